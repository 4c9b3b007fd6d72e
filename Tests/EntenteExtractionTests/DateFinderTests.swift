import EntenteModel
import EntenteTestSupport
import Testing

@testable import EntenteExtraction

@Suite("Dates in sentences")
struct DateFinderTests {
  /// A Wednesday.
  let documentDate = PartialDate("2021-06-16")

  func found(_ text: String, date: PartialDate?, previous: PartialDate? = nil) -> [String] {
    let sentence = HandMade.analysed(text)
    return DateFinder().dates(in: sentence, documentDate: date, previous: previous).map {
      "\($0.kind.rawValue) \($0.validity)"
    }
  }

  @Test(
    "an explicit date is read as precisely as it is written",
    arguments: [
      ("They met on 5 June 2018 .", "on 2018-06-05"), ("They met on June 5 , 2018 .", "on 2018-06-05"),
      ("They met on the 5th of June 2018", "on 2018-06-05"), ("The pact of March 2016 failed", "on 2016-03"),
      ("It began in 2010 .", "on 2010"), ("The law ( 2003 ) stands", "on 2003"),
      ("In the 1990s trade grew", "on 1990/1999"),
      ("They met on Monday , 5 June 2018 .", "on 2018-06-05"),
      ("Talks took place on 28 and 29 July 2025", "on 2025-07-28/2025-07-29"),
      ("Talks took place on July 28–29 , 2025", "on 2025-07-28/2025-07-29"),
      ("signed on 2018-06-05 in Rome", "on 2018-06-05"),
      ("in the first half of 2018 trade fell", "on 2018-01/2018-06"),
      ("in Q2 2018 trade fell", "on 2018-04/2018-06"),
      ("In Spring 2019 they met", "on 2019-03/2019-05"), ("In winter 2019 they met", "on 2019-12/2020-02"),
      ("since 9/11", "since 2001-09-11/"), ("in the 19th century", "on 1801/1900"),
      ("in the 2018/19 season", "on 2018/2019"), ("in the early 1990s", "on 1990/1993"),
      ("in the mid-1990s", "on 1994/1996"), ("in the late 1970s", "on 1977/1979"),
      ("in the 1970s and 1980s", "on 1970/1989"), ("in mid-2019 they left", "on 2019"),
      ("in mid-June 2019 they left", "on 2019-06"),
      ("at the end of 2014 they left", "on 2014"), ("by the end of 2014 they left", "until /2014"),
    ])
  func explicit(text: String, expected: String) {
    #expect(found(text, date: nil) == [expected])
  }

  @Test(
    "what goes on from a date told before is reckoned from it",
    arguments: [
      ("They left the following year .", "on 2019"), ("They left that month .", "on 2018-06"),
      ("They met the next day .", "on 2018-06-06"), ("They have talked since then .", "since 2018-06-05/"),
      ("They left the same year .", "on 2018"), ("They left the year before", "on 2017"),
      ("They left the day after", "on 2018-06-06"), ("Half a year later they left", "on 2018-12"),
    ])
  func fromPrevious(text: String, expected: String) {
    #expect(found(text, date: documentDate, previous: PartialDate("2018-06-05")) == [expected])
  }

  @Test(
    "parts of the day and years behind months",
    arguments: [
      ("They met this morning .", "on 2021-06-16"), ("They met last night .", "on 2021-06-15"),
      ("In the spring of last year they met .", "on 2020-03/2020-05"),
      ("In June of last year they met .", "on 2020-06"),
    ])
  func parts(text: String, expected: String) {
    #expect(found(text, date: documentDate) == [expected])
  }

  @Test(
    "the word before a date makes it a limit",
    arguments: [
      ("yearly since 2010", "since 2010/"), ("until May 2012", "until /2012-05"),
      ("before 1999", "before /1999"),
      ("prior to 1999", "before /1999"), ("after 4 May 2001", "after 2001-05-04/"),
      ("starting in 2015", "since 2015/"),
      ("between 2014 and 2016", "between 2014/2016"), ("from 2010 to 2012", "between 2010/2012"),
      ("in 2014 – 2016", "between 2014/2016"),
      ("between June and August 2018", "between 2018-06/2018-08"),
      ("from June 30 to July 2 , 2022", "between 2022-06-30/2022-07-02"),
      ("from 5 to 7 June 2018", "between 2018-06-05/2018-06-07"),
    ])
  func ties(text: String, expected: String) {
    #expect(found(text, date: nil) == [expected])
  }

  @Test(
    "a relative expression is reckoned from the document's date",
    arguments: [
      ("It happened last month .", "on 2021-05"), ("It happened last week .", "on 2021-06-07/2021-06-13"),
      ("It happened today .", "on 2021-06-16"), ("It happened yesterday .", "on 2021-06-15"),
      ("It happened on Monday .", "on 2021-06-14"), ("It happened last Wednesday .", "on 2021-06-09"),
      ("It happened this year .", "on 2021"),
      ("It happened in May .", "on 2021-05"), ("It happened in October .", "on 2020-10"),
      ("It happened two years ago .", "on 2019"), ("over the last three years", "on 2018/2021"),
      ("on the 5 June", "on 2021-06-05"), ("in the Spring", "on 2021-03/2021-05"),
      ("next year they meet", "on 2022"),
      ("last December they met", "on 2020-12"), ("this quarter", "on 2021-04/2021-06"),
      ("at the end of the month", "on 2021-06"), ("since the beginning of the year", "since 2021/"),
      ("in the first half of this year", "on 2021-01/2021-06"), ("the day before yesterday", "on 2021-06-14"),
      ("the day after tomorrow", "on 2021-06-18"), ("this coming Friday", "on 2021-06-18"),
      ("two weeks ago they left", "on 2021-06-02"), ("earlier this year", "on 2021"),
      ("over the past two years", "on 2019/2021"), ("until the end of this month", "until /2021-06"),
      ("on June 3rd they met", "on 2021-06-03"),
    ])
  func relative(text: String, expected: String) {
    #expect(found(text, date: documentDate) == [expected])
  }

  @Test("a day told with a verb in the future lies ahead")
  func future() {
    let text = "They/PRON/nsubj/3 will/AUX/aux/3 meet/VERB/root/0 on/ADP/case/5 Monday/PROPN/obl/3"
    #expect(found(text, date: documentDate) == ["on 2021-06-21"])
    let month = "They/PRON/nsubj/3 will/AUX/aux/3 meet/VERB/root/0 in/ADP/case/5 March/PROPN/obl/3"
    #expect(found(month, date: documentDate) == ["on 2022-03"])
  }

  @Test("a distance is counted from the date told before")
  func distance() {
    #expect(
      found("Three days later they met", date: nil, previous: PartialDate("2018-02-27")) == ["on 2018-03-02"])
    #expect(found("Three days later they met", date: documentDate) == [])
  }

  @Test("a date of the same sentence is what the next is reckoned from")
  func sameSentence() {
    #expect(
      found("They left in 2015 and a year later came back", date: documentDate) == ["on 2015", "on 2016"])
  }

  @Test("what has lasted for some time began so long ago; what lasted is over")
  func lasting() {
    let perfect =
      "They/PRON/nsubj/3 have/AUX/aux/3 fought/VERB/root/0 for/ADP/case/6 three/NUM/nummod/6 years/NOUN/obl/3"
    #expect(found(perfect, date: documentDate) == ["since 2018/"])
    let past = "They/PRON/nsubj/2 fought/VERB/root/0 for/ADP/case/5 three/NUM/nummod/5 years/NOUN/obl/2"
    #expect(found(past, date: documentDate) == [])
  }

  @Test(
    "numbers that are no dates give none",
    arguments: [
      "They sent 2000/NUM/nummod/4 troops/NOUN/obj/2", "under Executive Order 2010", "the NATO 2030 agenda",
      "It may help",
      "They march in step", "some $ 2015 were paid", "in recent years", "Resolution 1999 was adopted",
      "in July they met",
    ])
  func noDates(text: String) {
    // Without a date of the document nothing can be reckoned.
    #expect(found(text, date: nil) == [])
  }

  @Test("a known event dates what is tied to it, and nothing else")
  func events() {
    let finder = DateFinder(events: ["cold war": Validity(from: PartialDate("1947"), to: PartialDate("1991"))]
    )
    func dates(_ text: String) -> [String] {
      finder.dates(in: HandMade.analysed(text), documentDate: nil).map {
        "\($0.kind.rawValue) \($0.validity)"
      }
    }
    #expect(dates("during the Cold War") == ["on 1947/1991"])
    #expect(dates("after the Cold War") == ["after 1991/"])
    #expect(dates("since the end of the Cold War") == ["since 1991/"])
    #expect(dates("he studied the Cold War") == [])
  }

  @Test("what recurs has a period")
  func recurrence() {
    func periods(_ text: String) -> [String] {
      DateFinder().recurrences(in: HandMade.analysed(text)).map(\.period)
    }
    #expect(periods("held every four years") == ["P4Y"])
    #expect(periods("held every year") == ["P1Y"])
    #expect(periods("held every other month") == ["P2M"])
    #expect(periods("held every time") == [])
  }

  @Test("no word is in two dates, whatever the text")
  func disjoint() {
    var generator = SeededGenerator(seed: 7)
    let pool = [
      "5", "June", "2018", "and", ",", "since", "in", "the", "last", "year", "Monday", "–", "1990s", "of",
      "first", "half",
      "28–29", "Q2", "three", "days", "later", "ago", "between", "to", "(", ")", "May", "spring", "today",
      "2014-16", "9/11",
    ]
    for _ in 0..<400 {
      let text = (0..<12).map { _ in pool[Int(generator.next() % UInt64(pool.count))] }.joined(separator: " ")
      let dates = DateFinder().dates(
        in: HandMade.analysed(text), documentDate: documentDate, previous: PartialDate("2001"))
      for (first, second) in zip(dates, dates.dropFirst()) {
        #expect(first.words.upperBound <= second.words.lowerBound, "\(text)")
      }
    }
  }
}
