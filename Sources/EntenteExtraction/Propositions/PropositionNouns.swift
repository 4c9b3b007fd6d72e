import EntenteText

/// What noun phrases say without a verb: appositions, possessors, titles, participles before a noun.
struct PropositionNouns {
  let at: ClauseWords
  let phrases: PropositionPhrases

  /// In the order of their nouns.
  func propositions() -> [Proposition] {
    at.words.indices.filter { at.words[$0].isNominal }.flatMap { noun in
      appositions(of: noun) + possessions(of: noun) + titles(of: noun) + modifiers(of: noun)
    }
  }

  /// "Chad, a neighbour of Niger": one is the other.
  private func appositions(of noun: Int) -> [Proposition] {
    let others = at.children(noun, "appos").filter { at.words[$0].isNominal || isOneOf($0) }
    return others.flatMap { phrases.members($0) }.filter { at.isNoun($0) }.map { other in
      let predicate = isPlaceWithin(noun, other) ? "is in" : copula(noun)
      return proposition(
        .apposition, .added(predicate), phrases.nominal(noun), phrases.nominal(other), noun, other)
    }
  }

  /// "Idriss, one of the ministers".
  private func isOneOf(_ word: Int) -> Bool {
    at.words[word].upos == .num && at.children(word, "nmod").contains { at.prepositions($0).first == "of" }
  }

  /// "Kono, Sierra Leone": of two places with a comma between, the first lies in the second.
  private func isPlaceWithin(_ first: Int, _ second: Int) -> Bool {
    [first, second].allSatisfy { at.words[$0].upos == .propn && at.words[$0].nameTag.hasSuffix("-LOC") }
  }

  /// "Niger's support for Chad": Niger has it, and has it for Chad.
  private func possessions(of noun: Int) -> [Proposition] {
    guard
      let owner = at.children(noun, "nmod").first(where: {
        at.label($0) == "nmod:poss" && at.words[$0].isNominal
      })
    else { return [] }
    let name = phrases.nominal(owner)
    let thing = phrases.words(phrases.nominal(noun), without: phrases.whole(owner))
    let has = Phrase.added(isMany(owner) ? "have" : "has")
    var found = [proposition(.possession, has, name, thing, noun, owner)]
    for child in at.children(noun, "nmod") where child > noun && !phrases.prepositions(child).isEmpty {
      let holder = phrases.words(thing, without: phrases.whole(child))
      let predicate = has + Phrase(words: holder) + Phrase(words: phrases.prepositions(child))
      found.append(proposition(.possession, predicate, name, phrases.nominal(child), noun, child))
    }
    return found
  }

  /// "Chancellor Adenauer", "the writer Albert Camus".
  private func titles(of noun: Int) -> [Proposition] {
    guard at.words[noun].upos == .propn else { return [] }
    let roles = at.children(noun, "compound", "nmod", "appos").filter {
      $0 < noun && at.words[$0].upos == .noun && at.label($0) != "nmod:poss"
        && phrases.prepositions($0).isEmpty
    }
    return roles.map { role in
      let title = phrases.whole(role)
      let name = phrases.words(phrases.nominal(noun), without: title).filter { $0 > role }
      return proposition(.title, .added(copula(noun)), name, title, noun, role)
    }
  }

  /// "the NATO-led mission", "a Rome-based agency".
  private func modifiers(of noun: Int) -> [Proposition] {
    at.children(noun, "amod").filter { at.words[$0].xpos == "VBN" }.compactMap { participle in
      let agents = at.children(participle, "compound", "obl", "nsubj", "nmod")
      guard let agent = agents.first(where: { at.words[$0].isNominal && $0 < participle }) else { return nil }
      let preposition = Self.local.contains(at.lower(participle)) ? "in" : "by"
      let name = phrases.words(phrases.nominal(noun), without: phrases.whole(participle))
      let predicate = Phrase([.added(copula(noun)), .word(participle), .added(preposition)])
      return proposition(.modifier, predicate, name, phrases.nominal(agent), noun, participle)
    }
  }

  private static let local: Set<String> = ["based", "born", "located", "headquartered", "made", "built"]

  private func copula(_ noun: Int) -> String { isMany(noun) ? "are" : "is" }

  /// Names in the plural are one thing more often than many: "the United States", "Reuters".
  private func isMany(_ noun: Int) -> Bool { at.words[noun].upos == .noun && at.words[noun].isPlural }

  private func proposition(
    _ kind: Proposition.Kind, _ predicate: Phrase, _ first: [Int], _ second: [Int], _ noun: Int, _ other: Int
  ) -> Proposition {
    var derivation = Derivation(origin: .noun)
    derivation.distance = abs(other - noun)
    derivation.length = second.count
    derivation.sentenceLength = at.words.count
    return Proposition(
      kind: kind, predicate: predicate, arguments: [Phrase(words: first), Phrase(words: second)],
      derivation: derivation)
  }
}
