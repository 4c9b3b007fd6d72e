import EntenteGraph

extension SimpleGraph {
  /// Lengths of the edges for measures that count or sum shortest paths; infinite where a strength is 0.
  func lengths(_ length: PathNetwork.Length) throws(AlgorithmError) -> [Double] {
    var lengths = [Double](repeating: 1, count: edgeCount)
    guard length != .edges else { return lengths }
    for e in 0..<edgeCount {
      let value = try length.value(of: weights[e], at: EdgeID(e))
      guard value > 0 else { throw .zeroLength(edge: EdgeID(e)) }
      lengths[e] = value
    }
    return lengths
  }

  /// Strengths of the edges: their weights, or 1 each.
  func strengths(weighted: Bool) throws(AlgorithmError) -> [Double] {
    guard weighted else { return [Double](repeating: 1, count: edgeCount) }
    for e in 0..<edgeCount where !(weights[e] >= 0 && weights[e] < .infinity) {
      throw .invalidWeight(edge: EdgeID(e), weight: weights[e])
    }
    try Double.checkRange(of: weights)
    return weights
  }
}
