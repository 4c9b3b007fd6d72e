/// How wide text is drawn, without the font: estimated for common sans-serif faces, rather too wide than too narrow.
enum TextWidth {
  /// Width in units of `size`, the font's size.
  ///
  /// - Complexity: O(length)
  static func of(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + ems($1) } * size * 1.08
  }

  /// One character on the screen; what joins or modifies it takes no room of its own.
  private static func ems(_ character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "’", "‘": return 0.28
    case "f", "t", "r", "(", ")", "[", "]", "{", "}", "-", "/", "\"", "*", "`", "“", "”": return 0.37
    case "m", "w", "M", "W", "@", "%", "—", "…": return 0.9
    case "A"..."Z", "&", "+", "=", "<", ">", "~", "#": return 0.69
    case "a"..."z", "0"..."9", "$", "?", "_", "–": return 0.56
    default: return isInvisible(scalar) ? 0 : isWide(scalar) ? 1 : isEmoji(character) ? 1.25 : 0.64
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  private static func isEmoji(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.value >= 0x1F000 }
      || character.unicodeScalars.contains { $0.value == 0xFE0F }
  }

  /// East Asian wide and full-width characters.
  ///
  /// Source: Unicode Standard Annex 11.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether most letters of a text belong to scripts that run from right to left.
  static func runsRightToLeft(_ forms: [String]) -> Bool {
    var counts = (right: 0, left: 0)
    for scalar in forms.lazy.flatMap(\.unicodeScalars) where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EEFF:
        counts.right += 1
      default: counts.left += 1
      }
    }
    return counts.right > counts.left
  }
}
