import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Directed graph")
struct DirectedGraphTests {
  @Test("columns stay in the order in which edges were given")
  func columns() {
    var builder = GraphBuilder()
    let (a, b) = (builder.addVertex(), builder.addVertex())
    builder.addEdge(from: b, to: a, weight: 2, sign: -1, firstDay: 10, lastDay: 20)
    builder.addEdge(from: a, to: b)
    let graph = builder.build()
    #expect(graph.vertexCount == 2 && graph.edgeCount == 2)
    #expect(graph.sources == [b, a] && graph.targets == [a, b])
    #expect(graph.weights == [2, 1] && graph.signs == [-1, 0])
    #expect(
      graph.firstDays == [10, DirectedGraph.openStart] && graph.lastDays == [20, DirectedGraph.openEnd])
  }

  @Test("an edge holds from its first to its last day; an open one always")
  func validity() {
    var builder = GraphBuilder(vertexCount: 1)
    let dated = builder.addEdge(from: VertexID(0), to: VertexID(0), firstDay: 10, lastDay: 12)
    let open = builder.addEdge(from: VertexID(0), to: VertexID(0))
    let graph = builder.build()
    #expect((9...13).map { graph.holds(dated, on: $0) } == [false, true, true, true, false])
    #expect(graph.holds(open, on: .min) && graph.holds(open, on: .max))
  }

  @Test("the empty graph is a graph")
  func empty() {
    let graph = GraphBuilder().build()
    #expect(graph.vertexCount == 0 && graph.edgeCount == 0 && graph.out.offsets == [0])
    #expect(SimpleGraph(of: graph, directed: false).edgeCount == 0)
  }

  @Test("the simple view merges what a dictionary of pairs would", arguments: 0..<60, [true, false])
  func simple(seed: Int, directed: Bool) {
    let graph = assortedGraph(seed: seed)
    var sums: [[Int]: Double] = [:]
    var least: [[Int]: Double] = [:]
    for e in 0..<graph.edgeCount where graph.sources[e] != graph.targets[e] {
      var pair = [graph.sources[e].int, graph.targets[e].int]
      if !directed { pair.sort() }
      sums[pair, default: 0] += graph.weights[e]
      least[pair] = min(least[pair] ?? .infinity, graph.weights[e])
    }
    let simple = SimpleGraph(of: graph, directed: directed)
    let pairs = (0..<simple.edgeCount).map { [simple.sources[$0].int, simple.targets[$0].int] }
    #expect(Set(pairs).count == pairs.count)
    #expect(Dictionary(uniqueKeysWithValues: zip(pairs, simple.weights)) == sums)
    let lightest = SimpleGraph(of: graph, directed: directed, parallels: .lightest)
    #expect(Dictionary(uniqueKeysWithValues: zip(pairs, lightest.weights)) == least)
    #expect(simple.out.slotCount == (directed ? 1 : 2) * simple.edgeCount)
  }

  @Test("the simple view leaves out edges that do not count")
  func masked() {
    let graph = graph(vertexCount: 3, [(0, 1), (1, 2), (0, 1)], weights: [1, 2, 4])
    let simple = SimpleGraph(of: graph, directed: true, edges: EdgeSet(edgeCount: 3, [EdgeID(1), EdgeID(2)]))
    #expect(simple.weights == [4, 2])
  }
}
