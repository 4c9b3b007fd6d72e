public import EntenteModel

/// Part of speech of a word that calls a frame or a cue, written after its lemma: `cancel.v`, `talk.n`, `not.r`.
public enum FrameWordClass: UInt8, CaseIterable, Sendable {
  case verb, noun, adjective, adverb, auxiliary
  /// Prepositions and conjunctions, of several words too: `instead of.p`.
  case marker

  public static let letters = ["v", "n", "a", "r", "x", "p"]

  public var letter: String { Self.letters[Int(rawValue)] }

  public init?(letter: some StringProtocol) {
    guard let index = Self.letters.firstIndex(where: { $0 == letter }) else { return nil }
    self.init(rawValue: UInt8(index))
  }
}

/// A word of the lexicon: lemma (of several words for `call off`) and part of speech.
public struct FrameWord: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var lemma: String
  public var wordClass: FrameWordClass

  public init(lemma: String, wordClass: FrameWordClass) {
    self.lemma = lemma
    self.wordClass = wordClass
  }

  /// Reads `cancel.v`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex,
      let wordClass = FrameWordClass(letter: text[text.index(after: dot)...])
    else { return nil }
    self.init(lemma: String(text[..<dot]), wordClass: wordClass)
  }

  public var description: String { lemma + "." + wordClass.letter }

  public static func < (a: Self, b: Self) -> Bool {
    a.lemma == b.lemma ? a.wordClass.rawValue < b.wordClass.rawValue : a.lemma < b.lemma
  }
}

/// What a role of a frame is, by name; the first two make the edge.
public enum FrameRole {
  public static let subject = "subject"
  public static let object = "object"
}

/// A condition on a frame: some word at one of the paths has one of these lemmas, or is of one of these entity types.
public struct FrameCondition: Hashable, Sendable {
  public var paths: [FramePath]
  /// Lemmas; empty where only types count.
  public var lemmas: Set<String>
  public var types: [EntityType]
  /// Holds where the words are *not* there (`unless:` in YAML).
  public var isNegated: Bool

  public init(paths: [FramePath], lemmas: Set<String>, types: [EntityType] = [], isNegated: Bool = false) {
    self.paths = paths
    self.lemmas = lemmas
    self.types = types
    self.isNegated = isNegated
  }
}

/// An edge that a frame gives: the relation between two of its roles.
public struct FrameResult: Hashable, Sendable {
  public var relation: RelationName
  /// Roles that fill the two ends.
  public var subject: String
  public var object: String
  /// What the words themselves deny ("lack", "stop selling").
  public var polarity: Polarity
  /// What the words themselves say of the fact ("offer", "pledge"); `nil`: nothing.
  public var modality: Modality?
  /// `nil`: that of the relation.
  public var sign: Sign?
  /// Fixed arguments (`direction: favourable`), sorted by name.
  public var arguments: [FrameArgument]

  public init(
    relation: RelationName, subject: String = FrameRole.subject, object: String = FrameRole.object,
    polarity: Polarity = .affirmed, modality: Modality? = nil, sign: Sign? = nil,
    arguments: [FrameArgument] = []
  ) {
    self.relation = relation
    self.subject = subject
    self.object = object
    self.polarity = polarity
    self.modality = modality
    self.sign = sign
    self.arguments = arguments
  }
}

/// A fixed argument of a result, `direction = favourable`.
public struct FrameArgument: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// Where a role is looked for: the first path that leads to a fitting word wins.
public struct FrameRolePattern: Hashable, Sendable {
  public var name: String
  public var paths: [FramePath]
  /// Types that may fill it; empty: those of the relation.
  public var types: [EntityType]

  public init(name: String, paths: [FramePath], types: [EntityType] = []) {
    self.name = name
    self.paths = paths
    self.types = types
  }
}

/// What an example must give.
public struct FrameExpectation: Hashable, Sendable {
  public var subject: String
  public var relation: RelationName
  public var object: String
  public var polarity: Polarity
  public var modality: Modality
  /// `author`, `unnamed`, or the words that name the speaker.
  public var attribution: String
  public var arguments: [FrameArgument]

  public init(
    subject: String, relation: RelationName, object: String, polarity: Polarity = .affirmed,
    modality: Modality = .fact, attribution: String = "author", arguments: [FrameArgument] = []
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.polarity = polarity
    self.modality = modality
    self.attribution = attribution
    self.arguments = arguments
  }
}

/// One frame: words that call it, roles around them, and the edges that it gives.
public struct Frame: Hashable, Sendable {
  /// Key in the lexicon: `withdraw.v`, or `withdraw.v/troops` for one of several senses.
  public var id: String
  public var words: [FrameWord]
  public var roles: [FrameRolePattern]
  public var conditions: [FrameCondition]
  /// The frame's own edge first.
  public var results: [FrameResult]
  /// Subjects act on each other: two subjects without an object make a pair.
  public var isReciprocal: Bool
  public var event: EventCoding?
  /// How often a careful reader agrees with a clean match, 0...1.
  public var confidence: Double
  public var example: String
  public var expectations: [FrameExpectation]
  /// `file:line`, for messages.
  public var origin: String

  public init(
    id: String, words: [FrameWord], roles: [FrameRolePattern], conditions: [FrameCondition] = [],
    results: [FrameResult], isReciprocal: Bool = false, event: EventCoding? = nil, confidence: Double = 0.8,
    example: String = "", expectations: [FrameExpectation] = [], origin: String = ""
  ) {
    self.id = id
    self.words = words
    self.roles = roles
    self.conditions = conditions
    self.results = results
    self.isReciprocal = isReciprocal
    self.event = event
    self.confidence = confidence
    self.example = example
    self.expectations = expectations
    self.origin = origin
  }

  public func role(_ name: String) -> FrameRolePattern? { roles.first { $0.name == name } }
}
