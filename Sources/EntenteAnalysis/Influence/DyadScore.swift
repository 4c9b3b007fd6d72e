public import EntenteModel
public import EntenteOntology

/// What one side does to the other, counted and scored on two scales that measure different things and are
/// never mixed.
public struct EventTally: Hashable, Sendable, Codable {
  /// Events, each counted once however many sentences tell it.
  public private(set) var events = 0
  /// Sentences that tell them.
  public private(set) var reports = 0
  /// Sum of PLOVER scores over the events that have one.
  public private(set) var plover = 0.0
  public private(set) var ploverEvents = 0
  /// Sum of Goldstein's values over the events that have one.
  public private(set) var goldstein = 0.0
  public private(set) var goldsteinEvents = 0

  public init() {}

  mutating func add(_ event: ScoredEvent) {
    events += 1
    reports += event.reports
    if let score = event.plover {
      plover += score
      ploverEvents += 1
    }
    if let value = event.goldstein {
      goldstein += value
      goldsteinEvents += 1
    }
  }

  mutating func add(_ other: EventTally) {
    events += other.events
    reports += other.reports
    plover += other.plover
    ploverEvents += other.ploverEvents
    goldstein += other.goldstein
    goldsteinEvents += other.goldsteinEvents
  }
}

/// Cooperation and conflict between two actors, by who acts.
public struct DyadScore: Hashable, Sendable, Codable {
  public let actor: NamedEntity
  public let partner: NamedEntity
  /// What the actor does to the partner.
  public let cooperationGiven: EventTally
  public let conflictGiven: EventTally
  /// What the partner does to the actor.
  public let cooperationReceived: EventTally
  public let conflictReceived: EventTally
  /// Events without a sign.
  public let neutral: EventTally

  /// All events between the two.
  public var events: Int {
    cooperationGiven.events + conflictGiven.events + cooperationReceived.events + conflictReceived.events
      + neutral.events
  }
}

/// An event between two actors with its scores.
struct ScoredEvent {
  let subject: EntityID
  let object: EntityID
  /// Whether both are actors of it alike; it then counts once, as given.
  let isSymmetric: Bool
  let sign: Sign
  let plover: Double?
  let goldstein: Double?
  var reports: Int
}

/// Scores of the events of a snapshot.
///
/// An event is what assertions of one subject, relation, object, code and date tell together. Its sign is
/// that of its assertions; its PLOVER score that of its type and mode, its Goldstein value that of its CAMEO
/// code, each only where the event is coded: a standing relation (an alliance, a membership) counts as an
/// event without scores.
public struct DyadScores: Sendable {
  private let snapshot: KnowledgeGraph
  private let events: [ScoredEvent]

  /// What something is by its nature (a border, a seat, a citizenship) or what a document is about is no event.
  ///
  /// - Parameter snapshot: already restricted to the assertions that count.
  /// - Complexity: O(A).
  public init(snapshot: KnowledgeGraph, ontology: Ontology) {
    self.snapshot = snapshot
    let still: Set<RelationFamily> = [.structural, .document, .attribute]
    let standing = ontology.relations.filter { still.contains($0.family) && $0.sign == .neutral }.map(\.name)
    let symmetric = ontology.relations.filter(\.isSymmetric).map(\.name)
    events = Self.events(of: snapshot, ontology.eventCodes, symmetric: Set(symmetric), ignored: Set(standing))
  }

  /// What makes two assertions tell of one event.
  private struct Key: Hashable {
    let subject: EntityID
    let relation: RelationName
    let object: EntityID
    let plover: String?
    let cameo: String?
    let validity: Validity?
  }

  private static func events(
    of snapshot: KnowledgeGraph, _ codes: EventCodes, symmetric: Set<RelationName>, ignored: Set<RelationName>
  ) -> [ScoredEvent] {
    var index: [Key: Int] = [:]
    var events: [ScoredEvent] = []
    for assertion in snapshot.assertions
    where assertion.subject != assertion.object && !ignored.contains(assertion.relation) {
      let key = Key(
        subject: assertion.subject, relation: assertion.relation, object: assertion.object,
        plover: assertion.event?.plover, cameo: assertion.event?.cameo, validity: assertion.validity)
      if let known = index[key] {
        events[known].reports += 1
        continue
      }
      index[key] = events.count
      events.append(
        ScoredEvent(
          subject: assertion.subject, object: assertion.object,
          isSymmetric: symmetric.contains(assertion.relation),
          sign: assertion.sign,
          plover: assertion.event.flatMap { codes.score($0.plover, mode: $0.mode) },
          goldstein: assertion.event?.cameo.flatMap { codes.goldstein($0) }, reports: 1))
    }
    return events
  }

  /// Cooperation and conflict between two entities.
  /// - Complexity: O(A).
  public func score(_ actor: EntityID, _ partner: EntityID) -> DyadScore {
    score(actor, partner, events.filter { Set([$0.subject, $0.object]) == Set([actor, partner]) })
  }

  /// The entities with which `actor` has most events, most first, ties by id.
  /// - Parameter accept: which entities are partners.
  /// - Complexity: O(A).
  public func partners(
    of actor: EntityID, limit: Int? = nil, where accept: (Entity) -> Bool = { _ in true }
  ) -> [DyadScore] {
    var byPartner: [EntityID: [ScoredEvent]] = [:]
    for event in events where event.subject == actor || event.object == actor {
      byPartner[event.subject == actor ? event.object : event.subject, default: []].append(event)
    }
    let partners = byPartner.filter { snapshot.entity($0.key).map(accept) ?? false }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    return partners.prefix(limit ?? .max).map { score(actor, $0.key, $0.value) }
  }

  private func score(_ actor: EntityID, _ partner: EntityID, _ events: [ScoredEvent]) -> DyadScore {
    var given: [Sign: EventTally] = [:]
    var received: [Sign: EventTally] = [:]
    for event in events {
      if event.subject == actor || event.isSymmetric {
        given[event.sign, default: .init()].add(event)
      } else {
        received[event.sign, default: .init()].add(event)
      }
    }
    var neutral = given[.neutral] ?? .init()
    neutral.add(received[.neutral] ?? .init())
    return DyadScore(
      actor: snapshot.named(actor), partner: snapshot.named(partner),
      cooperationGiven: given[.cooperative] ?? .init(), conflictGiven: given[.conflictual] ?? .init(),
      cooperationReceived: received[.cooperative] ?? .init(),
      conflictReceived: received[.conflictual] ?? .init(),
      neutral: neutral)
  }
}
