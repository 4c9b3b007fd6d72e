import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Components")
struct ComponentsTests {
  @Test("two vertices share a part exactly if each reaches the other", arguments: 0..<80)
  func agreesWithDistances(seed: Int) {
    let graph = assortedGraph(seed: seed)
    let n = graph.vertexCount
    let directed = floydWarshall(leastLengths(graph))
    let undirected = floydWarshall(leastLengths(graph, undirected: true))
    let (weak, strong) = (Components.weak(of: graph), Components.strong(of: graph))
    for u in 0..<n {
      for v in 0..<n {
        #expect((weak.labels[u] == weak.labels[v]) == (undirected[u][v] < .infinity))
        #expect(
          (strong.labels[u] == strong.labels[v]) == (directed[u][v] < .infinity && directed[v][u] < .infinity)
        )
      }
    }
    #expect(weak.sizes.reduce(0, +) == n && strong.sizes.reduce(0, +) == n)
  }

  @Test("parts are numbered by their lowest vertices, and an edge that does not count joins nothing")
  func numbering() {
    let graph = graph(vertexCount: 4, [(3, 0), (0, 3), (1, 2)])
    #expect(Components.weak(of: graph).labels == [0, 1, 1, 0])
    #expect(Components.strong(of: graph).labels == [0, 1, 2, 0])
    let one = EdgeSet(edgeCount: 3, [EdgeID(0)])
    #expect(Components.weak(of: graph, edges: one).labels == [0, 1, 2, 0])
    #expect(Components.strong(of: graph, edges: one).count == 4)
    #expect(Components.weak(of: graph).members == [[VertexID(0), VertexID(3)], [VertexID(1), VertexID(2)]])
  }

  @Test("a circle of 50,000 vertices is one strong part")
  func deepCircle() {
    let n = 50_000
    let circle = graph(vertexCount: n, (0..<n).map { ($0, ($0 + 1) % n) })
    #expect(Components.strong(of: circle).sizes == [n])
  }
}
