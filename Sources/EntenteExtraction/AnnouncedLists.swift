import EntenteModel
import EntenteText

/// What a sentence announces and a list brings: "The two can work together in the following ways:", then list items or
/// numbered headings. Each item takes the place of "the following ways".
struct AnnouncedLists {
  let analysis: DocumentAnalysis
  let offsets: ScalarOffsets

  /// The assertions with the items in place; one without items stays as it is.
  func expanded(_ assertions: [Assertion], entities: inout EntityTable) -> [Assertion] {
    var found: [Assertion] = []
    for assertion in assertions {
      let items = announced(by: assertion)
      guard !items.isEmpty else {
        found.append(assertion)
        continue
      }
      for item in items { found.append(copy(of: assertion, item, beside: assertions, &entities)) }
    }
    return found
  }

  private struct Item {
    var sentence: Int
    var words: Range<Int>
  }

  /// Longer ones are texts of their own.
  private static let longest = 25

  // MARK: what is announced

  private func announced(by assertion: Assertion) -> [Item] {
    guard let number = assertion.evidence?.sentence else { return [] }
    let sentence = analysis.sentences[number]
    guard sentence.words.last?.form == ":" else { return [] }
    let isAnnounced = analysis.mentionIndices(inSentence: number).contains { index in
      let mention = analysis.mentions[index]
      return analysis.entities[mention.entity].id == assertion.object
        && mention.words.contains { sentence.lower[$0] == "following" }
    }
    guard isAnnounced else { return [] }
    let behind = Array(analysis.sentences.indices.dropFirst(number + 1))
    let listed = behind.prefix { analysis.sentences[$0].blockKind == .listItem }
    return (listed.isEmpty ? numbered(behind) : firsts(Array(listed))).compactMap { item(at: $0) }
  }

  /// The first sentence of each block.
  private func firsts(_ sentences: [Int]) -> [Int] {
    sentences.filter { $0 == 0 || analysis.sentences[$0].block != analysis.sentences[$0 - 1].block }
  }

  /// Headings numbered 1, 2, 3, … until one without its number.
  private func numbered(_ sentences: [Int]) -> [Int] {
    var found: [Int] = []
    for number in sentences {
      guard case .heading = analysis.sentences[number].blockKind else { continue }
      guard label(of: number) == found.count + 1 else { break }
      found.append(number)
    }
    return found.count > 1 ? found : []
  }

  /// The number at the start of a heading, "2." or "2)".
  private func label(of number: Int) -> Int? {
    let digits = analysis.sentences[number].words.first?.form.prefix { $0.isASCII && $0.isNumber } ?? ""
    return Int(digits)
  }

  private func item(at number: Int) -> Item? {
    let sentence = analysis.sentences[number]
    var start = 0
    while start < sentence.words.count,
      [.num, .punct, .det, .sym].contains(sentence.words[start].upos)
        || label(of: number) != nil && start == 0
    { start += 1 }
    var end = sentence.words.count
    while end > start, [.punct, .cconj].contains(sentence.words[end - 1].upos) { end -= 1 }
    return (1...Self.longest).contains(end - start) ? Item(sentence: number, words: start..<end) : nil
  }

  // MARK: what it gives

  private func copy(
    of assertion: Assertion, _ item: Item, beside others: [Assertion], _ entities: inout EntityTable
  ) -> Assertion {
    let sentence = analysis.sentences[item.sentence]
    let name = sentence.text(of: item.words)
    let topic = Entity(id: EntityID("topic:" + Slug.key(name)), type: .topic, name: name)
    entities.insert(topic)
    var copy = assertion
    copy.object = topic.id
    copy.id = AssertionBuilder.hash([assertion.id, topic.id.rawValue])
    // The others of whom the same is said: "China and NATO can cooperate in …".
    let partners = others.filter {
      $0.subject != assertion.subject && $0.object == assertion.object && $0.relation == assertion.relation
        && $0.evidence == assertion.evidence
    }.compactMap { other in entities.index(of: other.subject).map { entities[$0].name } }
    if !partners.isEmpty { copy.arguments["with"] = partners.joined(separator: ", ") }
    let block = analysis.document.blocks[sentence.block]
    let (first, last) = (sentence.words[item.words.lowerBound], sentence.words[item.words.upperBound - 1])
    copy.evidence = Evidence(
      document: analysis.document.id, sentence: item.sentence,
      sentenceRange: offsets.scalars(block.sourceRange(sentence.sentence.range)),
      triggerRange: offsets.scalars(block.sourceRange(first.range.lowerBound..<last.range.upperBound)))
    if let number = assertion.evidence?.sentence {
      let announcing = analysis.sentences[number]
      copy.explanation.append("list: announced by '\(announcing.text(of: 0..<announcing.words.count))'")
    }
    return copy
  }
}
