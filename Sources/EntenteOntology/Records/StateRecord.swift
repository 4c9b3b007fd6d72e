public import EntenteModel

/// A city of government: name, other names, and whether it stands for the government ("Moscow decides").
public struct Seat: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case city, building
    /// A parliament or ministry: no place.
    case body
  }

  public let name: String
  public let aliases: [String]
  /// Cities that were the seat before, or earlier names: they stand for the government, but not for this city.
  public let formerNames: [String]
  public let isMetonym: Bool
  public let kind: Kind
  public let wikidata: String?
}

/// A state or territory: names, codes, capital, borders.
public struct StateRecord: Hashable, Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case member = "un-member"
    case observer
    case partiallyRecognised = "partially-recognised"
    case territory
    case former
  }

  /// ISO 3166-1 alpha-3 (or -3 for former states), `XKX` for Kosovo.
  public let code: String
  public let name: String
  public let officialName: String?
  public let aliases: [String]
  public let formerNames: [String]
  public let adjectives: [String]
  /// First parts of compounds, without the hyphen: "Sino" in "Sino-Russian".
  public let combiningForms: [String]
  public let demonyms: [String]
  /// The one word that a table shows.
  public let demonym: String?
  public let capital: Seat?
  /// Further cities and buildings that stand for the government: the Kremlin, The Hague.
  public let seats: [Seat]
  public let iso2: String?
  /// ISO 3166-1 numeric, three digits.
  public let numeric: String?
  public let wikidata: String?
  public let status: Status
  /// Code of the state that a territory belongs to.
  public let sovereign: String?
  /// Control or sovereignty is contested.
  public let isDisputed: Bool
  public let region: String?
  public let subregion: String?
  /// Codes of the neighbours by land, sorted.
  public let borders: [String]
  /// When it existed, where it did not always in living memory: a state of today from its independence.
  public let validity: Validity?
  public let successors: [String]

  public var id: EntityID { EntityID("state:" + code) }
  /// `State`; `Region` for a territory.
  public var type: EntityType { status == .territory ? "Region" : .state }
  public var capitalID: EntityID? { capital.map { Ontology.placeID($0.name) } }
}
