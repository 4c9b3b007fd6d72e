public import EntenteModel

/// All frames, cues of stance and support verbs, with a way from a lemma to them.
///
/// Made from YAML by ``FrameLexicon/reading(_:)``, or from the compiled ontology by ``init(decoding:)``.
public struct FrameLexicon: Sendable {
  public let frames: [Frame]
  public let cues: [StanceCue]
  public let supportVerbs: [SupportVerb]
  /// Named sets of lemmas.
  public let classes: [String: Set<String>]
  /// Words that turn the event they govern into another.
  public let operators: [EventOperator]
  /// Sentences with the events that they must give.
  public let eventExamples: [EventExample]
  private let framesByWord: [FrameWord: [Int]]
  private let cuesByWord: [FrameWord: [Int]]
  private let supportsByWord: [FrameWord: [Int]]
  private let operatorsByWord: [FrameWord: [Int]]
  /// Words of several lemmas by their first: `call` → `off`.
  private let continuations: [String: Set<String>]

  public init(
    frames: [Frame] = [], cues: [StanceCue] = [], supportVerbs: [SupportVerb] = [],
    classes: [String: Set<String>] = [:], operators: [EventOperator] = [], eventExamples: [EventExample] = []
  ) {
    self.frames = frames
    self.cues = cues
    self.supportVerbs = supportVerbs
    self.classes = classes
    self.operators = operators
    self.eventExamples = eventExamples
    framesByWord = Self.index(frames.map(\.words))
    cuesByWord = Self.index(cues.map(\.words))
    supportsByWord = Self.index(supportVerbs.map(\.words))
    operatorsByWord = Self.index(operators.map(\.words))
    var continuations: [String: Set<String>] = [:]
    let words =
      frames.flatMap(\.words) + cues.flatMap(\.words) + supportVerbs.flatMap(\.words)
      + operators.flatMap(\.words)
    for word in words {
      guard word.wordClass != .marker, let space = word.lemma.firstIndex(of: " ") else { continue }
      let rest = word.lemma[word.lemma.index(after: space)...]
      continuations[String(word.lemma[..<space]), default: []].insert(String(rest))
    }
    self.continuations = continuations
  }

  private static func index(_ words: [[FrameWord]]) -> [FrameWord: [Int]] {
    var index: [FrameWord: [Int]] = [:]
    for (number, group) in words.enumerated() {
      for word in group { index[word, default: []].append(number) }
    }
    return index
  }

  /// Frames that a word may call, in the order of the lexicon.
  public func frames(of word: FrameWord) -> [Frame] { framesByWord[word, default: []].map { frames[$0] } }

  public func cues(of word: FrameWord) -> [StanceCue] { cuesByWord[word, default: []].map { cues[$0] } }

  public func supports(of word: FrameWord) -> [SupportVerb] {
    supportsByWord[word, default: []].map { supportVerbs[$0] }
  }

  public func operators(of word: FrameWord) -> [EventOperator] {
    operatorsByWord[word, default: []].map { operators[$0] }
  }

  /// Whether some entry is called by this word.
  public func knows(_ word: FrameWord) -> Bool {
    framesByWord[word] != nil || cuesByWord[word] != nil || supportsByWord[word] != nil
      || operatorsByWord[word] != nil
  }

  /// Particles and nouns that may follow a lemma in an entry of several words: `call` → `off`.
  public func continuations(of lemma: String) -> Set<String> { continuations[lemma, default: []] }

  /// All relations that frames give, for the check against the ontology's inventory.
  public var relations: Set<RelationName> { Set(frames.flatMap { $0.results.map(\.relation) }) }
}

/// Something wrong in a lexicon file.
public struct FrameLexiconIssue: Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// From 1; 0 where no line is known.
  public var line: Int
  public var message: String

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { "\(file):\(line): \(message)" }
}

/// A compiled lexicon that cannot be decoded.
public enum FrameLexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  case truncated(at: Int)
  case badValue(at: Int, String)
  case wrongVersion(found: Int, expected: Int)

  public var description: String {
    switch self {
    case .truncated(let offset):
      "the compiled lexicon ends early, at byte \(offset); run 'entente ontology compile'"
    case .badValue(let offset, let what):
      "the compiled lexicon holds \(what) at byte \(offset); run 'entente ontology compile'"
    case .wrongVersion(let found, let expected):
      "the compiled lexicon has version \(found), this program reads \(expected); run 'entente ontology compile'"
    }
  }
}
