import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Modularity with directions and signs")
struct SignedModularityTests {
  /// What is maximised, from the definitions: every ordered pair of vertices in one community adds its tie less what
  /// chance puts there, positive ties for and negative ones against.
  private func quality(
    _ graph: DirectedGraph, _ labels: [Int32], directed: Bool, signed: Bool, resolution: Double
  ) -> Double {
    let n = graph.vertexCount
    var (sum, total) = (0.0, 0.0)
    for sign: Int8 in signed ? [1, -1] : [0] {
      var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      for e in 0..<graph.edgeCount where graph.sources[e] != graph.targets[e] {
        guard sign == 0 || graph.signs[e] == sign else { continue }
        matrix[graph.sources[e].int][graph.targets[e].int] += graph.weights[e]
        if !directed { matrix[graph.targets[e].int][graph.sources[e].int] += graph.weights[e] }
      }
      let out = matrix.map { $0.reduce(0, +) }
      let into = (0..<n).map { v in (0..<n).reduce(0) { $0 + matrix[$1][v] } }
      let mass = out.reduce(0, +)
      guard mass > 0 else { continue }
      total += mass
      for u in 0..<n {
        for v in 0..<n where labels[u] == labels[v] {
          sum += (sign < 0 ? -1 : 1) * (matrix[u][v] - resolution * out[u] * into[v] / mass)
        }
      }
    }
    return total > 0 ? sum / total : 0
  }

  private static let kinds = [(true, false), (false, true), (true, true), (false, false)]

  @Test(
    "communities are judged by the definition, and no vertex is better off elsewhere",
    arguments: 3..<30, kinds.indices)
  func definition(seed: Int, kind: Int) throws {
    let graph = assortedGraph(seed: seed)
    let (directed, signed) = Self.kinds[kind]
    let resolution = seed.isMultiple(of: 2) ? 1 : 0.7
    let network = try CommunityNetwork(graph, directed: directed, signed: signed, resolution: resolution)
    func judged(_ labels: [Int32]) -> Double {
      quality(graph, labels, directed: directed, signed: signed, resolution: resolution)
    }
    for found in [Communities.louvain(network, passes: 50), .leiden(network, passes: 50)] {
      let labels = found.parts.labels
      #expect(abs(found.quality - judged(labels)) < 1e-12)
      for v in labels.indices {
        for target in 0...Int32(found.parts.count) {
          var moved = labels
          moved[v] = target
          #expect(judged(moved) < found.quality + 1e-9)
        }
      }
    }
  }

  @Test("without directions and signs it is plain modularity", arguments: 3..<20)
  func plain(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let parts = Components(renumbering: (0..<graph.vertexCount).map { Int32($0 % 2) })
    let general = Communities(try CommunityNetwork(graph, directed: false, signed: false), parts: parts)
    let plain = Communities(try CommunityNetwork(SimpleGraph(of: graph, directed: false)), parts: parts)
    #expect(abs(general.quality - plain.quality) < 1e-12)
  }

  @Test("two camps of friends that fight each other are two communities")
  func camps() throws {
    var builder = GraphBuilder(vertexCount: 6)
    for (u, v) in [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)] {
      builder.addEdge(from: VertexID(u), to: VertexID(v), sign: 1)
    }
    for (u, v) in [(0, 3), (1, 4), (2, 5), (0, 4), (1, 5)] {
      builder.addEdge(from: VertexID(u), to: VertexID(v), sign: -1)
    }
    for directed in [true, false] {
      let network = try CommunityNetwork(builder.build(), directed: directed, signed: true)
      #expect(Communities.leiden(network).parts.labels == [0, 0, 0, 1, 1, 1])
      #expect(Communities.louvain(network).parts.labels == [0, 0, 0, 1, 1, 1])
    }
  }

  @Test("direction decides what chance expects")
  func direction() throws {
    // Leicht and Newman's point: who sends nothing is not expected to be tied to who receives nothing.
    let graph = graph(vertexCount: 4, [(0, 1), (2, 3), (0, 3)])
    let parts = Components(renumbering: [0, 0, 1, 1])
    let directed = Communities(try CommunityNetwork(graph, directed: true, signed: false), parts: parts)
    // 2/3 of the edges stay; chance: (2·1 + 0·1) / 9 in the first, (1·2 + 0) / 9 in the second part.
    #expect(abs(directed.quality - (2.0 / 3 - 2.0 / 9 - 2.0 / 9)) < 1e-12)
  }

  @Test("negative weights without signs, and weights that are no numbers, are refused")
  func refused() {
    for (weight, signed) in [(-1.0, false), (.nan, false), (.nan, true), (.infinity, true)] {
      let graph = DirectedGraph(
        vertexCount: 2, sources: [VertexID(0)], targets: [VertexID(1)], weights: [weight], signs: [1])
      #expect(throws: AlgorithmError.self) { try CommunityNetwork(graph, directed: true, signed: signed) }
    }
  }

  @Test("the constant Potts model takes the resolution off for every pair within")
  func pairs() throws {
    let triangle = SimpleGraph(of: graph(vertexCount: 3, [(0, 1), (1, 2), (0, 2)]), directed: false)
    let network = try CommunityNetwork(triangle, quality: .constantPotts(resolution: 0.25))
    #expect(abs(Communities.leiden(network).quality - (3 - 0.25 * 3)) < 1e-12)
  }
}
