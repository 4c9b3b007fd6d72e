import EntenteAlgorithms

/// The measures by which vertices are ranked, under the names of the command line.
public enum Measure: String, Sendable, CaseIterable, Codable {
  case degree
  case inDegree = "in-degree"
  case outDegree = "out-degree"
  case positiveDegree = "positive-degree"
  case negativeDegree = "negative-degree"
  case netDegree = "net-degree"
  case strength
  case inStrength = "in-strength"
  case outStrength = "out-strength"
  case pageRank = "pagerank"
  case personalizedPageRank = "personalized-pagerank"
  case closeness, harmonic, distance, eccentricity, betweenness, eigenvector, katz
  case hubs, authorities
  case clustering
  case directedClustering = "lcc"
  case triangles, core, constraint
  case effectiveSize = "effective-size"

  /// The measures that a name on the command line stands for; `hits` is both hubs and authorities.
  public static func named(_ name: String) throws(AnalysisError) -> [Measure] {
    if name == "hits" { return [.hubs, .authorities] }
    guard let measure = Measure(rawValue: name) else { throw .unknownMeasure(name) }
    return [measure]
  }

  /// The command that tells a figure of the whole graph by which vertices cannot be ranked.
  static func command(ofWhole name: String) -> String? {
    switch name {
    case "transitivity", "density", "reciprocity", "assortativity", "diameter", "radius", "components",
      "triads":
      "stats"
    case "modularity", "conductance", "communities": "communities"
    default: nil
    }
  }

  /// Whether the lowest come first where entities are ranked by it.
  var ranksLowestFirst: Bool { self == .constraint || self == .distance || self == .eccentricity }
}

/// What a measure may be told besides the graph.
public struct MeasureOptions: Sendable, Equatable {
  /// What an edge's weight says where paths are measured.
  public enum WeightMeaning: String, Sendable, CaseIterable, Codable {
    case distance, strength
  }

  /// Whether edges have a direction.
  public var isDirected: Bool
  /// Whether edges count by their weight where no paths are measured.
  public var isWeighted: Bool
  /// What weights say to measures of paths; `nil` where those count edges.
  public var weightMeaning: WeightMeaning?
  public var damping: Double
  /// So many steps of PageRank's walk; `nil` goes on until it has settled.
  public var rounds: Int?
  /// Indices of vertices that personalised PageRank returns to, and that distances are taken from.
  public var seeds: [Int]
  /// `nil` takes 1 / (2 · the largest degree).
  public var alpha: Double?
  public var beta: Double
  /// Betweenness as a share of all pairs.
  public var isNormalized: Bool
  /// By how much of all pairs an estimate of betweenness, and by how much in sum the scores of personalised PageRank,
  /// may be off; `nil` for exact scores.
  public var samplingError: Double?
  /// The probability with which the estimate keeps to that.
  public var confidence = 0.95
  /// Closeness, distances and eccentricities by paths into the vertex.
  public var isIncoming: Bool
  /// Closeness scaled by the share of vertices within reach.
  public var scalesByReach: Bool
  /// At most so many threads work at once; results do not depend on it.
  public var threads = 1

  public init(
    isDirected: Bool = true, isWeighted: Bool = false, weightMeaning: WeightMeaning? = nil,
    damping: Double = 0.85, rounds: Int? = nil,
    seeds: [Int] = [], alpha: Double? = nil, beta: Double = 1, isNormalized: Bool = false,
    samplingError: Double? = nil, isIncoming: Bool = false,
    scalesByReach: Bool = false
  ) {
    self.isDirected = isDirected
    self.isWeighted = isWeighted
    self.weightMeaning = weightMeaning
    self.damping = damping
    self.rounds = rounds
    self.seeds = seeds
    self.alpha = alpha
    self.beta = beta
    self.isNormalized = isNormalized
    self.samplingError = samplingError
    self.isIncoming = isIncoming
    self.scalesByReach = scalesByReach
  }

  /// What weights say to measures of paths.
  func pathLength(for measure: Measure) throws(AnalysisError) -> PathNetwork.Length {
    switch weightMeaning {
    case .distance: return .weight
    case .strength: return .inverseWeight
    case nil:
      guard !isWeighted else { throw .weightMeaningNeeded(measure: measure.rawValue) }
      return .edges
    }
  }
}
