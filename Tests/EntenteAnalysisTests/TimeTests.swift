import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Timelines")
struct TimelineTests {
  private func lines(_ question: TimelineQuestion) throws -> [String] {
    try Timeline(in: SmallWorld.graph, question).entries.map {
      "\($0.validity?.description ?? "-") \($0.subject.name) \($0.relation) \($0.object.name)"
        + " ×\($0.statements.count)"
    }
  }

  @Test("the same fact in two separate periods is two intervals, and one told twice is one")
  func periods() throws {
    let entries = try lines(.init(of: "state:BEN", and: "org:PACT"))
    #expect(
      entries == [
        "2001-01-01/2010-06-30 Bensia memberOf Pact ×2",
        "2015/ Bensia memberOf Pact ×1",
      ])
  }

  @Test("dates of any precision stand in order, and two meetings are two")
  func order() throws {
    let entries = try lines(.init(of: "state:ARL", and: "state:COR"))
    #expect(
      entries == [
        "2016-03 Arland meetsWith Corvia ×1",
        "2017 Corvia sanctions Arland ×1",
        "2018-06-05 Arland meetsWith Corvia ×2",
      ])
  }

  @Test("between two stand the events that both take part in")
  func sharedEvents() throws {
    let entries = try lines(.init(of: "state:ARL", and: "state:BEN"))
    #expect(
      entries == [
        "2018-06 Arland participatesIn staff talks ×1",
        "2018-06 Bensia participatesIn staff talks ×1",
      ])
  }

  @Test("a change gives a phase that ends and one that begins, in this order")
  func change() throws {
    func told(_ id: String, _ relation: RelationName, _ period: String, _ sign: Sign) -> Assertion {
      Assertion(
        id: id, subject: "state:A", relation: relation, object: "state:B", sign: sign,
        validity: Validity(period))
    }
    let graph = KnowledgeGraph(
      entities: [
        Entity(id: "state:A", type: .state, name: "A"), Entity(id: "state:B", type: .state, name: "B"),
      ],
      assertions: [
        told("1", "cooperatesWith", "2002/", .cooperative), told("2", "rivalOf", "/2002", .conflictual),
        told("3", "sanctions", "2014", .conflictual),
      ])
    let phases = Phases(try Timeline(in: graph, .init(of: "state:A", and: "state:B"))).phases
    #expect(phases.map(\.sign) == [.conflictual, .cooperative, .conflictual])
    #expect(phases.map { $0.from?.description } == [nil, "2002", "2014"])
    #expect(phases.map { $0.until?.description } == ["2002", "2014", nil])
  }

  @Test("a window cuts, and the undated come last where they are wanted")
  func window() throws {
    let cut = TimelineQuestion(of: "state:ARL", since: PartialDate("2017-06"), until: PartialDate("2017-12"))
    #expect(try lines(cut).map { String($0.prefix(11)) } == ["2001-01-01/", "2017 Corvia"])
    let undated = TimelineQuestion(of: "state:DAN", includesUndated: true)
    let entries = try lines(undated)
    #expect(!entries.isEmpty && entries.allSatisfy { $0.hasPrefix("- ") })
    #expect(try lines(.init(of: "state:DAN")).isEmpty)
  }

  @Test("periods that follow day on day are one")
  func adjoining() throws {
    func membership(_ id: String, _ period: String) -> Assertion {
      Assertion(id: id, subject: "state:A", relation: "memberOf", object: "org:B", validity: Validity(period))
    }
    let graph = KnowledgeGraph(
      entities: [],
      assertions: [
        membership("1", "2001-01-01/2001-12-31"), membership("2", "2002-01-01/2003"),
        membership("3", "2004-02/"),
      ])
    let entries = try Timeline(in: graph, .init(of: "state:A")).entries
    #expect(entries.map { $0.validity?.description } == ["2001-01-01/2003", "2004-02/"])
  }
}

@Suite("Memberships")
struct MembershipTests {
  private func members(_ question: MembershipQuestion) throws -> [String] {
    try MembershipAnswer(in: SmallWorld.graph, question).members.map(\.member.name)
  }

  @Test("members of one on a date: who has left is none, who came back is one again")
  func onDate() throws {
    #expect(try members(.init(of: ["org:PACT"], at: PartialDate("2005"))) == ["Arland", "Bensia"])
    #expect(try members(.init(of: ["org:PACT"], at: PartialDate("2012-03"))) == ["Arland"])
    #expect(try members(.init(of: ["org:PACT"], at: PartialDate("2016"))) == ["Arland", "Bensia"])
    #expect(try members(.init(of: ["org:PACT"], at: PartialDate("1990"))) == [])
  }

  @Test("members of both; the day after leaving is outside; the undated hold where nothing dated is known")
  func both() throws {
    let bodies: [EntityID] = ["org:PACT", "org:UNION"]
    #expect(try members(.init(of: bodies, at: PartialDate("2020-01-31"))) == ["Arland", "Bensia"])
    #expect(try members(.init(of: bodies, at: PartialDate("2020-02-01"))) == ["Arland"])
    let answer = try MembershipAnswer(in: SmallWorld.graph, .init(of: bodies, at: PartialDate("2020-02-01")))
    #expect(answer.bodies.map(\.memberCount) == [2, 1])
    #expect(answer.members[0].memberships["org:UNION"]?.map(\.id) == ["a06"])
  }

  @Test("members of one and not of the other")
  func butNot() throws {
    let question = MembershipQuestion(of: ["org:PACT"], butNot: ["org:UNION"], at: PartialDate("2020-06-01"))
    #expect(try members(question) == ["Bensia"])
  }

  @Test("an observer is no member unless asked for")
  func observers() throws {
    #expect(try members(.init(of: ["org:UNION"])) == ["Arland", "Bensia"])
    #expect(try members(.init(of: ["org:UNION"], includesPartial: true)) == ["Arland", "Bensia", "Corvia"])
  }

  @Test("a question without an organisation, or with an unknown one, is explained")
  func wrong() {
    #expect(throws: AnalysisError.tooFew("organisation", least: 1)) { try members(.init(of: [])) }
    #expect(throws: AnalysisError.unknownEntity("org:NONE")) {
      try members(.init(of: ["org:PACT", "org:NONE"]))
    }
  }
}
