import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Pairs by a contraction hierarchy")
struct PathHierarchyTests {
  private static func weighted(_ graph: DirectedGraph, _ weight: (Double) -> Double) -> DirectedGraph {
    DirectedGraph(
      vertexCount: graph.vertexCount, sources: graph.sources, targets: graph.targets,
      weights: graph.weights.map(weight))
  }

  private static func index(
    _ graph: DirectedGraph, directed: Bool, threads: Int = 1
  ) throws -> PathHierarchy {
    let arcs = ArcRows.of(try PathNetwork(graph, direction: directed ? .forward : .both, length: .weight))
    return PathHierarchy(out: arcs.out, in: arcs.in, threads: threads)
  }

  /// A grid with gaps: what hierarchies are made for.
  private static func grid(side: Int, seed: UInt64, weight: (inout SeededGenerator) -> Double)
    -> DirectedGraph
  {
    var random = SeededGenerator(seed: seed)
    var (sources, targets, weights): ([VertexID], [VertexID], [Double]) = ([], [], [])
    for v in 0..<(side * side) {
      for (neighbour, exists) in [(v + 1, v % side + 1 < side), (v + side, v + side < side * side)] {
        guard exists, Int.random(in: 0..<8, using: &random) > 0 else { continue }
        let turned = Bool.random(using: &random)
        sources.append(VertexID(turned ? neighbour : v))
        targets.append(VertexID(turned ? v : neighbour))
        weights.append(weight(&random))
      }
    }
    return DirectedGraph(vertexCount: side * side, sources: sources, targets: targets, weights: weights)
  }

  @Test(
    "lengths are those of Floyd and Warshall, with loops, parallels, zeros and what is out of reach",
    arguments: 0..<80, [true, false])
  func agrees(seed: Int, directed: Bool) throws {
    for weight: (Double) -> Double in [{ $0 }, { $0 - 1 }, { $0 * 0.25 }, { $0 * 0.3 }] {
      let graph = Self.weighted(assortedGraph(seed: seed), weight)
      let distance = floydWarshall(leastLengths(graph, undirected: !directed))
      var search = HierarchySearch(try Self.index(graph, directed: directed))
      for s in 0..<graph.vertexCount {
        for t in 0..<graph.vertexCount {
          let found = search.length(from: VertexID(s), to: VertexID(t)) ?? .infinity
          #expect(found == distance[s][t] || abs(found - distance[s][t]) < 1e-12, "from \(s) to \(t)")
        }
      }
    }
  }

  @Test("lengths in grids are those of Dijkstra's search", arguments: 0..<4, [true, false])
  func grids(seed: Int, directed: Bool) throws {
    let graph = Self.grid(side: 14, seed: UInt64(seed)) {
      Double(Int.random(in: 0...20, using: &$0)) * (seed.isMultiple(of: 2) ? 1 : 0.125)
    }
    let network = try PathNetwork(graph, direction: directed ? .forward : .both, length: .weight)
    let index = try Self.index(graph, directed: directed)
    #expect(index.coreCount == 0)
    var search = HierarchySearch(index)
    for s in stride(from: 0, to: graph.vertexCount, by: 13) {
      let expected = pathLengths(in: network, from: VertexID(s))
      for t in 0..<graph.vertexCount {
        #expect(search.length(from: VertexID(s), to: VertexID(t)) == expected[t], "from \(s) to \(t)")
      }
    }
  }

  @Test("where vertices have many neighbours they stay, and lengths are right all the same")
  func core() throws {
    let graph = randomGraph(vertexCount: 60, edgeCount: 900, seed: 3, maxWeight: 50)
    let network = try PathNetwork(graph, length: .weight)
    let index = try Self.index(graph, directed: true)
    #expect(index.coreCount == 60)
    var search = HierarchySearch(index)
    for s in 0..<60 {
      let expected = pathLengths(in: network, from: VertexID(s))
      for t in 0..<60 { #expect(search.length(from: VertexID(s), to: VertexID(t)) == expected[t]) }
    }
  }

  @Test("a core with trees hanging from it is entered and left")
  func coreWithTrees() throws {
    var random = SeededGenerator(seed: 11)
    let core = randomGraph(vertexCount: 40, edgeCount: 400, seed: 5, maxWeight: 30)
    var (sources, targets, weights) = (core.sources, core.targets, core.weights)
    for v in 40..<400 {
      sources.append(VertexID(Int.random(in: 0..<v, using: &random)))
      targets.append(VertexID(v))
      weights.append(Double(Int.random(in: 1...9, using: &random)))
    }
    let graph = DirectedGraph(vertexCount: 400, sources: sources, targets: targets, weights: weights)
    let network = try PathNetwork(graph, direction: .both, length: .weight)
    let index = try Self.index(graph, directed: false)
    #expect(index.coreCount < 60)
    var search = HierarchySearch(index)
    for s in stride(from: 0, to: 400, by: 37) {
      let expected = pathLengths(in: network, from: VertexID(s))
      for t in 0..<400 { #expect(search.length(from: VertexID(s), to: VertexID(t)) == expected[t]) }
    }
  }

  @Test("the index is the same whatever the number of threads")
  func threads() throws {
    let graph = Self.grid(side: 24, seed: 9) { Double(Int.random(in: 1...99, using: &$0)) }
    #expect(
      try Self.index(graph, directed: false, threads: 3) == Self.index(graph, directed: false, threads: 1))
  }
}
