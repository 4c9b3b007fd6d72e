package import EntenteModel
import EntenteText

/// An entity that somebody marked in a sentence.
package struct GivenEntity: Sendable, Hashable {
  /// Words of the sentence.
  package var words: Range<Int>
  package var type: EntityType

  package init(words: Range<Int>, type: EntityType) {
    self.words = words
    self.type = type
  }
}

/// How two given entities of a sentence stand to each other.
package struct EntityPair: Sendable, Hashable {
  /// Indices of the given entities: who acts, holds or contains comes first, else who is named first.
  package var source: Int
  package var target: Int
  /// What frames and structural rules make of the two, negated and merely possible facts included.
  package var relations: [RelationName]
  /// The lemmas and prepositions that lead from one to the other ("defeat", "lose to", "leader"); "is" for two names of one thing.
  package var predicate: String
  /// Relations of the tree from the one up and down to the other.
  package var path: String
  package var features: EntityPairFeatures
  /// An estimate from 0 to 1 that the sentence relates the two.
  package var confidence: Double
}
