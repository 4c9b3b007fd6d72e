public import EntenteModel

/// The background knowledge of the program: types, relations, actors and their memberships, offices, events, codes, frames.
///
/// Immutable. Made from a compiled file (fast) or from the YAML files (checked); both give the same values.
public struct Ontology: Sendable {
  public let schema: Schema
  /// Sorted by code.
  public let states: [StateRecord]
  /// Sorted by code.
  public let organizations: [OrganizationRecord]
  /// Sorted by organisation, member, start.
  public let memberships: [Membership]
  public let roles: [Role]
  public let offices: [Office]
  public let persons: [PersonRecord]
  public let events: [EventRecord]
  public let treaties: [TreatyRecord]
  public let programmes: [ProgrammeRecord]
  public let places: [PlaceRecord]
  public let topics: [TopicRecord]
  public let eventCodes: EventCodes
  /// Frames, cues of stance and support verbs.
  public let lexicon: FrameLexicon
  /// Surfaces that several entities share by right, sorted.
  public let ambiguousNames: [AmbiguousName]
  /// SHA-256 of the source files, hexadecimal: what a build's fingerprint names.
  public let digest: String

  private let entityTable: EntityTable
  private let stateIndex: [String: Int]
  private let organizationIndex: [String: Int]

  init(_ parts: OntologyParts) {
    schema = parts.schema
    states = parts.states
    organizations = parts.organizations
    memberships = parts.memberships
    roles = parts.roles
    offices = parts.offices
    persons = parts.persons
    events = parts.events
    treaties = parts.treaties
    programmes = parts.programmes
    places = parts.places
    topics = parts.topics
    eventCodes = parts.eventCodes
    lexicon = parts.lexicon
    ambiguousNames = parts.ambiguousNames
    digest = parts.digest
    entityTable = EntityTable(parts)
    stateIndex = Dictionary(
      states.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    organizationIndex = Dictionary(
      organizations.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Types and relations

  public var entityTypes: [EntityTypeDefinition] { schema.entityTypes }
  public var relations: [Relation] { schema.relations }
  public func relation(_ name: RelationName) -> Relation? { schema.relation(name) }
  /// Whether `type` is `ancestor` or lies under it.
  public func isSubtype(_ type: EntityType, of ancestor: EntityType) -> Bool {
    schema.isSubtype(type, of: ancestor)
  }
  /// The broadest type over `type`: `State`, `Organization`, `Place`, …
  public func topType(_ type: EntityType) -> EntityType { schema.topType(type) }

  // MARK: Look-ups

  /// All entities, sorted by id.
  public func entities() -> [Entity] { entityTable.entities }
  public func entity(_ id: EntityID) -> Entity? { entityTable[id] }
  /// A state or territory by its ISO 3166 alpha-3 code.
  public func state(_ code: String) -> StateRecord? { stateIndex[code].map { states[$0] } }
  public func organization(_ code: String) -> OrganizationRecord? {
    organizationIndex[code].map { organizations[$0] }
  }

  /// Memberships of an organisation, sorted by member and start.
  ///
  /// - Parameters:
  ///   - date: only those that hold on some day of it; `nil` for all periods.
  ///   - full: only members in full, no observers and partners.
  public func members(of organization: EntityID, at date: PartialDate? = nil, full: Bool = true)
    -> [Membership]
  {
    memberships.filter { $0.organization == organization && Self.counts($0, at: date, full: full) }
  }

  /// Memberships of a state or organisation.
  public func memberships(of member: EntityID, at date: PartialDate? = nil, full: Bool = true) -> [Membership]
  {
    memberships.filter { $0.member == member && Self.counts($0, at: date, full: full) }
  }

  private static func counts(_ membership: Membership, at date: PartialDate?, full: Bool) -> Bool {
    if full && !membership.kind.isFull { return false }
    return date.map { membership.validity.covers($0) } ?? true
  }

  /// Who held the office of that role on some day of the date; all holders without a date.
  public func holders(of role: String, in body: EntityID, at date: PartialDate? = nil) -> [Office.Holder] {
    guard let office = offices.first(where: { $0.role == role && $0.of == body }) else { return [] }
    return office.holders.filter { holder in date.map { holder.validity.covers($0) } ?? true }
  }

  /// A finder over the ontology's entities; make it once and keep it.
  public func finder() -> EntityFinder {
    EntityFinder(entities: entities()) { Self.weight($0) }
  }

  /// Entities that the words may mean, best first. Makes a finder: for many queries keep ``finder()``.
  public func find(_ query: String, limit: Int = 10) -> [EntityMatch] { finder().find(query, limit: limit) }

  /// Among equally good matches actors stand before places and events.
  static func weight(_ entity: Entity) -> Int {
    switch entity.id.kind {
    case "state": entity.type == .state ? 9 : 5
    case "org": 8
    case "person": 7
    case "place": 4
    case "agreement", "event": 3
    default: 1
    }
  }

  // MARK: Ids

  public static func stateID(_ code: String) -> EntityID { EntityID("state:" + code) }
  public static func organizationID(_ code: String) -> EntityID { EntityID("org:" + code) }
  public static func placeID(_ name: String) -> EntityID { EntityID("place:" + slug(name)) }
  /// The position of a role in one state or organisation: `position:president-USA`.
  public static func positionID(role: String, of body: EntityID) -> EntityID {
    EntityID("position:\(role)-\(body.key)")
  }

  /// Lower-case words joined by hyphens, without accents: the key of an id made from a name.
  public static func slug(_ name: String) -> String {
    let key = EntityFinder.key(name)
    return String(decoding: key.map { $0 == 32 ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
  }
}

/// The records as they come out of a reader, before they are indexed.
struct OntologyParts {
  var schema = Schema(version: "", entityTypes: [], relations: [])
  var states: [StateRecord] = []
  var organizations: [OrganizationRecord] = []
  var memberships: [Membership] = []
  var roles: [Role] = []
  var offices: [Office] = []
  var persons: [PersonRecord] = []
  var events: [EventRecord] = []
  var treaties: [TreatyRecord] = []
  var programmes: [ProgrammeRecord] = []
  var places: [PlaceRecord] = []
  var topics: [TopicRecord] = []
  var eventCodes = EventCodes()
  var lexicon = FrameLexicon()
  var ambiguousNames: [AmbiguousName] = []
  var digest = ""
}
