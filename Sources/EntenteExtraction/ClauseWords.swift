import EntenteOntology
import EntenteText

/// Questions about single words of a tree that clauses and stance both ask.
struct ClauseWords: Sendable {
  let sentence: AnalysedSentence

  var words: [Word] { sentence.words }
  var tree: SyntaxTree { sentence.tree }

  func lemma(_ word: Int) -> String { words[word].lemma.lowercased() }
  func lower(_ word: Int) -> String { sentence.lower[word] }
  /// The forms by which a list of lemmas may know a word: some plurals are ambiguous ("bases"),
  /// and a lemmatiser may not know a spelling ("rumoured").
  func forms(_ word: Int) -> [String] {
    let form = lower(word)
    var forms = [lemma(word), form]
    if isVerb(word) {
      if let lemma = Self.rarePasts[form] { forms.append(lemma) }
      if form.hasSuffix("ed") {
        let stem = form.dropLast(2)
        forms += [String(stem), String(form.dropLast())]
        if form.hasSuffix("ied") { forms.append(String(form.dropLast(3)) + "y") }
        if let last = stem.last, stem.dropLast().last == last { forms.append(String(stem.dropLast())) }
      }
      if form.hasSuffix("ing") { forms += [String(form.dropLast(3)), String(form.dropLast(3)) + "e"] }
    }
    if isNoun(word), form.hasSuffix("s") {
      forms.append(String(form.dropLast()))
      if form.hasSuffix("es") { forms.append(String(form.dropLast(2))) }
    }
    return forms
  }

  /// Irregular pasts that no corpus taught the lemmatiser.
  private static let rarePasts = [
    "froze": "freeze", "tore": "tear", "dug": "dig", "slid": "slide", "spun": "spin", "unwound": "unwind",
  ]

  func label(_ word: Int) -> String { words[word].deprel }
  func relation(_ word: Int) -> Substring { words[word].relation }

  func children(_ word: Int, _ labels: String...) -> [Int] {
    tree.children(of: word).filter { labels.contains(String(words[$0].relation)) }
  }

  func isVerb(_ word: Int) -> Bool { words[word].upos == .verb || words[word].upos == .aux }

  func isNoun(_ word: Int) -> Bool {
    switch words[word].upos {
    case .noun, .propn, .pron, .num: true
    default: false
    }
  }

  /// Whether a word is something that is said of a subject, by the copula beside it.
  func isCopular(_ word: Int) -> Bool { !children(word, "cop").isEmpty }

  /// Preposition or marker of a word as a whole and its last word; empty where there is none.
  func prepositions(_ word: Int, _ labels: Set<Substring> = ["case", "mark"]) -> [String] {
    var parts: [String] = []
    for child in tree.children(of: word) where labels.contains(words[child].relation) && child < word {
      parts.append(lower(child))
      for fixed in tree.children(of: child) where words[fixed].relation == "fixed" {
        parts.append(lower(fixed))
      }
    }
    guard parts.count > 1, let last = parts.last else { return parts }
    return [parts.joined(separator: " "), last, parts[0]]
  }

  /// Whether a verb is passive: by its label, its auxiliary, or as a participle after a noun.
  func isPassive(_ word: Int) -> Bool {
    guard words[word].xpos == "VBN" || words[word].xpos == "VBD" || words[word].xpos == "JJ" else {
      return false
    }
    var last: Int?
    for child in tree.children(of: word) {
      if words[child].deprel == "nsubj:pass" || words[child].deprel == "aux:pass" { return true }
      if words[child].relation == "aux" && child < word { last = child }
    }
    guard words[word].xpos == "VBN" else { return false }
    if let last { return ["be", "get"].contains(lemma(last)) }
    // Bare participles: "the bank led by Chad", "led by Chad, the bank …", "was built and run by Chad".
    switch relation(word) {
    // "guerrillas wounded two soldiers" read as a participle: what has an object of its own acts.
    case "acl": return label(word) != "acl:relcl" && children(word, "obj").isEmpty
    case "advcl": return children(word, "obj").isEmpty
    case "conj":
      // What a list begins with stands before the rest; heads in a circle would never end.
      guard let head = tree.head(of: word), head < word, children(word, "nsubj", "obj").isEmpty else {
        return false
      }
      return isPassive(head)
    default: return false
    }
  }

  /// Coordinated words below this one, itself first, in surface order.
  func conjuncts(_ word: Int) -> [Int] { tree.subtree(of: word) { words[$0].relation == "conj" } }

  /// The coordinating conjunction of a conjunct, in lower case (`rather than` as `rather`).
  func conjunction(_ word: Int) -> [String] {
    tree.children(of: word).filter { words[$0].relation == "cc" && $0 < word }.map { lower($0) }
  }

  /// Whether a clause has its own subject or a complementiser, and so speaks for itself.
  func isClosed(_ word: Int) -> Bool {
    tree.children(of: word).contains { child in
      switch words[child].relation {
      case "nsubj", "csubj", "expl": true
      case "mark": ["that", "whether", "if"].contains(lower(child))
      default: false
      }
    }
  }

  /// The shape of an open complement, as paths may ask for it: `to` meet, meet`ing`, a noun or adjective (`np`).
  func shape(_ word: Int) -> String {
    if !isVerb(word) || isCopular(word) { return "np" }
    if isInfinitive(word) { return "to" }
    return words[word].xpos == "VBG" ? "ing" : "base"
  }

  /// Whether an infinitive with `to`.
  func isInfinitive(_ word: Int) -> Bool {
    tree.children(of: word).contains { words[$0].relation == "mark" && lower($0) == "to" }
  }

  /// "A rather than B", "not A but B", "A, not B".
  func isDenied(_ word: Int, among conjuncts: [Int]) -> Bool {
    let denials: Set<String> = ["not", "n't", "never"]
    for child in tree.children(of: word) {
      let phrase = ([lower(child)] + children(child, "fixed").map { lower($0) }).joined(
        separator: " ")
      switch relation(child) {
      case "cc" where relation(word) == "conj":
        if ["rather than", "not", "instead of"].contains(phrase) { return true }
        if phrase == "rather" && child + 1 < words.count && lower(child + 1) == "than" { return true }
      case "advmod", "cc":
        let isOnly = child + 1 < words.count && ["only", "just", "merely"].contains(lower(child + 1))
        let hasContrast = conjuncts.contains { conjunction($0).contains("but") }
        if denials.contains(lower(child)), !isOnly, hasContrast || relation(word) == "conj" {
          return true
        }
      default: break
      }
    }
    return false
  }

  private static let turns: Set<String> = [
    "in addition", "in particular", "in general", "in fact", "in turn", "in part", "in return", "in short",
    "in effect", "in principle", "in practice", "in light", "in line", "in order", "in place", "in response",
    "in future", "in detail", "in person", "in full", "in depth", "in view", "in accordance",
    "in conjunction",
    "in favour", "in favor", "in spirit", "in tandem", "in kind", "in the spirit", "in coordination",
    "on behalf", "on basis", "on whole", "on contrary", "on track", "on side", "on hand", "on part",
    "on margin", "on sideline", "on occasion", "on way", "on average", "on ground", "on scale", "on stage",
    "at time", "at least", "at stake", "at large", "at moment", "at end", "at cost", "at level", "at same",
    "as result", "as part", "as consequence", "as whole", "as well", "as means", "as matter", "as way",
    "for example", "for instance", "for purpose", "for sake", "for time", "for reason", "for part",
    "with regard", "with respect", "with view", "with aim", "by means", "by way", "by virtue", "of course",
    "in way", "in manner", "in fashion", "in context", "in framework", "in spite", "in case", "in process",
    "to extent", "to end", "to degree", "under auspex", "under auspice", "under auspices",
  ]

  /// "in addition", "on the basis of openness", "as a result": words that link, and are no topic.
  func isTurnOfPhrase(_ word: Int) -> Bool {
    guard let preposition = prepositions(word).last, !isAnnounced(word) else { return false }
    return Self.turns.contains(preposition + " " + lemma(word))
  }

  /// "in the following ways:": what a list behind brings.
  func isAnnounced(_ word: Int) -> Bool { children(word, "amod").contains { lower($0) == "following" } }

  /// The words of a phrase without its preposition and article.
  func phrase(_ word: Int) -> String {
    let left: Set<Substring> = ["case", "mark", "punct", "cc", "det"]
    let span = tree.subtree(of: word) { child in
      !(tree.head(of: child) == word && (left.contains(relation(child)) || relation(child) == "conj"))
        && !["acl:relcl", "parataxis"].contains(label(child))
    }
    var text = ""
    for (index, part) in span.enumerated() {
      text += words[part].form
      if index + 1 < span.count { text += words[part].spaceAfter || span[index + 1] != part + 1 ? " " : "" }
    }
    return text
  }
}
