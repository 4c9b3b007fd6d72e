import EntenteModel
import EntenteOntology
import EntenteText

/// How two stand to each other by a single noun or adjective: "rivalry", "partners", "hostile".
struct Standing {
  let schema: Schema
  let lexicon: FrameLexicon

  /// What the frames do not name: how two get on with each other.
  private static let moods: [String: RelationName] = {
    var moods: [String: RelationName] = [:]
    for word in [
      "friendship", "amity", "reconciliation", "rapprochement", "détente", "detente", "trust", "peace",
      "friend",
      "friendly", "cordial", "warm", "cooperative", "peaceful", "amicable", "close",
    ] { moods[word] = "cooperatesWith" }
    for word in [
      "suspicion", "estrangement", "acrimony", "hostile", "tense", "strained", "frosty", "adversarial",
      "cold", "icy",
      "acrimonious", "confrontational",
    ] { moods[word] = "distrusts" }
    return moods
  }()

  /// The relation that a noun or adjective stands for: of its frames the first between actors that takes a side.
  func relation(of word: Int, _ at: ClauseWords) -> FrameResult? {
    if let mood = at.forms(word).lazy.compactMap({ Self.moods[$0] }).first {
      return FrameResult(relation: mood)
    }
    let kind: FrameWordClass = at.words[word].upos == .adj ? .adjective : .noun
    for form in at.forms(word) {
      for frame in lexicon.frames(of: FrameWord(lemma: form, wordClass: kind)) {
        for result in frame.results where isStance(result) {
          return FrameResult(relation: result.relation, polarity: result.polarity, sign: result.sign)
        }
      }
    }
    return nil
  }

  private func isStance(_ result: FrameResult) -> Bool {
    guard let relation = schema.relation(result.relation) else { return false }
    return (result.sign ?? relation.sign) != .neutral && result.subject == FrameRole.subject
      && result.object == FrameRole.object
  }
}
