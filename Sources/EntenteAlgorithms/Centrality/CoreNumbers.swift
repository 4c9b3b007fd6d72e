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
/// costs less than sorting. What the threads do is told at `PeelingShare`.
/// - Complexity: O(V + E + Σ core numbers) time, O(V) space.
/// - Source: S. Seidman, "Network structure and minimum degree", 1983; the rounds after H. Kabir, K. Madduri,
///   "Parallel k-core decomposition on multicore platforms", 2017.
public func coreNumbers(of rows: Rows, threads: Int = 1) -> [Int32] {
  Crew.gather(Workers.worthwhile(threads, slots: rows.slotCount)) {
    coreNumbers(of: rows, $0, grain: .measured)
  }
}

func coreNumbers(of rows: Rows, _ crew: Crew, grain: PeelingGrain) -> [Int32] {
  rows.withView { view in
    let peeling = Peeling(view, crew, grain)
    peeling.run()
    return peeling.left.array()
  }
}

/// How several threads share the work.
struct PeelingGrain {
  /// Slots, or vertices looked through, that are worth a phase of several threads.
  let phase: Int
  /// Rows of so many slots are read by all threads.
  let hub: Int
  /// Neighbours for others to count that a thread collects before they get their turn.
  let outbox: Int

  static var measured: PeelingGrain { PeelingGrain(phase: 1024, hub: 32, outbox: 1 << 15) }
}

/// The rounds in which vertices leave.
private struct Peeling: ~Copyable {
  /// Neighbours left; the core number of who is gone.
  let left: Cells<Int32>
  private let rows: RowView
  private let crew: Crew
  private let grain: PeelingGrain
  private let shares: [PeelingShare]

  init(_ rows: RowView, _ crew: Crew, _ grain: PeelingGrain) {
    self.rows = rows
    self.crew = crew
    self.grain = grain
    left = Cells(unwritten: rows.vertexCount)
    shares = Self.bounds(rows, crew.threads).map { PeelingShare($0, grain, isAlone: crew.threads == 1) }
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
    each(worth: rows.vertexCount) { $0.begin(rows, left) }
    var k: Int32 = 0
    while true {
      let aliveCount = shares.reduce(0) { $0 + $1.aliveCount }
      guard aliveCount > 0 else { return }
      each(worth: aliveCount) { $0.sort(left, k) }
      let isQuiet = !shares.contains { $0.isWaiting }
      // Without neighbours there is nobody to count for.
      if k > 0 { takeAway(k) }
      let least = shares.reduce(Int32.max) { min($0, $1.least) }
      k = isQuiet && least < .max ? max(k + 1, least) : k + 1
    }
  }

  /// Takes away who waits, and whom that leaves with `k` neighbours, until nobody waits.
  private func takeAway(_ k: Int32) {
    guard crew.threads > 1 else { return shares[0].takeAway(rows, left, k) }
    var side = 0
    while shares.contains(where: { $0.isWaiting || $0.hasLeft(side) }) {
      let slots = shares.reduce(0) { $0 + $1.waitingSlots(rows, side) }
      each(worth: slots) { $0.takeAway(rows, left, k, shares, reading: side) }
      side = 1 - side
    }
  }

  /// Calls `work` for every share, on several threads where that is worth it.
  private func each(worth work: Int, _ body: (PeelingShare) -> Void) {
    if work < grain.phase {
      for share in shares { body(share) }
    } else {
      crew.run(pieces: shares.count) { body(shares[$0]) }
    }
  }
}
