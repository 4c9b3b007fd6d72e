/// What the classifiers look at in one word: hashes of its form, affixes and shape.
struct WordForm {
  /// Case kept, digits as 0.
  var exact: UInt64 = 0
  /// Lower case, digits as 0, typographic quotes, apostrophes and dashes as in ASCII.
  var lower: UInt64 = 0
  /// Hashes of the first 1...3 bytes of the lower-case form; the whole form where it is shorter.
  var prefixes: (UInt64, UInt64, UInt64) = (0, 0, 0)
  /// Hashes of the last 1...6 bytes of the lower-case form.
  var suffixes: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)
  /// Classes of characters in their order, runs as one or two: "Xx" for "Paris", "XX" for "NATO", "00-x" for "15-year".
  var shape: UInt64 = 0
  var isCapitalized = false
  /// Distributional class, and habit of capitalisation, 0 where the word is unknown.
  var cluster: UInt64 = 0
  var caseHabit: UInt64 = 0

  /// The word before the first, and after the last, of a sentence.
  static let outside = WordForm(marker: "\u{0}outside")

  private init(marker: String) {
    exact = stableHash(marker.utf8)
    lower = exact
    shape = exact
  }

  /// A form with what raw text says of it.
  init(_ word: Word, lexicon: NameLexicon, scratch: inout [UInt8], letters: inout [UInt32]) {
    self.init(word.form, scratch: &scratch)
    guard lexicon.count > 0, let entry = lexicon.entry(NameWord(word, scratch: &letters).folded) else {
      return
    }
    (cluster, caseHabit) = (entry.cluster, entry.caseHabit)
  }

  /// - Parameter scratch: overwritten with the lower-case form
  init(_ form: String, scratch: inout [UInt8]) {
    Self.normalize(form, into: &scratch)
    lower = stableHash(scratch)
    prefixes = (Self.prefix(scratch, 1), Self.prefix(scratch, 2), Self.prefix(scratch, 3))
    suffixes = (
      Self.suffix(scratch, 1), Self.suffix(scratch, 2), Self.suffix(scratch, 3), Self.suffix(scratch, 4),
      Self.suffix(scratch, 5), Self.suffix(scratch, 6)
    )
    setCaseAndShape(form)
  }

  private mutating func setCaseAndShape(_ form: String) {
    var whole: UInt64 = 0xcbf2_9ce4_8422_2325
    var shapeHash = whole
    var last: UInt8 = 0
    var run = 0
    for byte in form.utf8 {
      let kind = Self.kind(byte)
      whole = (whole ^ UInt64(kind == UInt8(ascii: "0") ? kind : byte)) &* 0x0000_0100_0000_01b3
      run = kind == last ? run + 1 : 1
      last = kind
      if run <= 2 { shapeHash = (shapeHash ^ UInt64(kind)) &* 0x0000_0100_0000_01b3 }
    }
    exact = whole
    shape = shapeHash
    isCapitalized = form.utf8.first.map { Self.kind($0) == UInt8(ascii: "X") } ?? false
  }

  private static func kind(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(ascii: "X")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(ascii: "x")
    case 0x80...: UInt8(ascii: "u")
    default: byte
    }
  }

  private static func prefix(_ bytes: [UInt8], _ count: Int) -> UInt64 { stableHash(bytes.prefix(count)) }
  private static func suffix(_ bytes: [UInt8], _ count: Int) -> UInt64 { stableHash(bytes.suffix(count)) }

  /// Writes the lower-case form; letters beyond ASCII keep their case, except those of Latin-1.
  static func normalize(_ form: String, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    for byte in form.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(UInt8(ascii: "0"))
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case 0x80...0x9e where bytes.last == 0xc3: bytes.append(byte | 0x20)  // À…Þ
      default: bytes.append(byte)
      }
      foldPunctuation(&bytes)
    }
  }

  /// Typographic punctuation, U+2010 to U+2033, as its ASCII look-alike.
  private static func foldPunctuation(_ bytes: inout [UInt8]) {
    let count = bytes.count
    guard count >= 3, bytes[count - 3] == 0xe2, bytes[count - 2] == 0x80 else { return }
    let plain: UInt8
    switch bytes[count - 1] {
    case 0x90...0x95: plain = UInt8(ascii: "-")
    case 0x98, 0x99, 0xb2: plain = UInt8(ascii: "'")
    case 0x9c, 0x9d, 0x9e, 0xb3: plain = UInt8(ascii: "\"")
    default: return
    }
    bytes.removeLast(3)
    bytes.append(plain)
  }
}
