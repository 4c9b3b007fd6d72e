import EntenteGraph

/// The loops that find core numbers: for each neighbour of those who leave, that it has one neighbour less.
///
/// Functions with everything as an argument: it then stays in registers. Those that count return the number of
/// vertices that leave by now, which stand in `leaving`.
enum PeelingCount {
  /// Counts for `v` that a neighbour has left; whose number is not above `k` has left before and keeps it.
  @inline(__always)
  private static func one(
    _ v: Int, _ left: borrowing Cells<Int32>, _ k: Int32, _ leaving: borrowing Cells<UInt32>, _ end: inout Int
  ) {
    let degree = left[v]
    // Written in any case: whether it has left is a guess that processors lose.
    left[v] = degree &- (degree > k ? 1 : 0)
    guard degree == k &+ 1 else { return }
    leaving[end] = UInt32(truncatingIfNeeded: v)
    end &+= 1
  }

  /// Counts for all neighbours of `batch`, a part of `leaving`.
  @inline(never)
  static func rows(
    _ rows: RowView, _ batch: Range<Int>, _ left: borrowing Cells<Int32>, _ k: Int32,
    _ leaving: borrowing Cells<UInt32>, _ leavingCount: Int
  ) -> Int {
    var end = leavingCount
    for i in batch {
      for slot in rows.row(Int(leaving[i])) { one(rows.target(slot), left, k, leaving, &end) }
    }
    return end
  }

  /// Counts for the neighbours of hubs that are among `vertices`. Rows ascend: the first share reads their
  /// beginnings, the last one their ends, and only those between look for where theirs begin.
  @inline(never)
  static func hubs(
    _ rows: RowView, _ hubs: borrowing Cells<UInt32>, _ batch: Range<Int>, of vertices: Range<Int>,
    _ left: borrowing Cells<Int32>, _ k: Int32, _ leaving: borrowing Cells<UInt32>, _ leavingCount: Int
  ) -> Int {
    var end = leavingCount
    let (first, last) = (vertices.lowerBound, vertices.upperBound - 1)
    if vertices.upperBound == rows.vertexCount {
      for i in batch {
        for slot in rows.row(Int(hubs[i])).reversed() {
          let v = rows.target(slot)
          if v < first { break }
          one(v, left, k, leaving, &end)
        }
      }
    } else {
      for i in batch {
        let row = rows.row(Int(hubs[i]))
        for slot in (first == 0 ? row.lowerBound : rows.firstSlot(in: row, from: first))..<row.upperBound {
          let v = rows.target(slot)
          if v > last { break }
          one(v, left, k, leaving, &end)
        }
      }
    }
    return end
  }

  /// Counts for those of the first `targetCount` targets that are among `vertices`.
  @inline(never)
  static func targets(
    _ targets: borrowing Cells<UInt32>, _ targetCount: Int, of vertices: Range<Int>,
    _ left: borrowing Cells<Int32>, _ k: Int32, _ leaving: borrowing Cells<UInt32>, _ leavingCount: Int
  ) -> Int {
    var end = leavingCount
    for i in 0..<targetCount {
      let v = Int(targets[i])
      if vertices.contains(v) { one(v, left, k, leaving, &end) }
    }
    return end
  }

  /// Sorts the vertices of a row into those among `vertices` and others, again without a branch: each is written to
  /// both lists.
  @inline(__always)
  static func part(
    _ rows: RowView, _ row: Range<Int>, _ vertices: Range<Int>, _ own: borrowing Cells<UInt32>,
    _ ownCount: inout Int, _ others: borrowing Cells<UInt32>, _ otherCount: inout Int
  ) {
    let (first, size) = (UInt(bitPattern: vertices.lowerBound), UInt(bitPattern: vertices.count))
    var (ownEnd, otherEnd) = (ownCount, otherCount)
    for slot in row {
      let target = rows.target(slot)
      let v = UInt32(truncatingIfNeeded: target)
      let isOwn = UInt(bitPattern: target) &- first < size ? 1 : 0
      own[ownEnd] = v
      others[otherEnd] = v
      ownEnd &+= isOwn
      otherEnd &+= 1 &- isOwn
    }
    (ownCount, otherCount) = (ownEnd, otherEnd)
  }

  /// Reads the first lines of rows, or the last, of all at once and for nobody, so that they come from memory side
  /// by side.
  static func glance(
    _ rows: RowView, _ list: borrowing Cells<UInt32>, _ batch: Range<Int>, atEnd: Bool
  ) -> Int {
    var sum = 0
    for i in batch {
      let row = rows.row(Int(list[i]))
      let last = row.upperBound - 1
      let first = atEnd ? max(row.upperBound - 64, row.lowerBound) : row.lowerBound
      sum &+= rows.target(first) &+ rows.target(min(first + 16, last))
      sum &+= rows.target(min(first + 32, last)) &+ rows.target(min(first + 48, last))
    }
    return sum
  }
}

extension RowView {
  /// The first slot of an ascending row that leads to `vertex` or beyond.
  fileprivate func firstSlot(in row: Range<Int>, from vertex: Int) -> Int {
    var (slot, length) = (row.lowerBound, row.count)
    while length > 0 {
      let half = (length + 1) / 2
      if target(slot + half - 1) < vertex { slot += half }
      length -= half
    }
    return slot
  }
}
