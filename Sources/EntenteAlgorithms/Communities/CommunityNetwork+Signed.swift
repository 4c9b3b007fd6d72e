public import EntenteGraph

extension CommunityNetwork {
  /// What modularity with directions, with signs, or with both is maximised on.
  ///
  /// With directions chance joins a vertex by what leaves it to others by what arrives there. With signs the
  /// modularity of positive and that of negative ties are weighed against each other: communities are rich in
  /// friends and poor in enemies. Edges of sign 0 and loops carry nothing; parallel edges of one direction and sign
  /// are one.
  /// - Parameters:
  ///   - directed: whether directions count; they decide what chance expects, not whom ties hold together.
  ///   - signed: whether signs count; a weight's own sign then does not.
  ///   - weighted: edges count by their weight (by its size, where signs count), otherwise by 1.
  /// - Throws: ``AlgorithmError/invalidWeight(edge:weight:)`` for weights that are not finite, or, without signs,
  ///   negative; ``AlgorithmError/weightRange``.
  /// - Complexity: O(V + E).
  /// - Source: E. Leicht, M. Newman, "Community structure in directed networks", 2008; S. Gómez, P. Jensen, A.
  ///   Arenas, "Analysis of community structure in networks of correlated data", 2009; V. Traag, J. Bruggeman,
  ///   "Community detection in networks with positive and negative links", 2009.
  public convenience init(
    _ graph: DirectedGraph, directed: Bool, signed: Bool, weighted: Bool = true, resolution: Double = 1
  ) throws(AlgorithmError) {
    if weighted { try Double.checkRange(of: graph.weights.filter { $0.isFinite }) }
    var layers: [(factor: Double, view: SimpleGraph)] = []
    for sign: Int8 in signed ? [1, -1] : [0] {
      let layer = try Self.layer(graph, sign: sign, weighted: weighted)
      layers.append((sign < 0 ? -1 : 1, SimpleGraph(of: layer, directed: directed)))
    }
    self.init(layers: layers, weighted: weighted, resolution: resolution)
  }

  /// The edges of one sign, by the size of their weights; all edges for 0.
  private static func layer(
    _ graph: DirectedGraph, sign: Int8, weighted: Bool
  ) throws(AlgorithmError) -> DirectedGraph {
    var builder = GraphBuilder(vertexCount: graph.vertexCount)
    for e in 0..<graph.edgeCount where sign == 0 || graph.signs[e] == sign {
      let weight = weighted ? graph.weights[e] : 1
      guard weight.isFinite, sign != 0 || weight >= 0 else {
        throw .invalidWeight(edge: EdgeID(e), weight: weight)
      }
      builder.addEdge(from: graph.sources[e], to: graph.targets[e], weight: abs(weight))
    }
    return builder.build()
  }

  private convenience init(
    layers: [(factor: Double, view: SimpleGraph)], weighted: Bool, resolution: Double
  ) {
    let n = layers[0].view.vertexCount
    var ties = GraphBuilder(vertexCount: n)
    var factors: [Double] = []
    var (leaving, arriving): ([[Double]], [[Double]]) = ([], [])
    var total = 0.0
    for (factor, view) in layers {
      var (out, into) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
      var mass = 0.0
      for e in 0..<view.edgeCount {
        let (u, v, strength) = (view.sources[e], view.targets[e], weighted ? view.weights[e] : 1)
        ties.addEdge(from: u, to: v, weight: factor * strength)
        out[u.int] += strength
        into[v.int] += strength
        mass += strength
      }
      total += 2 * mass
      guard mass > 0 else { continue }
      if view.isDirected {
        factors += [factor * resolution / mass, factor * resolution / mass]
        leaving += [out, into]
        arriving += [into, out]
      } else {
        let degree = zip(out, into).map { $0 + $1 }
        factors.append(factor * resolution / (2 * mass))
        leaving.append(degree)
        arriving.append(degree)
      }
    }
    let chance = ChanceTerms(
      factors: factors, leaving: Self.byVertex(leaving, count: n), arriving: Self.byVertex(arriving, count: n)
    )
    self.init(ties: SimpleGraph(of: ties.build(), directed: false), chance: chance, total: total)
  }

  private static func byVertex(_ terms: [[Double]], count: Int) -> Cells<Double> {
    let cells = Cells<Double>(repeating: 0, count: count * terms.count)
    for (r, term) in terms.enumerated() {
      for v in 0..<count { cells[v * terms.count + r] = term[v] }
    }
    return cells
  }
}
