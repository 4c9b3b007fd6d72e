import EntenteGraph

/// The vertices that one thread counts for while core numbers are found.
///
/// It reads the rows of those of them that leave. Neighbours of its own it counts at once, and goes on with those
/// who leave for that; the others it puts into an outbox, for their threads to count in the next phase. Long rows
/// are read by all threads, each the part that is its own. So no counter is written by two threads, and none waits
/// for another within a phase.
///
/// On one thread most of the time went where the processor guessed wrong whether a neighbour has left already, and
/// into waiting for rows, which are asked for in no order that it could foresee. So counting knows hardly a branch,
/// and rows are glanced at some vertices ahead, many at a time.
final class PeelingShare: @unchecked Sendable {
  /// Vertices whose rows are glanced at together.
  private static var batch: Int { 32 }

  private let vertices: Range<Int>
  private let grain: PeelingGrain
  private let alive: Cells<UInt32>
  private(set) var aliveCount: Int
  /// The least number of neighbours left of those who stay.
  private(set) var least = Int32.max
  /// Who leaves in this round.
  private let leaving: Cells<UInt32>
  private var leavingCount = 0
  /// So many of them have been taken away.
  private var takenCount = 0
  /// Neighbours of a batch that are its own.
  private let own: Cells<UInt32>
  /// One is filled while others read the other; none where there are no others.
  private let outboxes: [Outbox]
  /// What was glanced at: the compiler must not leave it out.
  private var glance = 0

  /// What is left for the next phase.
  private final class Outbox: @unchecked Sendable {
    /// Neighbours that some other share counts.
    let targets: Cells<UInt32>
    var targetCount = 0
    /// Vertices that leave and have long rows, in which all shares count.
    let hubs: Cells<UInt32>
    var hubCount = 0

    init(targets: Int, hubs: Int) {
      self.targets = Cells(unwritten: targets)
      self.hubs = Cells(unwritten: hubs)
    }

    func clear() { (targetCount, hubCount) = (0, 0) }
  }

  init(_ vertices: Range<Int>, _ grain: PeelingGrain, isAlone: Bool) {
    self.vertices = vertices
    self.grain = grain
    alive = Cells(unwritten: vertices.count)
    aliveCount = vertices.count
    leaving = Cells(unwritten: vertices.count)
    let slotsOfBatch = Self.batch * grain.hub
    own = Cells(unwritten: isAlone ? 0 : slotsOfBatch)
    outboxes = (0..<(isAlone ? 0 : 2)).map { _ in
      Outbox(targets: grain.outbox + slotsOfBatch, hubs: vertices.count)
    }
  }

  func begin(_ rows: RowView, _ left: borrowing Cells<Int32>) {
    for (i, v) in vertices.enumerated() {
      left[v] = Int32(truncatingIfNeeded: rows.degree(v))
      alive[i] = UInt32(truncatingIfNeeded: v)
    }
  }

  /// Parts those who leave with `k` neighbours from those who stay; who had fewer left with an earlier k.
  func sort(_ left: borrowing Cells<Int32>, _ k: Int32) {
    var (kept, count, least) = (0, 0, Int32.max)
    for i in 0..<aliveCount {
      let v = alive[i]
      let degree = left[Int(v)]
      if degree > k {
        alive[kept] = v
        kept += 1
        least = min(least, degree)
      } else if degree == k {
        leaving[count] = v
        count += 1
      }
    }
    (aliveCount, leavingCount, takenCount) = (kept, count, 0)
    self.least = least
    for outbox in outboxes { outbox.clear() }
  }

  var isWaiting: Bool { takenCount < leavingCount }

  /// Whether there is something in outbox `side`.
  func hasLeft(_ side: Int) -> Bool { outboxes[side].targetCount + outboxes[side].hubCount > 0 }

  /// The slots to be read for those who wait and for outbox `side`, as far as they are worth counting.
  func waitingSlots(_ rows: RowView, _ side: Int) -> Int {
    var slots = outboxes[side].targetCount + outboxes[side].hubCount * grain.hub
    for i in takenCount..<leavingCount where slots < grain.phase { slots += rows.degree(Int(leaving[i])) }
    return slots
  }

  /// Takes away who waits, and whom that leaves with `k` neighbours, until nobody waits; for a share that is alone.
  func takeAway(_ rows: RowView, _ left: borrowing Cells<Int32>, _ k: Int32) {
    while isWaiting {
      leavingCount = PeelingCount.rows(rows, nextBatch(rows), left, k, leaving, leavingCount)
    }
  }

  /// Counts what all have left in their outboxes `side`, and takes away who waits here until nobody does or its own
  /// other outbox is full.
  func takeAway(
    _ rows: RowView, _ left: borrowing Cells<Int32>, _ k: Int32, _ shares: [PeelingShare], reading side: Int
  ) {
    for share in shares {
      let box = share.outboxes[side]
      countHubs(rows, box, left, k)
      if share !== self {
        leavingCount = PeelingCount.targets(
          box.targets, box.targetCount, of: vertices, left, k, leaving, leavingCount)
      }
    }
    let outbox = outboxes[1 - side]
    outbox.clear()
    while isWaiting, outbox.targetCount < grain.outbox {
      let ownCount = part(rows, nextBatch(rows), outbox)
      leavingCount = PeelingCount.targets(own, ownCount, of: vertices, left, k, leaving, leavingCount)
    }
  }

  private func countHubs(_ rows: RowView, _ box: Outbox, _ left: borrowing Cells<Int32>, _ k: Int32) {
    for first in stride(from: 0, to: box.hubCount, by: Self.batch) {
      let batch = first..<min(first + Self.batch, box.hubCount)
      glance = PeelingCount.glance(rows, box.hubs, batch, atEnd: vertices.upperBound == rows.vertexCount)
      leavingCount = PeelingCount.hubs(rows, box.hubs, batch, of: vertices, left, k, leaving, leavingCount)
    }
  }

  /// Parts the neighbours of a batch in its own and the outbox; long rows go there as such.
  /// - Returns: how many are its own.
  private func part(_ rows: RowView, _ batch: Range<Int>, _ outbox: Outbox) -> Int {
    var ownCount = 0
    for i in batch {
      let v = Int(leaving[i])
      if rows.degree(v) < grain.hub {
        PeelingCount.part(rows, rows.row(v), vertices, own, &ownCount, outbox.targets, &outbox.targetCount)
      } else {
        outbox.hubs[outbox.hubCount] = leaving[i]
        outbox.hubCount += 1
      }
    }
    return ownCount
  }

  /// Those to be taken away next, glanced at.
  private func nextBatch(_ rows: RowView) -> Range<Int> {
    let batch = takenCount..<min(takenCount + Self.batch, leavingCount)
    takenCount = batch.upperBound
    glance = PeelingCount.glance(rows, leaving, batch, atEnd: false)
    return batch
  }
}
