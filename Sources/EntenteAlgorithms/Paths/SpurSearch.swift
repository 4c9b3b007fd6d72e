import EntenteGraph

/// The shortest way on from the end of a root path, without touching the root again and without certain first
/// steps.
struct SpurSearch {
  let tree: TargetTree
  private var length: [Double]
  private var hops: [Int32]
  /// Entries of `length` and `hops` hold only where the stamp is that of the search under way.
  private var stamp: [UInt32]
  /// As `stamp`, for vertices that are not to be touched.
  private var barred: [UInt32]
  /// As `stamp`, for vertices from which the target is reached without loss.
  private var tight: [UInt32]
  private var now: UInt32 = 0
  private var heap = PathHeap()
  private var steps: NearestSteps
  /// No worse than this is some way on: what cannot match it need not be looked at.
  private var bound = PathHeap.Entry(length: .infinity, hops: .max, vertex: VertexID(0))

  init(tree: TargetTree) {
    self.tree = tree
    let count = tree.network.vertexCount
    length = [Double](repeating: .infinity, count: count)
    hops = [Int32](repeating: 0, count: count)
    stamp = [UInt32](repeating: 0, count: count)
    barred = stamp
    tight = stamp
    steps = NearestSteps(tree: tree)
  }

  /// - Parameters:
  ///   - root: vertices already walked; the last one is where the path goes on.
  ///   - taken: vertices that must not come next.
  /// - Returns: the first such path in the order of ``Path``, beginning with the last vertex of `root`.
  mutating func path(after root: ArraySlice<VertexID>, avoiding taken: [VertexID]) -> Path? {
    guard let spur = root.last else { return nil }
    bar(root)
    guard let step = bestStep(from: spur, avoiding: taken)?.slot else { return nil }
    if let straight = unhindered(step, from: spur) { return straight }
    return detour(from: spur, avoiding: taken)
  }

  /// No way on from the end of `root` is shorter; `nil` where there is none at all.
  mutating func lowerBound(after root: ArraySlice<VertexID>, avoiding taken: [VertexID]) -> Double? {
    bar(root)
    return root.last.flatMap { bestStep(from: $0, avoiding: taken) }?.length
  }

  private mutating func bar(_ root: ArraySlice<VertexID>) {
    now += 1
    for v in root { barred[v.int] = now }
  }

  /// The first step with the shortest way to the target if nothing beyond it were barred.
  private mutating func bestStep(from spur: VertexID, avoiding taken: [VertexID]) -> NearestSteps.Step? {
    var next = 0
    while let step = steps.step(next, from: spur) {
      next += 1
      let v = tree.network.out.targets[step.slot]
      if barred[v.int] != now, !taken.contains(v) { return step }
    }
    return nil
  }

  /// The best step and then straight on, unless that way touches the root.
  private func unhindered(_ slot: Int, from spur: VertexID) -> Path? {
    let network = tree.network
    guard let rest = tree.path(from: network.out.targets[slot]),
      rest.vertices.allSatisfy({ barred[$0.int] != now })
    else { return nil }
    return .along([spur] + rest.vertices, [network.out.edges[slot]] + rest.edges, network)
  }

  /// A*: vertices by the length of the way to them plus the old distance to the target. Where the old way on
  /// from a vertex touches no barred one, its length is there to be had and bounds all others: without that,
  /// each search would queue every neighbour of every hub.
  private mutating func detour(from spur: VertexID, avoiding taken: [VertexID]) -> Path? {
    let target = tree.target
    heap.removeAll()
    bound = PathHeap.Entry(length: .infinity, hops: .max, vertex: spur)
    (length[spur.int], hops[spur.int], stamp[spur.int]) = (0, 0, now)
    expand(spur, avoiding: taken)
    var best: PathHeap.Entry?
    while let top = heap.pop() {
      if let best, best.precedes(top) { break }  // all equally good ways are known
      let v = top.vertex
      guard top.length == length[v.int] + tree.length[v.int], top.hops == hops[v.int] + tree.hops[v.int]
      else {
        continue
      }
      if v == target { best = top } else { expand(v, avoiding: []) }
    }
    return best == nil ? nil : firstOfEquals(from: spur, avoiding: taken)
  }

  private mutating func expand(_ u: VertexID, avoiding taken: [VertexID]) {
    let network = tree.network
    let (here, nextHops) = (length[u.int], hops[u.int] + 1)
    var next = 0
    while let step = steps.step(next, from: u) {
      next += 1
      // All further steps are no better; sums in another order may differ in the last bits.
      if here + step.length > bound.length + 1e-9 * abs(bound.length) { return }
      let v = network.out.targets[step.slot]
      let newLength = here + network.outLengths[step.slot]
      let total = newLength + tree.length[v.int]
      guard total <= bound.length else { continue }
      let entry = PathHeap.Entry(length: total, hops: nextHops + tree.hops[v.int], vertex: v)
      guard !bound.precedes(entry), barred[v.int] != now, !taken.contains(v) else { continue }
      if stamp[v.int] == now, (length[v.int], hops[v.int]) <= (newLength, nextHops) { continue }
      if entry.precedes(bound), isFreeOfRoot(from: v) { bound = entry }
      (length[v.int], hops[v.int], stamp[v.int]) = (newLength, nextHops, now)
      heap.push(v, length: entry.length, hops: entry.hops)
    }
  }

  private func isFreeOfRoot(from vertex: VertexID) -> Bool {
    var v = vertex
    while v != tree.target {
      if barred[v.int] == now { return false }
      v = tree.successor[v.int]
    }
    return barred[v.int] != now
  }

  /// Walks back from the target along edges that lose nothing, then forward by the lowest vertices among
  /// those.
  private mutating func firstOfEquals(from spur: VertexID, avoiding taken: [VertexID]) -> Path? {
    let network = tree.network
    var queue = [tree.target]
    tight[tree.target.int] = now
    while let v = queue.popLast() {
      for slot in network.in.slots(of: v) {
        let u = network.in.targets[slot]
        guard tight[u.int] != now, isTight(u, network.in.edges[slot], v), u != spur || !taken.contains(v)
        else {
          continue
        }
        tight[u.int] = now
        queue.append(u)
      }
    }
    var vertices = [spur]
    var edges: [EdgeID] = []
    while let u = vertices.last, u != tree.target {
      guard
        let slot = network.out.slots(of: u).first(where: { slot in
          let v = network.out.targets[slot]
          return tight[v.int] == now && isTight(u, network.out.edges[slot], v)
            && (u != spur || !taken.contains(v))
        })
      else { return nil }
      vertices.append(network.out.targets[slot])
      edges.append(network.out.edges[slot])
    }
    return .along(vertices, edges, network)
  }

  private func isTight(_ u: VertexID, _ edge: EdgeID, _ v: VertexID) -> Bool {
    stamp[u.int] == now && stamp[v.int] == now && hops[u.int] + 1 == hops[v.int]
      && length[u.int] + tree.network.lengths[edge.int] == length[v.int]
  }
}
