public import EntenteGraph

/// Why a measure is not defined on the graph or the parameters it was asked for.
public enum AlgorithmError: Error, Equatable, Sendable {
  /// An edge whose length is negative or not a number.
  case invalidLength(edge: EdgeID, length: Double)
  /// An edge of length 0 where the number of shortest paths must be finite and known.
  case zeroLength(edge: EdgeID)
  /// An edge whose weight is negative, infinite or not a number, where weights are probability mass or
  /// strengths.
  case invalidWeight(edge: EdgeID, weight: Double)
  /// A parameter outside its range.
  case parameter(name: String, value: Double, allowed: String)
  /// The power iteration had not settled after so many rounds.
  case noConvergence(measure: String, rounds: Int)
}

extension AlgorithmError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidLength(let edge, let length):
      "edge \(edge.index) has length \(length); shortest paths need lengths of 0 or more: "
        + "choose other weights, or count edges"
    case .zeroLength(let edge):
      "edge \(edge.index) has length 0; shortest paths cannot be counted with it: "
        + "choose other weights, or count edges"
    case .invalidWeight(let edge, let weight):
      "edge \(edge.index) has weight \(weight); this measure needs finite weights of 0 or more"
    case .parameter(let name, let value, let allowed):
      "\(name) is \(value), but must be \(allowed)"
    case .noConvergence(let measure, let rounds):
      "\(measure) had not settled after \(rounds) rounds: the leading eigenvalues are too close; "
        + "restrict it to its largest component, or use another measure"
    }
  }
}
