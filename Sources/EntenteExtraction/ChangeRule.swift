import EntenteModel
import EntenteOntology
import EntenteText

/// How two stood to each other before a change and after it: "Relations between Chad and Niger shifted from rivalry to
/// partnership in 2012", "Greece and Turkey went from enemies to partners". Two facts: one until the date, one since.
///
/// What the words for the two states of things mean is what their frames say.
struct ChangeRule {
  static let before = "change.rule/from"
  static let after = "change.rule/to"

  let schema: Schema
  let lexicon: FrameLexicon
  let table: ClauseTable
  let sentence: Int

  private var at: ClauseWords { table.at }
  private var actors: PairOfActors { PairOfActors(sentence: sentence) }
  private var standing: Standing { Standing(schema: schema, lexicon: lexicon) }

  func matches(in analysis: DocumentAnalysis) -> [FrameMatch] {
    var found: [FrameMatch] = []
    for verb in at.words.indices where at.isVerb(verb) {
      if let last = outcome(of: verb), let pair = pair(of: verb, in: analysis),
        let new = standing.relation(of: last, at)
      {
        found.append(match(Self.after, verb, new, pair))
      }
      guard Self.verbs.contains(at.lemma(verb)), let (first, last) = turn(of: verb),
        let pair = pair(of: verb, in: analysis),
        let old = standing.relation(of: first, at), let new = standing.relation(of: last, at)
      else { continue }
      found.append(match(Self.before, verb, old, pair))
      found.append(match(Self.after, verb, new, pair))
    }
    return found
  }

  private static let verbs: Set<String> = [
    "shift", "move", "go", "turn", "evolve", "swing", "develop", "transform", "change", "pass", "progress",
    "slide",
    "drift", "switch", "lurch", "pivot", "descend", "transition",
  ]

  private func match(_ rule: String, _ verb: Int, _ result: FrameResult, _ pair: [FrameFiller]) -> FrameMatch
  {
    FrameMatch(
      rule: rule, trigger: verb, result: result, subject: pair[0], object: pair[1], event: nil,
      arguments: [:],
      confidence: 0.6)
  }

  /// "Relations between A and B became friendly", "grew tense"
  private func outcome(of verb: Int) -> Int? {
    guard ["become", "grow", "turn"].contains(at.lemma(verb)) else { return nil }
    return at.children(verb, "xcomp", "obj").first { at.words[$0].upos == .adj || at.words[$0].upos == .noun }
  }

  /// The words behind "from" and "to"; a parser may hang the second below the first.
  private func turn(of verb: Int) -> (Int, Int)? {
    let below = at.tree.subtree(of: verb) { !self.at.isVerb($0) || $0 == verb }
    guard let first = below.first(where: { at.prepositions($0).contains("from") && $0 > verb }),
      let last = below.first(where: { word in
        word > first && !Set(at.prepositions(word)).isDisjoint(with: ["to", "into", "towards", "toward"])
      })
    else { return nil }
    return (first, last)
  }

  // MARK: the two

  /// Whose relations they are ("relations between A and B", "A's ties with B"), or who changes ("A and B", "the two").
  private func pair(of verb: Int, in analysis: DocumentAnalysis) -> [FrameFiller]? {
    let subjects = table[verb].words(.subject) + table[verb].words(.object)
    let direct = subjects.flatMap { at.conjuncts($0) }.flatMap { actors.fillers(at: $0, in: analysis) }
    if let pair = actors.two(direct, in: analysis) { return pair }
    guard let noun = subjects.first, NounClasses.bonds.contains(at.lemma(noun)) || isBond(noun) else {
      return nil
    }
    return actors.two(
      at.tree.subtree(of: noun).flatMap { $0 == noun ? [] : actors.fillers(at: $0, in: analysis) },
      in: analysis)
  }

  private func isBond(_ noun: Int) -> Bool {
    NounClasses.qualifiedBonds.contains(at.lemma(noun))
      || ["stance", "approach", "dealings"].contains(at.lemma(noun))
  }
}
