/// Bytes of a text document turned into UTF-8: UTF-8, UTF-16 and Windows-1252 (of which Latin-1 is a part).
struct DecodedText {
  var text: SourceText
  var remarks: [String] = []

  /// - Parameter invalidBytes: what becomes of damaged UTF-8 and UTF-16. Bytes that are mostly no UTF-8 are Windows-1252.
  /// - Throws: `looksBinary`, `brokenEncoding`, `brokenUTF8`, `empty`.
  /// - Complexity: O(n).
  init(_ bytes: [UInt8], source: String, invalidBytes: InvalidBytes = .refuse) throws(DocumentError) {
    guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty(source: source) }
    let utf16 = { (bytes: ArraySlice<UInt8>, bigEndian: Bool) throws(DocumentError) in
      SourceText(try Self.utf16(bytes, bigEndian: bigEndian, source: source, invalidBytes))
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      text = try utf16(bytes.dropFirst(2), false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      text = try utf16(bytes.dropFirst(2), true)
    } else if let bigEndian = Self.utf16WithoutMark(bytes) {
      text = try utf16(bytes[...], bigEndian)
      remarks.append("read as UTF-16 \(bigEndian ? "big" : "little") endian, though no mark says so")
    } else {
      try Self.refuseBinary(bytes, source: source)
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let body = mark > 0 ? Array(bytes.dropFirst(mark)) : bytes
      let damage = UTF8Damage(body)
      if damage.count == 0 {
        text = SourceText(body)
      } else if damage.intact > damage.count {
        guard invalidBytes == .replace else {
          throw .brokenUTF8(
            source: source, offset: damage.offset + mark, line: damage.line, count: damage.count)
        }
        text = SourceText(UTF8Damage.repaired(body))
        remarks.append(damage.remark(offset: damage.offset + mark))
      } else {
        text = SourceText(Self.windows1252(body))
        remarks.append("no UTF-8: read as Windows-1252")
      }
    }
    guard text.bytes.contains(where: { $0 > 0x20 }) else { throw .empty(source: source) }
  }

  /// A NUL, or more than one control character in a hundred, is of no text.
  static func refuseBinary(_ bytes: [UInt8], source: String) throws(DocumentError) {
    if let offset = bytes.firstIndex(of: 0) { throw .looksBinary(source: source, offset: offset) }
    let start = bytes.prefix(65_536)
    let isControl = { (byte: UInt8) in byte < 0x20 && !(9...13).contains(byte) && byte != 0x1B }
    let controls = start.lazy.filter(isControl).count
    if controls * 100 > start.count, let offset = start.firstIndex(where: isControl) {
      throw .looksBinary(source: source, offset: offset)
    }
  }

  /// Whether the bytes are UTF-16 without a mark, and in which order: nearly every second byte is then zero.
  private static func utf16WithoutMark(_ bytes: [UInt8]) -> Bool? {
    let start = bytes.prefix(4096)
    guard start.count >= 8, bytes.count % 2 == 0 else { return nil }
    var zeros = [0, 0]
    for (offset, byte) in start.enumerated() where byte == 0 { zeros[offset & 1] += 1 }
    let half = start.count / 2
    if zeros[0] * 10 > half * 7 && zeros[1] * 20 < half { return true }
    if zeros[1] * 10 > half * 7 && zeros[0] * 20 < half { return false }
    return nil
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, bigEndian: Bool, source: String, _ invalidBytes: InvalidBytes
  ) throws(DocumentError) -> [UInt8] {
    let name = bigEndian ? "UTF-16BE" : "UTF-16LE"
    guard bytes.count % 2 == 0 || invalidBytes == .replace else {
      throw .brokenEncoding(source: source, encoding: name, offset: bytes.endIndex - 1)
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for position in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
      let first = UInt16(bytes[position])
      let second = UInt16(bytes[position + 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
    }
    if let zero = units.firstIndex(of: 0) {
      throw .looksBinary(source: source, offset: bytes.startIndex + 2 * zero)
    }
    var text: [UInt8] = []
    text.reserveCapacity(units.count)
    var position = 0
    while position < units.count {
      let unit = units[position]
      let isPair =
        UTF16.isLeadSurrogate(unit) && position + 1 < units.count
        && UTF16.isTrailSurrogate(units[position + 1])
      let isHalf = !isPair && (UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit))
      guard !isHalf || invalidBytes == .replace else {
        throw .brokenEncoding(source: source, encoding: name, offset: bytes.startIndex + 2 * position)
      }
      let code =
        isPair
        ? 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(units[position + 1]) - 0xDC00) : UInt32(unit)
      text.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
      position += isPair ? 2 : 1
    }
    if bytes.count % 2 == 1 { text.append(contentsOf: "\u{FFFD}".utf8) }
    return text
  }

  /// Windows-1252: Latin-1 with printable characters at 0x80...0x9F; its five gaps become U+FFFD.
  static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let code = byte < 0xA0 ? highHalf[Int(byte - 0x80)] : UInt32(byte)
        if let scalar = Unicode.Scalar(code) { text.append(contentsOf: String(Character(scalar)).utf8) }
      }
    }
    return text
  }

  private static let highHalf: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
