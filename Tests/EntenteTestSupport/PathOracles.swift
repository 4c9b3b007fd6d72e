public import EntenteGraph

/// A walk as the oracles see it.
public struct OraclePath: Hashable, Sendable {
  public let vertices: [Int]
  public let length: Double

  public init(vertices: [Int], length: Double) {
    self.vertices = vertices
    self.length = length
  }
}

/// The edges a path may use: the least length between each ordered pair of vertices, straight from the edge
/// list.
public func leastLengths(
  _ graph: DirectedGraph, undirected: Bool = false, unit: Bool = false
) -> [[Double]] {
  let n = graph.vertexCount
  var least = [[Double]](repeating: [Double](repeating: .infinity, count: n), count: n)
  for e in 0..<graph.edgeCount {
    let (u, v, w) = (graph.sources[e].int, graph.targets[e].int, unit ? 1 : graph.weights[e])
    least[u][v] = min(least[u][v], w)
    if undirected { least[v][u] = min(least[v][u], w) }
  }
  return least
}

/// All distances by trying every vertex between every pair.
/// - Source: R. Floyd, "Algorithm 97: Shortest path", 1962.
public func floydWarshall(_ least: [[Double]]) -> [[Double]] {
  var distance = least
  for v in distance.indices { distance[v][v] = 0 }
  for middle in distance.indices {
    for u in distance.indices {
      for v in distance.indices {
        distance[u][v] = min(distance[u][v], distance[u][middle] + distance[middle][v])
      }
    }
  }
  return distance
}

/// Every loopless path from `source` to `target`, by trying them all; sorted by length, number of edges,
/// vertices.
public func allLooplessPaths(_ least: [[Double]], from source: Int, to target: Int) -> [OraclePath] {
  var found: [OraclePath] = []
  func extend(_ vertices: [Int], _ length: Double) {
    let u = vertices[vertices.count - 1]
    if u == target {
      found.append(OraclePath(vertices: vertices, length: length))
      return
    }
    for v in least.indices where least[u][v] < .infinity && !vertices.contains(v) {
      extend(vertices + [v], length + least[u][v])
    }
  }
  extend([source], 0)
  return found.sorted { a, b in
    if a.length != b.length { return a.length < b.length }
    if a.vertices.count != b.vertices.count { return a.vertices.count < b.vertices.count }
    return a.vertices.lexicographicallyPrecedes(b.vertices)
  }
}

/// The shortest among them; empty where there is none.
public func allShortestPathsByTrying(_ least: [[Double]], from source: Int, to target: Int) -> [OraclePath] {
  let paths = allLooplessPaths(least, from: source, to: target)
  return paths.filter { $0.length == paths[0].length }
}
