/// Identifier of an entity: kind and key, `state:CHN`, `org:NATO`, `person:jens-stoltenberg`,
/// `relationship:CHN~NATO`, `event:…`, `topic:…`. Stable from build to build.
public struct EntityID: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { rawValue }
  /// Part before the first colon: `state`, `org`, `person`, …
  public var kind: Substring { rawValue[..<(colon ?? rawValue.endIndex)] }
  /// Part after the first colon.
  public var key: Substring { colon.map { rawValue[rawValue.utf8.index(after: $0)...] } ?? "" }

  private var colon: String.Index? { rawValue.utf8.firstIndex(of: UInt8(ascii: ":")) }

  public static func < (a: Self, b: Self) -> Bool {
    a.rawValue.utf8.lexicographicallyPrecedes(b.rawValue.utf8)
  }
}

/// Type of an entity by its name in the ontology (`State`, `Alliance`, …); the ontology knows the hierarchy.
public struct EntityType: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { rawValue }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  public static let state: Self = "State"
  public static let organization: Self = "Organization"
  public static let group: Self = "Group"
  public static let person: Self = "Person"
  public static let position: Self = "Position"
  public static let place: Self = "Place"
  public static let event: Self = "Event"
  public static let agreement: Self = "Agreement"
  public static let document: Self = "Document"
  public static let programme: Self = "Programme"
  public static let topic: Self = "Topic"
  public static let relationship: Self = "Relationship"
  public static let quantity: Self = "Quantity"
  public static let proposition: Self = "Proposition"
  public static let unknown: Self = "Unknown"
}

/// Name of a relation in the ontology's inventory: `memberOf`, `meetsWith`, …
public struct RelationName: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { rawValue }
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
