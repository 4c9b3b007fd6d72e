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

  /// Radius and diameter of the largest part of an undirected graph, the first of equals, without a search from
  /// every vertex.
  ///
  /// A search from a vertex of eccentricity e tells of one at distance d that its eccentricity lies between
  /// max(d, e - d) and e + d. In turn the vertex that may be farthest from all and the one that may be nearest are
  /// searched from, until the bounds leave no doubt.
  /// - Returns: 0 for a graph without edges.
  /// - Complexity: O(V E) at worst, on real graphs a few searches.
  /// - Source: F. Takes, W. Kosters, "Determining the diameter of small world networks", 2011.
  public static func extent(ofUndirected rows: Rows) -> (radius: Int, diameter: Int) {
    let parts = Components.weak(ofUndirected: rows)
    guard let size = parts.sizes.max(), let largest = parts.sizes.firstIndex(of: size) else { return (0, 0) }
    var open = parts.labels.indices.filter { parts.labels[$0] == Int32(largest) }
    var low = [Int32](repeating: 0, count: rows.vertexCount)
    var high = [Int32](repeating: .max, count: rows.vertexCount)
    var (radius, diameter) = (Int32.max, Int32(0))
    var takesHighest = true
    while !open.isEmpty {
      let next = choice(open, rows, takesHighest ? high : low, highest: takesHighest)
      takesHighest.toggle()
      let levels = hopLevels(out: rows, in: rows, from: VertexID(next))
      let eccentricity = levels.max() ?? 0
      (radius, diameter) = (min(radius, eccentricity), max(diameter, eccentricity))
      for v in open {
        low[v] = max(low[v], max(levels[v], eccentricity - levels[v]))
        high[v] = min(high[v], eccentricity + levels[v])
      }
      open.removeAll { $0 == next || (high[$0] <= diameter && low[$0] >= radius) }
    }
    return (Int(radius), Int(diameter))
  }

  /// The vertex with the highest, or the lowest, bound; of equals the one of most edges, then the first.
  private static func choice(_ open: [Int], _ rows: Rows, _ bounds: [Int32], highest: Bool) -> Int {
    var best = open[0]
    for v in open.dropFirst() {
      let (a, b) = (bounds[v], bounds[best])
      let isBetter =
        a == b ? rows.degree(of: VertexID(v)) > rows.degree(of: VertexID(best)) : (a > b) == highest
      if isBetter { best = v }
    }
    return best
  }
}
