import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Paths between entities")
struct PathFinderTests {
  private let finder = PathFinder(snapshot: SmallWorld.graph, symmetric: SmallWorld.symmetric)

  private func names(_ question: PathQuestion) throws -> [[String]] {
    try finder.paths(question).map { $0.entities.map(\.name) }
  }

  @Test("directed relations are walked from subject to object, symmetric ones either way")
  func directions() throws {
    #expect(try names(.init(from: "state:DAN", to: "org:PACT")) == [["Danovia", "Corvia", "Arland", "Pact"]])
    #expect(try names(.init(from: "org:PACT", to: "state:DAN")).isEmpty)
    #expect(
      try names(.init(from: "org:PACT", to: "state:DAN", isUndirected: true)) == [
        ["Pact", "Arland", "Corvia", "Danovia"]
      ])
  }

  @Test("every step shows its relations, whichever way they were told, with their sentences")
  func evidence() throws {
    let path = try #require(try finder.paths(.init(from: "state:COR", to: "state:ARL")).first)
    let step = try #require(path.steps.first)
    #expect(path.length == 1 && path.isLoopless)
    #expect(step.relations.map(\.relation) == ["meetsWith", "sanctions"])
    #expect(step.relations.map(\.isForward) == [false, true])
    #expect(step.relations[0].weight == 3)
    #expect(step.relations[0].statements.map(\.id) == ["a10", "a08", "a09"])
    #expect(step.relations[0].statements.map(\.source) == ["Brief one", "Brief one", "briefs/two.txt"])
  }

  @Test("a path by a relation that must not be missing")
  func through() throws {
    #expect(
      try names(.init(from: "state:DAN", to: "state:ARL", through: ["sanctions"])) == [
        ["Danovia", "Corvia", "Arland"]
      ])
    // Corvia has to be left and come to again.
    let around = try finder.paths(.init(from: "state:COR", to: "state:DAN", through: ["sanctions"]))
    #expect(around.first?.isLoopless == false && around.count == 1)
  }

  @Test("propositions and what is unsaid are no stations")
  func noStations() throws {
    let question = PathQuestion(from: "person:ada-berg", to: "state:DAN", isUndirected: true)
    #expect(try names(question) == [["Ada Berg", "Pact", "Arland", "Corvia", "Danovia"]])
    #expect(try names(.init(from: "state:DAN", to: "proposition:1")) == [["Danovia", "that all is well"]])
  }

  @Test("negated and wished assertions make no edge unless they are let in")
  func factuality() throws {
    let paths = try names(.init(from: "state:BEN", to: "state:DAN", k: 9, isUndirected: true))
    #expect(!paths.contains(["Bensia", "Danovia"]))
    let all = try names(.init(from: "state:BEN", to: "state:DAN", filter: .all))
    #expect(all == [["Bensia", "Danovia"]])
  }

  @Test("relations, dates and entities to avoid narrow the way")
  func narrowed() throws {
    let members = PathQuestion(
      from: "state:ARL", to: "state:BEN", isUndirected: true, relations: ["memberOf"])
    #expect(try names(members) == [["Arland", "Pact", "Bensia"]])
    var onDate = members
    onDate.filter.date = PartialDate("2012")
    #expect(try names(onDate) == [["Arland", "Union", "Bensia"]])
    var avoiding = members
    avoiding.avoided = ["org:PACT"]
    #expect(try names(avoiding) == [["Arland", "Union", "Bensia"]])
  }

  @Test("several paths come shortest first, and a path goes through the entities that are asked for")
  func several() throws {
    let question = PathQuestion(
      from: "state:ARL", to: "state:BEN", k: 2, isUndirected: true, relations: ["memberOf"])
    #expect(try names(question) == [["Arland", "Pact", "Bensia"], ["Arland", "Union", "Bensia"]])
    let via = PathQuestion(from: "state:ARL", to: "state:BEN", via: ["org:UNION"], isUndirected: true)
    #expect(try names(via) == [["Arland", "Union", "Bensia"]])
  }

  @Test("by strength, what is told more often is nearer")
  func strength() throws {
    let path = try #require(
      try finder.paths(.init(from: "state:ARL", to: "state:COR", shortness: .strength)).first)
    #expect(path.length == 1.0 / 3)
  }

  @Test("an unknown entity is named in the error")
  func unknown() {
    #expect(throws: AnalysisError.unknownEntity("state:XXX")) {
      try finder.paths(.init(from: "state:ARL", to: "state:XXX"))
    }
  }
}
