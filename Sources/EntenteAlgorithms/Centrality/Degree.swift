public import EntenteGraph

/// Degrees of every vertex of the multigraph as it is: parallel edges count each, a loop counts 2 in
/// ``total`` (1 in each of the others).
public struct Degrees: Sendable, Equatable {
  /// Edges at the vertex.
  public let total: [Int]
  /// Edges that end there.
  public let `in`: [Int]
  /// Edges that begin there.
  public let out: [Int]
  /// The sum of the weights of the edges in ``total``; a loop's weight counts twice.
  public let strength: [Double]

  /// - Parameter edges: the edges that count; `nil` for all.
  /// - Complexity: O(V + E).
  public init(of graph: DirectedGraph, edges: EdgeSet? = nil) {
    var total = [Int](repeating: 0, count: graph.vertexCount)
    var (into, out) = (total, total)
    var strength = [Double](repeating: 0, count: graph.vertexCount)
    for e in 0..<graph.edgeCount where edges?.contains(EdgeID(e)) ?? true {
      let (u, v) = (graph.sources[e].int, graph.targets[e].int)
      total[u] += 1
      total[v] += 1
      out[u] += 1
      into[v] += 1
      strength[u] += graph.weights[e]
      strength[v] += graph.weights[e]
    }
    (self.total, self.in, self.out, self.strength) = (total, into, out, strength)
  }
}
