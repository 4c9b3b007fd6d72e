public import EntenteGraph

/// Number of edges on a shortest path from `source` to `target`; `nil` where there is none.
///
/// Two breadth-first searches, forward from `source` and backward from `target`, each time widening the
/// narrower front by one whole level, until a front touches what the other has seen.
/// - Complexity: O(V + E) time, in practice about two balls of half the distance; O(V) space.
/// - Source: I. Pohl, "Bi-directional search", 1971.
public func hopDistance(out: Adjacency, in: Adjacency, from source: VertexID, to target: VertexID) -> Int? {
  var search = BidirectionalSearch(out: out.rows, in: `in`.rows)
  return search.distance(from: source, to: target)
}

/// The two fronts of ``hopDistance(out:in:from:to:)``; many pairs share one search and its memory.
///
/// A vertex's mark says which pair saw it and from which side, so that nothing is wiped between pairs but every
/// 127 of them: a mark is a byte, and those of a million vertices stay in the cache. Levels need not be kept: a
/// front is one level.
public struct BidirectionalSearch: ~Copyable {
  private let out: Rows
  private let into: Rows
  /// `2 * pair` where the forward search has been, `2 * pair + 1` where the backward one has.
  private let mark: Cells<UInt8>
  private var pair: UInt8 = 0
  private var asked = 0
  /// From the third pair on, where rows are short: the same rows in lines.
  private var outLines: NarrowRows?
  private var intoLines: NarrowRows?
  private let forward: Front
  private let backward: Front

  /// A queue whose last level is the front.
  private struct Front: ~Copyable {
    let queue: Cells<UInt32>
    init(capacity: Int) { queue = Cells(unwritten: capacity) }
  }

  /// - Parameter in: the edges of `out` turned round; the same where edges go both ways.
  public init(out: Rows, in: Rows) {
    precondition(out.vertexCount == `in`.vertexCount, "rows of different graphs")
    self.out = out
    into = `in`
    mark = Cells(repeating: 0, count: out.vertexCount)
    forward = Front(capacity: out.vertexCount)
    backward = Front(capacity: out.vertexCount)
  }

  /// - Precondition: both are vertices of the graph.
  public mutating func distance(from source: VertexID, to target: VertexID) -> Int? {
    precondition(max(source, target).int < out.vertexCount, "no vertices of this graph")
    if source == target { return 0 }
    if pair == 127 {
      mark.fill(0)
      pair = 0
    }
    pair += 1
    layOut()
    mark[source.int] = 2 * pair
    mark[target.int] = 2 * pair + 1
    forward.queue[0] = source.index
    backward.queue[0] = target.index
    var (near, far) = (0..<1, 0..<1)
    var levels = 0
    return out.withView { out in
      into.withView { into in
        while !near.isEmpty, !far.isEmpty {
          levels += 1
          let met =
            near.count <= far.count
            ? widen(&near, forward.queue, out, outLines, own: 2 * pair)
            : widen(&far, backward.queue, into, intoLines, own: 2 * pair + 1)
          if met { return levels }
        }
        return nil
      }
    }
  }

  /// Lines pay where several pairs are asked for.
  private mutating func layOut() {
    asked += 1
    guard asked == 3, NarrowRows.suit(out), NarrowRows.suit(into) else { return }
    let lines = NarrowRows(out)
    outLines = lines
    intoLines = into == out ? lines : NarrowRows(into)
  }

  /// One whole level further; whether it touched the other search. Both have seen whole levels, so that the
  /// first touch is the shortest.
  private func widen(
    _ front: inout Range<Int>, _ queue: borrowing Cells<UInt32>, _ rows: RowView, _ lines: NarrowRows?,
    own: UInt8
  ) -> Bool {
    var end = front.upperBound
    let met =
      lines.map { widen(front, queue, $0.lines, $0.vertexCount, &end, own) }
      ?? widen(front, queue, rows, &end, own)
    front = front.upperBound..<end
    return met
  }

  private func widen(
    _ front: Range<Int>, _ queue: borrowing Cells<UInt32>, _ rows: RowView, _ end: inout Int, _ own: UInt8
  ) -> Bool {
    for i in front {
      for slot in rows.row(Int(queue[i])) where isMeeting(rows.target(slot), queue, &end, own) { return true }
    }
    return false
  }

  private func widen(
    _ front: Range<Int>, _ queue: borrowing Cells<UInt32>, _ lines: borrowing Cells<NarrowRows.Line>,
    _ vertexCount: Int, _ end: inout Int, _ own: UInt8
  ) -> Bool {
    for i in front {
      var next = Int(queue[i])
      while true {
        let line = lines[next]
        if isMeeting(Int(line.first), queue, &end, own) { return true }
        if isMeeting(Int(line.second), queue, &end, own) { return true }
        if isMeeting(Int(line.third), queue, &end, own) { return true }
        next = Int(line.last)
        guard next >= vertexCount else { break }
      }
      if isMeeting(next, queue, &end, own) { return true }
    }
    return false
  }

  /// Notes a vertex that is new; whether the other search has been there.
  @inline(__always)
  private func isMeeting(
    _ v: Int, _ queue: borrowing Cells<UInt32>, _ end: inout Int, _ own: UInt8
  ) -> Bool {
    let seen = mark[v]
    if seen == own { return false }
    if seen == own ^ 1 { return true }
    mark[v] = own
    queue[end] = UInt32(truncatingIfNeeded: v)
    end += 1
    return false
  }
}
