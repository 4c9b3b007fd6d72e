import EntenteGraph

/// Shortest paths between pairs of vertices drawn at random, one path a pair, each of a pair's paths as likely as
/// another: how often each vertex and edge lies on one.
///
/// Pairs are drawn in blocks, each with random numbers of its own, and what is counted are whole numbers, so that
/// counts do not depend on the number of threads.
struct PathSample {
  /// By vertex, the paths that it lies inside of.
  var ofVertex: [Int]
  /// By slot of the rows out, and of the rows in, the paths that were found to use it; together those along the edge.
  var ofOutSlot: [Int]
  var ofInSlot: [Int]

  private static let block = 64

  /// - Parameters:
  ///   - pairs: how many; ordered, of two vertices each.
  ///   - countsSlots: otherwise ``ofOutSlot`` and ``ofInSlot`` stay empty.
  init(_ rows: Rows.Directed, pairs: Int, countsSlots: Bool, seed: UInt64, threads: Int) {
    let n = rows.out.vertexCount
    let (outSlots, inSlots) = countsSlots ? (rows.out.slotCount, rows.in.slotCount) : (0, 0)
    let blocks = n < 2 ? 0 : (pairs + Self.block - 1) / Self.block
    let lanes = max(1, min(threads, blocks))
    let counts = (0..<lanes).map { _ in PathCounts(vertices: n, outSlots: outSlots, inSlots: inSlots) }
    rows.out.withView { out in
      rows.in.withView { into in
        Workers.run(threads: lanes, pieces: lanes) { lane in
          var search = PairPathSearch(out: out, into: into, counts[lane])
          for block in stride(from: lane, to: blocks, by: lanes) {
            var random = SplitMix(seed: seed ^ UInt64(block) &* 0xD134_2543_DE82_EF95)
            random = SplitMix(seed: random.next())
            for _ in 0..<min(Self.block, pairs - block * Self.block) {
              let source = random.next(below: n)
              let other = random.next(below: n - 1)
              search.run(from: source, to: other < source ? other : other + 1, &random)
            }
          }
        }
      }
    }
    func sum(_ count: Int, _ part: (PathCounts, Int) -> UInt32) -> [Int] {
      (0..<count).map { i in counts.reduce(0) { $0 + Int(part($1, i)) } }
    }
    ofVertex = sum(n) { $0.ofVertex[$1] }
    ofOutSlot = sum(outSlots) { $0.ofOutSlot[$1] }
    ofInSlot = sum(inSlots) { $0.ofInSlot[$1] }
  }
}

/// What one thread counts.
private final class PathCounts: Sendable {
  let ofVertex: Cells<UInt32>
  let ofOutSlot: Cells<UInt32>
  let ofInSlot: Cells<UInt32>

  init(vertices: Int, outSlots: Int, inSlots: Int) {
    ofVertex = Cells(repeating: 0, count: vertices)
    ofOutSlot = Cells(repeating: 0, count: outSlots)
    ofInSlot = Cells(repeating: 0, count: inSlots)
  }
}

/// One shortest path of a pair, drawn from all of them: two breadth-first searches that go towards each other, level
/// by level, always the one with fewer edges before it, until edges join them; then back from one to both ends.
///
/// Only ratios of path counts within a level are ever asked for, so that each level is scaled by itself where counts
/// would grow beyond what a double holds.
/// - Complexity: two balls of about half the distance a pair; O(V) space, never wiped.
/// - Source: M. Borassi, E. Natale, "KADABRA is an adaptive algorithm for betweenness via random approximation", 2016.
private struct PairPathSearch: ~Copyable {
  private struct Mark: BitwiseCopyable {
    /// Twice the number of the search, and 1 for the side of the target.
    var stamp: UInt32
    var level: Int32
    var pathCount: Double
  }

  private let out: RowView
  private let into: RowView
  private let marks: Cells<Mark>
  private let counts: PathCounts
  private let sides: [Side]
  private var round: UInt32 = 0

  /// The vertices of one search in the order in which it came to them; the last of them are its front.
  private final class Side {
    let queue: Cells<Int32>
    var front = 0..<0
    var level: Int32 = 0

    init(vertexCount: Int) { queue = Cells(unwritten: vertexCount) }
  }

  init(out: RowView, into: RowView, _ counts: PathCounts) {
    self.out = out
    self.into = into
    self.counts = counts
    marks = Cells(repeating: Mark(stamp: 0, level: 0, pathCount: 0), count: out.vertexCount)
    sides = (0..<2).map { _ in Side(vertexCount: out.vertexCount) }
  }

  mutating func run(from source: Int, to target: Int, _ random: inout SplitMix) {
    let stamp = next()
    begin(0, source, stamp)
    begin(1, target, stamp)
    while true {
      let slots = (slots(before: 0), slots(before: 1))
      if slots.0 == 0 || slots.1 == 0 { return }
      let side = slots.0 <= slots.1 ? 0 : 1
      let crossings = widen(side, stamp)
      guard crossings > 0 else { continue }
      return draw(side, crossings, stamp, &random)
    }
  }

  private func begin(_ side: Int, _ v: Int, _ stamp: UInt32) {
    marks[v] = Mark(stamp: stamp + UInt32(side), level: 0, pathCount: 1)
    sides[side].queue[0] = Int32(truncatingIfNeeded: v)
    sides[side].front = 0..<1
    sides[side].level = 0
  }

  private func rows(_ side: Int) -> RowView { side == 0 ? out : into }

  private func slots(before side: Int) -> Int {
    let rows = rows(side)
    return sides[side].front.reduce(0) { $0 + rows.degree(Int(sides[side].queue[$1])) }
  }

  /// One level of one search.
  /// - Returns: the number of shortest paths, if edges lead to the other search; its front then stays where it was.
  private func widen(_ side: Int, _ stamp: UInt32) -> Double {
    let (rows, this) = (rows(side), sides[side])
    let (own, other) = (stamp + UInt32(side), stamp + UInt32(1 - side))
    let next = this.level + 1
    var tail = this.front.upperBound
    var (crossings, largest) = (0.0, 0.0)
    for i in this.front {
      let u = Int(this.queue[i])
      let count = marks[u].pathCount
      for slot in rows.row(u) {
        let v = rows.target(slot)
        let mark = marks[v]
        if mark.stamp == other {
          crossings += count * mark.pathCount
        } else if mark.stamp != own {
          marks[v] = Mark(stamp: own, level: next, pathCount: count)
          this.queue[tail] = Int32(truncatingIfNeeded: v)
          tail += 1
          largest = max(largest, count)
        } else if mark.level == next {
          marks[v].pathCount = mark.pathCount + count
          largest = max(largest, mark.pathCount + count)
        }
      }
    }
    guard crossings == 0 else { return crossings }
    this.front = this.front.upperBound..<tail
    this.level = next
    if largest > 0x1p300 {
      for i in this.front { marks[Int(this.queue[i])].pathCount *= 0x1p-300 }
    }
    return 0
  }

  /// Draws an edge between the two searches and goes from there to both ends.
  private func draw(_ side: Int, _ crossings: Double, _ stamp: UInt32, _ random: inout SplitMix) {
    let (rows, this) = (rows(side), sides[side])
    let other = stamp + UInt32(1 - side)
    var left = random.nextShare() * crossings
    var chosen: (u: Int, v: Int, slot: Int)?
    search: for i in this.front {
      let u = Int(this.queue[i])
      let count = marks[u].pathCount
      for slot in rows.row(u) {
        let v = rows.target(slot)
        guard marks[v].stamp == other else { continue }
        chosen = (u, v, slot)
        left -= count * marks[v].pathCount
        if left < 0 { break search }
      }
    }
    guard let chosen else { return }
    count(slot: chosen.slot, side)
    goBack(from: chosen.u, side, stamp, &random)
    goBack(from: chosen.v, 1 - side, stamp, &random)
  }

  /// Counts the vertices and edges from `start` back to the end where `side` began, without that end.
  private func goBack(from start: Int, _ side: Int, _ stamp: UInt32, _ random: inout SplitMix) {
    let (rows, own) = (rows(1 - side), stamp + UInt32(side))
    var u = start
    while marks[u].level > 0 {
      counts.ofVertex[u] += 1
      let before = marks[u].level - 1
      var total = 0.0
      for slot in rows.row(u) {
        let mark = marks[rows.target(slot)]
        if mark.stamp == own && mark.level == before { total += mark.pathCount }
      }
      var left = random.nextShare() * total
      var chosen = (slot: 0, vertex: u)
      for slot in rows.row(u) {
        let mark = marks[rows.target(slot)]
        guard mark.stamp == own && mark.level == before else { continue }
        chosen = (slot, rows.target(slot))
        left -= mark.pathCount
        if left < 0 { break }
      }
      count(slot: chosen.slot, 1 - side)
      u = chosen.vertex
    }
  }

  private func count(slot: Int, _ side: Int) {
    guard counts.ofOutSlot.count > 0 else { return }
    if side == 0 { counts.ofOutSlot[slot] += 1 } else { counts.ofInSlot[slot] += 1 }
  }

  /// The stamp of a new pair.
  private mutating func next() -> UInt32 {
    if round >= .max / 2 - 1 {
      marks.fill(Mark(stamp: 0, level: 0, pathCount: 0))
      round = 0
    }
    round += 1
    return 2 * round
  }
}
