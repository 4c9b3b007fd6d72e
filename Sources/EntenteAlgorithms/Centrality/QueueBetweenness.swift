import EntenteGraph

/// Betweenness from one source after the other, for graphs of large diameter.
///
/// A road network or a grid has more shortest paths than a double can count, and yet every share of them
/// matters: a count is `pathCount` · 2^(512 · `scale`).
///
/// In the words of the paper: sigma = `pathCount`, delta = `dependency`, S = `order`.
/// - Complexity: O(E) time a source; O(V) space.
/// - Source: U. Brandes, "A faster algorithm for betweenness centrality", 2001.
struct QueueBetweenness: ~Copyable {
  private static let large = 0x1p512
  private static let small = 0x1p-512

  private let rows: RowView
  private let level: Cells<Int32>
  private let pathCount: Cells<Double>
  private let scale: Cells<UInt16>
  /// (1 + dependency) / pathCount: what each path to the vertex carries on behalf of all that lies beyond.
  private let carried: Cells<Double>
  private let order: Cells<Int32>

  init(_ rows: RowView) {
    self.rows = rows
    level = Cells(repeating: -1, count: rows.vertexCount)
    pathCount = Cells(repeating: 0, count: rows.vertexCount)
    scale = Cells(repeating: 0, count: rows.vertexCount)
    carried = Cells(repeating: 0, count: rows.vertexCount)
    order = Cells(repeating: 0, count: rows.vertexCount)
  }

  func add(_ source: Int, to scores: borrowing Cells<Double>) {
    level[source] = 0
    pathCount[source] = 1
    scale[source] = 0
    order[0] = Int32(truncatingIfNeeded: source)
    var (head, tail) = (0, 1)
    while head < tail {
      let u = Int(order[head])
      head += 1
      let next = level[u] + 1
      let (count, power) = (pathCount[u], scale[u])
      for slot in rows.row(u) {
        let v = rows.target(slot)
        let known = level[v]
        if known < 0 {
          level[v] = next
          pathCount[v] = count
          scale[v] = power
          order[tail] = Int32(truncatingIfNeeded: v)
          tail += 1
        } else if known == next {
          addPaths(count, power, to: v)
        }
      }
    }
    collect(tail, scores)
  }

  /// Terms more than one scale apart differ by more than a double can tell.
  @inline(__always)
  private func addPaths(_ count: Double, _ power: UInt16, to v: Int) {
    if scale[v] == power {
      let sum = pathCount[v] + count
      let isLarge = sum >= Self.large
      pathCount[v] = isLarge ? sum * Self.small : sum
      if isLarge { scale[v] = power + 1 }
    } else if scale[v] < power {
      pathCount[v] = count + (scale[v] + 1 == power ? pathCount[v] * Self.small : 0)
      scale[v] = power
    } else if scale[v] == power + 1 {
      pathCount[v] += count * Self.small
    }
  }

  /// From the farthest vertex back. The scale of a vertex is never below that of those before it.
  private func collect(_ count: Int, _ scores: borrowing Cells<Double>) {
    var last = count
    while last > 1 {
      last -= 1
      let u = Int(order[last])
      let next = level[u] + 1
      let power = scale[u]
      var sum = 0.0
      for slot in rows.row(u) {
        let v = rows.target(slot)
        guard level[v] == next else { continue }
        if scale[v] == power {
          sum += carried[v]
        } else if scale[v] == power + 1 {
          sum += carried[v] * Self.small
        }
      }
      let dependency = sum * pathCount[u]
      scores[u] += dependency
      carried[u] = (1 + dependency) / pathCount[u]
    }
    for i in 0..<count { level[Int(order[i])] = -1 }
  }
}
