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

  /// - Complexity: O(V E) time.
  public init(of rows: Rows.Directed) {
    let n = rows.out.vertexCount
    var isConnected = true
    values = (0..<n).map { v in
      let levels = hopLevels(out: rows.out, in: rows.in, from: VertexID(v))
      var largest: Int32 = 0
      for level in levels {
        if level < 0 { isConnected = false }
        largest = max(largest, level)
      }
      return largest
    }
    self.isConnected = isConnected
  }

  /// The diameter of the largest part of an undirected graph, without a search from every vertex.
  ///
  /// Vertices are searched from in the order of their distance from the middle of a long path, the farthest first:
  /// once twice the distance of those left is no more than what has been found, nothing longer can come.
  /// - Returns: 0 for a graph without edges.
  /// - Complexity: O(V E) at worst, on real graphs a few searches.
  /// - Source: P. Crescenzi et al., "On computing the diameter of real-world undirected graphs" (iFUB), 2013.
  public static func diameter(ofUndirected rows: Rows) -> Int {
    let parts = Components.weak(ofUndirected: rows)
    guard let largest = parts.sizes.indices.max(by: { parts.sizes[$0] < parts.sizes[$1] }),
      let first = parts.labels.firstIndex(of: Int32(largest))
    else { return 0 }
    func levels(_ v: Int) -> [Int32] { hopLevels(out: rows, in: rows, from: VertexID(v)) }
    func farthest(_ levels: [Int32]) -> Int { levels.indices.max { levels[$0] < levels[$1] } ?? 0 }
    let end = farthest(levels(first))
    let fromEnd = levels(end)
    let other = farthest(fromEnd)
    let fromOther = levels(other)
    let length = fromEnd[other]
    let middle =
      fromEnd.indices.first { fromEnd[$0] == length / 2 && fromOther[$0] == length - length / 2 } ?? first
    let fromMiddle = levels(middle)
    var best = max(length, fromMiddle.max() ?? 0)
    let order = fromMiddle.indices.filter { fromMiddle[$0] > 0 }.sorted { fromMiddle[$0] > fromMiddle[$1] }
    for v in order {
      if 2 * fromMiddle[v] <= best { break }
      best = max(best, levels(v).max() ?? 0)
    }
    return Int(best)
  }
}
