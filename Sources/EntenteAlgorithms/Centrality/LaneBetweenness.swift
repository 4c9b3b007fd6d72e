import EntenteGraph

/// Betweenness from eight sources at once, one source a SIMD lane: for graphs of small diameter.
///
/// A level of all searches is a pass over rows in which a vertex adds up, lane by lane, what its neighbours of
/// the level before have: a lane that is not of that level holds 0 there, so that the inner loop is nothing but
/// additions of whole vectors, without queues, comparisons or branches. The way back is the same with the
/// dependencies of the level after. Where few vertices are concerned they push instead of all others pulling.
/// Lanes are told apart by the bits of their numbers, since masks of doubles compile to loops over lanes here:
/// that was half of all time.
///
/// In the words of the paper: sigma = `pathCount`, delta = `dependency`.
/// - Complexity: O(V E · levels / 8) time at worst; O(V · levels) space.
/// - Source: U. Brandes, "A faster algorithm for betweenness centrality", 2001.
struct LaneBetweenness: ~Copyable {
  typealias Lanes = SIMD8<Double>
  private typealias Bits = SIMD8<UInt64>
  static let width = 8
  /// Deeper graphs need more memory for levels than the method saves time, and have more shortest paths than
  /// a double can count.
  static let deepest = 48

  private let out: RowView
  private let into: RowView
  /// The number of paths, in lanes that have been to the vertex; 0 in others.
  private let pathCount: Cells<Lanes>
  private let dependency: Cells<Lanes>
  /// (1 + dependency) / path count for lanes whose level is under way on the way back; 0 in others.
  private let carried: Cells<Lanes>
  /// Lanes that have not been to the vertex yet.
  private let missing: Cells<UInt8>
  private let open: Cells<Int32>
  private var levels: [Level] = []

  /// Path counts of the lanes whose level this is, and the vertices that have such lanes.
  private final class Level {
    let pathCount: Cells<Lanes>
    let members: Cells<Int32>
    var count = 0
    /// Slots of the members, out and in.
    var slots = 0

    init(vertexCount: Int) {
      pathCount = Cells(repeating: .zero, count: vertexCount)
      members = Cells(unwritten: vertexCount)
    }

    @inline(__always)
    func add(_ v: Int, _ count: Lanes, degree: Int) {
      pathCount[v] = count
      members[self.count] = Int32(truncatingIfNeeded: v)
      self.count += 1
      slots += degree
    }

    func wipe() {
      for i in 0..<count { pathCount[Int(members[i])] = .zero }
      count = 0
      slots = 0
    }
  }

  init(out: RowView, into: RowView) {
    self.out = out
    self.into = into
    let n = out.vertexCount
    pathCount = Cells(repeating: .zero, count: n)
    dependency = Cells(repeating: .zero, count: n)
    carried = Cells(repeating: .zero, count: n)
    missing = Cells(repeating: 0, count: n)
    open = Cells(unwritten: n)
  }

  /// Adds the dependencies of all vertices on `sources`, at most as many as there are lanes, to `scores`.
  mutating func add(_ sources: ArraySlice<Int>, to scores: borrowing Cells<Double>) {
    let n = out.vertexCount
    pathCount.fill(.zero)
    dependency.fill(.zero)
    missing.fill(UInt8(sources.count))
    let first = level(0)
    for (lane, s) in sources.enumerated() {
      var lanes = pathCount[s]  // a source may be given twice
      if missing[s] == UInt8(sources.count) { first.add(s, lanes, degree: out.degree(s)) }
      lanes[lane] = 1
      first.pathCount[s] = lanes
      pathCount[s] = lanes
      missing[s] -= 1
    }
    for v in 0..<n { open[v] = Int32(truncatingIfNeeded: v) }
    var openCount = n
    var depth = 0
    while level(depth).count > 0 {
      depth += 1
      search(from: level(depth - 1), to: level(depth), &openCount)
    }
    var back = depth - 1
    while back > 1 {
      collect(from: levels[back], to: levels[back - 1])
      back -= 1
    }
    for v in 0..<n { scores[v] += Self.total(dependency[v]) }
    for level in levels { level.wipe() }
  }

  private mutating func level(_ depth: Int) -> Level {
    while levels.count <= depth { levels.append(Level(vertexCount: out.vertexCount)) }
    return levels[depth]
  }

  private func search(from before: Level, to here: Level, _ openCount: inout Int) {
    if before.slots < out.slotCount / 8 {
      push(from: before, to: here)
      return
    }
    var kept = 0
    for i in 0..<openCount {
      let v = Int(open[i])
      guard missing[v] > 0 else { continue }
      open[kept] = Int32(truncatingIfNeeded: v)
      kept += 1
      arrive(Self.sum(into, v, before.pathCount), at: v, here)
    }
    openCount = kept
  }

  private func push(from before: Level, to here: Level) {
    // `carried` is free on the way out: it holds what arrives. Its first lanes may be empty, so a list of what
    // was touched may name a vertex twice; the second time nothing arrives.
    var touched = 0
    for i in 0..<before.count {
      let u = Int(before.members[i])
      let count = before.pathCount[u]
      for slot in out.row(u) {
        let v = out.target(slot)
        guard missing[v] > 0 else { continue }
        let known = carried[v]
        if Self.isZero(known) {
          here.members[touched] = Int32(truncatingIfNeeded: v)
          touched += 1
        }
        carried[v] = known + count
      }
    }
    for i in 0..<touched {
      let v = Int(here.members[i])
      arrive(carried[v], at: v, here)
      carried[v] = .zero
    }
  }

  @inline(__always)
  private func arrive(_ arriving: Lanes, at v: Int, _ here: Level) {
    let known = pathCount[v]
    let fresh = Self.keep(arriving, where: ~Self.nonZero(known))
    let lanes = Self.count(Self.nonZero(fresh))
    guard lanes > 0 else { return }
    missing[v] -= lanes
    pathCount[v] = known + fresh
    here.add(v, fresh, degree: out.degree(v))
  }

  /// Two sums, so that an addition need not wait for the one before it.
  @inline(__always)
  private static func sum(_ rows: RowView, _ v: Int, _ values: borrowing Cells<Lanes>) -> Lanes {
    var even = Lanes.zero
    var odd = Lanes.zero
    var slot = rows.start(v)
    let end = rows.start(v + 1)
    while slot + 1 < end {
      even += values[rows.target(slot)]
      odd += values[rows.target(slot + 1)]
      slot += 2
    }
    if slot < end { even += values[rows.target(slot)] }
    return even + odd
  }

  /// Dependencies of the level before `here`; what is not on that level has no paths there, which makes its
  /// share 0.
  private func collect(from here: Level, to before: Level) {
    for i in 0..<here.count {
      let v = Int(here.members[i])
      let count = here.pathCount[v]
      carried[v] = Self.keep((dependency[v] + 1) / count, where: Self.nonZero(count))
    }
    if here.slots < before.slots / 2 {
      for i in 0..<here.count {
        let v = Int(here.members[i])
        let share = carried[v]
        for slot in into.row(v) {
          let u = into.target(slot)
          dependency[u] += before.pathCount[u] * share
        }
      }
    } else {
      for i in 0..<before.count {
        let u = Int(before.members[i])
        dependency[u] += before.pathCount[u] * Self.sum(out, u, carried)
      }
    }
    for i in 0..<here.count { carried[Int(here.members[i])] = .zero }
  }

  /// All bits of the lanes that are not +0.
  @inline(__always)
  private static func nonZero(_ lanes: Lanes) -> Bits {
    let bits = unsafeBitCast(lanes, to: Bits.self)
    return 0 &- ((bits | (0 &- bits)) &>> 63)
  }

  @inline(__always)
  private static func keep(_ lanes: Lanes, where mask: Bits) -> Lanes {
    unsafeBitCast(unsafeBitCast(lanes, to: Bits.self) & mask, to: Lanes.self)
  }

  @inline(__always)
  private static func isZero(_ lanes: Lanes) -> Bool {
    let bits = unsafeBitCast(lanes, to: Bits.self)
    let half = bits.lowHalf | bits.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] == 0
  }

  /// The number of lanes that a mask keeps.
  @inline(__always)
  private static func count(_ mask: Bits) -> UInt8 {
    let half = mask.lowHalf &+ mask.highHalf  // a kept lane is -1
    let quarter = half.lowHalf &+ half.highHalf
    return UInt8(truncatingIfNeeded: 0 &- (quarter[0] &+ quarter[1]))
  }

  @inline(__always)
  private static func total(_ lanes: Lanes) -> Double {
    let half = lanes.lowHalf + lanes.highHalf
    let quarter = half.lowHalf + half.highHalf
    return quarter[0] + quarter[1]
  }
}
