/// Names that GraphML's schema allows: node and edge ids and names of keys are NMTOKENs.
enum GraphMLNames {
  /// Under these keys nodes and edges keep their real ids where an id had to be written otherwise.
  static let nodeIDKey = "entity_id"
  static let edgeIDKey = "edge_id"

  /// Whether a text is an NMTOKEN.
  ///
  /// Source: Extensible Markup Language 1.0, fifth edition, productions 4, 4a and 7; libxml2's schema processor checks
  /// the narrower classes of the fourth edition, so that marks and scripts beyond the letters are written otherwise.
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty && (text.utf8.allSatisfy(isPlain) || text.unicodeScalars.allSatisfy(isTokenScalar))
  }

  /// The characters of nearly all ids.
  private static func isPlain(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return (0x61...0x7A).contains(letter) || (0x2D...0x2E).contains(byte) || (0x30...0x3A).contains(byte)
      || byte == 0x5F
  }

  private static func isTokenScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", ":", "\u{B7}": true
    case "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}", "\u{F8}"..."\u{131}", "\u{134}"..."\u{13E}",
      "\u{141}"..."\u{148}",
      "\u{14A}"..."\u{17E}", "\u{388}"..."\u{38A}", "\u{38E}"..."\u{3A1}", "\u{3A3}"..."\u{3CE}",
      "\u{401}"..."\u{40C}",
      "\u{40E}"..."\u{44F}", "\u{451}"..."\u{45C}", "\u{45E}"..."\u{481}", "\u{5D0}"..."\u{5EA}",
      "\u{621}"..."\u{63A}",
      "\u{641}"..."\u{64A}", "\u{4E00}"..."\u{9FA5}", "\u{AC00}"..."\u{D7A3}", "\u{3041}"..."\u{3094}",
      "\u{30A1}"..."\u{30FA}":
      true
    default: false
    }
  }

  /// A token for any text: what no token may hold stands as `_xHEX_`.
  static func token(_ text: String) -> String {
    if isToken(text) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isTokenScalar(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "_x" + String(scalar.value, radix: 16, uppercase: true) + "_"
      }
    }
    return result.isEmpty ? "_" : result
  }

  /// Whether a reader may take the text for a number and so make two of them one (`007` and `7`).
  static func looksLikeNumber(_ text: String) -> Bool {
    // Numbers in words begin like `inf` and `nan`; nearly all ids begin with another letter.
    if let first = text.utf8.first(where: { $0 != UInt8(ascii: "_") }) {
      let letter = first | 0x20
      if (0x61...0x7A).contains(letter), letter != 0x69, letter != 0x6E { return false }
    }
    return Double(text.replacing("_", with: "")) != nil || Double(text.lowercased()) != nil
  }

  /// Tokens for many texts, different for different ones.
  static func distinctTokens(_ texts: [String]) -> [String] {
    if texts.allSatisfy(isToken) { return texts }
    var taken = Set(texts.filter(isToken))
    return texts.map { text in
      guard !isToken(text) else { return text }
      var candidate = token(text)
      var number = 2
      while !taken.insert(candidate).inserted {
        candidate = token(text) + "_\(number)"
        number += 1
      }
      return candidate
    }
  }
}
