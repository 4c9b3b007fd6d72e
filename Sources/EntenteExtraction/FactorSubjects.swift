import EntenteModel
import EntenteOntology
import EntenteText

/// "Oil and gas are factors that affect their relations": what affects them is oil and gas; that they are factors says
/// nothing more.
struct FactorSubjects {
  let table: ClauseTable
  let sentence: Int

  private var at: ClauseWords { table.at }

  private static let relations: Set<RelationName> = ["affects", "influences", "resultsIn"]
  private static let bleached: Set<String> = [
    "factor", "reason", "cause", "element", "driver", "condition", "thing", "issue", "force", "circumstance",
  ]

  func refined(_ match: FrameMatch, in analysis: inout DocumentAnalysis) -> [FrameMatch] {
    let noun = match.subject.word
    guard Self.relations.contains(match.result.relation), at.isCopular(noun),
      Self.bleached.contains(at.lemma(noun))
    else { return [match] }
    let subjects = at.children(noun, "nsubj").flatMap { at.conjuncts($0) }
    let refined = subjects.compactMap { word -> FrameMatch? in
      guard let mention = NominalBuilder.mention(forHead: word, in: sentence, analysis: &analysis) else {
        return nil
      }
      var copy = match
      let entity = analysis.mentions[mention].entity
      copy.subject = FrameFiller(
        entity: entity, type: analysis.entities[entity].type, word: word, quality: match.subject.quality)
      return copy
    }
    return refined.isEmpty ? [match] : refined
  }
}
