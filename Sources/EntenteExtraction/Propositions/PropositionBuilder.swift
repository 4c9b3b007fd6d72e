import EntenteText

/// Makes propositions of one clause said of one subject; lists are spread over all their members.
struct PropositionBuilder {
  private let clause: PropositionClause
  private let subject: Int
  private let isLaterSubject: Bool
  private let phrases: PropositionPhrases
  /// The subject's words.
  private let name: Phrase
  /// Whether what is added is part of a whole that is given too.
  private var isPiece = false
  private var found: [Proposition] = []

  private init(_ clause: PropositionClause, subject index: Int, phrases: PropositionPhrases) {
    self.clause = clause
    subject = clause.subjects[index]
    isLaterSubject = index > 0
    self.phrases = phrases
    name = Phrase(words: phrases.nominal(subject))
  }

  /// The propositions of a clause, one subject after the other.
  static func propositions(
    of clause: PropositionClause, form: PropositionForm, phrases: PropositionPhrases
  ) -> [Proposition] {
    clause.subjects.indices.flatMap { index in
      var builder = PropositionBuilder(clause, subject: index, phrases: phrases)
      if form != .two { builder.addWhole() }
      builder.isPiece = form == .both && clause.arguments.count > 1
      if form != .all { builder.addPairs() }
      return builder.found
    }
  }

  private var at: ClauseWords { phrases.at }
  private var verb: Phrase { Phrase(words: clause.verb) }
  private var core: PropositionClause.Argument? { clause.arguments.first.flatMap { $0.isCore ? $0 : nil } }

  /// The core argument by itself; then each other behind a predicate that names the core argument.
  private mutating func addPairs() {
    addBare()
    var predicate = verb
    if let core {
      for (index, member) in core.members.enumerated() {
        add(core.role == .clause ? .content : .core, verb, core, member, index)
        addNested(verb + Phrase(words: member.marker), core, member)
      }
      predicate = verb + text(core.members[0], core.role, withMarker: true)
    }
    for argument in clause.arguments.dropFirst(core == nil ? 0 : 1) {
      for (index, member) in argument.members.enumerated() {
        add(core == nil ? .core : .adjunct, predicate, argument, member, index)
        if core == nil { addNested(predicate + Phrase(words: member.marker), argument, member) }
      }
    }
  }

  /// "The talks failed."
  private mutating func addBare() {
    guard clause.arguments.isEmpty, [.own, .shared].contains(clause.origin) else { return }
    emit(.bare, verb, [], last: clause.predicate, false)
  }

  /// All arguments behind the verb, the members of the first one by one.
  private mutating func addWhole() {
    addBare()
    guard let first = clause.arguments.first else { return }
    let others = clause.arguments.dropFirst()
    let rest = others.map { text($0.members[0], $0.role, withMarker: true) }
    for (index, member) in first.members.enumerated() {
      let predicate = verb + Phrase(words: member.marker)
      let kind: Proposition.Kind = first.role == .clause ? .content : rest.isEmpty ? .core : .full
      let last = others.last?.members[0] ?? member
      emit(kind, predicate, [text(member, first.role)] + rest, last: last.head, index > 0)
    }
  }

  private mutating func add(
    _ kind: Proposition.Kind, _ predicate: Phrase, _ argument: PropositionClause.Argument,
    _ member: PropositionClause.Member, _ index: Int
  ) {
    let isAmbiguous = argument.role == .oblique && hasNounBefore(member)
    emit(
      kind, predicate + Phrase(words: member.marker), [text(member, argument.role)], last: member.head,
      index > 0,
      isAmbiguous)
  }

  /// "found an opening under the house".
  private mutating func addNested(
    _ predicate: Phrase, _ argument: PropositionClause.Argument, _ member: PropositionClause.Member
  ) {
    guard argument.role != .clause, at.isNoun(member.head) else { return }
    for child in at.children(member.head, "nmod") where child > member.head {
      let shared = phrases.prepositions(child)
      guard !shared.isEmpty else { continue }
      let holder = phrases.words(phrases.nominal(member.head), without: phrases.whole(child))
      for (index, part) in phrases.members(child).enumerated() where at.isNoun(part) {
        let own = phrases.prepositions(part)
        emit(
          .nested, predicate + Phrase(words: holder) + Phrase(words: own.isEmpty ? shared : own),
          [Phrase(words: phrases.nominal(part))], last: part, index > 0)
      }
    }
    addNestedVerbs(predicate, member.head)
  }

  /// "has a plan to close the port", "took responsibility for training the police".
  private mutating func addNestedVerbs(_ predicate: Phrase, _ noun: Int) {
    for verb in at.children(noun, "acl") where verb > noun && at.label(verb) != "acl:relcl" {
      let marker = phrases.markers(verb)
      guard at.isVerb(verb), !marker.isEmpty, !at.isClosed(verb),
        let object = at.children(verb, "obj").first(where: { $0 > verb })
      else { continue }
      let holder = phrases.words(phrases.nominal(noun), without: phrases.whole(verb))
      for (index, part) in phrases.members(object).enumerated() where at.isNoun(part) {
        emit(
          .nested, predicate + Phrase(words: holder + marker + [verb]),
          [Phrase(words: phrases.nominal(part))],
          last: part, index > 0)
      }
    }
  }

  private func text(
    _ member: PropositionClause.Member, _ role: PropositionClause.Argument.Role, withMarker: Bool = false
  ) -> Phrase {
    let words =
      switch role {
      case .clause: phrases.clause(member.head)
      case .adverb: phrases.whole(member.head)
      default: phrases.nominal(member.head)
      }
    return Phrase(words: withMarker ? member.marker + words : words)
  }

  /// Whether a preposition stands behind a noun to which it could belong as well.
  private func hasNounBefore(_ member: PropositionClause.Member) -> Bool {
    guard let preposition = member.marker.first, preposition > clause.predicate else { return false }
    return (clause.predicate + 1..<preposition).contains { at.words[$0].isNominal }
  }

  private mutating func emit(
    _ kind: Proposition.Kind, _ predicate: Phrase, _ others: [Phrase], last: Int, _ isLaterMember: Bool,
    _ isAmbiguous: Bool = false
  ) {
    guard !predicate.isEmpty, !name.isEmpty, others.allSatisfy({ !$0.isEmpty }) else { return }
    var derivation = Derivation(origin: clause.origin)
    derivation.isListed = isLaterSubject || isLaterMember
    derivation.isAmbiguous = isAmbiguous
    derivation.distance = abs(last - clause.predicate)
    derivation.length = others.last?.words.count ?? 0
    derivation.sentenceLength = at.words.count
    derivation.isPiece = isPiece
    derivation.hasPronoun = at.words[subject].upos == .pron
    found.append(
      Proposition(
        kind: kind, predicate: predicate, arguments: [name] + others, context: Phrase(words: clause.context),
        derivation: derivation))
  }
}
