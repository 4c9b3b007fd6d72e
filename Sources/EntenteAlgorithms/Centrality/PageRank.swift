public import EntenteGraph
import Foundation

/// Where the walker is in the long run, who with probability 1 - `damping` starts anew at every step.
///
/// Without `restart` she starts anew anywhere alike, and so does she from a dangling vertex. With it she
/// returns to its vertices by their shares, from dangling vertices too: personalised PageRank.
///
/// Without directions the system to solve is symmetric but for scaling, and conjugate gradients find the scores
/// in far fewer rounds than walking does; `rounds` asks for the walk.
///
/// - Parameters:
///   - damping: the probability of going on, 0 ..< 1.
///   - restart: shares of the vertices to start from, 0 or more, one entry a vertex; they need not sum to 1.
///   - tolerance: ends when a step of the walk changes scores by less in sum.
///   - rounds: so many steps of the walk; `nil` leaves it to `tolerance`.
///   - threads: at most so many work at once; the result does not depend on it.
/// - Returns: one score a vertex; they sum to 1.
/// - Throws: ``AlgorithmError/parameter(name:value:allowed:)``.
/// - Complexity: O(E · log tolerance / log damping) time, O(V) space besides the walk.
/// - Source: L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank citation ranking", 1999; T. Haveliwala,
///   "Topic-sensitive PageRank", 2002.
public func pageRank(
  of walk: RandomWalk, damping: Double = 0.85, restart: [Double]? = nil, tolerance: Double = 1e-12,
  rounds: Int? = nil, threads: Int = 1
) throws(AlgorithmError) -> [Double] {
  try Crew.gather(threads) { (crew) throws(AlgorithmError) in
    try pageRank(
      of: walk, damping: damping, restart: restart, tolerance: tolerance, rounds: rounds, crew: crew)
  }
}

/// The same by a crew of threads.
package func pageRank(
  of walk: RandomWalk, damping: Double = 0.85, restart: [Double]? = nil, tolerance: Double = 1e-12,
  rounds: Int? = nil, crew: Crew
) throws(AlgorithmError) -> [Double] {
  guard 0 <= damping, damping < 1 else {
    throw .parameter(name: "damping", value: damping, allowed: "at least 0 and less than 1")
  }
  let share = try restartShares(restart, vertexCount: walk.vertexCount).map { walk.steps.inside($0) }
  if rounds == nil, let lower = walk.lower, walk.vertexCount > 0,
    walk.dangling.allSatisfy({ (share?[$0.int] ?? 1) == 0 })
  {
    let system = SymmetricWalk(walk, lower, damping: damping, share: share, crew)
    return walk.steps.outside(system.solve(tolerance: tolerance))
  }
  // The distance to the result shrinks by the damping in every round, so the walk settles: the limit only
  // stops rounding errors from going on for ever.
  let limit = rounds ?? (damping == 0 ? 1 : Int(log(tolerance / 4) / log(damping)) + 10)
  var state = WalkState(walk, damping: damping, share: share, crew)
  for _ in 0..<limit {
    let change = state.advance()
    if rounds == nil, change < tolerance { break }
  }
  return walk.steps.outside(state.scores.array())
}

/// Shares that send the walker back to `seeds` alike.
public func restart(at seeds: [VertexID], vertexCount: Int) -> [Double] {
  var shares = [Double](repeating: 0, count: vertexCount)
  for seed in seeds { shares[seed.int] = 1 }
  return shares
}

private func restartShares(_ restart: [Double]?, vertexCount: Int) throws(AlgorithmError) -> [Double]? {
  guard let restart else { return nil }
  precondition(
    restart.count == vertexCount, "restart has \(restart.count) shares for \(vertexCount) vertices")
  for share in restart where !(share >= 0 && share < .infinity) {
    throw .parameter(name: "restart", value: share, allowed: "finite and at least 0")
  }
  let sum = restart.reduce(0, +)
  guard sum > 0 || vertexCount == 0 else {
    throw .parameter(name: "restart", value: 0, allowed: "more than 0 in sum")
  }
  return restart.map { $0 / sum }
}

/// Scores of one round and what is needed for the next.
private struct WalkState: ~Copyable {
  private let walk: RandomWalk
  private let damping: Double
  private let crew: Crew
  let scores: Cells<Double>
  /// What of its score every vertex gives away along a step of mass 1.
  private let leaving: Cells<Double>
  /// The scores of dangling vertices.
  private var lost: Double
  private let arriving: Cells<Double>
  private let spare: Cells<Double>
  private let inverseLeaving: Cells<Double>
  /// Empty where the walker starts anew anywhere alike.
  private let share: Cells<Double>

  init(_ walk: RandomWalk, damping: Double, share: [Double]?, _ crew: Crew) {
    self.walk = walk
    self.damping = damping
    self.crew = crew
    let count = walk.vertexCount
    scores = Cells(share ?? [Double](repeating: count == 0 ? 0 : 1 / Double(count), count: count))
    leaving = Cells(unwritten: count)
    arriving = Cells(unwritten: count)
    spare = Cells(unwritten: walk.spareCount)
    inverseLeaving = Cells(walk.inverseLeaving)
    self.share = Cells(share ?? [])
    for v in 0..<count { leaving[v] = scores[v] * inverseLeaving[v] }
    lost = walk.dangling.reduce(0.0) { $0 + (share?[$1.int] ?? 1 / Double(count)) }
  }

  /// One round; the sum of the changes.
  mutating func advance() -> Double {
    walk.arrivals(of: leaving, into: arriving, spare: spare, crew)
    let returning = 1 - damping + damping * lost
    let sums = crew.sum(of: scores.count) { arrive(range: $0, returning) }
    lost = sums[1]
    return sums[0]
  }

  /// Sets the scores of a range of vertices.
  /// - Returns: the sum of their changes and of what is lost.
  private func arrive(range: Range<Int>, _ returning: Double) -> SIMD2<Double> {
    let even = returning / Double(scores.count)
    var (change, lost) = (0.0, 0.0)
    for v in range {
      let score = damping * arriving[v] + (share.count == 0 ? even : share[v] * returning)
      let inverse = inverseLeaving[v]
      change += abs(score - scores[v])
      lost += inverse == 0 ? score : 0
      scores[v] = score
      leaving[v] = score * inverse
    }
    return [change, lost]
  }
}
