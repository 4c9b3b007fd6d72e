/// Where an assertion stands in a document. Ranges count Unicode scalars of the document's text.
public struct Evidence: Hashable, Sendable, Codable {
  /// SHA-256 of the document's bytes, hexadecimal.
  public var document: String
  /// Index of the sentence in the document.
  public var sentence: Int
  public var sentenceRange: Range<Int>
  /// Word or words that called the frame.
  public var triggerRange: Range<Int>
  /// The sentence without markup; `nil` in graphs that were exported without text.
  public var text: String?

  public init(
    document: String, sentence: Int, sentenceRange: Range<Int>, triggerRange: Range<Int>, text: String? = nil
  ) {
    self.text = text
    self.document = document
    self.sentence = sentence
    self.sentenceRange = sentenceRange
    self.triggerRange = triggerRange
  }
}

/// PLOVER and CAMEO coding of an event. Scores are looked up in the ontology, never stored.
public struct EventCoding: Hashable, Sendable, Codable {
  /// PLOVER type, `CONSULT`.
  public var plover: String
  /// PLOVER mode, `visit`.
  public var mode: String?
  /// PLOVER contexts, `military`.
  public var contexts: [String]
  /// CAMEO code, `036`; the most specific that is safe.
  public var cameo: String?

  public init(plover: String, mode: String? = nil, contexts: [String] = [], cameo: String? = nil) {
    self.plover = plover
    self.mode = mode
    self.contexts = contexts
    self.cameo = cameo
  }
}

/// One statement: subject, relation, object, with what qualifies it and where it stands.
///
/// The object is always an entity; amounts, dates and contents are entities of the types `Quantity`, `Date`, `Proposition`.
public struct Assertion: Hashable, Sendable, Codable {
  /// Stable id: of the document's hash, the trigger, the arguments and the rule.
  public var id: String
  public var subject: EntityID
  public var relation: RelationName
  public var object: EntityID
  public var polarity: Polarity
  public var modality: Modality
  /// The innermost speaker.
  public var attribution: Attribution
  /// Speakers from the outermost to the innermost; empty where the author vouches.
  public var attributionPath: [Attribution]
  public var sign: Sign
  public var validity: Validity?
  public var place: EntityID?
  /// Further arguments by name: topic, value, unit, cause, direction, organisation, dateBasis, …
  public var arguments: [String: String]
  public var event: EventCoding?
  /// Estimated probability that a careful reader agrees, 0...1.
  public var confidence: Double
  /// Frame or rule that found it, `cancel.v`.
  public var rule: String
  public var layer: Layer
  /// `nil` for the ontology's own statements, which name their `source` in the arguments.
  public var evidence: Evidence?
  /// What decided frame, polarity, modality, attribution and date, in words for the user.
  public var explanation: [String]

  public init(
    id: String, subject: EntityID, relation: RelationName, object: EntityID, polarity: Polarity = .affirmed,
    modality: Modality = .fact, attribution: Attribution = .author, attributionPath: [Attribution] = [],
    sign: Sign = .neutral, validity: Validity? = nil, place: EntityID? = nil,
    arguments: [String: String] = [:],
    event: EventCoding? = nil, confidence: Double = 1, rule: String = "", layer: Layer = .documents,
    evidence: Evidence? = nil, explanation: [String] = []
  ) {
    self.explanation = explanation
    self.id = id
    self.subject = subject
    self.relation = relation
    self.object = object
    self.polarity = polarity
    self.modality = modality
    self.attribution = attribution
    self.attributionPath = attributionPath
    self.sign = sign
    self.validity = validity
    self.place = place
    self.arguments = arguments
    self.event = event
    self.confidence = confidence
    self.rule = rule
    self.layer = layer
    self.evidence = evidence
  }
}
