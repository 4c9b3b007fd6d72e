import EntenteModel
import EntenteOntology
import EntenteText

/// Makes an assertion of a match: stance, speaker, date, place, event coding, evidence, identity.
struct AssertionBuilder {
  let schema: Schema
  let table: ClauseTable
  let stance: StanceFinder
  let speech: SpeechAttribution
  let dates: [DateExpression]
  let offsets: ScalarOffsets
  let sentence: Int
  var thread = EventThread()

  var at: ClauseWords { table.at }

  func assertion(of match: FrameMatch, in analysis: inout DocumentAnalysis) -> Assertion {
    var reading = isPresupposed(match) ? StanceReading() : stance.stance(of: match.trigger)
    if isStanding(match), !reading.isNegated { reading.modality = nil }
    var isNegated = reading.isNegated
    var reasons = reading.reasons
    if match.result.polarity == .negated {
      isNegated.toggle()
      reasons.append("polarity: the frame \(match.rule) denies")
    }
    if match.subject.isNegated || match.object.isNegated {
      isNegated.toggle()
      reasons.append("polarity: denied among several")
    }
    let (attribution, path) = speakers(of: reading, match, in: &analysis)
    if attribution != .author, !reasons.contains(where: { $0.hasPrefix("attribution") }) {
      let isQuoted = speech.speaker(of: match.trigger, in: sentence) != nil
      reasons.append("attribution: " + (isQuoted ? "inside of a quotation" : "the turn of a speaker"))
    }
    var assertion = Assertion(
      id: "", subject: analysis.entities[match.subject.entity].id, relation: match.result.relation,
      object: analysis.entities[match.object.entity].id, polarity: isNegated ? .negated : .affirmed,
      modality: modality(reading, match), attribution: attribution, attributionPath: path)
    let relation = schema.relation(match.result.relation)
    assertion.sign = match.result.sign ?? relation?.sign ?? .neutral
    assertion.arguments = match.arguments
    assertion.rule = match.rule
    assertion.event = match.event ?? relation?.plover.map { EventCoding(plover: $0) }
    let date = date(of: match)
    if let date {
      assertion.validity = validity(date, of: match)
      if date.isRelative { assertion.arguments["dateBasis"] = "document" }
    } else if let day = thread.date(of: assertion, trigger: match.trigger, in: table, sentence: sentence) {
      assertion.validity = day
      assertion.arguments["dateBasis"] = "context"
      reasons.append("date: that of what is told before")
    }
    if let deadline = dates.first(where: { isDeadline($0) && hangs($0, below: match.trigger) })?.validity.to {
      assertion.arguments["deadline"] = deadline.description
    }
    if match.result.relation == "hasAttribute" {
      let parts = AttributeValues(at: at).arguments(of: match.object.word)
      assertion.arguments.merge(parts) { $1 }
      if let year = assertion.validity?.from?.year { assertion.arguments["year"] = String(year) }
    }
    assertion.place = place(of: match, in: analysis)
    assertion.confidence = confidence(match, reading)
    assertion.evidence = evidence(of: match, in: analysis)
    assertion.explanation = AssertionReasons(at: at, sentence: sentence).lines(
      of: match, date: date, stance: reasons, in: analysis)
    assertion.id = identity(of: assertion, match, in: analysis)
    return assertion
  }

  private static let strengthening: Set<String> = [
    "strengthen", "deepen", "enhance", "reinforce", "renew", "reaffirm", "bolster", "uphold", "maintain",
    "preserve",
    "expand", "invigorate", "advance", "underscore", "highlight", "cement", "sustain", "broaden",
  ]

  /// "to strengthen the alliance between Chad and Mali": what is to grow is there already.
  private func isStanding(_ match: FrameMatch) -> Bool {
    guard ["allyOf", "partnerOf", "borders"].contains(match.result.relation), at.isNoun(match.trigger),
      let verb = at.tree.head(of: match.trigger), Self.strengthening.contains(at.lemma(verb))
    else { return false }
    return at.tree.children(of: match.trigger).contains { child in
      at.label(child) == "nmod:poss" || at.lower(child) == "the"
    }
  }

  /// "Did President Doe refuse?", "Doe has not been to Gdynia, Poland": what a title or a place line takes for granted is
  /// neither asked nor denied.
  private func isPresupposed(_ match: FrameMatch) -> Bool {
    [StructuralRules.titleRule, StructuralRules.placeRule].contains(match.rule)
      && !at.isCopular(match.trigger)
  }

  private func modality(_ reading: StanceReading, _ match: FrameMatch) -> Modality {
    guard let own = match.result.modality else { return plainModality(reading, match) }
    guard let outer = reading.modality, !reading.isWeak else { return own }
    return outer
  }

  /// Deciding to support is support; what a factor will do is a forecast.
  private func plainModality(_ reading: StanceReading, _ match: FrameMatch) -> Modality {
    guard let modality = reading.modality else { return .fact }
    guard modality == .planned else { return modality }
    // To plan is done where the plan is told; a border is there whatever is planned about it.
    if ["plans", "borders"].contains(match.result.relation) { return .fact }
    let stances: Set<RelationName> = ["supports", "opposes", "callsFor", "requests", "considers"]
    if stances.contains(match.result.relation), reading.isOwnIntention { return .fact }
    let effects: Set<RelationName> = ["affects", "influences", "resultsIn"]
    let isActor = schema.isSubtype(match.subject.type, of: "Actor")
    return effects.contains(match.result.relation) && reading.isWeak && !isActor ? .likely : modality
  }

  /// Each step that had to guess takes its share; the figures are to be read as ranks.
  private func confidence(_ match: FrameMatch, _ reading: StanceReading) -> Double {
    var value = match.confidence
    if reading.isNegated || reading.modality != nil { value *= 0.95 }
    if !reading.speakers.isEmpty { value *= 0.97 }
    return (min(max(value, 0.05), 0.98) * 1000).rounded() / 1000
  }

  // MARK: who says so

  private func speakers(
    of reading: StanceReading, _ match: FrameMatch, in analysis: inout DocumentAnalysis
  ) -> (Attribution, [Attribution]) {
    var found: [Attribution] = []
    for speaker in reading.speakers {
      switch speaker {
      case .unnamed: found.append(.unnamed)
      case .entity(let entity): found.append(.entity(analysis.entities[entity].id))
      case .words(let words, let types):
        guard let speaker = attributed(to: words, in: sentence, &analysis) else { continue }
        if types.isEmpty || isOf(types, speaker, analysis) { found.append(speaker) }
      }
    }
    if let quoted = speech.speaker(of: match.trigger, in: sentence) {
      let speaker = attributed(to: quoted.words, in: quoted.sentence, &analysis) ?? .unnamed
      if !found.contains(speaker) { found.append(speaker) }
    }
    if let turn = analysis.sentences[sentence].speaker {
      let speaker = Attribution.entity(analysis.entities[turn].id)
      if found.last != speaker { found.append(speaker) }
    }
    // A named source says more than "it is said" around it.
    if found.count > 1 { found.removeAll { $0 == .unnamed } }
    // That he says it is told of him, not by him.
    if match.rule == StatementRule.name, analysis.sentences[sentence].speaker == nil,
      found.first == .entity(analysis.entities[match.subject.entity].id)
    {
      found.removeFirst()
    }
    guard let innermost = found.first else { return (.author, []) }
    return (innermost, Array(found.reversed()))
  }

  private func isOf(_ types: [EntityType], _ speaker: Attribution, _ analysis: DocumentAnalysis) -> Bool {
    guard case .entity(let id) = speaker, let index = analysis.entities.index(of: id) else { return false }
    return types.contains { schema.isSubtype(analysis.entities[index].type, of: $0) }
  }

  private static let speakerTypes: [EntityType] = ["Actor", "Document", "Agreement", "Position", "Programme"]

  /// "As seen in Figure 1": parts of the author's own text.
  private static let ownParts: Set<String> = [
    "figure", "fig", "table", "chart", "diagram", "graph", "map", "chapter", "appendix",
  ]

  /// The entity or the words behind the subject of a verb of saying; `nil` where the author speaks ("I would say"),
  /// or where the subject cannot speak ("security demands that").
  func attributed(to words: [Int], in sentence: Int, _ analysis: inout DocumentAnalysis)
    -> Attribution?
  {
    for word in words {
      let mentions = [
        analysis.mention(headedBy: word, in: sentence), analysis.mention(covering: word, in: sentence),
      ]
      for case let mention? in mentions {
        let entity = analysis.entities[analysis.mentions[mention].entity]
        if Self.speakerTypes.contains(where: { schema.isSubtype(entity.type, of: $0) }) {
          return .entity(entity.id)
        }
      }
    }
    let words = words.filter { analysis.sentences[sentence].words.indices.contains($0) }
    guard let first = words.first else { return .unnamed }
    let word = analysis.sentences[sentence].words[first]
    if Self.ownParts.contains(word.form.lowercased()) { return nil }
    if word.upos == .pron {
      if let mention = NominalBuilder.mention(forHead: first, in: sentence, analysis: &analysis),
        Self.speakerTypes.contains(where: { schema.isSubtype(analysis.mentions[mention].type, of: $0) })
      {
        return .entity(analysis.entities[analysis.mentions[mention].entity].id)
      }
      let isAuthor = ["i", "we", "me", "us", "my", "our"].contains(analysis.sentences[sentence].lower[first])
      return isAuthor ? nil : .unnamed
    }
    // "Samoa's premier said": a rare title may be taken for an adjective.
    let isOwned = analysis.sentences[sentence].tree.children(of: first).contains {
      analysis.sentences[sentence].words[$0].deprel == "nmod:poss"
    }
    guard word.upos == .noun || word.upos == .propn || (word.upos == .adj && isOwned) else { return nil }
    if let mention = NominalBuilder.mention(forHead: first, in: sentence, analysis: &analysis) {
      let entity = analysis.entities[analysis.mentions[mention].entity]
      if Self.speakerTypes.contains(where: { schema.isSubtype(entity.type, of: $0) }) {
        return .entity(entity.id)
      }
    }
    return word.upos == .propn ? .named(word.form) : nil
  }

  // MARK: when and where

  /// A change ends what was before it and opens what comes after.
  private func validity(_ date: DateExpression, of match: FrameMatch) -> Validity {
    guard let day = date.validity.from ?? date.validity.to else { return date.validity }
    switch match.rule {
    case ChangeRule.before: return Validity(from: nil, to: day)
    case ChangeRule.after: return Validity(from: day, to: nil)
    default: return date.validity
    }
  }

  /// A title's date stands with the title: what its holder did on a day says nothing of his term.
  private func date(of match: FrameMatch) -> DateExpression? {
    guard match.rule == StructuralRules.titleRule else { return date(of: match.trigger) }
    return dates.first { !isDeadline($0) && hangs($0, below: match.trigger) }
  }

  /// The date of the trigger's clause: below the trigger, beside it, or beside the verb that carries it.
  private func date(of trigger: Int) -> DateExpression? {
    let usable = dates.filter { !isDeadline($0) }
    guard !usable.isEmpty else { return nil }
    var node = trigger
    for _ in 0...at.words.count {
      let near = usable.filter { date in
        date.head == node || at.tree.head(of: date.head) == node || hangs(date, below: node)
      }
      if let best = near.min(by: { abs($0.words.lowerBound - trigger) < abs($1.words.lowerBound - trigger) })
      {
        return best
      }
      guard let head = at.tree.head(of: node) else { return nil }
      let relation = at.relation(node)
      // "The last time they met was in 2017"
      if relation == "acl", at.lemma(head) == "time", at.relation(head) == "nsubj",
        let year = at.tree.head(of: head)
      {
        node = year
        continue
      }
      let isOut = at.isVerb(node) && !["xcomp", "conj", "root"].contains(relation)
      if isOut || ["parataxis", "appos", "acl"].contains(relation) { return nil }
      node = head
    }
    return nil
  }

  /// Whether a date stands in a phrase below a word, with no other verb between.
  private func hangs(_ date: DateExpression, below node: Int) -> Bool {
    var current = date.head
    for _ in 0..<6 {
      guard let head = at.tree.head(of: current) else { return false }
      if head == node { return true }
      if at.isVerb(head) { return false }
      current = head
    }
    return false
  }

  private func isDeadline(_ date: DateExpression) -> Bool {
    let before = date.words.lowerBound - 1
    return before >= 0 && at.lower(before) == "by"
  }

  /// Relations that hold wherever one is.
  private static let placeless: Set<RelationName> = [
    "holdsPosition", "memberOf", "citizenOf", "represents", "partOf", "locatedIn", "capitalOf", "borders",
    "instanceOf",
    "hasAttribute",
  ]

  /// Where it happened: beside the trigger, beside the verb that carries it, or in the phrase of what it is about.
  private func place(of match: FrameMatch, in analysis: DocumentAnalysis) -> EntityID? {
    guard !Self.placeless.contains(match.result.relation) else { return nil }
    let ends = [match.subject.entity, match.object.entity]
    var words = [match.trigger]
    if let head = at.tree.head(of: match.trigger), !at.isVerb(match.trigger), at.isVerb(head) {
      words.append(head)
    }
    // "They met in Oslo and signed a treaty": what is joined without a subject of its own stays there.
    if at.relation(match.trigger) == "conj", at.isVerb(match.trigger),
      at.children(match.trigger, "nsubj").isEmpty,
      let first = at.tree.head(of: match.trigger), at.isVerb(first)
    {
      words.append(first)
    }
    // "The last time they met was during a forum in Davos"
    if at.relation(match.trigger) == "acl", let time = at.tree.head(of: match.trigger),
      at.lemma(time) == "time",
      at.relation(time) == "nsubj", let predicate = at.tree.head(of: time)
    {
      words.append(predicate)
    }
    // "hosted the second round of talks in Doha"
    if schema.isSubtype(match.object.type, of: "Event") { words.append(match.object.word) }
    for word in words {
      if let place = place(beside: word, besides: ends, depth: 0, analysis) { return place }
    }
    return nil
  }

  private func place(beside word: Int, besides ends: [Int], depth: Int, _ analysis: DocumentAnalysis)
    -> EntityID?
  {
    let places = FrameStep(.prepositional, prepositions: ["in", "at", "near", "off", "on", "during"])
    for argument in table[word].arguments(fitting: places) {
      let isOn = argument.prepositions == ["on"] || argument.prepositions == ["during"]
      if !isOn, let mention = analysis.mention(headedBy: argument.word, in: sentence) {
        let found = analysis.mentions[mention]
        let isPlace = schema.isSubtype(found.type, of: "Place") || schema.isSubtype(found.type, of: "State")
        if isPlace, found.kind == .name, !ends.contains(found.entity) {
          return analysis.entities[found.entity].id
        }
      }
      // "at an airfield in Benghazi", "during a forum in Davos"
      guard depth == 0, argument.origin == .direct else { continue }
      if let place = place(beside: argument.word, besides: ends, depth: 1, analysis) { return place }
    }
    return nil
  }

  // MARK: evidence

  /// Where the speaker label of the sentence ends, in scalars of the document; 0 where there is none.
  func labelEnd(in analysis: DocumentAnalysis) -> Int {
    let analysed = analysis.sentences[sentence]
    guard analysed.labelEnd > 0, analysed.words.indices.contains(analysed.labelEnd - 1) else { return 0 }
    let block = analysis.document.blocks[analysed.block]
    return offsets.scalars(block.sourceRange(analysed.words[analysed.labelEnd - 1].range)).upperBound
  }

  private func evidence(of match: FrameMatch, in analysis: DocumentAnalysis) -> Evidence {
    let block = analysis.document.blocks[analysis.sentences[sentence].block]
    let whole = analysis.sentences[sentence].sentence.range
    let trigger = at.words[match.trigger].range
    return Evidence(
      document: analysis.document.id, sentence: sentence,
      sentenceRange: offsets.scalars(block.sourceRange(whole)),
      triggerRange: offsets.scalars(block.sourceRange(trigger)))
  }

  private func identity(of assertion: Assertion, _ match: FrameMatch, in analysis: DocumentAnalysis) -> String
  {
    let parts = [
      analysis.document.id, String(assertion.evidence?.triggerRange.lowerBound ?? 0), String(sentence),
      assertion.subject.rawValue, assertion.relation.rawValue, assertion.object.rawValue, assertion.rule,
      assertion.polarity.rawValue,
    ]
    return Self.hash(parts)
  }

  /// FNV-1a, 64 bits, in hexadecimal digits: stable from run to run, which Swift's own hash is not.
  static func hash(_ parts: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in parts.joined(separator: "\u{1F}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
