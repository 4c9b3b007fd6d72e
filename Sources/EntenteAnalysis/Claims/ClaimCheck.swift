public import EntenteModel
public import EntenteOntology

/// Holds the claims of a document against what a snapshot, usually the ontology, knows of memberships and offices.
///
/// As of the claim's own date, else the document's; where both are known and differ, the answer names both.
public struct ClaimCheck: Sendable {
  public let snapshot: KnowledgeGraph
  /// Date for all claims that name none themselves; `nil`: the document's.
  public var date: PartialDate?
  private let states: StateRoll

  /// - Parameter ontology: knows the regions of states and their independence; `nil`: such claims are not checkable.
  public init(snapshot: KnowledgeGraph, ontology: Ontology? = nil, date: PartialDate? = nil) {
    self.snapshot = snapshot
    self.date = date
    states = StateRoll(ontology)
  }

  /// Kinds of blocks in which a document speaks for itself.
  private static let blocks: Set<String> = [
    "paragraph", "listItem", "quote", "tableCell", "caption", "footnote", "pullQuote",
  ]

  /// The answers for one document, in its order; a claim that a pull quote repeats is answered once.
  /// - Complexity: O(words + claims × memberships).
  public func answers(for extraction: Extraction) -> [ClaimAnswer] {
    var mentions: [[Mention]] = Array(repeating: [], count: extraction.sentences.count)
    var current = 0
    let order = extraction.sentences.indices.sorted {
      extraction.sentences[$0].range.lowerBound < extraction.sentences[$1].range.lowerBound
    }
    for mention in extraction.mentions.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      while current + 1 < order.count,
        extraction.sentences[order[current + 1]].range.lowerBound <= mention.range.lowerBound
      { current += 1 }
      guard current < order.count, extraction.sentences[order[current]].range.overlaps(mention.range) else {
        continue
      }
      mentions[order[current]].append(mention)
    }
    var answers: [ClaimAnswer] = []
    var seen: Set<String> = []
    for (index, sentence) in extraction.sentences.enumerated() where Self.blocks.contains(sentence.block) {
      for claim in ClaimFinder.claims(in: sentence, mentions: mentions[index]) {
        let isRepeat = !seen.insert("\(sentence.text) \(claim.range)").inserted
        if isRepeat { continue }
        answers.append(answer(claim, sentence, documentDate: extraction.document.metadata.date))
      }
    }
    return answers
  }

  /// The answer to one claim.
  public func answer(_ claim: Claim, _ sentence: StoredSentence, documentDate: PartialDate?) -> ClaimAnswer {
    let asOf = claim.date ?? date ?? documentDate
    let source: ClaimAnswer.DateSource? =
      claim.date != nil ? .claim : date != nil ? .option : documentDate != nil ? .document : nil
    let other = documentDate.flatMap { $0 == asOf ? nil : $0 }
    let judge = ClaimJudge(snapshot: snapshot, states: states)
    var judgement = ClaimJudgement.notCheckable("")
    var later: [ClaimAnswer.Finding] = []
    if claim.isHypothetical {
      judgement = .notCheckable("planned, possible or wished, and no statement of fact")
    } else if let asOf {
      judgement = judge.judge(claim.content, asOf: asOf)
      if let other, source == .claim {
        later = judge.judge(claim.content, asOf: other).found
      }
      if claim.isPast, claim.date == nil, judgement.verdict == .contradicted {
        judgement = .notCheckable("told of the past, without a date")
      }
    } else {
      judgement = .notCheckable("neither the claim nor the document has a date; give one with --at")
    }
    return ClaimAnswer(
      kind: claim.kind, about: claim.content.named.map { snapshot.named($0) },
      statement: claim.content.words { snapshot.name(of: $0) },
      verdict: judgement.verdict, reason: judgement.reason.isEmpty ? nil : judgement.reason, asOf: asOf,
      dateSource: source,
      documentDate: other, found: judgement.found, foundAtDocument: later, sentence: sentence.text,
      words: claim.range,
      place: sentence.range)
  }
}

extension Claim.Content {
  /// All that it speaks of.
  var named: [EntityID] {
    switch self {
    case .size(let set, _): [set.body]
    case .overlap(let set, let other, _, _): [set.body, other]
    case .each(let members, let set, _): members + [set.body]
    case .tenure(let members, let body, _, _), .joined(let members, let body, _),
      .left(let members, let body, _):
      members + [body]
    case .independence(let states, _): states
    case .rank(let member, let body, _): [member, body]
    case .office(let person, let office, _, _): [person, office]
    }
  }

  /// In words of our own.
  func words(_ name: (EntityID) -> String) -> String {
    func list(_ ids: [EntityID]) -> String {
      let names = ids.map(name)
      return names.count > 1
        ? names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1] : names.first ?? ""
    }
    func noun(_ set: Claim.MemberSet) -> String {
      let kind =
        switch set.kind {
        case .full: ""
        case .permanent: "permanent "
        case .elected: "elected "
        case .founding: "founding "
        }
      if set.body.kind == "place" { return "states of " + name(set.body) }
      return kind + (set.isOfStates ? "member states" : "members") + " of " + name(set.body)
    }
    switch self {
    case .size(let set, .number(let count)): return "\(count) \(noun(set))"
    case .size(let set, .all): return "all \(noun(set))"
    case .overlap(let set, let other, let count, let isNegated):
      let part = if case .number(let value) = count { "\(value) of the" } else { "all" }
      return "\(part) \(noun(set)) are \(isNegated ? "no " : "")members of \(name(other))"
    case .each(let members, let set, let isNegated):
      return members.count > 1
        ? "\(list(members)) are \(isNegated ? "no " : "")\(noun(set))"
        : "\(list(members)) is \(isNegated ? "no" : set.kind == .elected ? "an" : "a") \(noun(set).replacing("members of", with: "member of"))"
    case .tenure(let members, let body, let from, let to):
      return "\(list(members)) sat on \(name(body)) \(Validity(from: from, to: to))"
    case .independence(let states, let date): return "\(list(states)) became independent in \(date)"
    case .joined(let members, let body, let date): return "\(list(members)) joined \(name(body)) in \(date)"
    case .left(let members, let body, let date): return "\(list(members)) left \(name(body)) in \(date)"
    case .rank(let member, let body, let rank):
      return "\(name(member)) is member no. \(rank) of \(name(body))"
    case .office(let person, let office, let from, let to):
      return "\(name(person)) is \(name(office)) \(Validity(from: from, to: to))"
    }
  }
}
