/// The mark that begins a list item of plain text: a bullet, `1.`, `2)`, `(a)`, `(iv)`, `b)`.
struct ListMarker {
  /// Bytes of the marker and of the white space behind it.
  let length: Int
  /// A real bullet, which no sentence can have at a line's beginning.
  let isUnmistakable: Bool
  let isNumber: Bool

  init?(_ bytes: ArraySlice<UInt8>) {
    guard let first = bytes.first else { return nil }
    var marker = 0
    var unmistakable = false
    var number = false
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      marker = 1
    } else if first >= 0x80 {
      let length = CleanText.scalarLength(first)
      guard bytes.count > length else { return nil }
      let scalar = String(decoding: bytes.prefix(length), as: UTF8.self)
      if scalar == "–" {
        marker = length
      } else if Self.bullets.contains(scalar) {
        marker = length
        unmistakable = true
      }
    } else if first == UInt8(ascii: "(") {
      guard let close = bytes.prefix(7).firstIndex(of: UInt8(ascii: ")")),
        Self.isCounter(bytes[bytes.startIndex + 1..<close])
      else { return nil }
      marker = close - bytes.startIndex + 1
      number = true
    } else {
      guard
        let end = bytes.prefix(6).firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") })
      else { return nil }
      let counter = bytes[..<end]
      // `A.` at a line's beginning is an initial more often than an item.
      guard Self.isCounter(counter),
        counter.allSatisfy({ $0 < 65 || $0 > 90 }) || bytes[end] == UInt8(ascii: ")")
      else { return nil }
      marker = end - bytes.startIndex + 1
      number = true
    }
    guard marker > 0 else { return nil }
    var length = marker
    while length < bytes.count, bytes[bytes.startIndex + length] <= 0x20 { length += 1 }
    guard length > marker, length < bytes.count else { return nil }
    self.length = length
    isUnmistakable = unmistakable
    isNumber = number
  }

  private static let bullets: Set<String> = [
    "•", "·", "▪", "◦", "‣", "●", "○", "■", "□", "➢", "✓", "", "", "∙",
  ]

  /// Up to two digits, one letter, or a small roman number.
  private static func isCounter(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard (1...5).contains(bytes.count) else { return false }
    if bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }) { return bytes.count <= 2 }
    if bytes.count == 1 { return DocumentWords.isLetter(bytes[bytes.startIndex]) }
    return bytes.allSatisfy { "ivx".utf8.contains($0) }
  }
}
