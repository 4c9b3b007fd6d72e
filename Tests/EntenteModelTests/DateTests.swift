import EntenteModel
import Testing

@Suite struct DateTests {
  @Test(
    "reads years, months and days, and writes them back",
    arguments: ["0001", "2018-06", "2018-06-05", "2020-02-29"])
  func roundTrip(_ text: String) { #expect(PartialDate(text)?.description == text) }

  @Test(
    "refuses what is no date",
    arguments: [
      "", "18", "2018-13", "2018-00", "2018-6-5", "2019-02-29", "2018-06-31", "2018/06", "20180605",
      "2018-06-05-01", "٢٠١٨",
    ])
  func refused(_ text: String) { #expect(PartialDate(text) == nil) }

  @Test("day numbers and dates are inverse over four centuries")
  func dayNumbers() throws {
    for day in stride(from: -100_000, through: 100_000, by: 17) {
      let date = try #require(PartialDate(dayNumber: day))
      #expect(date.firstDay == day && date.lastDay == day)
    }
    #expect(PartialDate("1970-01-01")?.firstDay == 0)
    #expect(PartialDate("2000-03-01")?.firstDay == 11_017)
  }

  @Test("a month covers its days, a year its months")
  func ranges() throws {
    let month = try #require(PartialDate("2020-02"))
    #expect(month.lastDay - month.firstDay == 28)
    let year = try #require(PartialDate("2019"))
    #expect(year.lastDay - year.firstDay == 364)
  }

  @Test(
    "reads points and periods with open ends",
    arguments: ["2018-06-05", "2017/2019-03", "2010/", "/2020-01-31"])
  func validity(_ text: String) { #expect(Validity(text)?.description == text) }

  @Test(
    "refuses periods that end before they begin",
    arguments: ["2019/2018", "2018-06-05/2018-06-04", "a/b", "1/2/3"])
  func badValidity(_ text: String) { #expect(Validity(text) == nil) }

  @Test("a period covers a date on its last day and none after it")
  func covers() throws {
    let membership = try #require(Validity("1973-01-01/2020-01-31"))
    #expect(membership.covers(try #require(PartialDate("2020-01-31"))))
    #expect(membership.covers(try #require(PartialDate("2020"))))
    #expect(!membership.covers(try #require(PartialDate("2020-02-01"))))
    #expect(try #require(Validity("2010/")).covers(try #require(PartialDate("2999"))))
  }
}
