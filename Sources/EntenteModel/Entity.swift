/// Something that the graph speaks of: a state, an organisation, a person, an event, a topic, …
public struct Entity: Hashable, Sendable, Codable {
  public var id: EntityID
  public var type: EntityType
  public var name: String
  /// Other written forms, sorted, without the name itself.
  public var aliases: [String]
  /// ISO 3166-1 alpha-3, states and territories only.
  public var iso3: String?
  /// Wikidata item, `Q148`.
  public var wikidata: String?
  public var description: String?
  /// Members of a group, list or relationship.
  public var members: [EntityID]
  /// Documents or ontology.
  public var layer: Layer

  public init(
    id: EntityID, type: EntityType, name: String, aliases: [String] = [], iso3: String? = nil,
    wikidata: String? = nil, description: String? = nil, members: [EntityID] = [], layer: Layer = .documents
  ) {
    self.id = id
    self.type = type
    self.name = name
    self.aliases = aliases
    self.iso3 = iso3
    self.wikidata = wikidata
    self.description = description
    self.members = members
    self.layer = layer
  }
}

/// A place in a document that speaks of an entity.
public struct Mention: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case name, nominal, pronoun
  }

  public var entity: EntityID
  /// Unicode scalars in the document's text.
  public var range: Range<Int>
  public var text: String
  public var kind: Kind
  /// Type of the entity as mentioned here.
  public var type: EntityType
  /// A capital or a building that stands for its government.
  public var isMetonym: Bool
  /// Lies inside a longer mention.
  public var isNested: Bool
  /// All entities of a plural mention ("the two leaders"); empty for a plain one.
  public var entities: [EntityID]
  /// Why it is this entity: `alias`, `acronym`, `title`, `coreference:…`.
  public var reason: String

  public init(
    entity: EntityID, range: Range<Int>, text: String, kind: Kind, type: EntityType, isMetonym: Bool = false,
    isNested: Bool = false, entities: [EntityID] = [], reason: String = ""
  ) {
    self.entity = entity
    self.range = range
    self.text = text
    self.kind = kind
    self.type = type
    self.isMetonym = isMetonym
    self.isNested = isNested
    self.entities = entities
    self.reason = reason
  }
}
