import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Distances")
struct DistanceTests {
  @Test("an unreachable vertex has no distance")
  func unreachable() {
    let graph = graph(vertexCount: 3, [(0, 1)])
    #expect(hopDistances(in: graph.out, from: VertexID(0)) == [0, 1, nil])
    #expect(hopDistances(in: graph.in, from: VertexID(0)) == [0, nil, nil])
    #expect(hopDistance(out: graph.out, in: graph.in, from: VertexID(1), to: VertexID(0)) == nil)
  }

  @Test("hops agree with Floyd and Warshall in every direction", arguments: 0..<80)
  func hops(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let both = graph.undirectedAdjacency()
    let directed = floydWarshall(leastLengths(graph, unit: true))
    let undirected = floydWarshall(leastLengths(graph, undirected: true, unit: true))
    for s in 0..<graph.vertexCount {
      #expect(
        hopDistances(in: graph.out, from: VertexID(s)).map { $0.map(Double.init) ?? .infinity } == directed[s]
      )
      #expect(
        hopDistances(in: both, from: VertexID(s)).map { $0.map(Double.init) ?? .infinity } == undirected[s])
      let into = hopDistances(in: graph.in, from: VertexID(s)).map { $0.map(Double.init) ?? .infinity }
      #expect(into == directed.map { $0[s] })
    }
  }

  @Test("the search from both ends agrees, pair after pair in the same memory", arguments: 0..<80)
  func bidirectional(seed: Int) {
    let graph = assortedGraph(seed: seed)
    let distance = floydWarshall(leastLengths(graph, unit: true))
    var search = BidirectionalSearch(out: graph.out.rows, in: graph.in.rows)
    for s in 0..<graph.vertexCount {
      for t in 0..<graph.vertexCount {
        let found = search.distance(from: VertexID(s), to: VertexID(t)).map(Double.init) ?? .infinity
        #expect(found == distance[s][t], "from \(s) to \(t)")
      }
    }
  }

  @Test("weighted lengths agree with Floyd and Warshall, from one end and from both", arguments: 0..<80)
  func lengths(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let distance = floydWarshall(leastLengths(graph))
    let network = try PathNetwork(graph, length: .weight)
    for s in 0..<graph.vertexCount {
      #expect(pathLengths(in: network, from: VertexID(s)).map { $0 ?? .infinity } == distance[s])
      for t in 0..<graph.vertexCount {
        #expect(pathLength(in: network, from: VertexID(s), to: VertexID(t)) ?? .infinity == distance[s][t])
      }
    }
  }

  @Test("distances keep the triangle inequality", arguments: 4..<24)
  func triangleInequality(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let network = try PathNetwork(graph, length: .weight)
    let all = (0..<graph.vertexCount).map {
      pathLengths(in: network, from: VertexID($0)).map { $0 ?? .infinity }
    }
    for u in all.indices {
      for v in all.indices { for w in all.indices { #expect(all[u][w] <= all[u][v] + all[v][w]) } }
    }
  }

  @Test("a chain of 20,000 vertices is walked to its end")
  func longChain() throws {
    let n = 20_000
    let chain = graph(vertexCount: n, (1..<n).map { ($0 - 1, $0) })
    #expect(hopDistances(in: chain.out, from: VertexID(0))[n - 1] == Int32(n - 1))
    let network = try PathNetwork(chain)
    #expect(shortestPath(in: network, from: VertexID(0), to: VertexID(n - 1))?.edges.count == n - 1)
  }
}
