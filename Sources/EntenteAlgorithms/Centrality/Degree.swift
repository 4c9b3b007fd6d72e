public import EntenteGraph

/// Degrees of every vertex of the multigraph as it is: parallel edges count each, a loop counts 2 where in and out
/// are taken together, 1 in each of them.
public struct Degrees: Sendable, Equatable {
  /// Edges at the vertex.
  public let total: [Int]
  /// Edges that end there.
  public let `in`: [Int]
  /// Edges that begin there.
  public let out: [Int]
  /// Edges of positive sign at the vertex.
  public let positive: [Int]
  /// Edges of negative sign at the vertex.
  public let negative: [Int]
  /// The sum of the weights of the edges in ``total``; a loop's weight counts twice.
  public let strength: [Double]
  /// The sum of the weights of the edges in ``in``.
  public let inStrength: [Double]
  /// The sum of the weights of the edges in ``out``.
  public let outStrength: [Double]

  /// - Parameter edges: the edges that count; `nil` for all.
  /// - Complexity: O(V + E).
  /// - Source: F. Harary, R. Norman, D. Cartwright, "Structural models", 1965 (signed degrees).
  public init(of graph: DirectedGraph, edges: EdgeSet? = nil) {
    let none = [Int](repeating: 0, count: graph.vertexCount)
    var (into, out, positive, negative) = (none, none, none, none)
    var inStrength = [Double](repeating: 0, count: graph.vertexCount)
    var (outStrength, strength) = (inStrength, inStrength)
    for e in 0..<graph.edgeCount where edges?.contains(EdgeID(e)) ?? true {
      let (u, v, weight) = (graph.sources[e].int, graph.targets[e].int, graph.weights[e])
      out[u] += 1
      into[v] += 1
      outStrength[u] += weight
      inStrength[v] += weight
      strength[u] += weight
      strength[v] += weight
      if graph.signs[e] > 0 {
        positive[u] += 1
        positive[v] += 1
      } else if graph.signs[e] < 0 {
        negative[u] += 1
        negative[v] += 1
      }
    }
    total = zip(into, out).map { $0 + $1 }
    (self.in, self.out, self.positive, self.negative) = (into, out, positive, negative)
    (self.strength, self.inStrength, self.outStrength) = (strength, inStrength, outStrength)
  }
}
