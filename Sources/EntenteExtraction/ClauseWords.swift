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
