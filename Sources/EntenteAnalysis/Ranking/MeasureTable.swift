import EntenteAlgorithms
public import EntenteGraph

/// Computes several measures on one graph; views and results that measures share are made once.
public struct MeasureTable {
  let graph: DirectedGraph
  let options: MeasureOptions
  /// What errors call a vertex.
  private let name: (VertexID) -> String
  private var simpleViews: [Bool: SimpleGraph] = [:]
  private var hits: Hits?
  private var closeness: Closeness?
  private var holes: StructuralHoles?
  /// How many random paths betweenness was estimated from; `nil` where it is exact.
  private(set) var sampledPairs: Int?

  /// - Parameter name: what errors call a vertex.
  public init(
    _ graph: DirectedGraph, options: MeasureOptions,
    name: @escaping (VertexID) -> String = { "vertex \($0.index)" }
  ) {
    self.graph = graph
    self.options = options
    self.name = name
  }

  /// - Throws: ``AnalysisError``.
  /// - Complexity: that of the measure.
  public mutating func column(_ measure: Measure) throws(AnalysisError) -> MeasureColumn {
    let values: [Double?] =
      switch measure {
      case .degree, .inDegree, .outDegree, .strength, .inStrength, .outStrength, .positiveDegree,
        .negativeDegree,
        .netDegree:
        degrees(measure)
      case .pageRank, .personalizedPageRank: try walk(measure)
      case .closeness, .harmonic: try nearness(measure)
      case .distance: try distances()
      case .eccentricity: try eccentricities()
      case .betweenness: try betweenness()
      case .eigenvector: try eigenvector()
      case .katz: try katz()
      case .hubs: try hubsAndAuthorities(measure).hubs
      case .authorities: try hubsAndAuthorities(measure).authorities
      case .clustering: Clustering(of: simple(false), threads: options.threads).coefficients
      case .triangles: Clustering(of: simple(false), threads: options.threads).triangles.map(Double.init)
      case .directedClustering: clusteringByArcs(of: simple(options.isDirected))
      case .core: coreNumbers(of: simple(false), threads: options.threads).map(Double.init)
      case .constraint: try structuralHoles(measure).constraint
      case .effectiveSize: try structuralHoles(measure).effectiveSize
      }
    return MeasureColumn(measure: measure, values: values, convention: convention(measure))
  }

  private mutating func simple(_ directed: Bool) -> SimpleGraph {
    if let known = simpleViews[directed] { return known }
    let view = SimpleGraph(of: graph, directed: directed)
    simpleViews[directed] = view
    return view
  }

  /// Runs `body`; what it cannot do is told with the measure's name and the ends of the edge at fault.
  /// - Parameter view: what edges are numbered in; `nil` for the graph itself.
  private func explained<Result>(
    _ measure: Measure, on view: SimpleGraph? = nil, _ body: () throws(AlgorithmError) -> Result
  ) throws(AnalysisError) -> Result {
    do {
      return try body()
    } catch {
      let ends = error.edge.map { edge in
        view.map { ($0.sources[edge.int], $0.targets[edge.int]) }
          ?? (graph.sources[edge.int], graph.targets[edge.int])
      }
      throw .measure(
        name: measure.rawValue, error, edge: ends.map { "the edge between \(name($0.0)) and \(name($0.1))" })
    }
  }

  private func degrees(_ measure: Measure) -> [Double?] {
    let degrees = Degrees(of: graph)
    switch measure {
    case .strength: return degrees.strength
    case .inStrength: return options.isDirected ? degrees.inStrength : degrees.strength
    case .outStrength: return options.isDirected ? degrees.outStrength : degrees.strength
    case .positiveDegree: return degrees.positive.map(Double.init)
    case .negativeDegree: return degrees.negative.map(Double.init)
    case .netDegree: return zip(degrees.positive, degrees.negative).map { Double($0 - $1) }
    case .inDegree where options.isDirected: return degrees.in.map(Double.init)
    case .outDegree where options.isDirected: return degrees.out.map(Double.init)
    default: return degrees.total.map(Double.init)
    }
  }

  private func walk(_ measure: Measure) throws(AnalysisError) -> [Double?] {
    let isPersonal = measure == .personalizedPageRank
    if isPersonal { try requireSeeds(measure) }
    let (graph, options) = (graph, options)
    if isPersonal, let error = options.samplingError {
      return try explained(measure) { () throws(AlgorithmError) in
        try PushedPageRank(
          on: graph, from: options.seeds.map { VertexID($0) }, directed: options.isDirected,
          weighted: options.isWeighted, damping: options.damping, error: error
        ).scores
      }
    }
    return try explained(measure) { () throws(AlgorithmError) in
      let walk = try RandomWalk(
        on: graph, directed: options.isDirected, weighted: options.isWeighted, mergingParallels: isPersonal)
      let shares =
        isPersonal ? restart(at: options.seeds.map { VertexID($0) }, vertexCount: graph.vertexCount) : nil
      return try pageRank(
        of: walk, damping: options.damping, restart: shares, rounds: options.rounds, threads: options.threads)
    }
  }

  private func requireSeeds(_ measure: Measure) throws(AnalysisError) {
    guard !options.seeds.isEmpty else { throw .seedNeeded(measure: measure.rawValue) }
  }

  private mutating func nearness(_ measure: Measure) throws(AnalysisError) -> [Double?] {
    let found: Closeness
    if let closeness {
      found = closeness
    } else {
      let (view, length) = (simple(options.isDirected), try options.pathLength(for: measure))
      let options = options
      found = try explained(measure, on: view) { () throws(AlgorithmError) in
        try Closeness(
          of: view, distances: options.isIncoming ? .into : .out, length: length, threads: options.threads)
      }
      closeness = found
    }
    if measure == .harmonic { return found.harmonic }
    return options.scalesByReach ? found.wassermanFaust : found.closeness
  }

  /// What paths may use, of the graph with all its parallel edges.
  private func network(_ measure: Measure) throws(AnalysisError) -> PathNetwork {
    let direction: PathNetwork.Direction =
      options.isDirected ? (options.isIncoming ? .backward : .forward) : .both
    let (graph, length) = (graph, try options.pathLength(for: measure))
    return try explained(measure) { () throws(AlgorithmError) in
      try PathNetwork(graph, direction: direction, length: length)
    }
  }

  /// From the nearest seed.
  private func distances() throws(AnalysisError) -> [Double?] {
    try requireSeeds(.distance)
    let network = try network(.distance)
    var nearest = [Double?](repeating: nil, count: graph.vertexCount)
    for seed in options.seeds {
      for (v, length) in pathLengths(in: network, from: VertexID(seed)).enumerated() {
        guard let length else { continue }
        nearest[v] = min(nearest[v] ?? length, length)
      }
    }
    return nearest
  }

  private func eccentricities() throws(AnalysisError) -> [Double?] {
    let network = try network(.eccentricity)
    if network.countsEdges {
      let rows = Rows.Directed(out: network.out.rows, in: network.in.rows)
      let found = Eccentricities(of: rows, threads: options.threads)
      return found.values.map { $0 == 0 ? nil : Double($0) }
    }
    return (0..<graph.vertexCount).map { v in
      let others = pathLengths(in: network, from: VertexID(v)).enumerated().filter { $0.offset != v }
      return others.compactMap(\.element).max()
    }
  }

  private mutating func betweenness() throws(AnalysisError) -> [Double?] {
    let view = simple(options.isDirected)
    let length = try options.pathLength(for: .betweenness)
    let scores: [Double]
    if length == .edges {
      let out = view.out.rows
      let rows = Rows.Directed(out: out, in: view.isDirected ? view.in.rows : out)
      scores = try hopBetweenness(rows, isDirected: view.isDirected)
    } else {
      guard options.samplingError == nil else { throw .samplingCountsEdges }
      scores = try explained(.betweenness, on: view) { () throws(AlgorithmError) in
        try Betweenness(of: view, length: length).vertices
      }
    }
    return options.isNormalized
      ? Betweenness.normalized(vertices: scores, isDirected: view.isDirected) : scores
  }

  private mutating func hopBetweenness(_ rows: Rows.Directed, isDirected: Bool) throws(AnalysisError)
    -> [Double]
  {
    guard let error = options.samplingError else {
      return Betweenness.ofVertices(rows, isDirected: isDirected, threads: options.threads)
    }
    let options = options
    let found = try explained(.betweenness) { () throws(AlgorithmError) in
      try SampledBetweenness(
        ofVertices: rows, isDirected: isDirected, error: error, confidence: options.confidence,
        threads: options.threads)
    }
    sampledPairs = found.pairs
    return found.scores
  }

  private mutating func eigenvector() throws(AnalysisError) -> [Double?] {
    let (view, options) = (simple(eigenvectorIsDirected), options)
    return try explained(.eigenvector, on: view) { () throws(AlgorithmError) in
      try eigenvectorCentrality(of: view, weighted: options.isWeighted)
    }
  }

  /// The directed eigenvector is sound only where everyone reaches everyone.
  var eigenvectorIsDirected: Bool {
    options.isDirected && graph.vertexCount > 0 && Components.strong(of: graph).count == 1
  }

  private mutating func katz() throws(AnalysisError) -> [Double?] {
    let (view, options) = (simple(options.isDirected), options)
    return try explained(.katz, on: view) { () throws(AlgorithmError) in
      try katzCentrality(of: view, alpha: options.alpha, beta: options.beta, weighted: options.isWeighted)
    }
  }

  private mutating func hubsAndAuthorities(_ measure: Measure) throws(AnalysisError) -> Hits {
    if let hits { return hits }
    let (view, options) = (simple(options.isDirected), options)
    let found = try explained(measure, on: view) { () throws(AlgorithmError) in
      try Hits(of: view, weighted: options.isWeighted)
    }
    hits = found
    return found
  }

  private mutating func structuralHoles(_ measure: Measure) throws(AnalysisError) -> StructuralHoles {
    if let holes { return holes }
    let (view, options) = (simple(false), options)
    let found = try explained(measure, on: view) { () throws(AlgorithmError) in
      try StructuralHoles(of: view, weighted: options.isWeighted)
    }
    holes = found
    return found
  }
}
