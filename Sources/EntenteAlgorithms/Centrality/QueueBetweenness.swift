import EntenteGraph

/// Betweenness from one source after the other: of vertices where the diameter is large, and of edges.
///
/// In the words of the paper: sigma = `pathCount`, delta = `dependency`, S = `order`.
/// - Complexity: O(E) time a source; O(V) space.
/// - Source: U. Brandes, "A faster algorithm for betweenness centrality", 2001.
struct QueueBetweenness: ~Copyable {
  private let rows: RowView
  private let level: Cells<Int32>
  private let pathCount: Cells<PathCount>
  /// (1 + dependency) / pathCount, its power left aside: what each path to the vertex carries on behalf of all that lies beyond.
  private let carried: Cells<Double>
  private let order: Cells<Int32>

  init(_ rows: RowView) {
    self.rows = rows
    level = Cells(repeating: -1, count: rows.vertexCount)
    pathCount = Cells(repeating: PathCount(0), count: rows.vertexCount)
    carried = Cells(repeating: 0, count: rows.vertexCount)
    order = Cells(repeating: 0, count: rows.vertexCount)
  }

  /// Adds to the score of each vertex what depends on it.
  func add(_ source: Int, toVertices scores: borrowing Cells<Double>) {
    collect(search(source), downTo: 1, { _, _ in }, { u, dependency in scores[u] += dependency })
  }

  /// Adds to the score of each slot what is carried along it.
  func add(_ source: Int, toSlots scores: borrowing Cells<Double>) {
    collect(search(source), downTo: 0, { slot, share in scores[slot] += share }, { _, _ in })
  }

  /// - Returns: how many vertices were reached; they stand in `order`.
  private func search(_ source: Int) -> Int {
    level[source] = 0
    pathCount[source] = PathCount(1)
    order[0] = Int32(truncatingIfNeeded: source)
    var (head, tail) = (0, 1)
    while head < tail {
      let u = Int(order[head])
      head += 1
      let next = level[u] + 1
      let count = pathCount[u]
      for slot in rows.row(u) {
        let v = rows.target(slot)
        let known = level[v]
        if known < 0 {
          level[v] = next
          pathCount[v] = count
          order[tail] = Int32(truncatingIfNeeded: v)
          tail += 1
        } else if known == next {
          pathCount[v].add(count)
        }
      }
    }
    return tail
  }

  /// From the farthest vertex back.
  /// - Parameter first: the place in `order` to end with; the source is at 0.
  /// - Parameter note: gets each slot on a shortest path, and what is carried along it.
  /// - Parameter settle: gets each vertex, and what depends on it.
  @inline(__always)
  private func collect(
    _ reached: Int, downTo first: Int, _ note: (Int, Double) -> Void, _ settle: (Int, Double) -> Void
  ) {
    var last = reached
    while last > first {
      last -= 1
      let u = Int(order[last])
      let next = level[u] + 1
      let count = pathCount[u]
      var sum = 0.0
      for slot in rows.row(u) {
        let v = rows.target(slot)
        guard level[v] == next else { continue }
        let share = count.scaled(carried[v], of: pathCount[v])
        note(slot, share * count.count)
        sum += share
      }
      let dependency = sum * count.count
      settle(u, dependency)
      carried[u] = (1 + dependency) / count.count
    }
    for i in 0..<reached { level[Int(order[i])] = -1 }
  }
}
