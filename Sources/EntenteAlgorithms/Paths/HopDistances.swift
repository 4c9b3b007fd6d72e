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
public func hopLevels(out: Rows, in: Rows?, from source: VertexID) -> [Int32] {
  precondition(source.int < out.vertexCount, "\(source) is not of this graph")
  // Where vertices have few neighbours the front never grows wide enough to be worth counting its edges.
  guard let into = `in`, out.slotCount >= 4 * out.vertexCount else {
    return out.withView { plainLevels($0, from: source.int) }
  }
  return out.withView { out in
    into.withView { into in
      let search = WideningSearch(out: out, into: into)
      search.run(from: source.int)
      return search.level.array()
    }
  }
}

/// The queue is also the order of discovery.
private func plainLevels(_ rows: RowView, from source: Int) -> [Int32] {
  let level = Cells<Int32>(repeating: -1, count: rows.vertexCount)
  let queue = Cells<Int32>(repeating: 0, count: rows.vertexCount)
  queue[0] = Int32(source)
  level[source] = 0
  var (head, tail) = (0, 1)
  while head < tail {
    let u = Int(queue[head])
    head += 1
    let next = level[u] + 1
    for slot in rows.row(u) {
      let v = rows.target(slot)
      guard level[v] < 0 else { continue }
      level[v] = next
      queue[tail] = Int32(truncatingIfNeeded: v)
      tail += 1
    }
  }
  return level.array()
}

/// A breadth-first search that changes sides; the thresholds are those of the paper.
private struct WideningSearch: ~Copyable {
  let out: RowView
  let into: RowView
  let level: Cells<Int32>
  private let queue: Cells<Int32>
  private let front: Cells<UInt64>
  private let next: Cells<UInt64>

  init(out: RowView, into: RowView) {
    self.out = out
    self.into = into
    level = Cells(repeating: -1, count: out.vertexCount)
    queue = Cells(repeating: 0, count: out.vertexCount)
    front = Cells(bits: out.vertexCount)
    next = Cells(bits: out.vertexCount)
  }

  func run(from source: Int) {
    level[source] = 0
    queue[0] = Int32(source)
    var (head, tail) = (0, 1)
    var depth: Int32 = 0
    var frontSlots = out.degree(source)
    var unread = out.slotCount
    while head < tail {
      if frontSlots > unread / 14 {
        tail = widen(head..<tail, &depth)
        head = 0
        frontSlots = 1
      } else {
        depth += 1
        unread -= frontSlots
        frontSlots = 0
        let end = tail
        while head < end {
          let u = Int(queue[head])
          head += 1
          for slot in out.row(u) {
            let v = out.target(slot)
            guard level[v] < 0 else { continue }
            level[v] = depth
            frontSlots += out.degree(v)
            queue[tail] = Int32(truncatingIfNeeded: v)
            tail += 1
          }
        }
      }
    }
  }

  /// Goes on from the front in `queue[range]` by letting unseen vertices look for it, until it is narrow
  /// again.
  /// - Returns: the length of the front that it leaves at the beginning of the queue.
  private func widen(_ range: Range<Int>, _ depth: inout Int32) -> Int {
    front.fill(0)
    for i in range { front.setBit(Int(queue[i])) }
    var before: Int
    var found = range.count
    var isNextFront = false
    repeat {
      before = found
      depth += 1
      found = isNextFront ? step(next, front, depth) : step(front, next, depth)
      isNextFront.toggle()
    } while found > before || found > out.vertexCount / 24
    return isNextFront ? collect(next) : collect(front)
  }

  private func step(_ front: borrowing Cells<UInt64>, _ next: borrowing Cells<UInt64>, _ depth: Int32) -> Int
  {
    next.fill(0)
    var found = 0
    for v in 0..<into.vertexCount where level[v] < 0 {
      for slot in into.row(v) where front.hasBit(into.target(slot)) {
        level[v] = depth
        next.setBit(v)
        found += 1
        break
      }
    }
    return found
  }

  private func collect(_ bits: borrowing Cells<UInt64>) -> Int {
    var count = 0
    for w in 0..<bits.count {
      var word = bits[w]
      while word != 0 {
        queue[count] = Int32(truncatingIfNeeded: w << 6 + word.trailingZeroBitCount)
        count += 1
        word &= word - 1
      }
    }
    return count
  }
}
