/// The words that English dates are made of.
enum DateWords {
  /// What a word may begin or be in a date.
  enum Role: Sendable {
    case month(Int)
    case weekday(Int)
    /// First month, length in months.
    case season(Int, Int)
    /// Days from today.
    case day(Int)
    /// Past -1, present 0, future 1.
    case deictic(Int)
    case number(Int)
    case ordinal(Int)
    case part
    case every
  }

  static let roles: [String: Role] = {
    var roles: [String: Role] = [:]
    let months = [
      ["january", "jan", "jan."], ["february", "feb", "feb."], ["march", "mar."], ["april", "apr", "apr."],
      ["may"],
      ["june", "jun."], ["july", "jul."], ["august", "aug", "aug."],
      ["september", "sept", "sept.", "sep", "sep."],
      ["october", "oct", "oct."], ["november", "nov", "nov."], ["december", "dec", "dec."],
    ]
    for (index, names) in months.enumerated() { for name in names { roles[name] = .month(index + 1) } }
    let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    for (index, name) in weekdays.enumerated() { roles[name] = .weekday(index) }
    // Seasons of the northern hemisphere; winter begins in December.
    roles["spring"] = .season(3, 3)
    roles["summer"] = .season(6, 3)
    roles["autumn"] = .season(9, 3)
    roles["fall"] = .season(9, 3)
    roles["winter"] = .season(12, 3)
    roles["today"] = .day(0)
    roles["tonight"] = .day(0)
    roles["yesterday"] = .day(-1)
    roles["tomorrow"] = .day(1)
    for word in ["last", "previous", "past"] { roles[word] = .deictic(-1) }
    for word in ["this", "current"] { roles[word] = .deictic(0) }
    for word in ["next", "coming", "upcoming"] { roles[word] = .deictic(1) }
    let numbers = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    for (index, word) in numbers.enumerated() { roles[word] = .number(index + 1) }
    for (word, value) in [("a", 1), ("an", 1), ("fifteen", 15), ("twenty", 20), ("thirty", 30)] {
      roles[word] = .number(value)
    }
    let ordinals = ["first", "second", "third", "fourth"]
    for (index, word) in ordinals.enumerated() { roles[word] = .ordinal(index + 1) }
    for word in ["early", "late", "mid", "mid-", "middle", "end", "beginning", "start"] {
      roles[word] = .part
    }
    for word in ["every", "annually", "yearly", "monthly", "weekly", "daily", "biannually", "biennially"] {
      roles[word] = .every
    }
    return roles
  }()

  static let units: [String: CalendarUnit] = [
    "day": .day, "days": .day, "week": .week, "weeks": .week, "month": .month, "months": .month,
    "quarter": .quarter, "quarters": .quarter, "year": .year, "years": .year, "decade": .decade,
    "decades": .decade, "century": .century, "centuries": .century,
  ]

  /// The kind of tie that a preposition or conjunction makes.
  static let ties: [String: DateExpression.Kind] = [
    "since": .since, "until": .until, "till": .until, "through": .until, "by": .until, "before": .before,
    "after": .after, "following": .after, "in": .on, "on": .on, "at": .on, "during": .on, "of": .on,
    "for": .on,
    "throughout": .on, "over": .on, "within": .on, "around": .on, "circa": .on, "from": .on, "between": .on,
    "to": .on, "as": .on, "back": .on, "dated": .on, "into": .on, "early": .on, "late": .on, "mid": .on,
  ]

  /// Prepositions after which a bare number of four digits is a year.
  static let yearPrepositions: Set<String> = [
    "in", "since", "until", "till", "before", "after", "by", "from", "during", "of", "between", "to",
    "through",
    "throughout", "around", "circa", "early", "late", "mid", "mid-", "year", "spring", "summer", "autumn",
    "fall",
    "winter", "end", "-", "\u{2013}", "into", "for", "fiscal",
  ]
}

/// Digits of a word and what hangs on them.
struct DateNumber {
  var value: Int
  var digitCount: Int
  /// `th`, `s`, … in lower case.
  var suffix: Substring

  /// `nil` unless the word starts with one to four digits.
  init?(_ lower: String) {
    var value = 0
    var count = 0
    for byte in lower.utf8 {
      guard (48...57).contains(byte) else { break }
      value = value * 10 + Int(byte - 48)
      count += 1
      guard count <= 4 else { return nil }
    }
    guard count > 0 else { return nil }
    self.value = value
    digitCount = count
    suffix = lower.dropFirst(count)
  }

  var dayOfMonth: Int? {
    guard digitCount <= 2, (1...31).contains(value) else { return nil }
    return ["", "st", "nd", "rd", "th"].contains(suffix) ? value : nil
  }

  var year: Int? { digitCount == 4 && suffix.isEmpty && (1000...2199).contains(value) ? value : nil }

  /// First year of a decade, "1990s", "1990's".
  var decade: Int? {
    guard value % 10 == 0, ["s", "'s"].contains(suffix) else { return nil }
    if digitCount == 4 { return (1000...2199).contains(value) ? value : nil }
    return digitCount == 2 ? (value >= 20 ? 1900 + value : 2000 + value) : nil
  }
}
