public import EntenteGraph

/// Searches in a ``PathHierarchy``, many pairs one after the other in the same memory.
public struct HierarchySearch: ~Copyable {
  private let index: PathHierarchy
  private var whole: ClimbingSearch<UInt32>?
  private var real: ClimbingSearch<Double>?

  public init(_ index: PathHierarchy) {
    self.index = index
    if let rows = index.whole {
      whole = ClimbingSearch(rows, coreCount: index.coreCount)
    } else {
      whole = nil
    }
    if let rows = index.real {
      real = ClimbingSearch(rows, coreCount: index.coreCount)
    } else {
      real = nil
    }
  }

  /// - Returns: `nil` where no path leads from `source` to `target`.
  /// - Precondition: both are vertices of the graph.
  public mutating func length(from source: VertexID, to target: VertexID) -> Double? {
    precondition(max(source, target).int < index.rows.vertexCount, "no vertices of this graph")
    if source == target { return 0 }
    let (s, t) = (index.inside(source), index.inside(target))
    let length = whole != nil ? whole!.length(from: s, to: t) : real!.length(from: s, to: t)
    return length == .infinity ? nil : length
  }
}

private struct ClimbingSearch<Length: ArcLength>: ~Copyable {
  private let rows: ClimbingRows<Length>
  private var forward: ClimbingSide<Length>
  private var backward: ClimbingSide<Length>

  init(_ rows: ClimbingRows<Length>, coreCount: Int) {
    self.rows = rows
    forward = ClimbingSide(rows, coreCount: coreCount)
    backward = ClimbingSide(rows, coreCount: coreCount)
  }

  mutating func length(from source: Int, to target: Int) -> Double {
    forward.begin(at: source)
    backward.begin(at: target)
    var best = Length.unreached
    while true {
      let (near, far) = (forward.heap.first, backward.heap.first)  // unreached where there is none
      // A path that climbs from here on is longer than `best` once both fronts are. Where both are in the core
      // nothing climbs any more, and the sum of both fronts is what a meeting takes at least.
      if forward.climbing == 0, backward.climbing == 0 {
        guard max(near, far) < .unreached, near.plus(far) < best else { break }
      }
      guard min(near, far) < best else { break }
      if near <= far {
        forward.settle(rows.out, stalling: rows.into, meeting: backward.distance, &best)
      } else {
        backward.settle(rows.into, stalling: rows.out, meeting: forward.distance, &best)
      }
    }
    forward.wipe()
    backward.wipe()
    return best.double
  }
}

/// One of the two searches.
private struct ClimbingSide<Length: ArcLength>: ~Copyable {
  let distance: Cells<Length>
  let heap: ArcHeap<Length>
  /// Entries of the heap that are not of the core.
  private(set) var climbing = 0
  private let coreCount: Int
  private let touched: Cells<UInt32>
  private var touchedCount = 0

  init(_ rows: ClimbingRows<Length>, coreCount: Int) {
    let n = rows.out.offsets.count - 1
    distance = Cells(repeating: .unreached, count: n)
    touched = Cells(unwritten: n)
    heap = ArcHeap(capacity: rows.arcCount + 1)
    self.coreCount = coreCount
  }

  mutating func begin(at start: Int) {
    distance[start] = .zero
    touched[0] = UInt32(truncatingIfNeeded: start)
    touchedCount = 1
    heap.push(.zero, start)
    climbing = start < coreCount ? 0 : 1
  }

  /// - Parameter stalling: the arcs that lead here from above. Where one of them offers a shorter way, no
  ///   shortest path climbs from here.
  @inline(__always)
  mutating func settle(
    _ rows: ClimbingRows<Length>.Side, stalling: ClimbingRows<Length>.Side,
    meeting other: borrowing Cells<Length>, _ best: inout Length
  ) {
    guard let (here, u) = heap.pop() else { return }
    if u >= coreCount { climbing -= 1 }
    if distance[u] < here { return }
    if u >= coreCount, isStalled(u, here, stalling) { return }
    let (offsets, arcs) = (rows.offsets.span, rows.arcs.span)
    for slot in Int(offsets[u])..<Int(offsets[u + 1]) {
      let arc = arcs[slot]
      let length = here.plus(arc.length)
      let v = Int(arc.target)
      let known = distance[v]
      guard length < known else { continue }
      if known == .unreached {
        touched[touchedCount] = arc.target
        touchedCount += 1
      }
      distance[v] = length
      heap.push(length, v)
      if v >= coreCount { climbing += 1 }
      let meeting = other[v]
      if meeting != .unreached { best = min(best, length.plus(meeting)) }
    }
  }

  @inline(__always)
  private func isStalled(_ u: Int, _ here: Length, _ stalling: ClimbingRows<Length>.Side) -> Bool {
    let (offsets, arcs) = (stalling.offsets.span, stalling.arcs.span)
    for slot in Int(offsets[u])..<Int(offsets[u + 1]) {
      let above = distance[Int(arcs[slot].target)]
      if above != .unreached, above.plus(arcs[slot].length) < here { return true }
    }
    return false
  }

  mutating func wipe() {
    for i in 0..<touchedCount { distance[Int(touched[i])] = .unreached }
    touchedCount = 0
    heap.removeAll()
  }
}
