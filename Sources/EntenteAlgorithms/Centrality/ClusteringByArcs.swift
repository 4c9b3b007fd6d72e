public import EntenteGraph

/// How many of all ordered pairs of a vertex's neighbours have an edge from the one to the other: local clustering
/// as LDBC Graphalytics defines it for directed graphs. A neighbour is who is joined by an edge either way.
///
/// Of the simple view. Without directions it is ``Clustering/coefficients``.
/// - Returns: one share a vertex; 0 below two neighbours.
/// - Complexity: O(Σ over vertices of their neighbours' degrees) time, O(V + E) space.
/// - Source: A. Iosup et al., "LDBC Graphalytics: a benchmark for large-scale graph analysis", 2016.
public func clusteringByArcs(of graph: SimpleGraph) -> [Double] {
  guard graph.isDirected else { return Clustering(of: graph).coefficients }
  var mark = [Int](repeating: -1, count: graph.vertexCount)
  return (0..<graph.vertexCount).map { v in
    var around: [VertexID] = []
    for rows in [graph.out, graph.in] {
      for u in rows.neighbours(of: VertexID(v)) where mark[u.int] != v {
        mark[u.int] = v
        around.append(u)
      }
    }
    guard around.count > 1 else { return 0 }
    let ties = around.reduce(0) { $0 + graph.out.neighbours(of: $1).count { mark[$0.int] == v } }
    return Double(ties) / (Double(around.count) * Double(around.count - 1))
  }
}
