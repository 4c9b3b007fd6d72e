import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Betweenness of vertices")
struct VertexBetweennessTests {
  private func rows(_ graph: SimpleGraph) -> Rows.Directed {
    let out = graph.out.rows
    return Rows.Directed(out: out, in: graph.isDirected ? graph.in.rows : out)
  }

  @Test("eight searches at once give what one after the other do", arguments: 0..<60, [true, false])
  func lanes(seed: Int, isDirected: Bool) throws {
    let simple = SimpleGraph(of: assortedGraph(seed: seed), directed: isDirected)
    #expect(
      agree(
        Betweenness.ofVertices(rows(simple), isDirected: isDirected), try Betweenness(of: simple).vertices))
  }

  @Test("many batches, any number of threads, the same bits", arguments: [true, false])
  func batches(isDirected: Bool) throws {
    let simple = SimpleGraph(of: randomGraph(vertexCount: 150, edgeCount: 600, seed: 3), directed: isDirected)
    let found = Betweenness.ofVertices(rows(simple), isDirected: isDirected)
    #expect(agree(found, try Betweenness(of: simple).vertices))
    #expect(Betweenness.ofVertices(rows(simple), isDirected: isDirected, threads: 2) == found)
  }

  @Test("a long chain is searched one source after the other")
  func chain() throws {
    let n = 120
    let simple = SimpleGraph(of: graph(vertexCount: n, (1..<n).map { ($0 - 1, $0) }), directed: false)
    let found = Betweenness.ofVertices(rows(simple), isDirected: false)
    #expect(found == (0..<n).map { Double($0 * (n - 1 - $0)) })
  }

  @Test("more shortest paths than a double can count still share out their pair")
  func manyPaths() {
    // A ladder of diamonds: every one doubles the paths, 2^1500 in the end.
    let diamonds = 1500
    var pairs: [(Int, Int)] = []
    for d in 0..<diamonds {
      pairs += [(3 * d, 3 * d + 1), (3 * d, 3 * d + 2), (3 * d + 1, 3 * d + 3), (3 * d + 2, 3 * d + 3)]
    }
    let simple = SimpleGraph(of: graph(vertexCount: 3 * diamonds + 1, pairs), directed: true)
    let found = Betweenness.ofVertices(rows(simple), isDirected: true, sources: [VertexID(0)])
    // Beyond diamond d lie 3 (diamonds - d - 1) vertices and its own end; each side has half of them.
    for d in [0, 700, 1498, 1499] {
      let beyond = Double(3 * (diamonds - d - 1))
      #expect(abs(found[3 * d + 1] - (beyond + 1) / 2) < 1e-9)
      #expect(abs(found[3 * d + 3] - beyond) < 1e-9)
    }
  }

  /// Layers of `width` vertices, each joined to all of the next: `width`⁸ paths lead to the tenth, that is 2³² or
  /// little more or less.
  @Test("path counts around 2³²", arguments: [15, 16, 17], [true, false])
  func pathCountsBeyond32Bits(width: Int, isDirected: Bool) throws {
    let pairs = (0..<(9 * width)).flatMap { v in
      (0..<width).map { (v, (v / width + 1) * width + $0) }
    }
    let simple = SimpleGraph(of: graph(vertexCount: 10 * width, pairs), directed: isDirected)
    let exact = try Betweenness(of: simple).vertices
    for threads in 1...3 {
      #expect(agree(Betweenness.ofVertices(rows(simple), isDirected: isDirected, threads: threads), exact))
      let few = (0..<4).map { VertexID($0) }
      #expect(
        agree(
          Betweenness.ofVertices(rows(simple), isDirected: isDirected, sources: few, threads: threads),
          try Betweenness(of: simple, sources: few).vertices))
    }
  }

  @Test("so do paths by length, and their edges", arguments: [PathNetwork.Length.edges, .weight])
  func manyWeightedPaths(length: PathNetwork.Length) throws {
    let diamonds = 1100
    var pairs: [(Int, Int)] = []
    for d in 0..<diamonds {
      pairs += [(3 * d, 3 * d + 1), (3 * d, 3 * d + 2), (3 * d + 1, 3 * d + 3), (3 * d + 2, 3 * d + 3)]
    }
    let weights = pairs.map { pair in pair.0 % 3 == 0 ? 2.0 : 3.0 }
    let simple = SimpleGraph(
      of: graph(vertexCount: 3 * diamonds + 1, pairs, weights: weights), directed: true)
    let found = try Betweenness(of: simple, length: length, sources: [VertexID(0)])
    for d in [0, 600, 1098, 1099] {
      let beyond = Double(3 * (diamonds - d - 1))
      #expect(abs(found.vertices[3 * d + 1] - (beyond + 1) / 2) < 1e-9)
      #expect(abs(found.vertices[3 * d + 3] - beyond) < 1e-9)
    }
    // Edges are sorted by their ends: those from the two sides of a diamond to its end carry half of what lies there
    // and beyond.
    let last = simple.edgeCount - 1
    #expect(abs(found.edges[last] - 0.5) < 1e-9)
    #expect(abs(found.edges[last - 4] - 0.5 * 4) < 1e-9)
  }
}
