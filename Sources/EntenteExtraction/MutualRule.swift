import EntenteModel
import EntenteOntology
import EntenteText

/// What two are to each other: "Chad and Niger are allies", "the two remained rivals".
struct MutualRule {
  static let name = "mutual.rule"

  let schema: Schema
  let lexicon: FrameLexicon
  let table: ClauseTable
  let sentence: Int

  private var at: ClauseWords { table.at }

  private static let nouns: Set<String> = [
    "ally", "partner", "rival", "enemy", "adversary", "competitor", "foe", "friend", "opponent",
  ]

  func matches(in analysis: DocumentAnalysis) -> [FrameMatch] {
    at.words.indices.compactMap { word in
      guard at.words[word].isPlural, at.forms(word).contains(where: { Self.nouns.contains($0) }),
        !isOfOthers(word), let pair = pair(saidToBe: word, in: analysis),
        let result = Standing(schema: schema, lexicon: lexicon).relation(of: word, at)
      else { return nil }
      return FrameMatch(
        rule: Self.name, trigger: word, result: result, subject: pair[0], object: pair[1], event: nil,
        arguments: [:],
        confidence: 0.75)
    }
  }

  /// "are allies of the United States": the frames' affair.
  private func isOfOthers(_ noun: Int) -> Bool {
    table[noun].arguments.contains { argument in
      argument.slot == .prepositional && argument.origin == .direct
        && !Set(argument.prepositions).isDisjoint(with: ["of", "to", "with", "for", "against"])
    }
  }

  private func pair(saidToBe noun: Int, in analysis: DocumentAnalysis) -> [FrameFiller]? {
    var subjects: [Int] = []
    if at.isCopular(noun) {
      subjects = table[noun].words(.subject)
    } else if let verb = at.tree.head(of: noun), ["remain", "become", "stay", "be"].contains(at.lemma(verb)),
      ["xcomp", "obj"].contains(at.relation(noun))
    {
      subjects = table[verb].words(.subject)
    }
    let actors = PairOfActors(sentence: sentence)
    return actors.two(
      subjects.flatMap { at.conjuncts($0) }.flatMap { actors.fillers(at: $0, in: analysis) }, in: analysis)
  }
}
