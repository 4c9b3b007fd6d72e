import EntenteModel
import EntenteOntology
import EntenteText

/// Reads the events of one sentence: frames at predicates and nouns, operators above them, and the actors around.
///
/// Only the main line of a sentence is read: its root, what is coordinated with it, and the content of verbs of saying. What a
/// sentence mentions beside it ("after crowds burned down its embassy") is read only where the main line gives nothing.
struct EventReader {
  let table: ClauseTable
  let lexicon: FrameLexicon
  let codes: EventCodes
  let actors: ActorFinder
  let matcher: FrameMatcher
  let analysis: DocumentAnalysis
  let stance: StanceFinder
  /// Frames of relations that hold at a trigger with fitting fillers.
  let matched: [Int: Set<String>]

  private var at: ClauseWords { table.at }

  // MARK: the main line

  /// The events of the sentence in the order of their triggers.
  func drafts() -> [EventDraft] {
    var found: [EventDraft] = []
    var clauses = at.tree.roots
    var depth = 0
    var seen: Set<Int> = []
    while found.isEmpty, !clauses.isEmpty, depth < 4 {
      for clause in clauses { found += line(clause, speakers: [], &seen) }
      found = worthy(found)
      clauses = clauses.flatMap { backgroundClauses(of: $0) }
      depth += 1
    }
    return found
  }

  /// Events with somebody on a side whose place is known; of two of one type and source the one that names its target.
  private func worthy(_ drafts: [EventDraft]) -> [EventDraft] {
    let placed = drafts.filter { draft in
      isWorthy(draft) && (draft.sources + draft.targets).contains { !$0.code.isUnplaced }
    }
    let withSource = placed.filter { $0.sources.contains { !$0.code.isUnplaced } }
    let acting = withSource.isEmpty ? placed : withSource
    let aimed = acting.filter { !$0.targets.isEmpty || $0.isReciprocal && $0.sources.count > 1 }
    let kept = aimed.isEmpty ? acting : aimed
    return kept.enumerated().filter { index, draft in
      !kept.indices.contains { other in
        guard other != index, kept[other].plover == draft.plover,
          kept[other].sources.map(\.code) == draft.sources.map(\.code)
        else { return false }
        let isFuller = draft.targets.isEmpty && !kept[other].targets.isEmpty
        let isRepeated = other < index && kept[other].targets.map(\.code) == draft.targets.map(\.code)
        return isFuller || isRepeated
      }
    }.map(\.element)
  }

  /// Somebody must act, or suffer what nobody is said to do; some types need a target.
  private func isWorthy(_ draft: EventDraft) -> Bool {
    if draft.sources.isEmpty {
      let isAgentless =
        table[draft.core].isPassive || table[draft.trigger].isPassive || !at.isVerb(draft.core)
        || table[draft.core].has(.subject) && draft.plover == "ASSAULT"
      return !draft.targets.isEmpty && isAgentless
    }
    guard let type = draft.plover.flatMap({ codes.plover($0) }) else {
      return draft.cameo != nil && !draft.targets.isEmpty
    }
    return !draft.targets.isEmpty || draft.isReciprocal && draft.sources.count > 1 || !type.requiresRecipient
  }

  /// Dyads of verbs that no frame knows: somebody did something to somebody.
  func uncoded() -> [EventDraft] {
    for takesPairs in [false, true] {
      for verb in mainVerbs() {
        let sources = subjects(of: verb)
        guard !sources.isEmpty else { continue }
        var draft = EventDraft(
          frame: Frame(id: "no frame", words: [], roles: [], results: []), at: verb, codes: codes)
        draft.sources = sources
        if takesPairs {
          guard sources.count > 1 else { continue }
          draft.isReciprocal = true
          return [draft]
        }
        draft.targets = targets(around: draft)
        let placed = (draft.sources + draft.targets).contains { !$0.code.isUnplaced }
        if !draft.targets.isEmpty, placed { return [completed(draft)] }
      }
    }
    return []
  }

  /// Predicates of the main line, the outermost first, verbs of saying after what they say.
  private func mainVerbs() -> [Int] {
    var order: [Int] = []
    var later: [Int] = []
    var next = at.tree.roots
    while let clause = next.first {
      next.removeFirst()
      guard !order.contains(clause), !later.contains(clause) else { continue }
      let contents = contents(of: clause)
      if contents.isEmpty { order.append(clause) } else { later.append(clause) }
      next += contents + at.tree.children(of: clause).filter { at.relation($0) == "conj" && !at.isNoun($0) }
      next += table[clause].words(.openComplement)
    }
    return order + later
  }

  private func line(_ clause: Int, speakers: [CodedActor], _ seen: inout Set<Int>) -> [EventDraft] {
    guard seen.insert(clause).inserted else { return [] }
    if let charge = charge(beside: clause) { return [charge] }
    var found: [EventDraft] = []
    let contents = contents(of: clause)
    // A verb of saying may be an event itself ("warned", "agreed"); else what it says is.
    let own = read(clause, passes: contents.isEmpty || !isSaying(clause))
    if let own { found.append(finished(own, clause: clause, speakers: speakers)) }
    if own == nil {
      let said = isSaying(clause) ? subjects(of: clause) : speakers
      for content in contents { found += line(content, speakers: said, &seen) }
    }
    let covered = Set(found.flatMap(\.chain))
    for child in at.tree.children(of: clause) where at.relation(child) == "conj" && !covered.contains(child) {
      guard !at.isNoun(child) || at.isCopular(child) else { continue }
      found += line(child, speakers: speakers, &seen)
    }
    return found
  }

  /// "The police mistreat refugees, a rights group charged": the one who charges acts, whoever is charged is the target.
  private func charge(beside clause: Int) -> EventDraft? {
    for child in at.tree.children(of: clause)
    where at.relation(child) == "parataxis" && child > clause && at.isVerb(child) {
      guard table[child].has(.subject), !table[child].has(.object), !table[child].has(.closedComplement),
        let (draft, _) = framed(child, table.lexiconWords(child, .verb)), draft.plover == "ACCUSE"
      else { continue }
      var made = draft
      made.sources = subjects(of: child)
      made.targets = without(made.sources, subjects(of: clause))
      if !made.targets.isEmpty { return made.sources.isEmpty ? nil : completed(made) }
    }
    return nil
  }

  private func isSaying(_ word: Int) -> Bool {
    guard at.isVerb(word) else { return false }
    return table.lexiconWords(word, .verb).contains { key in
      lexicon.cues(of: key).contains { cue in
        guard case .path = cue.speaker else { return false }
        return cue.polarity == nil && cue.modality == nil && cue.governs.contains { $0.takesClause }
      }
    }
  }

  /// What a verb of saying, thinking or appearing reports.
  private func contents(of clause: Int) -> [Int] {
    let complements = table[clause].words(.closedComplement)
    let loose = at.tree.children(of: clause).filter {
      at.relation($0) == "parataxis" && isSaying(clause) && complements.isEmpty
    }
    // "was quoted as saying", "is said to be about to"
    let open = at.tree.children(of: clause).filter { child in
      (at.relation(child) == "xcomp" || at.relation(child) == "csubj"
        || (at.relation(child) == "advcl" && at.prepositions(child).first == "as" && isSaying(child)))
        && !complements.contains(child)
    }
    return complements + loose + open
  }

  private func backgroundClauses(of clause: Int) -> [Int] {
    at.tree.subtree(of: clause).filter { word in
      word != clause && ["advcl", "acl", "parataxis", "ccomp", "xcomp", "csubj"].contains(at.relation(word))
        && nearestClause(above: word) == clause
    }
  }

  private func nearestClause(above word: Int) -> Int? {
    var current = at.tree.head(of: word)
    for _ in 0...at.words.count {
      guard let node = current else { return nil }
      guard let head = at.tree.head(of: node) else { return node }
      if ["advcl", "acl", "parataxis", "ccomp", "xcomp", "csubj", "conj"].contains(at.relation(node)),
        at.isVerb(node)
      {
        return node
      }
      current = head
    }
    return nil
  }

  // MARK: one predicate

  /// The event of a word, with what governs it inside the same clause.
  /// - Parameter passes: whether a word that says nothing itself passes on the event of its complement.
  func read(_ word: Int, depth: Int = 0, passes: Bool = true) -> EventDraft? {
    guard depth < 7 else { return nil }
    let keys = wordClasses(word).flatMap { table.lexiconWords(word, $0) }
    if let draft = operated(word, keys, depth) { return draft }
    let plain = framed(word, keys)
    if let plain, plain.isSpecific { return plain.draft }
    if let draft = supported(word, depth) { return draft }
    if let plain { return plain.draft }
    return passes ? passed(word, depth) : nil
  }

  private func wordClasses(_ word: Int) -> [FrameWordClass] {
    switch at.words[word].upos {
    case .verb: [.verb, .adjective]
    case .aux: at.relation(word) == "aux" || at.relation(word) == "cop" ? [] : [.verb]
    case .noun, .propn: [.noun]
    case .adj: [.adjective, .verb]
    default: []
    }
  }

  private func operated(_ word: Int, _ keys: [FrameWord], _ depth: Int) -> EventDraft? {
    for key in keys {
      for operation in lexicon.operators(of: key) {
        for path in operation.governs {
          for argument in arguments(at: path, from: word) where argument.word != word {
            for part in at.conjuncts(argument.word) {
              guard let inner = read(part, depth: depth + 1),
                var draft = inner.made(by: operation, at: word, codes: codes)
              else { continue }
              fill(&draft, operation, at: word)
              return draft
            }
          }
        }
      }
    }
    return nil
  }

  private func fill(_ draft: inout EventDraft, _ operation: EventOperator, at word: Int) {
    let inner = draft
    let own = at.isVerb(word) || at.words[word].upos == .adj ? subjects(of: word) : holders(of: word)
    switch operation.actor {
    case .same:
      if !own.isEmpty { draft.sources = own }
      // Who asked, offered or planned what is promised or refused is the other side.
      draft.targets = without(draft.sources, inner.sources)
      if draft.targets.isEmpty { draft.targets = without(draft.sources, inner.targets) }
    case .other:
      draft.sources = own
      draft.isReciprocal = false
      var asked: [CodedActor] = []
      asked = actorsAt(operation.target, from: word)
      if asked.isEmpty {
        for slot in [FrameStep.Slot.indirectObject, .object] where asked.isEmpty {
          for object in table[word].words(slot) where !inner.chain.contains(object) {
            asked += actors.actors(at: object)
          }
        }
      }
      // Opposition and support are rallied against and for the target of what is called for.
      let isRallied = draft.plover == "ACCUSE" || draft.plover == "SUPPORT"
      let order = isRallied ? [inner.targets, asked] : [asked, inner.sources, inner.targets]
      draft.targets = order.lazy.map { without(own, $0) }.first { !$0.isEmpty } ?? []
    }
  }

  /// A frame of the word: those with most conditions first, then those that only code events, then those whose relation fits.
  private func framed(_ word: Int, _ keys: [FrameWord]) -> (draft: EventDraft, isSpecific: Bool)? {
    for key in keys {
      // Standing relations ("partner", "distrust") have no CAMEO code: they are no events.
      let frames = lexicon.frames(of: key).filter { $0.event?.cameo != nil }.enumerated().sorted { a, b in
        let (x, y) = (rank(a.element, at: word), rank(b.element, at: word))
        return x == y ? a.offset < b.offset : x > y
      }
      for (_, frame) in frames {
        guard frame.conditions.allSatisfy({ matcher.holds($0, at: word, analysis) }) else { continue }
        // A frame of a relation is one of its senses: only where its ends are what the relation asks for.
        if !frame.results.isEmpty, !actors.usesDictionary, matched[word]?.contains(frame.id) != true {
          continue
        }
        var draft = EventDraft(frame: frame, at: word, codes: codes)
        fill(&draft, frame, at: word)
        return (draft, frame.results.isEmpty && frame.conditions.contains { !$0.isNegated })
      }
    }
    return nil
  }

  private func rank(_ frame: Frame, at word: Int) -> Int {
    frame.conditions.count { !$0.isNegated } * 4 + (frame.results.isEmpty ? 6 : 0)
      + (matched[word]?.contains(frame.id) == true ? 1 : 0)
  }

  private func fill(_ draft: inout EventDraft, _ frame: Frame, at word: Int) {
    let source = frame.role(frame.results.first?.subject ?? FrameRole.subject)
    let target = frame.role(frame.results.first?.object ?? FrameRole.object)
    draft.sources = actorsAt(source?.paths ?? [], from: word)
    if draft.sources.isEmpty { draft.sources = at.isVerb(word) ? subjects(of: word) : holders(of: word) }
    draft.targets = actorsAt(target?.paths ?? [], from: word, besides: draft.sources)
  }

  /// "hold talks", "impose sanctions", "receive aid": the noun's event with the verb's subject.
  private func supported(_ word: Int, _ depth: Int) -> EventDraft? {
    guard at.isVerb(word), let support = table.supports(word, .verb).first else { return nil }
    let hasObject = table[word].has(.object)
    for argument in table[word].arguments
    where argument.slot == .object
      || argument.slot == .prepositional && argument.origin == .direct && !hasObject
    {
      guard !isCircumstance(argument) else { continue }
      guard argument.word != word, at.isNoun(argument.word), var draft = read(argument.word, depth: depth + 1)
      else { continue }
      let own = subjects(of: word)
      if support.passing == .object {
        let giver = table[word].arguments(fitting: FrameStep(.prepositional, prepositions: ["from", "by"]))
          .flatMap {
            actors.actors(inside: $0.word)
          }
        draft.sources = giver.isEmpty ? without(own, draft.sources) : giver
        draft.targets = own
      } else if !own.isEmpty {
        if draft.isReciprocal, draft.targets.isEmpty { draft.targets = without(own, draft.sources) }
        draft.sources = own
        draft.targets = without(own, draft.targets)
      }
      draft.trigger = word
      draft.chain.append(word)
      return draft
    }
    return nil
  }

  /// Verbs that say nothing themselves pass on the event of their complement, object or purpose.
  private func passed(_ word: Int, _ depth: Int) -> EventDraft? {
    // "is a place to visit": what can be done with a thing is no event of it.
    let isThing = at.isNoun(word) && at.isCopular(word)
    var candidates =
      isThing
      ? [] : table[word].arguments.filter { $0.slot == .openComplement && $0.origin == .direct }.map(\.word)
    if at.isVerb(word) {
      let objects = table[word].words(.object).filter { at.isNoun($0) && at.words[$0].upos != .propn }
      candidates += objects
      // "issued a statement demanding that"
      candidates += objects.flatMap { object in
        at.tree.children(of: object).filter { at.label($0) == "acl" && at.words[$0].xpos == "VBG" }
      }
      candidates += table[word].arguments.filter {
        $0.slot == .adverbial && at.isInfinitive($0.word) && $0.word > word
      }.map(\.word)
      candidates += table[word].arguments.filter {
        $0.slot == .prepositional && $0.origin == .direct
          && (objects.isEmpty
            ? ["in", "for", "on", "to", "by", "at", "into", "with"] : ["for", "to", "into"])
            .contains($0.prepositions.first)
      }.map(\.word).filter { at.words[$0].upos == .noun || at.isVerb($0) }
    } else if at.words[word].upos == .noun {
      candidates += table[word].arguments(
        fitting: FrameStep(.prepositional, prepositions: ["of", "for", "to"])
      ).map(\.word)
        .filter { at.words[$0].upos == .noun }
    }
    let subjects = at.isVerb(word) ? table[word].surfaceSubjects.filter { at.words[$0].upos == .noun } : []
    for candidate in candidates + subjects where candidate != word {
      guard var draft = read(candidate, depth: depth + 1) else { continue }
      // "Clashes between Mali and Niger continued": what is said of an event leaves its sides alone.
      let isAbout = subjects.contains(candidate)
      let own = !isAbout && (at.isVerb(word) || at.words[word].upos == .adj) ? self.subjects(of: word) : []
      if !own.isEmpty {
        let others = without(own, draft.sources)
        draft.targets = others.isEmpty ? without(own, draft.targets) : others
        draft.sources = own
      }
      draft.trigger = word
      draft.chain.append(word)
      return draft
    }
    return nil
  }

  // MARK: sides

  func subjects(of word: Int) -> [CodedActor] {
    var found: [CodedActor] = []
    for subject in table[word].words(.subject) where subject != word {
      for actor in actors.actors(inside: subject) where !found.contains(where: { $0.code == actor.code }) {
        found.append(actor)
      }
    }
    return found
  }

  /// "They said that they attacked": a pronoun that nothing is known of is whoever speaks.
  private func spokenSubjects(_ speakers: [CodedActor], of draft: EventDraft) -> [CodedActor] {
    let subjects = draft.chain.flatMap { table[$0].words(.subject) }
    return subjects.contains { at.words[$0].upos == .pron } ? speakers : []
  }

  /// Who has or does what a noun names.
  private func holders(of noun: Int) -> [CodedActor] {
    let steps = [
      FrameStep(.possessor), FrameStep(.prepositional, prepositions: ["by", "between", "from"]),
      FrameStep(.adjective), FrameStep(.compound), FrameStep(.subject),
    ]
    for step in steps {
      let found = table[noun].arguments(fitting: step).filter { !isCircumstance($0) }.flatMap {
        actors.actors(at: $0.word)
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The actors at the first path that leads to any; what the parser only hung next door comes last.
  private func actorsAt(_ paths: [FramePath], from word: Int, besides: [CodedActor] = []) -> [CodedActor] {
    for isNeighbour in [false, true] {
      for path in paths {
        var found: [CodedActor] = []
        for argument in arguments(at: path, from: word)
        where argument.word != word && (argument.origin == .neighbour) == isNeighbour {
          for actor in actors.actors(inside: argument.word)
          where !found.contains(where: { $0.code == actor.code }) {
            found.append(actor)
          }
        }
        found = without(besides, found)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private func arguments(at path: FramePath, from word: Int) -> [ClauseArgument] {
    var current = [ClauseArgument(.itself, word)]
    for step in path.steps where step.slot != .itself {
      current = current.flatMap { start in
        table[start.word].arguments(fitting: step).filter { !isCircumstance($0) }.map {
          $0.moved(start.origin)
        }
      }
    }
    return current
  }

  private func isCircumstance(_ argument: ClauseArgument) -> Bool {
    argument.slot == .prepositional && Self.circumstances.contains(argument.prepositions.first ?? "")
      && argument.prepositions.first != "as"
  }

  func without(_ some: [CodedActor], _ all: [CodedActor]) -> [CodedActor] {
    all.filter { actor in !some.contains { $0.code == actor.code || ($0.word == actor.word) } }
  }

  // MARK: finishing

  /// Stance operators beside the predicate, then sides that the frame left open.
  private func finished(_ draft: EventDraft, clause: Int, speakers: [CodedActor]) -> EventDraft {
    var draft = draft
    if draft.sources.isEmpty { draft.sources = without(draft.targets, spokenSubjects(speakers, of: draft)) }
    let reading = stance.stance(of: draft.trigger)
    let isPlanned = reading.modality == .planned && !isPast(draft.trigger)
    if hasUltimatum(draft), draft.plover != "THREATEN" {
      draft = operatorBeside("unless", .marker, draft, speakers)
    } else if reading.isNegated, isPlanned || reading.modality == .possible || reading.modality == .necessary
    {
      draft = operatorBeside("not", .adverb, draft, speakers)
    } else if isPlanned {
      draft = operatorBeside("will", .auxiliary, draft, speakers)
    } else if reading.modality == .necessary, !speakers.isEmpty {
      draft = operatorBeside("must", .auxiliary, draft, speakers)
    }
    return completed(draft)
  }

  /// "will leave unless Chad pays": a condition makes a threat of what will be.
  private func hasUltimatum(_ draft: EventDraft) -> Bool {
    draft.chain.contains { word in
      table[word].arguments.contains { $0.slot == .adverbial && $0.prepositions.contains("unless") }
    }
  }

  /// What happened is not to come, whatever announced it.
  private func isPast(_ verb: Int) -> Bool {
    let auxiliaries = at.children(verb, "aux")
    if auxiliaries.isEmpty { return at.words[verb].xpos == "VBD" }
    return auxiliaries.allSatisfy { ["have", "be", "do"].contains(at.lemma($0)) }
      && at.words[verb].xpos == "VBN"
  }

  private func operatorBeside(
    _ lemma: String, _ wordClass: FrameWordClass, _ draft: EventDraft, _ speakers: [CodedActor]
  ) -> EventDraft {
    for operation in lexicon.operators(of: FrameWord(lemma: lemma, wordClass: wordClass)) {
      guard var made = draft.made(by: operation, at: draft.trigger, codes: codes) else { continue }
      if operation.actor == .other {
        made.targets = without(speakers, draft.sources.isEmpty ? draft.targets : draft.sources)
        made.sources = speakers
        made.isReciprocal = false
      }
      return made
    }
    return draft
  }

  private func completed(_ draft: EventDraft) -> EventDraft {
    var draft = draft
    if draft.targets.isEmpty, !(draft.sources.count > 1 && draft.isReciprocal) {
      draft.targets = targets(around: draft)
    }
    if draft.targets.isEmpty, draft.sources.count > 1 { draft.isReciprocal = true }
    place(&draft.sources, beside: draft.targets, near: draft.trigger)
    place(&draft.targets, beside: draft.sources, near: draft.trigger)
    if draft.sources.isEmpty, let source = unsaidSource(of: draft) { draft.sources = [source] }
    if draft.targets.isEmpty, !draft.isReciprocal, let target = unsaidTarget(of: draft) {
      draft.targets = [target]
    }
    return draft
  }

  /// At home, measures are against the people, and protest and demands of the people against the government.
  private func unsaidTarget(of draft: EventDraft) -> CodedActor? {
    guard !actors.usesDictionary, let source = draft.sources.first, draft.sources.count == 1,
      !["IGO", "NGO", "MNC", "IMG", "---"].contains(source.code.base)
    else { return nil }
    let home = ActorCode(base: source.code.base)
    let sector = source.code.sectors.first
    let isOfState = sector.map { ["GOV", "MIL", "COP", "SPY", "LEG", "JUD", "ELI"].contains($0) } ?? true
    switch draft.plover {
    case "COERCE", "ASSAULT", "CONCEDE", "RETREAT", "THREATEN":
      let isMeasure = ["081", "082", "083", "17", "132", "18", "19"].contains {
        (draft.cameo ?? "").hasPrefix($0)
      }
      guard isOfState, isMeasure, draft.mode != "resign",
        actors.placeState(near: draft.core)?.base == home.base
      else { return nil }
      return CodedActor(code: home.adding("CVL"), word: draft.core, entity: nil)
    case "PROTEST" where sector == nil:
      return CodedActor(code: home.adding("GOV"), word: draft.core, entity: nil)
    case "PROTEST", "REQUEST", "REJECT":
      return isOfState ? nil : CodedActor(code: home.adding("GOV"), word: draft.core, entity: nil)
    default: return nil
    }
  }

  /// "was arrested in Lebanon": by Lebanon. "a bombing in Iraq killed": by somebody armed there.
  private func unsaidSource(of draft: EventDraft) -> CodedActor? {
    let sites = draft.chain.flatMap {
      table[$0].arguments(fitting: FrameStep(.prepositional, prepositions: ["in", "at"]))
    }
    guard
      let place = sites.lazy.compactMap({ actors.actors(inside: $0.word).first?.code }).first
        .map({ ActorCode(base: $0.base) }) ?? actors.placeState(near: draft.core)
    else { return nil }
    let cameo = draft.cameo ?? ""
    if ["173", "091", "1125", "116"].contains(where: { cameo.hasPrefix($0) }) {
      return CodedActor(code: place, word: draft.core, entity: nil)
    }
    return cameo.hasPrefix("183") ? CodedActor(code: place.adding("UAF"), word: draft.core, entity: nil) : nil
  }

  /// Agents without a state are those of the place, else of the other side's state: "rebels shelled Juba".
  private func place(_ side: inout [CodedActor], beside other: [CodedActor], near word: Int) {
    guard !actors.usesDictionary, side.contains(where: { $0.code.isUnplaced }) else { return }
    let bodies: Set<String> = ["IGO", "NGO", "MNC", "IMG", "---"]
    let neighbour = other.first { !bodies.contains($0.code.base) }.map { $0.code.base }
    for index in side.indices where side[index].code.isUnplaced {
      let place = actors.placeState(near: side[index].word)?.base
      // Rebels and demonstrators are mostly those of the government that they meet.
      let isCommon =
        side[index].code.sectors.first.map { !["GOV", "ELI", "REL", "MIL"].contains($0) } ?? false
      let isDomestic = isCommon || other.contains { !$0.code.sectors.isEmpty }
      guard let base = isDomestic ? neighbour ?? place : place else { continue }
      side[index].code.base = base
    }
  }

  /// The first actor in what the predicates govern; where there is none, the place.
  private func targets(around draft: EventDraft) -> [CodedActor] {
    // Whoever stops firing or leaves names no other side by saying where.
    let mayBePlace = !(draft.cameo ?? "").hasPrefix("087")
    for allowsPlaces in mayBePlace ? [false, true] : [false] {
      for word in region(of: draft) {
        if !allowsPlaces && isLocative(word) { continue }
        let found = without(draft.sources, actors.actors(at: agentHead(of: word)))
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  /// "Togo's president": who is named first is only whose agent acts.
  private func agentHead(of word: Int) -> Int {
    guard let head = at.tree.head(of: word), at.isNoun(head),
      ["nmod", "compound", "amod"].contains(at.relation(word)),
      word < head, !actors.actors(at: head).isEmpty
    else { return word }
    return head
  }

  private func isLocative(_ word: Int) -> Bool {
    var node = word
    for _ in 0..<3 {
      if actors.isLocative(node) { return true }
      guard let head = at.tree.head(of: node),
        ["compound", "flat", "nmod", "amod"].contains(at.relation(node))
      else { return false }
      node = head
    }
    return false
  }

  /// Words below the predicates of an event in surface order, without subjects, circumstances and asides.
  private func region(of draft: EventDraft) -> [Int] {
    let outer = draft.chain.last ?? draft.trigger
    let subjects = Set(table[outer].surfaceSubjects)
    return at.tree.subtree(of: outer) { word in
      if subjects.contains(word) && at.tree.head(of: word) == outer { return false }
      switch at.relation(word) {
      case "punct", "parataxis", "case", "mark", "cc", "det", "aux", "cop", "discourse": return false
      case "conj": return at.isNoun(word) || at.words[word].upos == .adj
      case "advcl":
        let marker = at.prepositions(word).first ?? ""
        return ["to", "of", "from", "for", "against", "by", "in", "on"].contains(marker) || marker.isEmpty
      case "acl": return at.label(word) != "acl:relcl"
      case "obl", "nmod":
        let marker = at.prepositions(word).first ?? ""
        return !Self.circumstances.contains(marker)
      default: return true
      }
    }.filter { $0 != outer }
  }

  private static let circumstances: Set<String> = [
    "after", "before", "during", "since", "following", "despite", "amid", "because", "because of", "until",
    "like",
    "without", "as", "than", "according to", "due to", "under", "alongside", "besides", "except",
    "instead of",
    "in response to", "in the wake of", "as part of", "ahead of", "pending",
  ]
}
