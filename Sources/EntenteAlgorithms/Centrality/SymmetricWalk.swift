import EntenteGraph

/// The scores of a walk without directions as the solution of a linear system.
///
/// x = damping · A x + (1 - damping) · share, where A shares out what a vertex has by mass, becomes symmetric and
/// positive definite in the unknowns x / √mass. With its diagonal scaled to 1 it is I + L + Lᵀ, L left of the
/// diagonal, and conjugate gradients solve (I + L)⁻¹ (I + L + Lᵀ) (I + Lᵀ)⁻¹ y = (I + L)⁻¹ b for
/// y = (I + Lᵀ) x: about half as many rounds as without the two factors, and each costs no more, because with
/// t = (I + Lᵀ)⁻¹ p the product with p is t + (I + L)⁻¹ (p - t) (Eisenstat's trick).
///
/// In the words of the books: r = `residual`, p = `direction`, t = `climbed`.
/// - Source: S. Eisenstat, "Efficient implementation of a class of preconditioned conjugate gradient methods",
///   1981; G. Golub, C. Van Loan, "Matrix computations", 2013, section 11.3.
struct SymmetricWalk: ~Copyable {
  private let lower: LowerRows
  private let damping: Double
  /// Triangular systems are solved by one thread, in which every vertex waits for those before it.
  private let crew: Crew
  /// What turns scores into unknowns, and unknowns into scores.
  private let scale: Cells<Double>
  private let inverseScale: Cells<Double>
  /// By how much a unit of `residual` can change the scores in a step of the walk.
  private let reach: Cells<Double>
  private let solution: Cells<Double>
  private let residual: Cells<Double>
  private let direction: Cells<Double>
  private let climbed: Cells<Double>
  private let image: Cells<Double>
  /// Sums under way in a triangular system.
  private let sums: Cells<Double>

  /// - Parameter share: where the walker starts anew, as the walk's steps number vertices.
  /// - Precondition: no vertex with a share is dangling; without shares none is.
  init(_ walk: RandomWalk, _ lower: LowerRows, damping: Double, share: [Double]?, _ crew: Crew) {
    self.lower = lower
    self.crew = crew
    self.damping = damping
    let count = walk.vertexCount
    scale = Cells(repeating: 0, count: count)
    inverseScale = Cells(repeating: 0, count: count)
    reach = Cells(repeating: 0, count: count)
    solution = Cells(repeating: 0, count: count)
    residual = Cells(repeating: 0, count: count)
    direction = Cells(repeating: 0, count: count)
    climbed = Cells(repeating: 0, count: count)
    image = Cells(repeating: 0, count: count)
    sums = Cells(repeating: 0, count: count)
    for v in 0..<count where walk.inverseLeaving[v] > 0 {
      let loop = lower.diagonal.isEmpty ? 0 : lower.diagonal[v] * walk.inverseLeaving[v]
      let diagonal = 1 - damping * loop
      scale[v] = (walk.inverseLeaving[v] / diagonal).squareRoot()
      inverseScale[v] = 1 / (scale[v] * diagonal)
      reach[v] = 1 / scale[v] * (1 + damping / diagonal)
    }
    begin(walk, share)
  }

  /// Begins at the shares, so that parts out of reach keep exactly 0; without shares near the result of a walk
  /// that never starts anew, where a vertex has its share of all mass.
  private func begin(_ walk: RandomWalk, _ share: [Double]?) {
    let count = scale.count
    let mass = walk.inverseLeaving.reduce(0) { $0 + ($1 > 0 ? 1 / $1 : 0) }
    let even = 1 / Double(max(count, 1))
    for v in 0..<count where scale[v] > 0 {
      let own = share?[v] ?? even
      let guess = share?[v] ?? (damping / (walk.inverseLeaving[v] * mass) + (1 - damping) * even)
      solution[v] = guess / inverseScale[v]
      residual[v] = (1 - damping) * own * scale[v] - solution[v]
    }
    // What the guess is worth in the system, vertex by vertex; most have none where there are few shares.
    walk.steps.rows.withView { view in
      let factors = walk.steps.factors.span
      for v in 0..<count where solution[v] != 0 {
        let leaving = damping * scale[v] * solution[v]
        for slot in view.row(v) where view.target(slot) != v {
          let u = view.target(slot)
          residual[u] += scale[u] * (factors.isEmpty ? leaving : factors[slot] * leaving)
        }
      }
    }
    climb(from: residual) { residual[$0] = $1 }
    sums.fill(0)
  }

  /// (I + L)⁻¹ of a vector, given to `body` vertex by vertex.
  @inline(__always)
  private func climb(from vector: borrowing Cells<Double>, _ body: (_ v: Int, _ value: Double) -> Void) {
    lower.ascend(gathering: sums) { v, sum in
      let value = vector[v] + damping * scale[v] * sum
      sums[v] = scale[v] * value
      body(v, value)
    }
  }

  /// `direction` = `residual` and `keep` times what it was, `climbed` = (I + Lᵀ)⁻¹ `direction`, and `image` = the
  /// system's product with `direction`.
  /// - Returns: the product of `direction` and `image`.
  private func apply(keeping keep: Double) -> Double {
    lower.descend(scattering: sums) { v in
      // Until its turn comes, `image` holds what the rest of the system takes from the direction.
      let arriving = damping * scale[v] * sums[v]
      image[v] = -arriving
      let way = residual[v] + keep * direction[v]
      direction[v] = way
      climbed[v] = way + arriving
      return scale[v] * climbed[v]
    }
    var product = 0.0
    climb(from: image) { v, value in
      image[v] = climbed[v] + value
      product += direction[v] * image[v]
    }
    return product
  }

  /// Goes on until a step of the walk would change the scores by less than `tolerance` in sum, or rounding
  /// keeps it from coming closer.
  func solve(tolerance: Double) -> [Double] {
    let count = scale.count
    var size = 0.0
    for v in 0..<count { size += residual[v] * residual[v] }
    var (rounds, keep) = (0, 0.0)
    while size > 0, rounds < 1000 {
      rounds += 1
      let length = size / apply(keeping: keep)
      let sums = crew.sum(of: count) { step(range: $0, length) }
      if sums[1] < tolerance { break }
      keep = sums[0] / size
      size = sums[0]
    }
    var sum = 0.0
    for v in 0..<count {
      image[v] = solution[v] * inverseScale[v]
      sum += image[v]
    }
    return (0..<count).map { image[$0] / sum }
  }

  /// Goes `length` times the direction, and leaves `sums` empty.
  /// - Returns: what is left over: its square, and by how much it can change the scores.
  private func step(range: Range<Int>, _ length: Double) -> SIMD2<Double> {
    var (square, change) = (0.0, 0.0)
    for v in range {
      solution[v] += length * climbed[v]
      let rest = residual[v] - length * image[v]
      residual[v] = rest
      sums[v] = 0
      square += rest * rest
      change += abs(rest) * reach[v]
    }
    return [square, change]
  }
}
