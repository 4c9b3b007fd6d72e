import EntenteModel
import EntenteOntology
import EntenteText

/// What is left open by frames: stance beside the predicate, sides that only the context tells.
extension EventReader {
  /// Stance operators beside the predicate, then sides that the frame left open.
  func finished(_ draft: EventDraft, speakers: [CodedActor]) -> EventDraft {
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
  func hasUltimatum(_ draft: EventDraft) -> Bool {
    draft.chain.contains { word in
      table[word].arguments.contains { $0.slot == .adverbial && $0.prepositions.contains("unless") }
    }
  }

  /// What happened is not to come, whatever announced it.
  func isPast(_ verb: Int) -> Bool {
    let auxiliaries = at.children(verb, "aux")
    if auxiliaries.isEmpty { return at.words[verb].xpos == "VBD" }
    return auxiliaries.allSatisfy { ["have", "be", "do"].contains(at.lemma($0)) }
      && at.words[verb].xpos == "VBN"
  }

  func operatorBeside(
    _ lemma: String, _ wordClass: FrameWordClass, _ draft: EventDraft, _ speakers: [CodedActor]
  ) -> EventDraft {
    for operation in lexicon.operators(of: FrameWord(lemma: lemma, wordClass: wordClass)) {
      guard var made = draft.made(by: operation, at: draft.trigger, codes: codes) else { continue }
      made.absorbsStance = true
      if operation.actor == .other {
        made.targets = without(speakers, draft.sources.isEmpty ? draft.targets : draft.sources)
        made.sources = speakers
        made.isReciprocal = false
      }
      return made
    }
    return draft
  }

  func completed(_ draft: EventDraft) -> EventDraft {
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
  func unsaidTarget(of draft: EventDraft) -> CodedActor? {
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
  func unsaidSource(of draft: EventDraft) -> CodedActor? {
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
  func place(_ side: inout [CodedActor], beside other: [CodedActor], near word: Int) {
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
  func targets(around draft: EventDraft) -> [CodedActor] {
    // Whoever stops firing or leaves names no other side by saying where.
    // Nor does who meets or agrees, where nobody is named.
    let isMeeting = draft.sources.isEmpty && ["CONSULT", "AGREE"].contains(draft.plover)
    let mayBePlace = !(draft.cameo ?? "").hasPrefix("087") && !isMeeting
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
  func agentHead(of word: Int) -> Int {
    guard let head = at.tree.head(of: word), at.isNoun(head),
      ["nmod", "compound", "amod"].contains(at.relation(word)),
      word < head, !actors.actors(at: head).isEmpty
    else { return word }
    return head
  }

  func isLocative(_ word: Int) -> Bool {
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
  func region(of draft: EventDraft) -> [Int] {
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

  static let circumstances: Set<String> = [
    "after", "before", "during", "since", "following", "despite", "amid", "because", "because of", "until",
    "like",
    "without", "as", "than", "according to", "due to", "under", "alongside", "besides", "except",
    "instead of",
    "in response to", "in the wake of", "as part of", "ahead of", "pending",
  ]
}
