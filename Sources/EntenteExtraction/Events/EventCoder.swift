package import EntenteModel
package import EntenteOntology
import EntenteText

/// Codes the events of documents as political scientists do: PLOVER type, mode and contexts, CAMEO code, actors as country and sector.
///
/// A value without state, as ``Extractor`` is: the same document always gives the same events.
package struct EventCoder: Sendable {
  private let extractor: Extractor
  private let ontology: Ontology
  private let coder: EntityCoder
  private let agents: AgentTable
  private let dictionary: ActorDictionary?
  private let contexts: EventContexts

  /// - Parameter dictionary: names and agents that count instead of the ontology's.
  package init(extractor: Extractor, ontology: Ontology, dictionary: ActorDictionary? = nil) {
    self.extractor = extractor
    self.ontology = ontology
    self.dictionary = dictionary
    coder = EntityCoder(ontology)
    agents = AgentTable(ontology.lexicon)
    contexts = EventContexts(ontology.lexicon)
  }

  /// The events of a document, in the order of its sentences.
  /// - Complexity: that of the extraction of the document.
  package func events(in document: Document) -> [CodedEvent] {
    var analysis = extractor.analysis(of: document)
    return events(in: &analysis)
  }

  /// The events among the assertions of a graph, one each; those whose ends are no actors are left out.
  package func events(in graph: KnowledgeGraph) -> [CodedEvent] {
    graph.assertions.compactMap { assertion in
      guard let event = assertion.event, let cameo = event.cameo,
        let subject = graph.entity(assertion.subject),
        let object = graph.entity(assertion.object)
      else { return nil }
      let date = assertion.validity?.from
      let sources = coder.codes(of: subject, in: graph, on: date).uniqued()
      let targets = coder.codes(of: object, in: graph, on: date).uniqued()
      guard !sources.isEmpty, !targets.isEmpty, sources != targets else { return nil }
      return CodedEvent(
        sources: sources, targets: targets, isReciprocal: false, plover: event.plover, mode: event.mode,
        contexts: event.contexts, cameo: cameo, polarity: assertion.polarity, modality: assertion.modality,
        speaker: Self.name(of: assertion.attribution) { graph.name(of: $0) }, validity: assertion.validity,
        place: assertion.place.map { graph.name(of: $0) },
        evidence: assertion.evidence, explanation: assertion.explanation)
    }
  }

  func events(in analysis: inout DocumentAnalysis) -> [CodedEvent] {
    let lexicon = ontology.lexicon
    let tables = analysis.sentences.map { sentence in
      sentence.isBody && !FrameInterpreter.isTitle(sentence)
        ? ClauseTable(ClauseRepair.repaired(sentence, lexicon: lexicon), lexicon: lexicon) : nil
    }
    let speech = SpeechAttribution(tables: tables, sentences: analysis.sentences, lexicon: lexicon)
    let offsets = ScalarOffsets(analysis.document.text)
    var known: [Int: [ActorCode]] = [:]
    var records: [CodedEvent] = []
    for (index, table) in tables.enumerated() {
      guard let table else { continue }
      let dates = DateFinder().dates(
        in: analysis.sentences[index], documentDate: analysis.document.metadata.date, previous: nil)
      let builder = AssertionBuilder(
        schema: ontology.schema, table: table, stance: StanceFinder(table: table, lexicon: lexicon),
        speech: speech,
        dates: dates, offsets: offsets, sentence: index)
      let drafts = drafts(in: table, sentence: index, builder.stance, known, &analysis)
      for draft in drafts {
        for actor in draft.sources + draft.targets where !actor.code.isUnplaced {
          if let entity = actor.entity, known[entity] == nil { known[entity] = [actor.code] }
        }
        records.append(record(of: draft, builder, table, &analysis))
      }
    }
    return records
  }

  private func drafts(
    in table: ClauseTable, sentence: Int, _ stance: StanceFinder, _ known: [Int: [ActorCode]],
    _ analysis: inout DocumentAnalysis
  ) -> [EventDraft] {
    let matcher = FrameMatcher(
      schema: ontology.schema, lexicon: ontology.lexicon, table: table, sentence: sentence)
    var matched: [Int: Set<String>] = [:]
    for match in matcher.matches(in: &analysis) { matched[match.trigger, default: []].insert(match.rule) }
    let actors = ActorFinder(
      table: table, sentence: sentence, analysis: analysis, coder: coder, agents: agents,
      dictionary: dictionary,
      known: known, date: analysis.document.metadata.date)
    let reader = EventReader(
      table: table, lexicon: ontology.lexicon, codes: ontology.eventCodes, actors: actors, matcher: matcher,
      analysis: analysis, stance: stance, matched: matched)
    let drafts = reader.drafts()
    return drafts.isEmpty ? reader.uncoded() : drafts
  }

  private func record(
    of draft: EventDraft, _ builder: AssertionBuilder, _ table: ClauseTable,
    _ analysis: inout DocumentAnalysis
  ) -> CodedEvent {
    let unknown = analysis.entities.insert(Entity(id: "unknown:unknown", type: "Unknown", name: "unknown"))
    func filler(_ actor: CodedActor?) -> FrameFiller {
      let entity = actor?.entity ?? unknown
      return FrameFiller(
        entity: entity, type: analysis.entities[entity].type, word: actor?.word ?? draft.trigger, quality: 1)
    }
    let match = FrameMatch(
      rule: draft.rules.joined(separator: " < "), trigger: draft.trigger,
      result: FrameResult(relation: "event"), subject: filler(draft.sources.first),
      object: filler(draft.targets.first), event: nil, arguments: [:], confidence: 0.8)
    let assertion = builder.assertion(of: match, in: &analysis)
    let sources = draft.sources.map(\.code).uniqued()
    let targets = draft.targets.map(\.code).uniqued()
    let amongThemselves = draft.isReciprocal && targets.isEmpty && sources.count > 1
    let entities = analysis.entities
    func naming(_ id: EntityID) -> String { entities.index(of: id).map { entities[$0].name } ?? id.rawValue }
    return CodedEvent(
      sources: sources, targets: amongThemselves ? sources : targets,
      isReciprocal: amongThemselves || isMutual(draft), plover: draft.plover, mode: draft.mode,
      contexts: contexts.contexts(of: draft, in: table), cameo: draft.cameo,
      polarity: draft.absorbsStance ? .affirmed : assertion.polarity,
      modality: draft.absorbsStance ? .fact : assertion.modality,
      speaker: Self.name(of: assertion.attribution, naming), validity: assertion.validity,
      place: assertion.place.map(naming),
      evidence: assertion.evidence, explanation: assertion.explanation)
  }

  private static func name(of attribution: Attribution, _ naming: (EntityID) -> String) -> String {
    switch attribution {
    case .author, .unnamed: attribution.description
    case .entity(let id): naming(id)
    case .named(let words): words
    }
  }

  /// Meetings and calls are events of both, whoever the sentence names first; visits and agreements with another are not.
  private func isMutual(_ draft: EventDraft) -> Bool {
    guard draft.isReciprocal, !draft.sources.isEmpty, !draft.targets.isEmpty else { return false }
    return ["040", "041", "044", "046", "036", "060"].contains(draft.cameo ?? "")
  }
}
