public import EntenteModel

/// A type of entity in the hierarchy of the schema.
public struct EntityTypeDefinition: Hashable, Sendable {
  public let name: EntityType
  /// `nil` for a type at the top.
  public let parent: EntityType?
  /// Has no entities of its own, only those of its subtypes (`Actor`, `Attribute`).
  public let isAbstract: Bool
  public let note: String
}

/// Broad kind of a relation.
public enum RelationFamily: String, Sendable, CaseIterable {
  case structural, document, event, cooperation, demand, conflict, influence, attribute
}

/// A relation of the inventory: what it may join, its sign, its PLOVER type.
public struct Relation: Hashable, Sendable {
  public let name: RelationName
  public let family: RelationFamily
  /// Types that the subject may have; `Any` admits all.
  public let domain: [EntityType]
  /// Types that the object may have; `Any` admits all.
  public let range: [EntityType]
  public let isSymmetric: Bool
  /// Sign as a rule; the sentence may say otherwise.
  public let sign: Sign
  /// Whether the sign must be read from the context (`deploysTo`); `sign` is then what holds without a hint.
  public let isSignContextual: Bool
  /// PLOVER type of an event of this relation.
  public let plover: String?
  public let note: String
  /// Relations that two careful readers may take for this one.
  public let near: [RelationName]
  /// PLOVER types of events that may start it, for standing relations.
  public let openedBy: [String]
  /// PLOVER types of events that may end it, for standing relations.
  public let closedBy: [String]
}

/// Entity types and relations, as `schema.yaml` defines them.
public struct Schema: Sendable {
  public let version: String
  public let entityTypes: [EntityTypeDefinition]
  public let relations: [Relation]
  private let typeIndex: [EntityType: Int]
  private let relationIndex: [RelationName: Int]

  init(version: String, entityTypes: [EntityTypeDefinition], relations: [Relation]) {
    self.version = version
    self.entityTypes = entityTypes
    self.relations = relations
    typeIndex = Dictionary(
      entityTypes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    relationIndex = Dictionary(
      relations.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func entityType(_ name: EntityType) -> EntityTypeDefinition? {
    typeIndex[name].map { entityTypes[$0] }
  }
  public func relation(_ name: RelationName) -> Relation? { relationIndex[name].map { relations[$0] } }

  /// Whether `type` is `ancestor` or lies under it; every type lies under `Any`.
  public func isSubtype(_ type: EntityType, of ancestor: EntityType) -> Bool {
    if ancestor == .any { return true }
    var current: EntityType? = type
    // The hierarchy is a few steps deep; the bound keeps a circle in a faulty schema from turning for ever.
    for _ in 0...entityTypes.count {
      guard let name = current else { return false }
      if name == ancestor { return true }
      current = entityType(name)?.parent
    }
    return false
  }

  /// The broadest type over `type` that is not abstract: `State`, `Organization`, `Place`, `Event`, …
  public func topType(_ type: EntityType) -> EntityType {
    var top = type
    var current = entityType(type)
    for _ in 0...entityTypes.count {
      guard let definition = current else { return top }
      if !definition.isAbstract { top = definition.name }
      current = definition.parent.flatMap { entityType($0) }
    }
    return top
  }

  /// Whether the relation may join entities of these types. `Unknown` fits everywhere: what the text leaves unsaid.
  public func admits(_ name: RelationName, subject: EntityType, object: EntityType) -> Bool {
    guard let relation = relation(name) else { return false }
    func fits(_ type: EntityType, _ allowed: [EntityType]) -> Bool {
      type == .unknown || allowed.contains { isSubtype(type, of: $0) }
    }
    return fits(subject, relation.domain) && fits(object, relation.range)
      || relation.isSymmetric && fits(object, relation.domain) && fits(subject, relation.range)
  }
}

extension EntityType {
  /// Over every type.
  public static let any: Self = "Any"
}
