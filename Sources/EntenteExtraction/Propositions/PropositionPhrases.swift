import EntenteText

/// Words of phrases around their heads, as an extraction quotes them: no less than makes sense alone, no more than one
/// fact.
struct PropositionPhrases {
  let at: ClauseWords

  private var tree: SyntaxTree { at.tree }

  /// Relations that never belong to a noun's phrase: they join it to its surroundings or say something of their own.
  private static let outside: Set<Substring> = [
    "case", "cc", "conj", "punct", "appos", "parataxis", "mark", "cop", "nsubj", "csubj", "aux", "expl",
    "discourse", "vocative", "advcl", "dislocated", "list", "orphan", "ccomp", "obl", "obj", "iobj", "xcomp",
  ]

  /// A noun phrase: determiners, modifiers, and what hangs on it by "of". Other complements are facts of their own.
  func nominal(_ head: Int) -> [Int] {
    var found = [head]
    for child in tree.children(of: head) where belongs(child, to: head) { found += whole(child) }
    return closed(found.sorted())
  }

  private func belongs(_ child: Int, to head: Int) -> Bool {
    let relation = at.relation(child)
    let isOf =
      child > head && at.prepositions(child).first == "of" && (at.isNoun(head) || !at.isCopular(head))
    if relation == "conj" { return isAmpersand(child) }
    // "more of a threat": a quantity takes its whole by "of", whatever the parser calls it.
    if relation == "obl", at.label(child) == "obl:unmarked" || isOf { return true }
    if Self.outside.contains(relation) { return false }
    switch relation {
    case "nmod": return at.label(child) == "nmod:poss" || prepositions(child).isEmpty || isOf
    case "acl": return at.label(child) != "acl:relcl" && (isOf || at.isInfinitive(child))
    case "advmod": return child < head && !isOfClause(child, head)
    default: return true
    }
  }

  /// Whether an adverb before a noun or adjective is its clause's: before the copula or the preposition, or by what it means.
  private func isOfClause(_ adverb: Int, _ head: Int) -> Bool {
    if at.isCopular(head), Self.clauseAdverbs.contains(at.lower(adverb)) { return true }
    return at.children(head, "cop", "aux", "case").contains { $0 > adverb && $0 < head }
  }

  static let clauseAdverbs: Set<String> = [
    "not", "n't", "never", "also", "still", "already", "now", "currently", "often", "usually", "generally",
    "always",
    "normally", "sometimes", "therefore", "however", "mainly", "primarily", "largely", "probably", "possibly",
    "originally", "formerly", "once", "later", "again", "instead", "indeed", "rather", "either", "only",
    "just", "even",
    "when", "then", "thus",
  ]

  /// A word and those coordinated with it; "Ernst & Young" is one.
  func members(_ head: Int) -> [Int] { at.conjuncts(head).filter { $0 == head || !isAmpersand($0) } }

  private func isAmpersand(_ conjunct: Int) -> Bool {
    at.children(conjunct, "cc").contains { at.words[$0].form == "&" }
  }

  /// A word with all below it, less what is said in passing.
  func whole(_ word: Int) -> [Int] {
    tree.subtree(of: word) { child in
      !["parataxis", "punct", "appos"].contains(at.relation(child)) && at.label(child) != "acl:relcl"
    }
  }

  /// A clause with its marker, without those coordinated with it.
  func clause(_ word: Int) -> [Int] {
    let start = innerStart(word)
    let words = tree.subtree(of: word) { child in
      at.relation(child) != "punct"
        && !(tree.head(of: child) == word && ["conj", "cc", "parataxis"].contains(at.relation(child)))
    }
    return closed(words.filter { $0 >= start })
  }

  /// Where the words of a predicate's own clause begin, if the clause stands behind another's copula: "The question is
  /// whether they agree"; else 0.
  func innerStart(_ word: Int) -> Int {
    let children = tree.children(of: word)
    guard children.contains(where: { at.label($0) == "nsubj:outer" }) else { return 0 }
    return children.first { ["mark", "nsubj"].contains(at.relation($0)) && at.label($0) != "nsubj:outer" }
      ?? word
  }

  /// The words of a noun phrase's preposition.
  func prepositions(_ word: Int) -> [Int] { markers(word, ["case"]) }

  /// The words of the preposition or conjunction before a phrase or clause.
  func markers(_ word: Int, _ relations: Set<Substring> = ["case", "mark"]) -> [Int] {
    tree.children(of: word).filter { $0 < word && relations.contains(at.relation($0)) }
      .flatMap { tree.subtree(of: $0) { at.relation($0) == "fixed" } }.sorted()
  }

  /// The words without those of a part of them, and without the marks that joined it to the rest.
  func words(_ words: [Int], without part: [Int]) -> [Int] {
    let left = Set(part)
    let kept = Set(words).subtracting(left)
    return words.filter { word in
      guard kept.contains(word), at.words[word].upos == .punct else { return kept.contains(word) }
      return kept.contains(word - 1) && kept.contains(word + 1)
    }
  }

  // MARK: marks

  /// Takes in the marks between words that are taken, an abbreviation's dot, and quotation marks around the whole.
  private func closed(_ ascending: [Int]) -> [Int] {
    var found: [Int] = []
    for word in ascending {
      if let last = found.last, word > last + 1,
        (last + 1..<word).allSatisfy({ at.words[$0].upos == .punct })
      {
        found += last + 1..<word
      }
      found.append(word)
    }
    while let first = found.first, found.count > 1, at.words[first].upos == .cconj { found.removeFirst() }
    return quoted(dotted(found))
  }

  /// "Acme Cos." amid a sentence, where the tokeniser cut the dot off.
  private func dotted(_ words: [Int]) -> [Int] {
    guard let last = words.last, last + 2 < at.words.count, at.words[last + 1].form == ".",
      !at.words[last].spaceAfter
    else { return words }
    return words + [last + 1]
  }

  private static let opening: Set<String> = ["``", "\"", "\u{201C}", "`", "'", "\u{2018}"]
  private static let closing: Set<String> = ["''", "\"", "\u{201D}", "'", "\u{2019}"]

  private func quoted(_ words: [Int]) -> [Int] {
    guard let first = words.first, let last = words.last, first > 0, last + 1 < at.words.count,
      Self.opening.contains(at.words[first - 1].form), Self.closing.contains(at.words[last + 1].form)
    else { return words }
    return [first - 1] + words + [last + 1]
  }
}
