import EntenteModel
import EntenteOntology
import EntenteText

extension NameWork {
  /// Marks titles that stand with a name or say what they are of; a bare "the president" is left to coreference.
  mutating func markTitles(_ titles: [Candidate], in number: Int, from firstMention: Int) {
    let names = Array(mentions[min(firstMention, mentions.count)...])
    var taken: [Range<Int>] = []
    for title in titles.sorted(by: {
      ($1.words.count, $0.words.lowerBound) < ($0.words.count, $1.words.lowerBound)
    }) {
      guard !taken.contains(where: { $0.overlaps(title.words) }),
        !names.contains(where: { $0.words.overlaps(title.words) && !isInside($0.words, title.words) })
      else { continue }
      guard let mention = position(title, names, in: number) else { continue }
      taken.append(mention.words)
      mentions.append(mention)
    }
  }

  private func isInside(_ inner: Range<Int>, _ outer: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  private mutating func position(_ title: Candidate, _ names: [LocalMention], in number: Int) -> LocalMention?
  {
    let sentence = analysis.sentences[number]
    let isCapital = CapitalisedNames.startsWithCapital(sentence.words[title.words.lowerBound].form)
    let after = names.first { $0.type == .person && follows($0, title.words.upperBound, in: sentence) }
    let before = names.first { $0.type == .person && precedes($0, title.words.lowerBound, in: sentence) }
    let left = leftBody(title.words, names, in: sentence)
    let right = rightBody(after: after?.words.upperBound ?? title.words.upperBound, names, in: sentence)
    var range = withoutState(title.words, in: number)
    let deputy = deputyWord(before: range.lowerBound, in: sentence)
    if let deputy, isCapital { range = deputy..<range.upperBound }
    if let left, left.type != .state, isCapital, left.words.upperBound == range.lowerBound {
      range = left.words.lowerBound..<range.upperBound
    }
    if let right, after == nil, isCapital { range = range.lowerBound..<right.words.upperBound }
    let body = (left ?? right)?.entity
    let isLabel = labels[number].map { $0.words.contains(title.words.lowerBound) } ?? false
    let stands =
      isCapital && (body != nil || runsFor(title.words, in: sentence) || catalog.offices[title.entity] != nil)
    // "left wing leader Smith" tells what he is, not which post he holds.
    if !isCapital, body == nil,
      ["leader", "official", "member", "head", "chief"].contains(sentence.lower[title.words.upperBound - 1])
    {
      return nil
    }
    guard after != nil || (before != nil && (isCapital || body != nil)) || stands || isLabel else {
      return nil
    }
    if isPlural(title.words, in: sentence), after == nil { return nil }
    let person = (after ?? before)?.entity
    var entity = entity(of: title, body: body, person: person)
    if let deputy { entity = deputyPosition(of: entity, prefix: sentence.words[deputy].form) }
    if let person { note(person, title: title, body: body) }
    analysis.entities.addAlias(sentence.text(of: range), to: entity)
    return LocalMention(
      sentence: number, words: range, head: sentence.tree.headWord(of: title.words), entity: entity,
      kind: .name,
      type: .position, isNested: names.contains { $0.words != range && isInside(range, $0.words) },
      reason: "title")
  }

  /// "Deputy" before a title makes another post of it.
  private func deputyWord(before start: Int, in sentence: AnalysedSentence) -> Int? {
    start > 0 && ["deputy", "vice", "assistant", "associate", "acting"].contains(sentence.lower[start - 1])
      ? start - 1 : nil
  }

  private mutating func deputyPosition(of position: Int, prefix: String) -> Int {
    let entity = analysis.entities[position]
    return analysis.entities.insert(
      Entity(
        id: EntityID("position:\(prefix.lowercased())-\(entity.id.key)"), type: .position,
        name: prefix.prefix(1).uppercased() + prefix.dropFirst() + " " + entity.name))
  }

  /// "Sri Lankan president": the adjective is a name of its own, the post is the rest.
  private func withoutState(_ range: Range<Int>, in number: Int) -> Range<Int> {
    guard
      let state = known[number].first(where: {
        $0.words.lowerBound == range.lowerBound && $0.entries[0].kind == .adjective
      }),
      state.words.upperBound < range.upperBound
    else { return range }
    return state.words.upperBound..<range.upperBound
  }

  /// "run for President", "as Secretary of State".
  private func runsFor(_ range: Range<Int>, in sentence: AnalysedSentence) -> Bool {
    range.lowerBound > 0 && ["for", "as"].contains(sentence.lower[range.lowerBound - 1])
  }

  private func isPlural(_ range: Range<Int>, in sentence: AnalysedSentence) -> Bool {
    sentence.words[range.upperBound - 1].isPlural || range.contains { sentence.words[$0].xpos == "NNS" }
  }

  /// Whether a name comes right after a title, forms of address aside.
  private func follows(_ name: LocalMention, _ end: Int, in sentence: AnalysedSentence) -> Bool {
    guard name.words.lowerBound >= end, name.words.lowerBound - end <= 3 else { return false }
    return (end..<name.words.lowerBound).allSatisfy { index in
      PersonNames.honorifics[sentence.lower[index]] != nil
        || PersonNames.ranks.contains(sentence.lower[index])
        || (sentence.lower[index] == "," && index + 1 < name.words.lowerBound)
    }
  }

  /// Whether a name stands before a title, with a comma between.
  private func precedes(_ name: LocalMention, _ start: Int, in sentence: AnalysedSentence) -> Bool {
    guard name.words.upperBound < start, start - name.words.upperBound <= 5,
      [",", "(", "as"].contains(sentence.lower[name.words.upperBound])
    else { return false }
    return (name.words.upperBound + 1..<start).allSatisfy { index in
      ["the", "a", "an", "former", "current", "'s"].contains(sentence.lower[index])
        || sentence.words[index].upos == .adj
        || sentence.words[index].upos == .propn
    }
  }

  /// The state or organisation named before the title: "NATO Secretary General", "China's foreign minister".
  private func leftBody(_ range: Range<Int>, _ names: [LocalMention], in sentence: AnalysedSentence)
    -> LocalMention?
  {
    names.last { name in
      guard ["state", "org"].contains(analysis.entities[name.entity].id.kind),
        name.words.upperBound <= range.lowerBound
      else { return false }
      let gap = name.words.upperBound..<range.lowerBound
      return gap.isEmpty || (gap.count == 1 && ["'s", "'"].contains(sentence.lower[gap.lowerBound]))
    }
  }

  /// The state or organisation behind "of": "President of the Russian Federation", "Ambassador to the EU".
  private func rightBody(after end: Int, _ names: [LocalMention], in sentence: AnalysedSentence)
    -> LocalMention?
  {
    guard end + 1 < sentence.words.count, ["of", "to", "for"].contains(sentence.lower[end]) else {
      return nil
    }
    let start = sentence.lower[end + 1] == "the" ? end + 2 : end + 1
    return names.first {
      $0.words.lowerBound == start
        && ["state", "org", "place"].contains(analysis.entities[$0.entity].id.kind)
    }
  }

  /// The position: of the body that the text names, of the person's known office, of the person's state, or in general.
  private mutating func entity(of title: Candidate, body: Int?, person: Int?) -> Int {
    if let office = catalog.ontology.entity(title.entity), catalog.offices[title.entity] != nil {
      return analysis.entities.insert(office)
    }
    guard let role = catalog.roles[title.entity] else {
      return analysis.entities.insert(
        catalog.ontology.entity(title.entity)
          ?? Entity(id: title.entity, type: .position, name: String(title.entity.key)))
    }
    if let body {
      let entity = analysis.entities[body]
      return analysis.entities.insert(catalog.position(role: role, of: entity.id, named: entity.name))
    }
    if let person {
      let id = analysis.entities[person].id
      if let office = persons.office(of: id, role: role), let entity = catalog.ontology.entity(office.id) {
        return analysis.entities.insert(entity)
      }
      if role.scope == .state, let code = catalog.ontology.persons.first(where: { $0.id == id })?.citizen,
        let state = catalog.ontology.entity(Ontology.stateID(code))
      {
        return analysis.entities.insert(catalog.position(role: role, of: state.id, named: state.name))
      }
    }
    return analysis.entities.insert(
      catalog.ontology.entity(role.id) ?? Entity(id: role.id, type: .position, name: role.name))
  }

  /// Keeps for whom a person acts, and as what.
  private mutating func note(_ person: Int, title: Candidate, body: Int?) {
    let office = catalog.offices[title.entity]
    guard let key = office?.role ?? catalog.roles[title.entity]?.key else { return }
    if !(analysis.roles[person] ?? []).contains(key) { analysis.roles[person, default: []].append(key) }
    guard analysis.affiliations[person] == nil else { return }
    let id = analysis.entities[person].id
    let known = office?.of ?? catalog.roles[title.entity].flatMap { persons.office(of: id, role: $0)?.of }
    let state = catalog.ontology.persons.first { $0.id == id }?.citizen.map { Ontology.stateID($0) }
    if let body, known == nil {
      analysis.affiliations[person] = body
    } else if let entity = (known ?? state).flatMap({ catalog.ontology.entity($0) }) {
      analysis.affiliations[person] = analysis.entities.insert(entity)
    }
  }
}
