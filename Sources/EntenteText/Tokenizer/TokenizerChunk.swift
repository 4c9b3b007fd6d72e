/// What separates two tokens of a text.
enum TextGap: UInt8, Comparable, Sendable {
  case nothing, space, lineBreak, paragraph
  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A run of scalars without white space, decoded and classified.
///
/// A run longer than ``limit`` scalars is cut there (not before a combining mark), so that a megabyte
/// without a space costs linear time and constant memory.
struct TextChunk {
  static let limit = 4096

  /// Folded scalars, see ``CharacterFacts``.
  private(set) var folded: [UInt32] = []
  private(set) var classes: [CharacterClass] = []
  /// Byte offset of each scalar, then that of the end.
  private(set) var offsets: [Int] = []
  /// What stands before the chunk.
  private(set) var gapBefore = TextGap.paragraph
  /// Hash of the letters it begins with, 0 where it begins with none.
  private(set) var firstWord: UInt64 = 0
  /// No scalar but lower-case ASCII letters, perhaps after a capital.
  private(set) var isPlain = true

  var count: Int { folded.count }

  /// Class at `i`, `.none` outside the chunk.
  @inline(__always)
  func category(_ i: Int) -> CharacterClass {
    i >= 0 && i < classes.count ? classes[i] : .none
  }

  /// Folded scalar at `i`, 0 outside the chunk.
  @inline(__always)
  func scalar(_ i: Int) -> UInt32 {
    i >= 0 && i < folded.count ? folded[i] : 0
  }

  /// Reads the next chunk at or after `position`.
  /// - Returns: false where only white space is left before `end`.
  mutating func read(_ text: [UInt8], from position: inout Int, to end: Int) -> Bool {
    folded.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    firstWord = 0
    isPlain = true
    gapBefore = Self.skipGap(text, from: &position, to: end)
    while position < end {
      let (scalar, length) = UTF8Scalars.decode(text, at: position, end: end)
      let facts = CharacterFacts(scalar)
      if facts.category == .none { break }
      if folded.count >= Self.limit && facts.category != .extender { break }
      if facts.category != .lower || length > 1 {
        if !(facts.category == .upper && length == 1 && folded.isEmpty) { isPlain = false }
      }
      folded.append(facts.folded)
      classes.append(facts.category)
      offsets.append(position)
      position += length
    }
    guard !folded.isEmpty else { return false }
    offsets.append(position)
    if classes[0].isLetter { firstWord = letters(from: 0) }
    return true
  }

  /// Hash of the folded word-like scalars from `start` on, at most 24 of them.
  func letters(from start: Int) -> UInt64 {
    var hash: UInt64 = FeatureHash.start
    var i = start
    while i < classes.count, i < start + 24, classes[i].isWordLike {
      hash = FeatureHash.mix(hash, UInt64(folded[i]))
      i += 1
    }
    return hash
  }

  /// Hash of the folded scalars in `range`, the same for the same letters wherever they stand.
  @inline(__always)
  func hash(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = FeatureHash.start
    for i in range { hash = FeatureHash.mix(hash, UInt64(folded[i])) }
    return hash
  }

  private static func skipGap(_ text: [UInt8], from position: inout Int, to end: Int) -> TextGap {
    let start = position
    var lines = 0
    while position < end {
      let byte = text[position]
      if byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C {
        position += 1
      } else if byte == 0x0A || byte == 0x0D {
        lines += 1
        let isPair = byte == 0x0D && position + 1 < end && text[position + 1] == 0x0A
        position += isPair ? 2 : 1
      } else if byte < 0x80 {
        break
      } else {
        let (scalar, length) = UTF8Scalars.decode(text, at: position, end: end)
        guard scalar.properties.isWhitespace else { break }
        if scalar.value == 0x2029 {
          lines += 2
        } else if scalar.value == 0x2028 || scalar.value == 0x85 {
          lines += 1
        }
        position += length
      }
    }
    if lines > 1 { return .paragraph }
    if lines == 1 { return .lineBreak }
    return position > start ? .space : .nothing
  }
}

/// Decoding of single scalars from bytes that a caller promised to be UTF-8.
enum UTF8Scalars {
  /// The scalar at `position` and its length in bytes; a byte that begins no valid scalar stands for itself
  /// as U+FFFD of length 1, so that broken promises lose no byte and read none outside.
  @inline(__always)
  static func decode(_ text: [UInt8], at position: Int, end: Int) -> (Unicode.Scalar, Int) {
    let first = text[position]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    return decodeLong(text, at: position, end: end, first: first)
  }

  private static func decodeLong(
    _ text: [UInt8], at position: Int, end: Int, first: UInt8
  ) -> (Unicode.Scalar, Int) {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, position + length <= end else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for k in 1..<length {
      let byte = text[position + k]
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }
}
