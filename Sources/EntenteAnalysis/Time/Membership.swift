public import EntenteModel

/// Who was a member of all of several organisations, and of none of others, on a date.
public struct MembershipQuestion: Sendable, Equatable {
  /// Organisations, groups or agreements.
  public var bodies: [EntityID]
  /// Bodies whose members are left out.
  public var excluded: [EntityID]
  /// `nil` for members at any time.
  public var date: PartialDate?
  /// Whether observers, associates and other members not in full count.
  public var includesPartial: Bool

  public init(
    of bodies: [EntityID], butNot excluded: [EntityID] = [], at date: PartialDate? = nil,
    includesPartial: Bool = false
  ) {
    self.bodies = bodies
    self.excluded = excluded
    self.date = date
    self.includesPartial = includesPartial
  }
}

public struct MembershipAnswer: Sendable, Codable, Equatable {
  public struct Row: Sendable, Codable, Hashable {
    public let member: NamedEntity
    /// By id of the body, the memberships that make it one, in the order of time.
    public let memberships: [String: [Statement]]
  }

  /// A body with the number of its own members on the date.
  public struct Body: Sendable, Codable, Hashable {
    public let entity: NamedEntity
    public let memberCount: Int
  }

  public let date: PartialDate?
  public let bodies: [Body]
  public let excluded: [Body]
  /// Sorted by name.
  public let members: [Row]

  /// - Throws: ``AnalysisError``.
  /// - Complexity: O(A).
  public init(in snapshot: KnowledgeGraph, _ question: MembershipQuestion) throws(AnalysisError) {
    guard !question.bodies.isEmpty else { throw .tooFew("organisation", least: 1) }
    for id in question.bodies + question.excluded { _ = try snapshot.requireVertex(of: id) }
    let rolls = Rolls(snapshot, question)
    let (included, left) = (
      question.bodies.map { rolls.members($0) }, question.excluded.map { rolls.members($0) }
    )
    var names = Set(included[0].keys)
    for roll in included.dropFirst() { names.formIntersection(roll.keys) }
    for roll in left { names.subtract(roll.keys) }
    date = question.date
    bodies = zip(question.bodies, included).map { Body(entity: snapshot.named($0), memberCount: $1.count) }
    excluded = zip(question.excluded, left).map { Body(entity: snapshot.named($0), memberCount: $1.count) }
    members = names.map { member in
      let held = zip(question.bodies, included).map { ($0.rawValue, $1[member, default: []]) }
      return Row(
        member: snapshot.named(member),
        memberships: Dictionary(held.map { ($0, $1.map { snapshot.statement($0) }) }) { first, _ in first })
    }.sorted { ($0.member.name, $0.member.id) < ($1.member.name, $1.member.id) }
  }
}

/// The rolls of the bodies of a question, from what the snapshot states as fact.
private struct Rolls {
  /// Body, member, assertions.
  private var memberships: [EntityID: [EntityID: [Int]]] = [:]
  private let snapshot: KnowledgeGraph
  private let date: PartialDate?

  init(_ snapshot: KnowledgeGraph, _ question: MembershipQuestion) {
    self.snapshot = snapshot
    date = question.date
    let bodies = Set(question.bodies + question.excluded)
    for (index, assertion) in snapshot.assertions.enumerated() where assertion.relation == "memberOf" {
      guard bodies.contains(assertion.object), GraphFilter.plain.admits(assertion),
        question.includesPartial || Self.isFull(assertion)
      else { continue }
      memberships[assertion.object, default: [:]][assertion.subject, default: []].append(index)
    }
  }

  /// A membership of which no kind is said is one in full.
  private static func isFull(_ assertion: Assertion) -> Bool {
    ["member", "permanent", "elected"].contains(assertion.arguments["kind"] ?? "member")
  }

  /// Members on the date, each with the assertions that make it one. Where the periods of a member are known
  /// they decide; an undated assertion counts only where nothing dated is known.
  func members(_ body: EntityID) -> [EntityID: [Int]] {
    guard let date else { return memberships[body] ?? [:] }
    return (memberships[body] ?? [:]).compactMapValues { all in
      let dated = all.filter { snapshot.assertions[$0].validity != nil }
      let holding =
        dated.isEmpty ? all : dated.filter { snapshot.assertions[$0].validity?.covers(date) ?? false }
      return holding.isEmpty ? nil : holding
    }
  }
}
