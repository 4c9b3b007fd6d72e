public import EntenteGraph

/// A walker who leaves every vertex along one of its edges, chosen by mass: what
/// ``pageRank(of:damping:restart:tolerance:)`` iterates.
///
/// Without directions an edge may be taken both ways, a loop one way. A vertex without mass to leave by is
/// *dangling*.
public struct RandomWalk: Sendable {
  /// Every vertex gathers from those who come: the slots of `v` are the steps into it, their factors the mass
  /// of the step.
  let steps: Gathering
  /// The same by halves, for products and for systems, where every step may be taken back with the same mass; `nil`
  /// where edges have directions.
  let tiles: SymmetricTiles?
  let lower: LowerRows?
  /// One entry a vertex, as ``steps`` numbers them: the inverse of all mass that leaves it, 0 where it is
  /// dangling.
  let inverseLeaving: [Double]
  let dangling: [VertexID]

  public var vertexCount: Int { steps.rows.vertexCount }

  /// Numbers that ``arrivals(of:into:spare:_:)`` needs room for.
  var spareCount: Int { tiles?.spareCount ?? 0 }

  /// - Parameters:
  ///   - directed: `false` lets the walker go both ways.
  ///   - weighted: steps by weight; otherwise every edge has mass 1.
  ///   - mergingParallels: parallel edges are one, of mass 1 or of the sum of their weights.
  ///   - edges: the edges that count; `nil` for all.
  /// - Throws: ``AlgorithmError/invalidWeight(edge:weight:)`` and ``AlgorithmError/weightRange`` where weights count.
  /// - Complexity: O(V + E).
  public init(
    on graph: DirectedGraph, directed: Bool = true, weighted: Bool = false, mergingParallels: Bool = false,
    edges: EdgeSet? = nil
  ) throws(AlgorithmError) {
    let steps = try Steps(graph, directed: directed, weighted: weighted, edges: edges)
    var rows = Adjacency(vertexCount: graph.vertexCount, sources: steps.targets, targets: steps.sources)
    var mass = weighted ? rows.edges.map { steps.mass[$0.int] } : []
    if mergingParallels { (rows, mass) = Self.merged(rows, mass) }
    self.steps = Gathering(rows: rows.rows, factors: mass)
    tiles = directed ? nil : SymmetricTiles(self.steps)
    lower = directed ? nil : LowerRows(self.steps)
    var leaving = [Double](repeating: 0, count: graph.vertexCount)
    for slot in rows.targets.indices { leaving[rows.targets[slot].int] += mass.isEmpty ? 1 : mass[slot] }
    leaving = self.steps.inside(leaving)
    inverseLeaving = leaving.map { $0 > 0 ? 1 / $0 : 0 }
    dangling = leaving.indices.filter { leaving[$0] == 0 }.map { VertexID($0) }
  }

  /// `y` = what arrives at every vertex of what leaves all along a step of mass 1.
  func arrivals(
    of leaving: borrowing Cells<Double>, into y: borrowing Cells<Double>, spare: borrowing Cells<Double>,
    _ crew: Crew
  ) {
    if let tiles {
      tiles.multiply(leaving, into: y, spare: spare, crew)
    } else {
      steps.sums(of: leaving, into: y, crew)
    }
  }

  private struct Steps {
    var sources: [VertexID] = []
    var targets: [VertexID] = []
    var mass: [Double] = []

    init(_ graph: DirectedGraph, directed: Bool, weighted: Bool, edges: EdgeSet?) throws(AlgorithmError) {
      sources.reserveCapacity(graph.edgeCount * (directed ? 1 : 2))
      targets.reserveCapacity(graph.edgeCount * (directed ? 1 : 2))
      for e in 0..<graph.edgeCount where edges?.contains(EdgeID(e)) ?? true {
        let (u, v, weight) = (graph.sources[e], graph.targets[e], graph.weights[e])
        if weighted, !(weight >= 0 && weight < .infinity) {
          throw .invalidWeight(edge: EdgeID(e), weight: weight)
        }
        add(u, v, weight, weighted)
        if !directed, u != v { add(v, u, weight, weighted) }
      }
      try Double.checkRange(of: mass)
    }

    private mutating func add(_ u: VertexID, _ v: VertexID, _ weight: Double, _ weighted: Bool) {
      sources.append(u)
      targets.append(v)
      if weighted { mass.append(weight) }
    }
  }

  private static func merged(_ rows: Adjacency, _ mass: [Double]) -> (Adjacency, [Double]) {
    var offsets = [0]
    var targets: [VertexID] = []
    var edges: [EdgeID] = []
    var sums: [Double] = []
    for v in 0..<rows.vertexCount {
      for slot in rows.offsets[v]..<rows.offsets[v + 1] {
        if targets.count > offsets[v], targets.last == rows.targets[slot] {
          if !mass.isEmpty { sums[sums.count - 1] += mass[slot] }
        } else {
          targets.append(rows.targets[slot])
          edges.append(rows.edges[slot])
          if !mass.isEmpty { sums.append(mass[slot]) }
        }
      }
      offsets.append(targets.count)
    }
    return (Adjacency(offsets: offsets, targets: targets, edges: edges), sums)
  }
}
