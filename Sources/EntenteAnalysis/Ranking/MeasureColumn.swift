import EntenteAlgorithms
public import EntenteGraph

/// One measure of every vertex of a graph.
public struct MeasureColumn: Sendable, Equatable {
  public let measure: Measure
  /// One entry a vertex; `nil` where the measure is not defined there.
  public let values: [Double?]
  /// What exactly was measured, in words.
  public let convention: String
}

/// Computes several measures on one graph; views and results that measures share are made once.
public struct MeasureTable {
  private let graph: DirectedGraph
  private let options: MeasureOptions
  private var simpleViews: [Bool: SimpleGraph] = [:]
  private var hits: Hits?
  private var closeness: Closeness?
  private var holes: StructuralHoles?

  public init(_ graph: DirectedGraph, options: MeasureOptions) {
    self.graph = graph
    self.options = options
  }

  /// - Throws: ``AnalysisError``.
  /// - Complexity: that of the measure.
  public mutating func column(_ measure: Measure) throws(AnalysisError) -> MeasureColumn {
    let values: [Double?]
    do {
      switch measure {
      case .degree, .inDegree, .outDegree, .strength: values = degrees(measure)
      case .pageRank, .personalizedPageRank: values = try walk(measure)
      case .closeness, .harmonic: values = try distances(measure)
      case .betweenness: values = try betweenness()
      case .eigenvector: values = try eigenvector()
      case .katz:
        values = try katzCentrality(
          of: simple(options.isDirected), alpha: options.alpha, beta: options.beta,
          weighted: options.isWeighted)
      case .hubs: values = try hubsAndAuthorities().hubs
      case .authorities: values = try hubsAndAuthorities().authorities
      case .clustering: values = Clustering(of: simple(false), threads: options.threads).coefficients
      case .core: values = coreNumbers(of: simple(false)).map(Double.init)
      case .constraint: values = try structuralHoles().constraint
      case .effectiveSize: values = try structuralHoles().effectiveSize
      }
    } catch let error as AlgorithmError {
      throw .measure(name: measure.rawValue, error)
    } catch let error as AnalysisError {
      throw error
    } catch {
      preconditionFailure("measures throw errors of their own modules")
    }
    return MeasureColumn(measure: measure, values: values, convention: convention(measure))
  }

  private mutating func simple(_ directed: Bool) -> SimpleGraph {
    if let known = simpleViews[directed] { return known }
    let view = SimpleGraph(of: graph, directed: directed)
    simpleViews[directed] = view
    return view
  }

  private func degrees(_ measure: Measure) -> [Double?] {
    let degrees = Degrees(of: graph)
    switch measure {
    case .strength: return degrees.strength
    case .inDegree where options.isDirected: return degrees.in.map(Double.init)
    case .outDegree where options.isDirected: return degrees.out.map(Double.init)
    default: return degrees.total.map(Double.init)
    }
  }

  private func walk(_ measure: Measure) throws -> [Double?] {
    let isPersonal = measure == .personalizedPageRank
    let walk = try RandomWalk(
      on: graph, directed: options.isDirected, weighted: options.isWeighted, mergingParallels: isPersonal)
    guard isPersonal else {
      return try pageRank(of: walk, damping: options.damping, threads: options.threads)
    }
    guard !options.seeds.isEmpty else { throw AnalysisError.seedNeeded(measure: measure.rawValue) }
    let shares = restart(at: options.seeds.map { VertexID($0) }, vertexCount: graph.vertexCount)
    return try pageRank(of: walk, damping: options.damping, restart: shares)
  }

  private mutating func distances(_ measure: Measure) throws -> [Double?] {
    if closeness == nil {
      closeness = try Closeness(
        of: simple(options.isDirected), distances: options.isIncoming ? .into : .out,
        length: options.pathLength(for: measure), threads: options.threads)
    }
    if measure == .harmonic { return closeness?.harmonic ?? [] }
    return (options.scalesByReach ? closeness?.wassermanFaust : closeness?.closeness) ?? []
  }

  private mutating func betweenness() throws -> [Double?] {
    let view = simple(options.isDirected)
    let length = try options.pathLength(for: .betweenness)
    let scores: [Double]
    if length == .edges {
      let out = view.out.rows
      let rows = Rows.Directed(out: out, in: view.isDirected ? view.in.rows : out)
      scores = Betweenness.ofVertices(rows, isDirected: view.isDirected, threads: options.threads)
    } else {
      scores = try Betweenness(of: view, length: length).vertices
    }
    return options.isNormalized
      ? Betweenness.normalized(vertices: scores, isDirected: view.isDirected) : scores
  }

  private mutating func eigenvector() throws -> [Double?] {
    try eigenvectorCentrality(of: simple(eigenvectorIsDirected), weighted: options.isWeighted)
  }

  /// The directed eigenvector is sound only where everyone reaches everyone.
  private var eigenvectorIsDirected: Bool {
    options.isDirected && graph.vertexCount > 0 && Components.strong(of: graph).count == 1
  }

  private mutating func hubsAndAuthorities() throws -> Hits {
    if let hits { return hits }
    let found = try Hits(of: simple(options.isDirected), weighted: options.isWeighted)
    hits = found
    return found
  }

  private mutating func structuralHoles() throws -> StructuralHoles {
    if let holes { return holes }
    let found = try StructuralHoles(of: simple(false), weighted: options.isWeighted)
    holes = found
    return found
  }

  private func convention(_ measure: Measure) -> String {
    let direction = options.isDirected ? "directed" : "undirected"
    let simpleView = "\(direction) simple view (loops dropped, parallel edges merged)"
    let paths =
      switch options.weightMeaning {
      case .distance: "weights are lengths"
      case .strength: "lengths are inverse weights"
      case nil: "every edge has length 1"
      }
    let weights = options.isWeighted ? "weighted" : "unweighted"
    switch measure {
    case .degree: return "edges at the vertex, parallel edges each, a loop twice"
    case .inDegree: return "edges that end at the vertex, parallel edges each"
    case .outDegree: return "edges that begin at the vertex, parallel edges each"
    case .strength: return "sum of the weights of the edges at the vertex, a loop twice"
    case .pageRank:
      return "damping \(options.damping), \(direction), \(weights), parallel edges add up, sums to 1"
    case .personalizedPageRank:
      return
        "damping \(options.damping), \(direction), \(weights), parallel edges merged, "
        + "returns to the seeds, sums to 1"
    case .closeness:
      return "(reached - 1) / sum of distances \(options.isIncoming ? "into" : "out of") the vertex"
        + (options.scalesByReach ? ", scaled by the share reached" : "") + ", \(paths), \(simpleView)"
    case .harmonic:
      return
        "sum of 1 / distance \(options.isIncoming ? "into" : "out of") the vertex, over n - 1, "
        + "\(paths), \(simpleView)"
    case .betweenness:
      return "shortest paths through the vertex, \(options.isDirected ? "ordered pairs" : "each pair once"), "
        + (options.isNormalized ? "as a share of all pairs" : "not normalised") + ", \(paths), \(simpleView)"
    case .eigenvector:
      let view = eigenvectorIsDirected ? "directed simple view, in-edges" : "undirected simple view"
      let why = options.isDirected && !eigenvectorIsDirected ? " (the graph is not strongly connected)" : ""
      return "largest is 1, \(weights), \(view)\(why)"
    case .katz: return "in-edges, Euclidean length 1, \(weights), \(simpleView)"
    case .hubs, .authorities: return "sums to 1, \(weights), \(simpleView)"
    case .clustering:
      return "share of pairs of neighbours that are tied, undirected simple view, 0 below degree 2"
    case .core: return "core number of the undirected simple view"
    case .constraint: return "Burt's constraint, \(weights), undirected simple view; low is brokerage"
    case .effectiveSize: return "neighbours less their mean degree among each other, undirected simple view"
    }
  }
}
