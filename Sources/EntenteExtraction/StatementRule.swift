import EntenteModel
import EntenteOntology
import EntenteText

/// What somebody says and no frame reads: speaker, `states`, the words as a proposition. So that no attributed statement is
/// lost, though its content gives no relation of its own.
struct StatementRule {
  static let name = "statement.rule"
  private static let speakerTypes: [EntityType] = ["Actor", "Document", "Agreement", "Position"]

  let schema: Schema
  let lexicon: FrameLexicon
  let table: ClauseTable
  let sentence: Int

  private var at: ClauseWords { table.at }

  /// - Parameter read: words at which frames were found; a complement that holds one is read already.
  func matches(besides read: Set<Int>, in analysis: inout DocumentAnalysis) -> [FrameMatch] {
    var found: [FrameMatch] = []
    for verb in at.words.indices where at.isVerb(verb) && isSpeech(verb) {
      guard let content = at.tree.children(of: verb).first(where: { at.relation($0) == "ccomp" }) else {
        continue
      }
      let words = at.tree.subtree(of: content)
      guard words.count > 3, read.isDisjoint(with: words), let speaker = speaker(of: verb, in: analysis)
      else { continue }
      let object = proposition(words, in: &analysis)
      found.append(
        FrameMatch(
          rule: Self.name, trigger: verb, result: FrameResult(relation: "states"), subject: speaker,
          object: FrameFiller(entity: object, type: .proposition, word: content, quality: 1), event: nil,
          arguments: [:], confidence: 0.6))
    }
    return found
  }

  private func isSpeech(_ verb: Int) -> Bool {
    table.lexiconWords(verb, .verb).contains { lexicon.isSpeech($0) }
  }

  private func speaker(of verb: Int, in analysis: DocumentAnalysis) -> FrameFiller? {
    for word in table[verb].words(.subject) {
      let mentions = [
        analysis.mention(headedBy: word, in: sentence), analysis.mention(covering: word, in: sentence),
      ].compactMap { $0 }
      for index in mentions {
        let mention = analysis.mentions[index]
        guard Self.speakerTypes.contains(where: { schema.isSubtype(mention.type, of: $0) }) else { continue }
        return FrameFiller(entity: mention.entity, type: mention.type, word: word, quality: 1)
      }
    }
    return nil
  }

  /// The content in its own words, without the "that" before and the stop behind.
  private func proposition(_ words: [Int], in analysis: inout DocumentAnalysis) -> Int {
    var range = (words.min() ?? 0)..<((words.max() ?? 0) + 1)
    while let first = range.first, at.words[first].upos == .sconj || at.words[first].upos == .punct {
      range = first + 1..<range.upperBound
    }
    while let last = range.last, at.words[last].upos == .punct { range = range.lowerBound..<last }
    let text = analysis.sentences[sentence].text(of: range)
    let key = Slug.key(text)
    return analysis.entities.insert(
      Entity(id: EntityID("proposition:" + key.prefix(80)), type: .proposition, name: text))
  }
}
