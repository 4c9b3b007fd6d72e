import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Adjacency")
struct AdjacencyTests {
  @Test("rows hold each edge once, sorted by target, parallels by id", arguments: 0..<60)
  func agreesWithSorting(seed: Int) {
    let graph = assortedGraph(seed: seed)
    for v in 0..<graph.vertexCount {
      let out = (0..<graph.edgeCount).filter { graph.sources[$0].int == v }
        .sorted { (graph.targets[$0], $0) < (graph.targets[$1], $1) }
      #expect(graph.out.edges(of: VertexID(v)).map(\.int) == out)
      #expect(Array(graph.out.neighbours(of: VertexID(v))) == out.map { graph.targets[$0] })
      let into = (0..<graph.edgeCount).filter { graph.targets[$0].int == v }
        .sorted { (graph.sources[$0], $0) < (graph.sources[$1], $1) }
      #expect(graph.in.edges(of: VertexID(v)).map(\.int) == into)
      #expect(Array(graph.in.neighbours(of: VertexID(v))) == into.map { graph.sources[$0] })
    }
  }

  @Test("an undirected row is as long as the degree, and a loop counts twice", arguments: 0..<60)
  func undirected(seed: Int) {
    let graph = assortedGraph(seed: seed)
    let both = graph.undirectedAdjacency()
    #expect(both.slotCount == 2 * graph.edgeCount)
    for v in 0..<graph.vertexCount {
      var ends: [(VertexID, Int)] = []
      for e in 0..<graph.edgeCount {
        if graph.sources[e].int == v { ends.append((graph.targets[e], e)) }
        if graph.targets[e].int == v { ends.append((graph.sources[e], e)) }
      }
      ends.sort { $0 < $1 }
      #expect(both.edges(of: VertexID(v)).map(\.int) == ends.map(\.1))
      #expect(Array(both.neighbours(of: VertexID(v))) == ends.map(\.0))
    }
  }

  @Test("an edge is found by its ends, the first of parallels; an absent one is nil")
  func findsEdge() {
    let graph = graph(vertexCount: 4, [(0, 3), (0, 1), (0, 3), (2, 2)])
    #expect(graph.out.edge(from: VertexID(0), to: VertexID(3)) == EdgeID(0))
    #expect(graph.out.edge(from: VertexID(0), to: VertexID(1)) == EdgeID(1))
    #expect(graph.out.edge(from: VertexID(2), to: VertexID(2)) == EdgeID(3))
    #expect(graph.out.edge(from: VertexID(3), to: VertexID(0)) == nil)
    #expect(graph.out.edge(from: VertexID(1), to: VertexID(2)) == nil)
  }
}
