public import EntenteModel

/// A named event: a war, a crisis, a summit, a conference.
public struct EventRecord: Hashable, Sendable {
  public let key: String
  public let name: String
  public let type: EntityType
  public let aliases: [String]
  public let validity: Validity?
  public let place: EntityID?
  public let hosts: [EntityID]
  public let participants: [EntityID]
  public let partOf: EntityID?
  public let wikidata: String?

  public var id: EntityID { EntityID("event:" + key) }
}

/// An agreement between states: dates, parties where the circle is small.
public struct TreatyRecord: Hashable, Sendable {
  public struct Party: Hashable, Sendable {
    public let party: EntityID
    /// When it was bound, as far as known.
    public let validity: Validity?
  }

  public let key: String
  public let name: String
  public let type: EntityType
  public let aliases: [String]
  public let signed: PartialDate?
  /// When it was in force.
  public let inForce: Validity?
  public let place: EntityID?
  public let parties: [Party]
  /// Who signed it without being bound by it.
  public let signatories: [EntityID]
  public let partOf: EntityID?
  public let wikidata: String?

  public var id: EntityID { EntityID("agreement:" + key) }
}

/// An initiative, plan or operation.
public struct ProgrammeRecord: Hashable, Sendable {
  public let key: String
  public let name: String
  public let aliases: [String]
  /// Who started or runs it.
  public let leaders: [EntityID]
  public let validity: Validity?
  public let wikidata: String?

  public var id: EntityID { EntityID("programme:" + key) }
}

/// A place: a region, a sea, a city beside the capitals.
public struct PlaceRecord: Hashable, Sendable {
  public let key: String
  public let name: String
  public let type: EntityType
  public let aliases: [String]
  public let adjectives: [String]
  /// State that it lies in.
  public let state: EntityID?
  /// Larger place that it is part of.
  public let partOf: EntityID?
  /// Whether it stands for a government or an organisation ("the White House"), and for which.
  public let metonymOf: EntityID?
  public let wikidata: String?

  public var id: EntityID { EntityID("place:" + key) }
}

/// A subject that texts speak of by a fixed name: climate change, arms control, …
public struct TopicRecord: Hashable, Sendable {
  public let key: String
  public let name: String
  public let aliases: [String]
  public let wikidata: String?

  public var id: EntityID { EntityID("topic:" + key) }
}
