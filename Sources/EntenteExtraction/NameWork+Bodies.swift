import EntenteModel
import EntenteText

extension NameWork {
  /// Marks the bodies of states that have no name of their own in the ontology.
  mutating func markBodies(in number: Int, from firstMention: Int) {
    let atoms = self.atoms[number]
    let ids = GovernmentBodies.trie.ids(of: atoms)
    let names = Array(mentions[firstMention...])
    var end = 0
    for start in ids.indices where ids[start] != 0 && atoms.word[start] >= end {
      guard let match = GovernmentBodies.trie.matches(at: start, in: atoms, ids: ids).first,
        let payload = GovernmentBodies.trie.payloads(of: match).first,
        let mention = body(GovernmentBodies.all[payload], match.words, names, in: number)
      else { continue }
      mentions.append(mention)
      end = match.words.upperBound
    }
  }

  private mutating func body(
    _ body: GovernmentBodies.Body, _ words: Range<Int>, _ names: [LocalMention], in number: Int
  ) -> LocalMention? {
    let sentence = analysis.sentences[number]
    guard !names.contains(where: { $0.words.overlaps(words) }) else { return nil }
    let head = sentence.tree.headWord(of: words)
    guard sentence.words[head].isNominal, sentence.words[head].relation != "compound" else { return nil }
    guard let (state, range) = owner(of: words, names, in: sentence) else { return nil }
    let entity = analysis.entities[state]
    guard entity.id.kind == "state" else { return nil }
    let index = analysis.entities.insert(
      Entity(
        id: GovernmentBodies.id(body, of: entity.id), type: body.type, name: "\(body.name) of \(entity.name)")
    )
    let isName = CapitalisedNames.startsWithCapital(sentence.words[words.lowerBound].form)
    let whole = isName ? range : withArticle(range, in: sentence)
    analysis.entities.addAlias(sentence.text(of: range), to: index)
    return LocalMention(
      sentence: number, words: whole, head: head, entity: index, kind: isName ? .name : .nominal,
      type: body.type,
      reason: "body of a state")
  }

  /// The state before the body ("Peruvian", "Peru's") or behind it ("of Peru"), and the words of both.
  private func owner(
    of words: Range<Int>, _ names: [LocalMention], in sentence: AnalysedSentence
  ) -> (state: Int, words: Range<Int>)? {
    for name in names where analysis.entities[name.entity].id.kind == "state" {
      let gap = max(0, words.lowerBound - name.words.upperBound)
      if name.words.upperBound <= words.lowerBound, gap <= 1,
        gap == 0 || ["'s", "'"].contains(sentence.lower[name.words.upperBound])
      {
        return (name.entity, name.words.lowerBound..<words.upperBound)
      }
      let behind = name.words.lowerBound - words.upperBound
      if (1...2).contains(behind), sentence.lower[words.upperBound] == "of",
        behind == 1 || sentence.lower[words.upperBound + 1] == "the"
      {
        return (name.entity, words.lowerBound..<name.words.upperBound)
      }
    }
    return nil
  }

  private func withArticle(_ range: Range<Int>, in sentence: AnalysedSentence) -> Range<Int> {
    let before = range.lowerBound - 1
    return before >= 0 && sentence.lower[before] == "the" ? before..<range.upperBound : range
  }
}
