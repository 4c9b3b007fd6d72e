import EntenteModel
import EntenteText

extension DateReader {
  /// Year of a month told without one: that of the paragraph's last date, else the nearest that suits the tense.
  func contextYear(month: Int, day: Int?, at index: Int) -> Int? {
    // A text of today that looks back tells its own dates without a year; a history tells those of its paragraph.
    if let previous, documentDate.map({ $0.month == nil || abs($0.year - previous.year) > 3 }) ?? true {
      return previous.year
    }
    guard let documentDate else { return nil }
    guard let now = documentDate.month else { return documentDate.year }
    let isLater = month > now || (month == now && (day ?? 0) > (documentDate.day ?? 31))
    if isFuture(at: index) { return isLater || month == now ? documentDate.year : documentDate.year + 1 }
    // A day or two after the date of the document: a communiqué that was dated early.
    return isLater && month - now > 0 ? documentDate.year - 1 : documentDate.year
  }

  /// Whether a verb above the word stands in the future.
  func isFuture(at index: Int) -> Bool {
    var current = index
    for _ in 0..<6 {
      let marks = sentence.tree.children(of: current).contains { child in
        ["will", "'ll", "shall"].contains(sentence.lower[child])
          || (sentence.lower[child] == "to" && sentence.words[child].relation == "mark")
      }
      if marks { return true }
      guard let head = sentence.tree.head(of: current) else { return false }
      current = head
    }
    return false
  }

  func weekday(_ weekday: Int, at index: Int) -> DateCore? {
    guard isCapitalised(index) else { return nil }
    // "Monday, 5 June 2018" is the date that follows.
    for start in [index + 1, index + 2] where start < lower.count {
      if start == index + 2, ![",", "("].contains(form(index + 1)) { break }
      if let explicit = explicitDate(at: start), explicit.from.day != nil {
        var core = explicit
        core.words = index..<explicit.words.upperBound
        return core
      }
    }
    guard let documentDate, let today = documentDate.weekday else { return nil }
    let direction: Int =
      switch DateWords.roles[form(index - 1)] {
      case .deictic(let value)?: value
      default: isFuture(at: index) ? 1 : -1
      }
    var offset = weekday - today
    if direction < 0, offset > 0 { offset -= 7 }
    if direction > 0, offset <= 0 { offset += 7 }
    if direction < 0, offset == 0, form(index - 1) == "last" { offset = -7 }
    guard let date = PartialDate(dayNumber: documentDate.firstDay + offset) else { return nil }
    return DateCore(words: index..<index + 1, from: date, to: nil, isRelative: true)
  }

  /// A date that starts with a number or a month.
  private func explicitDate(at index: Int) -> DateCore? {
    switch role(index) {
    case .month?: return core(at: index)
    case nil where number(index) != nil: return core(at: index)
    default: return nil
    }
  }

  /// "Spring 2018", "in the Spring", "last summer".
  func season(_ month: Int, _ length: Int, at index: Int) -> DateCore? {
    let place = [",", "of"].contains(form(index + 1)) ? index + 2 : index + 1
    if let year = number(place)?.year {
      return period(year, month, length, index..<place + 1, isRelative: false)
    }
    let isTied =
      ["in", "during", "since", "until", "by"].contains(form(index - 1))
      || (form(index - 1) == "the"
        && ["in", "during", "since", "until", "by", "of"].contains(form(index - 2)))
    if let other = yearBehind(index + 1) {
      return period(other.year, month, length, index..<other.end, isRelative: true)
    }
    // "in the fall of …" is no autumn.
    guard isTied, form(index + 1) != "of", let year = contextYear(month: month, day: nil, at: index) else {
      return nil
    }
    return period(year, month, length, index..<index + 1, isRelative: true)
  }

  private func period(_ year: Int, _ month: Int, _ length: Int, _ words: Range<Int>, isRelative: Bool)
    -> DateCore?
  {
    let last = year * 12 + month - 1 + length - 1
    guard let from = PartialDate(year: year, month: month),
      let to = PartialDate(year: last / 12, month: last % 12 + 1)
    else { return nil }
    return DateCore(words: words, from: from, to: to, isRelative: isRelative)
  }

  /// "of last year", "this year" behind a month or a season.
  func yearBehind(_ index: Int) -> (year: Int, end: Int)? {
    let place = form(index) == "of" ? index + 1 : index
    guard let documentDate, form(place + 1) == "year", case .deictic(let direction)? = role(place) else {
      return nil
    }
    return (documentDate.year + direction, place + 2)
  }

  /// "the following year", "the next day", "that month", "the same year": reckoned from the date told before.
  func fromPrevious(at index: Int) -> DateCore? {
    guard let previous else { return nil }
    let (before, word, unit) = (form(index - 1), form(index), form(index + 1))
    // "the year before", "the day after" at the end of what is told
    if before == "the", let length = DateWords.units[word], ["before", "after"].contains(unit),
      index + 2 == lower.count || sentence.words[index + 2].upos == .punct
    {
      return previous.moved(by: unit == "after" ? 1 : -1, length).map {
        DateCore(words: index..<index + 2, from: $0, to: nil, isRelative: true)
      }
    }
    if word == "then", before == "since" {
      return DateCore(words: index..<index + 1, from: previous, to: nil, isRelative: true)
    }
    let steps = ["following": 1, "next": 1, "previous": -1, "preceding": -1, "same": 0, "that": 0]
    guard let step = steps[word], before == "the" || word == "that", let unit = DateWords.units[unit],
      unit != .decade, unit != .century, unit != .quarter
    else { return nil }
    guard let date = step == 0 ? previous.cut(to: unit) : previous.moved(by: step, unit) else { return nil }
    return DateCore(words: index..<index + 2, from: date, to: nil, isRelative: true)
  }

  func dayFromToday(_ offset: Int, at index: Int) -> DateCore? {
    guard let documentDate, form(index + 1) != "'s" else { return nil }
    // "today's world", "China today" as "nowadays": the day is meant where it is known, or where somebody acts on it.
    let isDay = documentDate.day != nil
    // "the day before yesterday", "the day after tomorrow"
    if offset != 0, isDay, form(index - 2) == "day", form(index - 1) == (offset < 0 ? "before" : "after") {
      return PartialDate(dayNumber: documentDate.firstDay + 2 * offset).map {
        DateCore(words: index - 2..<index + 1, from: $0, to: nil, isRelative: true)
      }
    }
    guard isDay || (offset == 0 && isActedOn(index)) else { return nil }
    let date = isDay ? PartialDate(dayNumber: documentDate.firstDay + offset) : documentDate
    return date.map { DateCore(words: index..<index + 1, from: $0, to: nil, isRelative: true) }
  }

  /// "met today", "today, we reaffirm"
  private func isActedOn(_ index: Int) -> Bool {
    guard let verb = sentence.tree.head(of: index) else { return false }
    let isFirstPerson = sentence.tree.children(of: verb).contains {
      sentence.words[$0].relation == "nsubj" && ["we", "i"].contains(lower[$0])
    }
    return sentence.words[verb].xpos == "VBD" || (isFirstPerson && sentence.words[verb].xpos == "VBP")
  }

  /// "last month", "this year", "next Monday", "the past three years", "last June".
  func deictic(_ direction: Int, at index: Int) -> DateCore? {
    guard let documentDate else { return nil }
    // "this morning", "last night"
    if (direction == 0 && ["morning", "afternoon", "evening"].contains(form(index + 1)))
      || (direction < 0 && form(index + 1) == "night"), documentDate.day != nil
    {
      return PartialDate(dayNumber: documentDate.firstDay + direction).map {
        DateCore(words: index..<index + 2, from: $0, to: nil, isRelative: true)
      }
    }
    // "this coming Friday", "this past month"
    if direction == 0, case .deictic(let other)? = role(index + 1), other != 0, var core = core(at: index + 1)
    {
      core.words = index..<core.words.upperBound
      return core
    }
    switch role(index + 1) {
    case .month(let month)? where isCapitalised(index + 1) && number(index + 2)?.dayOfMonth == nil:
      return deicticMonth(month, direction, at: index)
    case .season(let month, let length)?:
      let now = documentDate.month ?? 12
      let year =
        documentDate.year + (direction < 0 && month >= now ? -1 : direction > 0 && month <= now ? 1 : 0)
      return period(year, month, length, index..<index + 2, isRelative: true)
    case .weekday?:
      guard var core = core(at: index + 1) else { return nil }
      core.words = index..<core.words.upperBound
      return core
    default: break
    }
    if let unit = DateWords.units[form(index + 1)], !form(index + 1).hasSuffix("s") {
      return deicticUnit(unit, direction, at: index)
    }
    // "the last three years": a period up to the document's date, or from it.
    guard direction != 0, let count = countWord(index + 1), let unit = DateWords.units[form(index + 2)] else {
      return nil
    }
    let base =
      unit == .day || unit == .week ? documentDate : (PartialDate(year: documentDate.year) ?? documentDate)
    guard let other = base.moved(by: direction * count, unit) else { return nil }
    return DateCore(
      words: index..<index + 3, from: direction < 0 ? other : base, to: direction < 0 ? base : other,
      isRelative: true)
  }

  private func deicticMonth(_ month: Int, _ direction: Int, at index: Int) -> DateCore? {
    guard let documentDate else { return nil }
    if number(index + 2)?.year != nil { return nil }
    let now = documentDate.month ?? (direction < 0 ? 12 : 1)
    let year =
      documentDate.year + (direction < 0 && month >= now ? -1 : direction > 0 && month <= now ? 1 : 0)
    return PartialDate(year: year, month: month).map {
      DateCore(words: index..<index + 2, from: $0, to: nil, isRelative: true)
    }
  }

  private func deicticUnit(_ unit: CalendarUnit, _ direction: Int, at index: Int) -> DateCore? {
    guard let documentDate else { return nil }
    let words = index..<index + 2
    switch unit {
    case .day: return nil
    case .week:
      guard let weekday = documentDate.weekday else { return nil }
      let monday = documentDate.firstDay - weekday + 7 * direction
      guard let from = PartialDate(dayNumber: monday), let to = PartialDate(dayNumber: monday + 6) else {
        return nil
      }
      return DateCore(words: words, from: from, to: to, isRelative: true)
    case .month:
      return documentDate.month == nil
        ? nil
        : PartialDate(year: documentDate.year, month: documentDate.month)?.moved(by: direction, .month).map {
          DateCore(words: words, from: $0, to: nil, isRelative: true)
        }
    case .quarter:
      guard let month = documentDate.month else { return nil }
      let first = documentDate.year * 12 + (month - 1) / 3 * 3 + 3 * direction
      return period(first / 12, first % 12 + 1, 3, words, isRelative: true)
    case .year:
      return PartialDate(year: documentDate.year + direction).map {
        DateCore(words: words, from: $0, to: nil, isRelative: true)
      }
    case .decade:
      // "the last decade" is ten years back from here, "this decade" that of the calendar.
      let first = direction == 0 ? documentDate.year / 10 * 10 : documentDate.year + min(0, direction * 10)
      guard let from = PartialDate(year: first), let to = PartialDate(year: first + (direction == 0 ? 9 : 10))
      else { return nil }
      return DateCore(words: words, from: from, to: to, isRelative: true)
    case .century:
      let first = ((documentDate.year - 1) / 100 + direction) * 100 + 1
      guard let from = PartialDate(year: first), let to = PartialDate(year: first + 99) else { return nil }
      return DateCore(words: words, from: from, to: to, isRelative: true)
    }
  }

  private func countWord(_ index: Int) -> Int? {
    if case .number(let count)? = role(index), !["a", "an"].contains(form(index)) { return count }
    if let number = number(index), number.suffix.isEmpty, number.digitCount <= 3 { return number.value }
    return nil
  }

  /// "two years ago", "three days later", "a year earlier".
  func distance(_ count: Int, at index: Int) -> DateCore? {
    guard count < 1000, let unit = DateWords.units[form(index + 1)] else { return nil }
    let base: PartialDate?
    let direction: Int
    switch form(index + 2) {
    case "ago": (base, direction) = (documentDate, -1)
    case "later": (base, direction) = (previous, 1)
    case "earlier", "before": (base, direction) = (previous, -1)
    default: return lasting(count, unit, at: index)
    }
    // "two years before the war" counts from what follows.
    if form(index + 2) == "before", index + 3 < lower.count, sentence.words[index + 3].upos != .punct {
      return nil
    }
    guard let date = base?.moved(by: direction * count, unit) else { return nil }
    return DateCore(words: index..<index + 3, from: date, to: nil, isRelative: true)
  }

  /// "has been at war for three years": since then.
  private func lasting(_ count: Int, _ unit: CalendarUnit, at index: Int) -> DateCore? {
    var before = index - 1
    while ["more", "than", "over", "nearly", "almost", "about", "some", "around", "at", "least"].contains(
      form(before))
    { before -= 1 }
    guard form(before) == "for", isPerfect(at: index + 1),
      let date = documentDate?.moved(by: -count, unit)
    else { return nil }
    var core = DateCore(words: index..<index + 2, from: date, to: nil, isRelative: true)
    core.isLasting = true
    return core
  }

  /// Whether the verb above a word stands in the present perfect.
  private func isPerfect(at index: Int) -> Bool {
    var current = index
    for _ in 0..<4 {
      guard let head = sentence.tree.head(of: current) else { return false }
      if sentence.tree.children(of: head).contains(where: { ["has", "have", "'ve"].contains(lower[$0]) }) {
        return true
      }
      current = head
    }
    return false
  }

  /// "half a year later"
  func halfAYear(at index: Int) -> DateCore? {
    guard form(index) == "half", form(index + 1) == "a", form(index + 2) == "year" else { return nil }
    let base = form(index + 3) == "ago" ? documentDate : previous
    let direction = form(index + 3) == "later" ? 1 : -1
    guard ["ago", "later", "earlier"].contains(form(index + 3)),
      let date = base?.moved(by: 6 * direction, .month)
    else { return nil }
    return DateCore(words: index..<index + 4, from: date, to: nil, isRelative: true)
  }

  /// "the end of the month", "the beginning of the year": of that in which the text stands, or tells.
  func partOfPresent(at index: Int) -> DateCore? {
    guard ["end", "beginning", "start", "middle"].contains(form(index)), form(index + 1) == "of",
      form(index + 2) == "the", let unit = DateWords.units[form(index + 3)], !form(index + 3).hasSuffix("s"),
      form(index + 4) != "of"
    else { return nil }
    let words = index..<index + 4
    if let previous, documentDate.map({ abs($0.year - previous.year) > 3 }) ?? true {
      return previous.cut(to: unit).map { DateCore(words: words, from: $0, to: nil, isRelative: true) }
    }
    guard var core = deicticUnit(unit, 0, at: index) else { return nil }
    core.words = words
    return core
  }

  /// "the first half of 2018", "the second quarter of 2019", "the first half of this year".
  func partOfYear(_ number: Int, at index: Int) -> DateCore? {
    let length: Int
    switch form(index + 1) {
    case "half" where number <= 2: length = 6
    case "quarter" where number <= 4: length = 3
    default: return nil
    }
    let place = form(index + 2) == "of" ? index + 3 : index + 2
    if let other = yearBehind(index + 2) {
      return period(other.year, (number - 1) * length + 1, length, index..<other.end, isRelative: true)
    }
    guard let year = self.number(place)?.year else { return nil }
    return period(year, (number - 1) * length + 1, length, index..<place + 1, isRelative: false)
  }

  /// "Q2 2018".
  func shortQuarter(at index: Int) -> DateCore? {
    guard let quarter = Int(form(index).dropFirst()), (1...4).contains(quarter),
      let year = number(form(index + 1) == "of" ? index + 2 : index + 1)?.year
    else { return nil }
    let end = form(index + 1) == "of" ? index + 3 : index + 2
    return period(year, quarter * 3 - 2, 3, index..<end, isRelative: false)
  }
}
