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

  @Test("a sample is within its error of the exact scores", arguments: 0..<12, [true, false])
  func sampled(seed: Int, isDirected: Bool) throws {
    let count = 200
    let random = randomGraph(vertexCount: count, edgeCount: 300 + 40 * seed, seed: UInt64(seed))
    let simple = SimpleGraph(of: random, directed: isDirected)
    let sample = try Betweenness.sampledEdges(
      simple, error: 0.2, confidence: 0.9, seed: UInt64(seed), threads: 2)
    #expect(sample.sources < count)
    let exact = Betweenness.normalized(
      edges: Betweenness.ofEdges(simple), vertexCount: count, isDirected: isDirected)
    let estimate = Betweenness.normalized(
      edges: sample.scores, vertexCount: count, isDirected: isDirected)
    for (a, b) in zip(estimate, exact) { #expect(abs(a - b) <= 0.2) }
  }

  @Test("the mean of many samples is the exact score: sources are drawn evenly and scaled up rightly")
  func unbiased() throws {
    let simple = SimpleGraph(of: randomGraph(vertexCount: 60, edgeCount: 130, seed: 9), directed: false)
    let exact = Betweenness.ofEdges(simple)
    var mean = [Double](repeating: 0, count: exact.count)
    let rounds = 200
    for seed in 1...rounds {
      let sample = try Betweenness.sampledEdges(simple, error: 0.3, confidence: 0.5, seed: UInt64(seed))
      #expect(sample.sources < 60)
      for (edge, score) in sample.scores.enumerated() { mean[edge] += score / Double(rounds) }
    }
    let pairs = 60.0 * 59 / 2
    for (a, b) in zip(mean, exact) { #expect(abs(a - b) / pairs < 0.01) }
  }

  @Test("a sample no smaller than the graph is exact; an error or a confidence that means nothing is refused")
  func limits() throws {
    let simple = SimpleGraph(of: randomGraph(vertexCount: 40, edgeCount: 90, seed: 4), directed: false)
    let large = try Betweenness.sampledEdges(simple, error: 0.001)
    #expect(large.scores == Betweenness.ofEdges(simple) && large.sources == 40)
    let senseless: [(Double, Double)] = [(0, 0.9), (1, 0.9), (.nan, 0.9), (0.1, 0), (0.1, 1)]
    for (error, confidence) in senseless {
      #expect(throws: AlgorithmError.self) {
        try Betweenness.sampledEdges(simple, error: error, confidence: confidence)
      }
    }
    let empty = SimpleGraph(of: graph(vertexCount: 0, []), directed: false)
    #expect(try Betweenness.sampledEdges(empty, error: 0.1).scores.isEmpty)
  }
}
