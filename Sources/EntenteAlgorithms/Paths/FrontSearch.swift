import EntenteGraph
import Synchronization

/// A breadth-first search from a front to the next.
///
/// A thread writes the vertices that it finds behind each other into a queue of its own. Two that find the same
/// vertex at the same time write the same level and both note it: it is looked at twice then, which changes
/// nothing.
struct FrontSearch: ~Copyable {
  let rows: RowView
  /// -1: not reached yet.
  let level: SharedCells
  let crew: Crew
  private let lanes: [Lane]
  private let grain: Int

  /// What a thread has found; the last of it are its part of the front.
  private final class Lane: @unchecked Sendable {
    let queue: Cells<UInt32>
    var front = 0..<0
    var end = 0
    /// Edges that lead out of the next front.
    var slots = 0
    init(capacity: Int) { queue = Cells(unwritten: capacity) }
  }

  init(_ rows: RowView, _ crew: Crew, _ grain: SearchGrain) {
    self.rows = rows
    self.crew = crew
    self.grain = grain.front
    level = SharedCells(repeating: -1, count: rows.vertexCount)
    // No thread notes a vertex twice; one more, where it is kept what was glanced at.
    lanes = (0..<crew.threads).map { _ in Lane(capacity: rows.vertexCount + 1) }
  }

  var frontCount: Int { lanes.reduce(0) { $0 + $1.front.count } }

  func run(from source: Int) {
    begin(at: source)
    var depth: Int32 = 0
    while frontCount > 0 {
      depth += 1
      step(depth, countingSlots: false)
    }
  }

  func begin(at source: Int) {
    level[source] = 0
    setFront {
      $0[0] = UInt32(truncatingIfNeeded: source)
      return 1
    }
  }

  /// Calls `body` for all vertices of the front.
  func forEachInFront(_ body: (Int) -> Void) {
    for lane in lanes { for i in lane.front { body(Int(lane.queue[i])) } }
  }

  /// - Parameter write: writes a front into a queue and returns its length.
  func setFront(_ write: (borrowing Cells<UInt32>) -> Int) {
    for lane in lanes { (lane.front, lane.end) = (0..<0, 0) }
    lanes[0].end = write(lanes[0].queue)
    lanes[0].front = 0..<lanes[0].end
  }

  /// One level further.
  /// - Returns: the number of edges that lead out of the new front, if they are counted.
  @discardableResult
  func step(_ depth: Int32, countingSlots: Bool) -> Int {
    let fronts = lanes.map(\.front)
    let count = fronts.reduce(0) { $0 + $1.count }
    if crew.threads == 1 || count < 4 * grain {
      for (lane, front) in zip(lanes, fronts) { walk(lane, front, noting: lanes[0], depth, countingSlots) }
    } else {
      stepTogether(fronts, count, depth, countingSlots)
    }
    var slots = 0
    for (lane, front) in zip(lanes, fronts) {
      lane.front = front.upperBound..<lane.end
      slots += lane.slots
      lane.slots = 0
    }
    return slots
  }

  private func stepTogether(_ fronts: [Range<Int>], _ count: Int, _ depth: Int32, _ countingSlots: Bool) {
    crew.run(lanedPieces: (count + grain - 1) / grain) { own, piece in
      // The piece as part of the fronts one behind the other.
      var wanted = (piece * grain)..<min((piece + 1) * grain, count)
      for (lane, front) in zip(lanes, fronts) where !wanted.isEmpty {
        let here = wanted.clamped(to: 0..<front.count)
        if !here.isEmpty {
          let part = (front.lowerBound + here.lowerBound)..<(front.lowerBound + here.upperBound)
          walk(lane, part, noting: lanes[own], depth, countingSlots)
        }
        wanted = max(wanted.lowerBound - front.count, 0)..<max(wanted.upperBound - front.count, 0)
      }
    }
  }

  private func walk(_ lane: Lane, _ part: Range<Int>, noting own: Lane, _ depth: Int32, _ countingSlots: Bool)
  {
    if countingSlots {
      own.slots += Self.countingWalk(rows, level, lane.queue, part, own.queue, &own.end, depth)
    } else {
      Self.plainWalk(rows, level, lane.queue, part, own.queue, &own.end, depth)
    }
  }

  // Functions of their own with everything as an argument: it then stays in registers. As one closure in the
  // loop the search of road1m took 1.2 times as long.

  @inline(never)
  private static func plainWalk(
    _ rows: RowView, _ level: borrowing SharedCells, _ queue: borrowing Cells<UInt32>, _ part: Range<Int>,
    _ found: borrowing Cells<UInt32>, _ foundCount: inout Int, _ depth: Int32
  ) {
    _ = walk(rows, level, queue, part, found, &foundCount, depth) { _ in 0 }
  }

  @inline(never)
  private static func countingWalk(
    _ rows: RowView, _ level: borrowing SharedCells, _ queue: borrowing Cells<UInt32>, _ part: Range<Int>,
    _ found: borrowing Cells<UInt32>, _ foundCount: inout Int, _ depth: Int32
  ) -> Int {
    walk(rows, level, queue, part, found, &foundCount, depth) { rows.degree($0) }
  }

  /// - Returns: the sum of `size` of what is found.
  @inline(__always)
  private static func walk(
    _ rows: RowView, _ level: borrowing SharedCells, _ queue: borrowing Cells<UInt32>, _ part: Range<Int>,
    _ found: borrowing Cells<UInt32>, _ foundCount: inout Int, _ depth: Int32, _ size: (Int) -> Int
  ) -> Int {
    var (end, sum) = (foundCount, 0)
    for first in stride(from: part.lowerBound, to: part.upperBound, by: RowView.glances) {
      let batch = first..<min(first + RowView.glances, part.upperBound)
      found[rows.vertexCount] = rows.glance(queue, batch)
      for i in batch {
        for slot in rows.row(Int(queue[i])) {
          let v = rows.target(slot)
          guard level[v] < 0 else { continue }
          level[v] = depth
          sum += size(v)
          found[end] = UInt32(truncatingIfNeeded: v)
          end += 1
        }
      }
    }
    foundCount = end
    return sum
  }
}
