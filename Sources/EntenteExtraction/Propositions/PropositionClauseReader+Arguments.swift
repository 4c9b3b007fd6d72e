import EntenteText

/// What a predicate takes besides its subject.
extension PropositionClauseReader {
  /// In surface order, what stands behind a copula first.
  func arguments(of word: Int) -> [PropositionClause.Argument] {
    var found: [PropositionClause.Argument] = []
    if let noun = gapFiller(of: word) {
      found.append(.init(role: .object, members: members(noun, isBare: true)))
    }
    if isSaidByCopula(word) { found.append(.init(role: .predicative, members: members(word))) }
    return found + tree.children(of: word).compactMap { argument($0, of: word) }
  }

  private func argument(_ child: Int, of word: Int) -> PropositionClause.Argument? {
    switch at.relation(child) {
    case "nsubj" where expletive(of: word) != nil: return .init(role: .object, members: members(child))
    case "obj", "iobj":
      if isInterrogative(child) { return relativeObject(of: word) }
      return .init(role: .object, members: members(child))
    case "obl", "nmod": return isInterrogative(child) ? nil : oblique(child, of: word)
    case "xcomp": return .init(role: at.isVerb(child) ? .clause : .predicative, members: members(child))
    case "ccomp": return .init(role: .clause, members: [.init(marker: [], head: child)])
    case "advmod": return adverbial(child, of: word)
    default: return nil
    }
  }

  private func oblique(_ child: Int, of word: Int) -> PropositionClause.Argument? {
    let isBare = phrases.prepositions(child).isEmpty
    if !isBare, Self.connectives.contains(at.lower(child)),
      at.children(child, "det", "nmod", "amod").allSatisfy({ at.lower($0) == "a" })
    {
      return nil
    }
    // What belongs to the phrase of a noun or adjective behind a copula.
    let isOf = child > word && at.prepositions(child).first == "of" && at.isNoun(word)
    if at.relation(child) == "nmod", isBare || isOf { return nil }
    if at.label(child) == "obl:unmarked", isSaidByCopula(word), child < word { return nil }
    let role: PropositionClause.Argument.Role =
      at.label(child) == "obl:agent" ? .agent : isBare ? .bare : .oblique
    return .init(role: role, members: members(child))
  }

  /// "for example", "as a result": they join sentences.
  private static let connectives: Set<String> = [
    "example", "instance", "result", "fact", "course", "particular", "addition", "contrast", "general",
    "turn", "short",
  ]

  /// A noun, adjective or verb with those coordinated with it, each with its preposition or that of the first.
  private func members(_ head: Int, isBare: Bool = false) -> [PropositionClause.Member] {
    let shared = isBare ? [] : phrases.prepositions(head)
    return phrases.members(head).filter { $0 == head || isParallel($0, to: head) }.map { member in
      let own = isBare ? [] : phrases.prepositions(member)
      return .init(marker: own.isEmpty ? shared : own, head: member)
    }
  }

  /// Whether a conjunct is of the same kind: no clause in a list of things.
  private func isParallel(_ member: Int, to head: Int) -> Bool {
    at.isVerb(member) == at.isVerb(head) && at.children(member, "nsubj", "cop").isEmpty
  }

  // MARK: relative clauses

  /// "the plan which they rejected".
  private func relativeObject(of word: Int) -> PropositionClause.Argument? {
    guard at.label(word) == "acl:relcl", let noun = tree.head(of: word) else { return nil }
    return .init(role: .object, members: members(noun, isBare: true))
  }

  /// "the plan they rejected": the noun is the object, and no pronoun says so.
  private func gapFiller(of word: Int) -> Int? {
    guard at.label(word) == "acl:relcl", at.words[word].upos == .verb, !at.isPassive(word),
      !at.children(word, "nsubj").isEmpty, at.children(word, "obj", "ccomp", "xcomp").isEmpty,
      !tree.subtree(of: word).contains(where: { isInterrogative($0) }),
      !at.children(word, "obl").contains(where: {
        phrases.prepositions($0).isEmpty && at.label($0) != "obl:unmarked"
      })
    else { return nil }
    return tree.head(of: word)
  }

  private func isInterrogative(_ word: Int) -> Bool {
    at.words[word].xpos.hasPrefix("W") || at.words[word].feature("PronType") == "Rel"
  }

  // MARK: adverbs

  private static let times: Set<String> = [
    "there", "here", "abroad", "home", "yesterday", "today", "tomorrow", "later", "now", "recently",
    "nationwide",
    "overseas", "together",
  ]

  /// Adverbs that answer where, when or how long: by a measure ("five years later") or by themselves.
  private func adverbial(_ word: Int, of verb: Int) -> PropositionClause.Argument? {
    let hasMeasure = !at.children(word, "obl").isEmpty
    guard hasMeasure || (Self.times.contains(at.lower(word)) && word > verb) else { return nil }
    return .init(role: .adverb, members: [.init(marker: [], head: word)])
  }

  /// "did not recover quickly": an adverb behind a verb that has nothing else.
  func manner(of verb: Int) -> PropositionClause.Argument? {
    guard at.words[verb].upos == .verb,
      let adverb = at.children(verb, "advmod").first(where: { $0 > verb && at.words[$0].xpos.hasPrefix("RB") }
      )
    else { return nil }
    return .init(role: .adverb, members: [.init(marker: [], head: adverb)])
  }
}
