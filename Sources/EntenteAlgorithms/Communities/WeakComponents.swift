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
  /// - Precondition: `rows` are undirected and sorted.
  /// - Complexity: O(V + E α(V)) time at worst, O(V) space.
  /// - Source: M. Sutton, T. Ben-Nun, A. Barak, "Optimizing parallel graph connectivity computation via
  ///   subgraph sampling" (Afforest), 2018; the first pass is ours.
  public static func weak(ofUndirected rows: Rows) -> Components {
    rows.withView { view in
      let forest = LowestRoots(firstNeighboursIn: view)
      let largest = forest.frequentRoot()
      for v in 0..<view.vertexCount where forest.shorten(v) != largest {
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
      let row = rows.row(v)
      let first = row.isEmpty ? v : rows.target(row.lowerBound)
      guard first < v else {
        parent[v] = Int32(truncatingIfNeeded: v)
        continue
      }
      parent[v] = parent[first]
      guard row.count > 1 else { continue }
      let second = rows.target(row.lowerBound + 1)
      if second < v { join(v, second) }
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

  /// Hangs `v` below its parent's parent: below its root, where that was done for all before it.
  /// - Returns: the new parent.
  @inline(__always)
  func shorten(_ v: Int) -> Int32 {
    let above = parent[Int(parent[v])]
    parent[v] = above
    return above
  }

  private func root(of v: Int) -> Int32 {
    var v = Int32(truncatingIfNeeded: v)
    while parent[Int(v)] != v { v = parent[Int(v)] }
    return v
  }

  /// The root that most of 1,024 vertices hang below, spread evenly; the lowest of equals.
  func frequentRoot() -> Int32? {
    guard parent.count > 0 else { return nil }
    let samples = min(1024, parent.count)
    let roots = (0..<samples).map { root(of: $0 * parent.count / samples) }.sorted()
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
    var (run, length) = (0, 0)  // vertices of one part, one after the other
    for v in 0..<parent.count {
      let above = Int(parent[v])
      let part = above == v ? Int32(truncatingIfNeeded: sizes.count) : parent[above]
      parent[v] = part
      if above == v { sizes.append(0) }
      if Int(part) != run {
        sizes[run] += length
        (run, length) = (Int(part), 0)
      }
      length += 1
    }
    if length > 0 { sizes[run] += length }
    return Components(labels: parent.array(), sizes: sizes)
  }
}
