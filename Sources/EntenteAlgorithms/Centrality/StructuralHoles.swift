public import EntenteGraph

/// How far a vertex's neighbours are tied to each other, and so how little it stands between them.
public struct StructuralHoles: Sendable, Equatable {
  /// Burt's constraint: low where neighbours are strangers to each other; `nil` without neighbours. Ties
  /// count by the sum of weights, both directions together.
  public let constraint: [Double?]
  /// n - 2t / n, where t of the n neighbours' pairs are tied; `nil` without neighbours.
  public let effectiveSize: [Double?]

  /// - Parameters:
  ///   - graph: undirected; its weights are sums of both directions.
  ///   - weighted: constraint counts ties by weight; otherwise by 1.
  /// - Precondition: `graph` is undirected.
  /// - Throws: ``AlgorithmError/invalidWeight(edge:weight:)``.
  /// - Complexity: O(Σ degree²) time, O(V + E) space.
  /// - Source: R. Burt, "Structural holes", 1992, chapter 2; S. Borgatti, "Structural holes: unpacking Burt's
  ///   redundancy measures", 1997.
  public init(of graph: SimpleGraph, weighted: Bool = false) throws(AlgorithmError) {
    precondition(!graph.isDirected, "structural holes are of the undirected view")
    let strengths = try graph.strengths(weighted: weighted)
    let n = graph.vertexCount
    var total = [Double](repeating: 0, count: n)
    for e in 0..<graph.edgeCount {
      total[graph.sources[e].int] += strengths[e]
      total[graph.targets[e].int] += strengths[e]
    }
    let triangles = Clustering(of: graph).triangles
    // What of a vertex's ties leads, straight or by a neighbour, to each other vertex.
    var indirect = [Double](repeating: 0, count: n)
    constraint = (0..<n).map { v in
      total[v] == 0 ? nil : Self.constraint(of: VertexID(v), graph, strengths, total, &indirect)
    }
    effectiveSize = (0..<n).map { v in
      let degree = Double(graph.out.degree(of: VertexID(v)))
      return degree == 0 ? nil : degree - 2 * Double(triangles[v]) / degree
    }
  }

  /// Σ over neighbours j of (p(i,j) + Σ over q of p(i,q) p(q,j))², with p the share of i's ties that goes
  /// there.
  private static func constraint(
    of i: VertexID, _ graph: SimpleGraph, _ strengths: [Double], _ total: [Double], _ indirect: inout [Double]
  ) -> Double {
    let row = graph.out.slots(of: i)
    for slot in row {
      let q = graph.out.targets[slot]
      let direct = strengths[graph.out.edges[slot].int] / total[i.int]
      indirect[q.int] += direct
      for further in graph.out.slots(of: q) where total[q.int] > 0 {
        let share = strengths[graph.out.edges[further].int] / total[q.int]
        indirect[graph.out.targets[further].int] += direct * share
      }
    }
    var sum = 0.0
    for slot in row { sum += indirect[graph.out.targets[slot].int] * indirect[graph.out.targets[slot].int] }
    for slot in row {  // wipe what was touched
      let q = graph.out.targets[slot]
      indirect[q.int] = 0
      for v in graph.out.neighbours(of: q) { indirect[v.int] = 0 }
    }
    return sum
  }
}
