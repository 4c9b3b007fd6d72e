import EntenteModel
import EntenteText

/// Makes mentions of what has no name but is an argument: topics, events, groups, relationships.
///
/// The same words are the same entity throughout a document; "the meeting" and "these goals" are those told before.
package enum NominalBuilder {
  /// The mention whose head is this word: the known one, or a new nominal at the end of the analysis' mentions.
  ///
  /// - Returns: index of the mention; `nil` for a pronoun whose reference is unknown, and for words that name nothing.
  package static func mention(
    forHead word: Int, in sentence: Int, analysis: inout DocumentAnalysis
  ) -> Int? {
    if let known = analysis.mention(headedBy: word, in: sentence), !isNarrower(known, analysis) {
      return known
    }
    if let wider = analysis.mentionIndices(inSentence: sentence).first(where: {
      analysis.mentions[$0].head == word && analysis.mentions[$0].kind == .nominal
        && analysis.mentions[$0].reason != "name"
    }) {
      return wider
    }
    let analysed = analysis.sentences[sentence]
    switch analysed.words[word].upos {
    case .noun, .propn, .num, .adj, .sym, .x: break
    case .pron: return pronoun(word, in: sentence, analysis: &analysis)
    case .verb:
      guard analysed.words[word].xpos == "VBG" || analysed.words[word].feature("VerbForm") == "Ger" else {
        return nil
      }
    default: return nil
    }
    if let name = analysis.mention(covering: word, in: sentence), analysis.mentions[name].kind == .name,
      analysed.words[word].upos == .propn
    {
      return name
    }
    let phrase = NounPhrase(head: word, in: analysed)
    let draft = NominalDraft(phrase: phrase, sentence: sentence, analysis: analysis)
    let (entity, members, reason) = draft.entity(in: &analysis)
    return analysis.add(
      LocalMention(
        sentence: sentence, words: phrase.span, head: word, entity: entity, kind: .nominal,
        type: analysis.entities[entity].type, members: members, reason: reason))
  }

  /// "the sovereignty of Chad" where "sovereignty" is a topic of the ontology: whose it is belongs to it.
  static func isNarrower(_ mention: Int, _ analysis: DocumentAnalysis) -> Bool {
    let found = analysis.mentions[mention]
    guard found.reason == "name", found.words.count < 4, analysis.entities[found.entity].type == .topic else {
      return false
    }
    let phrase = NounPhrase(head: found.head, in: analysis.sentences[found.sentence])
    let draft = NominalDraft(phrase: phrase, sentence: found.sentence, analysis: analysis)
    return !draft.actors.isEmpty || draft.owner(in: analysis) != nil
  }

  /// Adds the mentions of what assertions speak of that stand elsewhere in the same words, or as "this meeting", and were
  /// nobody's argument there.
  /// - Complexity: linear in the words, times the mentions of a sentence.
  static func addRepeats(of used: Set<EntityID>, to analysis: inout DocumentAnalysis) {
    for sentence in analysis.sentences.indices where analysis.sentences[sentence].isBody {
      let analysed = analysis.sentences[sentence]
      for word in analysed.words.indices
      where analysed.words[word].upos == .noun && analysed.words[word].relation != "compound" {
        guard analysis.mention(headedBy: word, in: sentence) == nil else { continue }
        let phrase = NounPhrase(head: word, in: analysed)
        let draft = NominalDraft(phrase: phrase, sentence: sentence, analysis: analysis)
        guard let (entity, reason) = draft.known(in: analysis), used.contains(analysis.entities[entity].id)
        else {
          continue
        }
        analysis.add(
          LocalMention(
            sentence: sentence, words: phrase.span, head: word, entity: entity, kind: .nominal,
            type: analysis.entities[entity].type, reason: reason))
      }
    }
  }

  /// A pronoun that stands for a noun phrase told before: "The envoy was pleased. Chad, he said, …"
  private static func pronoun(_ word: Int, in sentence: Int, analysis: inout DocumentAnalysis) -> Int? {
    guard let meant = analysis.nounsMeant[WordPlace(sentence: sentence, word: word)],
      analysis.sentences[meant.sentence].words[meant.word].upos != .pron,
      let noun = mention(forHead: meant.word, in: meant.sentence, analysis: &analysis)
    else { return nil }
    let known = analysis.mentions[noun]
    return analysis.add(
      LocalMention(
        sentence: sentence, words: word..<word + 1, head: word, entity: known.entity, kind: .pronoun,
        type: known.type, members: known.members, reason: "coreference:pronoun"))
  }

  /// The mention of a bond between two actors ("relations between A and B", "its ties with A"), if both are known.
  static func relationship(
    forHead word: Int, in sentence: Int, analysis: inout DocumentAnalysis
  ) -> LocalMention? {
    let phrase = NounPhrase(head: word, in: analysis.sentences[sentence])
    let draft = NominalDraft(phrase: phrase, sentence: sentence, analysis: analysis)
    guard let entity = draft.bond(in: &analysis) else { return nil }
    // What follows the sides tells when and about what, not which bond.
    let sides = analysis.mentionIndices(inSentence: sentence).map { analysis.mentions[$0].words }
      .filter { phrase.words.contains($0.lowerBound) && $0.upperBound <= phrase.words.upperBound }
    let end = max(word + 1, sides.map(\.upperBound).max() ?? 0)
    return LocalMention(
      sentence: sentence, words: phrase.words.lowerBound..<end, head: word, entity: entity, kind: .nominal,
      type: .relationship,
      reason: "relationship")
  }
}

/// Relationships of two actors as entities.
package enum Relationships {
  /// Index of the relationship of two entities; of a kind of it where there is a qualifier ("cooperation").
  package static func insert(_ sides: [Int], qualifier: String? = nil, into entities: inout EntityTable)
    -> Int
  {
    let members = sides.map { entities[$0] }.sorted { ($0.id.key, $0.id) < ($1.id.key, $1.id) }
    let pair = members.map { String($0.id.key) }.joined(separator: "~")
    let noun = qualifier ?? "relations"
    return entities.insert(
      Entity(
        id: EntityID("relationship:" + pair + (qualifier.map { "-" + Slug.key($0) } ?? "")),
        type: .relationship,
        name: members.map(\.name).joined(separator: "\u{2013}") + " " + noun, members: members.map(\.id)))
  }
}

extension AnalysedSentence {
  /// The words as they stand in the sentence.
  package func text(of range: Range<Int>) -> String {
    var text = ""
    for index in range {
      text += words[index].form
      if index + 1 < range.upperBound, words[index].spaceAfter { text += " " }
    }
    return text
  }
}
