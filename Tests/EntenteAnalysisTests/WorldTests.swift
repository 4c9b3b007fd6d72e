import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Questions to the world's graph", .enabled(if: World.graph != nil))
struct WorldTests {
  @Test("NATO members that were EU members on 1 June 2020: 21 of 30, the United Kingdom no longer among them")
  func natoAndUnion() throws {
    let graph = try #require(World.graph)
    let question = MembershipQuestion(of: ["org:NATO", "org:EU"], at: PartialDate("2020-06-01"))
    let answer = try MembershipAnswer(in: graph, question)
    #expect(answer.bodies.map(\.memberCount) == [30, 27])
    #expect(answer.members.count == 21)
    #expect(!answer.members.contains { $0.member.id == "state:GBR" })
    let before = MembershipQuestion(of: ["org:NATO", "org:EU"], at: PartialDate("2020-01-31"))
    #expect(try MembershipAnswer(in: graph, before).members.contains { $0.member.id == "state:GBR" })
  }

  @Test("the United Kingdom's membership of the EU ends on the timeline on 31 January 2020")
  func departure() throws {
    let graph = try #require(World.graph)
    let timeline = try Timeline(in: graph, .init(of: "state:GBR", and: "org:EU"))
    #expect(
      timeline.entries.contains { $0.relation == "memberOf" && $0.validity?.to == PartialDate("2020-01-31") })
  }

  @Test("land borders lead from Portugal by Spain and France through Russia to China")
  func borders() throws {
    let ontology = try #require(World.ontology)
    let finder = PathFinder(snapshot: try #require(World.graph), ontology: ontology)
    let path = try #require(
      try finder.paths(.init(from: "state:PRT", to: "state:CHN", relations: ["borders"])).first)
    let names = path.entities.map(\.id)
    #expect(names.prefix(3) == ["state:PRT", "state:ESP", "state:FRA"])
    #expect(names.contains("state:RUS"))
    #expect(path.steps.allSatisfy { $0.relations.contains { $0.relation == "borders" } })
  }
}
