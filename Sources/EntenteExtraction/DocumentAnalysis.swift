package import EntenteModel
package import EntenteText

/// One analysed sentence of a document, with the way back to the block it is from.
package struct AnalysedSentence: Sendable {
  /// Index into the document's blocks.
  package var block: Int
  package var blockKind: Block.Kind
  /// Word ranges are UTF-8 bytes in the block's clean text.
  package var sentence: Sentence

  package init(block: Int, blockKind: Block.Kind, sentence: Sentence) {
    self.block = block
    self.blockKind = blockKind
    self.sentence = sentence
  }
}

/// A mention while a document is worked on: words of one sentence, and the entity in the document's own table.
package struct LocalMention: Sendable, Equatable {
  package var sentence: Int
  /// Words of the sentence, without a leading article in names.
  package var words: Range<Int>
  /// Syntactic head among the words.
  package var head: Int
  /// Index in the ``EntityTable``.
  package var entity: Int
  package var kind: Mention.Kind
  package var type: EntityType
  package var isMetonym: Bool
  package var isNested: Bool
  /// All entities of a plural mention ("the two leaders"), as indices in the table.
  package var members: [Int]
  package var reason: String

  package init(
    sentence: Int, words: Range<Int>, head: Int, entity: Int, kind: Mention.Kind, type: EntityType,
    isMetonym: Bool = false, isNested: Bool = false, members: [Int] = [], reason: String = ""
  ) {
    self.sentence = sentence
    self.words = words
    self.head = head
    self.entity = entity
    self.kind = kind
    self.type = type
    self.isMetonym = isMetonym
    self.isNested = isNested
    self.members = members
    self.reason = reason
  }
}

/// The entities of one document in order of appearance; ids are unique.
package struct EntityTable: Sendable {
  package private(set) var entities: [Entity] = []
  private var indices: [EntityID: Int] = [:]

  package init() {}

  package subscript(index: Int) -> Entity {
    get { entities[index] }
    set {
      precondition(newValue.id == entities[index].id, "an entity keeps its id; use replaceID")
      entities[index] = newValue
    }
  }

  package func index(of id: EntityID) -> Int? { indices[id] }

  /// Index of the entity with this id, added where it is new; an alias that is new is kept.
  @discardableResult
  package mutating func insert(_ entity: Entity) -> Int {
    if let index = indices[entity.id] {
      for alias in [entity.name] + entity.aliases where alias != entities[index].name {
        if !entities[index].aliases.contains(alias) { entities[index].aliases.append(alias) }
      }
      return index
    }
    entities.append(entity)
    indices[entity.id] = entities.count - 1
    return entities.count - 1
  }
}

/// What is known of a document after linking and coreference, before frames: the state that the steps hand on.
package struct DocumentAnalysis: Sendable {
  package var document: Document
  package var sentences: [AnalysedSentence]
  package var entities: EntityTable
  /// Sorted by sentence, first word, then longer before shorter.
  package var mentions: [LocalMention]
  package var remarks: [String]

  package init(
    document: Document, sentences: [AnalysedSentence], entities: EntityTable = EntityTable(),
    mentions: [LocalMention] = [], remarks: [String] = []
  ) {
    self.document = document
    self.sentences = sentences
    self.entities = entities
    self.mentions = mentions
    self.remarks = remarks
  }
}
