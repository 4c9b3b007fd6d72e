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

  func matches(in analysis: DocumentAnalysis) -> [FrameMatch] {
    var found: [FrameMatch] = []
    for verb in at.words.indices where at.isVerb(verb) {
      if let last = outcome(of: verb), let pair = pair(of: verb, in: analysis), let new = standing(last) {
        found.append(match(Self.after, verb, new, pair))
      }
      guard Self.verbs.contains(at.lemma(verb)), let (first, last) = turn(of: verb),
        let pair = pair(of: verb, in: analysis),
        let old = standing(first), let new = standing(last)
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
  private func standing(_ word: Int) -> FrameResult? {
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

  // MARK: the two

  /// Whose relations they are ("relations between A and B", "A's ties with B"), or who changes ("A and B", "the two").
  private func pair(of verb: Int, in analysis: DocumentAnalysis) -> [FrameFiller]? {
    let subjects = table[verb].words(.subject) + table[verb].words(.object)
    let direct = subjects.flatMap { at.conjuncts($0) }.flatMap { fillers(at: $0, in: analysis) }
    if let pair = two(direct, in: analysis) { return pair }
    guard let noun = subjects.first, NounClasses.bonds.contains(at.lemma(noun)) || isBond(noun) else {
      return nil
    }
    return two(
      at.tree.subtree(of: noun).flatMap { $0 == noun ? [] : fillers(at: $0, in: analysis) }, in: analysis)
  }

  private func isBond(_ noun: Int) -> Bool {
    NounClasses.qualifiedBonds.contains(at.lemma(noun))
      || ["stance", "approach", "dealings"].contains(at.lemma(noun))
  }

  private func fillers(at word: Int, in analysis: DocumentAnalysis) -> [FrameFiller] {
    guard let index = analysis.mention(headedBy: word, in: sentence) else { return [] }
    let mention = analysis.mentions[index]
    let entities: [Int]
    if !mention.members.isEmpty {
      entities = mention.members
    } else if mention.type == "Relationship" {
      entities = analysis.entities[mention.entity].members.compactMap { analysis.entities.index(of: $0) }
    } else {
      entities = [mention.entity]
    }
    return entities.map { FrameFiller(entity: $0, type: analysis.entities[$0].type, word: word, quality: 1) }
  }

  private func two(_ fillers: [FrameFiller], in analysis: DocumentAnalysis) -> [FrameFiller]? {
    var seen: Set<Int> = []
    let actors = fillers.filter { filler in
      ["state", "org", "group", "person"].contains(String(analysis.entities[filler.entity].id.kind))
        && seen.insert(filler.entity).inserted
    }
    return actors.count == 2 ? actors : nil
  }
}
