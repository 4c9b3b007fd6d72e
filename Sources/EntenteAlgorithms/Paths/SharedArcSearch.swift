import EntenteGraph

/// A search by whole lengths on several threads, a bucket of distances at a time.
///
/// The vertices of a bucket are shared out among the threads, each of which puts what it reaches into buckets of
/// its own; a distance is only ever replaced by a shorter one. Nothing is settled twice where a bucket is one
/// distance, otherwise as often as it gets nearer within its bucket.
/// - Source: U. Meyer, P. Sanders, "Δ-stepping: a parallelizable shortest path algorithm", 2003.
struct SharedArcSearch: ~Copyable {
  typealias Arc = ArcRows.Arc<UInt32>

  /// As ``ArcLength`` numbers.
  let distance: SharedCells
  private let crew: Crew
  private let grain: Int
  private let scale: BucketScale
  private let lanes: [Lane]
  private let front: Cells<UInt32>

  private final class Lane: @unchecked Sendable {
    var queue: BucketQueue
    init(_ queue: consuming BucketQueue) { self.queue = queue }
  }

  /// Whether fronts are likely to be worth several threads: where vertices have few neighbours there are many
  /// buckets with little in each.
  static func suits(_ arcs: ArcRows) -> Bool { arcs.whole.map { $0.count >= 8 * arcs.vertexCount } ?? false }

  /// - Parameter grain: slots of a bucket that are worth several threads.
  init(vertexCount: Int, arcCount: Int, longest: Double, _ crew: Crew, grain: Int) {
    self.crew = crew
    self.grain = grain
    let scale = BucketScale(longest: longest, isWhole: true)
    self.scale = scale
    distance = SharedCells(repeating: Int32(UInt32.unreached), count: vertexCount)
    lanes = (0..<crew.threads).map { _ in
      Lane(BucketQueue(bucketCount: scale.count, capacity: arcCount + 1))
    }
    front = Cells(unwritten: vertexCount)
  }

  func run(from source: Int, _ offsets: UnsafeBufferPointer<UInt32>, _ arcs: UnsafeBufferPointer<Arc>) {
    distance[source] = 0
    lanes[0].queue.push(source, bucket: 0)
    var bucket = 0
    while lanes.contains(where: { $0.queue.count > 0 }) {
      let (count, slots) = gather(bucket, offsets)
      if count == 0 {
        bucket += 1
      } else if crew.threads == 1 || slots < grain || count < 16 {
        relax(0..<count, lanes[0], offsets, arcs)
      } else {
        let pieces = min((count + 7) / 8, 16 * crew.threads)
        crew.run(lanedPieces: pieces) { lane, piece in
          relax(Workers.range(piece, of: pieces, count: count), lanes[lane], offsets, arcs)
        }
      }
    }
  }

  /// Moves what waits in `bucket` to the front.
  /// - Returns: how many vertices these are, and how many arcs lead out of them.
  private func gather(_ bucket: Int, _ offsets: UnsafeBufferPointer<UInt32>) -> (count: Int, slots: Int) {
    var (count, slots) = (0, 0)
    for lane in lanes {
      while count < front.count, let v = lane.queue.pop(from: bucket) {
        // A shorter distance may have overtaken it.
        guard Int(distance[v]) >> Int(scale.shift) == bucket else { continue }
        front[count] = UInt32(truncatingIfNeeded: v)
        count += 1
        slots += Int(offsets[v + 1] - offsets[v])
      }
    }
    return (count, slots)
  }

  private func relax(
    _ part: Range<Int>, _ lane: Lane, _ offsets: UnsafeBufferPointer<UInt32>, _ arcs: UnsafeBufferPointer<Arc>
  ) {
    Self.relax(front, part, distance, offsets, arcs, scale.shift, &lane.queue)
  }

  @inline(never)  // so that what it is given stays in registers
  private static func relax(
    _ front: borrowing Cells<UInt32>, _ part: Range<Int>, _ distance: borrowing SharedCells,
    _ offsets: UnsafeBufferPointer<UInt32>, _ arcs: UnsafeBufferPointer<Arc>, _ shift: UInt32,
    _ queue: inout BucketQueue
  ) {
    for i in part {
      let u = Int(front[i])
      let here = distance[u]
      for slot in Range(uncheckedBounds: (Int(offsets[u]), Int(offsets[u + 1]))) {
        let arc = arcs[slot]
        let v = Int(arc.target)
        let length = here &+ Int32(bitPattern: arc.length)
        var known = distance[v]
        while length < known {
          let held = distance.replace(v, known, by: length)
          if held == known {
            queue.push(v, bucket: Int(length) >> Int(shift))
            break
          }
          known = held
        }
      }
    }
  }
}
