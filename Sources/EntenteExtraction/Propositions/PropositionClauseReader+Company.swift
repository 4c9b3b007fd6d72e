import EntenteText

/// What a predicate owes to the clauses around it: what it cannot be said without.
extension PropositionClauseReader {
  // MARK: deeds and their ends

  /// Markers of clauses that say what did not happen.
  private static let denials: Set<String> = ["without", "instead", "rather", "against", "from"]

  /// "closed the border to stop the fighting", "left without paying the rent": an end that may not be reached or a deed not
  /// done is said together with what was done.
  func mergedClause(_ word: Int) -> PropositionClause? {
    let markers = phrases.markers(word)
    guard at.relation(word) == "advcl", at.children(word, "nsubj", "expl").isEmpty,
      at.isInfinitive(word) || markers.contains(where: { Self.denials.contains(at.lower($0)) }),
      let head = tree.head(of: word), head < word, at.words[head].upos == .verb, let deed = clause(head)
    else { return nil }
    let object = deed.arguments.first.flatMap { $0.isCore && $0.head < word ? $0.members[0] : nil }
    let phrase = object.map { $0.marker + phrases.nominal($0.head) } ?? []
    return PropositionClause(
      predicate: word, verb: Set(deed.verb + phrase + markers + verbGroup(word)).sorted(),
      subjects: deed.subjects,
      arguments: arguments(of: word), origin: .adverbial, context: deed.context)
  }

  // MARK: lists of verbs

  /// Words before the first of a list of verbs that hold for the later ones: "did not attack or threaten", "agreed to host
  /// talks and pay the guests".
  func inherited(_ word: Int) -> [Int] {
    guard at.relation(word) == "conj", at.words[word].upos == .verb, let first = tree.head(of: word),
      first < word,
      at.words[first].upos == .verb, at.children(word, "nsubj", "expl", "aux", "cop").isEmpty,
      at.words[word].xpos == at.words[first].xpos
    else { return [] }
    if isChained(first), let above = tree.head(of: first) {
      return chain(above) + phrases.markers(first, ["mark"])
    }
    if let merged = mergedClause(first) { return Set(merged.verb).subtracting(verbGroup(first)).sorted() }
    guard ["VB", "VBN", "VBG"].contains(at.words[word].xpos) else { return [] }
    let negations = at.children(first, "advmod").filter {
      $0 < first && Self.negations.contains(at.lower($0))
    }
    return inherited(first) + at.children(first, "aux") + negations
  }

  /// The words of a predicate that goes on in an infinitive: "agreed", "was able".
  private func chain(_ word: Int) -> [Int] {
    var words = inherited(word) + verbGroup(word)
    if at.words[word].upos != .verb { words.append(word) }
    guard isChained(word), let above = tree.head(of: word) else { return words }
    return chain(above) + phrases.markers(word, ["mark"]) + words
  }

  // MARK: context

  private static let conditions: Set<String> = ["if", "unless", "whether", "lest", "case"]

  /// Who says or thinks what a clause says, or the condition that it is; empty where it stands by itself.
  func context(of word: Int) -> [Int] {
    var clause = word
    while let head = tree.head(of: clause) {
      let isLaterMember = at.relation(clause) == "conj" && head < clause
      guard isLaterMember || (at.relation(clause) == "xcomp" && isChained(clause)) else { break }
      clause = head
    }
    guard let head = tree.head(of: clause) else { return [] }
    let markers = phrases.markers(clause, ["mark"]).filter { Self.conditions.contains(at.lower($0)) }
    switch at.relation(clause) {
    case "ccomp", "csubj":
      guard at.words[head].upos == .verb else { return markers }
      let holder = at.children(head, "nsubj").first.map { phrases.nominal($0) } ?? []
      return Set(holder + verbGroup(head) + markers).sorted()
    case "acl" where at.isClosed(clause) && at.label(clause) != "acl:relcl": return phrases.nominal(head)
    default: return markers
    }
  }
}
