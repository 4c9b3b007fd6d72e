/// A date of the Gregorian calendar known to the year, the month or the day: `2010`, `2018-06`, `2018-06-05`.
///
/// Source: ISO 8601-1:2019, 5.2.2 (reduced precision).
public struct PartialDate: Hashable, Sendable, Codable, CustomStringConvertible {
  public let year: Int
  /// 1...12, `nil` where only the year is known.
  public let month: Int?
  /// 1...31, `nil` where only the month or the year is known.
  public let day: Int?

  /// `nil` where the parts are no date: month 13, 30 February, a day without a month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month, !(1...12).contains(month) { return nil }
    if let day {
      guard let month, (1...Self.dayCount(year: year, month: month)).contains(day) else { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count), zip(parts, widths).allSatisfy({ $0.count == $1 }) else { return nil }
    var numbers: [Int] = []
    for part in parts {
      var number = 0
      for byte in part {
        guard (48...57).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 48)
      }
      numbers.append(number)
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil
    )
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = PartialDate(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// First day that the date may mean, as days since 1970-01-01.
  public var firstDay: Int { Self.dayNumber(year: year, month: month ?? 1, day: day ?? 1) }

  /// Last day that the date may mean, as days since 1970-01-01.
  public var lastDay: Int {
    let month = month ?? 12
    return Self.dayNumber(year: year, month: month, day: day ?? Self.dayCount(year: year, month: month))
  }

  /// The full date of a day number.
  public init?(dayNumber: Int) {
    // Days to civil date: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
    let z = dayNumber + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Days since 1970-01-01 of a full date (Hinnant 2013, as above).
  public static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  public static func dayCount(year: Int, month: Int) -> Int {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    return month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

/// When something held or happened: one partial date, or a period with ends that may be open.
public struct Validity: Hashable, Sendable, Codable, CustomStringConvertible {
  /// First date; `nil` = open.
  public let from: PartialDate?
  /// Last date (of an end such as leaving an organisation: the first day that it holds no more is the day after);
  /// `nil` = open.
  public let to: PartialDate?
  /// Whether this is a single date (`2018-06`) and no period (`2018-06/`).
  public let isPoint: Bool

  public init(on date: PartialDate) {
    from = date
    to = date
    isPoint = true
  }

  public init(from: PartialDate?, to: PartialDate?) {
    self.from = from
    self.to = to
    isPoint = false
  }

  /// Reads a partial date or `from/to` with either side empty; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard let date = PartialDate(parts[0]) else { return nil }
      self.init(on: date)
    case 2:
      let from = parts[0].isEmpty || parts[0] == ".." ? nil : PartialDate(parts[0])
      let to = parts[1].isEmpty || parts[1] == ".." ? nil : PartialDate(parts[1])
      if from == nil && !(parts[0].isEmpty || parts[0] == "..") { return nil }
      if to == nil && !(parts[1].isEmpty || parts[1] == "..") { return nil }
      if let from, let to, from.firstDay > to.lastDay { return nil }
      self.init(from: from, to: to)
    default: return nil
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let validity = Validity(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(text)' is no date or period: write 2018-06-05, 2010 or 2017/2019-03")
    }
    self = validity
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  public var description: String {
    if isPoint, let from { return from.description }
    return (from?.description ?? "") + "/" + (to?.description ?? "")
  }

  /// First and last day (days since 1970-01-01) that it may cover; `Int.min` and `Int.max` for open ends.
  public var dayRange: ClosedRange<Int> { (from?.firstDay ?? Int.min)...(to?.lastDay ?? Int.max) }

  /// Whether some day of `date` lies in it.
  public func covers(_ date: PartialDate) -> Bool {
    dayRange.overlaps(date.firstDay...date.lastDay)
  }
}
