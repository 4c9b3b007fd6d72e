import EntenteModel

/// Gives conversations whose sides are not named ("the planned 2016 talks", "the 5th edition of the staff talks") those who
/// were last said to talk with each other.
///
/// A pair counts from its own sentence on, for at most twenty sentences: later, "the talks" may be anybody's.
struct EventParticipants {
  private static let reach = 20
  private static let conversation: Set<RelationName> = ["meetsWith", "holdsDialogueWith"]
  private static let actors: Set<String> = ["state", "org", "person", "group"]
  private static let nouns: Set<String> = [
    "talk", "talks", "meeting", "meetings", "dialogue", "dialog", "consultations", "negotiations",
    "discussions",
    "conversation", "conversations", "contacts", "call",
  ]

  static func complete(_ extraction: Extraction) -> Extraction {
    var completed = extraction
    let pairs = extraction.assertions.compactMap { assertion -> (sentence: Int, sides: [EntityID])? in
      guard conversation.contains(assertion.relation), let evidence = assertion.evidence,
        actors.contains(String(assertion.subject.kind)), actors.contains(String(assertion.object.kind))
      else { return nil }
      return (evidence.sentence, [assertion.subject, assertion.object].sorted())
    }
    guard !pairs.isEmpty else { return extraction }
    for (index, entity) in extraction.entities.enumerated() where isOpen(entity) {
      guard let sentence = firstSentence(of: entity.id, in: extraction) else { continue }
      let near = pairs.filter { $0.sentence <= sentence && sentence - $0.sentence <= reach }
      guard let latest = near.map(\.sentence).max() else { continue }
      let sides = Set(near.filter { $0.sentence == latest }.map(\.sides))
      // Two pairs in one sentence: nobody can say whose talks they are.
      if sides.count == 1, let pair = sides.first { completed.entities[index].members = pair }
    }
    return completed
  }

  private static func isOpen(_ entity: Entity) -> Bool {
    entity.id.kind == "event" && entity.members.isEmpty && entity.layer == .documents
      && entity.name.lowercased().split(whereSeparator: { !$0.isLetter }).contains {
        nouns.contains(String($0))
      }
  }

  private static func firstSentence(of id: EntityID, in extraction: Extraction) -> Int? {
    guard let mention = extraction.mentions.first(where: { $0.entity == id }) else {
      return extraction.assertions.first { $0.subject == id || $0.object == id }?.evidence?.sentence
    }
    return extraction.sentences.firstIndex { $0.range.overlaps(mention.range) }
  }
}
