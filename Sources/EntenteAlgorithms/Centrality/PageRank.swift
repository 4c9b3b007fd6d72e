public import EntenteGraph
import Foundation

/// Where the walker is in the long run, who with probability 1 - `damping` starts anew at every step.
///
/// Without `restart` she starts anew anywhere alike, and so does she from a dangling vertex. With it she
/// returns to its vertices by their shares, from dangling vertices too: personalised PageRank.
///
/// - Parameters:
///   - damping: the probability of going on, 0 ..< 1.
///   - restart: shares of the vertices to start from, 0 or more, one entry a vertex; they need not sum to 1.
///   - tolerance: ends when scores change by less in sum.
///   - rounds: the most rounds; `nil` leaves it to `tolerance`.
/// - Returns: one score a vertex; they sum to 1.
/// - Throws: ``AlgorithmError/parameter(name:value:allowed:)``.
/// - Complexity: O(E · log tolerance / log damping) time, O(V) space besides the walk.
/// - Source: L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank citation ranking", 1999; T. Haveliwala,
///   "Topic-sensitive PageRank", 2002.
public func pageRank(
  of walk: RandomWalk, damping: Double = 0.85, restart: [Double]? = nil, tolerance: Double = 1e-12,
  rounds: Int? = nil
) throws(AlgorithmError) -> [Double] {
  guard 0 <= damping, damping < 1 else {
    throw .parameter(name: "damping", value: damping, allowed: "at least 0 and less than 1")
  }
  let share = try restartShares(restart, vertexCount: walk.vertexCount)
  // The distance to the result shrinks by the damping in every round, so the walk settles: the limit only
  // stops rounding errors from going on for ever.
  let limit = rounds ?? (damping == 0 ? 1 : Int(log(tolerance / 4) / log(damping)) + 10)
  var state = WalkState(walk: walk, share: share)
  for _ in 0..<limit {
    let change = state.advance(damping: damping)
    if rounds == nil, change < tolerance { break }
  }
  return state.scores
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
private struct WalkState {
  let walk: RandomWalk
  let share: [Double]?
  var scores: [Double]
  private var leaving: [Double]

  init(walk: RandomWalk, share: [Double]?) {
    self.walk = walk
    self.share = share
    let count = walk.vertexCount
    scores = share ?? [Double](repeating: count == 0 ? 0 : 1 / Double(count), count: count)
    leaving = scores
  }

  /// One round; the sum of the changes.
  mutating func advance(damping: Double) -> Double {
    let count = scores.count
    for v in 0..<count { leaving[v] = scores[v] * walk.inverseLeaving[v] }
    let lost = walk.dangling.reduce(0.0) { $0 + scores[$1.int] }
    let returning = 1 - damping + damping * lost
    let walk = walk  // a span of a stored property would bar every change of `self`
    let offsets = walk.into.offsets.span
    let sources = walk.into.targets.span
    let even = share == nil ? returning / Double(count) : 0
    var change = 0.0
    for v in 0..<count {
      let row = offsets[v]..<offsets[v + 1]
      var arriving = 0.0
      if walk.mass.isEmpty {
        for slot in row { arriving += leaving[sources[slot].int] }
      } else {
        for slot in row { arriving += leaving[sources[slot].int] * walk.mass[slot] }
      }
      let score = damping * arriving + (share.map { $0[v] * returning } ?? even)
      change += abs(score - scores[v])
      scores[v] = score
    }
    return change
  }
}
