import EntenteModel
import EntenteText

/// Turns the working state of a document into what is stored: offsets in Unicode scalars, entities that are used.
struct ExtractionAssembly {
  let analysis: DocumentAnalysis
  let assertions: [Assertion]

  func extraction() -> Extraction {
    let offsets = ScalarOffsets(analysis.document.text)
    let mentions = self.mentions(offsets)
    return Extraction(
      document: analysis.document, sentences: sentences(offsets), entities: usedEntities(mentions),
      mentions: mentions,
      assertions: assertions, remarks: analysis.remarks)
  }

  private func sentences(_ offsets: ScalarOffsets) -> [StoredSentence] {
    analysis.sentences.map { sentence in
      let block = analysis.document.blocks[sentence.block]
      let words = sentence.words
      let clean =
        words[0].range.lowerBound..<max(words[0].range.lowerBound, words[words.count - 1].range.upperBound)
      return StoredSentence(
        range: offsets.scalars(block.sourceRange(clean)), block: sentence.blockKind.name,
        text: String(decoding: block.text.utf8.dropFirst(clean.lowerBound).prefix(clean.count), as: UTF8.self)
      )
    }
  }

  private func mentions(_ offsets: ScalarOffsets) -> [Mention] {
    let used = entitiesOfAssertions()
    let kept = analysis.mentions.filter { mention in
      mention.kind != .nominal || mention.reason.hasPrefix("coreference:noun")
        || mention.reason == "coreference:address"
        || ["body of a state", "relationship"].contains(mention.reason)
        || used.contains(analysis.entities[mention.entity].id)
    }
    return kept.sorted { LocalMention.inOrder($0, $1) }.map { mention in
      let sentence = analysis.sentences[mention.sentence]
      let block = analysis.document.blocks[sentence.block]
      let clean = cleanRange(of: mention, in: sentence)
      return Mention(
        entity: analysis.entities[mention.entity].id, range: offsets.scalars(block.sourceRange(clean)),
        text: String(
          decoding: block.text.utf8.dropFirst(clean.lowerBound).prefix(clean.count), as: UTF8.self),
        kind: mention.kind, type: mention.type, isMetonym: mention.isMetonym,
        isNested: mention.isNested || isInsideAnother(mention),
        entities: mention.members.map { analysis.entities[$0].id },
        reason: mention.reason)
    }
  }

  /// UTF-8 bytes of the block's clean text.
  private func cleanRange(of mention: LocalMention, in sentence: AnalysedSentence) -> Range<Int> {
    let start = sentence.words[mention.words.lowerBound].range.lowerBound
    let end = max(start, sentence.words[mention.words.upperBound - 1].range.upperBound)
    guard let part = mention.part, start + part.upperBound <= end else { return start..<end }
    return start + part.lowerBound..<start + part.upperBound
  }

  /// Entities that assertions speak of. A noun phrase that was looked at and gave nothing is no mention.
  private func entitiesOfAssertions() -> Set<EntityID> {
    var used: Set<EntityID> = []
    for assertion in assertions {
      used.insert(assertion.subject)
      used.insert(assertion.object)
      if let place = assertion.place { used.insert(place) }
      for attribution in [assertion.attribution] + assertion.attributionPath {
        if case .entity(let id) = attribution { used.insert(id) }
      }
    }
    for entity in analysis.entities.entities where used.contains(entity.id) { used.formUnion(entity.members) }
    return used
  }

  private func isInsideAnother(_ mention: LocalMention) -> Bool {
    analysis.mentionIndices(inSentence: mention.sentence).contains { index in
      let other = analysis.mentions[index]
      return
        (other.words.count > mention.words.count
        || (mention.part != nil && other.part == nil && other.words == mention.words))
        && other.words.lowerBound <= mention.words.lowerBound
        && mention.words.upperBound <= other.words.upperBound
    }
  }

  /// Entities that a mention or an assertion names, and their members, in order of appearance.
  private func usedEntities(_ mentions: [Mention]) -> [Entity] {
    var used = entitiesOfAssertions()
    for mention in mentions {
      used.insert(mention.entity)
      used.formUnion(mention.entities)
    }
    for entity in analysis.entities.entities where used.contains(entity.id) { used.formUnion(entity.members) }
    return analysis.entities.entities.filter { used.contains($0.id) }.map { entity in
      var entity = entity
      entity.aliases = Array(Set(entity.aliases).subtracting([entity.name])).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
      return entity
    }
  }
}

extension Block.Kind {
  /// Name as stored.
  package var name: String {
    switch self {
    case .paragraph: "paragraph"
    case .heading: "heading"
    case .listItem: "listItem"
    case .quote: "quote"
    case .pullQuote: "pullQuote"
    case .tableCell: "tableCell"
    case .footnote: "footnote"
    case .byline: "byline"
    case .caption: "caption"
    case .furniture: "furniture"
    }
  }
}
