import EntenteAnalysis
import EntenteGraph
import Testing

/// Every measure of the command line on graphs that measures stumble over: a number, nothing, or a reason.
@Suite("Measures of odd graphs")
struct OddMeasureTests {
  private static let ring = [(0, 1), (1, 2), (2, 0)]

  private static let graphs: [(name: String, vertexCount: Int, pairs: [(Int, Int)], weights: [Double])] = [
    ("one vertex", 1, [], []), ("one vertex with a loop", 1, [(0, 0)], []), ("no edges", 3, [], []),
    ("parallel edges", 2, [(0, 1), (0, 1), (1, 0)], []), ("parts", 5, [(0, 1), (1, 2), (3, 3)], []),
    ("a weight of 0", 3, ring, [0, 1, 2]), ("weights of 0 alone", 3, ring, [0, 0, 0]),
    ("a negative weight", 3, ring, [1, -2, 1]), ("weights that cancel", 2, [(0, 1), (1, 0)], [1, -1]),
    ("an infinite weight", 3, ring, [.infinity, 1, 1]), ("no number", 3, ring, [.nan, 1, 1]),
    ("weights near the largest number", 3, ring, [1e308, 1e308, 1e308]),
  ]

  private static let options: [MeasureOptions] = [true, false].flatMap { directed in
    [
      MeasureOptions(isDirected: directed),
      MeasureOptions(isDirected: directed, isNormalized: true, isIncoming: true),
      MeasureOptions(isDirected: directed, isWeighted: true, weightMeaning: .distance),
      MeasureOptions(isDirected: directed, isWeighted: true, weightMeaning: .strength),
      MeasureOptions(isDirected: directed, rounds: 2, samplingError: 0.5, scalesByReach: true),
    ]
  }

  @Test("a number, nothing, or a reason", arguments: Measure.allCases)
  func settles(measure: Measure) {
    for shape in Self.graphs {
      let graph = DirectedGraph(
        vertexCount: shape.vertexCount, sources: shape.pairs.map { VertexID($0.0) },
        targets: shape.pairs.map { VertexID($0.1) }, weights: shape.weights)
      for var options in Self.options {
        options.seeds = [0]
        var table = MeasureTable(graph, options: options)
        do {
          let column = try table.column(measure)
          #expect(column.values.count == shape.vertexCount && !column.convention.isEmpty)
          // Degrees by weight add weights up as they are; all else knows no infinity.
          let isSum = [.strength, .inStrength, .outStrength].contains(measure)
          #expect(isSum || column.values.allSatisfy { !($0?.isNaN ?? false) }, "\(shape.name): \(column)")
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }

  @Test("a graph without vertices has no scores", arguments: Measure.allCases)
  func empty(measure: Measure) throws {
    let needsSeeds = [.personalizedPageRank, .distance].contains(measure)
    for options in Self.options where !needsSeeds {
      var table = MeasureTable(DirectedGraph(vertexCount: 0, sources: [], targets: []), options: options)
      guard !(options.samplingError != nil && options.weightMeaning != nil) else { continue }
      #expect(try table.column(measure).values.isEmpty)
    }
  }

  @Test("an edge at fault is named by its ends")
  func named() throws {
    let graph = DirectedGraph(
      vertexCount: 3, sources: [VertexID(2), VertexID(0)], targets: [VertexID(1), VertexID(1)],
      weights: [-1, 1])
    var table = MeasureTable(graph, options: MeasureOptions(isDirected: false, weightMeaning: .distance)) {
      ["Ada", "Bo", "Cy"][$0.int]
    }
    do {
      _ = try table.column(.closeness)
      Issue.record("a negative length passed")
    } catch {
      #expect(error.description.contains("the edge between Bo and Cy has length -1"))
    }
  }
}
