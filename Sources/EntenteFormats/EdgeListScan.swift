import EntenteGraph
import Foundation

/// One pass over the bytes.
struct EdgeListScan: ~Copyable {
  let numbering: EdgeListReader.Numbering
  private var sources: [VertexID] = []
  private var targets: [VertexID] = []
  /// Empty until the first weight other than 1.
  private var weights: [Double] = []
  private(set) var vertexCount = 0
  var edgeCount: Int { sources.count }
  /// Numbers from here on are refused.
  private let limit: Int
  /// Where the limit is what is plausible, the edges of the file.
  private let edges: Int?
  private var names = WordTable()
  /// Where each name first stands.
  private var places: [Range<Int>] = []
  private var line = 1

  /// - Parameters:
  ///   - plausible: vertex numbers from here on are refused as too large for a file of `edges` edges.
  init(numbering: EdgeListReader.Numbering, plausible: Int? = nil, edges: Int? = nil) {
    self.numbering = numbering
    limit = plausible ?? Int(Int32.max)
    self.edges = edges
  }

  mutating func run(_ bytes: Span<UInt8>) throws(EdgeListError) {
    var at = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    let lines = Self.lineFeeds(bytes) + 1
    sources.reserveCapacity(lines)
    targets.reserveCapacity(lines)
    while at < bytes.count {
      if numbering == .byNumber { readPlainLines(bytes, &at) }
      guard at < bytes.count else { return }
      try readLine(bytes, &at)
      line += 1
    }
  }

  /// Lines of nothing but two or three whole numbers with single blanks between them, which is what nearly all
  /// are; stops at the beginning of the first other line.
  private mutating func readPlainLines(_ bytes: Span<UInt8>, _ at: inout Int) {
    while at + Self.longestPlainLine <= bytes.count {
      var end = at
      guard let source = Self.digits(bytes, &end), Self.skips(UInt8(ascii: " "), bytes, &end),
        let target = Self.digits(bytes, &end), max(source, target) < limit
      else { return }
      var weight = 1.0
      if Self.skips(UInt8(ascii: " "), bytes, &end) {
        guard let number = Self.digits(bytes, &end) else { return }
        weight = Double(number)
      }
      guard Self.skips(UInt8(ascii: "\n"), bytes, &end) else { return }
      at = end
      line += 1
      vertexCount = max(vertexCount, max(source, target) + 1)
      sources.append(VertexID(index: UInt32(truncatingIfNeeded: source)))
      targets.append(VertexID(index: UInt32(truncatingIfNeeded: target)))
      append(weight)
    }
  }

  /// Three numbers of 15 digits, two blanks and a line feed, and one more byte each to see where a number ends.
  private static let longestPlainLine = 51

  /// A whole number of 1 to 15 digits that begins at `at`.
  @inline(__always)
  private static func digits(_ bytes: Span<UInt8>, _ at: inout Int) -> Int? {
    let start = at
    var value = 0
    while at < start + 16 {
      let digit = bytes[at] &- UInt8(ascii: "0")
      guard digit <= 9 else { return at > start && at <= start + 15 ? value : nil }
      value = value &* 10 &+ Int(digit)
      at += 1
    }
    return nil
  }

  @inline(__always)
  private static func skips(_ byte: UInt8, _ bytes: Span<UInt8>, _ at: inout Int) -> Bool {
    guard bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private static func lineFeeds(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    for i in bytes.indices where bytes[i] == UInt8(ascii: "\n") { count += 1 }
    return count
  }

  private mutating func readLine(_ bytes: Span<UInt8>, _ at: inout Int) throws(EdgeListError) {
    let source = word(bytes, &at)
    if source.isEmpty || bytes[source.lowerBound] == UInt8(ascii: "#")
      || bytes[source.lowerBound] == UInt8(ascii: "%")
    {
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
      at += 1
      return
    }
    let target = word(bytes, &at)
    guard !target.isEmpty else { throw .columns(line: line, found: 1) }
    let weight = word(bytes, &at)
    let fourth = word(bytes, &at)
    guard fourth.isEmpty else { throw .columns(line: line, found: 4) }
    at += 1  // the line feed
    sources.append(try vertex(bytes, source))
    targets.append(try vertex(bytes, target))
    try append(weight, bytes)
  }

  /// The next word of the line; empty at its end.
  private func word(_ bytes: Span<UInt8>, _ at: inout Int) -> Range<Int> {
    while at < bytes.count, Self.isBlank(bytes[at]), bytes[at] != UInt8(ascii: "\n") { at += 1 }
    let start = at
    while at < bytes.count, !Self.isBlank(bytes[at]) { at += 1 }
    return start..<at
  }

  /// ASCII white space: tab, line feed, vertical tab, form feed, return, blank.
  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 && (byte == 0x20 || 0x09...0x0D ~= byte) }

  private mutating func vertex(_ bytes: Span<UInt8>, _ word: Range<Int>) throws(EdgeListError) -> VertexID {
    switch numbering {
    case .byAppearance:
      let number = names.number(of: bytes.extracting(word))
      if number == places.count { places.append(word) }
      return VertexID(number)
    case .byNumber:
      guard let number = Self.number(bytes, word), number < Int(Int32.max) else {
        throw .vertexNumber(line: line, text: Self.text(bytes, word) ?? "?")
      }
      guard number < limit else {
        throw .implausibleNumber(line: line, number: number, edges: edges ?? edgeCount)
      }
      vertexCount = max(vertexCount, number + 1)
      return VertexID(number)
    }
  }

  private mutating func append(_ word: Range<Int>, _ bytes: Span<UInt8>) throws(EdgeListError) {
    var weight = 1.0
    if !word.isEmpty {
      if let number = Self.number(bytes, word) {
        weight = Double(number)
      } else if let text = Self.text(bytes, word), let value = Double(text), value.isFinite {
        weight = value
      } else {
        throw .weight(line: line, text: Self.text(bytes, word) ?? "?")
      }
    }
    append(weight)
  }

  private mutating func append(_ weight: Double) {
    if weights.isEmpty {
      if weight == 1 { return }
      weights.reserveCapacity(sources.capacity)
      weights.append(contentsOf: repeatElement(1, count: sources.count - 1))
    }
    weights.append(weight)
  }

  /// A whole number of at most 15 digits, which a `Double` holds exactly.
  private static func number(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Int? {
    guard 1...15 ~= word.count else { return nil }
    var value = 0
    for i in word {
      let digit = bytes[i] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  static func text(_ bytes: Span<UInt8>, _ word: Range<Int>) -> String? {
    var utf8: [UInt8] = []
    for i in word { utf8.append(bytes[i]) }
    return String(validating: utf8, as: UTF8.self)
  }

  func finished(_ bytes: Span<UInt8>) throws(EdgeListError) -> EdgeList {
    var texts: [String]?
    if numbering == .byAppearance {
      var read: [String] = []
      read.reserveCapacity(places.count)
      for word in places {
        guard let text = Self.text(bytes, word) else {
          throw .notUTF8(line: Self.line(of: word.lowerBound, bytes))
        }
        read.append(text)
      }
      texts = read
    }
    let count = numbering == .byNumber ? vertexCount : places.count
    return EdgeList(
      columns: EdgeColumns(vertexCount: count, sources: sources, targets: targets, weights: weights),
      names: texts)
  }

  private static func line(of place: Int, _ bytes: Span<UInt8>) -> Int {
    var line = 1
    for i in 0..<place where bytes[i] == UInt8(ascii: "\n") { line += 1 }
    return line
  }
}
