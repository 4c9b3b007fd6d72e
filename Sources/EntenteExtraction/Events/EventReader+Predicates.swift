import EntenteModel
import EntenteOntology
import EntenteText

/// One predicate: operators, frames, support verbs, and words that pass on what stands below them.
extension EventReader {
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

  func wordClasses(_ word: Int) -> [FrameWordClass] {
    switch at.words[word].upos {
    case .verb: [.verb, .adjective]
    case .aux: at.relation(word) == "aux" || at.relation(word) == "cop" ? [] : [.verb]
    case .noun, .propn: [.noun]
    case .adj: [.adjective, .verb]
    default: []
    }
  }

  func operated(_ word: Int, _ keys: [FrameWord], _ depth: Int) -> EventDraft? {
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

  func fill(_ draft: inout EventDraft, _ operation: EventOperator, at word: Int) {
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
  func framed(_ word: Int, _ keys: [FrameWord]) -> (draft: EventDraft, isSpecific: Bool)? {
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

  func rank(_ frame: Frame, at word: Int) -> Int {
    frame.conditions.count { !$0.isNegated } * 4 + (frame.results.isEmpty ? 6 : 0)
      + (matched[word]?.contains(frame.id) == true ? 1 : 0)
  }

  func fill(_ draft: inout EventDraft, _ frame: Frame, at word: Int) {
    let source = frame.role(frame.results.first?.subject ?? FrameRole.subject)
    let target = frame.role(frame.results.first?.object ?? FrameRole.object)
    draft.sources = actorsAt(source?.paths ?? [], from: word)
    if draft.sources.isEmpty { draft.sources = at.isVerb(word) ? subjects(of: word) : holders(of: word) }
    draft.targets = actorsAt(target?.paths ?? [], from: word, besides: draft.sources)
  }

  /// "hold talks", "impose sanctions", "receive aid": the noun's event with the verb's subject.
  func supported(_ word: Int, _ depth: Int) -> EventDraft? {
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
  func passed(_ word: Int, _ depth: Int) -> EventDraft? {
    let subjects = at.isVerb(word) ? table[word].surfaceSubjects.filter { at.words[$0].upos == .noun } : []
    for candidate in carriers(below: word) + subjects where candidate != word {
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

  /// Where the event of a word that says nothing itself may stand: complement, object, purpose, then phrases.
  private func carriers(below word: Int) -> [Int] {
    // "is a place to visit": what can be done with a thing is no event of it.
    let isThing = at.isNoun(word) && at.isCopular(word)
    let direct = table[word].arguments.filter { $0.origin == .direct }
    let complements = isThing ? [] : direct.filter { $0.slot == .openComplement }.map(\.word)
    if at.isVerb(word) { return complements + carriers(ofVerb: word, direct) }
    guard at.words[word].upos == .noun else { return complements }
    let parts = table[word].arguments(
      fitting: FrameStep(.prepositional, prepositions: ["of", "for", "to"]))
    return complements + parts.map(\.word).filter { at.words[$0].upos == .noun }
  }

  private func carriers(ofVerb verb: Int, _ direct: [ClauseArgument]) -> [Int] {
    let objects = table[verb].words(.object).filter { at.isNoun($0) && at.words[$0].upos != .propn }
    // "issued a statement demanding that"
    let clauses = objects.flatMap { object in
      at.tree.children(of: object).filter { at.label($0) == "acl" && at.words[$0].xpos == "VBG" }
    }
    let purposes = table[verb].words(.adverbial).filter { at.isInfinitive($0) && $0 > verb }
    let prepositions =
      objects.isEmpty ? ["in", "for", "on", "to", "by", "at", "into", "with"] : ["for", "to", "into"]
    let phrases = direct.filter {
      $0.slot == .prepositional && prepositions.contains($0.prepositions.first ?? "")
    }.map(\.word).filter { at.words[$0].upos == .noun || at.isVerb($0) }
    return objects + clauses + purposes + phrases
  }
}
