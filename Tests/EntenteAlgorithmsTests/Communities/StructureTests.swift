import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Blocks, cliques and communities")
struct StructureTests {
  private func parts(_ graph: SimpleGraph, without edge: Int? = nil, vertex: Int? = nil) -> Int {
    var kept: [(Int, Int)] = []
    for e in 0..<graph.edgeCount where e != edge {
      let (u, v) = (graph.sources[e].int, graph.targets[e].int)
      if u != vertex, v != vertex { kept.append((u, v)) }
    }
    return Components.weak(of: EntenteTestSupport.graph(vertexCount: graph.vertexCount, kept)).count
  }

  @Test(
    "losing a bridge or an articulation point parts the graph, losing another does not", arguments: 0..<80)
  func cuts(seed: Int) {
    let simple = SimpleGraph(of: assortedGraph(seed: seed), directed: false)
    let found = Biconnected(of: simple)
    let whole = parts(simple)
    #expect(found.bridges.map(\.int) == (0..<simple.edgeCount).filter { parts(simple, without: $0) > whole })
    let points = (0..<simple.vertexCount).filter { v in
      // The lost vertex stands alone and is a part of its own.
      parts(simple, vertex: v) - 1 > whole - (simple.out.degree(of: VertexID(v)) == 0 ? 1 : 0)
    }
    #expect(found.articulationPoints.map(\.int) == points)
  }

  @Test("two edges share a block exactly if no vertex parts them", arguments: 0..<40)
  func blocks(seed: Int) {
    let simple = SimpleGraph(of: assortedGraph(seed: seed), directed: false)
    let found = Biconnected(of: simple)
    // Edges at a vertex are joined where its loss leaves their other ends together; blocks are what that joins.
    var pairs: [(Int, Int)] = []
    for v in 0..<simple.vertexCount {
      var kept: [(Int, Int)] = []
      for e in 0..<simple.edgeCount where simple.sources[e].int != v && simple.targets[e].int != v {
        kept.append((simple.sources[e].int, simple.targets[e].int))
      }
      let labels = Components.weak(of: EntenteTestSupport.graph(vertexCount: simple.vertexCount, kept)).labels
      let slots = Array(simple.out.slots(of: VertexID(v)))
      for a in slots {
        for b in slots where labels[simple.out.targets[a].int] == labels[simple.out.targets[b].int] {
          pairs.append((simple.out.edges[a].int, simple.out.edges[b].int))
        }
      }
    }
    let expected = Components.weak(of: EntenteTestSupport.graph(vertexCount: simple.edgeCount, pairs))
    #expect(found.blocks == expected.labels && found.blockCount == expected.count)
  }

  @Test("maximal cliques are all that nobody could join", arguments: 0..<80)
  func cliques(seed: Int) {
    let simple = SimpleGraph(of: assortedGraph(seed: seed), directed: false)
    let n = simple.vertexCount
    func knows(_ u: Int, _ v: Int) -> Bool { simple.out.edge(from: VertexID(u), to: VertexID(v)) != nil }
    func isClique(_ set: Int) -> Bool {
      (0..<n).allSatisfy { u in
        (0..<u).allSatisfy { v in set & (1 << u) == 0 || set & (1 << v) == 0 || knows(u, v) }
      }
    }
    var expected: [[VertexID]] = []
    for set in 1..<max(1 << n, 2) where n > 0 && isClique(set) {
      if (0..<n).allSatisfy({ set & (1 << $0) != 0 || !isClique(set | (1 << $0)) }) {
        expected.append((0..<n).filter { set & (1 << $0) != 0 }.map { VertexID($0) })
      }
    }
    let found = maximalCliques(of: simple)
    #expect(found.isComplete && found.cliques == expected.sorted { $0.lexicographicallyPrecedes($1) })
    let large = maximalCliques(of: simple, minimumSize: 3).cliques
    #expect(large == found.cliques.filter { $0.count >= 3 })
  }

  @Test("a limit of cliques is kept, and said")
  func cliqueLimit() {
    let path = SimpleGraph(of: graph(vertexCount: 4, [(0, 1), (1, 2), (2, 3)]), directed: false)
    let found = maximalCliques(of: path, limit: 2)
    #expect(found.cliques.count == 2 && !found.isComplete)
  }

  private func modularity(_ graph: SimpleGraph, _ labels: [Int32]) -> Double {
    let matrix = (0..<graph.vertexCount).map { u in
      (0..<graph.vertexCount).map { v -> Double in
        graph.out.edge(from: VertexID(u), to: VertexID(v)).map { graph.weights[$0.int] } ?? 0
      }
    }
    let degree = matrix.map { $0.reduce(0, +) }
    let total = degree.reduce(0, +)
    guard total > 0 else { return 0 }
    var sum = 0.0
    for u in matrix.indices {
      for v in matrix.indices where labels[u] == labels[v] {
        sum += matrix[u][v] - degree[u] * degree[v] / total
      }
    }
    return sum / total
  }

  @Test("communities are judged by the formula, and no single move would better them", arguments: 0..<60)
  func communities(seed: Int) throws {
    let simple = SimpleGraph(of: assortedGraph(seed: seed), directed: false)
    let network = try CommunityNetwork(simple)
    for found in [Communities.louvain(network, passes: 50), .leiden(network, passes: 50)] {
      #expect(abs(found.quality - modularity(simple, found.parts.labels)) < 1e-12)
      for v in found.parts.labels.indices {
        for part in 0..<Int32(found.parts.count) {
          var labels = found.parts.labels
          labels[v] = part
          #expect(modularity(simple, labels) < found.quality + 1e-9)
        }
      }
      #expect(Communities(network, parts: found.parts).quality == found.quality)
    }
  }

  @Test("two cliques joined by an edge are two communities")
  func twoCliques() throws {
    var pairs: [(Int, Int)] = [(0, 5)]
    for base in [0, 5] { for u in 0..<5 { for v in 0..<u { pairs.append((base + u, base + v)) } } }
    let simple = SimpleGraph(of: graph(vertexCount: 10, pairs), directed: false)
    let expected: [Int32] = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    #expect(Communities.louvain(try CommunityNetwork(simple)).parts.labels == expected)
    #expect(Communities.leiden(try CommunityNetwork(simple)).parts.labels == expected)
    let parts = Communities.leiden(try CommunityNetwork(simple)).parts
    #expect(conductances(of: parts, in: simple) == [1.0 / 21, 1.0 / 21])
  }

  @Test("negative ties part with the constant Potts model, and modularity refuses them")
  func signed() throws {
    let simple = SimpleGraph(
      of: graph(vertexCount: 4, [(0, 1), (2, 3), (1, 2), (0, 3)], weights: [1, 1, -1, -1]), directed: false)
    let found = Communities.leiden(try CommunityNetwork(simple, quality: .constantPotts(resolution: 0)))
    #expect(found.parts.labels == [0, 0, 1, 1] && found.quality == 2)
    #expect(throws: AlgorithmError.self) { try CommunityNetwork(simple) }
  }

  @Test("ties between communities count once where they cancel out on the way")
  func cancellation() throws {
    // Three triangles; the first has ties of 1 - 1 + 2 to the second and of 3 to the third.
    let triangles = [0, 3, 6].flatMap { [($0, $0 + 1), ($0 + 1, $0 + 2), ($0, $0 + 2)] }
    let between = [(0, 3), (1, 4), (2, 5), (0, 6), (3, 6)]
    let simple = SimpleGraph(
      of: graph(
        vertexCount: 9, triangles + between,
        weights: [Double](repeating: 10, count: 9) + [1, -1, 2, 3, -20]), directed: false)
    let network = try CommunityNetwork(simple, quality: .constantPotts(resolution: 0))
    for found in [Communities.louvain(network), .leiden(network)] {
      #expect(found.parts.labels == [0, 0, 0, 1, 1, 1, 0, 0, 0] && found.quality == 93)
    }
  }

  @Test("Leiden's communities hang together", arguments: 0..<20)
  func connected(seed: Int) throws {
    let simple = SimpleGraph(
      of: randomGraph(vertexCount: 60, edgeCount: 110, seed: UInt64(seed)), directed: false)
    let labels = Communities.leiden(try CommunityNetwork(simple)).parts.labels
    let inside = (0..<simple.edgeCount).filter {
      labels[simple.sources[$0].int] == labels[simple.targets[$0].int]
    }
    let pieces = Components.weak(
      of: EntenteTestSupport.graph(
        vertexCount: 60, inside.map { (simple.sources[$0].int, simple.targets[$0].int) }))
    #expect(pieces.labels == labels)
  }

  @Test("the number of threads changes no community", arguments: [1, 10])
  func threads(groups: Int) throws {
    let graph = groupedGraph(vertexCount: 200, edgeCount: 800, groups: groups)
    let simple = SimpleGraph(of: graph, directed: false)
    let networks = [
      CommunityNetwork(simple.out.rows),
      try CommunityNetwork(simple, quality: .constantPotts(resolution: 0.05)),
      try CommunityNetwork(graph, directed: true, signed: true),
    ]
    for network in networks {
      let (louvain, leiden) = (
        Communities.louvain(network, passes: 2), Communities.leiden(network, passes: 2)
      )
      #expect(leiden.parts.count < 200 && leiden.quality > 0)
      for threads in [2, 3] {
        #expect(Communities.louvain(network, passes: 2, threads: threads) == louvain)
        #expect(Communities.leiden(network, passes: 2, threads: threads) == leiden)
      }
    }
  }

  /// Four of five edges stay within the group, by remainder, of their source.
  private func groupedGraph(vertexCount: Int, edgeCount: Int, groups: Int) -> DirectedGraph {
    var generator = SeededGenerator(seed: UInt64(groups))
    var builder = GraphBuilder(vertexCount: vertexCount)
    for e in 0..<edgeCount {
      let u = Int.random(in: 0..<vertexCount, using: &generator)
      let other = Int.random(in: 0..<vertexCount, using: &generator)
      let v = e % 5 == 0 ? other : other / groups * groups + u % groups
      let sign: Int8 = e % 5 == 0 ? -1 : 1
      builder.addEdge(from: VertexID(u), to: VertexID(v), weight: Double(1 + e % 3), sign: sign)
    }
    return builder.build()
  }

  @Test("labels that spread do not cross from one part to another")
  func labels() {
    let graph = graph(vertexCount: 7, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)])
    let labels = Components.labelPropagation(graph.undirectedAdjacency().rows).labels
    #expect(labels == [0, 0, 0, 1, 1, 1, 2])
  }

  @Test("labels that spread at once, the lowest of equals, as LDBC Graphalytics has it")
  func synchronous() {
    // Two triangles joined by an edge; one round by hand.
    let rows = graph(vertexCount: 6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)])
      .undirectedAdjacency().rows
    let both = Rows.Directed(out: rows, in: rows)
    let once = Components.synchronousLabels(both, isDirected: false, rounds: 1)
    #expect(once.labels == [0, 1, 1, 2, 3, 3])  // 1, 0, 0, 2, 3, 3
    #expect(Components.synchronousLabels(both, isDirected: false).count <= 3)
  }
}
