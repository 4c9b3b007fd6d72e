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
  /// - Complexity: O(E^1.5) time, O(V + E) space.
  /// - Source: D. Watts, S. Strogatz, "Collective dynamics of 'small-world' networks", 1998; T. Schank, D.
  ///   Wagner, "Finding, counting and listing all triangles in large graphs", 2005 ("forward").
  public init(of graph: SimpleGraph) {
    precondition(!graph.isDirected, "clustering is of the undirected view")
    let n = graph.vertexCount
    triangles = Self.triangles(of: graph)
    var pairs = [Int](repeating: 0, count: n)
    for v in 0..<n {
      let degree = graph.out.degree(of: VertexID(v))
      pairs[v] = degree * (degree - 1) / 2
    }
    let triangles = triangles
    coefficients = (0..<n).map { pairs[$0] == 0 ? 0 : Double(triangles[$0]) / Double(pairs[$0]) }
    let corners = triangles.reduce(0, +)
    let allPairs = pairs.reduce(0, +)
    triangleCount = corners / 3
    transitivity = allPairs == 0 ? 0 : Double(corners) / Double(allPairs)
  }

  /// Every edge leads from the lower to the higher end by (degree, id): no vertex then has more than √(2E)
  /// out-edges, and every triangle is met once, from its lowest corner.
  private static func triangles(of graph: SimpleGraph) -> [Int] {
    let n = graph.vertexCount
    let byDegree = (0..<n).sorted {
      (graph.out.degree(of: VertexID($0)), $0) < (graph.out.degree(of: VertexID($1)), $1)
    }
    var rank = [Int](repeating: 0, count: n)
    for (r, v) in byDegree.enumerated() { rank[v] = r }
    var sources: [VertexID] = []
    var targets: [VertexID] = []
    sources.reserveCapacity(graph.edgeCount)
    targets.reserveCapacity(graph.edgeCount)
    for e in 0..<graph.edgeCount {
      let (r, s) = (rank[graph.sources[e].int], rank[graph.targets[e].int])
      sources.append(VertexID(min(r, s)))
      targets.append(VertexID(max(r, s)))
    }
    let ranked = counted(Adjacency(vertexCount: n, sources: sources, targets: targets))
    return (0..<n).map { ranked[rank[$0]] }
  }

  private static func counted(_ rows: Adjacency) -> [Int] {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    var triangles = [Int](repeating: 0, count: rows.vertexCount)
    var markedBy = [Int32](repeating: -1, count: rows.vertexCount)
    for u in 0..<rows.vertexCount {
      for slot in offsets[u]..<offsets[u + 1] { markedBy[targets[slot].int] = Int32(u) }
      for slot in offsets[u]..<offsets[u + 1] {
        let v = targets[slot].int
        for third in offsets[v]..<offsets[v + 1] where markedBy[targets[third].int] == Int32(u) {
          triangles[u] += 1
          triangles[v] += 1
          triangles[targets[third].int] += 1
        }
      }
    }
    return triangles
  }
}
