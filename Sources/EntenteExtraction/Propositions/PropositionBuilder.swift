import EntenteText

/// Makes propositions of clauses: lists are spread over all their members.
struct PropositionBuilder {
  let at: ClauseWords
  let phrases: PropositionPhrases
  let form: PropositionForm

  /// The propositions of a clause, one subject after the other.
  func propositions(of clause: PropositionClause) -> [Proposition] {
    clause.subjects.enumerated().flatMap { index, subject in
      var work = Work(builder: self, clause: clause, subject: subject, isListed: index > 0)
      if form != .two { work.addWhole() }
      if form != .all { work.addPairs() }
      return work.found
    }
  }

  /// One clause said of one subject.
  private struct Work {
    let builder: PropositionBuilder
    let clause: PropositionClause
    let subject: Int
    let isListed: Bool
    let name: Phrase
    var found: [Proposition] = []

    init(builder: PropositionBuilder, clause: PropositionClause, subject: Int, isListed: Bool) {
      self.builder = builder
      self.clause = clause
      self.subject = subject
      self.isListed = isListed
      name = Phrase(words: builder.phrases.nominal(subject))
    }

    private var at: ClauseWords { builder.at }
    private var phrases: PropositionPhrases { builder.phrases }
    private var verb: Phrase { Phrase(words: clause.verb) }
    private var core: PropositionClause.Argument? { clause.arguments.first.flatMap { $0.isCore ? $0 : nil } }

    /// The core argument by itself; then each other behind a predicate that names the core argument.
    mutating func addPairs() {
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

    /// All arguments behind the verb, the members of the first one by one.
    mutating func addWhole() {
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
        for (index, part) in at.conjuncts(child).enumerated() where at.isNoun(part) {
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
        for (index, part) in at.conjuncts(object).enumerated() where at.isNoun(part) {
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

    private func isPiece(_ kind: Proposition.Kind) -> Bool {
      builder.form == .both && kind != .full && clause.arguments.count > 1
    }

    private mutating func emit(
      _ kind: Proposition.Kind, _ predicate: Phrase, _ others: [Phrase], last: Int, _ isLaterMember: Bool,
      _ isAmbiguous: Bool = false
    ) {
      guard !predicate.isEmpty, !name.isEmpty, others.allSatisfy({ !$0.isEmpty }) else { return }
      var derivation = Derivation(origin: clause.origin)
      derivation.isListed = isListed || isLaterMember
      derivation.isAmbiguous = isAmbiguous
      derivation.distance = abs(last - clause.predicate)
      derivation.length = others.last?.words.count ?? 0
      derivation.sentenceLength = at.words.count
      derivation.isPiece = isPiece(kind)
      derivation.hasPronoun = at.words[subject].upos == .pron
      found.append(
        Proposition(kind: kind, predicate: predicate, arguments: [name] + others, derivation: derivation))
    }
  }
}
