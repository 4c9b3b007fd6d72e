/// A graph without loops and parallel edges, for measures that are defined on such: the "simple view" of a
/// multigraph.
///
/// Directed: edge `e` leads from `sources[e]` to `targets[e]`. Undirected: `sources[e] < targets[e]`, and the
/// edge stands in the rows of both ends under one id, so that `out` and `in` are the same. Edges are sorted
/// by their ends.
public struct SimpleGraph: Sendable {
  public let isDirected: Bool
  public let sources: [VertexID]
  public let targets: [VertexID]
  /// One entry an edge: what ``ParallelWeight`` made of the edges that were merged into it.
  public let weights: [Double]
  public let out: Adjacency
  public let `in`: Adjacency

  public var vertexCount: Int { out.vertexCount }
  public var edgeCount: Int { sources.count }

  /// What becomes of the weights of parallel edges, and of both directions where directions are dropped.
  public enum ParallelWeight: Sendable {
    /// Their sum: weights are strengths.
    case sum
    /// The least: weights are lengths.
    case lightest
  }

  /// The simple view of `graph`.
  ///
  /// - Parameters:
  ///   - directed: `false` drops directions.
  ///   - edges: the edges that count; `nil` for all.
  /// - Complexity: O(V + E) time and space.
  public init(
    of graph: DirectedGraph, directed: Bool, edges: EdgeSet? = nil, parallels: ParallelWeight = .sum
  ) {
    var pairs = Self.orientedPairs(of: graph, directed: directed, edges: edges)
    Self.merge(&pairs, vertexCount: graph.vertexCount, parallels)
    isDirected = directed
    (sources, targets, weights) = (pairs.sources, pairs.targets, pairs.weights)
    if directed {
      (out, `in`) = Adjacency.both(vertexCount: graph.vertexCount, sources: sources, targets: targets)
    } else {
      out = Adjacency(undirectedVertexCount: graph.vertexCount, sources: sources, targets: targets)
      `in` = out
    }
  }

  private typealias Pairs = (sources: [VertexID], targets: [VertexID], weights: [Double])

  /// The edges that count, without loops; undirected ones lead from the lower to the higher vertex.
  private static func orientedPairs(of graph: DirectedGraph, directed: Bool, edges: EdgeSet?) -> Pairs {
    var pairs: Pairs = ([], [], [])
    for e in 0..<graph.edgeCount {
      var (u, v) = (graph.sources[e], graph.targets[e])
      guard u != v, edges?.contains(EdgeID(e)) ?? true else { continue }
      if !directed, v < u { swap(&u, &v) }
      pairs.sources.append(u)
      pairs.targets.append(v)
      pairs.weights.append(graph.weights[e])
    }
    return pairs
  }

  /// Merges equal pairs in the order of their edges' ids, so that sums are the same on every run.
  private static func merge(_ pairs: inout Pairs, vertexCount: Int, _ parallels: ParallelWeight) {
    let rows = Adjacency(vertexCount: vertexCount, sources: pairs.sources, targets: pairs.targets)
    var merged: Pairs = ([], [], [])
    for u in 0..<vertexCount {
      let row = rows.offsets[u]..<rows.offsets[u + 1]
      for slot in row {
        let weight = pairs.weights[rows.edges[slot].int]
        let last = merged.weights.count - 1
        if slot > row.lowerBound, rows.targets[slot] == rows.targets[slot - 1] {
          switch parallels {
          case .sum: merged.weights[last] += weight
          case .lightest: merged.weights[last] = min(merged.weights[last], weight)
          }
        } else {
          merged.sources.append(VertexID(u))
          merged.targets.append(rows.targets[slot])
          merged.weights.append(weight)
        }
      }
    }
    pairs = merged
  }
}
