import EntenteGraph

/// Breadth-first searches from 512 vertices in step: bit `i` of a vertex says that search `i` has been there,
/// so that one pass over an edge serves all searches that stand on it.
///
/// Sums are kept at the vertex that is reached, not at the one that searches, so that no search needs a counter
/// of its own. While fronts are narrow they are pushed on, afterwards every vertex that some search still
/// misses looks at its neighbours, and stops when it misses none.
///
/// - Source: M. Then et al., "The more the merrier: efficient multi-source graph traversal", 2014.
struct MultiSourceSearch: ~Copyable {
  typealias Lanes = SIMD8<UInt64>
  static let width = 512

  private let out: RowView
  private let into: RowView
  private let seen: Cells<Lanes>
  private let front: Cells<Lanes>
  private let next: Cells<Lanes>
  private let active: Cells<Int32>
  private let touched: Cells<Int32>

  init(out: RowView, into: RowView) {
    self.out = out
    self.into = into
    seen = Cells(repeating: .zero, count: out.vertexCount)
    front = Cells(repeating: .zero, count: out.vertexCount)
    next = Cells(repeating: .zero, count: out.vertexCount)
    active = Cells(repeating: 0, count: out.vertexCount)
    touched = Cells(repeating: 0, count: out.vertexCount)
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
    front.fill(.zero)
    next.fill(.zero)
    var all = Lanes.zero
    var activeCount = 0
    for (search, v) in sources.enumerated() {
      var lanes = Lanes.zero
      lanes[search >> 6] = 1 << UInt64(search & 63)
      all |= lanes
      seen[v] = lanes
      front[v] = lanes
      active[activeCount] = Int32(truncatingIfNeeded: v)
      activeCount += 1
    }
    var level = 0
    var isSwapped = false
    while activeCount > 0 {
      level += 1
      activeCount =
        isSwapped
        ? advance(next, front, all, level, activeCount, tally)
        : advance(front, next, all, level, activeCount, tally)
      tally.endLevel(level)
      isSwapped.toggle()
    }
    return all
  }

  /// Whether every search of the last run has been everywhere.
  func hasReachedAll(_ all: Lanes) -> Bool { (0..<seen.count).allSatisfy { seen[$0] == all } }

  /// One level of all searches: the number of vertices where some arrived. `next` is zero before, `front`
  /// after.
  private func advance(
    _ front: borrowing Cells<Lanes>, _ next: borrowing Cells<Lanes>, _ all: Lanes, _ level: Int,
    _ activeCount: Int, _ tally: some SearchTally
  ) -> Int {
    var slots = 0
    for i in 0..<activeCount { slots += out.degree(Int(active[i])) }
    return slots < out.slotCount / 8
      ? push(front, next, level, activeCount, tally) : pull(front, next, all, level, activeCount, tally)
  }

  private func push(
    _ front: borrowing Cells<Lanes>, _ next: borrowing Cells<Lanes>, _ level: Int, _ activeCount: Int,
    _ tally: some SearchTally
  ) -> Int {
    var touchedCount = 0
    for i in 0..<activeCount {
      let u = Int(active[i])
      let here = front[u]
      front[u] = .zero
      for slot in out.row(u) {
        let v = out.target(slot)
        let before = next[v]
        if Self.isEmpty(before) {
          touched[touchedCount] = Int32(truncatingIfNeeded: v)
          touchedCount += 1
        }
        next[v] = before | here
      }
    }
    var arrivals = 0
    for i in 0..<touchedCount {
      let v = Int(touched[i])
      let arrived = next[v] & ~seen[v]
      next[v] = arrived
      guard !Self.isEmpty(arrived) else { continue }
      seen[v] |= arrived
      tally.add(Self.count(arrived), arrived, v, level)
      active[arrivals] = Int32(truncatingIfNeeded: v)
      arrivals += 1
    }
    return arrivals
  }

  private func pull(
    _ front: borrowing Cells<Lanes>, _ next: borrowing Cells<Lanes>, _ all: Lanes, _ level: Int,
    _ activeCount: Int, _ tally: some SearchTally
  ) -> Int {
    var arrivals = 0
    // `active` is overwritten from its beginning while `front` must be wiped by it: keep a copy.
    for i in 0..<activeCount { touched[i] = active[i] }
    for v in 0..<into.vertexCount {
      let known = seen[v]
      guard !Self.isEmpty(known ^ all) else { continue }
      var met = known
      var slot = into.start(v)
      let end = into.start(v + 1)
      while slot + 8 <= end {
        for i in 0..<8 { met |= front[into.target(slot + i)] }
        slot += 8
        if Self.isEmpty(met ^ all) { break }
      }
      if !Self.isEmpty(met ^ all) {
        while slot < end {
          met |= front[into.target(slot)]
          slot += 1
        }
      }
      let arrived = met & ~known
      guard !Self.isEmpty(arrived) else { continue }
      seen[v] = met
      next[v] = arrived
      tally.add(Self.count(arrived), arrived, v, level)
      active[arrivals] = Int32(truncatingIfNeeded: v)
      arrivals += 1
    }
    for i in 0..<activeCount { front[Int(touched[i])] = .zero }
    return arrivals
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
