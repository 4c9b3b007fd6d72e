/// An edge of a snapshot: the assertions of one subject, relation and object that agree in polarity and in being fact or
/// not, within one period.
///
/// A negated or merely wished assertion never joins a plain one; the same fact in two separate periods is two edges.
public struct Relation: Hashable, Sendable {
  public let subject: EntityID
  public let name: RelationName
  public let object: EntityID
  public let polarity: Polarity
  /// The strongest of the assertions: fact before planned, likely, necessary, possible, wished.
  public let modality: Modality
  public let sign: Sign
  /// Number of sentences that say so; 1 for what only the ontology says.
  public let weight: Double
  public let documentCount: Int
  /// Highest of the assertions.
  public let confidence: Double
  public let validity: Validity?
  /// Indices into the snapshot's assertions, ascending.
  public let assertions: [Int]
  /// Somebody says the contrary of the same two.
  public let isContested: Bool

  public var isPlain: Bool { polarity == .affirmed && modality == .fact }
}
