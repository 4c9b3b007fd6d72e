import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Path network")
struct PathNetworkTests {
  @Test("edges that do not count and forbidden vertices are not walked")
  func filters() throws {
    let graph = graph(vertexCount: 4, [(0, 1), (1, 3), (0, 2), (2, 3), (0, 3)])
    let noShortcut = EdgeSet(edgeCount: 5, (0..<4).map { EdgeID($0) })
    let network = try PathNetwork(
      graph, allowed: noShortcut, forbidden: VertexSet(vertexCount: 4, [VertexID(1)]))
    let path = shortestPath(in: network, from: VertexID(0), to: VertexID(3))
    #expect(path?.vertices.map(\.int) == [0, 2, 3])
    #expect(path?.edges == [EdgeID(2), EdgeID(3)])
  }

  @Test("the three directions")
  func directions() throws {
    let graph = graph(vertexCount: 2, [(0, 1)])
    func reaches(_ direction: PathNetwork.Direction, _ s: Int, _ t: Int) throws -> Bool {
      shortestPath(in: try PathNetwork(graph, direction: direction), from: VertexID(s), to: VertexID(t))
        != nil
    }
    #expect(try reaches(.forward, 0, 1) && !reaches(.forward, 1, 0))
    #expect(try !reaches(.backward, 0, 1) && reaches(.backward, 1, 0))
    #expect(try reaches(.both, 0, 1) && reaches(.both, 1, 0))
  }

  @Test("a strength of 0 does not connect, and a stronger tie is shorter")
  func strengths() throws {
    let graph = graph(vertexCount: 3, [(0, 1), (0, 2), (2, 1)], weights: [0, 4, 4])
    let path = shortestPath(
      in: try PathNetwork(graph, length: .inverseWeight), from: VertexID(0), to: VertexID(1))
    #expect(path?.vertices.map(\.int) == [0, 2, 1] && path?.length == 0.5)
  }

  @Test(
    "a negative or undefined length or strength is refused with its edge",
    arguments: [-1.0, -Double.infinity, Double.nan])
  func invalid(weight: Double) {
    let graph = graph(vertexCount: 2, [(0, 1), (1, 0)], weights: [1, weight])
    #expect {
      try PathNetwork(graph, length: .weight)
    } throws: { error in
      guard case .invalidLength(let edge, _) = error as? AlgorithmError else { return false }
      return edge == EdgeID(1)
    }
    #expect {
      try PathNetwork(graph, length: .inverseWeight)
    } throws: { error in
      guard case .invalidWeight(let edge, _) = error as? AlgorithmError else { return false }
      return edge == EdgeID(1)
    }
  }

  @Test("an edge that does not count may have any length")
  func invalidButUnused() throws {
    let graph = graph(vertexCount: 2, [(0, 1), (1, 0)], weights: [1, -1])
    let network = try PathNetwork(graph, length: .weight, allowed: EdgeSet(edgeCount: 2, [EdgeID(0)]))
    #expect(shortestPath(in: network, from: VertexID(0), to: VertexID(1))?.length == 1)
  }
}
