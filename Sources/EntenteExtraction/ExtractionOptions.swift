/// What an extractor may use.
public struct ExtractionOptions: Sendable, Hashable {
  /// Whether the ontology's names find mentions; without, names come from the name tagger only, and the ontology
  /// links those that are spelled as it knows them.
  public var usesGazetteer: Bool

  public init(usesGazetteer: Bool = true) {
    self.usesGazetteer = usesGazetteer
  }
}
