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
  case measure(name: String, AlgorithmError)
}

extension AnalysisError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownEntity(let id): "the graph holds no entity '\(id)'; look names up with `entente entities`"
    case .unknownMeasure(let name):
      "there is no measure '\(name)'; choose among "
        + Measure.allCases.map(\.rawValue).joined(separator: ", ")
    case .weightMeaningNeeded(let measure):
      "\(measure) with weights must know whether a weight is a length or a strength: "
        + "add --weight-as distance or --weight-as strength"
    case .seedNeeded(let measure): "\(measure) starts from somewhere: name a vertex with --seed"
    case .tooFew(let what, let least): "name at least \(least) \(what)"
    case .measure(let name, let error): "\(name): \(error.description)"
    }
  }
}
