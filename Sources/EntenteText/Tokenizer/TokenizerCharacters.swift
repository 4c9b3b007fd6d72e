/// What the tokeniser knows of a Unicode scalar: the coarse kinds between which a token may end.
enum CharacterClass: UInt8, Sendable {
  case lower, upper, otherLetter, digit
  case apostrophe, quote, period, comma, stop, colon, dash, opening, closing, slash, currency
  case symbol, pictograph, extender, control
  /// White space, and the place before the first and after the last scalar of a chunk.
  case none

  /// Number of cases; features pack a class into five bits.
  static let count = 20

  var isLetter: Bool { rawValue <= CharacterClass.otherLetter.rawValue }
  var isWordLike: Bool { rawValue <= CharacterClass.digit.rawValue }
}

/// Class and folded form of a scalar: letters in lower case, typographic quotes as their plain twins,
/// so that what is learnt of "don't" holds for "don’t".
struct CharacterFacts: Sendable {
  var folded: UInt32
  var category: CharacterClass

  @inline(__always)
  init(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      self.init(ascii: scalar.value)
    } else {
      self.init(beyondASCII: scalar)
    }
  }

  @inline(__always)
  private init(ascii value: UInt32) {
    folded = value
    switch value {
    case 0x61...0x7A: category = .lower
    case 0x41...0x5A:
      category = .upper
      folded = value | 0x20
    case 0x30...0x39: category = .digit
    case 0x20, 0x09...0x0D: category = .none
    case 0x27: category = .apostrophe
    case 0x60:
      category = .apostrophe
      folded = 0x27
    case 0x22: category = .quote
    case 0x2E: category = .period
    case 0x2C: category = .comma
    case 0x21, 0x3F: category = .stop
    case 0x3A, 0x3B: category = .colon
    case 0x2D: category = .dash
    case 0x28, 0x5B, 0x7B: category = .opening
    case 0x29, 0x5D, 0x7D: category = .closing
    case 0x2F, 0x5C: category = .slash
    case 0x24: category = .currency
    case 0..<0x20, 0x7F: category = .control
    default: category = .symbol
    }
  }

  private init(beyondASCII scalar: Unicode.Scalar) {
    folded = scalar.value
    switch scalar.value {
    case 0x2019, 0x201B, 0x02BC, 0xB4:
      (folded, category) = (0x27, .apostrophe)
      return
    case 0x2018, 0x201C...0x201F, 0xAB, 0xBB:
      (folded, category) = (0x22, .quote)
      return
    case 0xB0, 0x2030, 0xA7, 0xB6, 0x2116:
      category = .symbol
      return
    case 0x2026:
      category = .period
      return
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF:
      category = .extender
      return
    default: break
    }
    let properties = scalar.properties
    if properties.isWhitespace {
      category = .none
      return
    }
    switch properties.generalCategory {
    case .lowercaseLetter: category = .lower
    case .uppercaseLetter, .titlecaseLetter:
      category = .upper
      if let lower = properties.lowercaseMapping.unicodeScalars.first { folded = lower.value }
    case .modifierLetter, .otherLetter, .letterNumber: category = .otherLetter
    case .decimalNumber, .otherNumber: category = .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: category = .extender
    case .dashPunctuation: category = .dash
    case .openPunctuation, .initialPunctuation: category = .opening
    case .closePunctuation, .finalPunctuation: category = .closing
    case .currencySymbol: category = .currency
    case .control, .format, .surrogate, .privateUse, .unassigned: category = .control
    case .otherSymbol: category = .pictograph
    default: category = .symbol
    }
  }
}
