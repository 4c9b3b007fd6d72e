public import EntenteGraph

/// An index for lengths of shortest paths between single pairs of an undirected graph: the distances of all
/// vertices to a few far-off ones.
///
/// By the triangle inequality the difference of two vertices' distances to a landmark bounds the distance
/// between them from below, most closely where the landmark lies behind one of them. A search guided by these
/// bounds (A*) settles a narrow strip between source and target instead of balls around them.
/// - Complexity: a search of the whole graph and 4 or 8 bytes a vertex for every landmark.
/// - Source: A. Goldberg, C. Harrelson, "Computing the shortest path: A* search meets graph theory", 2005 (ALT,
///   with farthest landmarks).
public struct PathLandmarks: Sendable {
  let arcs: ArcRows
  public let landmarkCount: Int
  /// Landmark after landmark the distances of all vertices to it: a search asks a few of them for vertices that
  /// lie close together.
  let whole: [UInt32]
  let real: [Double]

  /// - Parameters:
  ///   - arcs: every arc stands in the rows of both its ends.
  ///   - count: the number of landmarks.
  public init(_ arcs: ArcRows, count: Int = 32) {
    self.arcs = arcs
    landmarkCount = min(count, max(arcs.vertexCount, 1))
    if let rows = arcs.whole {
      whole = Self.table(arcs.offsets, rows, longest: arcs.longest, landmarkCount)
      real = []
    } else {
      whole = []
      real = Self.table(arcs.offsets, arcs.real, longest: arcs.longest, landmarkCount)
    }
  }

  /// Every next landmark is the vertex farthest from those there are, within reach of the first; the first is
  /// the farthest from the vertex of most arcs.
  private static func table<Length: ArcLength>(
    _ offsets: [UInt32], _ arcs: [ArcRows.Arc<Length>], longest: Double, _ count: Int
  ) -> [Length] {
    let n = offsets.count - 1
    let table = Cells<Length>(repeating: .unreached, count: n * count)
    guard n > 0 else { return [] }
    var hub = 0
    for v in 0..<n where offsets[v + 1] - offsets[v] > offsets[hub + 1] - offsets[hub] { hub = v }
    let nearest = ArcSearch.distances(offsets, arcs, longest: longest, from: hub)
    for landmark in 0..<count {
      var farthest = hub
      for v in 0..<n where nearest[v] != .unreached && nearest[v] > nearest[farthest] { farthest = v }
      let distance = ArcSearch.distances(offsets, arcs, longest: longest, from: farthest)
      for v in 0..<n {
        table[landmark * n + v] = distance[v]
        if landmark == 0 || distance[v] < nearest[v] { nearest[v] = distance[v] }
      }
    }
    return table.array()
  }
}

/// Searches guided by ``PathLandmarks``, many pairs one after the other in the same memory.
public struct LandmarkSearch: ~Copyable {
  private let index: PathLandmarks
  private var whole: GuidedSearch<UInt32>?
  private var real: GuidedSearch<Double>?

  public init(_ index: PathLandmarks) {
    self.index = index
    let arcs = index.arcs
    if let rows = arcs.whole {
      whole = GuidedSearch(arcs.offsets, rows, index.whole, index.landmarkCount, longest: arcs.longest)
      real = nil
    } else {
      whole = nil
      real = GuidedSearch(arcs.offsets, arcs.real, index.real, index.landmarkCount, longest: arcs.longest)
    }
  }

  /// - Returns: `nil` where no path leads from `source` to `target`.
  /// - Precondition: both are vertices of the graph.
  public mutating func length(from source: VertexID, to target: VertexID) -> Double? {
    precondition(max(source, target).int < index.arcs.vertexCount, "no vertices of this graph")
    let (s, t) = (index.arcs.inside(source), index.arcs.inside(target))
    let length = whole != nil ? whole!.length(from: s, to: t) : real!.length(from: s, to: t)
    return length == .infinity ? nil : length
  }
}

private struct GuidedSearch<Length: ArcLength>: ~Copyable {
  private let offsets: [UInt32]
  private let arcs: [ArcRows.Arc<Length>]
  private let table: [Length]
  private let landmarkCount: Int
  private let scale: BucketScale
  private let distance: Cells<Length>
  private let bound: Cells<Length>
  private let touched: Cells<UInt32>
  private var queue: BucketQueue
  /// The landmarks in use for a pair, and the target's distances to them.
  private let active = Cells<Int>(repeating: 0, count: 4)
  private let ofTarget = Cells<Length>(repeating: .zero, count: 4)

  init(
    _ offsets: [UInt32], _ arcs: [ArcRows.Arc<Length>], _ table: [Length], _ landmarkCount: Int,
    longest: Double
  ) {
    self.offsets = offsets
    self.arcs = arcs
    self.table = table
    self.landmarkCount = landmarkCount
    // A step of length w changes the bound by at most w, so that keys grow by at most twice the longest arc.
    scale = BucketScale(longest: 2 * longest, isWhole: Length.self == UInt32.self)
    distance = Cells(repeating: .unreached, count: offsets.count - 1)
    bound = Cells(repeating: .zero, count: offsets.count - 1)
    touched = Cells(unwritten: offsets.count - 1)
    queue = BucketQueue(bucketCount: scale.count, capacity: arcs.count + 1)
  }

  mutating func length(from source: Int, to target: Int) -> Double {
    choose(source, target)
    var touchedCount = 1
    touched[0] = UInt32(truncatingIfNeeded: source)
    distance[source] = .zero
    bound[source] = lowerBound(source)
    let first = bound[source].bucket(scale)
    queue.push(source, bucket: 0)
    // The target's key is its distance: nothing in later buckets can shorten it.
    while queue.count > 0 {
      queue.advance()
      if distance[target] != .unreached, queue.current + first > distance[target].bucket(scale) { break }
      let u = queue.pop()
      let here = distance[u]
      // Sums of real lengths may round a key into the bucket before; whole ones cannot.
      let key = here.plus(bound[u]).bucket(scale) - first
      guard key == queue.current || Length.self != UInt32.self else { continue }
      for slot in Range(uncheckedBounds: (Int(offsets[u]), Int(offsets[u + 1]))) {
        let arc = arcs[slot]
        let v = Int(arc.target)
        let length = here.plus(arc.length)
        let known = distance[v]
        guard length < known else { continue }
        if known == .unreached {
          touched[touchedCount] = arc.target
          touchedCount += 1
          bound[v] = lowerBound(v)
        }
        distance[v] = length
        queue.push(v, bucket: max(length.plus(bound[v]).bucket(scale) - first, queue.current))
      }
    }
    let found = distance[target].double
    for i in 0..<touchedCount { distance[Int(touched[i])] = .unreached }
    queue.removeAll()
    return found
  }

  /// The four landmarks that bound this pair best.
  private func choose(_ source: Int, _ target: Int) {
    var best: [(bound: Length, landmark: Int)] = []
    for landmark in 0..<landmarkCount {
      let (a, b) = (table[landmark * distance.count + source], table[landmark * distance.count + target])
      let isKnown = a != .unreached && b != .unreached
      best.append((isKnown ? max(a, b) - min(a, b) : .zero, landmark))
    }
    best.sort { $0.bound != $1.bound ? $0.bound > $1.bound : $0.landmark < $1.landmark }
    for i in 0..<active.count {
      active[i] = best[min(i, best.count - 1)].landmark
      ofTarget[i] = table[active[i] * distance.count + target]
    }
  }

  @inline(__always)
  private func lowerBound(_ v: Int) -> Length {
    var best = Length.zero
    for i in 0..<active.count {
      let (a, b) = (table[active[i] * distance.count + v], ofTarget[i])
      guard a != .unreached, b != .unreached else { continue }
      best = max(best, max(a, b) - min(a, b))
    }
    return best.loosened
  }
}
