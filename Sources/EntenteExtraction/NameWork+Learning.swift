import EntenteModel
import EntenteOntology
import EntenteText

extension NameWork {
  /// An organisation, place, event, … that the ontology does not know by this name.
  mutating func learn(_ range: Range<Int>, type: EntityType, in number: Int, actors: Set<Int>) {
    let sentence = analysis.sentences[number]
    guard !known[number].contains(where: { $0.words == range && $0.entries[0].kind != .title }) else {
      return
    }
    let lower = sentence.lower[range]
    guard isClean(range, in: sentence) else { return }
    if known[number].contains(where: {
      $0.words.count > range.count && $0.words.lowerBound <= range.lowerBound
        && range.upperBound <= $0.words.upperBound
    }) {
      return
    }
    let isTagged = type == .organization || type == .place
    let isHeaded = NameHeads.type(of: lower[range.upperBound - 1]) == type
    if isTagged, isCommonPlural(lower[range.upperBound - 1]) { return }
    if isTagged, !isHeaded {
      // Words that are all common ones, "Security Policy"; a head noun of another kind; two things joined.
      if range.allSatisfy({ commonWords.contains(sentence.lower[$0]) || actors.contains($0) }) { return }
      if let head = NameHeads.type(of: lower[range.upperBound - 1]), range.count > 1, head != .organization {
        return
      }
      if range.count > 1, lower.contains("and") { return }
    }
    if range.count == 1, isTagged, !isSingleName(range.lowerBound, in: sentence) { return }
    if isBodyOfState(range, in: number) { return }
    // A list of names, a name with what follows it.
    if lower.contains(",") || lower.contains(";") { return }
    // A common noun with a capital; "China-U.S."; a state and the word that follows it.
    if range.count == 1, isCommonNoun(lower[range.lowerBound]) || coversNames(range.lowerBound, in: number) {
      return
    }
    if type == .place, actors.contains(range.lowerBound),
      NameHeads.type(of: lower[range.upperBound - 1]) != .place
    {
      return
    }
    if type == .organization || type == .place, let and = range.first(where: { sentence.lower[$0] == "and" }),
      actors.contains(and - 1) || actors.contains(and + 1)
    {
      return
    }
    guard
      range.contains(where: {
        !actors.contains($0) && CapitalisedNames.startsWithCapital(sentence.words[$0].form)
      })
    else { return }
    // A title is no organisation.
    if known[number].contains(where: {
      $0.words.upperBound == range.upperBound && $0.entries.contains { $0.kind == .title }
    }) {
      return
    }
    let text = sentence.text(of: range)
    let isAdjectival = range.count == 1 && sentence.words[range.lowerBound].upos == .adj
    guard !isAdjectival else { return }
    if isTagged, range.count == 1, let state = misspeltState(text) {
      analysis.remarks.append("misspelt name '\(text)' linked to \(state.name)")
      addLocal(
        text, entity: analysis.entities.insert(state), kind: .name, reason: "misspelling of \(state.name)")
      return
    }
    let id = EntityID(Self.idPrefix(type) + Slug.key(text))
    let index = analysis.entities.insert(Entity(id: id, type: type, name: text))
    addLocal(
      sentence.text(of: range), entity: index, kind: .name,
      reason: type == .organization || type == .place ? "name tagger" : "capitals")
  }

  /// The only state whose name differs from a tagged one by a slip: "Azerbajan", "Phillipines".
  private func misspeltState(_ text: String) -> Entity? {
    let name = text.lowercased()
    let near = Set(catalog.stateNames.filter { PersonNames.isSlip($0.name, name) }.map(\.state))
    guard near.count == 1, let state = near.first else { return nil }
    return catalog.ontology.entity(state)
  }

  /// "Member States", "Allied Partners".
  func isCommonPlural(_ lower: String) -> Bool {
    let singular = String(lower.dropLast())
    return lower.hasSuffix("s")
      && (NounClasses.states.contains(singular) || NounClasses.type(ofLemma: singular) == .group)
  }

  func isCommonNoun(_ lower: String) -> Bool {
    NameHeads.type(of: lower) != nil || NounClasses.type(ofLemma: lower) != nil
      || NounClasses.persons.contains(lower)
      || NounClasses.states.contains(lower) || NounClasses.states.contains(String(lower.dropLast()))
  }

  /// "Swedish Government", "Government of Sweden": composed, not learned.
  func isBodyOfState(_ range: Range<Int>, in number: Int) -> Bool {
    if let body = GovernmentBodies.trie.matches(atWord: range.lowerBound, in: atoms[number]).first,
      body.words.upperBound + 1 < range.upperBound,
      analysis.sentences[number].lower[body.words.upperBound] == "of"
    {
      let rest = body.words.upperBound + 1..<range.upperBound
      let hasArticle = analysis.sentences[number].lower[rest.lowerBound] == "the"
      let state = rest.dropFirst(hasArticle ? 1 : 0)
      if known[number].contains(where: { $0.words == state && $0.entries[0].entity.kind == "state" }) {
        return true
      }
    }
    guard
      let state = known[number].first(where: {
        $0.words.lowerBound == range.lowerBound && $0.entries[0].entity.kind == "state"
      }),
      state.words.upperBound < range.upperBound
    else { return false }
    return GovernmentBodies.trie.matches(atWord: state.words.upperBound, in: atoms[number])
      .contains { $0.words == state.words.upperBound..<range.upperBound }
  }

  /// Whether a word is made of known names joined by hyphens.
  func coversNames(_ word: Int, in number: Int) -> Bool {
    known[number].contains { match in
      match.words == word..<word + 1 && atoms[number].part(match.atoms) != nil
    }
  }

  static func idPrefix(_ type: EntityType) -> String {
    switch type {
    case .organization, "MilitaryUnit", "GovernmentBody": "org:"
    case "JointStatement", "Treaty": "agreement:"
    default: type.rawValue.lowercased() + ":"
    }
  }

  mutating func addLocal(_ surface: String, entity: Int, kind: LocalName.Kind, reason: String) {
    let atoms = NameAtoms(surface: surface)
    guard !atoms.forms.isEmpty else { return }
    localNames.append(LocalName(entity: entity, kind: kind, atoms: atoms.forms, reason: reason))
    localTrie.insert(atoms.lower, payload: localNames.count - 1)
  }
}
