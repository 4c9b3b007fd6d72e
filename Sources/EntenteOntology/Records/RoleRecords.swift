public import EntenteModel

/// A title or kind of office: "President", "foreign minister", "Secretary General".
public struct Role: Hashable, Sendable {
  public enum Scope: String, Sendable, CaseIterable {
    case state, organization, any
  }

  public let key: String
  public let name: String
  public let plural: String
  /// Other written forms: "Pres.", "Secretary-General".
  public let aliases: [String]
  /// PLOVER sector of who holds it: `GOV`, `MIL`, `LEG`, …
  public let sector: String
  public let scope: Scope
  /// Whether the title may stand before a name ("President Xi").
  public let isTitle: Bool
  /// Whether it counts only where written with capitals: "General", not "general".
  public let isCapitalised: Bool

  public var id: EntityID { EntityID("position:" + key) }
}

/// A role of one state or organisation, and who held it.
public struct Office: Hashable, Sendable {
  public struct Holder: Hashable, Sendable {
    public let person: EntityID
    public let validity: Validity
    /// Held it for the time being.
    public let isActing: Bool
  }

  /// Key of the role.
  public let role: String
  /// State or organisation.
  public let of: EntityID
  public let name: String
  public let aliases: [String]
  public let wikidata: String?
  public let holders: [Holder]

  public var id: EntityID { Ontology.positionID(role: role, of: of) }
}

/// A well-known person.
public struct PersonRecord: Hashable, Sendable {
  /// `jens-stoltenberg`.
  public let key: String
  public let name: String
  /// The name by which texts call the person alone: "Stoltenberg", "Xi".
  public let family: String?
  public let aliases: [String]
  /// Code of the state.
  public let citizen: String?
  public let wikidata: String?

  public var id: EntityID { EntityID("person:" + key) }
}
