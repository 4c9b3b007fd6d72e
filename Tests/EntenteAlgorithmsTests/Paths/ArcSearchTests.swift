import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Searches in buckets")
struct ArcSearchTests {
  /// Whole lengths, and lengths that are not, of graphs small and large.
  private static func lengths(_ graph: DirectedGraph, _ factor: Double) -> DirectedGraph {
    DirectedGraph(
      vertexCount: graph.vertexCount, sources: graph.sources, targets: graph.targets,
      weights: graph.weights.map { $0 * factor })
  }

  @Test("all ways of measuring agree with Floyd and Warshall", arguments: 0..<80, [1, 0.25, 5000])
  func agree(seed: Int, factor: Double) throws {
    let graph = Self.lengths(assortedGraph(seed: seed), factor)
    let distance = floydWarshall(leastLengths(graph))
    let arcs = ArcRows.of(try PathNetwork(graph, length: .weight))
    var pairs = PairSearch(out: arcs.out, in: arcs.in)
    for s in 0..<graph.vertexCount {
      #expect(arcs.out.pathLengths(from: VertexID(s)) == distance[s])
      for t in 0..<graph.vertexCount {
        #expect(pairs.length(from: VertexID(s), to: VertexID(t)) ?? .infinity == distance[s][t])
      }
    }
  }

  @Test("hubs that are numbered anew keep their names")
  func crowded() throws {
    var random = SeededGenerator(seed: 7)
    let n = 3000
    var (sources, targets, weights): ([VertexID], [VertexID], [Double]) = ([], [], [])
    for e in 0..<40_000 {
      sources.append(VertexID(e % 3 == 0 ? 17 : Int.random(in: 0..<n, using: &random)))
      targets.append(VertexID(Int.random(in: 0..<n, using: &random)))
      weights.append(Double(Int.random(in: 1...50, using: &random)))
    }
    let graph = DirectedGraph(vertexCount: n, sources: sources, targets: targets, weights: weights)
    let network = try PathNetwork(graph, direction: .both, length: .weight)
    let arcs = ArcRows.of(network)
    let expected = pathLengths(in: network, from: VertexID(5)).map { $0 ?? .infinity }
    #expect(arcs.out.pathLengths(from: VertexID(5)) == expected)
    var pairs = PairSearch(out: arcs.out, in: arcs.in)
    var climbing = HierarchySearch(PathHierarchy(out: arcs.out, in: arcs.in))
    for t in stride(from: 0, to: n, by: 97) {
      #expect(pairs.length(from: VertexID(5), to: VertexID(t)) ?? .infinity == expected[t])
      #expect(climbing.length(from: VertexID(5), to: VertexID(t)) ?? .infinity == expected[t])
    }
    let walk = try RandomWalk(on: graph, directed: true)
    let scores = try pageRank(of: walk)
    #expect(scores.reduce(0, +) > 0.999_999 && scores.reduce(0, +) < 1.000_001)
    #expect(try pageRank(of: walk, threads: 2) == scores)
  }

  @Test("a search that changes sides finds the levels of one that does not", arguments: 0..<12)
  func wideFronts(seed: Int) {
    let graph = randomGraph(vertexCount: 400, edgeCount: 1500 + 300 * seed, seed: UInt64(seed))
    let (out, into) = (graph.out.rows, graph.in.rows)
    for s in [0, 1, 399] {
      #expect(
        hopLevels(out: out, in: into, from: VertexID(s)) == hopLevels(out: out, in: nil, from: VertexID(s)))
    }
  }
}

@Suite("Many unweighted pairs")
struct BidirectionalSearchTests {
  /// Few neighbours a vertex, many at vertex 0: rows of one line and of several.
  private static func sparse(seed: UInt64) -> DirectedGraph {
    var random = SeededGenerator(seed: seed)
    let n = 150
    let hub = (1...41).map { (0, Int($0) * 3) }
    let others = (0..<190).map { _ in
      (Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random))
    }
    return graph(vertexCount: n, hub + others)
  }

  @Test("a search asked for many pairs finds the distances of single ones", arguments: 0..<6, [true, false])
  func pairs(seed: Int, directed: Bool) {
    let graph = Self.sparse(seed: UInt64(seed))
    let out = directed ? graph.out : graph.undirectedAdjacency()
    let into = directed ? graph.in : out
    var search = BidirectionalSearch(out: out.rows, in: into.rows)
    for s in stride(from: 0, to: graph.vertexCount, by: 7) {
      let expected = hopDistances(in: out, from: VertexID(s))
      for t in 0..<graph.vertexCount {
        #expect(search.distance(from: VertexID(s), to: VertexID(t)) == expected[t].map(Int.init))
      }
    }
  }
}
