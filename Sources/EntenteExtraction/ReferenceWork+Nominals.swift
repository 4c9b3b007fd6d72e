import EntenteModel
import EntenteOntology
import EntenteText

extension ReferenceWork {
  /// The mention of a definite noun phrase that stands for actors told before: "the Alliance", "both sides",
  /// "the two countries", "the President", "the Chinese side".
  mutating func nominal(_ word: Int, in number: Int) -> LocalMention? {
    let sentence = analysis.sentences[number]
    guard sentence.words[word].isNominal, sentence.words[word].relation != "compound" else { return nil }
    let lemma = sentence.words[word].lemma.lowercased()
    let isOrganization = catalog.nominals[lemma] != nil || catalog.nominals[sentence.lower[word]] != nil
    guard isOrganization || Self.nouns.contains(lemma) || rolesByName[sentence.lower[word]] != nil else {
      return nil
    }
    let phrase = NounPhrase(head: word, in: sentence)
    guard phrase.words.count <= 8 else { return nil }
    let determiner = phrase.determiner(in: sentence) ?? ""
    let entities: [Int]
    if sentence.words[word].isPlural || lemma == "people" && false {
      entities = several(lemma, phrase, determiner, in: number)
    } else if let address = address(phrase, in: number) {
      return address
    } else {
      entities = one(lemma, phrase, determiner, isOrganization: isOrganization, in: number).map { [$0] } ?? []
    }
    // What stands behind the noun says nothing that the reference needs.
    let words = lemma == "side" ? phrase.words.lowerBound..<word + 1 : phrase.words
    return mention(
      words, head: word, in: number, entities: entities, kind: .nominal, reason: "noun '\(lemma)'")
  }

  /// The relationship that a bond names: "relations between A and B", "its ties with A".
  mutating func bond(_ word: Int, in number: Int) -> LocalMention? {
    let sentence = analysis.sentences[number]
    guard sentence.words[word].isNominal, sentence.words[word].relation != "compound" else { return nil }
    let lemma = sentence.words[word].lemma.lowercased()
    guard NounClasses.bonds.contains(lemma) || NounClasses.qualifiedBonds.contains(lemma) else { return nil }
    return NominalBuilder.relationship(forHead: word, in: number, analysis: &analysis)
  }

  private static let nouns: Set<String> = NounClasses.states.union(NounClasses.sides).union([
    "leader", "president", "minister", "organization", "organisation", "bloc", "union", "alliance",
    "government",
    "member", "agency", "region", "city", "capital",
  ])

  // MARK: - several

  private mutating func several(_ lemma: String, _ phrase: NounPhrase, _ determiner: String, in number: Int)
    -> [Int]
  {
    let sentence = analysis.sentences[number]
    let inner = phrase.words.filter { $0 != phrase.head }
    let count = inner.lazy.compactMap { Self.counts[sentence.lower[$0]] }.first
    let regional = NounClasses.states.contains(lemma) ? states(ofRegionIn: phrase, in: number) : []
    if !regional.isEmpty, count == regional.count || count == nil && ["the", "all"].contains(determiner) {
      return regional.map { analysis.entities.insert($0) }
    }
    guard let count = count ?? (lemma == "side" || lemma == "party" ? (determiner == "the" ? 2 : nil) : nil)
    else {
      // "our nations", "our countries" in a joint text.
      return determiner == "our" && NounClasses.states.contains(lemma) ? ownStates(in: number) : []
    }
    let isOwn = determiner == "our"
    if isOwn, NounClasses.states.contains(lemma) {
      let own = ownStates(in: number)
      if own.count == count { return own }
    }
    // "the two African countries" says more than can be looked up.
    let isPlain = inner.allSatisfy { index in
      ["the", "both", "our", "these", "major", "great", "big", "neighbouring", "neighboring"].contains(
        sentence.lower[index])
        || Self.counts[sentence.lower[index]] != nil
    }
    guard isPlain else { return [] }
    let isState = NounClasses.states.contains(lemma)
    let isPerson = rolesByName[sentence.lower[phrase.head]] != nil || NounClasses.persons.contains(lemma)
    guard isState || isPerson || NounClasses.sides.contains(lemma) else { return [] }
    return lastSet(of: count, in: number, before: phrase.words.lowerBound) { entity in
      if isPerson { return kind(entity) == "person" }
      if isState { return kind(entity) == "state" }
      return kind(entity) == "state" || kind(entity) == "org"
    }
  }

  /// "the five Central Asian states": those that the ontology puts into the region, which no more words may narrow down.
  private func states(ofRegionIn phrase: NounPhrase, in number: Int) -> [Entity] {
    let inner = analysis.mentionIndices(inSentence: number).map { analysis.mentions[$0] }.filter {
      $0.kind == .name && $0.words.lowerBound >= phrase.words.lowerBound && $0.words.upperBound == phrase.head
    }
    guard let region = inner.first, kind(region.entity) == "place" else { return [] }
    let sentence = analysis.sentences[number]
    let before = phrase.words.lowerBound..<region.words.lowerBound
    guard phrase.words.upperBound == phrase.head + 1,
      before.allSatisfy({
        ["the", "all"].contains(sentence.lower[$0]) || Self.counts[sentence.lower[$0]] != nil
      })
    else { return [] }
    let name = analysis.entities[region.entity].name
    return catalog.ontology.states.filter { $0.status == .member && $0.subregion == name }
      .compactMap { catalog.ontology.entity($0.id) }
  }

  private static let counts = [
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "2": 2, "3": 3,
    "4": 4, "5": 5,
  ]

  private func ownStates(in number: Int) -> [Int] {
    let talk = states(ofTalk: number)
    if !talk.isEmpty { return talk }
    return authors.count > 1 && authors.allSatisfy { kind($0) == "state" } ? authors : []
  }

  /// The last things of a kind that were told together; else those most present, if they stand out.
  private func lastSet(of count: Int, in number: Int, before word: Int, where fits: (Int) -> Bool) -> [Int] {
    let near = antecedents.candidates(before: word, in: number, window: 10)
    for item in near where item.members.count == count && item.members.allSatisfy(fits) {
      return item.members
    }
    for item in near {
      guard let entity = item.entity, analysis.entities[entity].members.count == count else { continue }
      let members = analysis.entities[entity].members.compactMap { analysis.entities.index(of: $0) }
      if members.count == count, members.allSatisfy(fits) { return members }
    }
    var totals: [(entity: Int, total: Double)] = []
    for item in antecedents.candidates(before: word, in: number, window: 40) {
      for entity in item.members.isEmpty ? [item.entity].compactMap({ $0 }) : item.members where fits(entity)
      {
        let share = item.weight / Double(1 + max(0, number - item.sentence))
        if let index = totals.firstIndex(where: { $0.entity == entity }) {
          totals[index].total += share
        } else {
          totals.append((entity, share))
        }
      }
    }
    let ranked = totals.sorted { ($0.total, -$0.entity) > ($1.total, -$1.entity) }
    guard ranked.count >= count else { return [] }
    if ranked.count > count, ranked[count].total > 0.6 * ranked[count - 1].total { return [] }
    return ranked.prefix(count).map(\.entity).sorted()
  }

  // MARK: - one

  private mutating func one(
    _ lemma: String, _ phrase: NounPhrase, _ determiner: String, isOrganization: Bool, in number: Int
  ) -> Int? {
    let sentence = analysis.sentences[number]
    if lemma == "side" { return state(before: phrase, in: number) }
    let isDefinite = ["the", "this", "our", "that"].contains(determiner)
    if isOrganization, phrase.isBare(in: sentence), isDefinite || determiner == "an",
      let org = organization(
        called: lemma, capital: sentence.words[phrase.head].form.first?.isUppercase ?? false, in: number)
    {
      return org
    }
    guard isDefinite, phrase.isBare(in: sentence) else { return nil }
    if rolesByName[sentence.lower[phrase.head]] != nil {
      return holder(of: sentence.lower[phrase.head], in: number)
    }
    if lemma == "country" || lemma == "nation" {
      if determiner == "our" { return authors.count == 1 ? authors[0] : nil }
      return mostPresent(number, phrase) { kind($0) == "state" }
    }
    switch lemma {
    case "organization", "organisation", "bloc", "union", "agency", "alliance":
      return mostPresent(number, phrase) { entity in
        kind(entity) == "org"
          && (["organization", "organisation", "bloc"].contains(lemma) || isCalled(entity, lemma))
      }
    case "region":
      return mostPresent(number, phrase) {
        analysis.entities[$0].type == .place || analysis.entities[$0].type == "Region"
      }
    default: return nil
    }
  }

  /// "the Chinese side" is China.
  private func state(before phrase: NounPhrase, in number: Int) -> Int? {
    let states = analysis.mentionIndices(inSentence: number).map { analysis.mentions[$0] }
      .filter {
        kind($0.entity) == "state" && phrase.words.contains($0.words.lowerBound)
          && $0.words.upperBound == phrase.head
      }
    return states.count == 1 ? states[0].entity : nil
  }

  /// The organisation that a common noun stands for, if the text has named it: the last one of several.
  private mutating func organization(called lemma: String, capital isCapital: Bool, in number: Int) -> Int? {
    let possible = Set(catalog.nominals[lemma] ?? [])
    for item in antecedents.items.reversed() {
      guard let entity = item.entity, possible.contains(analysis.entities[entity].id) else { continue }
      return entity
    }
    if isCapital, let body = bodyOfNamed(lemma, possible) { return body }
    // Named further down, or in the title only.
    let named = analysis.entities.entities.indices.filter { possible.contains(analysis.entities[$0].id) }
    if named.count == 1 { return named[0] }
    if !named.isEmpty || isNamedInFull(lemma) { return nil }
    return unnamedOrganization(lemma, possible, isCapital: isCapital)
  }

  /// "The European Union … the Council", "Ursula von der Leyen … the Commission": the body of the organisation that was
  /// told last, itself or by one of its officers.
  private mutating func bodyOfNamed(_ lemma: String, _ possible: Set<EntityID>) -> Int? {
    for item in antecedents.items.reversed() {
      guard let entity = item.entity else { continue }
      let wholes = organizations(behind: analysis.entities[entity].id)
      if let own = wholes.first(where: { possible.contains($0) }) { return insert(own) }
      let parts = possible.filter { part in
        catalog.wholes[part, default: []].contains { wholes.contains($0) }
      }.sorted()
      // "the Council" of the Union is the Council of the European Union, not the European Council.
      let named = parts.filter {
        catalog.ontology.entity($0)?.name.lowercased().hasPrefix(lemma + " ") ?? false
      }
      if let only = named.count == 1 ? named.first : parts.count == 1 ? parts.first : nil {
        return insert(only)
      }
    }
    return nil
  }

  private mutating func insert(_ id: EntityID) -> Int? {
    catalog.ontology.entity(id).map { analysis.entities.insert($0) }
  }

  /// An organisation with what it is part of; those that a person serves.
  private func organizations(behind id: EntityID) -> [EntityID] {
    switch id.kind {
    case "org": return [id] + catalog.wholes[id, default: []]
    case "person":
      let bodies = (catalog.officesOfPerson[id] ?? []).map { catalog.ontology.offices[$0].of }
      return bodies.filter { $0.kind == "org" }.flatMap { [$0] + catalog.wholes[$0, default: []] }
    default: return []
    }
  }

  /// Whether the text names an organisation by a name that ends so: "the Pacific Alliance".
  private func isNamedInFull(_ lemma: String) -> Bool {
    analysis.entities.entities.indices.contains { index in
      let entity = analysis.entities[index]
      return entity.id.kind == "org" && entity.name.lowercased().hasSuffix(" " + lemma)
    }
  }

  /// An organisation that the text calls by its noun alone: that of a person who is named, else, with a capital letter
  /// ("the Alliance"), the only alliance or organisation of states that is called so.
  private mutating func unnamedOrganization(_ lemma: String, _ possible: Set<EntityID>, isCapital: Bool)
    -> Int?
  {
    let bodies = analysis.affiliations.values.map { analysis.entities[$0].id }.filter {
      possible.contains($0)
    }
    if Set(bodies).count == 1 { return analysis.entities.index(of: bodies[0]) }
    guard isCapital else { return nil }
    let called = (catalog.properNominals[lemma] ?? []).compactMap { catalog.ontology.entity($0) }.filter {
      entity in
      ["Alliance", "IntergovernmentalOrganization"].contains(entity.type.rawValue)
    }
    return called.count == 1 ? analysis.entities.insert(called[0]) : nil
  }

  private func isCalled(_ entity: Int, _ lemma: String) -> Bool {
    let entity = analysis.entities[entity]
    return ([entity.name] + entity.aliases).contains { $0.lowercased().hasSuffix(lemma) }
      || (lemma == "alliance" && entity.type == "Alliance")
  }

  private func mostPresent(_ number: Int, _ phrase: NounPhrase, where fits: (Int) -> Bool) -> Int? {
    let candidates = antecedents.candidates(before: phrase.words.lowerBound, in: number, window: 4).filter {
      item in
      item.members.count < 2 && item.entity.map(fits) ?? false
    }
    return AntecedentList.best(candidates, from: number, margin: 1.1)?.entity
  }

  /// "the President": the last person with that title.
  private func holder(of title: String, in number: Int) -> Int? {
    guard let role = rolesByName[title] else { return nil }
    let near = antecedents.candidates(before: 0, in: number, window: 4).filter { item in
      item.members.count < 2 && (item.entity.map { hasRole($0, role) } ?? false)
    }
    if let best = AntecedentList.best(near, from: number, margin: 1) { return best.entity }
    return antecedents.candidates(before: 0, in: number, window: 60).first { item in
      item.members.count < 2 && (item.entity.map { hasRole($0, role) } ?? false)
    }?.entity
  }

  func hasRole(_ person: Int, _ role: Role) -> Bool {
    analysis.roles[person]?.contains(role.key) ?? false
  }

  /// "Mr. President", "Madam Secretary": whom the speaker addresses.
  private func address(_ phrase: NounPhrase, in number: Int) -> LocalMention? {
    let sentence = analysis.sentences[number]
    let before = phrase.head - 1
    guard before >= 0, ["mr.", "mr", "madam", "mrs.", "madame"].contains(sentence.lower[before]),
      rolesByName[sentence.lower[phrase.head]] != nil, let addressee = sentence.addressee
    else { return nil }
    return LocalMention(
      sentence: number, words: before..<phrase.head + 1, head: phrase.head, entity: addressee, kind: .nominal,
      type: .person, reason: "coreference:address")
  }
}
