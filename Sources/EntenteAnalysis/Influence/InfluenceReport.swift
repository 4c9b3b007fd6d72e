public import EntenteModel
public import EntenteOntology

/// Who matters to whom: one actor's cooperation, conflict, partners, brokerage, and what acts on its
/// relationships.
public struct InfluenceReport: Sendable, Codable, Equatable {
  public let actor: NamedEntity
  /// Sums over all partners.
  public let cooperationGiven: EventTally
  public let conflictGiven: EventTally
  public let cooperationReceived: EventTally
  public let conflictReceived: EventTally
  /// Most events first.
  public let partners: [DyadScore]
  public let partnerCount: Int
  /// `nil` for an entity that is no actor.
  public let brokerage: Brokerage?
  public let factors: Factors

  /// - Parameters:
  ///   - snapshot: the whole graph.
  ///   - filter: assertions that count for scores and brokerage. Factors are looked for whatever their
  ///     polarity and modality, since texts mostly call them likely; each shows its own.
  ///   - limit: the most partners to list.
  /// - Throws: ``AnalysisError/unknownEntity(_:)``.
  /// - Complexity: O(V E).
  public init(
    of actor: EntityID, in snapshot: KnowledgeGraph, ontology: Ontology, filter: GraphFilter = .reported,
    limit: Int = 10
  ) throws(AnalysisError) {
    _ = try snapshot.requireVertex(of: actor)
    let view = snapshot.filtered(filter, keepingIsolated: true)
    let all = DyadScores(snapshot: view, ontology: ontology)
      .partners(of: actor) { ontology.isSubtype($0.type, of: "Actor") }
    self.actor = snapshot.named(actor)
    (cooperationGiven, conflictGiven) = (Self.sum(all, \.cooperationGiven), Self.sum(all, \.conflictGiven))
    cooperationReceived = Self.sum(all, \.cooperationReceived)
    conflictReceived = Self.sum(all, \.conflictReceived)
    partners = Array(all.prefix(max(0, limit)))
    partnerCount = all.count
    brokerage = try BrokerageMap(snapshot: view) { ontology.isSubtype($0.type, of: "Actor") }
      .brokerage(of: actor, gapLimit: limit)
    factors = try Factors(in: snapshot, ofRelationshipsOf: actor)
  }

  private static func sum(_ scores: [DyadScore], _ part: KeyPath<DyadScore, EventTally>) -> EventTally {
    scores.reduce(into: EventTally()) { $0.add($1[keyPath: part]) }
  }
}

extension GraphFilter {
  /// What documents tell as so. The ontology's hundreds of memberships would drown what actors do.
  public static let reported = GraphFilter(polarities: [.affirmed], modalities: [.fact], layers: [.documents])
}
