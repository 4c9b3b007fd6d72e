import EntenteModel
import Yams

/// A mapping of a YAML file, read key by key: what is missing, of the wrong kind or left over is reported with its place.
final class YAMLRecord {
  let file: String
  let place: SourcePlace
  let log: IssueLog
  private let entries: [(key: String, place: SourcePlace, node: Node)]
  private var asked: [String] = []

  /// - Parameter fallback: where it stands if the node does not know, as an empty value does not.
  init?(_ node: Node, file: String, log: IssueLog, what: String, fallback: SourcePlace? = nil) {
    self.file = file
    self.log = log
    place = node.mark == nil ? fallback ?? Self.place(of: node, file: file) : Self.place(of: node, file: file)
    guard case .mapping(let mapping) = node else {
      log.report("\(what) must be a mapping of keys to values", at: place)
      return nil
    }
    entries = mapping.map { key, value in
      (key.scalar?.string ?? "", Self.place(of: key, file: file), value)
    }
  }

  static func place(of node: Node, file: String) -> SourcePlace {
    SourcePlace(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
  }

  var keys: [String] { entries.map(\.key) }

  /// Place of the key, or of the record where it is absent.
  func place(of key: String) -> SourcePlace { entries.first { $0.key == key }?.place ?? place }

  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  func node(_ key: String) -> Node? {
    asked.append(key)
    guard let node = entries.first(where: { $0.key == key })?.node else { return nil }
    if case .scalar(let scalar) = node, Self.isNull(scalar) { return nil }
    return node
  }

  /// Reports the keys that nobody asked for.
  func close(_ what: String) {
    for entry in entries where !asked.contains(entry.key) {
      let known = Set(asked).sorted().joined(separator: ", ")
      log.report("unknown key '\(entry.key)' in \(what); known are \(known)", at: entry.place)
    }
  }

  // MARK: Scalars

  func text(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let scalar) = node else {
      log.report("'\(key)' must be one value, not a list or mapping", at: Self.place(of: node, file: file))
      return nil
    }
    return scalar.string
  }

  /// Empty, and reported, where missing.
  func requiredText(_ key: String, _ what: String) -> String {
    if let text = text(key), !text.isEmpty { return text }
    if !(has(key) && node(key)?.scalar == nil && node(key) != nil) {
      log.report("\(what) lacks '\(key)'; add it", at: place)
    }
    return ""
  }

  func flag(_ key: String) -> Bool? {
    guard let text = text(key) else { return nil }
    switch text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      log.report("'\(key)' must be true or false, not '\(text)'", at: place(of: key))
      return nil
    }
  }

  func number(_ key: String) -> Double? {
    guard let text = text(key) else { return nil }
    if let number = Double(text), number.isFinite { return number }
    log.report("'\(key)' must be a number, not '\(text)'", at: place(of: key))
    return nil
  }

  func date(_ key: String) -> PartialDate? {
    guard let text = text(key) else { return nil }
    if let date = PartialDate(text) { return date }
    log.report("'\(text)' is no date; write YYYY, YYYY-MM or YYYY-MM-DD", at: place(of: key))
    return nil
  }

  /// A period of the keys `from` and `to`; `nil` where neither is given.
  func period(from: String = "from", to: String = "to") -> Validity? {
    let start = date(from)
    let end = date(to)
    if let start, let end, start.firstDay > end.lastDay {
      log.report("'\(from)' \(start) is later than '\(to)' \(end); correct one of them", at: place(of: from))
      return nil
    }
    return start == nil && end == nil ? nil : Validity(from: start, to: end)
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let text = text(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    log.report("'\(text)' is no value of '\(key)'; choose one of \(known)", at: place(of: key))
    return nil
  }

  /// A Wikidata item, `Q148`.
  func wikidata(_ key: String = "wikidata") -> String? {
    guard let text = text(key), !text.isEmpty else { return nil }
    if text.hasPrefix("Q"), text.count > 1, text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) {
      return text
    }
    log.report("'\(text)' is no Wikidata item; write Q and digits", at: place(of: key))
    return nil
  }

  // MARK: Lists

  /// Items of a list with their places; a single value counts as a list of one.
  func items(_ key: String) -> [(text: String, place: SourcePlace)] {
    guard let node = node(key) else { return [] }
    switch node {
    case .scalar(let scalar): return [(scalar.string, Self.place(of: node, file: file))]
    case .sequence(let sequence):
      return sequence.compactMap { item in
        let place = Self.place(of: item, file: file)
        if case .scalar(let scalar) = item, !scalar.string.isEmpty { return (scalar.string, place) }
        log.report("an item of '\(key)' must be a non-empty text", at: place)
        return nil
      }
    default:
      log.report("'\(key)' must be a list of texts", at: Self.place(of: node, file: file))
      return []
    }
  }

  func texts(_ key: String) -> [String] { items(key).map(\.text) }

  func record(_ key: String) -> YAMLRecord? {
    node(key).flatMap { YAMLRecord($0, file: file, log: log, what: "'\(key)'") }
  }

  /// Mappings of a list.
  func records(_ key: String) -> [YAMLRecord] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let sequence) = node else {
      log.report("'\(key)' must be a list of mappings", at: Self.place(of: node, file: file))
      return []
    }
    return sequence.compactMap { YAMLRecord($0, file: file, log: log, what: "an item of '\(key)'") }
  }

  /// Mappings by name, in the file's order.
  func namedRecords(_ key: String) -> [(name: String, record: YAMLRecord)] {
    guard let whole = record(key) else { return [] }
    return whole.entries.compactMap { entry in
      let node: Node =
        if case .scalar(let scalar) = entry.node, Self.isNull(scalar) { .mapping([:]) } else { entry.node }
      let record = YAMLRecord(node, file: file, log: log, what: "'\(entry.key)'", fallback: entry.place)
      guard let record else { return nil }
      return (entry.key, record)
    }
  }

  /// Scalars by name, in the file's order; `nil` for an empty value.
  func namedValues(_ key: String) -> [(name: String, value: String?)] {
    guard let whole = record(key) else { return [] }
    return whole.entries.map { entry in
      (entry.key, entry.node.scalar.flatMap { Self.isNull($0) ? nil : $0.string })
    }
  }

  /// Values of `id` in a list of mappings, without any check.
  func ids(in key: String) -> [String] {
    guard case .sequence(let items)? = entries.first(where: { $0.key == key })?.node else { return [] }
    return items.compactMap { $0.mapping?["id"]?.scalar?.string }
  }

  private static func isNull(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && (scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null")
  }
}
