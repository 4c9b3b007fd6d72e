import EntenteModel
import EntenteOntology
import EntenteText

/// What fills a role: an entity of the document's table, and how sure we are of it.
struct FrameFiller: Equatable, Sendable {
  var entity: Int
  var type: EntityType
  /// Word of the sentence that it was found at.
  var word: Int
  var quality: Double
  /// Members of a group, as indices in the entity table.
  var members: [Int] = []
  /// The words deny this one among several: "Mali rather than Niger".
  var isNegated = false
}

/// Finds fillers for argument words: the mention there, the state behind an agent, or a new nominal.
struct FrameFillerFinder {
  let schema: Schema
  let lexicon: FrameLexicon
  let table: ClauseTable
  let sentence: Int
  var dateWords: Set<Int> = []

  private var at: ClauseWords { table.at }
  private var agents: Set<String> { lexicon.classes["agents", default: []] }
  private var partitives: Set<String> { lexicon.classes["partitives", default: []] }

  /// Fillers of the words at an argument, coordination spread; none where nothing fits the types.
  func fillers(
    at argument: ClauseArgument, types: [EntityType], in analysis: inout DocumentAnalysis
  ) -> [FrameFiller] {
    let mayBeNominal = ![.adjective, .compound].contains(argument.slot)
    var found: [FrameFiller] = []
    func add(_ filler: FrameFiller, _ isDenied: Bool) {
      var filler = filler
      filler.quality *= argument.origin.quality
      if isDenied { filler.isNegated.toggle() }
      if !found.contains(where: { $0.entity == filler.entity }) { found.append(filler) }
    }
    let words = at.conjuncts(argument.word)
    for word in words where isNominalWord(word) || word == argument.word {
      for filler in single(word, types, mayBeNominal: mayBeNominal, depth: 0, &analysis) {
        add(filler, at.isDenied(word, among: words))
      }
      let parts =
        partitives.contains(at.lemma(word)) ? table[word].words(.prepositional).filter { $0 > word } : []
      for (companion, isExcepted) in ([word] + parts).flatMap({ companions(of: $0) }) {
        for filler in single(companion, types, mayBeNominal: false, depth: 1, &analysis) {
          add(filler, isExcepted)
        }
      }
    }
    return found
  }

  /// "all members except Oman", "several states, among them Oman", "Oman together with Qatar".
  private func companions(of word: Int) -> [(word: Int, isExcepted: Bool)] {
    let exceptions: Set<String> = [
      "except", "except for", "apart from", "excluding", "save", "bar", "barring",
    ]
    let additions: Set<String> = [
      "including", "among", "such as", "along with", "together with", "as well as", "alongside", "like",
      "especially",
    ]
    return table[word].arguments.flatMap { argument -> [(word: Int, isExcepted: Bool)] in
      guard argument.slot == .prepositional, argument.origin == .direct,
        let whole = argument.prepositions.first
      else { return [] }
      let isExcepted = argument.prepositions.contains { exceptions.contains($0) }
      guard isExcepted || additions.contains(whole) else { return [] }
      // "those of Kenya" stands for the governments of Kenya.
      let parts =
        at.words[argument.word].upos == .pron ? table[argument.word].words(.prepositional) : [argument.word]
      return parts.flatMap { at.conjuncts($0) }.map { ($0, isExcepted) }
    }
  }

  private func isNominalWord(_ word: Int) -> Bool {
    switch at.words[word].upos {
    case .noun, .propn, .pron, .num, .adj, .x: true
    default: false
    }
  }

  // MARK: one word

  private func single(
    _ word: Int, _ types: [EntityType], mayBeNominal: Bool, depth: Int, _ analysis: inout DocumentAnalysis
  ) -> [FrameFiller] {
    guard depth < 4, !dateWords.contains(word) else { return [] }
    let wantsActor = !types.contains { type in
      ["Any", "Topic", "Event", "Agreement", "Document"].contains(type.rawValue)
    }
    if partitives.contains(at.lemma(word)) {
      let parts = table[word].arguments(
        fitting: FrameStep(.prepositional, prepositions: ["of", "among", "between"]))
      let inner = parts.flatMap { part in
        at.conjuncts(part.word).flatMap {
          single($0, types, mayBeNominal: mayBeNominal, depth: depth + 1, &analysis)
        }
      }
      // "three of the five members" are not the five.
      if !inner.isEmpty { return at.words[word].upos == .num && !names(inner, analysis) ? [] : inner }
    }
    let isAgent = agents.contains(at.lemma(word)) && at.words[word].upos != .propn
    if isAgent && (wantsActor || actsForState(word) && types.contains("Any")) {
      let behind = actorBehind(word, types, depth: depth, &analysis)
      if !behind.isEmpty { return behind }
    }
    if let mention = analysis.mention(headedBy: word, in: sentence),
      !(mayBeNominal && NominalBuilder.isNarrower(mention, analysis))
    {
      let fitting = fillers(of: mention, types, word, 1, &analysis)
      if !fitting.isEmpty { return fitting }
      if let holder = holder(ofTitle: mention, types, &analysis) { return [holder] }
      let region = analysis.mentions[mention]
      // "the Nordic countries" are a region on the map, and act as a group.
      if at.words[word].isPlural, isOwnActor(word), schema.isSubtype(region.type, of: .place),
        fits(.group, types)
      {
        return [FrameFiller(entity: region.entity, type: .group, word: word, quality: 0.9)]
      }
    }
    if let mention = analysis.mention(covering: word, in: sentence), analysis.mentions[mention].kind == .name,
      at.words[word].upos == .propn || analysis.mentions[mention].head == word,
      !(mayBeNominal && NominalBuilder.isNarrower(mention, analysis))
    {
      let fitting = fillers(of: mention, types, word, 0.95, &analysis)
      if !fitting.isEmpty { return fitting }
    }
    if wantsActor && !isAgent && !isAbstract(word) {
      let behind = actorBehind(word, types, depth: depth, &analysis)
      if !behind.isEmpty && (!mayBeNominal || !isOwnActor(word)) { return behind }
    }
    if types.contains(.position), let post = post(at: word, &analysis) { return [post] }
    let names = identified(word).flatMap { name in
      single(name, types, mayBeNominal: false, depth: depth + 1, &analysis).map { filler in
        var filler = filler
        filler.quality *= 0.9
        filler.isNegated = at.isDenied(name, among: identified(word))
        return filler
      }
    }
    if !names.isEmpty { return names }
    guard mayBeNominal, mayFormNominal(word, analysis) else { return [] }
    guard let mention = NominalBuilder.mention(forHead: word, in: sentence, analysis: &analysis) else {
      return []
    }
    let fitting = fillers(of: mention, types, word, 0.9, &analysis)
    let mayAct =
      isAgent && (actsForState(word) || lexicon.classes["troops", default: []].contains(at.lemma(word)))
    if !fitting.isEmpty || !(at.words[word].upos == .propn || (mayAct && wantsActor)) { return fitting }
    return unknownName(mention, types, word, &analysis)
  }

  /// Whether fillers are single entities of their own, and no group that only part of is meant.
  private func names(_ fillers: [FrameFiller], _ analysis: DocumentAnalysis) -> Bool {
    fillers.allSatisfy {
      $0.members.isEmpty && !schema.isSubtype(analysis.entities[$0.entity].type, of: .group)
    }
  }

  /// "was elected president of Chad": the post, where nobody with that title stands beside it.
  private func post(at word: Int, _ analysis: inout DocumentAnalysis) -> FrameFiller? {
    guard at.words[word].upos == .noun || at.words[word].upos == .propn,
      NounClasses.persons.contains(at.lemma(word))
    else {
      return nil
    }
    let name = at.phrase(word)
    let entity = analysis.entities.insert(
      Entity(id: EntityID("position:" + Slug.key(name)), type: .position, name: name))
    return FrameFiller(entity: entity, type: .position, word: word, quality: 0.85)
  }

  /// "the foreign minister, Jane Doe," is Jane Doe.
  private func holder(
    ofTitle index: Int, _ types: [EntityType], _ analysis: inout DocumentAnalysis
  ) -> FrameFiller? {
    let title = analysis.mentions[index]
    guard title.type == .position, fits(.person, types) else { return nil }
    for candidate in analysis.mentionIndices(inSentence: sentence) {
      let person = analysis.mentions[candidate]
      guard person.kind == .name, person.type == .person else { continue }
      let gap =
        person.words.upperBound <= title.words.lowerBound
        ? person.words.upperBound..<title.words.lowerBound
        : title.words.upperBound..<max(person.words.lowerBound, title.words.upperBound)
      let isNear =
        gap.isEmpty
        || (gap.count <= 8 && at.lower(gap.lowerBound) == ","
          && gap.dropFirst().allSatisfy {
            at.tree.isAbove(title.head, $0) && at.lower($0) != ","
          })
      if isNear { return FrameFiller(entity: person.entity, type: .person, word: person.head, quality: 0.9) }
    }
    return nil
  }

  /// A name that nothing is known of is what its role asks for.
  private func unknownName(
    _ mention: Int, _ types: [EntityType], _ word: Int, _ analysis: inout DocumentAnalysis
  ) -> [FrameFiller] {
    let entity = analysis.mentions[mention].entity
    guard analysis.entities[entity].type == "Topic",
      let type = candidateTypes(word).first(where: { candidate in
        types.contains { schema.isSubtype(candidate, of: $0) }
      })
    else { return [] }
    analysis.entities[entity].type = type
    analysis.updateMention(mention) { $0.type = type }
    return [FrameFiller(entity: entity, type: type, word: word, quality: 0.7)]
  }

  /// "The state that it fears is Chad", "its neighbour, Chad": the names of what a noun describes.
  private func identified(_ word: Int) -> [Int] {
    guard at.words[word].upos == .noun, let head = at.tree.head(of: word) else { return [] }
    let isSubject = at.relation(word) == "nsubj" && at.isCopular(head)
    // "governments, among them those of Chad and Niger"
    let apposed = table[word].words(.apposition).flatMap { apposed in
      at.lower(apposed) == "those" ? table[apposed].words(.prepositional) : [apposed]
    }.filter { at.words[$0].upos == .propn }
    let named = isSubject && at.words[head].upos == .propn ? [head] : apposed
    return named.flatMap { at.conjuncts($0) }.filter { at.words[$0].upos == .propn }
  }

  private func candidateTypes(_ word: Int) -> [EntityType] {
    at.words[word].upos == .noun
      ? (at.words[word].isPlural ? [.group] : [.organization])
      : at.words[word].xpos == "NNPS" ? [.group, .place, .organization] : [.place, .organization]
  }

  /// People and bodies that act for themselves: "rebels", "observers from Chad".
  private func isOwnActor(_ word: Int) -> Bool {
    lexicon.classes["own actors", default: []].contains(at.lemma(word))
  }

  /// "fights Chad's trade practices": what somebody does or has in mind is not who it is.
  private func isAbstract(_ word: Int) -> Bool {
    let lemma = at.lemma(word)
    guard at.words[word].upos == .noun, NounClasses.type(ofLemma: lemma) == nil else { return false }
    let endings = ["tion", "sion", "ment", "ity", "ness", "ism", "ance", "ence", "dom", "ship"]
    return lexicon.classes["abstract", default: []].contains(lemma)
      || endings.contains { lemma.hasSuffix($0) }
  }

  /// "criticised the Chadian ambassador": who speaks or fights for a state stands for it wherever an actor may stand.
  private func actsForState(_ word: Int) -> Bool {
    let lemma = at.lemma(word)
    return ["government", "ministry", "embassy", "regime", "authority", "authorities", "troop", "troops"]
      .contains(lemma)
      || NounClasses.persons.contains(lemma) && !isOwnActor(word)
  }

  private func mayFormNominal(_ word: Int, _ analysis: DocumentAnalysis) -> Bool {
    // "in a way that helps": the way itself does nothing.
    guard at.isAnnounced(word) || !["way", "manner"].contains(at.lemma(word)), !at.isTurnOfPhrase(word) else {
      return false
    }
    return switch at.words[word].upos {
    case .noun, .propn: true
    case .pron: analysis.nounsMeant[WordPlace(sentence: sentence, word: word)] != nil
    // "its role in improving roads": what has an object of its own is a clause.
    case .verb: at.words[word].xpos == "VBG" && at.children(word, "obj").isEmpty
    default: false
    }
  }

  private func fillers(
    of mention: Int, _ types: [EntityType], _ word: Int, _ quality: Double, _ analysis: inout DocumentAnalysis
  ) -> [FrameFiller] {
    let found = analysis.mentions[mention]
    let entities = found.members.count == 2 ? found.members : [found.entity]
    if found.members.count > 2, let group = group(of: found.members, types, word, quality, &analysis) {
      return [group]
    }
    return entities.compactMap { entity in
      let type =
        found.members.count == 2 || found.kind == .pronoun ? analysis.entities[entity].type : found.type
      guard fits(type, types) || fits(analysis.entities[entity].type, types) else { return nil }
      var filler = FrameFiller(entity: entity, type: type, word: word, quality: quality)
      if found.members.count > 2 { filler.members = found.members }
      if found.members.count < 2 {
        filler.members = analysis.entities[entity].members.compactMap { analysis.entities.index(of: $0) }
      }
      return filler
    }
  }

  /// Three and more act as one group.
  private func group(
    of members: [Int], _ types: [EntityType], _ word: Int, _ quality: Double,
    _ analysis: inout DocumentAnalysis
  ) -> FrameFiller? {
    guard fits(.group, types) else { return nil }
    let entities = members.map { analysis.entities[$0] }
    let id = EntityID("group:" + Slug.key(entities.map { String($0.id.key) }.sorted().joined(separator: " ")))
    let names = entities.map(\.name)
    let name = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    let group = analysis.entities.insert(
      Entity(id: id, type: .group, name: name, members: entities.map(\.id)))
    return FrameFiller(entity: group, type: .group, word: word, quality: quality, members: members)
  }

  func fits(_ type: EntityType, _ types: [EntityType]) -> Bool {
    // An amount is an end only where one is asked for.
    types.contains {
      schema.isSubtype(type, of: $0) || ($0.rawValue == "Any" && !schema.isSubtype(type, of: "Attribute"))
    }
  }

  /// "Turkish troops", "Mali's foreign minister", "a delegation from Oman": who acts through them.
  private func actorBehind(
    _ word: Int, _ types: [EntityType], depth: Int, _ analysis: inout DocumentAnalysis
  ) -> [FrameFiller] {
    let actors = types.filter {
      ["Actor", "State", "Organization", "Group", "Place", "Any"].contains($0.rawValue)
    }
    // "ethnic Chadian rebels" are not Chad's.
    guard !actors.isEmpty, !at.tree.children(of: word).contains(where: { at.lower($0) == "ethnic" }) else {
      return []
    }
    let isPart = PartOfGroup.isOne(word, words: at.words, tree: at.tree)
    let steps = [
      FrameStep(.possessor), FrameStep(.adjective), FrameStep(.compound),
      FrameStep(.prepositional, prepositions: ["of", "from"]),
      FrameStep(.prepositional, prepositions: ["in"]),
    ]
    // "the war in Chad", "the Chad crisis": where something happens is not who does it.
    let isEvent =
      NounClasses.type(ofLemma: at.lemma(word)) == .event
      && !["assembly", "congress"].contains(at.lemma(word))
      && !lexicon.classes["meetings", default: []].contains(at.lemma(word))
    for step in isEvent ? Array(steps.prefix(2)) : steps {
      var found: [FrameFiller] = []
      for argument in table[word].arguments(fitting: step)
      where argument.origin == .direct || (argument.slot == .possessor && argument.origin == .carried) {
        // "the heads of state and government" are nobody's in particular.
        for part in at.conjuncts(argument.word) where !["state", "government"].contains(at.lower(part)) {
          guard let mention = analysis.mention(headedBy: part, in: sentence) ?? nameCovering(part, analysis)
          else { continue }
          found += fillers(of: mention, actors, part, 0.85, &analysis)
            .filter { filler in
              ["State", "Organization", "Group", "Place"].contains { schema.isSubtype(filler.type, of: $0) }
                && !(isPart && schema.isSubtype(filler.type, of: .organization))
            }
        }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func nameCovering(_ word: Int, _ analysis: DocumentAnalysis) -> Int? {
    guard let mention = analysis.mention(covering: word, in: sentence),
      analysis.mentions[mention].kind == .name
    else {
      return nil
    }
    return mention
  }
}
