import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Betweenness from a sample of paths")
struct SampledBetweennessTests {
  private func rows(_ graph: SimpleGraph) -> Rows.Directed {
    let out = graph.out.rows
    return Rows.Directed(out: out, in: graph.isDirected ? graph.in.rows : out)
  }

  private func simple(_ vertices: Int, _ edges: Int, seed: Int, directed: Bool) -> SimpleGraph {
    SimpleGraph(
      of: randomGraph(vertexCount: vertices, edgeCount: edges, seed: UInt64(seed)), directed: directed)
  }

  @Test("no score is off by more than the error, on any number of threads", arguments: 0..<8, [true, false])
  func bound(seed: Int, isDirected: Bool) throws {
    let graph = simple(150, 170 + 60 * seed, seed: seed, directed: isDirected)
    let exact = try Betweenness(of: graph).normalized(for: graph)
    let vertices = try SampledBetweenness(
      ofVertices: rows(graph), isDirected: isDirected, error: 0.15, seed: UInt64(seed))
    let edges = try SampledBetweenness(ofEdges: graph, error: 0.15, seed: UInt64(seed), threads: 2)
    #expect(vertices.pairs != nil && edges.pairs != nil)
    let shares = Betweenness.normalized(vertices: vertices.scores, isDirected: isDirected)
    for (a, b) in zip(shares, exact.vertices) { #expect(abs(a - b) <= 0.15) }
    let edgeShares = Betweenness.normalized(
      edges: edges.scores, vertexCount: graph.vertexCount, isDirected: isDirected)
    for (a, b) in zip(edgeShares, exact.edges) { #expect(abs(a - b) <= 0.15) }
    for threads in [2, 3, 5] {
      let again = try SampledBetweenness(
        ofVertices: rows(graph), isDirected: isDirected, error: 0.15, seed: UInt64(seed), threads: threads)
      #expect(again.scores == vertices.scores)
    }
  }

  @Test(
    "the mean of many samples is the exact score: pairs and their paths are drawn evenly",
    arguments: [true, false])
  func unbiased(isDirected: Bool) throws {
    let graph = simple(60, 130, seed: 9, directed: isDirected)
    let exact = try Betweenness(of: graph).normalized(for: graph)
    var ofVertices = [Double](repeating: 0, count: graph.vertexCount)
    var ofEdges = [Double](repeating: 0, count: graph.edgeCount)
    let rounds = 60
    for seed in 1...rounds {
      let edges = try SampledBetweenness(ofEdges: graph, error: 0.15, confidence: 0.6, seed: UInt64(seed))
      let vertices = try SampledBetweenness(
        ofVertices: rows(graph), isDirected: isDirected, error: 0.15, confidence: 0.6, seed: UInt64(seed))
      #expect(edges.pairs != nil && vertices.pairs != nil)
      for (e, share) in Betweenness.normalized(
        edges: edges.scores, vertexCount: graph.vertexCount, isDirected: isDirected
      ).enumerated() { ofEdges[e] += share / Double(rounds) }
      for (v, share) in Betweenness.normalized(vertices: vertices.scores, isDirected: isDirected).enumerated()
      { ofVertices[v] += share / Double(rounds) }
    }
    for (a, b) in zip(ofEdges, exact.edges) { #expect(abs(a - b) < 0.015) }
    for (a, b) in zip(ofVertices, exact.vertices) { #expect(abs(a - b) < 0.02) }
  }

  @Test("more paths than a double can count are drawn evenly too")
  func manyPaths() throws {
    let diamonds = 1_200
    var pairs: [(Int, Int)] = []
    for d in 0..<diamonds {
      pairs += [(3 * d, 3 * d + 1), (3 * d, 3 * d + 2), (3 * d + 1, 3 * d + 3), (3 * d + 2, 3 * d + 3)]
    }
    let chain = SimpleGraph(of: graph(vertexCount: 3 * diamonds + 1, pairs), directed: false)
    let sample = try SampledBetweenness(ofVertices: rows(chain), isDirected: false, error: 0.05)
    #expect(sample.pairs != nil)
    let shares = Betweenness.normalized(vertices: sample.scores, isDirected: false)
    // Half of all pairs have the middle between them; of its neighbours each takes half of what passes.
    let middle = 3 * diamonds / 2
    #expect(abs(shares[middle] - 0.5) < 0.05)
    #expect(abs(shares[middle + 1] - 0.25) < 0.05 && abs(shares[middle + 2] - 0.25) < 0.05)
  }

  @Test("what a sample would not make cheaper is exact; what means nothing is refused")
  func limits() throws {
    let graph = simple(40, 90, seed: 4, directed: false)
    let vertices = try SampledBetweenness(ofVertices: rows(graph), isDirected: false, error: 0.001)
    #expect(vertices.pairs == nil)
    #expect(vertices.scores == Betweenness.ofVertices(rows(graph), isDirected: false))
    let edges = try SampledBetweenness(ofEdges: graph, error: 0.001)
    #expect(edges.pairs == nil && edges.scores == Betweenness.ofEdges(graph))
    let senseless: [(Double, Double)] = [(0, 0.9), (1, 0.9), (.nan, 0.9), (0.1, 0), (0.1, 1)]
    for (error, confidence) in senseless {
      #expect(throws: AlgorithmError.self) {
        try SampledBetweenness(ofEdges: graph, error: error, confidence: confidence)
      }
    }
    for count in 0...2 {
      let tiny = SimpleGraph(of: EntenteTestSupport.graph(vertexCount: count, []), directed: false)
      #expect(try SampledBetweenness(ofEdges: tiny, error: 0.9).scores.isEmpty)
      let scores = try SampledBetweenness(ofVertices: rows(tiny), isDirected: true, error: 0.9).scores
      #expect(scores == [Double](repeating: 0, count: count))
    }
  }
}
