public import EntenteGraph

/// The most that can flow from one vertex to another, and the cheapest edges to cut to stop it.
public struct MaximumFlow: Sendable, Equatable {
  /// The sum of the capacities of ``cut``.
  public let value: Double
  /// The edges that part the two ends at the least cost: those that lead out of ``sourceSide``, ascending.
  public let cut: [EdgeID]
  /// The vertices that the source still reaches once the edges are full.
  public let sourceSide: VertexSet
  /// What flows along each edge of the graph, from its source to its target; negative against it where edges go
  /// both ways.
  public let flow: [Double]

  /// What an edge can carry.
  public enum Capacity: Sendable {
    /// 1 each: the cut is the fewest ties that must break.
    case edges
    case weights
  }

  /// - Parameters:
  ///   - isDirected: `false` lets an edge carry its capacity either way.
  ///   - edges: the edges that count; `nil` for all.
  /// - Throws: ``AlgorithmError/invalidWeight(edge:weight:)``; ``AlgorithmError/parameter(name:value:allowed:)``
  ///   where source and target are the same.
  /// - Complexity: O(V² E) time, O(E √E) with capacities of 1.
  /// - Source: E. Dinic, "Algorithm for solution of a problem of maximum flow in networks with power
  ///   estimation", 1970; L. Ford, D. Fulkerson, "Maximal flow through a network", 1956 (the cut).
  public init(
    in graph: DirectedGraph, from source: VertexID, to target: VertexID, capacity: Capacity = .edges,
    isDirected: Bool = true, edges: EdgeSet? = nil
  ) throws(AlgorithmError) {
    guard source != target else {
      throw .parameter(name: "target", value: Double(target.int), allowed: "another vertex than the source")
    }
    var capacities = [Double](repeating: 1, count: graph.edgeCount)
    for e in 0..<graph.edgeCount {
      if capacity == .weights {
        let weight = graph.weights[e]
        guard weight >= 0, weight < .infinity else { throw .invalidWeight(edge: EdgeID(e), weight: weight) }
        capacities[e] = weight
      }
      if !(edges?.contains(EdgeID(e)) ?? true) { capacities[e] = 0 }
    }
    var network = Residual(graph, capacities, isDirected: isDirected)
    while network.layer(from: source, to: target) {
      while network.push(from: source, to: target) > 0 {}
    }
    let side = VertexSet(
      vertexCount: graph.vertexCount,
      (0..<graph.vertexCount).filter { network.level[$0] >= 0 }.map { VertexID($0) })
    sourceSide = side
    flow = (0..<graph.edgeCount).map { capacities[$0] - network.left[2 * $0] }
    cut = (0..<graph.edgeCount).filter { e in
      let (u, v) = (side.contains(graph.sources[e]), side.contains(graph.targets[e]))
      return capacities[e] > 0 && (isDirected ? u && !v : u != v)
    }.map { EdgeID($0) }
    value = cut.reduce(0) { $0 + capacities[$1.int] }
  }
}

/// What every edge can still carry: arc `2e` along edge `e`, arc `2e + 1` against it.
private struct Residual {
  var left: [Double]
  /// The number of arcs from the source, -1 where it does not reach.
  private(set) var level: [Int32]
  private let head: [VertexID]
  private let rows: Adjacency
  private let sources: [VertexID]
  /// The next slot of each vertex that may still lead on.
  private var next: [Int]

  init(_ graph: DirectedGraph, _ capacities: [Double], isDirected: Bool) {
    left = []
    left.reserveCapacity(2 * graph.edgeCount)
    for capacity in capacities { left += [capacity, isDirected ? 0 : capacity] }
    sources = graph.sources
    head = graph.targets
    rows = graph.undirectedAdjacency()
    level = [Int32](repeating: -1, count: graph.vertexCount)
    next = [Int](repeating: 0, count: graph.vertexCount)
  }

  /// The arc that leads out of `u` by `slot`; `nil` for a loop.
  private func arc(_ slot: Int, from u: VertexID) -> Int? {
    let e = rows.edges[slot].int
    if sources[e] == head[e] { return nil }
    return sources[e] == u ? 2 * e : 2 * e + 1
  }

  /// Levels by breadth-first search; whether the target has one.
  mutating func layer(from source: VertexID, to target: VertexID) -> Bool {
    for v in level.indices {
      level[v] = -1
      next[v] = rows.offsets[v]
    }
    level[source.int] = 0
    var queue = [source]
    var at = 0
    while at < queue.count {
      let u = queue[at]
      at += 1
      for slot in rows.slots(of: u) {
        let v = rows.targets[slot]
        guard level[v.int] < 0, let arc = arc(slot, from: u), left[arc] > 0 else { continue }
        level[v.int] = level[u.int] + 1
        queue.append(v)
      }
    }
    return level[target.int] >= 0
  }

  /// One more path of full levels; what it carried, 0 where there is none.
  mutating func push(from source: VertexID, to target: VertexID) -> Double {
    var path: [Int] = []  // arcs
    var u = source
    while u != target {
      if let arc = advance(u) {
        path.append(arc)
        u = arc % 2 == 0 ? head[arc / 2] : sources[arc / 2]
      } else {
        level[u.int] = -1  // nothing leads on from here
        guard let back = path.popLast() else { return 0 }
        u = back % 2 == 0 ? sources[back / 2] : head[back / 2]
      }
    }
    let amount = path.reduce(Double.infinity) { min($0, left[$1]) }
    for arc in path {
      left[arc] -= amount
      left[arc ^ 1] += amount
    }
    return amount
  }

  private mutating func advance(_ u: VertexID) -> Int? {
    while next[u.int] < rows.offsets[u.int + 1] {
      let slot = next[u.int]
      if let arc = arc(slot, from: u), left[arc] > 0, level[rows.targets[slot].int] == level[u.int] + 1 {
        return arc
      }
      next[u.int] += 1
    }
    return nil
  }
}
