import EntenteModel

/// Reads what ``RecordWriter`` wrote. After something that cannot be, it hands out zeros and empty texts and remembers
/// the first reason, so that records need no error handling of their own: look at ``failure`` at the end.
struct RecordReader {
  private let words: [UInt32]
  private let strings: [String]
  private var position = 0
  private(set) var failure: String?

  init(words: [UInt32], strings: [String]) {
    self.words = words
    self.strings = strings
  }

  var isAtEnd: Bool { position == words.count }

  mutating func fail(_ reason: String) {
    if failure == nil { failure = "\(reason) at word \(position)" }
    position = words.count
  }

  mutating func word() -> UInt32 {
    guard position < words.count else {
      fail("a record ends early")
      return 0
    }
    defer { position += 1 }
    return words[position]
  }

  mutating func text() -> String {
    let index = Int(word())
    guard index < strings.count else {
      if failure == nil { fail("no text has the number \(index)") }
      return ""
    }
    return strings[index]
  }

  mutating func optionalText() -> String? { flag() ? text() : nil }

  mutating func flag() -> Bool {
    switch word() {
    case 0: return false
    case 1: return true
    default:
      fail("a flag is neither 0 nor 1")
      return false
    }
  }

  mutating func number() -> Double {
    let low = UInt64(word())
    return Double(bitPattern: low | UInt64(word()) << 32)
  }

  mutating func optionalNumber() -> Double? { flag() ? number() : nil }

  mutating func date() -> PartialDate? {
    let packed = word()
    if packed == 0 { return nil }
    let month = Int(packed >> 5 & 15)
    let day = Int(packed & 31)
    let date = PartialDate(year: Int(packed >> 9), month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    if date == nil { fail("a date is none") }
    return date
  }

  mutating func validity() -> Validity? {
    switch word() {
    case 0: return nil
    case 1:
      let from = date()
      _ = date()
      if let from { return Validity(on: from) }
      fail("a point in time has no date")
      return nil
    case 2:
      let from = date()
      return Validity(from: from, to: date())
    default:
      fail("a period is of an unknown kind")
      return nil
    }
  }

  /// - Parameter fallback: what is handed out after a failure.
  mutating func choice<Choice: CaseIterable>(_ fallback: Choice) -> Choice where Choice.AllCases == [Choice] {
    let index = Int(word())
    let all = Choice.allCases
    if index < all.count { return all[index] }
    fail("a choice has the number \(index) of \(all.count)")
    return fallback
  }

  mutating func id() -> EntityID { EntityID(text()) }
  mutating func optionalID() -> EntityID? { optionalText().map { EntityID($0) } }

  /// A length, never more than the words that are left: a damaged file must not ask for endless memory.
  private mutating func count() -> Int {
    let count = Int(word())
    guard count <= words.count - position else {
      fail("a list of \(count) entries does not fit")
      return 0
    }
    return count
  }

  mutating func texts() -> [String] {
    let count = count()
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(text()) }
    return texts
  }

  mutating func ids() -> [EntityID] { texts().map { EntityID($0) } }

  mutating func list<Record: CompiledRecord>(_ type: Record.Type = Record.self) -> [Record] {
    let count = count()
    var records: [Record] = []
    records.reserveCapacity(count)
    for _ in 0..<count where failure == nil { records.append(Record(from: &self)) }
    return records
  }

  mutating func optionalRecord<Record: CompiledRecord>(_ type: Record.Type = Record.self) -> Record? {
    flag() ? Record(from: &self) : nil
  }
}
