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
/// - Source: G. Golub, C. Van Loan, "Matrix computations", 2013, section 11.3 (conjugate gradients); L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank citation ranking", 1999; T. Haveliwala,
///   "Topic-sensitive PageRank", 2002.
public func pageRank(
  of walk: RandomWalk, damping: Double = 0.85, restart: [Double]? = nil, tolerance: Double = 1e-12,
  rounds: Int? = nil, threads: Int = 1
) throws(AlgorithmError) -> [Double] {
  guard 0 <= damping, damping < 1 else {
    throw .parameter(name: "damping", value: damping, allowed: "at least 0 and less than 1")
  }
  let share = try restartShares(restart, vertexCount: walk.vertexCount).map { walk.steps.inside($0) }
  if rounds == nil, walk.isSymmetric, walk.vertexCount > 0,
    walk.dangling.allSatisfy({ (share?[$0.int] ?? 1) == 0 })
  {
    let system = SymmetricWalk(walk, damping: damping, share: share, threads: threads)
    return walk.steps.outside(system.solve(tolerance: tolerance))
  }
  // The distance to the result shrinks by the damping in every round, so the walk settles: the limit only
  // stops rounding errors from going on for ever.
  let limit = rounds ?? (damping == 0 ? 1 : Int(log(tolerance / 4) / log(damping)) + 10)
  let state = WalkState(walk, damping: damping, share: share, threads: threads)
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
  private let share: [Double]?
  private let threads: Int
  let scores: Cells<Double>
  private let leaving: Cells<Double>
  private let inverseLeaving: Cells<Double>

  init(_ walk: RandomWalk, damping: Double, share: [Double]?, threads: Int) {
    self.walk = walk
    self.damping = damping
    self.share = share
    self.threads = threads
    let count = walk.vertexCount
    scores = Cells(share ?? [Double](repeating: count == 0 ? 0 : 1 / Double(count), count: count))
    leaving = Cells(unwritten: count)
    inverseLeaving = Cells(walk.inverseLeaving)
  }

  /// One round; the sum of the changes.
  func advance() -> Double {
    let count = scores.count
    for v in 0..<count { leaving[v] = scores[v] * inverseLeaving[v] }
    let lost = walk.dangling.reduce(0.0) { $0 + scores[$1.int] }
    let returning = 1 - damping + damping * lost
    let even = share == nil ? returning / Double(count) : 0
    return walk.steps.reduce(threads: threads) { view, v in
      let arriving = walk.steps.sum(view, v, leaving)
      let score = damping * arriving + (share.map { $0[v] * returning } ?? even)
      let change = abs(score - scores[v])
      scores[v] = score
      return change
    }
  }
}

/// The system x - damping Aᵀ x = (1 - damping) share of a walk without directions, in the unknowns x / √mass, in
/// which it is symmetric and positive definite.
///
/// In the words of the book: x = `scores`, r = `residual`, p = `direction`.
private struct SymmetricWalk: ~Copyable {
  private let walk: RandomWalk
  private let damping: Double
  private let threads: Int
  /// √ of the mass that leaves a vertex, and its inverse.
  private let root: Cells<Double>
  private let inverseRoot: Cells<Double>
  private let scores: Cells<Double>
  private let residual: Cells<Double>
  private let direction: Cells<Double>
  private let scaled: Cells<Double>
  private let image: Cells<Double>

  init(_ walk: RandomWalk, damping: Double, share: [Double]?, threads: Int) {
    self.walk = walk
    self.damping = damping
    self.threads = threads
    let count = walk.vertexCount
    root = Cells(repeating: 0, count: count)
    inverseRoot = Cells(repeating: 0, count: count)
    scores = Cells(repeating: 0, count: count)
    residual = Cells(repeating: 0, count: count)
    direction = Cells(repeating: 0, count: count)
    scaled = Cells(repeating: 0, count: count)
    image = Cells(repeating: 0, count: count)
    for v in 0..<count where walk.inverseLeaving[v] > 0 {
      inverseRoot[v] = walk.inverseLeaving[v].squareRoot()
      root[v] = 1 / inverseRoot[v]
    }
    // Begin at the shares, so that parts out of reach keep exactly 0; without shares near the result of a walk
    // that never starts anew, where a vertex has its share of all mass.
    let mass = (0..<count).reduce(0) { $0 + root[$1] * root[$1] }
    for v in 0..<count {
      scores[v] =
        share.map { $0[v] * inverseRoot[v] }
        ?? damping * root[v] / mass + (1 - damping) / Double(count) * inverseRoot[v]
    }
    apply(to: scores)
    for v in 0..<count {
      let start = share?[v] ?? 1 / Double(count)
      residual[v] = (1 - damping) * start * inverseRoot[v] - image[v]
      direction[v] = residual[v]
    }
  }

  /// `image` = `vector` - damping · S `vector`, where S is the walk in the scaled unknowns; the product of
  /// `vector` and `image`.
  @discardableResult
  private func apply(to vector: borrowing Cells<Double>) -> Double {
    for v in 0..<scaled.count { scaled[v] = vector[v] * inverseRoot[v] }
    return walk.steps.reduce(threads: threads) { view, v in
      let here = vector[v]
      let there = here - damping * inverseRoot[v] * walk.steps.sum(view, v, scaled)
      image[v] = there
      return here * there
    }
  }

  /// Goes on until a step of the walk would change the scores by less than `tolerance` in sum, or rounding
  /// keeps it from coming closer.
  func solve(tolerance: Double) -> [Double] {
    let count = scores.count
    var size = 0.0
    for v in 0..<count { size += residual[v] * residual[v] }
    var rounds = 0
    while size > 0, rounds < 1000 {
      rounds += 1
      let length = size / apply(to: direction)
      var (next, change) = (0.0, 0.0)
      for v in 0..<count {
        scores[v] += length * direction[v]
        let rest = residual[v] - length * image[v]
        residual[v] = rest
        next += rest * rest
        change += abs(rest) * root[v]
      }
      if change < tolerance { break }
      let keep = next / size
      size = next
      for v in 0..<count { direction[v] = residual[v] + keep * direction[v] }
    }
    var sum = 0.0
    for v in 0..<count { sum += scores[v] * root[v] }
    return (0..<count).map { scores[$0] * root[$0] / sum }
  }
}
