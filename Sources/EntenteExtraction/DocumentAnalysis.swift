package import EntenteModel
package import EntenteText

/// One analysed sentence of a document, with the way back to the block it is from.
package struct AnalysedSentence: Sendable {
  /// Index into the document's blocks.
  package var block: Int
  package var blockKind: Block.Kind
  /// Word ranges are UTF-8 bytes in the block's clean text.
  package let sentence: Sentence
  /// The word forms in lower case, with one kind of apostrophe.
  package let lower: [String]
  package let tree: SyntaxTree
  /// Who speaks, in a transcript: index in the ``EntityTable``.
  package var speaker: Int?
  /// Whom the speaker addresses.
  package var addressee: Int?
  /// Whether facts may be taken from it; headings, footnotes, pull quotes, navigation give none.
  package var isBody: Bool
  /// Words of the speaker label at its start ("PRESIDENT SMITH:"), colon included.
  package var labelEnd: Int = 0

  package var words: [Word] { sentence.words }

  package var isFootnote: Bool {
    if case .footnote = blockKind { true } else { false }
  }

  package init(block: Int, blockKind: Block.Kind, sentence: Sentence, speaker: Int? = nil) {
    self.block = block
    self.blockKind = blockKind
    self.sentence = sentence
    self.speaker = speaker
    lower = sentence.words.map { word in
      var form = word.form.lowercased()
      if form.utf8.contains(0xE2) {
        form = String(form.map { $0 == "\u{2019}" || $0 == "\u{2018}" ? "'" : $0 })
      }
      return form
    }
    tree = SyntaxTree(sentence)
    isBody =
      switch blockKind {
      case .paragraph, .listItem, .quote, .tableCell, .caption: true
      case .heading, .pullQuote, .footnote, .byline, .furniture: false
      }
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
  /// Part of a single word that it fills, UTF-8 bytes of the word's form: "China" in the word "China-U.S."; `nil`: whole words.
  package var part: Range<Int>?

  package init(
    sentence: Int, words: Range<Int>, head: Int, entity: Int, kind: Mention.Kind, type: EntityType,
    isMetonym: Bool = false, isNested: Bool = false, members: [Int] = [], reason: String = "",
    part: Range<Int>? = nil
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
    self.part = part
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

/// A word of a document: sentence and word, both counted from 0.
package struct WordPlace: Hashable, Sendable {
  package var sentence: Int
  package var word: Int
}

/// What is known of a document after linking and coreference, before frames: the state that the steps hand on.
package struct DocumentAnalysis: Sendable {
  package var document: Document
  package var sentences: [AnalysedSentence]
  package var entities: EntityTable
  /// Those of linking sorted by sentence, first word, then longer before shorter; those added later stand behind,
  /// so that an index stays valid.
  package private(set) var mentions: [LocalMention]
  package var remarks: [String]
  /// Person → the state or organisation that he acts for, as the text or a known office tells; indices in the table.
  package var affiliations: [Int: Int] = [:]
  /// Person → keys of the roles that the text gives him.
  package var roles: [Int: [String]] = [:]
  /// Pronoun → head of the noun phrase that it stands for, where that is no entity as yet: it becomes one only if an
  /// assertion asks for it.
  package var nounsMeant: [WordPlace: WordPlace] = [:]
  /// Indices of the mentions of each sentence.
  private var bySentence: [[Int]]

  package init(
    document: Document, sentences: [AnalysedSentence], entities: EntityTable = EntityTable(),
    mentions: [LocalMention] = [], remarks: [String] = []
  ) {
    self.document = document
    self.sentences = sentences
    self.entities = entities
    self.mentions = []
    self.remarks = remarks
    bySentence = Array(repeating: [], count: sentences.count)
    replaceMentions(with: mentions)
  }

  /// Adds a mention behind all others.
  /// - Returns: its index, which stays valid.
  @discardableResult
  package mutating func add(_ mention: LocalMention) -> Int {
    mentions.append(mention)
    bySentence[mention.sentence].append(mentions.count - 1)
    return mentions.count - 1
  }

  /// Changes what a mention says, not where it stands.
  package mutating func updateMention(_ index: Int, _ change: (inout LocalMention) -> Void) {
    let place = (mentions[index].sentence, mentions[index].words)
    change(&mentions[index])
    precondition(place == (mentions[index].sentence, mentions[index].words), "a mention keeps its place")
  }

  /// Takes these mentions instead of all so far, in their order of the text; indices held elsewhere lose their meaning.
  package mutating func replaceMentions(with new: [LocalMention]) {
    mentions = new.sorted { LocalMention.inOrder($0, $1) }
    bySentence = Array(repeating: [], count: sentences.count)
    for (index, mention) in mentions.enumerated() { bySentence[mention.sentence].append(index) }
  }

  package func mentionIndices(inSentence sentence: Int) -> [Int] { bySentence[sentence] }

  /// The longest mention of a sentence with this syntactic head.
  package func mention(headedBy word: Int, in sentence: Int) -> Int? {
    var best: Int?
    for index in bySentence[sentence] where mentions[index].head == word {
      if best.map({ mentions[index].words.count > mentions[$0].words.count }) ?? true { best = index }
    }
    return best
  }

  /// The longest mention of a sentence that covers this word.
  package func mention(covering word: Int, in sentence: Int) -> Int? {
    var best: Int?
    for index in bySentence[sentence] where mentions[index].words.contains(word) {
      if best.map({ mentions[index].words.count > mentions[$0].words.count }) ?? true { best = index }
    }
    return best
  }
}

extension LocalMention {
  /// By sentence, first word, longer before shorter, then by kind and entity, so that the order is total.
  package static func inOrder(_ a: Self, _ b: Self) -> Bool {
    if (a.sentence, a.words.lowerBound, -a.words.upperBound) != (
      b.sentence, b.words.lowerBound, -b.words.upperBound
    ) {
      return (a.sentence, a.words.lowerBound, -a.words.upperBound) < (
        b.sentence, b.words.lowerBound, -b.words.upperBound
      )
    }
    return (a.part?.lowerBound ?? -1, a.kind.rawValue, a.entity) < (
      b.part?.lowerBound ?? -1, b.kind.rawValue, b.entity
    )
  }
}
