import EntenteGraph

/// Breadth-first searches from 512 vertices in step: bit `i` of a vertex says that search `i` has been there,
/// so that one pass over an edge serves all searches that stand on it.
///
/// Sums are kept at the vertex that is reached, not at the one that searches, so that no search needs a counter
/// of its own. While fronts are narrow they are pushed on, afterwards every vertex that some search still
/// misses looks at its neighbours, and stops when it misses none.
///
/// A level takes all that a neighbour has seen, not only what is new there: the rest is known already. So there are
/// two sets of bits a vertex, before and after, instead of seen, front and next: of 512 searches they were more than
/// the near cache has, and two threads with three sets each waited for the far one, which they share.
///
/// - Source: M. Then et al., "The more the merrier: efficient multi-source graph traversal", 2014.
struct MultiSourceSearch: ~Copyable {
  typealias Lanes = SIMD8<UInt64>
  static let width = 512
  /// Fronts are pushed on whose edges are less than this share of all.
  private static let pushedShare = 8

  private let out: RowView
  private let into: RowView
  /// Which searches have been at a vertex, before a level and after it, in turn: the one that is not up to date holds
  /// no bit that the other does not.
  private let seen: Cells<Lanes>
  private let other: Cells<Lanes>
  private let active: Cells<Int32>
  private let touched: Cells<Int32>

  init(out: RowView, into: RowView) {
    self.out = out
    self.into = into
    seen = Cells(repeating: .zero, count: out.vertexCount)
    other = Cells(repeating: .zero, count: out.vertexCount)
    active = Cells(unwritten: out.vertexCount)
    touched = Cells(unwritten: out.slotCount / Self.pushedShare + 1)
  }

  /// For each vertex the sums over all searches that arrive at it, along `out`, from other vertices.
  ///
  /// Searches are divided into groups whose sums are added in order, so that sums do not depend on `threads`.
  static func sums(out: Rows, in: Rows, threads: Int = 1) -> DistanceSums {
    let n = out.vertexCount
    let batches = (n + width - 1) / width
    let groups = min(8, batches)
    let parts = (0..<groups).map { _ in DistanceSums.Part(vertexCount: n) }
    out.withView { out in
      `in`.withView { into in
        Workers.run(threads: threads, pieces: groups) {
          MultiSourceSearch(out: out, into: into)
        } _: { search, group in
          for batch in Workers.range(group, of: groups, count: batches) {
            search.run(from: (batch * width)..<min((batch + 1) * width, n), parts[group])
          }
        }
      }
    }
    return DistanceSums(parts, vertexCount: n)
  }

  /// - Parameter sources: at most ``width`` vertices, each once.
  /// - Returns: the bits of all searches.
  @discardableResult
  func run(from sources: some Collection<Int>, _ tally: some SearchTally) -> Lanes {
    seen.fill(.zero)
    other.fill(.zero)
    var all = Lanes.zero
    var activeCount = 0
    for (search, v) in sources.enumerated() {
      var lanes = Lanes.zero
      lanes[search >> 6] = 1 << UInt64(search & 63)
      all |= lanes
      seen[v] = lanes
      active[activeCount] = Int32(truncatingIfNeeded: v)
      activeCount += 1
    }
    var level = 0
    var isSwapped = false
    while activeCount > 0 {
      level += 1
      if isPushed(activeCount) {
        activeCount =
          isSwapped
          ? push(other, seen, level, activeCount, tally) : push(seen, other, level, activeCount, tally)
      } else {
        activeCount =
          isSwapped ? pull(other, into: seen, all, level, tally) : pull(seen, into: other, all, level, tally)
        isSwapped.toggle()
      }
      tally.endLevel(level)
    }
    return all
  }

  /// Whether every search of the last run has been everywhere.
  func hasReachedAll(_ all: Lanes) -> Bool { (0..<seen.count).allSatisfy { seen[$0] | other[$0] == all } }

  private func isPushed(_ activeCount: Int) -> Bool {
    var slots = 0
    for i in 0..<activeCount { slots += out.degree(Int(active[i])) }
    return slots < out.slotCount / Self.pushedShare
  }

  /// One level of all searches, whose sets are then up to date in `seen` itself.
  /// - Returns: the number of vertices where some arrived; they are `active`.
  private func push(
    _ seen: borrowing Cells<Lanes>, _ next: borrowing Cells<Lanes>, _ level: Int, _ activeCount: Int,
    _ tally: some SearchTally
  ) -> Int {
    var touchedCount = 0
    for i in 0..<activeCount {
      let u = Int(active[i])
      let here = seen[u]
      for slot in out.row(u) {
        let v = out.target(slot)
        next[v] |= here
        touched[touchedCount] = Int32(truncatingIfNeeded: v)
        touchedCount += 1
      }
    }
    var arrivals = 0
    for i in 0..<touchedCount {
      let v = Int(touched[i])
      // Nothing is left of it when the vertex was touched before.
      let arrived = next[v] & ~seen[v]
      guard !Self.isEmpty(arrived) else { continue }
      seen[v] |= arrived
      tally.add(Self.count(arrived), arrived, v, level)
      active[arrivals] = Int32(truncatingIfNeeded: v)
      arrivals += 1
    }
    return arrivals
  }

  /// One level of all searches, whose sets are then up to date in `next`.
  /// - Returns: the number of vertices where some arrived, which are `active`; 0 too where all have been everywhere.
  private func pull(
    _ seen: borrowing Cells<Lanes>, into next: borrowing Cells<Lanes>, _ all: Lanes, _ level: Int,
    _ tally: some SearchTally
  ) -> Int {
    var arrivals = 0
    var isOver = true
    for v in 0..<into.vertexCount {
      let known = seen[v]
      guard !Self.isEmpty(known ^ all) else {
        next[v] = all
        continue
      }
      let met = meet(v, known, seen, all)
      next[v] = met
      if !Self.isEmpty(met ^ all) { isOver = false }
      let arrived = met & ~known
      guard !Self.isEmpty(arrived) else { continue }
      tally.add(Self.count(arrived), arrived, v, level)
      active[arrivals] = Int32(truncatingIfNeeded: v)
      arrivals += 1
    }
    return isOver ? 0 : arrivals
  }

  /// What vertex `v` and those that point to it have seen; not all of it where nothing is missing any more.
  @inline(__always)
  private func meet(_ v: Int, _ known: Lanes, _ seen: borrowing Cells<Lanes>, _ all: Lanes) -> Lanes {
    var met = known
    var slot = into.start(v)
    let end = into.start(v + 1)
    while slot + 8 <= end {
      for i in 0..<8 { met |= seen[into.target(slot + i)] }
      slot += 8
      if Self.isEmpty(met ^ all) { return met }
    }
    while slot < end {
      met |= seen[into.target(slot)]
      slot += 1
    }
    return met
  }

  /// What `==` says; that was measured to compile to a loop over the lanes, in memory.
  @inline(__always)
  private static func isEmpty(_ lanes: Lanes) -> Bool {
    let half = lanes.lowHalf | lanes.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] == 0
  }

  @inline(__always)
  private static func count(_ lanes: Lanes) -> Int {
    var count = 0
    for i in 0..<8 { count += lanes[i].nonzeroBitCount }
    return count
  }
}

/// What is kept of searches while they run.
protocol SearchTally {
  /// The `count` searches whose bits are set have come to `v` in `level` steps.
  func add(_ count: Int, _ arrived: MultiSourceSearch.Lanes, _ v: Int, _ level: Int)
  func endLevel(_ level: Int)
}

/// What all distances of each vertex come to.
struct DistanceSums {
  /// Vertices within reach, without the vertex itself.
  var others: [Int]
  var distance: [Double]
  /// Sums of 1 / distance.
  var inverse: [Double]

  init(vertexCount: Int) {
    others = [Int](repeating: 0, count: vertexCount)
    distance = [Double](repeating: 0, count: vertexCount)
    inverse = distance
  }

  /// The sums of a group of searches.
  final class Part: SearchTally, Sendable {
    let others: Cells<Int>
    let distance: Cells<Int>
    let inverse: Cells<Double>

    init(vertexCount: Int) {
      others = Cells(repeating: 0, count: vertexCount)
      distance = Cells(repeating: 0, count: vertexCount)
      inverse = Cells(repeating: 0, count: vertexCount)
    }

    @inline(__always)
    func add(_ searches: Int, _ arrived: MultiSourceSearch.Lanes, _ v: Int, _ level: Int) {
      others[v] += searches
      distance[v] += searches * level
      inverse[v] += Double(searches) / Double(level)
    }

    func endLevel(_ level: Int) {}
  }

  init(_ parts: [Part], vertexCount: Int) {
    self.init(vertexCount: vertexCount)
    for part in parts {
      for v in 0..<vertexCount {
        others[v] += part.others[v]
        distance[v] += Double(part.distance[v])
        inverse[v] += part.inverse[v]
      }
    }
  }

  /// A Dijkstra search from every vertex.
  init(rows: Adjacency, lengths: [Double]) {
    self.init(vertexCount: rows.vertexCount)
    let slotLengths = rows.edges.map { lengths[$0.int] }
    for s in 0..<rows.vertexCount {
      for (v, length) in denseLengths(rows, slotLengths, from: VertexID(s)).enumerated()
      where v != s && length < .infinity {
        others[s] += 1
        distance[s] += length
        inverse[s] += 1 / length
      }
    }
  }
}
