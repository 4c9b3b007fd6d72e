public import EntenteModel

/// Words that say whether something is so, how sure, or who says it; a cue speaks only of what it governs in the tree.
public struct StanceCue: Hashable, Sendable {
  /// How far a cue reaches.
  public enum Scope: UInt8, CaseIterable, Sendable {
    /// The predicate that it depends on (auxiliaries, adverbs, negations, markers of a clause).
    case head
    /// The predicate of which it modifies an argument ("no state", "few members").
    case argument
    /// Its own complements, at ``StanceCue/governs``.
    case complement

    public static let names = ["head", "argument", "complement"]
  }

  /// What a negation of the cue itself does to the complement.
  public enum Negation: UInt8, CaseIterable, Sendable {
    /// "did not agree to meet": they did not meet.
    case passes
    /// "did not notice that it had left": it had left.
    case blocks

    public static let names = ["passes", "blocks"]
  }

  /// Who is the speaker of the complement.
  public enum Speaker: Hashable, Sendable {
    case none
    case unnamed
    /// Whoever is found first along one of the paths; nobody found: unnamed.
    case path([FramePath])
  }

  /// Group in the lexicon, for explanations.
  public var name: String
  public var words: [FrameWord]
  public var scope: Scope
  /// Complements in whose scope a statement stands, where scope is ``Scope/complement``.
  public var governs: [FramePath]
  /// `nil`: leaves polarity alone; negated flips it.
  public var polarity: Polarity?
  /// `nil`: leaves modality alone.
  public var modality: Modality?
  /// Yields to any other cue ("will" under "hopes that").
  public var isWeak: Bool
  public var negation: Negation
  public var speaker: Speaker
  /// Types that the speaker must have; empty: whoever can speak.
  public var speakerTypes: [EntityType] = []
  /// Lemmas of governed words that it says nothing of: "ended their meeting" does not deny it.
  public var exceptions: Set<String> = []
  /// `file:line`, for messages.
  public var origin: String

  public init(
    name: String, words: [FrameWord], scope: Scope, governs: [FramePath] = [], polarity: Polarity? = nil,
    modality: Modality? = nil, isWeak: Bool = false, negation: Negation = .passes, speaker: Speaker = .none,
    origin: String = ""
  ) {
    self.name = name
    self.words = words
    self.scope = scope
    self.governs = governs
    self.polarity = polarity
    self.modality = modality
    self.isWeak = isWeak
    self.negation = negation
    self.speaker = speaker
    self.origin = origin
  }
}

/// Verbs that carry a noun's frame: "hold talks", "impose sanctions", "receive aid", "end cooperation".
public struct SupportVerb: Hashable, Sendable {
  public enum Passing: UInt8, CaseIterable, Sendable {
    /// The verb's subject is the noun's subject.
    case subject
    /// The verb's subject is the noun's object ("receive aid").
    case object

    public static let names = ["subject", "object"]
  }

  public var words: [FrameWord]
  public var passing: Passing
  /// What the verb does to the noun's statement ("end cooperation": negated).
  public var polarity: Polarity
  public var modality: Modality?
  public var origin: String

  public init(
    words: [FrameWord], passing: Passing = .subject, polarity: Polarity = .affirmed,
    modality: Modality? = nil,
    origin: String = ""
  ) {
    self.words = words
    self.passing = passing
    self.polarity = polarity
    self.modality = modality
    self.origin = origin
  }
}
