/// Which assertions of a graph count for a question. Every part that is `nil` or empty lets all pass.
public struct GraphFilter: Sendable, Equatable {
  public var polarities: Set<Polarity>
  public var modalities: Set<Modality>
  public var layers: Set<Layer>
  public var signs: Set<Sign>
  public var relations: Set<RelationName>
  /// Types that both ends must have, subtypes listed.
  public var types: Set<EntityType>
  /// Keeps what holds or happened on a day of this date; undated assertions pass if `includesUndated`.
  public var date: PartialDate?
  public var includesUndated: Bool
  public var minimumConfidence: Double
  /// Somebody in the attribution path.
  public var saidBy: EntityID?
  public var contestedOnly: Bool
  /// Only what somebody else than the author says, named or not.
  public var attributedOnly: Bool

  public init(
    polarities: Set<Polarity> = [], modalities: Set<Modality> = [], layers: Set<Layer> = [],
    signs: Set<Sign> = [],
    relations: Set<RelationName> = [], types: Set<EntityType> = [], date: PartialDate? = nil,
    includesUndated: Bool = true, minimumConfidence: Double = 0, saidBy: EntityID? = nil,
    contestedOnly: Bool = false, attributedOnly: Bool = false
  ) {
    self.polarities = polarities
    self.modalities = modalities
    self.layers = layers
    self.signs = signs
    self.relations = relations
    self.types = types
    self.date = date
    self.includesUndated = includesUndated
    self.minimumConfidence = minimumConfidence
    self.saidBy = saidBy
    self.contestedOnly = contestedOnly
    self.attributedOnly = attributedOnly
  }

  /// Everything.
  public static let all = GraphFilter()
  /// What is told as so: affirmed facts.
  public static let plain = GraphFilter(polarities: [.affirmed], modalities: [.fact])

  /// Whether an assertion passes, ends and contestation apart.
  public func admits(_ assertion: Assertion) -> Bool {
    if !polarities.isEmpty && !polarities.contains(assertion.polarity) { return false }
    if !modalities.isEmpty && !modalities.contains(assertion.modality) { return false }
    if !layers.isEmpty && !layers.contains(assertion.layer) { return false }
    if !signs.isEmpty && !signs.contains(assertion.sign) { return false }
    if !relations.isEmpty && !relations.contains(assertion.relation) { return false }
    if assertion.confidence < minimumConfidence { return false }
    if let date {
      guard assertion.validity?.covers(date) ?? includesUndated else { return false }
    }
    if attributedOnly, assertion.attribution == .author, assertion.attributionPath.isEmpty { return false }
    if let saidBy {
      let speakers = assertion.attributionPath + [assertion.attribution]
      guard speakers.contains(.entity(saidBy)) else { return false }
    }
    return true
  }
}
