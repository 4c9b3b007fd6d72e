@testable import EntenteText

/// A language that is not English in anything: the verb stands last, nouns and adjectives bear cases by their endings, what
/// relates a noun stands behind it, letters are beyond ASCII, and the language's own tags are others.
///
/// ```
/// tůvan šeri kolǎń ďomêl pó mirôr.   old bird stone+ACC house+DAT at saw
/// ```
struct InventedLanguage {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let nouns = ["šeri", "kolǎ", "ďom", "þrún", "ęlva", "žiko", "məra", "ǫstu", "βalen", "ñuri"]
  private static let names = ["Šårda", "Þelm", "Ølvi"]
  private static let adjectives = ["tův", "ǩes", "lœm", "wýr"]
  private static let verbs = ["mir", "ðak", "sëlp", "hǒn"]
  private static let relators = ["pó", "ŧen"]
  private static let endings = [("Nom", ""), ("Acc", "ń"), ("Dat", "êl")]

  /// Sentences with trees; `newpar` every fifth.
  mutating func sentences(_ count: Int) -> [Sentence] { (0..<count).map { sentence($0) } }

  private mutating func sentence(_ number: Int) -> Sentence {
    var words: [Word] = []
    var arguments: [Int] = []
    for (place, relation) in ["nsubj", "obj", "obl"].enumerated() where place == 0 || random.unit() < 0.7 {
      arguments.append(phrase(Self.endings[place], relation, &words))
    }
    let verb = words.count
    for i in arguments { words[i].head = verb }
    let (ending, tense) = random.unit() < 0.5 ? ("ôr", "Past") : ("ă", "Pres")
    let stem = pick(Self.verbs)
    words.append(
      Word(
        form: stem + ending, spaceAfter: false, lemma: stem + "a", upos: .verb,
        xpos: "V." + tense.lowercased(),
        feats: "Mood=Ind|Tense=\(tense)|VerbForm=Fin", head: -1, deprel: "root"))
    let mark = random.unit() < 0.8 ? "." : "!"
    words.append(Word(form: mark, lemma: mark, upos: .punct, xpos: "P", head: verb, deprel: "punct"))
    return Sentence(words: words, comments: (number % 5 == 0 ? [" newpar"] : []) + [" sent_id = s\(number)"])
  }

  /// Adjective, noun or name, and what relates it; the noun's index.
  private mutating func phrase(
    _ ending: (name: String, text: String), _ relation: String, _ words: inout [Word]
  ) -> Int {
    let adjective = random.unit() < 0.4 ? pick(Self.adjectives) : nil
    let noun = words.count + (adjective == nil ? 0 : 1)
    if let adjective {
      words.append(
        Word(
          form: adjective + "an" + ending.text, lemma: adjective + "an", upos: .adj,
          xpos: "A.\(ending.name.lowercased())",
          feats: "Case=\(ending.name)", head: noun, deprel: "amod"))
    }
    let isName = random.unit() < 0.3
    let stem = pick(isName ? Self.names : Self.nouns)
    words.append(
      Word(
        form: stem + ending.text, lemma: stem, upos: isName ? .propn : .noun,
        xpos: "N.\(ending.name.lowercased())",
        feats: "Case=\(ending.name)", deprel: relation, nameTag: isName ? "B-LOC" : "O"))
    if ending.name == "Dat" {
      let relator = pick(Self.relators)
      words.append(Word(form: relator, lemma: relator, upos: .adp, xpos: "R", head: noun, deprel: "case"))
    }
    return noun
  }

  private mutating func pick(_ list: [String]) -> String { list[Int(random.unit() * Double(list.count))] }
}
