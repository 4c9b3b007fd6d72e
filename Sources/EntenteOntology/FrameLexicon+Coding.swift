import EntenteModel

/// The compiled form: version, table of strings, then frames, cues and support verbs as numbers (LEB128) into it.
extension FrameLexicon {
  private static let version = 4

  /// Equal lexicons give equal bytes.
  public func encode() -> [UInt8] {
    var writer = FrameWriter()
    writer.list(frames) { $0.frame($1) }
    writer.list(cues) { $0.cue($1) }
    writer.list(supportVerbs) { $0.support($1) }
    writer.list(classes.keys.sorted()) { writer, name in
      writer.string(name)
      writer.list(classes[name, default: []].sorted()) { $0.string($1) }
    }
    writer.list(operators) { $0.operation($1) }
    writer.list(eventExamples) { $0.example($1) }
    return writer.finish(version: Self.version)
  }

  /// Reads what ``encode()`` wrote; damaged bytes are an error, never a crash.
  public init(decoding bytes: [UInt8]) throws(FrameLexiconError) {
    var reader = try FrameReader(bytes, version: Self.version)
    let frames = try reader.list { (r) throws(FrameLexiconError) in try r.frame() }
    let cues = try reader.list { (r) throws(FrameLexiconError) in try r.cue() }
    let supports = try reader.list { (r) throws(FrameLexiconError) in try r.support() }
    let classes = try reader.list { (r) throws(FrameLexiconError) in (try r.string(), Set(try r.strings())) }
    let operators = try reader.list { (r) throws(FrameLexiconError) in try r.operation() }
    let examples = try reader.list { (r) throws(FrameLexiconError) in try r.example() }
    self.init(
      frames: frames, cues: cues, supportVerbs: supports,
      classes: Dictionary(classes, uniquingKeysWith: { $1 }), operators: operators, eventExamples: examples)
  }
}

private struct FrameWriter {
  private var body: [UInt8] = []
  private var strings: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(_ value: Int) { Self.number(value, to: &body) }

  private static func number(_ value: Int, to bytes: inout [UInt8]) {
    var rest = UInt(value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func string(_ text: String) {
    if let known = numbers[text] { return number(known) }
    numbers[text] = strings.count
    number(strings.count)
    strings.append(text)
  }

  /// `nil` as 0, a string as 1 and the string.
  mutating func optional(_ text: String?) {
    number(text == nil ? 0 : 1)
    if let text { string(text) }
  }

  mutating func list<Item>(_ items: [Item], _ write: (inout FrameWriter, Item) -> Void) {
    number(items.count)
    for item in items { write(&self, item) }
  }

  mutating func words(_ words: [FrameWord]) {
    list(words) {
      $0.string($1.lemma)
      $0.number(Int($1.wordClass.rawValue))
    }
  }

  mutating func paths(_ paths: [FramePath]) {
    list(paths) { writer, path in
      writer.list(path.steps) { writer, step in
        writer.number(Int(step.slot.rawValue))
        writer.list(step.prepositions) { $0.string($1) }
      }
    }
  }

  mutating func frame(_ frame: Frame) {
    string(frame.id)
    words(frame.words)
    list(frame.roles) { writer, role in
      writer.string(role.name)
      writer.paths(role.paths)
      writer.list(role.types) { $0.string($1.rawValue) }
    }
    list(frame.conditions) { writer, condition in
      writer.paths(condition.paths)
      writer.list(condition.lemmas.sorted()) { $0.string($1) }
      writer.list(condition.types) { $0.string($1.rawValue) }
      writer.number(condition.isNegated ? 1 : 0)
    }
    list(frame.results) { $0.result($1) }
    number(frame.isReciprocal ? 1 : 0)
    optional(frame.event?.plover)
    optional(frame.event?.mode)
    optional(frame.event?.cameo)
    list(frame.event?.contexts ?? []) { $0.string($1) }
    number(Int((frame.confidence * 1000).rounded()))
    string(frame.example)
    list(frame.expectations) { $0.expectation($1) }
    string(frame.origin)
  }

  mutating func result(_ result: FrameResult) {
    string(result.relation.rawValue)
    string(result.subject)
    string(result.object)
    string(result.polarity.rawValue)
    optional(result.modality?.rawValue)
    optional(result.sign?.rawValue)
    arguments(result.arguments)
  }

  mutating func arguments(_ arguments: [FrameArgument]) {
    list(arguments) {
      $0.string($1.name)
      $0.string($1.value)
    }
  }

  mutating func expectation(_ expectation: FrameExpectation) {
    string(expectation.subject)
    string(expectation.relation.rawValue)
    string(expectation.object)
    string(expectation.polarity.rawValue)
    string(expectation.modality.rawValue)
    string(expectation.attribution)
    arguments(expectation.arguments)
  }

  mutating func cue(_ cue: StanceCue) {
    string(cue.name)
    words(cue.words)
    number(Int(cue.scope.rawValue))
    paths(cue.governs)
    optional(cue.polarity?.rawValue)
    optional(cue.modality?.rawValue)
    number(cue.isWeak ? 1 : 0)
    number(Int(cue.negation.rawValue))
    switch cue.speaker {
    case .none: number(0)
    case .unnamed: number(1)
    case .path(let speaker):
      number(2)
      paths(speaker)
    }
    list(cue.speakerTypes) { $0.string($1.rawValue) }
    list(cue.exceptions.sorted()) { $0.string($1) }
    string(cue.origin)
  }

  mutating func support(_ support: SupportVerb) {
    words(support.words)
    number(Int(support.passing.rawValue))
    string(support.polarity.rawValue)
    optional(support.modality?.rawValue)
    string(support.origin)
  }

  mutating func operation(_ operation: EventOperator) {
    string(operation.name)
    words(operation.words)
    paths(operation.governs)
    number(Int(operation.actor.rawValue))
    paths(operation.target)
    list(operation.makes) {
      $0.string($1.event)
      $0.string($1.cameo)
    }
    string(operation.origin)
  }

  mutating func example(_ example: EventExample) {
    string(example.name)
    string(example.text)
    list(example.expectations) {
      $0.string($1.source)
      $0.string($1.target)
      $0.string($1.code)
    }
    string(example.origin)
  }

  func finish(version: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    Self.number(version, to: &bytes)
    Self.number(strings.count, to: &bytes)
    for text in strings {
      Self.number(text.utf8.count, to: &bytes)
      bytes += text.utf8
    }
    return bytes + body
  }
}

private struct FrameReader {
  private let bytes: [UInt8]
  private var offset = 0
  private var table: [String] = []

  init(_ bytes: [UInt8], version: Int) throws(FrameLexiconError) {
    self.bytes = bytes
    let found = try number()
    guard found == version else { throw .wrongVersion(found: found, expected: version) }
    for _ in 0..<(try count()) {
      let length = try count()
      table.append(String(decoding: bytes[offset..<offset + length], as: UTF8.self))
      offset += length
    }
  }

  mutating func number() throws(FrameLexiconError) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      guard offset < bytes.count else { throw .truncated(at: offset) }
      guard shift < 56 else { throw .badValue(at: offset, "a number without an end") }
      let byte = bytes[offset]
      offset += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
  }

  /// A count of things that take a byte each at least, so that a damaged one cannot ask for much memory.
  private mutating func count() throws(FrameLexiconError) -> Int {
    let count = try number()
    guard count <= bytes.count - offset else { throw .truncated(at: offset) }
    return count
  }

  mutating func string() throws(FrameLexiconError) -> String {
    let index = try number()
    guard index < table.count else { throw .badValue(at: offset, "string \(index) of \(table.count)") }
    return table[index]
  }

  mutating func optional() throws(FrameLexiconError) -> String? {
    try number() == 0 ? nil : try string()
  }

  mutating func list<Item>(
    _ read: (inout FrameReader) throws(FrameLexiconError) -> Item
  ) throws(FrameLexiconError) -> [Item] {
    var items: [Item] = []
    for _ in 0..<(try count()) { items.append(try read(&self)) }
    return items
  }

  mutating func strings() throws(FrameLexiconError) -> [String] {
    try list { (r) throws(FrameLexiconError) in try r.string() }
  }

  private mutating func value<Value: RawRepresentable>(
    _ raw: Value.RawValue, _ type: Value.Type = Value.self
  ) throws(FrameLexiconError) -> Value {
    guard let value = Value(rawValue: raw) else { throw .badValue(at: offset, "'\(raw)' as a \(Value.self)") }
    return value
  }

  private mutating func byte() throws(FrameLexiconError) -> UInt8 {
    let number = try number()
    guard let byte = UInt8(exactly: number) else { throw .badValue(at: offset, "\(number) as a kind") }
    return byte
  }

  private mutating func optionalValue<Value: RawRepresentable>(
    _ type: Value.Type
  ) throws(FrameLexiconError) -> Value? where Value.RawValue == String {
    guard let raw = try optional() else { return nil }
    return try value(raw, type)
  }

  mutating func words() throws(FrameLexiconError) -> [FrameWord] {
    try list { (r) throws(FrameLexiconError) in
      let lemma = try r.string()
      let wordClass = try r.value(try r.byte(), FrameWordClass.self)
      return FrameWord(lemma: lemma, wordClass: wordClass)
    }
  }

  mutating func paths() throws(FrameLexiconError) -> [FramePath] {
    try list { (r) throws(FrameLexiconError) in
      FramePath(
        try r.list { (r) throws(FrameLexiconError) in
          let slot = try r.value(try r.byte(), FrameStep.Slot.self)
          return FrameStep(slot, prepositions: try r.strings())
        })
    }
  }

  private mutating func types() throws(FrameLexiconError) -> [EntityType] {
    try strings().map { EntityType($0) }
  }

  mutating func frame() throws(FrameLexiconError) -> Frame {
    var frame = Frame(id: try string(), words: try words(), roles: [], results: [])
    frame.roles = try list { (r) throws(FrameLexiconError) in
      FrameRolePattern(name: try r.string(), paths: try r.paths(), types: try r.types())
    }
    frame.conditions = try list { (r) throws(FrameLexiconError) in
      FrameCondition(
        paths: try r.paths(), lemmas: Set(try r.strings()), types: try r.types(),
        isNegated: try r.number() == 1)
    }
    frame.results = try list { (r) throws(FrameLexiconError) in try r.result() }
    frame.isReciprocal = try number() == 1
    let plover = try optional()
    let mode = try optional()
    let cameo = try optional()
    let contexts = try strings()
    frame.event = plover.map { EventCoding(plover: $0, mode: mode, contexts: contexts, cameo: cameo) }
    frame.confidence = Double(try number()) / 1000
    frame.example = try string()
    frame.expectations = try list { (r) throws(FrameLexiconError) in try r.expectation() }
    frame.origin = try string()
    return frame
  }

  mutating func result() throws(FrameLexiconError) -> FrameResult {
    FrameResult(
      relation: RelationName(try string()), subject: try string(), object: try string(),
      polarity: try value(try string(), Polarity.self), modality: try optionalValue(Modality.self),
      sign: try optionalValue(Sign.self), arguments: try arguments())
  }

  mutating func arguments() throws(FrameLexiconError) -> [FrameArgument] {
    try list { (r) throws(FrameLexiconError) in FrameArgument(name: try r.string(), value: try r.string()) }
  }

  mutating func expectation() throws(FrameLexiconError) -> FrameExpectation {
    FrameExpectation(
      subject: try string(), relation: RelationName(try string()), object: try string(),
      polarity: try value(try string(), Polarity.self), modality: try value(try string(), Modality.self),
      attribution: try string(), arguments: try arguments())
  }

  mutating func cue() throws(FrameLexiconError) -> StanceCue {
    var cue = StanceCue(
      name: try string(), words: try words(), scope: try value(try byte(), StanceCue.Scope.self))
    cue.governs = try paths()
    cue.polarity = try optionalValue(Polarity.self)
    cue.modality = try optionalValue(Modality.self)
    cue.isWeak = try number() == 1
    cue.negation = try value(try byte(), StanceCue.Negation.self)
    switch try number() {
    case 0: cue.speaker = .none
    case 1: cue.speaker = .unnamed
    default: cue.speaker = .path(try paths())
    }
    cue.speakerTypes = try types()
    cue.exceptions = Set(try strings())
    cue.origin = try string()
    return cue
  }

  mutating func support() throws(FrameLexiconError) -> SupportVerb {
    SupportVerb(
      words: try words(), passing: try value(try byte(), SupportVerb.Passing.self),
      polarity: try value(try string(), Polarity.self), modality: try optionalValue(Modality.self),
      origin: try string())
  }

  mutating func operation() throws(FrameLexiconError) -> EventOperator {
    var operation = EventOperator(name: try string(), words: try words(), governs: try paths())
    operation.actor = try value(try byte(), EventOperator.Actor.self)
    operation.target = try paths()
    operation.makes = try list { (r) throws(FrameLexiconError) in
      EventOperator.Making(event: try r.string(), cameo: try r.string())
    }
    operation.origin = try string()
    return operation
  }

  mutating func example() throws(FrameLexiconError) -> EventExample {
    EventExample(
      name: try string(), text: try string(),
      expectations: try list { (r) throws(FrameLexiconError) in
        EventExpectation(source: try r.string(), target: try r.string(), code: try r.string())
      }, origin: try string())
  }
}
