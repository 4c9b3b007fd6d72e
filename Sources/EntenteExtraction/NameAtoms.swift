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
  /// UTF-8 range of each atom in the form of its word.
  private(set) var place: [Range<Int>] = []
  /// Whether a hyphen or dash stands before the atom inside its word: "China-U.S." may be one word and two names.
  private(set) var isAfterHyphen: [Bool] = []
  /// Whether a word begins or ends with a hyphen or dash and has letters.
  private(set) var hasEdgeHyphen: [Bool] = []
  /// UTF-8 bytes of each word's form.
  private var length: [Int] = []
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
    // Marks are words of their own, as a tokeniser makes them.
    var spaced = ""
    for character in surface {
      spaced += [",", ";", ":", "(", ")"].contains(character) ? " \(character) " : String(character)
    }
    for (index, part) in spaced.split(separator: " ").enumerated() {
      firstOfWord.append(forms.count)
      append(String(part), lower: part.lowercased(), word: index)
    }
    firstOfWord.append(forms.count)
  }

  /// Whether a name may start here: at the start of a word, or behind a hyphen in it.
  func opensWord(_ atom: Int) -> Bool { firstOfWord[word[atom]] == atom || isAfterHyphen[atom] }

  /// Whether a name may end here: at the end of a word, or before a hyphen in it.
  func closesWord(_ atom: Int) -> Bool { firstOfWord[word[atom] + 1] == atom + 1 || isAfterHyphen[atom + 1] }

  /// Part of its word that a name fills, as UTF-8 bytes of the form; `nil` where it fills whole words.
  func part(_ range: Range<Int>) -> Range<Int>? {
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    guard word[first] == word[last] else { return nil }
    if firstOfWord[word[first]] == first, firstOfWord[word[last] + 1] == last + 1 {
      // "China-" as one word, cut from what followed the hyphen.
      return hasEdgeHyphen[word[first]] ? place[first].lowerBound..<place[last].upperBound : nil
    }
    // The full stop of "China-U.S." belongs to the name.
    let isLast = firstOfWord[word[last] + 1] == last + 1 && !hasEdgeHyphen[word[last]]
    return place[first].lowerBound..<(isLast ? length[word[last]] : place[last].upperBound)
  }

  private mutating func append(_ form: String, lower lowered: String, word index: Int) {
    length.append(form.utf8.count)
    if form.utf8.allSatisfy(Self.isPlain) {
      append(form, lowered, index, 0..<form.utf8.count, afterHyphen: false)
      hasEdgeHyphen.append(false)
      return
    }
    let edges = [form.unicodeScalars.first, form.unicodeScalars.last].compactMap { $0 }
    hasEdgeHyphen.append(edges.contains { $0 == "-" || (0x2010...0x2015).contains($0.value) })
    var run = String.UnicodeScalarView()
    var start = 0
    var position = 0
    var isAfterHyphen = false
    func flush(_ atoms: inout NameAtoms) {
      guard !run.isEmpty else { return }
      let text = String(run)
      atoms.append(
        text, text.lowercased(), index, start..<start + text.utf8.count, afterHyphen: isAfterHyphen)
      run = .init()
      isAfterHyphen = false
    }
    for scalar in form.unicodeScalars {
      switch Self.kind(of: scalar) {
      case .letter:
        if run.isEmpty { start = position }
        run.append(scalar)
      case .separator:
        flush(&self)
        if scalar == "-" || (0x2010...0x2015).contains(scalar.value), position > 0 { isAfterHyphen = true }
      case .mark:
        flush(&self)
        start = position
        run.append(scalar)
        flush(&self)
      }
      position += UTF8.width(scalar)
    }
    flush(&self)
  }

  private mutating func append(
    _ form: String, _ lowered: String, _ index: Int, _ range: Range<Int>, afterHyphen: Bool
  ) {
    forms.append(form)
    lower.append(lowered)
    word.append(index)
    place.append(range)
    isAfterHyphen.append(afterHyphen)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
  }

  private enum Kind { case letter, separator, mark }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 48...57, 65...90, 97...122: .letter
    case 0x20, 0x22, 0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5F, 0x60, 0xA0, 0x2010...0x2015, 0x2018...0x201F, 0x2212:
      .separator
    case 0..<0x80: .mark
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark ? .letter : .mark
    }
  }
}
