import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Shortest paths")
struct ShortestPathTests {
  @Test(
    "the k shortest are the first of all, listed by trying", arguments: 0..<80,
    [PathNetwork.Length.edges, .weight])
  func yen(seed: Int, length: PathNetwork.Length) throws {
    let graph = assortedGraph(seed: seed)
    let network = try PathNetwork(graph, length: length)
    let least = leastLengths(graph, unit: length == .edges)
    for s in 0..<min(graph.vertexCount, 3) {
      for t in 0..<graph.vertexCount {
        let all = allLooplessPaths(least, from: s, to: t)
        let found = shortestLooplessPaths(in: network, from: VertexID(s), to: VertexID(t), k: 25)
        #expect(found.map { OraclePath($0) } == Array(all.prefix(25)), "from \(s) to \(t)")
        #expect(shortestPath(in: network, from: VertexID(s), to: VertexID(t)) == found.first)
        for path in found { #expect(path.isSound(in: graph, least)) }
      }
    }
  }

  @Test("undirected paths too, and edges are walked either way", arguments: 4..<40)
  func yenUndirected(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let network = try PathNetwork(graph, direction: .both, length: .weight)
    let all = allLooplessPaths(leastLengths(graph, undirected: true), from: 0, to: graph.vertexCount - 1)
    let found = shortestLooplessPaths(
      in: network, from: VertexID(0), to: VertexID(graph.vertexCount - 1), k: 40)
    #expect(found.map { OraclePath($0) } == Array(all.prefix(40)))
  }

  @Test("edges of length 0 do not lead round in circles")
  func zeroLengths() throws {
    let graph = graph(
      vertexCount: 4, [(0, 1), (1, 2), (2, 1), (1, 0), (2, 3), (0, 3)], weights: [0, 0, 0, 0, 0, 0])
    let network = try PathNetwork(graph, length: .weight)
    let found = shortestLooplessPaths(in: network, from: VertexID(0), to: VertexID(3), k: 9)
    #expect(found.map { $0.vertices.map(\.int) } == [[0, 3], [0, 1, 2, 3]])
    #expect(allShortestPaths(in: network, from: VertexID(0), to: VertexID(3)).count == 2)
  }

  @Test(
    "all shortest paths are those listed by trying", arguments: 0..<80, [PathNetwork.Length.edges, .weight])
  func all(seed: Int, length: PathNetwork.Length) throws {
    let graph = assortedGraph(seed: seed)
    let network = try PathNetwork(graph, length: length)
    let least = leastLengths(graph, unit: length == .edges)
    for s in 0..<graph.vertexCount {
      let counts = try ShortestPathCounts(in: network, from: VertexID(s))
      for t in 0..<graph.vertexCount {
        let expected = allShortestPathsByTrying(least, from: s, to: t)
        let found = allShortestPaths(in: network, from: VertexID(s), to: VertexID(t))
        #expect(found.map { OraclePath($0) } == expected)
        #expect(counts.counts[t] == Double(expected.count))
        let before = Set(expected.compactMap { $0.vertices.dropLast().last })
        #expect(counts.predecessors(of: VertexID(t)).map(\.vertex.int) == before.sorted())
      }
    }
  }

  @Test("no more paths than asked for")
  func limits() throws {
    let graph = graph(vertexCount: 5, [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4)])
    let network = try PathNetwork(graph)
    #expect(allShortestPaths(in: network, from: VertexID(0), to: VertexID(4), limit: 2).count == 2)
    #expect(shortestLooplessPaths(in: network, from: VertexID(0), to: VertexID(4), k: 0).isEmpty)
    #expect(shortestLooplessPaths(in: network, from: VertexID(0), to: VertexID(4), k: 2).count == 2)
  }

  @Test("from a vertex to itself there is one path, without edges")
  func itself() throws {
    let network = try PathNetwork(graph(vertexCount: 2, [(0, 0), (0, 1), (1, 0)]))
    let paths = shortestLooplessPaths(in: network, from: VertexID(0), to: VertexID(0), k: 5)
    #expect(paths == [Path(vertices: [VertexID(0)], edges: [], length: 0)])
  }

  @Test("of parallel edges the lightest is walked, of equals the first")
  func parallels() throws {
    let graph = graph(vertexCount: 2, [(0, 1), (0, 1), (0, 1)], weights: [3, 2, 2])
    let path = shortestPath(in: try PathNetwork(graph, length: .weight), from: VertexID(0), to: VertexID(1))
    #expect(path?.edges == [EdgeID(1)])
  }
}

@Suite("Paths through given vertices")
struct PathViaTests {
  @Test("the path passes its stops in order, and no loopless one is shorter", arguments: 4..<60)
  func via(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let network = try PathNetwork(graph, length: .weight)
    let (s, t) = (0, graph.vertexCount - 1)
    for a in 0..<graph.vertexCount {
      for b in 0..<graph.vertexCount where a != b && a != s && a != t && b != s && b != t {
        let stops = [VertexID(a), VertexID(b)]
        let found = shortestPath(
          in: network, from: VertexID(s), via: stops, to: VertexID(t), attempts: 10_000)
        let best = allLooplessPaths(leastLengths(graph), from: s, to: t).first { path in
          guard let i = path.vertices.firstIndex(of: a), let j = path.vertices.firstIndex(of: b) else {
            return false
          }
          return i < j
        }
        if let best {
          #expect(found?.length == best.length && found?.isLoopless == true)
        } else {
          #expect(found?.isLoopless ?? false == false)
        }
        if let found { #expect(found.passes(stops) && found.isSound(in: graph, leastLengths(graph))) }
      }
    }
  }

  @Test("a stop out of reach leaves no path")
  func outOfReach() throws {
    let network = try PathNetwork(graph(vertexCount: 3, [(0, 1)]))
    #expect(shortestPath(in: network, from: VertexID(0), via: [VertexID(2)], to: VertexID(1)) == nil)
  }
}

extension OraclePath {
  init(_ path: Path) { self.init(vertices: path.vertices.map(\.int), length: path.length) }
}

extension Path {
  /// Whether its edges join its vertices, each with the least length.
  func isSound(in graph: DirectedGraph, _ least: [[Double]]) -> Bool {
    edges.indices.allSatisfy { i in
      let edge = edges[i].int
      return graph.sources[edge] == vertices[i] && graph.targets[edge] == vertices[i + 1]
    } && length == zip(vertices, vertices.dropFirst()).reduce(0) { $0 + least[$1.0.int][$1.1.int] }
  }
}
