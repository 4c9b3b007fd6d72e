import EntenteModel
import EntenteText

/// Reads one date at a place of a sentence: explicit forms here, relative ones in `DateReader+Relative.swift`.
struct DateReader {
  let sentence: AnalysedSentence
  let documentDate: PartialDate?
  /// The date told last, in the sentence or before it in its paragraph.
  var previous: PartialDate?

  var lower: [String] { sentence.lower }

  func core(at index: Int) -> DateCore? {
    let form = sentence.lower[index]
    if let first = form.utf8.first, (48...57).contains(first) { return numeric(at: index) }
    if let core = fromPrevious(at: index) ?? middle(at: index) ?? halfAYear(at: index) { return core }
    guard let role = DateWords.roles[form] else {
      return form.utf8.first == UInt8(ascii: "q") ? shortQuarter(at: index) : nil
    }
    switch role {
    case .month(let month): return monthFirst(month, at: index)
    case .weekday(let weekday): return self.weekday(weekday, at: index)
    case .season(let month, let length): return season(month, length, at: index)
    case .day(let offset): return dayFromToday(offset, at: index)
    case .deictic(let direction): return deictic(direction, at: index)
    case .number(let count): return distance(count, at: index)
    case .ordinal(let number): return partOfYear(number, at: index)
    case .part: return partOfPresent(at: index)
    case .every: return nil
    }
  }

  func role(_ index: Int) -> DateWords.Role? {
    index >= 0 && index < lower.count ? DateWords.roles[lower[index]] : nil
  }

  func month(_ index: Int) -> Int? {
    guard case .month(let month)? = role(index), isCapitalised(index) else { return nil }
    return month
  }

  func number(_ index: Int) -> DateNumber? {
    index >= 0 && index < lower.count ? DateNumber(lower[index]) : nil
  }

  func form(_ index: Int) -> String { index >= 0 && index < lower.count ? lower[index] : "" }

  func isCapitalised(_ index: Int) -> Bool {
    sentence.words[index].form.unicodeScalars.first.map { $0.properties.isUppercase } ?? false
  }

  func isDash(_ index: Int) -> Bool { ["-", "\u{2013}", "\u{2014}"].contains(form(index)) }

  // MARK: - numbers first

  private func numeric(at index: Int) -> DateCore? {
    if form(index) == "9/11" {
      return PartialDate("2001-09-11").map {
        DateCore(words: index..<index + 1, from: $0, to: nil, isRelative: false)
      }
    }
    if let joined = joinedNumbers(at: index) { return joined }
    guard let number = number(index) else { return nil }
    if let decade = number.decade { return self.decade(decade, at: index) }
    if let core = dayFirst(number, at: index) { return core }
    if let core = isoDate(number, at: index) { return core }
    if let core = century(number, at: index) { return core }
    if let year = number.year, isYear(at: index) {
      return PartialDate(year: year).map {
        DateCore(words: index..<index + 1, from: $0, to: nil, isRelative: false)
      }
    }
    if number.suffix.isEmpty { return distance(number.value, at: index) }
    return nil
  }

  /// "5 June 2018", "28th of July", "28 and 29 July 2025", "5 to 7 June".
  private func dayFirst(_ number: DateNumber, at index: Int) -> DateCore? {
    guard let first = number.dayOfMonth else { return nil }
    var next = index + 1
    var last = first
    if ["and", "to", "or", "-", "\u{2013}", "\u{2014}", "until"].contains(form(next)),
      let second = self.number(next + 1)?.dayOfMonth, second > first
    {
      last = second
      next += 2
    }
    if form(next) == "of" { next += 1 }
    guard let month = month(next) else { return nil }
    return dated(days: first...last, month: month, words: index..<next + 1)
  }

  /// Completes day and month by a year that follows, or by the year of the context.
  private func dated(days: ClosedRange<Int>, month: Int, words: Range<Int>) -> DateCore? {
    var end = words.upperBound
    var year: Int?
    if let explicit = number(end)?.year {
      (year, end) = (explicit, end + 1)
    } else if form(end) == ",", let explicit = number(end + 1)?.year {
      (year, end) = (explicit, end + 2)
    }
    let isOpen = year == nil
    let known = year ?? contextYear(month: month, day: days.lowerBound, at: words.lowerBound)
    // 2000 is a leap year: it can stand in for any.
    let stated = known ?? 2000
    guard let from = PartialDate(year: stated, month: month, day: days.lowerBound),
      let to = PartialDate(year: stated, month: month, day: days.upperBound)
    else { return nil }
    return DateCore(
      words: words.lowerBound..<end, from: from, to: days.count > 1 ? to : nil, isRelative: isOpen,
      isYearOpen: isOpen,
      lacksYear: known == nil)
  }

  /// "June 5, 2018", "June 9 and 10, 2025", "June 2018", "June".
  private func monthFirst(_ month: Int, at index: Int) -> DateCore? {
    guard isCapitalised(index) else { return nil }
    if let joined = joinedDays(at: index + 1) {
      return dated(days: joined, month: month, words: index..<index + 2)
    }
    if let first = number(index + 1)?.dayOfMonth {
      var next = index + 2
      var last = first
      if form(next) == "and" || form(next) == "to" || isDash(next),
        let second = number(next + 1)?.dayOfMonth, second > first, self.month(next + 2) == nil
      {
        last = second
        next += 2
      }
      return dated(days: first...last, month: month, words: index..<next)
    }
    let yearPlace = [",", "of"].contains(form(index + 1)) ? index + 2 : index + 1
    if let year = number(yearPlace)?.year {
      return PartialDate(year: year, month: month).map {
        DateCore(words: index..<yearPlace + 1, from: $0, to: nil, isRelative: false)
      }
    }
    return bareMonth(month, at: index)
  }

  private func bareMonth(_ month: Int, at index: Int) -> DateCore? {
    let before = form(index - 1)
    let ties: Set<String> = [
      "in", "since", "until", "by", "of", "from", "early", "late", "mid", "through", "between", "before",
      "after",
      "during", "to", "and", "-", "mid-",
    ]
    // "May" and "March" are words of other kinds too; "of May" stands, "and May" hardly.
    guard ties.contains(before), lower[index] != "may" || before != "and" else { return nil }
    if let other = yearBehind(index + 1) {
      return PartialDate(year: other.year, month: month).map {
        DateCore(words: index..<other.end, from: $0, to: nil, isRelative: true)
      }
    }
    let year = contextYear(month: month, day: nil, at: index)
    guard let date = PartialDate(year: year ?? 2000, month: month) else { return nil }
    return DateCore(
      words: index..<index + 1, from: date, to: nil, isRelative: true, isYearOpen: true,
      lacksYear: year == nil)
  }

  /// One token made of two numbers: "28–29" before a month, "2014-2016", "2018/19", "2018-06-05".
  private func joinedNumbers(at index: Int) -> DateCore? {
    if let days = joinedDays(at: index), let month = month(index + 1) {
      return dated(days: days, month: month, words: index..<index + 2)
    }
    let form = self.form(index)
    if form.utf8.count == 10, let date = PartialDate(form) {
      return DateCore(words: index..<index + 1, from: date, to: nil, isRelative: false)
    }
    let parts = form.split { $0 == "-" || $0 == "\u{2013}" || $0 == "/" }
    guard parts.count == 2, let first = DateNumber(String(parts[0]))?.year,
      let tail = DateNumber(String(parts[1])),
      tail.suffix.isEmpty, tail.digitCount == 2 || tail.digitCount == 4
    else { return nil }
    let second = tail.digitCount == 4 ? tail.value : first / 100 * 100 + tail.value
    guard second > first, second - first < 200, let from = PartialDate(year: first),
      let to = PartialDate(year: second)
    else { return nil }
    return DateCore(words: index..<index + 1, from: from, to: to, isRelative: false)
  }

  private func joinedDays(at index: Int) -> ClosedRange<Int>? {
    let parts = form(index).split { $0 == "-" || $0 == "\u{2013}" }
    guard parts.count == 2, let first = DateNumber(String(parts[0]))?.dayOfMonth,
      let second = DateNumber(String(parts[1]))?.dayOfMonth, second > first
    else { return nil }
    return first...second
  }

  /// "2018-06-05" cut into five tokens without spaces.
  private func isoDate(_ number: DateNumber, at index: Int) -> DateCore? {
    guard let year = number.year, form(index + 1) == "-", form(index + 3) == "-", index + 4 < lower.count,
      let date = PartialDate("\(year)-\(form(index + 2))-\(form(index + 4))")
    else { return nil }
    return DateCore(words: index..<index + 5, from: date, to: nil, isRelative: false)
  }

  /// "the 1990s", "the early 1990s": some four years, "the 1970s and 1980s".
  private func decade(_ first: Int, at index: Int) -> DateCore? {
    var before = form(index - 1)
    if isDash(index - 1), form(index - 2) == "mid" { before = "mid" }
    var years = Self.part(before, ofDecade: first)
    var end = index + 1
    if ["and", "-", "\u{2013}"].contains(form(end)), let next = number(end + 1)?.decade, next > first {
      years = years.lowerBound...next + 9
      end += 2
    }
    guard let from = PartialDate(year: years.lowerBound), let to = PartialDate(year: years.upperBound) else {
      return nil
    }
    return DateCore(words: index..<end, from: from, to: to, isRelative: false)
  }

  private static func part(_ word: String, ofDecade first: Int) -> ClosedRange<Int> {
    switch word {
    case "early": first...first + 3
    case "mid", "mid-", "middle": first + 4...first + 6
    case "late": first + 7...first + 9
    default: first...first + 9
    }
  }

  /// "mid-2019", "mid-June 2019", "mid-1990s" in one word: years and months as wholes.
  private func middle(at index: Int) -> DateCore? {
    guard form(index).hasPrefix("mid-") else { return nil }
    let rest = String(form(index).dropFirst(4))
    let words = index..<index + 1
    if let number = DateNumber(rest) {
      if let decade = number.decade {
        let years = Self.part("mid", ofDecade: decade)
        guard let from = PartialDate(year: years.lowerBound), let to = PartialDate(year: years.upperBound)
        else { return nil }
        return DateCore(words: words, from: from, to: to, isRelative: false)
      }
      return number.year.flatMap { PartialDate(year: $0) }.map {
        DateCore(words: words, from: $0, to: nil, isRelative: false)
      }
    }
    guard case .month(let month)? = DateWords.roles[rest] else { return nil }
    if let year = number(index + 1)?.year {
      return PartialDate(year: year, month: month).map {
        DateCore(words: index..<index + 2, from: $0, to: nil, isRelative: false)
      }
    }
    let year = contextYear(month: month, day: nil, at: index)
    return PartialDate(year: year ?? 2000, month: month).map {
      DateCore(
        words: words, from: $0, to: nil, isRelative: true, isYearOpen: true, lacksYear: year == nil)
    }
  }

  /// "the 21st century".
  private func century(_ number: DateNumber, at index: Int) -> DateCore? {
    guard ["st", "nd", "rd", "th"].contains(number.suffix), form(index + 1) == "century", number.value <= 22,
      let from = PartialDate(year: max(1, (number.value - 1) * 100 + 1)),
      let to = PartialDate(year: number.value * 100)
    else { return nil }
    return DateCore(words: index..<index + 2, from: from, to: to, isRelative: false)
  }

  /// Whether four digits are a year here and no count, number of a law, or part of a name.
  private func isYear(at index: Int) -> Bool {
    let word = sentence.words[index]
    let before = form(index - 1)
    let following = index + 1 < lower.count ? sentence.words[index + 1] : nil
    if ["%", "percent", "million", "billion", "km", "dollars"].contains(form(index + 1)) { return false }
    if index > 0,
      ["$", "\u{20AC}", "\u{A3}", "no.", "no", "number", "resolution", "order", "agenda"].contains(before)
    {
      return false
    }
    // "the planned 2016 talks": nobody counts so many of them.
    if word.relation == "nummod", word.head > index, let year = number(index)?.year,
      (1900...2100).contains(year),
      NounClasses.type(ofLemma: sentence.words[word.head].lemma.lowercased()) == .event
    {
      return true
    }
    if word.relation == "nummod", word.head > index, sentence.words[word.head].isPlural,
      !["the", "'s", "its", "their", "this"].contains(before)
    {
      return false
    }
    if DateWords.yearPrepositions.contains(before) { return true }
    if before == "(" || form(index + 1) == ")" || word.deprel.hasSuffix(":tmod") { return true }
    if before == "," || before == "and" || before == "or" {
      // "2014, 2016 and 2018": a year in a list of years.
      if let year = number(index - 2)?.year { return (1000...2199).contains(year) }
      return false
    }
    let isModifier = following.map { $0.isNominal || $0.upos == .adj } ?? false
    let stands = index == 0 || ["the", "'s", "its", "their", "this", "our", "his", "her"].contains(before)
    return isModifier && stands
  }

  /// Gives months without a year the year of a date that follows in a list ("between June and August 2018"),
  /// and leaves out those whose year stays unknown.
  func withYearsFromNeighbours(_ cores: [DateCore]) -> [DateCore] {
    var cores = cores
    for index in cores.indices.dropLast().reversed() where cores[index].isYearOpen {
      let next = cores[index + 1]
      let gap = next.words.lowerBound - cores[index].words.upperBound
      guard !next.isYearOpen, next.from.month != nil, (0...2).contains(gap) else { continue }
      let from = cores[index].from
      guard let dated = PartialDate(year: next.from.year, month: from.month, day: from.day) else { continue }
      cores[index].from = dated
      cores[index].to = cores[index].to.flatMap {
        PartialDate(year: next.from.year, month: $0.month, day: $0.day)
      }
      cores[index].isYearOpen = false
      cores[index].lacksYear = false
      cores[index].isRelative = next.isRelative
    }
    return cores.filter { !$0.lacksYear }
  }
}
