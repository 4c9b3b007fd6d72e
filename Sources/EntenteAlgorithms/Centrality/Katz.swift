public import EntenteGraph

/// A vertex scores `beta` and `alpha` times the scores of those that point to it, scaled to Euclidean length
/// 1.
///
/// The solution of x = alpha Aᵀ x + beta, of the simple view.
/// - Parameters:
///   - alpha: less than the inverse of the largest eigenvalue; `nil` takes 1 / (2 · the largest degree),
///     which always is.
///   - beta: what every vertex has of its own.
///   - weighted: edges count by their weight.
/// - Returns: one score a vertex.
/// - Throws: ``AlgorithmError/parameter(name:value:allowed:)`` where `alpha` is too large for the sum to be
///   finite.
/// - Complexity: O(E) a round; rounds by `alpha` times the largest eigenvalue.
/// - Source: L. Katz, "A new status index derived from sociometric analysis", 1953.
public func katzCentrality(
  of graph: SimpleGraph, alpha: Double? = nil, beta: Double = 1, weighted: Bool = false,
  tolerance: Double = 1e-14,
  rounds: Int = 100_000
) throws(AlgorithmError) -> [Double] {
  try katzCentrality(
    of: StrengthRows(of: graph, weighted: weighted), alpha: alpha, beta: beta, tolerance: tolerance,
    rounds: rounds)
}

/// The same of rows that were made before.
/// - Parameter threads: at most so many work at once; the result does not depend on it.
public func katzCentrality(
  of strengths: StrengthRows, alpha: Double? = nil, beta: Double = 1, tolerance: Double = 1e-14,
  rounds: Int = 100_000, threads: Int = 1
) throws(AlgorithmError) -> [Double] {
  try Crew.gather(threads) { (crew) throws(AlgorithmError) in
    try katzCentrality(
      of: strengths, alpha: alpha, beta: beta, tolerance: tolerance, rounds: rounds, crew: crew)
  }
}

/// The same by a crew of threads.
package func katzCentrality(
  of strengths: StrengthRows, alpha: Double? = nil, beta: Double = 1, tolerance: Double = 1e-14,
  rounds: Int = 100_000, crew: Crew
) throws(AlgorithmError) -> [Double] {
  let n = strengths.vertexCount
  let alpha = alpha ?? 1 / (2 * max(strengths.largest, 1))
  guard alpha >= 0, beta.isFinite, beta != 0 else {
    throw alpha >= 0
      ? .parameter(name: "beta", value: beta, allowed: "a finite number other than 0")
      : .parameter(name: "alpha", value: alpha, allowed: "at least 0")
  }
  let x = Cells<Double>(repeating: beta, count: n)
  guard n > 0 else { return [] }
  let y = Cells<Double>(unwritten: n)
  let spare = Cells<Double>(unwritten: strengths.spareCount)
  for _ in 0..<rounds {
    strengths.multiply(x, into: y, spare: spare, crew)
    let parts = crew.parts(of: n) { range in
      var (square, change) = (0.0, 0.0)
      for v in range {
        let score = alpha * y[v] + beta
        square += score * score
        change = max(change, abs(score - x[v]))
        x[v] = score
      }
      return (square: square, change: change)
    }
    let square = parts.reduce(0) { $0 + $1.square }
    let change = parts.reduce(0) { max($0, $1.change) }
    let size = square.squareRoot()
    guard size.isFinite else { break }
    if change <= tolerance * size {
      crew.blocks(of: n) { for v in $0 { x[v] *= 1 / size } }
      return strengths.gathering.outside(x.array())
    }
  }
  throw .parameter(name: "alpha", value: alpha, allowed: "less than the inverse of the largest eigenvalue")
}

extension SimpleGraph {
  /// The largest sum of strengths at a vertex, out of it or into it: no eigenvalue is larger.
  func largestStrength(_ strengths: [Double]) -> Double {
    var (leaving, arriving) = (
      [Double](repeating: 0, count: vertexCount), [Double](repeating: 0, count: vertexCount)
    )
    for e in 0..<edgeCount {
      leaving[sources[e].int] += strengths[e]
      arriving[targets[e].int] += strengths[e]
      guard !isDirected else { continue }
      leaving[targets[e].int] += strengths[e]
      arriving[sources[e].int] += strengths[e]
    }
    return max(PowerIteration.maximum(leaving), PowerIteration.maximum(arriving))
  }
}
