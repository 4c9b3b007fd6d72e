public import EntenteModel

/// An organisation, body or format of states.
public struct OrganizationRecord: Hashable, Sendable {
  /// Acronym or short name, as in `org:NATO`.
  public let code: String
  public let name: String
  /// Acronym as texts write it.
  public let short: String?
  public let type: EntityType
  public let aliases: [String]
  public let formerNames: [String]
  /// Common nouns that stand for it where it was named before: "the Alliance".
  public let nominals: [String]
  public let adjectives: [String]
  /// Code of the state whose body it is: ministries, armed forces.
  public let state: String?
  public internal(set) var seatCity: String?
  /// Code of the state that the seat lies in.
  public let seatState: String?
  public let founded: PartialDate?
  public let dissolved: PartialDate?
  /// Ids of what it is part of.
  public let partOf: [EntityID]
  /// Ids of what followed it.
  public let successors: [EntityID]
  public let wikidata: String?
  public let source: String?

  public var id: EntityID { EntityID("org:" + code) }
  /// From its founding to its end.
  public var validity: Validity? {
    founded == nil && dissolved == nil ? nil : Validity(from: founded, to: dissolved)
  }
}

/// One period of membership. The precision of a date is what is known: a year, a month or a day.
public struct Membership: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case member, permanent, observer, partner, associate, candidate, suspended, applicant
    case dialoguePartner = "dialogue-partner"
    /// For a term: the seats of a council that go from hand to hand.
    case elected

    /// Whether the holder is a member in full; a permanent and an elected member are.
    public var isFull: Bool { [.member, .permanent, .elected].contains(self) }
  }

  public let member: EntityID
  public let organization: EntityID
  /// From the first to the last day; open where it lasts, or where the start is not known.
  public let validity: Validity
  public let kind: Kind
  /// Where the dates are from.
  public let source: String?
  /// What a reader should know: suspended from … to ….
  public let note: String?
}
