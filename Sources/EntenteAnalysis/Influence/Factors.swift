public import EntenteModel

/// Something that is said to help or to hinder.
public struct Factor: Hashable, Sendable, Codable {
  public enum Effect: String, Hashable, Sendable, Codable, CaseIterable {
    case helps, hinders
    /// An effect without a direction.
    case open
    /// An effect that is denied.
    case denied
  }

  public let factor: NamedEntity
  public let effect: Effect
  /// What it acts on: the relationship, or a part or kind of it.
  public let object: NamedEntity
  public let statement: Statement
}

/// What is said to help and to hinder a relationship, or any other entity.
public struct Factors: Sendable, Codable, Equatable {
  public let subjects: [NamedEntity]
  public let helping: [Factor]
  public let hindering: [Factor]
  /// Effects without a direction, and those that are denied.
  public let others: [Factor]

  /// Factors of the relationship of two actors: of the Relationship entities that have both as members.
  ///
  /// - Throws: ``AnalysisError/unknownEntity(_:)``.
  /// - Complexity: O(A).
  public init(in snapshot: KnowledgeGraph, between a: EntityID, and b: EntityID) throws(AnalysisError) {
    for id in [a, b] { _ = try snapshot.requireVertex(of: id) }
    self.init(snapshot, targets: Set(Self.relationships(in: snapshot, between: a, and: b).map(\.id)))
  }

  /// Factors of one entity.
  public init(in snapshot: KnowledgeGraph, of entity: EntityID) throws(AnalysisError) {
    _ = try snapshot.requireVertex(of: entity)
    self.init(snapshot, targets: [entity])
  }

  /// Factors of every relationship that `actor` has a part in.
  public init(in snapshot: KnowledgeGraph, ofRelationshipsOf actor: EntityID) throws(AnalysisError) {
    _ = try snapshot.requireVertex(of: actor)
    let all = snapshot.entities.filter { $0.id.kind == "relationship" && $0.members.contains(actor) }
    self.init(snapshot, targets: Set(all.map(\.id)))
  }

  private init(_ snapshot: KnowledgeGraph, targets: Set<EntityID>) {
    subjects = targets.sorted().map { snapshot.named($0) }
    var found: [Factor] = []
    for (index, assertion) in snapshot.assertions.enumerated() where targets.contains(assertion.object) {
      guard !Self.isOfItself(assertion, in: snapshot), let effect = Self.effect(of: assertion) else {
        continue
      }
      found.append(
        Factor(
          factor: snapshot.named(assertion.subject), effect: effect, object: snapshot.named(assertion.object),
          statement: snapshot.statement(index)))
    }
    helping = found.filter { $0.effect == .helps }
    hindering = found.filter { $0.effect == .hinders }
    others = found.filter { $0.effect == .open || $0.effect == .denied }
  }

  /// Whether a relationship is said to act on itself or on a kind of it; one with other sides is a factor, and so is one
  /// kind that acts on another: exchanges on cooperation.
  private static func isOfItself(_ assertion: Assertion, in snapshot: KnowledgeGraph) -> Bool {
    let (subject, object) = (snapshot.entity(assertion.subject), snapshot.entity(assertion.object))
    guard assertion.subject != assertion.object else { return true }
    return subject?.type == .relationship && Set(subject?.members ?? []) == Set(object?.members ?? [])
      && (isPlain(assertion.subject) || isPlain(assertion.object))
  }

  /// Without a kind of its own, as `relationship:CHN~NATO-cooperation` has one.
  private static func isPlain(_ relationship: EntityID) -> Bool {
    relationship.key.split(separator: "~").last.map { !$0.contains("-") } ?? true
  }

  /// The entities that stand for the relationship of two actors, or for a kind of it (their cooperation,
  /// their trade).
  public static func relationships(
    in snapshot: KnowledgeGraph, between a: EntityID, and b: EntityID
  ) -> [Entity] {
    snapshot.entities.filter {
      $0.id.kind == "relationship" && $0.members.contains(a) && $0.members.contains(b)
    }
  }

  /// `nil` for a relation that has no effect on its object. `affects` says which way in its argument
  /// `direction`; of other relations those with a sign count: what supports helps, what opposes or threatens
  /// hinders.
  private static func effect(of assertion: Assertion) -> Factor.Effect? {
    let isEffect = assertion.relation == "affects" || assertion.relation == "influences"
    guard isEffect || assertion.sign != .neutral else { return nil }
    if assertion.polarity == .negated { return .denied }
    let direction = assertion.arguments["direction"] ?? ""
    if direction.hasPrefix("favour") { return .helps }
    if direction.hasPrefix("unfavour") { return .hinders }
    switch assertion.sign {
    case .cooperative: return .helps
    case .conflictual: return .hinders
    case .neutral: return .open
    }
  }
}
