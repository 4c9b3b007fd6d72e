import EntenteModel
import EntenteOntology
import EntenteText

extension NameWork {
  /// A name at its place, before overlaps are settled.
  struct Candidate {
    var words: Range<Int>
    /// Place among the atoms of the sentence: what overlaps are judged by.
    var atoms: Range<Int>
    var entity: EntityID
    var type: EntityType
    var kind: Mention.Kind
    var isMetonym: Bool
    var isTitle: Bool
    /// Names of the ontology win over equally long ones of the document.
    var isKnown: Bool
    var reason: String
    /// All that a plural name means.
    var members: [EntityID] = []
  }

  /// Second pass: marks every name of every sentence, then titles, then who speaks.
  mutating func markAll() {
    for number in analysis.sentences.indices {
      let candidates = knownCandidates(in: number) + localCandidates(in: number)
      let accepted = settle(
        candidates.filter { !$0.isTitle }, titles: candidates.filter(\.isTitle), in: number)
      let first = mentions.count
      for candidate in accepted { add(candidate, in: number) }
      if usesGazetteer { markBodies(in: number, from: first) }
      markTitles(candidates.filter(\.isTitle), in: number, from: first)
    }
    markTextTitle()
    assignSpeakers()
  }

  private func knownCandidates(in number: Int) -> [Candidate] {
    known[number].compactMap { candidate(for: $0, in: number) }
  }

  private func candidate(for match: KnownMatch, in number: Int) -> Candidate? {
    let sentence = analysis.sentences[number]
    if isFamilyName(match, in: number) { return nil }
    if let title = match.entries.first(where: { $0.kind == .title }),
      match.entries[0].kind == .title || match.entries[0].isMetonym
        || isBesidePerson(match.words, in: sentence)
    {
      return Candidate(
        words: match.words, atoms: match.atoms, entity: title.entity, type: .position, kind: .name,
        isMetonym: false, isTitle: true,
        isKnown: true, reason: "title")
    }
    let entries = match.entries.filter { ![.nominal, .family, .title].contains($0.kind) }
    let reading = reading(of: match, in: number)
    guard var entry = reading?.entry ?? entries.first(where: { !$0.isMetonym }) ?? entries.first else {
      return nil
    }
    if reading?.isLocal != true, let metonym = metonym(entries, in: number),
      !isFollowedByState(match.words, in: number), MetonymRule.meansGovernment(match.words, in: sentence)
    {
      entry = metonym
    } else if entry.isMetonym {
      // A building or a body that has no entry of its own: it always stands for its government.
      guard entries.allSatisfy(\.isMetonym), MetonymRule.meansGovernment(match.words, in: sentence) else {
        return nil
      }
    }
    guard let entity = catalog.ontology.entity(entry.entity) else { return nil }
    var found = candidate(entry, entity, match, in: sentence)
    // "the two Koreas"
    let open = Self.open(match.entries)
    let isPlural = open.count == 2 && open[0].surface.hasSuffix("s")
    if isPlural, catalog.lacksUsualReading.contains(open[0].surface) {
      found?.members = open.map(\.entity)
    } else if let reading, reading.isLocal || open.count > 1 {
      found?.reason += reading.isLocal ? ", by the words beside it" : ", by what else the text names"
    }
    return found
  }

  private func candidate(
    _ entry: NameEntry, _ entity: Entity, _ match: KnownMatch, in sentence: AnalysedSentence
  ) -> Candidate? {
    let range = match.words
    let head = sentence.words[range.upperBound - 1]
    var kind = Mention.Kind.name
    switch entry.kind {
    case .adjective:
      // "in Chinese" is the language.
      if range.lowerBound > 0, sentence.lower[range.lowerBound - 1] == "in", head.relation == "obl" {
        return nil
      }
    case .demonym:
      // One citizen is nobody in particular; many are a people, which is no state.
      guard head.isPlural, head.upos == .noun || head.upos == .propn, head.relation != "amod" else {
        return nil
      }
      return Candidate(
        words: range, atoms: match.atoms, entity: EntityID("group:" + Slug.key(entry.surface)), type: .group,
        kind: .name, isMetonym: false,
        isTitle: false, isKnown: true, reason: "demonym")
    default: break
    }
    let startsCapitalised = CapitalisedNames.startsWithCapital(sentence.words[range.lowerBound].form)
    // Topics and descriptions without a capital are no names: "climate change", "the transatlantic alliance".
    let isLower = !range.contains { CapitalisedNames.startsWithCapital(sentence.words[$0].form) }
    if entity.id.kind == "topic" || (isLower && entry.kind != .acronym && !startsCapitalised) {
      kind = .nominal
    }
    return Candidate(
      words: range, atoms: match.atoms, entity: entity.id, type: entity.type, kind: kind,
      isMetonym: entry.isMetonym, isTitle: false,
      isKnown: true, reason: entry.kind.rawValue)
  }

  /// Whether a comma and a name of the tagger stand before: "Ada Smith, United States Trade Representative".
  private func isBesidePerson(_ range: Range<Int>, in sentence: AnalysedSentence) -> Bool {
    range.lowerBound > 1 && sentence.lower[range.lowerBound - 1] == ","
      && sentence.words[range.lowerBound - 2].nameTag.hasSuffix("PER")
  }

  /// "Brussels, Belgium": the place itself.
  private func isFollowedByState(_ range: Range<Int>, in number: Int) -> Bool {
    let lower = analysis.sentences[number].lower
    guard range.upperBound + 1 < lower.count, lower[range.upperBound] == "," else { return false }
    return known[number].contains { match in
      match.words.lowerBound == range.upperBound + 1 && match.entries[0].entity.kind == "state"
        && match.entries[0].kind != .adjective && !match.entries[0].isMetonym
    }
  }

  private func localCandidates(in number: Int) -> [Candidate] {
    let atoms = self.atoms[number]
    let ids = localTrie.ids(of: atoms)
    let sentence = analysis.sentences[number]
    var found: [Candidate] = []
    for start in ids.indices where ids[start] != 0 {
      for match in localTrie.matches(at: start, in: atoms, ids: ids) {
        let names = localTrie.payloads(of: match).map { localNames[$0] }
        guard let name = names.last(where: { fits($0, atoms, match.atoms) }) else { continue }
        if match.words.count == 1, !isFreeName(match.words.lowerBound, in: sentence) { continue }
        let entity = analysis.entities[name.entity]
        found.append(
          Candidate(
            words: match.words, atoms: match.atoms, entity: entity.id, type: entity.type, kind: .name,
            isMetonym: false, isTitle: false,
            isKnown: false, reason: name.reason))
      }
    }
    return found
  }

  private func fits(_ name: LocalName, _ atoms: NameAtoms, _ range: Range<Int>) -> Bool {
    let found = Array(atoms.forms[range])
    if found == name.atoms { return true }
    guard name.kind != .acronym else { return false }
    // Shouted in a label or heading, or learned there.
    let shouted = name.atoms.map { $0.uppercased() }
    return found == shouted
      || (name.atoms == shouted && found.map { $0.uppercased() } == shouted
        && found.allSatisfy { CapitalisedNames.startsWithCapital($0) })
  }

  private func isFreeName(_ word: Int, in sentence: AnalysedSentence) -> Bool {
    switch sentence.words[word].upos {
    case .propn, .noun, .x, .adj: true
    default: word > sentence.labelEnd && CapitalisedNames.startsWithCapital(sentence.words[word].form)
    }
  }

  /// Takes the longest names that do not cross; those inside of organisations, events and documents stay as nested.
  private func settle(_ candidates: [Candidate], titles: [Candidate], in number: Int) -> [Candidate] {
    let sentence = analysis.sentences[number]
    let ordered = candidates.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.atoms.count != y.atoms.count { return x.atoms.count > y.atoms.count }
      if x.atoms.lowerBound != y.atoms.lowerBound { return x.atoms.lowerBound < y.atoms.lowerBound }
      if x.isKnown != y.isKnown { return x.isKnown }
      return a.offset < b.offset
    }.map(\.element)
    var accepted: [Candidate] = []
    for candidate in ordered {
      var isTaken = false
      for other in accepted where other.atoms.overlaps(candidate.atoms) {
        let isInside =
          other.atoms != candidate.atoms && other.atoms.lowerBound <= candidate.atoms.lowerBound
          && candidate.atoms.upperBound <= other.atoms.upperBound
        if !isInside || !admitsNested(other, candidate, in: sentence) { isTaken = true }
      }
      // "President Biden" is no name of its own, and "Minister of Foreign Affairs of X" holds X.
      if !isTaken, candidate.type == .person,
        titles.contains(where: {
          $0.words.overlaps(candidate.words) && $0.words.count >= candidate.words.count
        }),
        candidate.words.count == 1, sentence.words[candidate.words.lowerBound].upos != .propn
      {
        isTaken = true
      }
      if !isTaken { accepted.append(candidate) }
    }
    return accepted.sorted {
      ($0.atoms.lowerBound, -$0.atoms.upperBound) < ($1.atoms.lowerBound, -$1.atoms.upperBound)
    }
  }

  private func admitsNested(_ outer: Candidate, _ inner: Candidate, in sentence: AnalysedSentence) -> Bool {
    // "Peace and Security Council": the end of a body's name that happens to be another's.
    if outer.entity.kind == "org", inner.entity.kind == "org",
      inner.words.upperBound == outer.words.upperBound,
      inner.words.lowerBound > 0, !["of", "the"].contains(sentence.lower[inner.words.lowerBound - 1])
    {
      return false
    }
    guard ["state", "org", "place"].contains(inner.entity.kind), inner.entity != outer.entity else {
      return false
    }
    switch outer.entity.kind {
    case "state", "person", "place", "group": return false
    default: return true
    }
  }

  mutating func add(_ candidate: Candidate, in number: Int) {
    let entity: Int
    if let index = analysis.entities.index(of: candidate.entity) {
      entity = index
    } else if let known = catalog.ontology.entity(candidate.entity) {
      entity = analysis.entities.insert(known)
    } else {
      let name = analysis.sentences[number].text(of: candidate.words)
      entity = analysis.entities.insert(Entity(id: candidate.entity, type: candidate.type, name: name))
    }
    let sentence = analysis.sentences[number]
    let isNested = mentions.reversed().prefix { $0.sentence == number }.contains { mention in
      mention.words != candidate.words && mention.words.lowerBound <= candidate.words.lowerBound
        && candidate.words.upperBound <= mention.words.upperBound
    }
    // A description is a noun phrase with its article, a name is not.
    var words = candidate.words
    if candidate.kind == .nominal, words.lowerBound > 0, sentence.lower[words.lowerBound - 1] == "the" {
      words = words.lowerBound - 1..<words.upperBound
    }
    mentions.append(
      LocalMention(
        sentence: number, words: words, head: sentence.tree.headWord(of: candidate.words), entity: entity,
        kind: candidate.kind, type: candidate.type, isMetonym: candidate.isMetonym, isNested: isNested,
        members: candidate.members.compactMap { id in
          catalog.ontology.entity(id).map { analysis.entities.insert($0) }
        },
        reason: candidate.reason, part: atoms[number].part(candidate.atoms)))
  }

  /// A heading that names the text itself: "Joint Statement on …", "Remarks by …".
  private mutating func markTextTitle() {
    guard let number = analysis.sentences.indices.prefix(3).first(where: { isTextTitle($0) }) else { return }
    let sentence = analysis.sentences[number]
    let range = 0..<sentence.words.count
    let lower = Set(sentence.lower.prefix(6))
    let isAgreement =
      lower.contains("joint") && !lower.isDisjoint(with: ["statement", "declaration", "communiqué"])
      || !lower.isDisjoint(with: ["declaration", "treaty", "agreement", "communiqué", "communique"])
    let type: EntityType = isAgreement ? "JointStatement" : .document
    let text = sentence.text(of: range)
    let entity = analysis.entities.insert(
      Entity(
        id: EntityID((isAgreement ? "agreement:" : "document:") + Slug.key(text)), type: type, name: text))
    for index in mentions.indices where mentions[index].sentence == number { mentions[index].isNested = true }
    // What has the words of the title in part ("Joint Statement") is the title itself.
    mentions.removeAll {
      $0.sentence == number && $0.words.lowerBound == 0
        && ["agreement", "document"].contains(analysis.entities[$0.entity].id.kind)
    }
    mentions.append(
      LocalMention(
        sentence: number, words: range, head: sentence.tree.headWord(of: range), entity: entity, kind: .name,
        type: type,
        reason: "title of the text"))
  }

  private func isTextTitle(_ number: Int) -> Bool {
    let sentence = analysis.sentences[number]
    guard (2...40).contains(sentence.words.count), sentence.words.last?.form != "." else { return false }
    let isFirst = number == 0 || analysis.sentences[number].block != analysis.sentences[number - 1].block
    guard isFirst, CapitalisedNames.isTitleCase(sentence) else { return false }
    return sentence.lower.prefix(6).contains { NameHeads.titleOpeners.contains($0) }
  }
}
