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
  /// Weights so large that their sum, or so small that their inverse, is more than a number holds.
  case weightRange
  /// A parameter outside its range.
  case parameter(name: String, value: Double, allowed: String)
  /// The power iteration had not settled after so many rounds.
  case noConvergence(measure: String, rounds: Int)
}

extension AlgorithmError {
  /// The edge at fault, in the graph or view that was asked.
  public var edge: EdgeID? {
    switch self {
    case .invalidLength(let edge, _), .zeroLength(let edge), .invalidWeight(let edge, _): edge
    case .weightRange, .parameter, .noConvergence: nil
    }
  }

  /// What is wrong and what to do, where the edge at fault is called `name`.
  public func description(calling name: String) -> String {
    switch self {
    case .invalidLength(_, let length):
      "\(name) has length \(length); shortest paths need lengths of 0 or more: "
        + "choose other weights, or count edges"
    case .zeroLength:
      "\(name) has length 0; shortest paths cannot be counted, nor inverse distances summed, with it: "
        + "choose other weights, or count edges"
    case .invalidWeight(_, let weight):
      "\(name) has weight \(weight); this measure needs finite weights of 0 or more"
    case .weightRange:
      "some weights are so large or so small that their sum or their inverse is more than a number holds; scale them"
    case .parameter(let name, let value, let allowed):
      "\(name) is \(value), but must be \(allowed)"
    case .noConvergence(let measure, let rounds):
      "\(measure) had not settled after \(rounds) rounds: the leading eigenvalues are too close; "
        + "restrict it to its largest component, or use another measure"
    }
  }
}

extension AlgorithmError: CustomStringConvertible {
  public var description: String { description(calling: edge.map { "edge \($0.index)" } ?? "an edge") }
}

extension Double {
  /// Whether strengths can be added up and divided by.
  /// - Throws: ``AlgorithmError/weightRange``.
  static func checkRange(of strengths: [Double]) throws(AlgorithmError) {
    var sum = 0.0
    for strength in strengths {
      guard strength == 0 || abs(strength) >= leastNormalMagnitude else { throw .weightRange }
      sum += abs(strength)
    }
    guard (4 * sum).isFinite else { throw .weightRange }
  }
}
