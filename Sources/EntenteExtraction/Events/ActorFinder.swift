import EntenteModel
import EntenteOntology
import EntenteText

/// An actor as found at a word.
struct CodedActor: Equatable, Sendable {
  var code: ActorCode
  /// Head of the phrase that names it.
  var word: Int
  /// Index in the document's table, where the actor is an entity of it.
  var entity: Int?
}

/// Finds the actors of one sentence: names, agents with the state behind them, pronouns, and actors deeper in a phrase.
struct ActorFinder {
  let table: ClauseTable
  let sentence: Int
  let analysis: DocumentAnalysis
  private let coder: EntityCoder
  private let date: PartialDate?
  /// Agent phrases by their head.
  private var agents: [Int: (words: Range<Int>, agent: AgentTable.Agent)] = [:]
  /// Names of a dictionary; `nil`: the ontology's names count.
  private let names: [ActorDictionary.Match]?
  /// What was coded at earlier mentions of an entity, for pronouns and names without a title.
  private let known: [Int: [ActorCode]]

  private var at: ClauseWords { table.at }
  /// Whether the names of a dictionary count instead of the ontology's.
  var usesDictionary: Bool { names != nil }

  init(
    table: ClauseTable, sentence: Int, analysis: DocumentAnalysis, coder: EntityCoder, agents: AgentTable,
    dictionary: ActorDictionary?, known: [Int: [ActorCode]], date: PartialDate?
  ) {
    self.table = table
    self.sentence = sentence
    self.analysis = analysis
    self.coder = coder
    self.date = date
    self.known = known
    names = dictionary?.find(in: table.at.sentence, on: date)
    for found in (dictionary?.agents ?? agents).find(in: table.at.sentence) {
      // Part of a name is no agent: "Security Council", "West Bank".
      if names?.contains(where: { $0.words.overlaps(found.words) && $0.words.count > found.words.count })
        ?? false
      {
        continue
      }
      if dictionary == nil, Self.isPartOfName(found.words, sentence, analysis, coder, date) { continue }
      let head = table.at.tree.headWord(of: found.words)
      // "military aid": an adjective is nobody.
      if found.words.count == 1, table.at.words[head].upos == .adj { continue }
      self.agents[head] = found
    }
  }

  private static func isPartOfName(
    _ words: Range<Int>, _ sentence: Int, _ analysis: DocumentAnalysis, _ coder: EntityCoder,
    _ date: PartialDate?
  ) -> Bool {
    analysis.mentionIndices(inSentence: sentence).contains { index in
      let mention = analysis.mentions[index]
      return mention.kind == .name && mention.words.count > words.count && mention.words.overlaps(words)
        && mention.type != .position && mention.type != .person
        && !coder.codes(of: mention.entity, in: analysis, on: date).isEmpty
    }
  }

  // MARK: at a word

  /// Actors named by the phrase of a word, coordination spread; none where the phrase names none itself.
  func actors(at word: Int) -> [CodedActor] {
    var found: [CodedActor] = []
    let parts = at.conjuncts(word)
    for part in parts where !at.isDenied(part, among: parts) {
      for actor in direct(part, depth: 0) where !found.contains(where: { $0.code == actor.code }) {
        found.append(actor)
      }
    }
    // "Libya and Chad's troops", "Serb and Croat officials": the sector of the last is that of all.
    return found
  }

  /// As ``actors(at:)``; else the first actors inside the phrase: "Haiti's efforts", "an attack by Chadian soldiers".
  func actors(inside word: Int) -> [CodedActor] {
    var found: [CodedActor] = []
    let parts = at.conjuncts(word)
    for part in parts where !at.isDenied(part, among: parts) {
      let own = direct(part, depth: 0)
      for actor in own.isEmpty ? deep(part, depth: 0) : own
      where !found.contains(where: { $0.code == actor.code }) {
        found.append(actor)
      }
    }
    return found
  }

  private func direct(_ word: Int, depth: Int) -> [CodedActor] {
    guard depth < 5 else { return [] }
    if names == nil, isLanguage(word) || isOpposed(word) { return [] }
    if at.words[word].upos == .pron { return pronoun(word) }
    if let agent = agents[word] {
      return self.agent(agent.agent, at: word, phrase: agent.words, depth: depth)
    }
    if let names {
      if let name = names.first(where: { $0.words.contains(word) }) {
        return titled(name.codes.map { CodedActor(code: $0, word: word, entity: entity(word)) }, at: word)
      }
    } else if let named = named(word), !named.isEmpty {
      return named
    } else if let people = people(word) {
      return [people]
    }
    if at.words[word].upos == .propn, let behind = title(before: word, depth: depth), !behind.isEmpty {
      return behind
    }
    if Self.partitives.contains(at.lemma(word)) || at.words[word].upos == .num {
      return table[word].arguments(
        fitting: FrameStep(.prepositional, prepositions: ["of", "among", "between"])
      )
      .filter { $0.origin == .direct }.flatMap { argument in
        at.conjuncts(argument.word).flatMap { direct($0, depth: depth + 1) }
      }
    }
    return []
  }

  /// "Ghanaians", "the Russians": a people by its name. "Ethnic Albanians" are at home where the text plays.
  private func people(_ word: Int) -> CodedActor? {
    guard names == nil, let state = coder.state(ofPeople: at.lower(word)) else { return nil }
    // "the Albanians of southern Serbia" are Serbia's.
    if at.words[word].isPlural {
      let home = table[word].arguments(
        fitting: FrameStep(.prepositional, prepositions: ["of", "in", "from"])
      )
      .filter { $0.origin == .direct }.flatMap { direct($0.word, depth: 3) }
      .first { !$0.code.isUnplaced && $0.code.sectors.isEmpty }
      if let home { return CodedActor(code: home.code.adding("CVL"), word: word, entity: entity(word)) }
    }
    let isEthnic = at.tree.children(of: word).contains { at.lower($0) == "ethnic" }
    let code = isEthnic ? ActorCode.nobody.adding("CVL") : ActorCode(base: state)
    return CodedActor(code: code, word: word, entity: entity(word))
  }

  /// "the Russian language", "anti-Syrian"
  private func isLanguage(_ word: Int) -> Bool {
    guard let head = at.tree.head(of: word) else { return false }
    return ["language", "dialect", "literature", "alphabet", "speaker"].contains(at.lemma(head))
  }

  private func isOpposed(_ word: Int) -> Bool {
    let prefixes = ["anti", "pro"]
    if prefixes.contains(where: { at.lower(word).hasPrefix($0 + "-") }) { return true }
    return word > 1 && at.lower(word - 1) == "-" && prefixes.contains(at.lower(word - 2))
      || word > 0 && ["anti-", "pro-"].contains(at.lower(word - 1))
  }

  private static let partitives: Set<String> = [
    "group", "member", "number", "one", "some", "many", "most", "several", "all", "both", "none", "each",
    "rest",
    "dozen", "hundred", "thousand", "scores", "score", "dozens", "hundreds", "thousands", "half", "part",
    "bunch",
    "handful", "team", "couple", "majority", "side", "pair", "crowd", "mission",
  ]

  private func entity(_ word: Int) -> Int? {
    (analysis.mention(headedBy: word, in: sentence) ?? analysis.mention(covering: word, in: sentence))
      .map { analysis.mentions[$0].entity }
  }

  /// The ontology's reading of a name; `nil` where no name stands there.
  private func named(_ word: Int) -> [CodedActor]? {
    let mention = analysis.mention(headedBy: word, in: sentence).map { analysis.mentions[$0] }
    let cover = analysis.mention(covering: word, in: sentence).map { analysis.mentions[$0] }
    for found in [mention, cover].compactMap({ $0 }) {
      guard found.head == word || (found.kind == .name && at.words[word].upos == .propn) else { continue }
      // "China-U.S. talks": the parts of a word are mentions of their own.
      let parts = analysis.mentionIndices(inSentence: sentence).map { analysis.mentions[$0] }
        .filter { $0.part != nil && $0.words.contains(word) }
      if parts.count > 1 {
        return parts.flatMap { part in
          codes(of: part.entity).map { CodedActor(code: $0, word: word, entity: part.entity) }
        }
      }
      let entities = found.members.count > 1 ? found.members : [found.entity]
      var actors = entities.flatMap { entity in
        codes(of: entity).map { CodedActor(code: $0, word: word, entity: entity) }
      }
      if found.isMetonym {
        actors = actors.map { CodedActor(code: $0.code.adding("GOV"), word: $0.word, entity: $0.entity) }
      }
      if actors.isEmpty { continue }
      return titled(actors, at: word)
    }
    return nil
  }

  private func codes(of entity: Int) -> [ActorCode] {
    let codes = coder.codes(of: entity, in: analysis, on: date)
    return codes.isEmpty ? known[entity] ?? [] : codes
  }

  /// "Defence Secretary Tom King": the title before a name gives the sector, and the state where the name has none.
  private func titled(_ actors: [CodedActor], at word: Int) -> [CodedActor] {
    guard at.words[word].upos == .propn, let sector = titleAgent(before: word) else { return actors }
    return actors.map { actor in
      guard actor.code.sectors.isEmpty else { return actor }
      return CodedActor(
        code: apply(sector.agent, to: actor.code, isFormer: sector.isFormer), word: word, entity: actor.entity
      )
    }
  }

  /// The agent among the words that a name carries before or beside it.
  private func titleAgent(before word: Int) -> (head: Int, agent: AgentTable.Agent, isFormer: Bool)? {
    for child in at.tree.children(of: word) {
      guard ["nmod", "compound", "appos", "amod", "flat"].contains(at.relation(child)),
        at.prepositions(child).isEmpty,
        let agent = agents[child]
      else { continue }
      return (child, agent.agent, isFormer(child) || isFormer(word))
    }
    return nil
  }

  private func title(before word: Int, depth: Int) -> [CodedActor]? {
    guard let title = titleAgent(before: word) else { return nil }
    var behind = self.behind(title.head, depth: depth)
    if behind.isEmpty { behind = self.behind(word, depth: depth) }
    let entity = entity(word)
    if behind.isEmpty { behind = [CodedActor(code: .nobody, word: word, entity: entity)] }
    return behind.map {
      CodedActor(code: apply(title.agent, to: $0.code, isFormer: title.isFormer), word: word, entity: entity)
    }
  }

  // MARK: agents

  private func agent(_ agent: AgentTable.Agent, at word: Int, phrase: Range<Int>, depth: Int) -> [CodedActor]
  {
    var behind = self.behind(word, depth: depth)
    for part in phrase where part != word && behind.isEmpty { behind = self.behind(part, depth: depth) }
    let own = entity(word)
    if behind.isEmpty { behind = deep(word, depth: max(depth, 3)).filter { !$0.code.isUnplaced } }
    if behind.isEmpty, let own, names == nil {
      behind = codes(of: own).map { CodedActor(code: $0, word: word, entity: own) }
    }
    if behind.isEmpty { behind = [CodedActor(code: .nobody, word: word, entity: own)] }
    let isPast = isFormer(word) || phrase.contains { isFormer($0) }
    return behind.map {
      CodedActor(code: apply(agent, to: $0.code, isFormer: isPast), word: word, entity: $0.entity)
    }
  }

  private func apply(_ agent: AgentTable.Agent, to code: ActorCode, isFormer: Bool) -> ActorCode {
    if agent.isPrefix {
      return ActorCode(base: agent.sector + (code.isUnplaced ? "" : code.base), sectors: code.sectors)
    }
    if isFormer, Self.offices.contains(agent.sector) { return code.adding("ELI") }
    if ["IGO", "NGO"].contains(code.base), agent.sector == "GOV" || agent.sector == "CVL" { return code }
    // Armed opposition of a government is no government.
    if code.sectors == ["GOV"], agent.sector != "GOV" {
      return ActorCode(base: code.base, sectors: [agent.sector])
    }
    return code.adding(agent.sector)
  }

  private static let offices: Set<String> = ["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "GOVFRM"]

  private func isFormer(_ word: Int) -> Bool {
    at.tree.children(of: word).contains { child in
      ["former", "ex", "erstwhile", "deposed", "ousted", "onetime"].contains(at.lower(child)) && child < word
    }
  }

  /// Who stands behind an agent: possessor, adjective, compound, then what prepositions add.
  private func behind(_ word: Int, depth: Int) -> [CodedActor] {
    let steps = [
      FrameStep(.possessor), FrameStep(.adjective), FrameStep(.compound),
      FrameStep(.prepositional, prepositions: ["of", "from"]),
      FrameStep(.prepositional, prepositions: ["in", "for", "at", "to", "with"]),
    ]
    for step in steps {
      let found = table[word].arguments(fitting: step)
        .filter {
          $0.origin == .direct || $0.origin == .shared
            || $0.origin == .neighbour && step.slot != .prepositional
        }
        .flatMap { argument in
          at.conjuncts(argument.word).flatMap { direct($0, depth: depth + 1) }
        }.filter { !$0.code.isUnplaced }
      if !found.isEmpty { return found }
    }
    // Modifiers that the tree hangs elsewhere: names directly before the agent.
    for child in at.tree.children(of: word)
    where child < word && ["nmod", "flat", "dep", "amod", "compound"].contains(at.relation(child)) {
      let found = direct(child, depth: depth + 1).filter { !$0.code.isUnplaced }
      if !found.isEmpty { return found }
    }
    return []
  }

  // MARK: pronouns

  private func pronoun(_ word: Int) -> [CodedActor] {
    guard let index = analysis.mention(headedBy: word, in: sentence) else { return [] }
    let mention = analysis.mentions[index]
    let entities = mention.members.count > 1 ? mention.members : [mention.entity]
    return entities.flatMap { entity in
      let codes = known[entity] ?? coder.codes(of: entity, in: analysis, on: date)
      return codes.map { CodedActor(code: $0, word: word, entity: entity) }
    }
  }

  // MARK: deeper

  /// The first actors in the phrase of a word, in the order possessor, modifiers, complements; relative clauses are left out.
  private func deep(_ word: Int, depth: Int) -> [CodedActor] {
    guard depth < 6 else { return [] }
    let children = at.tree.children(of: word).filter { child in
      ["nmod", "amod", "compound", "acl", "obl", "obj", "appos", "xcomp", "nsubj", "advcl"].contains(
        at.relation(child))
        && at.label(child) != "acl:relcl"
    }
    let ranked = children.sorted { (rank($0, of: word), $0) < (rank($1, of: word), $1) }
    for child in ranked {
      let found = at.conjuncts(child).flatMap { direct($0, depth: depth + 1) }
      if !found.isEmpty { return found }
      let deeper = deep(child, depth: depth + 1)
      if !deeper.isEmpty { return deeper }
    }
    return []
  }

  private func rank(_ child: Int, of word: Int) -> Int {
    // "bin Laden's al-Qaeda network" is al-Qaeda's; "its European partners" are not its own.
    if at.words[child].upos == .pron { return 5 }
    if at.relation(child) == "compound" { return 0 }
    if child < word { return 1 }
    // "the invasion of Kuwait by Iraq" is Iraq's.
    if at.prepositions(child) == ["by"] { return 2 }
    return ["in", "at", "near"].contains(at.prepositions(child).first) ? 4 : 3
  }

  // MARK: places

  /// Whether a phrase only says where: a place or state behind "in", "at", "near".
  func isLocative(_ word: Int) -> Bool {
    ["in", "at", "near", "inside", "outside", "around", "across", "throughout"].contains(
      at.prepositions(word).first)
  }

  /// The state that the sentence plays in, by the places that it names, the nearest to a word first.
  func placeState(near word: Int) -> ActorCode? {
    guard names == nil else { return nil }
    let places = analysis.mentionIndices(inSentence: sentence).map { analysis.mentions[$0] }
      .filter { $0.kind == .name }
      .filter { isLocative($0.head) || ["Place", "City", "Region", "Facility"].contains($0.type.rawValue) }
      .sorted { abs($0.head - word) < abs($1.head - word) }
    for place in places {
      if let state = coder.state(of: analysis.entities[place.entity].id) { return ActorCode(base: state) }
    }
    return nil
  }
}
