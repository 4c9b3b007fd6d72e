public import EntenteGraph

extension Components {
  /// Parts within which everyone can reach everyone along the edges.
  ///
  /// - Parameter edges: the edges that count; `nil` for all.
  /// - Complexity: O(V + E) time, O(V) space.
  /// - Source: as ``strong(of:)``.
  public static func strong(of graph: DirectedGraph, edges: EdgeSet? = nil) -> Components {
    func rows(_ adjacency: Adjacency) -> Rows {
      (edges == nil ? adjacency : adjacency.filtered(allowed: edges, forbidden: nil) { _ in true }).rows
    }
    return strong(of: Rows.Directed(out: rows(graph.out), in: rows(graph.in)))
  }

  /// Parts within which everyone can reach everyone along the edges.
  ///
  /// Most graphs have one large part. It is what a vertex of many edges reaches and is reached by, which two
  /// breadth-first searches find while they leave most edges unread; a depth-first search divides the rest.
  /// - Complexity: O(V + E) time, O(V) space.
  /// - Source: L. Fleischer, B. Hendrickson, A. Pınar, "On identifying strongly connected components in
  ///   parallel", 2000; R. Tarjan, "Depth-first search and linear graph algorithms", 1972, with a stack of its
  ///   own, so that long chains do not overflow that of the thread.
  public static func strong(of rows: Rows.Directed, threads: Int = 1) -> Components {
    let n = rows.out.vertexCount
    guard n > 0 else { return Components(renumbering: []) }
    let pivot = rows.mostConnected
    let (forward, backward) = Crew.gather(Workers.worthwhile(threads, slots: rows.out.slotCount)) { crew in
      (
        hopLevels(out: rows.out, in: rows.in, from: pivot, crew, grain: .measured),
        hopLevels(out: rows.in, in: rows.out, from: pivot, crew, grain: .measured)
      )
    }
    return rows.out.withView { view in
      let search = StrongSearch(view)
      for v in 0..<n where forward[v] >= 0 && backward[v] >= 0 { search.root[v] = Int32(pivot.int) }
      search.run()
      return Components(renumbering: search.root.array())
    }
  }
}

extension Rows.Directed {
  /// The vertex with the largest product of its degrees out and in, the lowest of equals.
  fileprivate var mostConnected: VertexID {
    out.withView { out in
      `in`.withView { into in
        var best = (vertex: 0, product: -1)
        for v in 0..<out.vertexCount {
          let product = out.degree(v) * into.degree(v)
          if product > best.product { best = (v, product) }
        }
        return VertexID(best.vertex)
      }
    }
  }
}

/// In the words of the paper: `index` numbers vertices as they are found, `low` is the lowest number known to
/// be reached, `root` names the part once it is complete.
private struct StrongSearch: ~Copyable {
  let root: Cells<Int32>
  private let rows: RowView
  private let index: Cells<Int32>
  private let low: Cells<Int32>
  /// Vertices whose part is not complete, in the order in which they were found.
  private let open: Cells<Int32>
  /// The way from the start to where the search stands, and the next slot of each vertex on it.
  private let path: Cells<Int32>
  private let slot: Cells<UInt32>

  init(_ rows: RowView) {
    self.rows = rows
    root = Cells(repeating: -1, count: rows.vertexCount)
    index = Cells(repeating: -1, count: rows.vertexCount)
    low = Cells(repeating: 0, count: rows.vertexCount)
    open = Cells(repeating: 0, count: rows.vertexCount)
    path = Cells(repeating: 0, count: rows.vertexCount)
    slot = Cells(repeating: 0, count: rows.vertexCount)
  }

  /// Divides the vertices that have no root yet.
  func run() {
    var found: Int32 = 0
    var openCount = 0
    for start in 0..<rows.vertexCount where root[start] < 0 {
      var depth = 0
      enter(start, &found, &openCount, &depth)
      while depth > 0 {
        let u = Int(path[depth - 1])
        let s = Int(slot[u])
        if s < rows.start(u + 1) {
          slot[u] = UInt32(truncatingIfNeeded: s + 1)
          let v = rows.target(s)
          guard root[v] < 0 else { continue }
          if index[v] < 0 {
            enter(v, &found, &openCount, &depth)
          } else {
            low[u] = min(low[u], index[v])
          }
        } else {
          depth -= 1
          if depth > 0 {
            let parent = Int(path[depth - 1])
            low[parent] = min(low[parent], low[u])
          }
          if low[u] == index[u] { close(u, &openCount) }
        }
      }
    }
  }

  private func enter(_ v: Int, _ found: inout Int32, _ openCount: inout Int, _ depth: inout Int) {
    index[v] = found
    low[v] = found
    found += 1
    open[openCount] = Int32(v)
    openCount += 1
    path[depth] = Int32(v)
    depth += 1
    slot[v] = UInt32(truncatingIfNeeded: rows.start(v))
  }

  private func close(_ u: Int, _ openCount: inout Int) {
    repeat {
      openCount -= 1
      root[Int(open[openCount])] = Int32(u)
    } while Int(open[openCount]) != u
  }
}
