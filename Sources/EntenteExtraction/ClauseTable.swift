import EntenteOntology
import EntenteText

/// The clauses of one sentence by their predicate: diathesis, coordination, control, raising, relative clauses,
/// copulas, appositions and support verbs are undone here, so that frames need to know none of them.
struct ClauseTable: Sendable {
  let at: ClauseWords
  let lexicon: FrameLexicon
  /// One for each word; of words without arguments empty.
  private(set) var clauses: [Clause]
  /// Relative pronoun → the noun that it stands for.
  private(set) var antecedents: [Int: Int] = [:]

  /// - Complexity: O(words × depth) for usual trees.
  init(_ sentence: AnalysedSentence, lexicon: FrameLexicon) {
    at = ClauseWords(sentence: sentence)
    self.lexicon = lexicon
    clauses = (0..<sentence.words.count).map { Clause(predicate: $0) }
    for word in clauses.indices where at.label(word) == "acl:relcl" { findRelativePronoun(of: word) }
    for word in clauses.indices { addDirect(word) }
    for word in topDown() {
      carry(word)
      addNeighbours(word)
    }
  }

  subscript(word: Int) -> Clause { clauses[word] }

  /// All words, heads before dependents.
  private func topDown() -> [Int] {
    var order = at.tree.roots
    var next = 0
    var seen = Set(order)
    while next < order.count {
      for child in at.tree.children(of: order[next]) where seen.insert(child).inserted { order.append(child) }
      next += 1
    }
    return order
  }

  // MARK: what the tree says

  private mutating func findRelativePronoun(of verb: Int) {
    guard let head = at.tree.head(of: verb) else { return }
    let pronouns: Set<String> = ["who", "whom", "which", "that", "whose", "where"]
    let below = at.tree.subtree(of: verb) { at.label($0) != "acl:relcl" }
    // "the claim that it left": what is claimed, not what the claim did.
    if at.isNoun(head), takesClause(head),
      below.contains(where: { at.lower($0) == "that" && at.relation($0) != "nsubj" })
    {
      return
    }
    for word in below where pronouns.contains(at.lower(word)) {
      let isRelative = at.words[word].xpos.hasPrefix("W") || at.words[word].feature("PronType") == "Rel"
      if isRelative && at.relation(word) != "mark" {
        antecedents[word] = at.isNoun(head) ? head : nounBefore(word) ?? head
        return
      }
    }
  }

  /// The head of the last phrase before a relative pronoun, where the parser hung the clause on a verb.
  private func nounBefore(_ pronoun: Int) -> Int? {
    guard var noun = (0..<pronoun).last(where: { at.isNoun($0) && at.words[$0].upos != .pron }) else {
      return nil
    }
    while let head = at.tree.head(of: noun), head < pronoun, at.isNoun(head),
      ["compound", "flat", "nmod", "amod"].contains(at.relation(noun)), at.prepositions(noun).isEmpty
    {
      noun = head
    }
    return noun
  }

  /// Whether a noun is a cue with a clause in its scope ("hope", "claim").
  private func takesClause(_ noun: Int) -> Bool {
    lexicon.cues(of: FrameWord(lemma: at.lemma(noun), wordClass: .noun)).contains { cue in
      cue.scope == .complement && cue.governs.contains { $0.takesClause }
    }
  }

  private mutating func addDirect(_ word: Int) {
    clauses[word].isPassive = at.isPassive(word)
    for child in at.tree.children(of: word) {
      guard let argument = direct(child, of: word) else { continue }
      var resolved = argument
      if let noun = antecedents[child] {
        resolved.word = noun
        resolved.origin = .carried
      }
      clauses[word].add(resolved)
    }
    mendRelativeReceiver(of: word)
    if !clauses[word].has(.object), !clauses[word].isPassive {
      for receiver in clauses[word].words(.indirectObject) {
        clauses[word].add(ClauseArgument(.object, receiver))
      }
    }
  }

  /// "the aid that Chad promised Niger": beside what is given, the other object receives.
  private mutating func mendRelativeReceiver(of verb: Int) {
    let objects = clauses[verb].arguments.filter { $0.slot == .object }
    guard objects.contains(where: { $0.origin == .carried && $0.word < verb }),
      let receiver = objects.first(where: { $0.origin == .direct && $0.word > verb })
    else { return }
    clauses[verb].arguments = clauses[verb].arguments.map { argument in
      guard argument == receiver else { return argument }
      return ClauseArgument(.indirectObject, receiver.word)
    }
  }

  private func direct(_ child: Int, of word: Int) -> ClauseArgument? {
    let isPassive = clauses[word].isPassive
    switch at.relation(child) {
    // "It is rumoured in Tunis that …": the clause behind is what is rumoured.
    case "csubj"
    where child > word && at.isClosed(child) && at.children(word, "nsubj").contains { at.lower($0) == "it" }:
      return ClauseArgument(.closedComplement, child)
    case "nsubj", "csubj":
      return ClauseArgument(isPassive && at.label(child) != "nsubj:outer" ? .object : .subject, child)
    case "obj": return ClauseArgument(.object, child)
    case "iobj": return ClauseArgument(.indirectObject, child)
    case "obl", "nmod": return oblique(child, of: word, isPassive: isPassive)
    case "compound":
      return at.label(child) == "compound:prt" ? nil : ClauseArgument(.compound, child)
    case "amod": return ClauseArgument(.adjective, child)
    case "xcomp", "ccomp":
      let slot: FrameStep.Slot = at.isClosed(child) ? .closedComplement : .openComplement
      return ClauseArgument(slot, child, prepositions: at.prepositions(child, ["mark"]) + [at.shape(child)])
    case "advcl":
      let markers = at.prepositions(child)
      if markers.first == "that" { return ClauseArgument(.closedComplement, child) }
      // Adjectives and nouns take their infinitive as a complement, whatever the parser calls it.
      if markers.contains("to") && !at.isVerb(word) { return ClauseArgument(.openComplement, child) }
      return ClauseArgument(.adverbial, child, prepositions: markers)
    case "acl"
    where at.label(child) == "acl:relcl" && takesClause(word) && !antecedents.values.contains(word):
      return ClauseArgument(.closedComplement, child)
    case "acl" where at.isInfinitive(child): return ClauseArgument(.openComplement, child)
    case "acl" where at.isClosed(child) && at.label(child) != "acl:relcl":
      return ClauseArgument(.closedComplement, child)
    case "acl" where !at.prepositions(child).isEmpty && at.label(child) != "acl:relcl":
      return ClauseArgument(.prepositional, child, prepositions: at.prepositions(child))
    case "appos": return ClauseArgument(.apposition, child)
    case "advmod" where at.lower(child) == "where" && antecedents[child] != nil:
      return ClauseArgument(.prepositional, child, prepositions: ["in"])
    default: return nil
    }
  }

  private func oblique(_ child: Int, of word: Int, isPassive: Bool) -> ClauseArgument? {
    // "more with Chad than with any other": what is compared takes no part.
    if at.prepositions(child).first?.hasPrefix("than") ?? false { return nil }
    if at.label(child) == "nmod:poss" { return ClauseArgument(.possessor, child) }
    let prepositions = at.prepositions(child)
    // "called off the meeting": the particle is none of the object's.
    if prepositions.count == 1, at.isVerb(word), word + 1 < at.words.count,
      at.lower(word + 1) == prepositions[0],
      lexicon.continuations(of: at.lemma(word)).contains(prepositions[0])
    {
      return ClauseArgument(.object, child, prepositions: prepositions)
    }
    if at.label(child) == "obl:agent" || (isPassive && prepositions == ["by"]) {
      return ClauseArgument(.subject, child, prepositions: ["by"])
    }
    return ClauseArgument(.prepositional, child, prepositions: prepositions)
  }

  // MARK: what is carried from the head's clause

  private mutating func carry(_ word: Int) {
    guard let head = at.tree.head(of: word) else { return }
    switch at.relation(word) {
    case "conj": shareCoordinated(word, with: head)
    case "xcomp", "ccomp": carryControl(word, from: head)
    case "advcl": carryAdverbial(word, from: head)
    case "acl": carryRelative(word, from: head)
    case "amod": carryModifier(word, from: head)
    case "nsubj" where at.isCopular(head) && at.words[head].upos == .propn && at.isNoun(word):
      // "The envoy of Chad was Smith": the name is who the noun is said of.
      clauses[word].add(ClauseArgument(.subject, head, origin: .carried))
    case "appos", "flat": carryApposition(word, from: head)
    case "compound", "nmod":
      let isTitle =
        at.words[head].upos == .propn && at.prepositions(word).isEmpty && at.label(word) != "nmod:poss"
      if isTitle { carryApposition(word, from: head) }
    default: break
    }
    carryPredicative(word, from: head)
    carrySupport(word, from: head)
    carryFromAppositions(word)
  }

  private mutating func addSubjects(_ subjects: [Int], to word: Int, _ origin: ClauseArgument.Origin) {
    let slot: FrameStep.Slot = clauses[word].isPassive ? .object : .subject
    guard !clauses[word].has(slot) else { return }
    for subject in subjects { clauses[word].add(ClauseArgument(slot, subject, origin: origin)) }
  }

  private mutating func shareCoordinated(_ word: Int, with head: Int) {
    addSubjects(clauses[head].surfaceSubjects, to: word, .shared)
    let other = clauses[head]
    if at.isVerb(word) && at.isVerb(head) {
      if !clauses[word].has(.object) && !clauses[word].isPassive && !other.isPassive {
        for object in other.words(.object) where object > word {
          clauses[word].add(ClauseArgument(.object, object, origin: .shared))
        }
      }
      if !other.has(.object) && !other.isPassive && !clauses[word].isPassive
        && other.arguments.allSatisfy({ $0.slot == .subject })
      {
        for object in clauses[word].words(.object) {
          clauses[head].add(ClauseArgument(.object, object, origin: .shared))
        }
      }
      if clauses[word].isPassive && other.isPassive {
        let here = clauses[word].words(.subject)
        let there = other.words(.subject)
        if here.isEmpty {
          for agent in there where agent > word {
            clauses[word].add(ClauseArgument(.subject, agent, origin: .shared))
          }
        }
        if there.isEmpty {
          for agent in here { clauses[head].add(ClauseArgument(.subject, agent, origin: .shared)) }
        }
      }
      for argument in other.arguments where argument.slot == .prepositional && argument.word > word {
        clauses[word].add(argument.moved(.neighbour))
      }
    } else if at.isNoun(word), at.children(word, "nsubj", "cop").isEmpty {
      // "talks and cooperation with Japan": what stands around the whole belongs to each.
      for argument in other.arguments {
        switch argument.slot {
        case .possessor, .subject, .object, .indirectObject: clauses[word].add(argument.moved(.shared))
        case .adjective, .compound: clauses[word].add(argument.moved(.neighbour))
        case .prepositional where argument.word > word || argument.origin != .direct:
          clauses[word].add(argument.moved(.shared))
        default: break
        }
      }
      for argument in clauses[word].arguments
      where argument.slot == .prepositional && argument.origin == .direct {
        clauses[head].add(argument.moved(.neighbour))
      }
    }
  }

  /// Verbs whose own subject acts in the infinitive although an object stands between.
  private static let subjectControl: Set<String> = ["promise", "threaten", "use", "pledge", "vow"]

  private mutating func carryControl(_ word: Int, from head: Int) {
    guard clauses[word].surfaceSubjects.isEmpty else { return }
    let other = clauses[head]
    let objects = other.isPassive ? [] : other.words(.object) + other.words(.indirectObject)
    let usesObject =
      !objects.isEmpty && !Self.subjectControl.contains(at.lemma(head)) && !objects.contains(word)
    addSubjects(usesObject ? objects : other.surfaceSubjects, to: word, .carried)
    for argument in other.arguments
    where argument.slot == .prepositional && (argument.word > word || argument.origin == .carried) {
      clauses[word].add(argument.moved(.neighbour))
    }
  }

  private mutating func carryAdverbial(_ word: Int, from head: Int) {
    guard clauses[word].surfaceSubjects.isEmpty else { return }
    let other = clauses[head]
    // "accused Mali of hoarding", "kept Mali from leaving": who is accused acts.
    let isOfObject =
      word > head && !other.isPassive && ["of", "from", "for", "as"].contains(at.prepositions(word).first)
    var objects = isOfObject ? other.words(.object) : []
    // "rallied all states to raise their aims", "appealed to Chad to wait": who is addressed acts.
    if objects.isEmpty, word > head, at.isInfinitive(word) {
      objects = addressed(by: head).filter { $0 < word }
    }
    addSubjects(objects.isEmpty ? other.surfaceSubjects : objects, to: word, .carried)
  }

  /// Whom a verb of asking, helping or forcing addresses: its object, else who stands behind "on", "upon", "to", "with".
  private func addressed(by verb: Int) -> [Int] {
    let verbs = lexicon.classes["addressing", default: []]
    guard !clauses[verb].isPassive, at.forms(verb).contains(where: { verbs.contains($0) }) else { return [] }
    let objects = clauses[verb].words(.object) + clauses[verb].words(.indirectObject)
    if !objects.isEmpty { return objects }
    return clauses[verb].arguments.filter { argument in
      argument.slot == .prepositional && argument.origin == .direct
        && argument.prepositions.contains { ["on", "upon", "to", "with"].contains($0) }
    }.map(\.word)
  }

  private mutating func carryRelative(_ word: Int, from noun: Int) {
    if at.label(word) == "acl:relcl" {
      guard !antecedents.values.contains(noun) else { return }
      let slot: FrameStep.Slot = clauses[word].has(.subject) && !clauses[word].isPassive ? .object : .subject
      if !clauses[word].has(slot) { clauses[word].add(ClauseArgument(slot, noun, origin: .carried)) }
    } else if at.isInfinitive(word) || !at.prepositions(word).isEmpty {
      // "France's decision to leave", "its denial of having left"
      let holder = clauses[noun]
      let subjects = holder.words(.possessor) + holder.words(.subject)
      addSubjects(subjects, to: word, .carried)
    } else if at.isClosed(word) == false {
      addSubjects([noun], to: word, .carried)
    }
  }

  /// An adjective or participle before its noun: "the NATO-led mission", "favourable conditions".
  private mutating func carryModifier(_ word: Int, from noun: Int) {
    clauses[word].add(ClauseArgument(.modified, noun))
    let isParticiple = at.words[word].xpos == "VBN" || (at.isVerb(word) && at.words[word].xpos != "VBG")
    if isParticiple {
      clauses[word].isPassive = true
      // "country-led plans" are led by nobody in particular.
      for child in clauses[word].words(.compound) + clauses[word].words(.prepositional)
      where child < word && at.words[child].upos != .noun {
        clauses[word].add(ClauseArgument(.subject, child, origin: .carried))
      }
      clauses[word].add(ClauseArgument(.object, noun, origin: .carried))
    } else {
      addSubjects([noun], to: word, .carried)
    }
  }

  private mutating func carryApposition(_ word: Int, from head: Int) {
    guard at.isNoun(word), clauses[word].words(.subject).isEmpty else { return }
    clauses[word].add(ClauseArgument(.subject, head, origin: .carried))
  }

  /// "its neighbour, Chad": the apposition says who the noun is.
  private mutating func carryFromAppositions(_ word: Int) {
    guard at.words[word].upos == .noun, clauses[word].words(.subject).isEmpty else { return }
    for name in clauses[word].words(.apposition) where at.words[name].upos == .propn {
      clauses[word].add(ClauseArgument(.subject, name, origin: .carried))
    }
  }

  /// "is seen as a rival", "serves as the host": what `as` says of the object or the subject.
  private mutating func carryPredicative(_ word: Int, from head: Int) {
    guard at.isVerb(head), ["obl", "advcl", "xcomp"].contains(at.relation(word)),
      at.prepositions(word).contains("as"),
      clauses[word].words(.subject).isEmpty
    else { return }
    let other = clauses[head]
    let subjects = other.has(.object) ? other.words(.object) : other.words(.subject)
    for subject in subjects where subject != word {
      clauses[word].add(ClauseArgument(.subject, subject, origin: .carried))
    }
  }

  /// "hold talks", "receive aid", "a round of talks": the support word's arguments are the noun's. So are those of a
  /// word that wishes, plans or denies the noun: "wants talks with", "its desire for cooperation".
  private mutating func carrySupport(_ word: Int, from head: Int) {
    guard at.words[word].upos == .noun || at.words[word].upos == .propn else { return }
    let other = clauses[head]
    guard let argument = other.arguments.first(where: { $0.word == word && $0.origin != .neighbour }) else {
      return
    }
    let headClass: FrameWordClass = at.isVerb(head) ? .verb : .noun
    guard let support = support(of: argument, at: head, headClass) else { return }
    if headClass == .verb, support.passing == .subject, !support.words.isEmpty, other.has(.subject) {
      // "Chad and Mali held their first talks": the owners are the verb's subjects, all of them.
      clauses[word].arguments.removeAll { $0.slot == .possessor && Self.owners.contains(at.lower($0.word)) }
    }
    let addressed = argument.slot == .prepositional ? self.addressed(by: head) : []
    for argument in other.arguments where argument.word != word {
      // "asked Chad for help": who is asked helps, who asks is helped.
      if addressed.contains(where: { $0 != word }),
        [.subject, .object, .indirectObject].contains(argument.slot)
      {
        var turned = argument.moved(.carried)
        turned.slot = argument.slot == .subject ? .indirectObject : .subject
        clauses[word].add(turned)
        continue
      }
      guard let moved = passed(argument, by: support, isNoun: headClass == .noun) else { continue }
      clauses[word].add(moved)
    }
  }

  private static let owners: Set<String> = ["its", "their", "his", "her"]

  private func support(of argument: ClauseArgument, at head: Int, _ headClass: FrameWordClass) -> SupportVerb?
  {
    let isObject = argument.slot == .object && headClass == .verb
    let isPart = headClass == .noun && argument.slot == .prepositional && argument.prepositions.contains("of")
    let isIn = headClass == .verb && argument.slot == .prepositional && !clauses[head].has(.object)
    if isObject || isPart || isIn, let support = supports(head, headClass).first { return support }
    let isWished = lexiconWords(head, headClass).contains { word in
      lexicon.cues(of: word).contains { cue in
        cue.scope == .complement && cue.speaker == .none
          && cue.governs.contains { $0.steps.count == 1 && argument.fits($0.steps[0]) }
      }
    }
    return isWished ? SupportVerb(words: []) : nil
  }

  private func passed(_ argument: ClauseArgument, by support: SupportVerb, isNoun: Bool) -> ClauseArgument? {
    var moved = argument.moved(.carried)
    switch argument.slot {
    case .subject: moved.slot = support.passing == .subject ? .subject : .object
    case .possessor where isNoun: moved.slot = .subject
    case .prepositional:
      if support.passing == .object && argument.prepositions.contains("from") { moved.slot = .subject }
      if isNoun && argument.prepositions.contains("by") { moved.slot = .subject }
    case .indirectObject, .complement, .openComplement, .closedComplement: break
    case .adjective, .compound:
      if !isNoun { return nil }
    default: return nil
    }
    return moved
  }

  /// Entries of a support word, the one with its particle first ("carry out").
  func supports(_ word: Int, _ wordClass: FrameWordClass) -> [SupportVerb] {
    lexiconWords(word, wordClass).flatMap { lexicon.supports(of: $0) }
  }

  /// The word and, before it, its combinations with particles or compounds that the lexicon knows.
  func lexiconWords(_ word: Int, _ wordClass: FrameWordClass) -> [FrameWord] {
    let lemma = at.lemma(word)
    var found: [FrameWord] = []
    let continuations = lexicon.continuations(of: lemma)
    if !continuations.isEmpty {
      for child in at.tree.children(of: word) where child > word && continuations.contains(at.lower(child)) {
        found.append(FrameWord(lemma: lemma + " " + at.lower(child), wordClass: wordClass))
      }
      if found.isEmpty, word + 1 < at.words.count, continuations.contains(at.lower(word + 1)) {
        found.append(FrameWord(lemma: lemma + " " + at.lower(word + 1), wordClass: wordClass))
      }
    }
    for child in clauses[word].words(.compound) + clauses[word].words(.adjective) where child < word {
      if lexicon.continuations(of: at.lemma(child)).contains(lemma) {
        found.append(FrameWord(lemma: at.lemma(child) + " " + lemma, wordClass: wordClass))
      }
    }
    found.append(FrameWord(lemma: lemma, wordClass: wordClass))
    // "bases" are those of "basis" and of "base".
    let isAmbiguous = lemma.hasSuffix("sis") && at.lower(word).hasSuffix("ses")
    if isAmbiguous || !lexicon.knows(found[found.count - 1]) {
      found += at.forms(word).dropFirst().map { FrameWord(lemma: $0, wordClass: wordClass) }.filter {
        lexicon.knows($0)
      }
    }
    return found
  }

  // MARK: what the parser may have hung next door

  private mutating func addNeighbours(_ word: Int) {
    if at.isVerb(word) {
      // A preposition after the object or another phrase may belong to the verb.
      for neighbour in clauses[word].arguments where neighbour.origin == .direct {
        guard [.object, .prepositional, .indirectObject].contains(neighbour.slot), neighbour.word > word
        else { continue }
        for argument in clauses[neighbour.word].arguments
        where argument.slot == .prepositional && argument.origin == .direct && argument.word > neighbour.word
        {
          var moved = argument.moved(.neighbour)
          if clauses[word].isPassive, argument.prepositions == ["by"] { moved.slot = .subject }
          clauses[word].add(moved)
        }
      }
      return
    }
    if at.isNoun(word) {
      for part in clauses[word].arguments where part.slot == .prepositional && part.origin == .direct {
        for argument in clauses[part.word].arguments
        where argument.slot == .prepositional && argument.origin == .direct && argument.word > part.word {
          clauses[word].add(argument.moved(.neighbour))
        }
      }
    }
    if at.isNoun(word), let head = at.tree.head(of: word), at.isVerb(head) {
      for argument in clauses[head].arguments
      where argument.slot == .prepositional && argument.origin == .direct && argument.word > word {
        clauses[word].add(argument.moved(.neighbour))
      }
    } else if at.isNoun(word), let head = at.tree.head(of: word), at.isNoun(head), at.relation(word) == "nmod"
    {
      for argument in clauses[head].arguments
      where argument.slot == .prepositional && argument.origin == .direct && argument.word > word {
        clauses[word].add(argument.moved(.neighbour))
      }
    }
  }
}
