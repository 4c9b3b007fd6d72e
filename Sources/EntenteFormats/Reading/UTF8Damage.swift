/// What becomes of bytes that are no text of the encoding they are read in.
public enum InvalidBytes: Sendable {
  /// The text is not read: an error names the first of them.
  case refuse
  /// U+FFFD stands in their place.
  case replace
}

/// How much of a text is no well-formed UTF-8, and where that begins.
///
/// - Source: The Unicode Standard 15, table 3-7 (well-formed UTF-8 byte sequences).
public struct UTF8Damage: Sendable, Equatable {
  /// Bytes that belong to no character.
  public private(set) var count = 0
  /// Well-formed sequences beyond ASCII.
  public private(set) var intact = 0
  /// Offset of the first broken byte; 0 without any.
  public private(set) var offset = 0
  /// Line of the first broken byte, from 1.
  public private(set) var line = 1

  /// - Complexity: O(n).
  public init(_ bytes: [UInt8]) {
    var position = 0
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let length = Self.wellFormedLength(bytes, position)
      if length > 0 {
        intact += 1
        position += length
      } else {
        if count == 0 { offset = position }
        count += 1
        position += 1
      }
    }
    if count > 0 { line = 1 + bytes[..<offset].count { $0 == 0x0A } }
  }

  /// The text with U+FFFD for what is no UTF-8.
  public static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// What was replaced, in words for the user.
  func remark(offset: Int) -> String {
    "broken UTF-8 at byte \(offset), line \(line) (\(count) \(count == 1 ? "byte" : "bytes")): replaced by U+FFFD"
  }

  private static func wellFormedLength(_ bytes: [UInt8], _ position: Int) -> Int {
    let lead = bytes[position]
    let length =
      lead >= 0xC2 && lead <= 0xDF ? 2 : lead & 0xF0 == 0xE0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0
    guard length > 0, position + length <= bytes.count else { return 0 }
    let second = bytes[position + 1]
    let bounds: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard bounds.contains(second) else { return 0 }
    for offset in 2..<max(length, 2) where bytes[position + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
