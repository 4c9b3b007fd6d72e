/// Strings of the DOT language.
///
/// Source: Graphviz documentation, "The DOT Language" and "escString".
enum DOTText {
  /// A quoted string: quotes escaped; backslashes doubled, since a lone one before the quote would swallow it and `\N`,
  /// `\L` and the like would be replaced.
  static func quoted(_ text: String) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in !bytes.contains { $0 == 0x22 || $0 == 0x5C || $0 == 0 } }
    if isPlain { return "\"\(text)\"" }
    var bytes: [UInt8] = [0x22]
    bytes.reserveCapacity(text.utf8.count + 8)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0: bytes.append(contentsOf: "\u{FFFD}".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A quoted label: entities are decoded while Graphviz draws, so that an ampersand is written as one; pictures in SVG
  /// hold no control characters.
  static func label(_ text: String) -> String { quoted(XMLText.legal(text).replacing("&", with: "&amp;")) }

  /// A label over several lines, each centred.
  static func label(lines: [String]) -> String {
    "\"" + lines.map { label($0).dropFirst().dropLast() }.joined(separator: "\\n") + "\""
  }

  /// Text inside an HTML-like label.
  static func html(_ text: String) -> String {
    XMLText.legal(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
      ">", with: "&gt;"
    )
    .replacing("\"", with: "&quot;")
  }

  /// Breaks a text into lines of at most `width` characters where words allow it; of more than `lines` lines the rest
  /// becomes an ellipsis.
  static func wrapped(_ text: String, width: Int, lines limit: Int = 4) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0.isWhitespace }) {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit else { return lines.isEmpty ? [""] : lines }
    var cut = Array(lines.prefix(limit))
    cut[limit - 1] += " …"
    return cut
  }
}
