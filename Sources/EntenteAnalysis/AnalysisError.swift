public import EntenteAlgorithms
public import EntenteModel

/// Why a question cannot be answered.
public enum AnalysisError: Error, Equatable, Sendable {
  case unknownEntity(EntityID)
  case unknownMeasure(String)
  /// A weighted measure of paths without a word on what weights mean.
  case weightMeaningNeeded(measure: String)
  case seedNeeded(measure: String)
  case tooFew(String, least: Int)
  /// An option of which a method can make nothing.
  case doesNotApply(String, why: String)
  /// Modularity of weights below 0 whose signs are not to count.
  case negativeWeights(method: String)
  /// Sampled betweenness with weights.
  case samplingCountsEdges
  /// - Parameter edge: what to call the edge at fault, where one is.
  case measure(name: String, AlgorithmError, edge: String? = nil)
}

extension AnalysisError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownEntity(let id): "the graph holds no entity '\(id)'; look names up with `entente entities`"
    case .unknownMeasure(let name):
      Measure.command(ofWhole: name).map { "\(name) is of a whole graph; ask `entente \($0)`" }
        ?? "there is no measure '\(name)'; choose among "
        + Measure.allCases.map(\.rawValue).joined(separator: ", ")
    case .weightMeaningNeeded(let measure):
      "\(measure) with weights must know whether a weight is a length or a strength: "
        + "add --weight-as distance or --weight-as strength"
    case .seedNeeded(let measure): "\(measure) starts from somewhere: name a vertex with --seed"
    case .tooFew(let what, let least): "name at least \(least) \(what)"
    case .doesNotApply(let what, let why): "\(what) plays no part here: \(why)"
    case .negativeWeights(let method):
      "\(method): some weights are negative, which modularity knows nothing of: add --signed, or --objective cpm"
    case .samplingCountsEdges:
      "a sample estimates betweenness by counted edges; leave out the error for exact scores with weights"
    case .measure(let name, let error, let edge):
      "\(name): " + (edge.map { error.description(calling: $0) } ?? error.description)
    }
  }
}
