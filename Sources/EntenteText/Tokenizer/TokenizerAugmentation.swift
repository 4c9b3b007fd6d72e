/// More training text with abbreviations: web texts hold few titles, ranks and initials before names, policy texts many.
///
/// Copies of sentences get an abbreviation before a name within them ("met Gen. Holm"), a time of day before a weekday
/// ("at 5 p.m. Tuesday"), or end in one ("left the U.S."), where a sentence does and does not end as before.
struct TokenizerAugmentation {
  private var random: SplitMix64
  /// Share of the paragraphs that are copied.
  private let share: Double

  init(seed: UInt64, share: Double) {
    random = SplitMix64(seed: seed)
    self.share = share
  }

  private static let beforeNames = [
    "Gen.", "Lt.", "Sen.", "Rep.", "Adm.", "Amb.", "Gov.", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Col.", "Maj.", "Capt.",
    "St.", "J.", "H.R.", "A.", "R.", "W.", "J.P.", "U.S.", "U.S.", "U.N.", "U.K.", "No.", "Art.", "cf.", "Res.", "vs.",
  ]
  private static let weekdays: Set<String> = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let endings = ["Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "U.S.", "U.K.", "D.C.", "U.N."]

  /// The sentences, then changed copies of some of their paragraphs.
  mutating func extended(_ sentences: [Sentence]) -> [Sentence] {
    var all = sentences
    var isCopied = false
    for sentence in sentences {
      let opensParagraph = sentence.comments.contains { $0.contains("newpar") || $0.contains("newdoc") }
      if opensParagraph { isCopied = random.unit() < share }
      guard isCopied else { continue }
      var copy = changed(sentence)
      if all.count == sentences.count && !opensParagraph { copy.comments.append(" newpar") }
      all.append(copy)
    }
    return all
  }

  private mutating func changed(_ sentence: Sentence) -> Sentence {
    var copy = sentence
    if random.unit() < 0.5 { endInAbbreviation(&copy) }
    let places = copy.words.indices.dropFirst().filter { isNameStart(copy, $0) }
    guard let place = places.randomElement(using: &random) else { return copy }
    if Self.weekdays.contains(copy.words[place].form) {
      insert(["5", random.unit() < 0.5 ? "p.m." : "a.m."], at: place, in: &copy)
    } else if let abbreviation = Self.beforeNames.randomElement(using: &random) {
      insert([abbreviation], at: place, in: &copy)
    }
    return copy
  }

  /// A capitalised proper noun behind a word in small letters and a space.
  private func isNameStart(_ sentence: Sentence, _ i: Int) -> Bool {
    let word = sentence.words[i], before = sentence.words[i - 1]
    return word.upos == .propn && before.spaceAfter && NameWord.isCapitalised(word.form)
      && before.form.unicodeScalars.allSatisfy { CharacterFacts($0).category == .lower }
      && !sentence.multiwordTokens.contains { $0.words.contains(i) }
  }

  /// Puts an abbreviation in the place of the last period, behind a name.
  private mutating func endInAbbreviation(_ sentence: inout Sentence) {
    guard sentence.words.count > 3, sentence.words[sentence.words.count - 1].form == "." else { return }
    let last = sentence.words.count - 2
    guard sentence.words[last].upos == .propn, sentence.words[last - 1].upos != .propn,
      !sentence.multiwordTokens.contains(where: { $0.words.contains(last) })
    else { return }
    guard let ending = Self.endings.randomElement(using: &random) else { return }
    sentence.words[last].spaceAfter = true
    sentence.words[last + 1].form = ending
    if ending.utf8.contains(UInt8(ascii: ".")) && ending.utf8.count == 4 && random.unit() < 0.7 {
      sentence.words.remove(at: last)
    }
  }

  private func insert(_ forms: [String], at place: Int, in sentence: inout Sentence) {
    sentence.words.insert(contentsOf: forms.map { Word(form: $0) }, at: place)
    sentence.multiwordTokens = sentence.multiwordTokens.map { token in
      guard token.words.lowerBound >= place else { return token }
      return .init(form: token.form, words: token.words.lowerBound + forms.count..<token.words.upperBound + forms.count)
    }
  }
}
