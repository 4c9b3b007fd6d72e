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

  var at: ClauseWords { table.at }

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
    if let own { found.append(finished(own, speakers: speakers)) }
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
}
