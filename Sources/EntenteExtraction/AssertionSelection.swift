import EntenteModel
import EntenteOntology

/// Keeps of near-equal assertions of one sentence the best.
enum AssertionSelection {
  /// One assertion for each subject, relation, object and polarity, symmetric ones in either direction; in order.
  static func best(of assertions: [Assertion], schema: Schema) -> [Assertion] {
    var kept: [Assertion] = []
    for assertion in assertions {
      guard let same = kept.firstIndex(where: { isSame($0, assertion, schema) }) else {
        kept.append(assertion)
        continue
      }
      if assertion.confidence > kept[same].confidence { kept[same] = assertion }
    }
    return kept
  }

  private static func isSame(_ a: Assertion, _ b: Assertion, _ schema: Schema) -> Bool {
    guard a.relation == b.relation, a.polarity == b.polarity else { return false }
    // "in London in June and in Stockholm in July": two meetings.
    if let place = a.place, let other = b.place, place != other, a.validity != b.validity { return false }
    if a.subject == b.subject && a.object == b.object { return true }
    let isSymmetric = schema.relation(a.relation)?.isSymmetric ?? false
    return isSymmetric && a.subject == b.object && a.object == b.subject
  }
}
