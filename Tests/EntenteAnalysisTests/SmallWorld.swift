import EntenteModel

/// A world of a few made-up assertions, told by two briefs.
enum SmallWorld {
  static let entities: [Entity] = [
    Entity(id: "state:ARL", type: .state, name: "Arland"),
    Entity(id: "state:BEN", type: .state, name: "Bensia"),
    Entity(id: "state:COR", type: .state, name: "Corvia"),
    Entity(id: "state:DAN", type: .state, name: "Danovia"),
    Entity(id: "org:PACT", type: "Alliance", name: "Pact"),
    Entity(id: "org:UNION", type: "Organization", name: "Union"),
    Entity(id: "person:ada-berg", type: .person, name: "Ada Berg"),
    Entity(id: "event:staff-talks", type: .event, name: "staff talks"),
    Entity(id: "topic:distrust", type: .topic, name: "distrust"),
    Entity(id: "topic:trade", type: .topic, name: "trade"),
    Entity(
      id: "relationship:ARL~BEN", type: .relationship, name: "Arland–Bensia relations",
      members: ["state:ARL", "state:BEN"]),
    Entity(id: "proposition:1", type: .proposition, name: "that all is well"),
    Entity(id: "unknown:unknown", type: .unknown, name: "unknown"),
  ]

  static let documents: [DocumentInfo] = [
    DocumentInfo(
      id: "d1", sources: ["briefs/one.txt"], format: "text", metadata: .init(title: "Brief one"), length: 900,
      sentenceCount: 9),
    DocumentInfo(
      id: "d2", sources: ["briefs/two.txt"], format: "text", metadata: .init(), length: 900,
      sentenceCount: 9),
  ]

  static let assertions: [Assertion] = [
    told(1, "person:ada-berg", "holdsPosition", "org:PACT"),
    told(2, "state:ARL", "memberOf", "org:PACT", on: "2001-01-01/"),
    told(3, "state:BEN", "memberOf", "org:PACT", on: "2001-01-01/2010-06-30"),
    told(4, "state:BEN", "memberOf", "org:PACT", on: "2015/"),
    told(5, "state:BEN", "memberOf", "org:UNION", on: "1999/2020-01-31"),
    told(6, "state:ARL", "memberOf", "org:UNION"),
    told(7, "state:COR", "memberOf", "org:UNION", on: "2004-05", arguments: ["kind": "observer"]),
    told(
      8, "state:ARL", "meetsWith", "state:COR", on: "2018-06-05", sign: .cooperative,
      event: EventCoding(plover: "CONSULT", mode: "visit", cameo: "042")),
    told(
      9, "state:ARL", "meetsWith", "state:COR", on: "2018-06-05", sign: .cooperative,
      event: EventCoding(plover: "CONSULT", mode: "visit", cameo: "042"), document: "d2"),
    told(
      10, "state:ARL", "meetsWith", "state:COR", on: "2016-03", sign: .cooperative,
      event: EventCoding(plover: "CONSULT", cameo: "040")),
    told(
      11, "state:COR", "sanctions", "state:ARL", on: "2017", sign: .conflictual,
      event: EventCoding(plover: "SANCTION", cameo: "163")),
    told(12, "state:COR", "allyOf", "state:DAN", sign: .cooperative),
    told(13, "state:DAN", "attacks", "state:ARL", polarity: .negated, sign: .conflictual),
    told(14, "state:BEN", "allyOf", "state:DAN", modality: .wished, sign: .cooperative),
    told(
      15, "topic:distrust", "affects", "relationship:ARL~BEN", modality: .likely,
      arguments: ["direction": "unfavourably"]),
    told(16, "topic:trade", "affects", "relationship:ARL~BEN", arguments: ["direction": "favourable"]),
    told(
      17, "topic:trade", "affects", "relationship:ARL~BEN", polarity: .negated,
      arguments: ["direction": "favourable"]),
    told(18, "state:COR", "supports", "relationship:ARL~BEN", sign: .cooperative),
    told(19, "state:ARL", "participatesIn", "event:staff-talks", on: "2018-06"),
    told(20, "state:BEN", "participatesIn", "event:staff-talks", on: "2018-06"),
    told(21, "state:ARL", "states", "proposition:1"),
    told(22, "state:DAN", "states", "proposition:1"),
    told(23, "unknown:unknown", "criticises", "state:DAN", sign: .conflictual),
    told(24, "unknown:unknown", "criticises", "person:ada-berg", sign: .conflictual),
    told(25, "state:BEN", "memberOf", "org:PACT", on: "2001-01-01/2010-06-30", layer: .ontology),
  ]

  static let graph = KnowledgeGraph(entities: entities, assertions: assertions, documents: documents)

  static let symmetric: Set<RelationName> = ["meetsWith", "allyOf"]

  private static func told(
    _ number: Int, _ subject: EntityID, _ relation: RelationName, _ object: EntityID, on date: String? = nil,
    polarity: Polarity = .affirmed, modality: Modality = .fact, sign: Sign = .neutral,
    arguments: [String: String] = [:], event: EventCoding? = nil, document: String = "d1",
    layer: Layer = .documents
  ) -> Assertion {
    Assertion(
      id: number < 10 ? "a0\(number)" : "a\(number)", subject: subject, relation: relation, object: object,
      polarity: polarity, modality: modality, sign: sign, validity: date.flatMap { Validity($0) },
      arguments: arguments, event: event, rule: "told.v", layer: layer,
      evidence: layer == .ontology
        ? nil : Evidence(document: document, sentence: number, sentenceRange: 0..<9, triggerRange: 2..<4))
  }
}
