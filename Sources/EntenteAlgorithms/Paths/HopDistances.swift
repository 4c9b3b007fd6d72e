public import EntenteGraph

/// Number of edges on a shortest path from `source` to each vertex; `nil` where there is none.
///
/// Breadth-first search along the rows of `adjacency`: `graph.out` to follow directions, `graph.in` to go
/// against them, `graph.undirectedAdjacency()` for both. Weights and signs play no part.
/// - Returns: one entry a vertex.
/// - Precondition: `source` is a vertex of `adjacency`.
/// - Complexity: O(V + E) time, O(V) space.
/// - Source: E. F. Moore, "The shortest path through a maze", 1959.
public func hopDistances(in adjacency: Adjacency, from source: VertexID) -> [Int32?] {
  hopLevels(out: adjacency.rows, in: nil, from: source).map { $0 < 0 ? nil : $0 }
}

/// ``hopDistances(in:from:)`` with -1 for vertices that are not reached.
///
/// - Parameter in: the same edges turned round. With them the search changes sides where the front is wide:
///   instead of looking from the front for new vertices, every vertex not yet seen looks for one neighbour in
///   the front, and stops at the first. On a graph of small diameter that leaves most edges unread.
/// - Source: S. Beamer, K. Asanović, D. Patterson, "Direction-optimizing breadth-first search", 2012.
public func hopLevels(out: Rows, in: Rows?, from source: VertexID, threads: Int = 1) -> [Int32] {
  Crew.gather(Workers.worthwhile(threads, slots: out.slotCount)) { crew in
    hopLevels(out: out, in: `in`, from: source, crew, grain: .measured)
  }
}

/// How much work is worth a phase of several threads.
struct SearchGrain {
  /// Vertices of a front that are taken together.
  let front: Int
  /// Words of 64 vertices that look for the front together.
  let words: Int

  /// Four times a piece is where two threads were measured to be ahead of one.
  static var measured: SearchGrain { SearchGrain(front: 64, words: 16) }
}

func hopLevels(
  out: Rows, in: Rows?, from source: VertexID, _ crew: Crew, grain: SearchGrain
) -> [Int32] {
  precondition(source.int < out.vertexCount, "\(source) is not of this graph")
  // Where vertices have few neighbours the front never grows wide enough to be worth counting its edges.
  guard let into = `in`, out.slotCount >= 4 * out.vertexCount else {
    if crew.threads == 1 { return out.withView { levelsByQueue($0, from: source.int) } }
    return out.withView { out in
      let search = FrontSearch(out, crew, grain)
      search.run(from: source.int)
      return search.level.array()
    }
  }
  return out.withView { out in
    into.withView { into in
      let search = WideningSearch(out: out, into: into, crew, grain)
      search.run(from: source.int)
      return search.front.level.array()
    }
  }
}

/// The queue is also the order of discovery.
private func levelsByQueue(_ rows: RowView, from source: Int) -> [Int32] {
  let level = Cells<Int32>(repeating: -1, count: rows.vertexCount)
  // One more, where it is kept what was glanced at.
  let queue = Cells<UInt32>(unwritten: rows.vertexCount + 1)
  queue[0] = UInt32(truncatingIfNeeded: source)
  level[source] = 0
  var (head, tail) = (0, 1)
  while head < tail {
    let batch = head..<min(head + RowView.glances, tail)
    queue[rows.vertexCount] = rows.glance(queue, batch)
    for i in batch {
      let u = Int(queue[i])
      let next = level[u] + 1
      for slot in rows.row(u) {
        let v = rows.target(slot)
        guard level[v] < 0 else { continue }
        level[v] = next
        queue[tail] = UInt32(truncatingIfNeeded: v)
        tail += 1
      }
    }
    head = batch.upperBound
  }
  return level.array()
}
