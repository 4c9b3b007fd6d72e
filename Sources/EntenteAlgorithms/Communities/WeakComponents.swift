public import EntenteGraph

extension Components {
  /// Parts within which everyone can reach everyone where directions do not count.
  ///
  /// - Parameter edges: the edges that count; `nil` for all.
  /// - Complexity: O(V + E α(V)) time, O(V) space.
  /// - Source: R. Tarjan, "Efficiency of a good but not linear set union algorithm", 1975; path halving after
  ///   J. van Leeuwen.
  public static func weak(of graph: DirectedGraph, edges: EdgeSet? = nil) -> Components {
    let forest = LowestRoots(vertexCount: graph.vertexCount)
    for e in 0..<graph.edgeCount where edges?.contains(EdgeID(e)) ?? true {
      forest.join(graph.sources[e].int, graph.targets[e].int)
    }
    return forest.components()
  }

  /// The same of an undirected graph, without reading most of its edges.
  ///
  /// A pass in ascending order hangs every vertex below its lowest neighbour's root and joins it with the next
  /// neighbour, if that has had its turn; that leaves most vertices in one large part, which a sample of vertices
  /// finds. Only vertices outside it need their other edges: every edge stands in the rows of both its ends.
  /// Several threads take part where vertices have many neighbours.
  /// - Precondition: `rows` are undirected and sorted.
  /// - Complexity: O(V + E α(V)) time at worst, O(V) space.
  /// - Source: M. Sutton, T. Ben-Nun, A. Barak, "Optimizing parallel graph connectivity computation via
  ///   subgraph sampling" (Afforest), 2018; the first pass is ours.
  public static func weak(ofUndirected rows: Rows, threads: Int = 1) -> Components {
    // Where rows are short and lie in the order of vertices, one thread that knows all lower ones is quicker.
    let isDense = rows.slotCount >= 8 * rows.vertexCount
    return Crew.gather(isDense ? Workers.worthwhile(threads, slots: rows.slotCount) : 1) {
      weak(ofUndirected: rows, $0, grain: 4096)
    }
  }

  /// - Parameter grain: vertices that are worth a thread.
  static func weak(ofUndirected rows: Rows, _ crew: Crew, grain: Int) -> Components {
    rows.withView { view in
      let forest = LowestRoots(firstNeighboursIn: view, crew, grain: grain)
      forest.joinRest(of: view)
      return forest.components()
    }
  }
}
