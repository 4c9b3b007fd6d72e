/// Groups sorted assertions into the relations of a snapshot.
enum RelationGrouping {
  /// What two assertions must share to be one edge.
  private struct Key: Hashable {
    let subject: EntityID
    let relation: RelationName
    let object: EntityID
    let polarity: Polarity
    let isFact: Bool
    /// A factor called favourable here and unfavourable there is two relations.
    let direction: String?
  }

  /// - Parameter assertions: in the order of ``Assertion/precedes(_:_:)``.
  static func relations(of assertions: [Assertion]) -> [Relation] {
    let contested = contestedTriples(assertions).union(contestedEffects(assertions))
    var groups: [Key: Int] = [:]
    var members: [[Int]] = []
    for (index, assertion) in assertions.enumerated() {
      let key = Key(
        subject: assertion.subject, relation: assertion.relation, object: assertion.object,
        polarity: assertion.polarity, isFact: assertion.modality == .fact,
        direction: assertion.arguments["direction"])
      if let group = groups[key] {
        members[group].append(index)
      } else {
        groups[key] = members.count
        members.append([index])
      }
    }
    return members.flatMap { periods($0, assertions) }.map { relation($0, assertions, contested) }
  }

  /// Splits the assertions of one group where their periods neither meet nor overlap. Undated ones join the first part.
  private static func periods(_ group: [Int], _ assertions: [Assertion]) -> [[Int]] {
    let undated = group.filter { assertions[$0].validity == nil }
    let points = group.filter { assertions[$0].validity?.isPoint == true }
    let spans = group.filter { assertions[$0].validity?.isPoint == false }
      .sorted { firstDay($0, assertions) < firstDay($1, assertions) }
    guard !spans.isEmpty else { return [group] }
    var parts: [(members: [Int], days: ClosedRange<Int>)] = []
    for index in spans {
      let days = assertions[index].validity?.dayRange ?? Int.min...Int.max
      if let last = parts.last, days.lowerBound <= last.days.upperBound {
        parts[parts.count - 1].members.append(index)
        let end = max(last.days.upperBound, days.upperBound)
        parts[parts.count - 1].days = last.days.lowerBound...end
      } else {
        parts.append(([index], days))
      }
    }
    var loose: [Int] = []
    for index in points {
      let days = assertions[index].validity?.dayRange ?? Int.min...Int.max
      if let part = parts.firstIndex(where: { $0.days.overlaps(days) }) {
        parts[part].members.append(index)
      } else {
        loose.append(index)
      }
    }
    parts[0].members += undated
    return (loose.isEmpty ? [] : [loose]) + parts.map { $0.members.sorted() }
  }

  private static func firstDay(_ index: Int, _ assertions: [Assertion]) -> Int {
    assertions[index].validity?.dayRange.lowerBound ?? Int.min
  }

  private static func relation(
    _ members: [Int], _ assertions: [Assertion], _ contested: Set<Triple>
  ) -> Relation {
    let all = members.map { assertions[$0] }
    let first = all[0]
    let sentences = Set(
      all.compactMap { $0.evidence.map { Place(document: $0.document, sentence: $0.sentence) } })
    let signs = all.map(\.sign)
    return Relation(
      subject: first.subject, name: first.relation, object: first.object, polarity: first.polarity,
      modality: all.map(\.modality).min { $0.rank < $1.rank } ?? .fact,
      sign: signs.allSatisfy { $0 == signs[0] } ? signs[0] : .neutral,
      weight: Double(max(1, sentences.count)),
      documentCount: Set(all.compactMap { $0.evidence?.document }).count,
      confidence: all.map(\.confidence).max() ?? 0, validity: span(all.compactMap(\.validity)),
      assertions: members, isContested: contested.contains(Triple(first)))
  }

  /// The smallest period around all; a point where all are the same point.
  private static func span(_ validities: [Validity]) -> Validity? {
    guard let first = validities.first else { return nil }
    if validities.allSatisfy({ $0 == first }) { return first }
    let from = validities.map(\.from).reduce(first.from) { a, b in
      guard let a, let b else { return nil }
      return b.firstDay < a.firstDay ? b : a
    }
    let to = validities.map(\.to).reduce(first.to) { a, b in
      guard let a, let b else { return nil }
      return b.lastDay > a.lastDay ? b : a
    }
    return Validity(from: from, to: to)
  }

  private struct Place: Hashable {
    let document: String
    let sentence: Int
  }

  /// Subject, relation, object; of two ends, the smaller first, since "A is no ally of B" contests "B is an ally of A".
  private struct Triple: Hashable {
    let a: EntityID
    let relation: RelationName
    let b: EntityID

    init(_ assertion: Assertion) {
      a = min(assertion.subject, assertion.object)
      b = max(assertion.subject, assertion.object)
      relation = assertion.relation
    }
  }

  /// What is said both to help and to hinder the relationship of two, in whatever words: "trade promotes", "trade hinders".
  private static func contestedEffects(_ assertions: [Assertion]) -> Set<Triple> {
    struct Pair: Hashable {
      let factor: EntityID
      let relationship: EntityID
    }
    var effects: [Pair: (signs: Set<Sign>, triples: Set<Triple>)] = [:]
    for assertion in assertions where assertion.object.kind == "relationship" {
      guard let sign = effect(of: assertion) else { continue }
      let pair = Pair(factor: assertion.subject, relationship: assertion.object)
      effects[pair, default: ([], [])].signs.insert(sign)
      effects[pair, default: ([], [])].triples.insert(Triple(assertion))
    }
    return effects.values.filter { $0.signs.count > 1 }.reduce(into: []) { $0.formUnion($1.triples) }
  }

  /// Cooperative for what helps, conflictual for what hinders; `nil` for neither, and for what is denied.
  private static func effect(of assertion: Assertion) -> Sign? {
    guard assertion.polarity == .affirmed else { return nil }
    let direction = assertion.arguments["direction"] ?? ""
    if direction.hasPrefix("favour") { return .cooperative }
    if direction.hasPrefix("unfavour") { return .conflictual }
    return assertion.sign == .neutral ? nil : assertion.sign
  }

  /// Triples that are affirmed here and negated there, or whose `direction` argument differs.
  private static func contestedTriples(_ assertions: [Assertion]) -> Set<Triple> {
    var polarities: [Triple: Set<Polarity>] = [:]
    var directions: [Triple: Set<String>] = [:]
    for assertion in assertions {
      let triple = Triple(assertion)
      polarities[triple, default: []].insert(assertion.polarity)
      if let direction = assertion.arguments["direction"] {
        directions[triple, default: []].insert(direction)
      }
    }
    var contested = Set(polarities.filter { $0.value.count > 1 }.keys)
    contested.formUnion(directions.filter { $0.value.count > 1 }.keys)
    return contested
  }
}

extension Modality {
  /// How strongly a text stands by it: 0 for fact, growing towards wished.
  public var rank: Int {
    switch self {
    case .fact: 0
    case .planned: 1
    case .likely: 2
    case .necessary: 3
    case .possible: 4
    case .wished: 5
    }
  }
}
