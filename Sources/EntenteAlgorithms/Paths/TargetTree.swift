import EntenteGraph

/// Distances of all vertices to one target, as (length, edges) in that order of importance, and the paths
/// that keep them.
///
/// A Dijkstra search backward from the target. The number of edges breaks ties of length and keeps edges of
/// length 0 from making circles.
struct TargetTree {
  let target: VertexID
  let network: PathNetwork
  /// Infinity where the target is out of reach.
  private(set) var length: [Double]
  private(set) var hops: [Int32]
  /// The next vertex of one shortest way to the target; itself where there is none.
  private(set) var successor: [VertexID]

  /// - Parameter source: the search ends once this vertex is settled; distances beyond it are then upper
  ///   bounds. `nil` settles everything.
  init(in network: PathNetwork, to target: VertexID, until source: VertexID? = nil) {
    self.target = target
    self.network = network
    hops = [Int32](repeating: .max, count: network.vertexCount)
    successor = (0..<network.vertexCount).map { VertexID($0) }
    guard source != nil else {
      length = network.inArcs.pathLengths(from: target)
      countHops()
      return
    }
    length = [Double](repeating: .infinity, count: network.vertexCount)
    var heap = PathHeap()
    length[target.int] = 0
    hops[target.int] = 0
    heap.push(target, length: 0, hops: 0)
    while let top = heap.pop() {
      let v = top.vertex.int
      guard top.length == length[v], top.hops == hops[v] else { continue }
      if top.vertex == source { break }
      relax(from: top, &heap)
    }
  }

  /// A breadth-first search backward from the target along edges that lose nothing.
  private mutating func countHops() {
    let network = network
    var queue = [target]
    hops[target.int] = 0
    var head = 0
    while head < queue.count {
      let v = queue[head]
      head += 1
      let (here, nextHops) = (length[v.int], hops[v.int] + 1)
      for slot in network.in.slots(of: v) {
        let u = network.in.targets[slot]
        guard hops[u.int] == .max, network.inLengths[slot] + here == length[u.int] else { continue }
        hops[u.int] = nextHops
        successor[u.int] = v
        queue.append(u)
      }
    }
  }

  private mutating func relax(from top: PathHeap.Entry, _ heap: inout PathHeap) {
    let nextHops = top.hops + 1
    for slot in network.in.slots(of: top.vertex) {
      let u = network.in.targets[slot]
      let candidate = network.inLengths[slot] + top.length
      guard candidate < length[u.int] || (candidate == length[u.int] && nextHops < hops[u.int]) else {
        continue
      }
      length[u.int] = candidate
      hops[u.int] = nextHops
      successor[u.int] = top.vertex
      heap.push(u, length: candidate, hops: nextHops)
    }
  }

  func reaches(_ vertex: VertexID) -> Bool { length[vertex.int] < .infinity }

  /// The first path, in the order of ``Path``, from `source` to the target: at every vertex the lowest
  /// neighbour that keeps the distance.
  func path(from source: VertexID) -> Path? {
    guard reaches(source) else { return nil }
    var vertices = [source]
    var edges: [EdgeID] = []
    var u = source
    while u != target, let slot = tightSlot(of: u) {
      u = network.out.targets[slot]
      vertices.append(u)
      edges.append(network.out.edges[slot])
    }
    return .along(vertices, edges, network)
  }

  private func tightSlot(of u: VertexID) -> Int? {
    network.out.slots(of: u).first { slot in
      let v = network.out.targets[slot]
      return hops[v.int] == hops[u.int] - 1
        && network.outLengths[slot] + length[v.int] == length[u.int]
    }
  }
}

extension Path {
  /// The path along `edges`, its length summed from first to last.
  static func along(_ vertices: [VertexID], _ edges: [EdgeID], _ network: PathNetwork) -> Path {
    Path(vertices: vertices, edges: edges, length: edges.reduce(0) { $0 + network.lengths[$1.int] })
  }
}
