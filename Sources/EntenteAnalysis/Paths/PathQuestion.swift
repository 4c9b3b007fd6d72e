public import EntenteModel

/// How two entities hang together.
public struct PathQuestion: Sendable, Equatable {
  /// What makes a path short.
  public enum Shortness: Sendable, Equatable {
    /// Few edges.
    case edges
    /// Strong edges: an edge told by n sentences has length 1 / n.
    case strength
  }

  public var source: EntityID
  public var target: EntityID
  /// Entities to pass, in this order.
  public var via: [EntityID]
  /// Relations of which the path must use one; empty for no such wish. Then `via` plays no part.
  public var through: Set<RelationName>
  /// The most paths to find. With `via` or `through` there is one.
  public var k: Int
  public var shortness: Shortness
  /// Edges may be walked against their direction. Symmetric relations always may.
  public var isUndirected: Bool
  /// Relations to walk; empty for all.
  public var relations: Set<RelationName>
  /// Entities to keep clear of.
  public var avoided: Set<EntityID>
  /// Assertions that count.
  public var filter: GraphFilter
  /// The most statements to show for one relation of a step.
  public var statementLimit: Int

  public init(
    from source: EntityID, to target: EntityID, via: [EntityID] = [],
    through: Set<RelationName> = [], k: Int = 1,
    shortness: Shortness = .edges,
    isUndirected: Bool = false, relations: Set<RelationName> = [], avoided: Set<EntityID> = [],
    filter: GraphFilter = .plain, statementLimit: Int = 3
  ) {
    self.source = source
    self.target = target
    self.via = via
    self.through = through
    self.k = k
    self.shortness = shortness
    self.isUndirected = isUndirected
    self.relations = relations
    self.avoided = avoided
    self.filter = filter
    self.statementLimit = statementLimit
  }
}

/// A path between two entities with the evidence of every step.
public struct EvidencePath: Hashable, Sendable, Codable {
  public let entities: [NamedEntity]
  /// One step less than there are entities.
  public let steps: [EvidenceStep]
  /// Number of edges, or the sum of the inverse strengths.
  public let length: Double
  /// `false` only where a path through given entities had to visit one twice.
  public let isLoopless: Bool
}

/// From one entity of a path to the next.
public struct EvidenceStep: Hashable, Sendable, Codable {
  public let from: NamedEntity
  public let to: NamedEntity
  /// Every relation that may be walked here; the one told most often first.
  public let relations: [StepRelation]
}

/// One relation of a step.
public struct StepRelation: Hashable, Sendable, Codable {
  public let relation: RelationName
  /// Whether `from` is its subject.
  public let isForward: Bool
  public let polarity: Polarity
  public let modality: Modality
  public let sign: Sign
  public let validity: Validity?
  /// Number of sentences that say so.
  public let weight: Double
  public let confidence: Double
  public let isContested: Bool
  /// Up to the question's limit, the surest first.
  public let statements: [Statement]
}
