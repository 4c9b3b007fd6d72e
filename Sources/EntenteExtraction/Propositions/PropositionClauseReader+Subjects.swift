import EntenteText

/// What a predicate is said of.
extension PropositionClauseReader {
  /// The subjects of a predicate, one for each conjunct; `nil` where there are none.
  func subjects(of word: Int) -> (words: [Int], origin: Derivation.Origin)? {
    guard let found = subjects(of: word, stepsLeft: Self.steps) else { return nil }
    // A mark or a relative pronoun that stands for nothing names nobody.
    let words = found.words.filter { at.words[$0].upos != .punct && !isUnresolved($0) }
    return words.isEmpty ? nil : (words, found.origin)
  }

  /// How far up a chain of clauses a subject is looked for.
  private static let steps = 12

  private func isUnresolved(_ word: Int) -> Bool {
    at.words[word].upos == .pron && ["WDT", "WP"].contains(at.words[word].xpos) && at.lower(word) != "what"
  }

  private func subjects(of word: Int, stepsLeft: Int) -> (words: [Int], origin: Derivation.Origin)? {
    guard stepsLeft > 0 else { return nil }
    if let there = expletive(of: word) {
      // "There were attempts, leading to revolts": what there was led.
      let isAsked = stepsLeft == Self.steps
      return (isAsked ? [there] : at.children(word, "nsubj").flatMap { nominalConjuncts($0) }, .own)
    }
    if !at.children(word, "expl").isEmpty { return nil }
    if let subject = at.children(word, "nsubj", "csubj").first(where: { at.label($0) != "nsubj:outer" }) {
      if let noun = antecedent(of: subject, in: word) { return (nominalConjuncts(noun), .relative) }
      return (nominalConjuncts(subject), .own)
    }
    guard let head = tree.head(of: word) else { return nil }
    func above(_ origin: Derivation.Origin) -> (words: [Int], origin: Derivation.Origin)? {
      subjects(of: head, stepsLeft: stepsLeft - 1).map {
        ($0.words, origin == .shared && $0.origin != .own ? $0.origin : origin)
      }
    }
    switch at.relation(word) {
    case "conj": return above(.shared)
    case "parataxis": return tornSubject(of: word, head).map { (nominalConjuncts($0), .shared) }
    case "advcl": return above(.adverbial)
    case "xcomp":
      if let object = at.children(head, "obj", "iobj").first {
        return (nominalConjuncts(object), .controlled)
      }
      return above(.controlled)
    case "acl":
      if at.label(word) == "acl:relcl" { return ([head], .relative) }
      // "the first state to join": of whom the noun is said joins.
      if at.isInfinitive(word) { return isSaidByCopula(head) ? above(.participle) : nil }
      return at.prepositions(word).isEmpty ? ([head], .participle) : nil
    default: return nil
    }
  }

  /// "Idriss, the minister, handed over the papers", where the parser took the name for the whole: a noun that nothing
  /// is said of, before a finite verb without a subject.
  private func tornSubject(of verb: Int, _ noun: Int) -> Int? {
    let isFinite = ["VBD", "VBZ", "VBP"].contains(at.words[verb].xpos)
    guard isFinite, noun < verb, tree.head(of: noun) == nil, at.words[noun].isNominal, !at.isCopular(noun)
    else {
      return nil
    }
    return noun
  }

  /// "There are talks": what there is stands as subject in the tree.
  func expletive(of word: Int) -> Int? {
    at.children(word, "expl").first { at.lower($0) == "there" }
  }

  /// What a relative pronoun stands for.
  private func antecedent(of pronoun: Int, in word: Int) -> Int? {
    guard ["who", "which", "that", "whom"].contains(at.lower(pronoun)), at.words[pronoun].upos == .pron else {
      return nil
    }
    var clause = word
    while ["conj", "xcomp"].contains(at.relation(clause)), let head = tree.head(of: clause), head < clause {
      clause = head
    }
    return at.label(clause) == "acl:relcl" ? tree.head(of: clause) : nil
  }

  /// A noun and those coordinated with it.
  func nominalConjuncts(_ head: Int) -> [Int] {
    phrases.members(head).filter { $0 == head || at.isNoun($0) }
  }
}
