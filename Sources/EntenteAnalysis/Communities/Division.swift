import EntenteAlgorithms
public import EntenteGraph

/// What belongs together in a graph, by the method that was asked for.
public struct Division: Sendable, Equatable {
  /// Members ascending; of communities and components in the order of their lowest members, of cliques
  /// lexicographically.
  public let parts: [[VertexID]]
  /// What was maximised, or the modularity of labels; `nil` for components and cliques, and where negative weights
  /// leave modularity undefined.
  public let quality: Double?
  /// One entry a part, of the undirected simple view; `nil` where it is not defined. Empty for components and
  /// cliques.
  public let conductances: [Double?]
  /// Whether all parts were found: cliques may be too many.
  public let isComplete: Bool

  /// - Parameters:
  ///   - names: of vertices; where all are whole numbers, `cdlp` takes the lowest number for the lowest label, as LDBC
  ///     Graphalytics does, otherwise the first vertex.
  ///   - threads: for communities; the result does not depend on their number.
  /// - Throws: ``AnalysisError``.
  /// - Complexity: that of the method.
  public init(
    of graph: DirectedGraph, names: [String], _ question: CommunityQuestion, threads: Int = 1
  ) throws(AnalysisError) {
    try question.check()
    let view = SimpleGraph(of: graph, directed: false)
    switch question.method {
    case .weak: self.init(parts: Components.weak(of: graph).members)
    case .strong: self.init(parts: Components.strong(of: graph).members)
    case .cliques:
      let found = maximalCliques(of: view, minimumSize: question.leastSize)
      self.init(parts: found.cliques, isComplete: found.isComplete)
    case .labels:
      let parts = Components.labelPropagation(view.out.rows, threads: threads)
      self.init(parts, in: view, quality: Self.modularity(graph, parts, question), question)
    case .cdlp:
      let parts = Self.synchronousLabels(graph, names: names, question, threads: threads)
      self.init(parts, in: view, quality: Self.modularity(graph, parts, question), question)
    case .leiden, .louvain:
      let network = try Self.network(graph, view, question)
      let found: Communities =
        question.method == .leiden
        ? .leiden(network, passes: 10, threads: threads) : .louvain(network, passes: 10, threads: threads)
      self.init(found.parts, in: view, quality: found.quality, question)
    }
  }

  private init(
    parts: [[VertexID]], quality: Double? = nil, conductances: [Double?] = [], isComplete: Bool = true
  ) {
    self.parts = parts
    self.quality = quality
    self.conductances = conductances
    self.isComplete = isComplete
  }

  private init(_ parts: Components, in view: SimpleGraph, quality: Double?, _ question: CommunityQuestion) {
    let isDefined = !question.isWeighted || view.weights.allSatisfy { $0 >= 0 && $0 < .infinity }
    self.init(
      parts: parts.members, quality: quality,
      conductances: isDefined
        ? EntenteAlgorithms.conductances(of: parts, in: view, weighted: question.isWeighted)
        : [Double?](repeating: nil, count: parts.count))
  }

  /// What the method of moving vertices works on.
  private static func network(
    _ graph: DirectedGraph, _ view: SimpleGraph, _ question: CommunityQuestion
  ) throws(AnalysisError) -> CommunityNetwork {
    do {
      switch question.objective {
      case .modularity where question.isDirected || question.isSigned:
        return try CommunityNetwork(
          graph, directed: question.isDirected, signed: question.isSigned, weighted: question.isWeighted,
          resolution: question.resolution)
      case .modularity:
        let quality = CommunityNetwork.Quality.modularity(resolution: question.resolution)
        return question.isWeighted
          ? try CommunityNetwork(view, quality: quality) : CommunityNetwork(view.out.rows, quality: quality)
      case .cpm:
        let quality = CommunityNetwork.Quality.constantPotts(resolution: question.resolution)
        if question.isSigned {
          return try CommunityNetwork(
            Self.signedView(graph, isWeighted: question.isWeighted), quality: quality)
        }
        return question.isWeighted
          ? try CommunityNetwork(view, quality: quality) : CommunityNetwork(view.out.rows, quality: quality)
      }
    } catch {
      if case .invalidWeight(_, let weight) = error, weight < 0, !question.isSigned {
        throw .negativeWeights(method: question.method.rawValue)
      }
      throw .measure(name: question.method.rawValue, error)
    }
  }

  /// Weights with the signs of their edges.
  private static func signedView(_ graph: DirectedGraph, isWeighted: Bool) -> SimpleGraph {
    let weights = (0..<graph.edgeCount).map { e in
      (isWeighted ? abs(graph.weights[e]) : 1) * Double(graph.signs[e])
    }
    let signed = DirectedGraph(
      vertexCount: graph.vertexCount, sources: graph.sources, targets: graph.targets, weights: weights)
    return SimpleGraph(of: signed, directed: false)
  }

  /// `nil` where weights are negative.
  private static func modularity(
    _ graph: DirectedGraph, _ parts: Components, _ question: CommunityQuestion
  ) -> Double? {
    let network = try? CommunityNetwork(
      graph, directed: question.isDirected, signed: false, weighted: question.isWeighted)
    return network.map { Communities($0, parts: parts).quality }
  }

  private static func synchronousLabels(
    _ graph: DirectedGraph, names: [String], _ question: CommunityQuestion, threads: Int
  ) -> Components {
    let view = SimpleGraph(of: graph, directed: question.isDirected)
    return Components.synchronousLabels(
      Rows.Directed(out: view.out.rows, in: view.in.rows), isDirected: question.isDirected,
      order: numericOrder(names), rounds: question.rounds, threads: threads)
  }

  /// The place of each vertex in the order of its number; `nil` where names are no numbers.
  private static func numericOrder(_ names: [String]) -> [Int]? {
    let numbers = names.compactMap { Int($0) }
    guard numbers.count == names.count else { return nil }
    var place = [Int](repeating: 0, count: names.count)
    for (rank, v) in numbers.indices.sorted(by: { (numbers[$0], $0) < (numbers[$1], $1) }).enumerated() {
      place[v] = rank
    }
    return place
  }
}
