/// Whether an assertion says that something is so, or that it is not.
public enum Polarity: String, Sendable, Codable, CaseIterable {
  case affirmed, negated
}

/// How far the text holds an assertion for real.
public enum Modality: String, Sendable, Codable, CaseIterable {
  /// Told as happening or having happened.
  case fact
  /// Announced, decided, promised or prepared by the actor.
  case planned
  /// May, can, under a condition, asked.
  case possible
  /// A forecast or an effect that is expected.
  case likely
  /// Must, should, needs to.
  case necessary
  /// Hoped for or sought without a commitment.
  case wished
}

/// Cooperation or conflict between the two sides of an assertion.
public enum Sign: String, Sendable, Codable, CaseIterable {
  case cooperative, conflictual, neutral

  /// +1, -1 or 0.
  public var value: Int8 {
    switch self {
    case .cooperative: 1
    case .conflictual: -1
    case .neutral: 0
    }
  }
}

/// Who vouches for an assertion.
public enum Attribution: Hashable, Sendable {
  /// The text itself.
  case author
  /// Somebody whom the text does not name ("is said to", "reportedly").
  case unnamed
  /// An entity of the graph.
  case entity(EntityID)
  /// A source named by words only ("Western diplomats").
  case named(String)
}

/// Where a statement stands: what documents say, or what the ontology brings along.
public enum Layer: String, Sendable, Codable, CaseIterable {
  case documents, ontology
}
