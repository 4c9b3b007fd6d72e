import EntenteModel
package import EntenteOntology
package import EntenteText

/// How the given entities of a sentence stand to each other: by the frames of the lexicon, and by the way through the tree.
///
/// For those who have names already, by hand or from another tool. Without lexicon of its own for paths: two entities are
/// related where the tree brings them close, and the words between them say how.
package struct EntityPairFinder: Sendable {
  private let schema: Schema
  private let frames: FrameInterpreter

  package init(schema: Schema, lexicon: FrameLexicon) {
    self.schema = schema
    frames = FrameInterpreter(schema: schema, lexicon: lexicon)
  }

  /// All pairs of entities that share no word, in the order of their words, whatever their confidence.
  /// - Precondition: the entities' words are words of the sentence, at least one each.
  /// - Complexity: O(entities² × depth), and reading the sentence by frames.
  package func pairs(of entities: [GivenEntity], in sentence: Sentence) -> [EntityPair] {
    let analysed = AnalysedSentence(block: 0, blockKind: .paragraph, sentence: sentence)
    let at = ClauseWords(sentence: analysed)
    let asserted = assertions(of: entities, in: analysed)
    let order = entities.indices.sorted {
      (entities[$0].words.lowerBound, $0) < (entities[$1].words.lowerBound, $1)
    }
    var found: [EntityPair] = []
    for (rank, first) in order.enumerated() {
      for second in order[(rank + 1)...] where !entities[first].words.overlaps(entities[second].words) {
        let between = order[(rank + 1)...].filter { $0 != second && isBetween($0, first, second, entities) }
        found.append(pair(first, second, between, entities, at, asserted))
      }
    }
    return found
  }

  private func isBetween(_ other: Int, _ first: Int, _ second: Int, _ entities: [GivenEntity]) -> Bool {
    entities[other].words.lowerBound > entities[first].words.lowerBound
      && entities[other].words.lowerBound < entities[second].words.lowerBound
  }

  private struct Asserted {
    var subject: Int
    var object: Int
    var relation: RelationName
    var confidence: Double
  }

  private func pair(
    _ first: Int, _ second: Int, _ between: [Int], _ entities: [GivenEntity], _ at: ClauseWords,
    _ asserted: [Asserted]
  ) -> EntityPair {
    let path = EntityPath(
      from: at.tree.headWord(of: entities[first].words), to: at.tree.headWord(of: entities[second].words),
      in: at.tree)
    let features = features(path, entities[first], entities[second], between.map { entities[$0] }, at)
    let facts = asserted.filter { Set([$0.subject, $0.object]) == [first, second] }
    let isTurned = facts.first.map { $0.subject == second } ?? isGovernedBySecond(path, at)
    let words = EntityPathWords(path: path, at: at)
    return EntityPair(
      source: isTurned ? second : first, target: isTurned ? first : second, relations: facts.map(\.relation),
      predicate: words.predicate, path: words.labels, features: features,
      confidence: max(features.confidence, facts.map(\.confidence).max() ?? 0))
  }

  /// Whether the second stands above the first, or is the subject.
  private func isGovernedBySecond(_ path: EntityPath, _ at: ClauseWords) -> Bool {
    if path.down.isEmpty { return true }
    guard let last = path.down.last, let first = path.up.last else { return false }
    return at.relation(last) == "nsubj" && at.relation(first) != "nsubj"
  }

  private func features(
    _ path: EntityPath, _ first: GivenEntity, _ second: GivenEntity, _ between: [GivenEntity],
    _ at: ClauseWords
  ) -> EntityPairFeatures {
    let steps = path.up + path.down
    var features = EntityPairFeatures()
    features.listSteps = steps.count { at.relation($0) == "conj" }
    features.length = steps.count - features.listSteps
    let sides = [path.up, path.down].map { $0.filter { at.relation($0) != "conj" } }
    features.hasSubject = sides.contains { $0.last.map { at.relation($0) == "nsubj" } ?? false }
    let kinds = (kind(first), kind(second))
    features.between = between.count
    features.rivalsOfFirst = between.count { kind($0) == kinds.0 }
    features.rivalsOfSecond = between.count { kind($0) == kinds.1 }
    features.areEvents = kinds.0 == "Event" && kinds.1 == "Event"
    if kinds.0 != kinds.1 {
      features.hasPerson = kinds.0 == "Person" || kinds.1 == "Person"
      features.hasEvent = kinds.0 == "Event" || kinds.1 == "Event"
    }
    return features
  }

  /// The broad kind of an entity; states count as places here.
  private func kind(_ entity: GivenEntity) -> EntityType {
    let type = schema.topType(entity.type)
    return schema.isSubtype(entity.type, of: "State") ? "Place" : type
  }

  // MARK: frames

  private func assertions(of entities: [GivenEntity], in sentence: AnalysedSentence) -> [Asserted] {
    var table = EntityTable()
    var mentions: [LocalMention] = []
    var places: [EntityID: Int] = [:]
    for (index, given) in entities.enumerated() {
      let id = EntityID("given:\(index)")
      places[id] = index
      let name = Phrase(words: given.words).text(in: sentence.sentence)
      let place = table.insert(Entity(id: id, type: given.type, name: name))
      mentions.append(
        LocalMention(
          sentence: 0, words: given.words, head: sentence.tree.headWord(of: given.words), entity: place,
          kind: .name,
          type: given.type))
    }
    let placed = sentence.sentence.placed
    let block = Block(
      kind: .paragraph, text: placed.text,
      pieces: [
        .init(clean: 0, length: placed.text.utf8.count, source: 0, sourceLength: placed.text.utf8.count)
      ])
    let document = Document(id: "given", source: "given", format: "text", text: placed.text, blocks: [block])
    var analysis = DocumentAnalysis(
      document: document,
      sentences: [AnalysedSentence(block: 0, blockKind: .paragraph, sentence: placed.sentence)],
      entities: table,
      mentions: mentions)
    return frames.assertions(in: &analysis).compactMap { assertion in
      guard let subject = places[assertion.subject], let object = places[assertion.object] else { return nil }
      return Asserted(
        subject: subject, object: object, relation: assertion.relation, confidence: assertion.confidence)
    }
  }
}

extension Sentence {
  /// The sentence with its words placed in a text of its own.
  fileprivate var placed: (sentence: Sentence, text: String) {
    var copy = self
    var text = ""
    for index in copy.words.indices {
      let start = text.utf8.count
      text += copy.words[index].form
      copy.words[index].range = start..<text.utf8.count
      if index + 1 < copy.words.count, copy.words[index].spaceAfter { text += " " }
    }
    copy.range = 0..<text.utf8.count
    return (copy, text)
  }
}
