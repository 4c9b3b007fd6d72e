import EntenteAnalysis
import EntenteModel
import EntenteOntology
import Foundation
import Testing

@Suite("Influence")
struct InfluenceTests {
  private let view = SmallWorld.graph.filtered(.plain, keepingIsolated: true)

  @Test("events are scored once each on two scales, by who acts", .enabled(if: World.ontology != nil))
  func dyad() throws {
    let ontology = try #require(World.ontology)
    let codes = ontology.eventCodes
    let score = DyadScores(snapshot: view, ontology: ontology).score("state:ARL", "state:COR")
    #expect(score.cooperationGiven.events == 2 && score.cooperationGiven.reports == 3)
    let visit = try #require(codes.score("CONSULT", mode: "visit"))
    let consult = try #require(codes.score("CONSULT"))
    #expect(score.cooperationGiven.plover == visit + consult && score.cooperationGiven.ploverEvents == 2)
    let values = try (#require(codes.goldstein("042")), #require(codes.goldstein("040")))
    #expect(score.cooperationGiven.goldstein == values.0 + values.1)
    #expect(score.conflictReceived.events == 1 && score.conflictGiven.events == 0)
    #expect(score.conflictReceived.plover == codes.score("SANCTION"))
    #expect(score.conflictReceived.goldstein == codes.goldstein("163"))
    #expect(score.cooperationReceived == EventTally())
  }

  @Test(
    "the same dyad from the other side changes only who gives and who receives",
    .enabled(if: World.ontology != nil))
  func mirrored() throws {
    let scores = DyadScores(snapshot: view, ontology: try #require(World.ontology))
    let (a, b) = (scores.score("state:ARL", "state:COR"), scores.score("state:COR", "state:ARL"))
    #expect(
      a.conflictReceived == b.conflictGiven && a.cooperationGiven == b.cooperationGiven
        && a.events == b.events)
  }

  @Test(
    "partners come by the number of events; standing ties count without scores",
    .enabled(if: World.ontology != nil))
  func partners() throws {
    let partners = DyadScores(snapshot: view, ontology: try #require(World.ontology)).partners(
      of: "state:COR")
    #expect(partners.map(\.partner.name).first == "Arland")
    let ally = try #require(partners.first { $0.partner.name == "Danovia" })
    #expect(ally.cooperationGiven.events == 1 && ally.cooperationGiven.ploverEvents == 0)
  }

  @Test(
    "a border is no event, and a membership that only the ontology tells is not reported",
    .enabled(if: World.ontology != nil))
  func noEvents() throws {
    let ontology = try #require(World.ontology)
    let graph = KnowledgeGraph(
      entities: SmallWorld.entities,
      assertions: [
        Assertion(id: "b1", subject: "state:ARL", relation: "borders", object: "state:BEN"),
        Assertion(
          id: "b2", subject: "state:ARL", relation: "memberOf", object: "org:PACT", sign: .cooperative,
          layer: .ontology),
      ])
    let scores = DyadScores(snapshot: graph, ontology: ontology)
    #expect(scores.partners(of: "state:ARL").map(\.partner.name) == ["Pact"])
    let report = try InfluenceReport(of: "state:ARL", in: graph, ontology: ontology)
    #expect(report.partners.isEmpty && report.brokerage?.ties == 1)
  }

  @Test("a broker stands between neighbours that are strangers to each other")
  func brokerage() throws {
    let map = try BrokerageMap(snapshot: view) { [.state, "Alliance", "Organization"].contains($0.type) }
    let arland = try #require(map.brokerage(of: "state:ARL"))
    // Arland's ties: Pact, Union, Corvia. Pact and Union share Bensia; Corvia and Union are tied.
    #expect(arland.ties == 3)
    #expect(
      arland.gaps.map { [$0.first.name, $0.second.name] } == [["Pact", "Union"], ["Pact", "Corvia"]])
    #expect(arland.gaps.map(\.otherBrokers) == [1, 0] && arland.gapCount == 2)
    #expect(map.brokerage(of: "topic:trade") == nil)
    let brokers = map.brokers(limit: 9)
    #expect(brokers.map(\.rank) == brokers.map(\.rank).sorted())
    #expect(brokers.allSatisfy { $0.betweennessShare > 0 && $0.betweennessShare <= 1 })
  }

  @Test("what helps and hinders a relationship, what is denied apart")
  func factors() throws {
    let factors = try Factors(in: SmallWorld.graph, between: "state:BEN", and: "state:ARL")
    #expect(factors.subjects.map(\.name) == ["Arland–Bensia relations"])
    #expect(factors.helping.map(\.factor.name) == ["Corvia", "trade"])
    #expect(factors.hindering.map(\.factor.name) == ["distrust"])
    #expect(factors.hindering.first?.statement.modality == .likely)
    #expect(factors.others.map(\.effect) == [.denied])
    #expect(try Factors(in: SmallWorld.graph, ofRelationshipsOf: "state:ARL") == factors)
    #expect(try Factors(in: SmallWorld.graph, between: "state:COR", and: "state:ARL").helping.isEmpty)
  }

  @Test("the report sums its partners", .enabled(if: World.ontology != nil))
  func report() throws {
    let report = try InfluenceReport(
      of: "state:ARL", in: SmallWorld.graph, ontology: try #require(World.ontology), limit: 1)
    #expect(report.partners.count == 1 && report.partnerCount > 1)
    #expect(report.cooperationGiven.events >= 2 && report.conflictReceived.events == 1)
    #expect(report.brokerage?.actor.name == "Arland")
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(InfluenceReport.self, from: data) == report)
  }
}
