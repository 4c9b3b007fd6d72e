public import EntenteGraph

/// Lengths of shortest paths between single pairs of vertices, many pairs one after the other.
///
/// Two searches, forward from the source and backward from the target, go on in step, the nearer one first,
/// until no meeting of both can beat the best. Memory is kept from pair to pair, and only what a pair has
/// touched is wiped.
/// - Complexity: in practice about two balls of half the distance; O(V + E) at worst.
/// - Source: T. A. J. Nicholson, "Finding the shortest route between two points in a network", 1966; R. Dial,
///   "Algorithm 360: shortest-path forest with topological ordering", 1969.
public struct PairSearch: ~Copyable {
  private var whole: BothWays<UInt32>?
  private var real: BothWays<Double>?
  private let rows: ArcRows

  /// - Parameter in: the arcs of `out` turned round; the same where arcs go both ways.
  public init(out: ArcRows, in: ArcRows) {
    precondition(out.vertexCount == `in`.vertexCount, "rows of different graphs")
    precondition(out.number == `in`.number, "rows of different graphs")
    rows = out
    let longest = max(out.longest, `in`.longest)
    if let forward = out.whole, let backward = `in`.whole {
      whole = BothWays(out.offsets, forward, `in`.offsets, backward, longest: longest)
      real = nil
    } else {
      precondition(out.whole == nil && `in`.whole == nil, "rows of different graphs")
      whole = nil
      real = BothWays(out.offsets, out.real, `in`.offsets, `in`.real, longest: longest)
    }
  }

  /// - Returns: `nil` where no path leads from `source` to `target`.
  /// - Precondition: both are vertices of the graph.
  public mutating func length(from source: VertexID, to target: VertexID) -> Double? {
    precondition(max(source, target).int < rows.vertexCount, "no vertices of this graph")
    if source == target { return 0 }
    let length =
      whole != nil
      ? whole!.length(from: rows.inside(source), to: rows.inside(target))
      : real!.length(from: rows.inside(source), to: rows.inside(target))
    return length == .infinity ? nil : length
  }
}

private struct BothWays<Length: ArcLength>: ~Copyable {
  private var forward: Side<Length>
  private var backward: Side<Length>

  init(
    _ outOffsets: [UInt32], _ out: [ArcRows.Arc<Length>], _ inOffsets: [UInt32],
    _ into: [ArcRows.Arc<Length>], longest: Double
  ) {
    let scale = BucketScale(longest: longest, isWhole: Length.self == UInt32.self)
    forward = Side(outOffsets, out, scale)
    backward = Side(inOffsets, into, scale)
  }

  mutating func length(from source: Int, to target: Int) -> Double {
    forward.begin(at: source)
    backward.begin(at: target)
    var best = Length.unreached
    while forward.queue.count > 0, backward.queue.count > 0 {
      forward.queue.advance()
      backward.queue.advance()
      if forward.bound(plus: backward, reaches: best) { break }
      if forward.queue.current <= backward.queue.current {
        forward.settle(meeting: backward.distance, &best)
      } else {
        backward.settle(meeting: forward.distance, &best)
      }
    }
    forward.wipe()
    backward.wipe()
    return best.double
  }
}

/// One of the two searches.
private struct Side<Length: ArcLength>: ~Copyable {
  let distance: Cells<Length>
  var queue: BucketQueue
  private let offsets: [UInt32]
  private let arcs: [ArcRows.Arc<Length>]
  private let scale: BucketScale
  private let touched: Cells<UInt32>
  private var touchedCount = 0

  init(_ offsets: [UInt32], _ arcs: [ArcRows.Arc<Length>], _ scale: BucketScale) {
    self.offsets = offsets
    self.arcs = arcs
    self.scale = scale
    distance = Cells(repeating: .unreached, count: offsets.count - 1)
    touched = Cells(unwritten: offsets.count - 1)
    queue = BucketQueue(bucketCount: scale.count, capacity: arcs.count + 1)
  }

  mutating func begin(at start: Int) {
    distance[start] = .zero
    touched[0] = UInt32(truncatingIfNeeded: start)
    touchedCount = 1
    queue.push(start, bucket: 0)
  }

  /// Whether no path that leaves both searches' settled parts can be shorter than `best`.
  func bound(plus other: borrowing Self, reaches best: Length) -> Bool {
    let buckets = queue.current + other.queue.current
    if Length.self == UInt32.self {
      return best != .unreached && buckets << Int(scale.shift) >= Int(best.double)
    }
    return best != .unreached && Double(buckets) >= best.double * scale.perUnit
  }

  mutating func settle(meeting other: borrowing Cells<Length>, _ best: inout Length) {
    let u = queue.pop()
    let here = distance[u]
    guard here.bucket(scale) == queue.current else { return }
    let row = Range(uncheckedBounds: (Int(offsets[u]), Int(offsets[u + 1])))
    for slot in row {
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
      queue.push(v, bucket: length.bucket(scale))
      let meeting = other[v]
      if meeting != .unreached { best = min(best, length.plus(meeting)) }
    }
  }

  mutating func wipe() {
    for i in 0..<touchedCount { distance[Int(touched[i])] = .unreached }
    touchedCount = 0
    queue.removeAll()
  }
}
