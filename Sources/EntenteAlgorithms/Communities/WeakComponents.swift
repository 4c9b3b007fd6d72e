public import EntenteGraph

extension Components {
  /// Parts within which everyone can reach everyone where directions do not count.
  ///
  /// - Parameter edges: the edges that count; `nil` for all.
  /// - Complexity: O(V + E α(V)) time, O(V) space.
  /// - Source: R. Tarjan, "Efficiency of a good but not linear set union algorithm", 1975; path halving after
  ///   J. van Leeuwen.
  public static func weak(of graph: DirectedGraph, edges: EdgeSet? = nil) -> Components {
    // A root is its own parent; roots are the lowest vertices of their trees.
    var forest = (0..<graph.vertexCount).map { Int32($0) }
    let (sources, targets) = (graph.sources.span, graph.targets.span)
    for e in 0..<graph.edgeCount where edges?.contains(EdgeID(e)) ?? true {
      let (u, v) = (root(of: sources[e].int, &forest), root(of: targets[e].int, &forest))
      if u < v { forest[v] = Int32(u) } else { forest[u] = Int32(v) }
    }
    return Components(renumbering: (0..<graph.vertexCount).map { Int32(root(of: $0, &forest)) })
  }

  private static func root(of vertex: Int, _ forest: inout [Int32]) -> Int {
    var v = vertex
    while Int(forest[v]) != v {
      forest[v] = forest[Int(forest[v])]
      v = Int(forest[v])
    }
    return v
  }
}
