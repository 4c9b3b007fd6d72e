public import EntenteGraph

/// Personalised PageRank near its seeds: probability is pushed on from vertices that hold much of it, so that those far
/// away are never looked at. ``pageRank(of:damping:restart:tolerance:rounds:threads:)`` is exact instead.
public struct PushedPageRank: Sendable, Equatable {
  /// One entry a vertex, each at most what it is exactly.
  public let scores: [Double]
  /// What all scores together lack: what had not been pushed on.
  public let missing: Double

  /// - Parameters:
  ///   - seeds: where the walker begins, and starts anew, each alike; so does she from a vertex without a way out.
  ///   - directed: `false` lets the walker go both ways, along a loop one way.
  ///   - weighted: steps by weight; otherwise every edge has mass 1. Parallel edges are one.
  ///   - damping: the probability of going on, 0 ..< 1.
  ///   - error: ``missing`` is at most this.
  /// - Throws: ``AlgorithmError/parameter(name:value:allowed:)``, ``AlgorithmError/invalidWeight(edge:weight:)``.
  /// - Precondition: there is a seed, and all are vertices of `graph`.
  /// - Complexity: O(V + E) to lay out the edges. Pushing until nobody holds more than a share for each of its steps
  ///   takes O(1 / (share · (1 - damping))) steps, whatever the graph; the share falls until the error is kept.
  /// - Source: R. Andersen, F. Chung, K. Lang, "Local graph partitioning using PageRank vectors", 2006.
  public init(
    on graph: DirectedGraph, from seeds: [VertexID], directed: Bool = true, weighted: Bool = false,
    damping: Double = 0.85, error: Double = 1e-6
  ) throws(AlgorithmError) {
    guard 0 <= damping, damping < 1 else {
      throw .parameter(name: "damping", value: damping, allowed: "at least 0 and less than 1")
    }
    guard error > 0, error < 1 else {
      throw .parameter(name: "error", value: error, allowed: "between 0 and 1")
    }
    precondition(!seeds.isEmpty, "a walk begins somewhere")
    let steps = try Steps(graph, directed: directed, weighted: weighted)
    var pushing = Pushing(steps: steps, seeds: Array(Set(seeds)).sorted(), damping: damping)
    var share = 0.1
    while true {
      pushing.run(share: share)
      if pushing.held <= error { break }
      share /= 4
    }
    scores = pushing.scores
    missing = pushing.held
  }
}

/// Where a step leads from each vertex, parallel edges merged.
private struct Steps {
  var offsets = [0]
  var targets: [VertexID] = []
  /// The probability of each step.
  var chances: [Double] = []

  init(_ graph: DirectedGraph, directed: Bool, weighted: Bool) throws(AlgorithmError) {
    let rows = directed ? graph.out : graph.undirectedAdjacency()
    for v in 0..<rows.vertexCount {
      var total = 0.0
      for slot in rows.offsets[v]..<rows.offsets[v + 1] {
        let (target, edge) = (rows.targets[slot], rows.edges[slot])
        let isMerged = slot > rows.offsets[v] && rows.targets[slot - 1] == target
        // A loop stands twice where edges go both ways.
        if isMerged && rows.edges[slot - 1] == edge { continue }
        let mass = weighted ? graph.weights[edge.int] : 1
        guard mass >= 0, mass < .infinity else { throw .invalidWeight(edge: edge, weight: mass) }
        if isMerged && !weighted { continue }
        total += mass
        if isMerged {
          chances[chances.count - 1] += mass
        } else {
          targets.append(target)
          chances.append(mass)
        }
      }
      let start = offsets[v]
      if total > 0 {
        for slot in start..<targets.count { chances[slot] /= total }
      } else {
        targets.removeSubrange(start...)
        chances.removeSubrange(start...)
      }
      offsets.append(targets.count)
    }
  }

  func row(_ v: VertexID) -> Range<Int> { offsets[v.int]..<offsets[v.int + 1] }
}

/// In the words of the paper: p = `scores`, r = `residual`.
private struct Pushing {
  let steps: Steps
  let seeds: [VertexID]
  let damping: Double
  var scores: [Double]
  private var residual: [Double]
  /// Vertices that ever held something, in the order in which they came to it.
  private var touched: [VertexID]

  init(steps: Steps, seeds: [VertexID], damping: Double) {
    self.steps = steps
    self.seeds = seeds
    self.damping = damping
    let n = steps.offsets.count - 1
    scores = [Double](repeating: 0, count: n)
    residual = scores
    touched = seeds
    for seed in seeds { residual[seed.int] = 1 / Double(seeds.count) }
  }

  /// What has not been pushed on.
  var held: Double { touched.reduce(0) { $0 + residual[$1.int] } }

  /// Pushes until no vertex holds more than `share` for each of its steps.
  mutating func run(share: Double) {
    var queue = touched.filter { holdsMuch($0, share) }
    var head = 0
    while head < queue.count {
      let u = queue[head]
      head += 1
      guard holdsMuch(u, share) else { continue }
      let amount = residual[u.int]
      residual[u.int] = 0
      scores[u.int] += (1 - damping) * amount
      let row = steps.row(u)
      if row.isEmpty {
        for seed in seeds { give(damping * amount / Double(seeds.count), to: seed, share, &queue) }
      }
      for slot in row { give(damping * amount * steps.chances[slot], to: steps.targets[slot], share, &queue) }
    }
  }

  private func holdsMuch(_ v: VertexID, _ share: Double) -> Bool {
    residual[v.int] > share * Double(max(steps.row(v).count, 1))
  }

  private mutating func give(_ amount: Double, to v: VertexID, _ share: Double, _ queue: inout [VertexID]) {
    if residual[v.int] == 0 && scores[v.int] == 0 && amount > 0 { touched.append(v) }
    let heldMuch = holdsMuch(v, share)
    residual[v.int] += amount
    if !heldMuch && holdsMuch(v, share) { queue.append(v) }
  }
}
