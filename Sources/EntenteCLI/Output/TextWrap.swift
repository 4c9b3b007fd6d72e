/// Breaks text at spaces so that no line is wider than asked, words longer than that apart.
enum TextWrap {
  static func lines(_ text: String, width: Int) -> [String] {
    guard text.columnCount > width, width > 0 else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      if line.isEmpty {
        line = String(word)
      } else if line.columnCount + 1 + word.columnCount <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
      while line.columnCount > width {
        lines.append(String(line.prefix(width)))
        line = String(line.dropFirst(width))
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.isEmpty ? [""] : lines
  }
}

extension StringProtocol {
  /// Columns that a terminal gives the text; East Asian wide characters count two.
  var columnCount: Int {
    var count = 0
    for character in self {
      guard let scalar = character.unicodeScalars.first else { continue }
      let value = scalar.value
      let wide =
        (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
        || (0xAC00...0xD7A3).contains(value)
        || (0xF900...0xFAFF).contains(value) || (0xFE30...0xFE6F).contains(value)
        || (0xFF00...0xFF60).contains(value)
        || (0x1F300...0x1FAFF).contains(value)
      count += wide ? 2 : 1
    }
    return count
  }
}
