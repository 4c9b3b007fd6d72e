public import EntenteGraph

/// How far the farthest vertex is from each, counting edges.
public struct Eccentricities: Sendable, Equatable {
  /// One entry a vertex: the number of edges to the farthest vertex within its reach.
  public let values: [Int32]
  /// Whether every vertex reaches every other; otherwise what is out of reach was left out.
  public let isConnected: Bool

  /// The largest eccentricity; `nil` for a graph without vertices.
  public var diameter: Int? { values.max().map(Int.init) }
  /// The least eccentricity; `nil` for a graph without vertices. With more than one component it is that of the
  /// smallest ones, and says little.
  public var radius: Int? { values.min().map(Int.init) }
  /// The vertices whose eccentricity is the radius.
  public var center: [VertexID] { values.indices.filter { Int(values[$0]) == radius }.map { VertexID($0) } }

  /// - Parameter threads: at most so many work at once; the result does not depend on it.
  /// - Complexity: O(V E · levels / 512) time at worst; 192 bytes a vertex and thread.
  public init(of rows: Rows.Directed, threads: Int = 1) {
    let found = FarthestSearch.run(
      out: rows.out, in: rows.in, from: Array(0..<rows.out.vertexCount), threads: threads)
    values = found.ofSource
    isConnected = found.reachesAll
  }

  /// Radius and diameter of the largest part of an undirected graph, the first of equals, without a search from
  /// every vertex.
  /// - Parameter threads: at most so many work at once; the result does not depend on it.
  /// - Returns: 0 for a graph without edges.
  /// - Complexity: O(V E) at worst, on most graphs some dozen searches.
  public static func extent(ofUndirected rows: Rows, threads: Int = 1) -> (radius: Int, diameter: Int) {
    let parts = Components.weak(ofUndirected: rows)
    guard let size = parts.sizes.max(), let largest = parts.sizes.firstIndex(of: size) else { return (0, 0) }
    var search = ExtentSearch(rows, part: parts.labels.indices.filter { parts.labels[$0] == Int32(largest) })
    search.run(threads: threads)
    return (Int(search.radius), Int(search.diameter))
  }
}
