/// More training text with what web texts hold too little of: titles, ranks and initials before names, footnote markers.
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
    "Gen.", "Lt.", "Sen.", "Rep.", "Adm.", "Amb.", "Gov.", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Col.",
    "Maj.", "Capt.",
    "St.", "J.", "H.R.", "A.", "R.", "W.", "J.P.", "U.S.", "U.S.", "U.S.", "U.S.", "U.S.", "U.S.", "U.N.",
    "U.K.", "No.", "Art.", "cf.", "Res.", "vs.",
  ]
  private static let weekdays: Set<String> = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let endings = ["Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "U.S.", "U.K.", "D.C.", "U.N."]

  /// The sentences, then copies of some of their paragraphs with abbreviations.
  mutating func abbreviated(_ sentences: [Sentence]) -> [Sentence] {
    extended(sentences) { (self: inout Self, sentence) in self.withAbbreviations(sentence) }
  }

  /// The sentences, then copies of some of their paragraphs with footnote markers behind the last period, "in 1992.[14]".
  mutating func footnoted(_ sentences: [Sentence]) -> [Sentence] {
    extended(sentences) { (self: inout Self, sentence) in self.withFootnote(sentence) }
  }

  private mutating func extended(
    _ sentences: [Sentence], _ change: (inout Self, Sentence) -> Sentence
  ) -> [Sentence] {
    var all = sentences
    var isCopied = false
    for sentence in sentences {
      let opensParagraph = sentence.comments.contains { $0.contains("newpar") || $0.contains("newdoc") }
      if opensParagraph { isCopied = random.unit() < share }
      guard isCopied else { continue }
      var copy = change(&self, sentence)
      if all.count == sentences.count && !opensParagraph { copy.comments.append(" newpar") }
      all.append(copy)
    }
    return all
  }

  private mutating func withFootnote(_ sentence: Sentence) -> Sentence {
    var copy = sentence
    guard let last = copy.words.indices.last, last > 1 else { return copy }
    let isInside = random.unit() < 0.6
    let inner = copy.words.indices.dropFirst().dropLast(2).filter {
      copy.words[$0].spaceAfter && canBeMarked(copy, $0)
    }
    if isInside, let place = inner.randomElement(using: &random) {
      insertMarkers(behind: place, in: &copy)
    } else if [".", "?", "\""].contains(copy.words[last].form) {
      if copy.words[last].form == ".", canBeMarked(copy, last - 1), random.unit() < 0.4 {
        copy.words[last - 1].form = String(1900 + Int(random.unit() * 130))
      }
      insertMarkers(behind: last, in: &copy)
    }
    return copy
  }

  private func canBeMarked(_ sentence: Sentence, _ i: Int) -> Bool {
    !sentence.multiwordTokens.contains { $0.words.contains(i) || $0.words.contains(i + 1) }
  }

  /// One marker or two, "[14]", mostly without a space before.
  private mutating func insertMarkers(behind place: Int, in sentence: inout Sentence) {
    sentence.words[place].spaceAfter = random.unit() < 0.3
    for k in 0..<(random.unit() < 0.8 ? 1 : 2) {
      let number = Word(form: String(1 + Int(random.unit() * 300)), spaceAfter: false)
      let marker = [Word(form: "[", spaceAfter: false), number, Word(form: "]", spaceAfter: true)]
      if k > 0 { sentence.words[place + 3].spaceAfter = false }
      insert(marker, at: place + 1 + 3 * k, in: &sentence)
    }
  }

  private mutating func withAbbreviations(_ sentence: Sentence) -> Sentence {
    var copy = sentence
    if random.unit() < 0.5 { endInAbbreviation(&copy) }
    let places = copy.words.indices.dropFirst().filter { isNameStart(copy, $0) }
    guard let place = places.randomElement(using: &random) else { return copy }
    if Self.weekdays.contains(copy.words[place].form) {
      insert([Word(form: "5"), Word(form: random.unit() < 0.5 ? "p.m." : "a.m.")], at: place, in: &copy)
    } else if let abbreviation = Self.beforeNames.randomElement(using: &random) {
      insert([Word(form: abbreviation)], at: place, in: &copy)
    }
    return copy
  }

  /// A capitalised proper noun behind a word in small letters and a space.
  private func isNameStart(_ sentence: Sentence, _ i: Int) -> Bool {
    let word = sentence.words[i]
    let before = sentence.words[i - 1]
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

  private func insert(_ words: [Word], at place: Int, in sentence: inout Sentence) {
    sentence.words.insert(contentsOf: words, at: place)
    sentence.multiwordTokens = sentence.multiwordTokens.map { token in
      guard token.words.lowerBound >= place else { return token }
      return .init(
        form: token.form, words: token.words.lowerBound + words.count..<token.words.upperBound + words.count)
    }
  }
}
