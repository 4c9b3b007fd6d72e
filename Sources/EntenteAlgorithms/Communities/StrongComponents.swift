public import EntenteGraph

extension Components {
  /// Parts within which everyone can reach everyone along the edges.
  ///
  /// - Parameter edges: the edges that count; `nil` for all.
  /// - Complexity: O(V + E) time, O(V) space.
  /// - Source: R. Tarjan, "Depth-first search and linear graph algorithms", 1972, with a stack of its own, so
  ///   that long chains do not overflow that of the thread.
  public static func strong(of graph: DirectedGraph, edges: EdgeSet? = nil) -> Components {
    let rows = edges == nil ? graph.out : graph.out.filtered(allowed: edges, forbidden: nil) { _ in true }
    var search = StrongSearch(rows: rows)
    for v in 0..<graph.vertexCount where search.index[v] < 0 { search.explore(from: v) }
    return Components(renumbering: search.root)
  }
}

/// In the words of the paper: `index` numbers vertices as they are found, `low` is the lowest number known to
/// be reached, `root` names the part once it is complete.
private struct StrongSearch {
  let rows: Adjacency
  var index: [Int32]
  var low: [Int32]
  var root: [Int32]
  private var nextIndex: Int32 = 0
  private var open: [Int32] = []
  private var path: [(vertex: Int32, slot: Int)] = []

  init(rows: Adjacency) {
    self.rows = rows
    index = [Int32](repeating: -1, count: rows.vertexCount)
    low = index
    root = index
  }

  mutating func explore(from start: Int) {
    enter(start)
    while let (vertex, slot) = path.last {
      let u = Int(vertex)
      if slot < rows.offsets[u + 1] {
        path[path.count - 1].slot += 1
        let v = rows.targets[slot].int
        if index[v] < 0 {
          enter(v)
        } else if root[v] < 0 {
          low[u] = min(low[u], index[v])
        }
      } else {
        leave(u)
      }
    }
  }

  private mutating func enter(_ v: Int) {
    index[v] = nextIndex
    low[v] = nextIndex
    nextIndex += 1
    open.append(Int32(v))
    path.append((Int32(v), rows.offsets[v]))
  }

  private mutating func leave(_ u: Int) {
    path.removeLast()
    if let parent = path.last { low[Int(parent.vertex)] = min(low[Int(parent.vertex)], low[u]) }
    guard low[u] == index[u] else { return }
    while let v = open.popLast() {
      root[Int(v)] = Int32(u)
      if v == Int32(u) { break }
    }
  }
}
