import EntenteGraph

/// Vertices that wait in buckets of distance, the nearest bucket first, without order inside a bucket.
///
/// No arc is longer than the buckets are wide together, so that they can be used in a circle. Entries that a
/// shorter distance has overtaken stay; whoever pops compares with what it knows. A bucket is a chain of blocks,
/// so that the entries that are popped one after the other lie side by side.
/// - Source: R. Dial, "Algorithm 360: shortest-path forest with topological ordering", 1969; U. Meyer, P.
///   Sanders, "Δ-stepping: a parallelizable shortest path algorithm", 2003.
struct BucketQueue: ~Copyable {
  /// Entries a block; the first one names the last entry of the block before it, or of the next free block.
  private static var block: Int { 64 }
  private static var none: UInt32 { .max }

  /// The last entry of each bucket.
  private let top: Cells<UInt32>
  private let entries: Cells<UInt32>
  private var usedBlocks = 0
  private var free = none
  private(set) var count = 0
  /// The bucket that is being emptied.
  private(set) var current = 0

  /// - Parameter capacity: the most entries at a time.
  init(bucketCount: Int, capacity: Int) {
    top = Cells(repeating: Self.none, count: bucketCount)
    entries = Cells(unwritten: (capacity / (Self.block - 1) + bucketCount + 1) * Self.block)
  }

  mutating func removeAll() {
    if count > 0 { top.fill(Self.none) }
    usedBlocks = 0
    free = Self.none
    count = 0
    current = 0
  }

  @inline(__always)
  mutating func push(_ vertex: Int, bucket: Int) {
    let place = bucket & (top.count - 1)
    var entry = top[place] &+ 1
    // `none` + 1 is 0: an empty bucket needs a block as a full one does.
    if entry & UInt32(Self.block - 1) == 0 { entry = newBlock(after: top[place]) }
    entries[Int(entry)] = UInt32(truncatingIfNeeded: vertex)
    top[place] = entry
    count += 1
  }

  private mutating func newBlock(after last: UInt32) -> UInt32 {
    var start = free
    if start == Self.none {
      start = UInt32(truncatingIfNeeded: usedBlocks * Self.block)
      usedBlocks += 1
    } else {
      free = entries[Int(start)]
    }
    entries[Int(start)] = last
    return start + 1
  }

  /// Moves on to the nearest bucket that is not empty.
  /// - Precondition: `count > 0`.
  @inline(__always)
  mutating func advance() {
    while top[current & (top.count - 1)] == Self.none { current += 1 }
  }

  /// - Precondition: `advance()` has been called since the last change.
  @inline(__always)
  mutating func pop() -> Int {
    let place = current & (top.count - 1)
    let entry = top[place]
    let vertex = entries[Int(entry)]
    count -= 1
    if entry & UInt32(Self.block - 1) == 1 {
      let start = Int(entry) - 1
      top[place] = entries[start]
      entries[start] = free
      free = UInt32(truncatingIfNeeded: start)
    } else {
      top[place] = entry - 1
    }
    return Int(vertex)
  }

  /// Calls `body` for the entries that ``pop()`` gives next unless others are pushed: those of the current bucket
  /// that stand in one block.
  /// - Returns: how many these are.
  /// - Precondition: as ``pop()``.
  @inline(__always)
  func next(_ body: (Int) -> Void) -> Int {
    let entry = Int(top[current & (top.count - 1)])
    let first = entry & ~(Self.block - 1) + 1
    for i in first...entry { body(Int(entries[i])) }
    return entry - first + 1
  }

  /// The next entry of `bucket`; `nil` when there is none left.
  /// - Precondition: nothing waits in nearer buckets.
  @inline(__always)
  mutating func pop(from bucket: Int) -> Int? {
    current = bucket
    return top[bucket & (top.count - 1)] == Self.none ? nil : pop()
  }
}
