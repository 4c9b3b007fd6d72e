public import EntenteGraph

/// What a path may use: the edges that count, in the directions that count, with their lengths.
///
/// Vertices and edges keep the ids of the graph it was made from. Edges that are filtered out, edges at
/// forbidden vertices, and edges of infinite length (a strength of 0) are gone, so that searches need not
/// ask.
public struct PathNetwork: Sendable {
  public let out: Adjacency
  public let `in`: Adjacency
  /// Lengths by ``EdgeID``, of all edges of the graph; 0 or more.
  public let lengths: [Double]
  /// Lengths by slot of ``out`` and of ``in``: searches read them in the order in which they lie.
  package let outLengths: [Double]
  package let inLengths: [Double]
  /// The rows of ``in`` with their lengths.
  package let inArcs: ArcRows
  /// Whether every length is 1.
  public let countsEdges: Bool

  public var vertexCount: Int { out.vertexCount }

  public enum Direction: Sendable {
    /// Along the edges.
    case forward
    /// Against the edges.
    case backward
    /// Either way.
    case both
  }

  /// What an edge's weight says of its length.
  public enum Length: Sendable {
    /// Nothing: every edge has length 1.
    case edges
    /// The weight is the length.
    case weight
    /// The weight is a strength; its inverse is the length, and an edge of weight 0 does not connect.
    case inverseWeight

    /// How long an edge of this weight is; infinite for a strength of 0.
    /// - Throws: ``AlgorithmError`` where the weight is negative or not a number.
    @inline(__always) func value(of weight: Double, at edge: EdgeID) throws(AlgorithmError) -> Double {
      switch self {
      case .edges: return 1
      case .weight:
        guard weight >= 0 else { throw .invalidLength(edge: edge, length: weight) }
        return weight
      case .inverseWeight:
        guard weight >= 0 else { throw .invalidWeight(edge: edge, weight: weight) }
        return weight == 0 ? .infinity : 1 / weight
      }
    }
  }

  /// - Parameters:
  ///   - allowed: the edges that count; `nil` for all.
  ///   - forbidden: vertices that no path may touch, not even at its ends.
  /// - Throws: ``AlgorithmError/invalidLength(edge:length:)`` for an edge that counts, or
  ///   ``AlgorithmError/invalidWeight(edge:weight:)`` where weights are strengths.
  /// - Complexity: O(V + E) time and space.
  public init(
    _ graph: DirectedGraph, direction: Direction = .forward, length: Length = .edges,
    allowed: EdgeSet? = nil, forbidden: VertexSet? = nil
  ) throws(AlgorithmError) {
    lengths = try Self.lengths(of: graph, length, allowed: allowed)
    countsEdges = length == .edges
    let rows: (out: Adjacency, in: Adjacency)
    switch direction {
    case .forward: rows = (graph.out, graph.in)
    case .backward: rows = (graph.in, graph.out)
    case .both:
      let both = graph.undirectedAdjacency()
      rows = (both, both)
    }
    let lengths = lengths
    if allowed != nil || forbidden != nil || lengths.contains(.infinity) {
      func kept(_ rows: Adjacency) -> Adjacency {
        rows.filtered(allowed: allowed, forbidden: forbidden) { lengths[$0.int] < .infinity }
      }
      out = kept(rows.out)
      `in` = direction == .both ? out : kept(rows.in)
    } else {
      (out, `in`) = rows
    }
    outLengths = out.edges.map { lengths[$0.int] }
    inLengths = direction == .both ? outLengths : `in`.edges.map { lengths[$0.int] }
    inArcs = ArcRows(rows: `in`.rows, lengths: inLengths)
  }

  private static func lengths(
    of graph: DirectedGraph, _ length: Length, allowed: EdgeSet?
  ) throws(AlgorithmError) -> [Double] {
    if length == .edges { return [Double](repeating: 1, count: graph.edgeCount) }
    var lengths = graph.weights
    for e in lengths.indices {
      guard allowed?.contains(EdgeID(e)) ?? true else { continue }
      lengths[e] = try length.value(of: lengths[e], at: EdgeID(e))
    }
    return lengths
  }

  /// The shortest of the parallel edges from `source` to `target`, the first of equals.
  func edge(from source: VertexID, to target: VertexID) -> EdgeID? {
    var best: EdgeID?
    for slot in out.slots(of: source) where out.targets[slot] == target {
      let edge = out.edges[slot]
      guard let chosen = best, lengths[chosen.int] <= lengths[edge.int] else {
        best = edge
        continue
      }
    }
    return best
  }
}
