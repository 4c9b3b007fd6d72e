import EntenteModel
import EntenteOntology
import EntenteText

/// Edges that stand between two mentions side by side, without a word that calls a frame: titles and appositions.
struct StructuralRules {
  let schema: Schema
  let table: ClauseTable
  let sentence: Int

  private var at: ClauseWords { table.at }

  func matches(in analysis: inout DocumentAnalysis) -> [FrameMatch] {
    var found: [FrameMatch] = []
    let indices = analysis.mentionIndices(inSentence: sentence)
    for position in indices where isPosition(analysis.mentions[position], analysis) {
      if let person = holder(of: position, among: indices, analysis) {
        found.append(match("title.rule", "holdsPosition", person, position, 0.9, analysis))
      }
    }
    return found
  }

  private func isPosition(_ mention: LocalMention, _ analysis: DocumentAnalysis) -> Bool {
    mention.type == .position || analysis.entities[mention.entity].type == .position
  }

  private func isPerson(_ mention: LocalMention) -> Bool { mention.type == .person && mention.kind == .name }

  /// The person that a position belongs to: right behind it, before it in apposition, or by a copula.
  private func holder(of position: Int, among indices: [Int], _ analysis: DocumentAnalysis) -> Int? {
    let title = analysis.mentions[position]
    for index in indices where isPerson(analysis.mentions[index]) {
      let person = analysis.mentions[index]
      if person.words.lowerBound == title.words.upperBound { return index }
      if person.words.lowerBound == title.words.upperBound + 1, at.lower(title.words.upperBound) == ",",
        isApposed(title.head, person.head)
      {
        return index
      }
      if title.words.lowerBound >= person.words.upperBound, isApposition(title, after: person) { return index }
      if isSaid(title.head, of: person.head) { return index }
    }
    return nil
  }

  private func isApposed(_ a: Int, _ b: Int) -> Bool {
    at.tree.head(of: a) == b && ["appos", "compound", "nmod", "flat"].contains(at.relation(a))
      || at.tree.head(of: b) == a && ["appos", "compound", "nmod", "flat"].contains(at.relation(b))
  }

  /// "Jane Doe, the foreign minister of Chad,": a comma, at most an article and modifiers, then the title.
  private func isApposition(_ title: LocalMention, after person: LocalMention) -> Bool {
    let gap = person.words.upperBound..<title.words.lowerBound
    guard gap.count <= 4, !gap.isEmpty, at.lower(gap.lowerBound) == "," else { return false }
    let isClean = gap.dropFirst().allSatisfy { ["the", "a", "an", "then", "former", "now", "'s"].contains(at.lower($0)) || at.words[$0].upos == .adj || at.words[$0].upos == .propn }
    return isClean && (at.tree.isAbove(person.head, title.head) || at.relation(title.head) == "conj" || gap.count <= 2)
  }

  private func isSaid(_ title: Int, of person: Int) -> Bool {
    at.isCopular(title) && table[title].words(.subject).contains(person)
  }

  private func match(
    _ rule: String, _ relation: RelationName, _ subject: Int, _ object: Int, _ confidence: Double,
    _ analysis: DocumentAnalysis
  ) -> FrameMatch {
    let (from, to) = (analysis.mentions[subject], analysis.mentions[object])
    var arguments: [String: String] = [:]
    if let body = body(of: to, analysis) { arguments["organisation"] = body }
    return FrameMatch(
      rule: rule, trigger: to.head, result: FrameResult(relation: relation),
      subject: FrameFiller(entity: from.entity, type: from.type, word: from.head, quality: 1),
      object: FrameFiller(entity: to.entity, type: to.type, word: to.head, quality: 1), event: nil,
      arguments: arguments, confidence: confidence)
  }

  /// Name of the state or organisation that a position is of, inside its words or beside them.
  private func body(of title: LocalMention, _ analysis: DocumentAnalysis) -> String? {
    let below = Set(at.tree.subtree(of: title.head))
    for index in analysis.mentionIndices(inSentence: sentence) {
      let mention = analysis.mentions[index]
      guard below.contains(mention.head), mention.head != title.head else { continue }
      if schema.isSubtype(mention.type, of: .state) || schema.isSubtype(mention.type, of: .organization) {
        return analysis.entities[mention.entity].name
      }
    }
    return nil
  }
}
