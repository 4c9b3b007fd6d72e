import EntenteModel

/// Writes records as 32-bit words; texts go to a table and stand as indices.
struct RecordWriter {
  private(set) var words: [UInt32] = []
  private(set) var strings: [String] = []
  private var index: [String: UInt32] = [:]

  mutating func word(_ value: UInt32) { words.append(value) }

  mutating func text(_ text: String) {
    if let known = index[text] {
      words.append(known)
    } else {
      let new = UInt32(strings.count)
      index[text] = new
      strings.append(text)
      words.append(new)
    }
  }

  /// An optional text is 0 or 1, then the text.
  mutating func text(_ text: String?) {
    guard let text else { return word(0) }
    word(1)
    self.text(text)
  }

  mutating func flag(_ value: Bool) { word(value ? 1 : 0) }

  mutating func number(_ value: Double) {
    let bits = value.bitPattern
    word(UInt32(truncatingIfNeeded: bits))
    word(UInt32(truncatingIfNeeded: bits >> 32))
  }

  mutating func number(_ value: Double?) {
    flag(value != nil)
    if let value { number(value) }
  }

  /// Year, month and day in one word; 0: none.
  mutating func date(_ date: PartialDate?) {
    word(date.map { UInt32($0.year) << 9 | UInt32($0.month ?? 0) << 5 | UInt32($0.day ?? 0) } ?? 0)
  }

  /// 0: none, 1: a date, 2: a period.
  mutating func validity(_ validity: Validity?) {
    guard let validity else { return word(0) }
    word(validity.isPoint ? 1 : 2)
    date(validity.from)
    date(validity.to)
  }

  mutating func choice<Choice: CaseIterable & Equatable>(_ value: Choice) {
    var index: UInt32 = 0
    for other in Choice.allCases {
      if other == value { break }
      index += 1
    }
    word(index)
  }

  mutating func id(_ id: EntityID) { text(id.rawValue) }
  mutating func id(_ id: EntityID?) { text(id?.rawValue) }

  mutating func texts(_ texts: [String]) {
    word(UInt32(texts.count))
    for item in texts { text(item) }
  }

  mutating func ids(_ ids: [EntityID]) { texts(ids.map(\.rawValue)) }

  mutating func list<Record: CompiledRecord>(_ records: [Record]) {
    word(UInt32(records.count))
    for record in records { record.write(to: &self) }
  }

  mutating func record<Record: CompiledRecord>(_ record: Record?) {
    flag(record != nil)
    record?.write(to: &self)
  }
}

/// A record that the compiled file holds: what `write` writes, `init` reads in the same order.
protocol CompiledRecord {
  func write(to writer: inout RecordWriter)
  init(from reader: inout RecordReader)
}
