import EntenteAlgorithms
import EntenteAnalysis
import EntenteGraph
import EntenteModel
import Foundation
import Testing

@Suite("Rankings")
struct RankingTests {
  @Test("rows follow the first measure, ties the order of ids, and each measure says what it measured")
  func order() throws {
    let ranking = try Ranking(of: SmallWorld.graph, .init(by: [.degree, .betweenness]))
    let degrees = ranking.rows.map { $0.values["degree"] ?? -1 }
    #expect(degrees == degrees.sorted(by: >))
    #expect(ranking.rows.first?.entity.name == "Arland")
    #expect(ranking.measures == ["degree", "betweenness"])
    #expect(Set(ranking.conventions.keys) == ["degree", "betweenness"])
    #expect(ranking.conventions["betweenness"]?.contains("not normalised") == true)
  }

  @Test("types choose what is listed, not what is measured")
  func listed() throws {
    let all = try Ranking(of: SmallWorld.graph, .init(by: [.pageRank]))
    let states = try Ranking(of: SmallWorld.graph, .init(by: [.pageRank], listed: [.state], limit: 2))
    #expect(states.rows == Array(all.rows.filter { $0.entity.type == .state }.prefix(2)))
    #expect(states.entityCount == all.entityCount)
  }

  @Test("a date and a sign narrow the view")
  func view() throws {
    var filter = GraphFilter.plain
    filter.signs = [.conflictual]
    filter.date = PartialDate("2017-05")
    filter.includesUndated = false
    let ranking = try Ranking(of: SmallWorld.graph, .init(by: [.degree], filter: filter))
    #expect(ranking.rows.map(\.entity.name) == ["Arland", "Corvia"] && ranking.relationCount == 1)
  }

  @Test("an undefined value is absent and ranks last; the lowest constraint ranks first")
  func undefined() throws {
    let options = MeasureOptions(isDirected: true)
    let closeness = try Ranking(of: SmallWorld.graph, .init(by: [.closeness], options: options))
    let flags = closeness.rows.map { $0.values["closeness"] != nil }
    #expect(flags.contains(true) && flags.contains(false))
    #expect(flags == flags.sorted { $0 && !$1 })
    let constraint = try Ranking(of: SmallWorld.graph, .init(by: [.constraint])).rows.compactMap {
      $0.values["constraint"]
    }
    #expect(constraint == constraint.sorted())
  }

  @Test("every name on the command line is a measure, and hits are two")
  func names() throws {
    for measure in Measure.allCases { #expect(try Measure.named(measure.rawValue) == [measure]) }
    #expect(try Measure.named("hits") == [.hubs, .authorities])
    #expect(throws: AnalysisError.unknownMeasure("fame")) { try Measure.named("fame") }
  }

  @Test("every measure has a value a vertex on a plain graph", arguments: Measure.allCases)
  func everyMeasure(measure: Measure) throws {
    var builder = GraphBuilder(vertexCount: 4)
    for (u, v) in [(0, 1), (1, 2), (2, 0), (0, 1), (3, 3)] {
      builder.addEdge(from: VertexID(u), to: VertexID(v))
    }
    for directed in [true, false] {
      var table = MeasureTable(builder.build(), options: MeasureOptions(isDirected: directed, seeds: [0]))
      let column = try table.column(measure)
      #expect(column.values.count == 4 && !column.convention.isEmpty)
      #expect(column.values.allSatisfy { $0?.isFinite ?? true })
    }
  }

  @Test("in a graph without directions in- and out-degree are the degree")
  func undirectedDegrees() throws {
    let graph = DirectedGraph(vertexCount: 2, sources: [VertexID(0)], targets: [VertexID(1)])
    var table = MeasureTable(graph, options: MeasureOptions(isDirected: false))
    #expect(try table.column(.inDegree).values == [1, 1])
    var directed = MeasureTable(graph, options: MeasureOptions(isDirected: true))
    #expect(try directed.column(.inDegree).values == [0, 1])
  }

  @Test("weighted paths ask what a weight means; a walk home asks where home is")
  func explained() {
    #expect(throws: AnalysisError.weightMeaningNeeded(measure: "betweenness")) {
      try Ranking(of: SmallWorld.graph, .init(by: [.betweenness], options: MeasureOptions(isWeighted: true)))
    }
    #expect(throws: AnalysisError.seedNeeded(measure: "personalized-pagerank")) {
      try Ranking(of: SmallWorld.graph, .init(by: [.personalizedPageRank]))
    }
    #expect(throws: AnalysisError.tooFew("measure", least: 1)) {
      try Ranking(of: SmallWorld.graph, .init(by: []))
    }
  }

  @Test("personalised PageRank favours its seed")
  func seeds() throws {
    let ranking = try Ranking(
      of: SmallWorld.graph, .init(by: [.personalizedPageRank], seeds: ["person:ada-berg"]))
    let plain = try Ranking(of: SmallWorld.graph, .init(by: [.pageRank]))
    func place(_ rows: [Ranking.Row]) -> Int? { rows.firstIndex { $0.entity.name == "Ada Berg" } }
    #expect(try #require(place(ranking.rows)) < (try #require(place(plain.rows))))
  }

  @Test("the directed eigenvector needs strong connection, and the convention says what was done instead")
  func eigenvectorView() throws {
    func convention(_ pairs: [(Int, Int)]) throws -> String {
      let graph = DirectedGraph(
        vertexCount: 3, sources: pairs.map { VertexID($0.0) }, targets: pairs.map { VertexID($0.1) })
      var table = MeasureTable(graph, options: MeasureOptions(isDirected: true))
      return try table.column(.eigenvector).convention
    }
    #expect(try convention([(0, 1), (1, 2), (2, 0)]).contains("directed simple view, in-edges"))
    #expect(try convention([(0, 1), (1, 2)]).contains("not strongly connected"))
  }
}
