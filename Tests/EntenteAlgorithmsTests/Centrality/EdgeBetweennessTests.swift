import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Betweenness of edges")
struct EdgeBetweennessTests {
  @Test("edges alone have what they have beside the vertices", arguments: 0..<60, [true, false])
  func alone(seed: Int, isDirected: Bool) throws {
    let simple = SimpleGraph(of: assortedGraph(seed: seed), directed: isDirected)
    #expect(agree(Betweenness.ofEdges(simple), try Betweenness(of: simple).edges))
  }

  @Test("any number of threads, the same bits", arguments: [true, false], [2, 3, 5])
  func threads(isDirected: Bool, threads: Int) throws {
    let simple = SimpleGraph(of: randomGraph(vertexCount: 90, edgeCount: 300, seed: 3), directed: isDirected)
    #expect(Betweenness.ofEdges(simple, threads: threads) == Betweenness.ofEdges(simple))
  }

  @Test("more paths than a double can count")
  func manyPaths() {
    let diamonds = 1100
    var pairs: [(Int, Int)] = []
    for d in 0..<diamonds {
      pairs += [(3 * d, 3 * d + 1), (3 * d, 3 * d + 2), (3 * d + 1, 3 * d + 3), (3 * d + 2, 3 * d + 3)]
    }
    let simple = SimpleGraph(of: graph(vertexCount: 3 * diamonds + 1, pairs), directed: true)
    let found = Betweenness.ofEdges(simple, sources: [VertexID(0)])
    // Edges are sorted by their ends: those from the two sides of a diamond to its end carry half of what lies there
    // and beyond.
    #expect(abs(found[simple.edgeCount - 1] - 0.5) < 1e-9)
    #expect(abs(found[simple.edgeCount - 5] - 0.5 * 4) < 1e-9)
  }
}
