public import EntenteGraph

/// How many of a vertex's neighbours know each other.
///
/// Of the undirected simple view.
public struct Clustering: Sendable, Equatable {
  /// Triangles at each vertex.
  public let triangles: [Int]
  /// Triangles over pairs of neighbours; 0 for a degree below 2.
  public let coefficients: [Double]
  /// Triangles in the graph.
  public let triangleCount: Int
  /// Three times the triangles over all pairs of neighbours; 0 where there is none.
  public let transitivity: Double

  /// - Precondition: `graph` is undirected.
  /// - Parameter threads: at most so many work at once; the result does not depend on it.
  /// - Complexity: O(E^1.5) time, O(V + E) space.
  /// - Source: D. Watts, S. Strogatz, "Collective dynamics of 'small-world' networks", 1998; T. Schank, D.
  ///   Wagner, "Finding, counting and listing all triangles in large graphs", 2005 ("forward").
  public init(of graph: SimpleGraph, threads: Int = 1) {
    precondition(!graph.isDirected, "clustering is of the undirected view")
    self.init(of: graph.out.rows, threads: threads)
  }

  /// Of simple undirected rows.
  public init(of rows: Rows, threads: Int = 1) {
    let n = rows.vertexCount
    triangles = Triangles(rows).atVertices(threads: threads)
    let triangles = triangles
    let pairs = Self.pairs(of: rows)
    coefficients = (0..<n).map { pairs[$0] == 0 ? 0 : Double(triangles[$0]) / Double(pairs[$0]) }
    let corners = triangles.reduce(0, +)
    triangleCount = corners / 3
    transitivity = Self.transitivity(triangleCount: triangleCount, pairs)
  }

  /// The number of triangles of simple undirected rows, and their transitivity: what ``init(of:threads:)``
  /// finds, without the counts of single vertices.
  public static func count(in rows: Rows, threads: Int = 1) -> (triangles: Int, transitivity: Double) {
    let count = Triangles(rows).total(threads: threads)
    return (count, transitivity(triangleCount: count, pairs(of: rows)))
  }

  /// Pairs of neighbours of each vertex.
  private static func pairs(of rows: Rows) -> [Int] {
    (0..<rows.vertexCount).map { v in
      let degree = rows.degree(of: VertexID(v))
      return degree * (degree - 1) / 2
    }
  }

  private static func transitivity(triangleCount: Int, _ pairs: [Int]) -> Double {
    let all = pairs.reduce(0, +)
    return all == 0 ? 0 : Double(3 * triangleCount) / Double(all)
  }
}
