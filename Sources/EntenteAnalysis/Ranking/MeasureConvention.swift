import EntenteAlgorithms

extension MeasureTable {
  /// What exactly a measure measures here, in words.
  func convention(_ measure: Measure) -> String {
    switch measure {
    case .degree: "edges at the vertex, parallel edges each, a loop twice"
    case .inDegree: "edges that end at the vertex, parallel edges each\(undirectedDegree)"
    case .outDegree: "edges that begin at the vertex, parallel edges each\(undirectedDegree)"
    case .strength: "sum of the weights of the edges at the vertex, a loop twice"
    case .inStrength: "sum of the weights of the edges that end at the vertex\(undirectedDegree)"
    case .outStrength: "sum of the weights of the edges that begin at the vertex\(undirectedDegree)"
    case .positiveDegree: "cooperative edges at the vertex, parallel edges each, a loop twice"
    case .negativeDegree: "conflictual edges at the vertex, parallel edges each, a loop twice"
    case .netDegree: "cooperative less conflictual edges at the vertex"
    case .pageRank:
      "damping \(options.damping), \(direction), \(weights), parallel edges add up, sums to 1\(afterRounds)"
    case .personalizedPageRank:
      "damping \(options.damping), \(direction), \(weights), parallel edges merged, returns to the seeds, "
        + (options.samplingError.map { "pushed until all scores together lack at most \($0) of 1" }
          ?? "sums to 1\(afterRounds)")
    case .closeness:
      "(reached - 1) / sum of distances \(side) the vertex"
        + (options.scalesByReach ? ", scaled by the share reached" : "") + ", \(paths), \(simpleView)"
    case .harmonic: "sum of 1 / distance \(side) the vertex, over n - 1, \(paths), \(simpleView)"
    case .distance:
      "length of a shortest path \(options.isIncoming ? "to" : "from") the nearest seed, \(paths), \(direction); "
        + "the lightest of parallel edges counts"
    case .eccentricity:
      "distance \(side) the vertex of the farthest within reach, \(paths), \(direction); the lightest of parallel "
        + "edges counts"
    case .betweenness:
      "shortest paths through the vertex, \(options.isDirected ? "ordered pairs" : "each pair once"), "
        + (options.isNormalized ? "as a share of all pairs" : "not normalised")
        + ", \(paths), \(simpleView)\(estimate)"
    case .eigenvector: "largest is 1, \(weights), \(eigenvectorView)"
    case .katz: "in-edges, Euclidean length 1, \(weights), \(simpleView)"
    case .hubs, .authorities: "sums to 1, \(weights), \(simpleView)"
    case .clustering: "share of pairs of neighbours that are tied, undirected simple view, 0 below degree 2"
    case .directedClustering:
      "share of ordered pairs of neighbours (in or out) with an edge, \(simpleView), 0 below two neighbours; as LDBC"
    case .triangles: "triangles at the vertex, undirected simple view"
    case .core: "core number of the undirected simple view"
    case .constraint: "Burt's constraint, \(weights), undirected simple view; low is brokerage"
    case .effectiveSize: "neighbours less their mean degree among each other, undirected simple view"
    }
  }

  private var direction: String { options.isDirected ? "directed" : "undirected" }

  private var simpleView: String { "\(direction) simple view (loops dropped, parallel edges merged)" }

  private var weights: String { options.isWeighted ? "weighted" : "unweighted" }

  private var side: String { options.isIncoming ? "into" : "out of" }

  private var paths: String {
    switch options.weightMeaning {
    case .distance: "weights are lengths"
    case .strength: "lengths are inverse weights"
    case nil: "every edge has length 1"
    }
  }

  private var undirectedDegree: String {
    options.isDirected ? "" : "; without directions all edges, a loop twice"
  }

  private var afterRounds: String { options.rounds.map { ", after \($0) rounds" } ?? "" }

  private var estimate: String { options.sampleWords(sources: sampledSources) }

  private var eigenvectorView: String {
    if eigenvectorIsDirected { return "directed simple view, in-edges" }
    let why = options.isDirected ? " (the graph is not strongly connected)" : ""
    let parts = Components.weak(of: graph).count > 1 ? "; only parts of the largest eigenvalue score" : ""
    return "undirected simple view" + why + parts
  }
}

extension MeasureOptions {
  /// How far scores from a sample may be off, in words that follow a convention; empty where none was asked for.
  /// - Parameter sources: `nil` where all vertices were asked.
  public func sampleWords(sources: Int?) -> String {
    guard let error = samplingError else { return "" }
    guard let sources else { return "; exact, since a sample would be no smaller than the graph" }
    return
      "; estimated from \(sources) sources: with probability \(confidence) no score is off by more than "
      + "\(error) of all pairs"
  }
}
