public import EntenteGraph

/// Who is tied to whom.
public enum Mixing {
  /// The correlation of the degrees at the two ends of the edges, -1 ... 1; `nil` where all are alike.
  ///
  /// Of the simple view. In a directed graph of the out-degree of the source and the in-degree of the target.
  /// - Complexity: O(V + E).
  /// - Source: M. Newman, "Mixing patterns in networks", 2003, formula 21.
  public static func degreeAssortativity(of graph: SimpleGraph) -> Double? {
    var pairs: [(Double, Double)] = []
    for e in 0..<graph.edgeCount {
      let (u, v) = (graph.sources[e], graph.targets[e])
      let (x, y) = (Double(graph.out.degree(of: u)), Double(graph.in.degree(of: v)))
      pairs.append((x, y))
      if !graph.isDirected { pairs.append((y, x)) }
    }
    return correlation(pairs)
  }

  /// How much edges stay among vertices of one kind, beyond chance: 1 where all do, 0 where chance does; `nil`
  /// where there is one kind, or no edge.
  ///
  /// - Parameter kinds: one entry a vertex.
  /// - Complexity: O(V + E + kinds²).
  /// - Source: M. Newman, "Mixing patterns in networks", 2003, formula 2.
  public static func assortativity(of graph: SimpleGraph, kinds: [Int]) -> Double? {
    precondition(kinds.count == graph.vertexCount && kinds.allSatisfy { $0 >= 0 }, "one kind a vertex")
    let count = (kinds.max() ?? -1) + 1
    var (from, to) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    var (same, total) = (0.0, 0.0)
    for e in 0..<graph.edgeCount {
      let (a, b) = (kinds[graph.sources[e].int], kinds[graph.targets[e].int])
      for (x, y) in graph.isDirected ? [(a, b)] : [(a, b), (b, a)] {
        from[x] += 1
        to[y] += 1
        total += 1
        if x == y { same += 1 }
      }
    }
    guard total > 0 else { return nil }
    let chance = zip(from, to).reduce(0) { $0 + $1.0 * $1.1 } / (total * total)
    return chance < 1 ? (same / total - chance) / (1 - chance) : nil
  }

  /// The share of edges that are returned; `nil` without edges.
  ///
  /// - Precondition: `graph` is directed.
  /// - Complexity: O(E log degree).
  public static func reciprocity(of graph: SimpleGraph) -> Double? {
    precondition(graph.isDirected, "reciprocity is of directed graphs")
    guard graph.edgeCount > 0 else { return nil }
    let returned = (0..<graph.edgeCount).count {
      graph.out.edge(from: graph.targets[$0], to: graph.sources[$0]) != nil
    }
    return Double(returned) / Double(graph.edgeCount)
  }

  private static func correlation(_ pairs: [(Double, Double)]) -> Double? {
    let n = Double(pairs.count)
    let (meanX, meanY) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (x, y) in pairs {
      xx += (x - meanX) * (x - meanX)
      yy += (y - meanY) * (y - meanY)
      xy += (x - meanX) * (y - meanY)
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : nil
  }
}
