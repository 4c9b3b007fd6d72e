import EntenteAlgorithms

/// How a graph is to be divided.
public struct CommunityQuestion: Sendable, Equatable {
  public enum Method: String, Sendable, CaseIterable {
    case leiden, louvain, labels, cdlp, weak, strong, cliques
  }

  /// What leiden and louvain maximise.
  public enum Objective: String, Sendable, CaseIterable {
    case modularity
    /// The constant Potts model: communities are denser inside than the resolution.
    case cpm
  }

  public var method: Method
  public var objective: Objective
  /// Higher finds smaller communities.
  public var resolution: Double
  /// Edges count by their weight, parallel ones by its sum; otherwise all by 1.
  public var isWeighted: Bool
  /// Modularity by what leaves and what arrives; labels both ways as LDBC has it.
  public var isDirected: Bool
  /// Negative edges speak for parting.
  public var isSigned: Bool
  /// Rounds of `cdlp`.
  public var rounds: Int
  /// The least size of cliques.
  public var leastSize: Int

  public init(
    method: Method = .leiden, objective: Objective = .modularity, resolution: Double = 1,
    isWeighted: Bool = true,
    isDirected: Bool = false, isSigned: Bool = false, rounds: Int = 10, leastSize: Int = 1
  ) {
    self.method = method
    self.objective = objective
    self.resolution = resolution
    self.isWeighted = isWeighted
    self.isDirected = isDirected
    self.isSigned = isSigned
    self.rounds = rounds
    self.leastSize = leastSize
  }

  private var isOptimised: Bool { method == .leiden || method == .louvain }

  /// - Throws: ``AnalysisError/doesNotApply(_:why:)`` for what the method makes nothing of.
  func check() throws(AnalysisError) {
    if isSigned, !isOptimised {
      throw .doesNotApply("signs", why: "\(method.rawValue) takes all ties alike; use leiden or louvain")
    }
    if objective == .cpm {
      guard isOptimised else {
        throw .doesNotApply(
          "the objective cpm", why: "\(method.rawValue) maximises nothing; use leiden or louvain")
      }
      guard !isDirected else {
        throw .doesNotApply(
          "direction", why: "the constant Potts model expects the same of every pair; use modularity")
      }
    }
    if isDirected, [.labels, .weak, .cliques].contains(method) {
      throw .doesNotApply("direction", why: "\(method.rawValue) is of the undirected view")
    }
    guard resolution >= 0, resolution.isFinite else {
      throw .measure(
        name: method.rawValue,
        .parameter(name: "resolution", value: resolution, allowed: "finite and at least 0"))
    }
  }
}
