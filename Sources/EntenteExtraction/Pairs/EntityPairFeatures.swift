import Foundation

/// What tells whether a sentence relates two of its entities.
package struct EntityPairFeatures: Sendable, Hashable {
  /// Steps of the path through the tree; those from one member of a list to the next do not count.
  package var length = 0
  /// Steps within lists.
  package var listSteps = 0
  /// Whether one of the two is, or belongs to, the subject of the word above both.
  package var hasSubject = false
  /// Entities between the two.
  package var between = 0
  /// Of these, how many are of the first's kind.
  package var rivalsOfFirst = 0
  /// Of these, how many are of the second's kind.
  package var rivalsOfSecond = 0
  /// Whether one of the two is a person, the other none.
  package var hasPerson = false
  /// Whether one of the two is an event, the other none.
  package var hasEvent = false
  /// Whether both are events.
  package var areEvents = false

  /// Members of one list: nothing but lists between them.
  package var isListed: Bool { length == 0 }

  /// The chance that a sentence relates the two.
  ///
  /// A logistic model, fitted on the training parts (not those for development) of CrossRE's politics and news, 2,500 pairs, by
  /// `tools/fit_pair_confidence.py`; .36 divides best.
  var confidence: Double {
    let logit =
      0.60 - 0.37 * Double(min(length, 7)) - 0.51 * Double(min(listSteps, 3)) + (isListed ? -2.76 : 0)
      + (hasSubject ? 0.65 : 0) - 1.05 * log(Double(1 + between)) - 0.21 * Double(min(rivalsOfFirst, 3))
      + 0.49 * Double(min(rivalsOfSecond, 3)) + (hasPerson ? 0.76 : 0) + (hasEvent ? 0.47 : 0)
      + (areEvents ? -1.79 : 0)
    return (1000 / (1 + exp(-logit))).rounded() / 1000
  }
}
