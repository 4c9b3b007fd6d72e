public import EntenteGraph

/// For each vertex the largest k such that it lies in a part of the graph in which everyone has k neighbours
/// there.
///
/// Of the undirected simple view.
/// - Returns: one number a vertex.
/// - Precondition: `graph` is undirected.
/// - Complexity: O(V + E + Σ core numbers) time, O(V) space.
/// - Source: as ``coreNumbers(of:)-(Rows)``.
public func coreNumbers(of graph: SimpleGraph, threads: Int = 1) -> [Int] {
  precondition(!graph.isDirected, "core numbers are of the undirected view")
  return coreNumbers(of: graph.out.rows, threads: threads).map { Int($0) }
}

/// Core numbers of simple undirected rows.
///
/// For k = 0, 1, … those who have at most k neighbours left are taken away, and so is everyone whom that leaves
/// with no more. One counter an edge is touched and no order by degree is kept: where there are few cores that
/// costs less than sorting. With several threads each counts for a share of the vertices: all of them read the
/// rows of those who leave, and each passes over the neighbours that are not its own.
/// - Complexity: O(V + E + Σ core numbers) time, O(V) space.
/// - Source: S. Seidman, "Network structure and minimum degree", 1983; the rounds after H. Kabir, K. Madduri,
///   "Parallel k-core decomposition on multicore platforms", 2017.
public func coreNumbers(of rows: Rows, threads: Int = 1) -> [Int32] {
  Crew.gather(Workers.worthwhile(threads, slots: rows.slotCount)) {
    coreNumbers(of: rows, $0, grain: 1024)
  }
}

/// - Parameter grain: slots, or vertices looked through, that are worth a phase of several threads.
func coreNumbers(of rows: Rows, _ crew: Crew, grain: Int) -> [Int32] {
  rows.withView { view in
    let peeling = Peeling(view, crew, grain: grain)
    peeling.run()
    return peeling.left.array()
  }
}

/// The rounds in which vertices leave.
private struct Peeling: ~Copyable {
  /// Neighbours left; the core number of who is gone.
  let left: Cells<Int32>
  private let rows: RowView
  private let crew: Crew
  private let grain: Int
  private let shares: [Share]

  /// Vertices that one thread counts for.
  private final class Share: @unchecked Sendable {
    let vertices: Range<Int>
    let alive: Cells<UInt32>
    var aliveCount: Int
    /// The least number of neighbours left of those who stay.
    var least = Int32.max
    /// Who leaves in this round; those who have not been taken away yet are the last.
    let leaving: Cells<UInt32>
    var waiting = 0..<0
    var leavingCount = 0

    init(_ vertices: Range<Int>) {
      self.vertices = vertices
      alive = Cells(unwritten: vertices.count)
      aliveCount = vertices.count
      leaving = Cells(unwritten: vertices.count)
    }
  }

  init(_ rows: RowView, _ crew: Crew, grain: Int) {
    self.rows = rows
    self.crew = crew
    self.grain = grain
    left = Cells(unwritten: rows.vertexCount)
    shares = Self.bounds(rows, crew.threads).map { Share($0) }
  }

  /// Ranges of vertices with about as many slots each.
  private static func bounds(_ rows: RowView, _ count: Int) -> [Range<Int>] {
    var (ranges, start): ([Range<Int>], Int) = ([], 0)
    for share in 1...count {
      var end = start
      let wanted = rows.slotCount * share / count
      if share == count { end = rows.vertexCount }
      while end < rows.vertexCount, rows.start(end) < wanted { end += 1 }
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  func run() {
    each(worth: rows.vertexCount) { share in
      for (i, v) in share.vertices.enumerated() {
        left[v] = Int32(truncatingIfNeeded: rows.degree(v))
        share.alive[i] = UInt32(truncatingIfNeeded: v)
      }
    }
    var k: Int32 = 0
    while true {
      let aliveCount = shares.reduce(0) { $0 + $1.aliveCount }
      guard aliveCount > 0 else { return }
      each(worth: aliveCount) { sort($0, k) }
      let isQuiet = shares.allSatisfy { $0.waiting.isEmpty }
      takeAway(k)
      let least = shares.reduce(Int32.max) { min($0, $1.least) }
      k = isQuiet && least < .max ? max(k + 1, least) : k + 1
    }
  }

  /// Parts those who leave with `k` neighbours from those who stay; who had fewer left with an earlier k.
  private func sort(_ share: Share, _ k: Int32) {
    var (kept, leavingCount, least) = (0, 0, Int32.max)
    for i in 0..<share.aliveCount {
      let v = share.alive[i]
      let degree = left[Int(v)]
      if degree > k {
        share.alive[kept] = v
        kept += 1
        least = min(least, degree)
      } else if degree == k {
        share.leaving[leavingCount] = v
        leavingCount += 1
      }
    }
    share.aliveCount = kept
    share.least = least
    share.leavingCount = leavingCount
    share.waiting = 0..<leavingCount
  }

  /// Takes away who waits, and whom that leaves with `k` neighbours, until nobody waits.
  private func takeAway(_ k: Int32) {
    while true {
      let fronts = shares.map(\.waiting)
      let slots = slotsWaiting()
      guard slots > 0 else { return }
      each(worth: slots) { own in
        for (share, front) in zip(shares, fronts) {
          own.leavingCount = count(share.leaving, front, own, k)
        }
      }
      for (share, front) in zip(shares, fronts) { share.waiting = front.upperBound..<share.leavingCount }
    }
  }

  /// The slots of those who wait, as far as they are worth counting.
  private func slotsWaiting() -> Int {
    var slots = 0
    for share in shares {
      for i in share.waiting {
        slots += rows.degree(Int(share.leaving[i]))
        if slots >= grain { return slots }
      }
    }
    return slots
  }

  /// Counts for the vertices of `own` that those of `front` leave.
  /// - Returns: how many of its vertices leave by now.
  private func count(_ leaving: borrowing Cells<UInt32>, _ front: Range<Int>, _ own: Share, _ k: Int32) -> Int
  {
    let (vertices, n) = (own.vertices, rows.vertexCount)
    if vertices == 0..<n {
      return Self.count(rows, left, leaving, front, own.leaving, own.leavingCount, k) { row, visit in
        for slot in row { visit(rows.target(slot)) }
      }
    }
    // Rows ascend: of most of what belongs to others nothing is read.
    if vertices.lowerBound < n / 2 {
      return Self.count(rows, left, leaving, front, own.leaving, own.leavingCount, k) { row, visit in
        for slot in row {
          let v = rows.target(slot)
          if v >= vertices.upperBound { break }
          if v >= vertices.lowerBound { visit(v) }
        }
      }
    }
    return Self.count(rows, left, leaving, front, own.leaving, own.leavingCount, k) { row, visit in
      for slot in row.reversed() {
        let v = rows.target(slot)
        if v < vertices.lowerBound { break }
        if v < vertices.upperBound { visit(v) }
      }
    }
  }

  @inline(__always)
  private static func count(
    _ rows: RowView, _ left: borrowing Cells<Int32>, _ leaving: borrowing Cells<UInt32>, _ front: Range<Int>,
    _ found: borrowing Cells<UInt32>, _ foundBefore: Int, _ k: Int32,
    _ forOwn: (_ row: Range<Int>, _ visit: (Int) -> Void) -> Void
  ) -> Int {
    var end = foundBefore
    for i in front {
      forOwn(rows.row(Int(leaving[i]))) { v in
        let degree = left[v]
        guard degree > k else { return }
        left[v] = degree - 1
        if degree - 1 == k {
          found[end] = UInt32(truncatingIfNeeded: v)
          end += 1
        }
      }
    }
    return end
  }

  /// Calls `work` for every share, on several threads where that is worth it.
  private func each(worth work: Int, _ body: (Share) -> Void) {
    if work < grain {
      for share in shares { body(share) }
    } else {
      crew.run(pieces: shares.count) { body(shares[$0]) }
    }
  }
}
