/// XML as bytes that are appended to a buffer.
enum XMLText {
  /// Appends text as the content of an element.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text, to: &bytes, escapingQuotes: false)
  }

  /// Appends text as the value of an attribute, for between double quotes; blanks stay what they are.
  static func appendAttribute(_ text: String, to bytes: inout [UInt8]) {
    append(text, to: &bytes, escapingQuotes: true)
  }

  private static func append(_ text: String, to bytes: inout [UInt8], escapingQuotes: Bool) {
    for byte in legal(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case 0x0D: bytes += "&#13;".utf8  // a bare one would be read as a line feed
      case UInt8(ascii: "\"") where escapingQuotes: bytes += "&quot;".utf8
      case 0x09 where escapingQuotes: bytes += "&#9;".utf8
      case 0x0A where escapingQuotes: bytes += "&#10;".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// Characters that XML 1.0 cannot hold become U+FFFD.
  ///
  /// Source: Extensible Markup Language 1.0, fifth edition, production 2 (Char).
  static func legal(_ text: String) -> String {
    // Bytes first: nearly every text is legal, and U+FFFE and U+FFFF begin with 0xEF.
    let isSuspect = text.utf8.contains { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13 || $0 == 0xEF }
    guard isSuspect else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isLegal(scalar) ? scalar : "\u{FFFD}") }
    return String(result)
  }

  private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF || scalar == "\t"
      || scalar == "\n" || scalar == "\r"
  }
}

extension [UInt8] {
  /// Appends the decimal digits of a number.
  mutating func appendDigits(_ number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var (length, bound) = (1, UInt64(10))
    while rest >= bound, length < 19 {
      length += 1
      bound &*= 10
    }
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: length))
    for place in stride(from: count - 1, through: count - length, by: -1) {
      let (tens, digit) = rest.quotientAndRemainder(dividingBy: 10)
      self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = tens
    }
  }

  /// Appends the fewest digits that give the number back.
  mutating func appendDigits(_ number: Double) {
    // Whole numbers, which most weights are, are written as their digits up to 2^53; 0 may be negative.
    if number.magnitude < 1e15, number != 0, number == number.rounded(.towardZero) {
      appendDigits(Int64(number))
      append(UInt8(ascii: "."))
      append(UInt8(ascii: "0"))
    } else {
      self += AttributedGraph.Value.double(number).description.utf8
    }
  }
}
