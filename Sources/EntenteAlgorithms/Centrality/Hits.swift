public import EntenteGraph

/// Hubs point to good authorities, authorities are pointed to by good hubs; each of the two scores sums to 1.
public struct Hits: Sendable, Equatable {
  public let hubs: [Double]
  public let authorities: [Double]

  /// Of the simple view. A graph without edges scores 1 / n everywhere.
  ///
  /// - Parameters:
  ///   - weighted: edges count by their weight.
  ///   - tolerance: ends when no score changes by more.
  ///   - rounds: the most rounds; `nil` for as many as some ten billion steps allow, at least 1,000.
  /// - Throws: ``AlgorithmError/noConvergence(measure:rounds:)``,
  ///   ``AlgorithmError/invalidWeight(edge:weight:)``.
  /// - Complexity: O(E) a round; rounds by the ratio of the two largest singular values.
  /// - Source: J. Kleinberg, "Authoritative sources in a hyperlinked environment", 1999.
  public init(
    of graph: SimpleGraph, weighted: Bool = false, tolerance: Double = 1e-14, rounds: Int? = nil
  ) throws(AlgorithmError) {
    let n = graph.vertexCount
    let strengths = try graph.strengths(weighted: weighted)
    var hubs = [Double](repeating: n == 0 ? 0 : 1 / Double(n), count: n)
    guard n > 0, strengths.contains(where: { $0 > 0 }) else {
      (self.hubs, authorities) = (hubs, hubs)
      return
    }
    let gathering = graph.gathering(strengths, weighted: weighted, keepsNumbers: true)
    let gatheringBack = graph.gathering(strengths, weighted: weighted, from: graph.out, keepsNumbers: true)
    let rounds = rounds ?? PowerIteration.rounds(edgeCount: graph.edgeCount)
    for _ in 0..<rounds {
      var pointed = gathering.sums(of: hubs)
      PowerIteration.scale(&pointed, by: 1 / PowerIteration.sum(pointed))
      var next = gatheringBack.sums(of: pointed)
      PowerIteration.scale(&next, by: 1 / PowerIteration.sum(next))
      let change = PowerIteration.change(hubs, next)
      hubs = next
      guard change >= tolerance else {
        (self.hubs, authorities) = (hubs, pointed)
        return
      }
    }
    throw .noConvergence(measure: "hits", rounds: rounds)
  }
}
