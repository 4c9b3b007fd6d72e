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
  /// Every vertex hangs below its lowest neighbour's root, which a pass in ascending order knows already, and is
  /// joined with its second neighbour; that leaves most vertices in one large part, which a sample of vertices
  /// finds. Only vertices outside it need their other edges: every edge stands in the rows of both its ends.
  /// - Precondition: `rows` are undirected and sorted.
  /// - Complexity: O(V + E α(V)) time at worst, O(V) space.
  /// - Source: M. Sutton, T. Ben-Nun, A. Barak, "Optimizing parallel graph connectivity computation via
  ///   subgraph sampling" (Afforest), 2018; the first pass is ours.
  public static func weak(ofUndirected rows: Rows) -> Components {
    rows.withView { view in
      let forest = LowestRoots(firstNeighboursIn: view)
      for v in 0..<view.vertexCount where view.degree(v) > 1 {
        forest.join(v, view.target(view.start(v) + 1))
      }
      forest.flatten()
      let largest = forest.frequentRoot()
      for v in 0..<view.vertexCount where view.degree(v) > 0 && forest.parent[v] != largest {
        for slot in view.row(v) { forest.join(v, view.target(slot)) }
      }
      return forest.components()
    }
  }
}

/// A forest of parts in which every root is the lowest vertex of its tree.
private struct LowestRoots: ~Copyable {
  let parent: Cells<Int32>

  init(vertexCount: Int) {
    parent = Cells(repeating: 0, count: vertexCount)
    for v in 0..<vertexCount { parent[v] = Int32(truncatingIfNeeded: v) }
  }

  init(firstNeighboursIn rows: RowView) {
    parent = Cells(unwritten: rows.vertexCount)
    for v in 0..<rows.vertexCount {
      let first = rows.degree(v) > 0 ? rows.target(rows.start(v)) : v
      parent[v] = first < v ? parent[first] : Int32(truncatingIfNeeded: v)
    }
  }

  /// Climbs on both sides in turn, from the higher one, until they meet or a root is hung below the other
  /// side.
  @inline(__always)
  func join(_ u: Int, _ v: Int) {
    var (a, b) = (parent[u], parent[v])
    while a != b {
      let (high, low) = a > b ? (a, b) : (b, a)
      let above = parent[Int(high)]
      if above == high {
        parent[Int(high)] = low
        return
      }
      a = parent[Int(above)]
      b = parent[Int(low)]
    }
  }

  /// Hangs every vertex right below its root.
  func flatten() {
    for v in 0..<parent.count {
      // Parents are lower, and so already hang below their roots.
      parent[v] = parent[Int(parent[v])]
    }
  }

  /// The root that most of 1,024 vertices hang below, spread evenly; the lowest of equals.
  func frequentRoot() -> Int32? {
    guard parent.count > 0 else { return nil }
    let samples = min(1024, parent.count)
    let roots = (0..<samples).map { parent[$0 * parent.count / samples] }.sorted()
    var best: (root: Int32, count: Int) = (roots[0], 0)
    var start = 0
    for i in roots.indices where i + 1 == roots.count || roots[i + 1] != roots[i] {
      if i + 1 - start > best.count { best = (roots[i], i + 1 - start) }
      start = i + 1
    }
    return best.root
  }

  /// Roots are met in ascending order, and before the rest of their trees: numbered as they come, they are
  /// numbered by their lowest vertices. The numbers take the parents' places.
  func components() -> Components {
    var sizes: [Int] = []
    for v in 0..<parent.count {
      let above = Int(parent[v])
      if above == v {
        parent[v] = Int32(truncatingIfNeeded: sizes.count)
        sizes.append(1)
      } else {
        let part = parent[above]
        parent[v] = part
        sizes[Int(part)] += 1
      }
    }
    return Components(labels: parent.array(), sizes: sizes)
  }
}
