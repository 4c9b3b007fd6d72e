public import EntenteGraph
public import Foundation

/// Edges as they stand in a file: 8 bytes each, 16 with a weight.
public struct EdgeColumns: Sendable, Equatable {
  public let vertexCount: Int
  public let sources: [VertexID]
  public let targets: [VertexID]
  /// One entry an edge; empty where every edge weighs 1.
  public let weights: [Double]

  public var edgeCount: Int { sources.count }

  /// - Complexity: O(V + E).
  public func graph() -> DirectedGraph {
    DirectedGraph(vertexCount: vertexCount, sources: sources, targets: targets, weights: weights)
  }
}

/// What an edge list holds, with the names of its vertices.
public struct EdgeList: Sendable {
  public let columns: EdgeColumns
  /// Nothing where names are the numbers of the vertices.
  private let writtenNames: [String]?

  init(columns: EdgeColumns, names: [String]?) {
    self.columns = columns
    writtenNames = names
  }

  public var vertexCount: Int { columns.vertexCount }

  /// The graph, made anew at every call.
  /// - Complexity: O(V + E).
  public var graph: DirectedGraph { columns.graph() }

  /// The name of a vertex as it stands in the file.
  public func name(of vertex: VertexID) -> String { writtenNames?[vertex.int] ?? String(vertex.index) }

  /// The names of all vertices.
  public var names: [String] { writtenNames ?? (0..<vertexCount).map(String.init) }

  /// The vertex of this name; `nil` where there is none.
  /// - Complexity: O(V).
  public func vertex(named name: String) -> VertexID? {
    if let writtenNames { return writtenNames.firstIndex(of: name).map { VertexID($0) } }
    guard let number = Int(name), 0..<vertexCount ~= number, String(number) == name else { return nil }
    return VertexID(number)
  }
}

/// What is wrong with an edge list. Lines count from 1.
public enum EdgeListError: Error, Equatable, Sendable {
  case columns(line: Int, found: Int)
  case weight(line: Int, text: String)
  case notUTF8(line: Int)
  case vertexNumber(line: Int, text: String)
}

extension EdgeListError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .columns(let line, let found):
      "line \(line) has \(found) columns; an edge is `source target` or `source target weight`, "
        + "separated by white space"
    case .weight(let line, let text):
      "line \(line): '\(text)' is not a weight; write a finite number"
    case .notUTF8(let line):
      "line \(line) holds a name that is not UTF-8; convert the file first"
    case .vertexNumber(let line, let text):
      "line \(line): '\(text)' is not a vertex number from 0 to 2147483646; "
        + "name vertices by order of appearance instead"
    }
  }
}

/// Reads edge lists: an edge a line, `source target [weight]`, separated by blanks or tabs. Lines that begin
/// with `#` or `%` and empty lines are passed over; loops and repeated edges are kept; an edge without weight
/// weighs 1.
///
/// Digits are read straight from the mapped file, and names are kept as places in it until all edges are
/// known.
public struct EdgeListReader: Sendable {
  public enum Numbering: Sendable {
    /// Vertices are any words, numbered in the order in which the file names them.
    case byAppearance
    /// Vertices are whole numbers, and so are their indices; numbers that no edge names are vertices too.
    case byNumber
  }

  public let numbering: Numbering

  public init(numbering: Numbering = .byAppearance) { self.numbering = numbering }

  /// - Throws: ``EdgeListError`` for what the file says, an error of Foundation where it cannot be read.
  /// - Complexity: O(bytes + V + E).
  public func read(contentsOf file: URL) throws -> EdgeList {
    try read(try Data(contentsOf: file, options: .mappedIfSafe))
  }

  public func read(_ data: Data) throws(EdgeListError) -> EdgeList {
    var scan = EdgeListScan(numbering: numbering)
    try scan.run(data.span)
    return try scan.finished(data.span)
  }
}

/// One pass over the bytes.
private struct EdgeListScan {
  let numbering: EdgeListReader.Numbering
  private var sources: [VertexID] = []
  private var targets: [VertexID] = []
  /// Empty until the first weight other than 1.
  private var weights: [Double] = []
  private var vertexCount = 0
  private var names = WordTable()
  private var line = 1

  init(numbering: EdgeListReader.Numbering) { self.numbering = numbering }

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
        let target = Self.digits(bytes, &end), max(source, target) < Int(Int32.max)
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
    case .byAppearance: return VertexID(names.number(of: word, in: bytes))
    case .byNumber:
      guard let number = Self.number(bytes, word), number < Int(Int32.max) else {
        throw .vertexNumber(line: line, text: Self.text(bytes, word) ?? "?")
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
      read.reserveCapacity(names.words.count)
      for word in names.words {
        guard let text = Self.text(bytes, word) else {
          throw .notUTF8(line: Self.line(of: word.lowerBound, bytes))
        }
        read.append(text)
      }
      texts = read
    }
    let count = numbering == .byNumber ? vertexCount : names.words.count
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

/// Numbers words in the order in which they first appear: a hash table with open addressing over places in
/// the file, so that no string is made for an edge. The hash decides only where a word is looked for, never
/// its number.
private struct WordTable {
  private(set) var words: [Range<Int>] = []
  /// 0 is free, otherwise a word's number + 1; a power of two, at most half full.
  private var slots = [UInt32](repeating: 0, count: 1024)

  mutating func number(of word: Range<Int>, in bytes: Span<UInt8>) -> Int {
    if words.count * 2 >= slots.count { grow(bytes) }
    var slot = Self.hash(word, bytes) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if Self.equal(words[known], word, bytes) { return known }
      slot = (slot + 1) & (slots.count - 1)
    }
    words.append(word)
    slots[slot] = UInt32(words.count)
    return words.count - 1
  }

  private mutating func grow(_ bytes: Span<UInt8>) {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, word) in words.enumerated() {
      var slot = Self.hash(word, bytes) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private static func equal(_ a: Range<Int>, _ b: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where bytes[a.lowerBound + i] != bytes[b.lowerBound + i] { return false }
    return true
  }

  /// FNV-1a with its high bits folded down.
  private static func hash(_ word: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in word { hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF_FFFF_FFFF)
  }
}
