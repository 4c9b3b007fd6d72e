import EntenteText

/// The letters and digits of words, in runs: what names are compared by, so that it does not matter how a tokeniser
/// cut "U.S.", "Asia-Pacific" or "People's".
///
/// Hyphens, dashes, full stops, apostrophes, quotes and plus signs only separate; other marks are atoms of their own,
/// so that no name runs across a comma or a bracket.
struct NameAtoms {
  /// As written.
  private(set) var forms: [String] = []
  private(set) var lower: [String] = []
  /// Word of each atom.
  private(set) var word: [Int] = []
  /// First atom of each word, and one past the last of the last word.
  private(set) var firstOfWord: [Int] = []

  var count: Int { forms.count }

  init(_ sentence: AnalysedSentence) {
    forms.reserveCapacity(sentence.words.count)
    lower.reserveCapacity(sentence.words.count)
    for (index, form) in sentence.sentence.words.enumerated() {
      firstOfWord.append(forms.count)
      append(form.form, lower: sentence.lower[index], word: index)
    }
    firstOfWord.append(forms.count)
  }

  init(surface: String) {
    for (index, part) in surface.split(separator: " ").enumerated() {
      firstOfWord.append(forms.count)
      append(String(part), lower: part.lowercased(), word: index)
    }
    firstOfWord.append(forms.count)
  }

  /// Whether the atom opens its word.
  func opensWord(_ atom: Int) -> Bool { firstOfWord[word[atom]] == atom }

  /// Whether the atom is the last of its word.
  func closesWord(_ atom: Int) -> Bool { firstOfWord[word[atom] + 1] == atom + 1 }

  private mutating func append(_ form: String, lower lowered: String, word index: Int) {
    if form.utf8.allSatisfy(Self.isPlain) {
      forms.append(form)
      lower.append(lowered)
      word.append(index)
      return
    }
    var run = String.UnicodeScalarView()
    for scalar in form.unicodeScalars {
      switch Self.kind(of: scalar) {
      case .letter: run.append(scalar)
      case .separator: flush(&run, index)
      case .mark:
        flush(&run, index)
        run.append(scalar)
        flush(&run, index)
      }
    }
    flush(&run, index)
  }

  private mutating func flush(_ run: inout String.UnicodeScalarView, _ index: Int) {
    guard !run.isEmpty else { return }
    let form = String(run)
    forms.append(form)
    lower.append(form.lowercased())
    word.append(index)
    run = .init()
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
  }

  private enum Kind { case letter, separator, mark }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 48...57, 65...90, 97...122: .letter
    case 0x20, 0x22, 0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5F, 0x60, 0xA0, 0x2010...0x2015, 0x2018...0x201F, 0x2212: .separator
    case 0..<0x80: .mark
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark ? .letter : .mark
    }
  }
}
