import EntenteGraph

/// The eigenvector of the largest eigenvalue of a symmetric matrix, by conjugate gradients for the quotient
/// xᵀAx / xᵀx.
///
/// A round takes the best vector among all sums of the one it has, what that leaves over, and the step before;
/// it needs one product with the matrix and about the square root of the rounds that repeated products need.
///
/// In the words of the paper: x = `vector`, w = `rest`, p = `step`; each stands beside its product with the matrix.
/// - Source: A. Knyazev, "Toward the optimal preconditioned eigensolver: locally optimal block preconditioned
///   conjugate gradient method", 2001 (one vector, no preconditioner).
struct LargestEigenvector: ~Copyable {
  private let matrix: LowerRows
  private let threads: Int
  private let vector: Cells<Double>
  private let vectorImage: Cells<Double>
  private let rest: Cells<Double>
  private let restImage: Cells<Double>
  private let step: Cells<Double>
  private let stepImage: Cells<Double>
  private let spare: Cells<Double>

  init(of matrix: LowerRows, threads: Int) {
    self.matrix = matrix
    self.threads = threads
    let n = matrix.vertexCount
    vector = Cells(repeating: 0, count: n)
    vectorImage = Cells(repeating: 0, count: n)
    rest = Cells(repeating: 0, count: n)
    restImage = Cells(repeating: 0, count: n)
    step = Cells(repeating: 0, count: n)
    stepImage = Cells(repeating: 0, count: n)
    spare = Cells(repeating: 0, count: n)
  }

  /// Brings `scores`, which are positive, as near to the eigenvector as rounds of products with it would, of
  /// which the last changes no score by more than `tolerance`, or as near as rounding allows; the largest is 1.
  func approach(from scores: borrowing Cells<Double>, tolerance: Double) {
    let n = scores.count
    var size = 0.0
    for v in 0..<n { size += scores[v] * scores[v] }
    for v in 0..<n { vector[v] = scores[v] / size.squareRoot() }
    matrix.multiply(vector, into: vectorImage, spare: spare, threads: threads)
    var hasStep = false
    var (least, idle) = (Double.infinity, 0)
    while idle < 20 {
      let (change, sizes) = leaveOver(hasStep: hasStep)
      if change < tolerance { break }
      idle = change < 0.9 * least ? 0 : idle + 1
      least = min(least, change)
      guard let quotients = quotients(sizes, hasStep: hasStep) else { break }
      combine(quotients.largestVector)
      hasStep = true
    }
    var largest = 0.0
    for v in 0..<n { largest = max(largest, vector[v]) }
    guard largest > 0 else { return }
    for v in 0..<n { scores[v] = max(vector[v], 0) / largest }
  }

  private typealias Sizes = (square: Double, alongVector: Double, alongStep: Double)

  /// `rest` = what the vector's image has besides the vector.
  /// - Returns: by how much a product with the matrix would change a score at most, where the largest is 1.
  private func leaveOver(hasStep: Bool) -> (change: Double, Sizes) {
    var (square, value) = (0.0, 0.0)
    for v in 0..<vector.count {
      square += vector[v] * vector[v]
      value += vector[v] * vectorImage[v]
    }
    value /= square
    var sizes: Sizes = (0, 0, 0)
    var (largest, largestRest) = (0.0, 0.0)
    for v in 0..<vector.count {
      let left = vectorImage[v] - value * vector[v]
      rest[v] = left
      largest = max(largest, vector[v])
      largestRest = max(largestRest, abs(left))
      sizes.square += left * left
      sizes.alongVector += left * vector[v]
      sizes.alongStep += left * step[v]
    }
    return (largestRest / (value * largest), sizes)
  }

  /// Makes `rest` a unit vector at right angles to the others, and gives the products of all three with each
  /// other's images; `nil` where nothing is left over.
  private func quotients(_ sizes: Sizes, hasStep: Bool) -> SymmetricOfThree? {
    var (square, toStep) = (0.0, 0.0)
    for v in 0..<rest.count {
      rest[v] -= sizes.alongVector * vector[v] + sizes.alongStep * step[v]
      square += rest[v] * rest[v]
    }
    guard square > 0, square.isFinite else { return nil }
    let inverse = 1 / square.squareRoot()
    // A second time, since the first leaves over what rounding took.
    var toVector = 0.0
    for v in 0..<rest.count {
      rest[v] *= inverse
      toVector += rest[v] * vector[v]
      toStep += rest[v] * step[v]
    }
    for v in 0..<rest.count { rest[v] -= toVector * vector[v] + toStep * step[v] }
    matrix.multiply(rest, into: restImage, spare: spare, threads: threads)
    var all = SymmetricOfThree()
    for v in 0..<rest.count {
      all.xx += vector[v] * vectorImage[v]
      all.xw += vector[v] * restImage[v]
      all.ww += rest[v] * restImage[v]
      if hasStep {
        all.xp += vector[v] * stepImage[v]
        all.wp += rest[v] * stepImage[v]
        all.pp += step[v] * stepImage[v]
      }
    }
    if !hasStep { all.pp = -.infinity }
    return all
  }

  /// The vector becomes the best sum of the three, the step what was added, at right angles to it.
  private func combine(_ best: (x: Double, w: Double, p: Double)) {
    let added = best.w * best.w + best.p * best.p
    guard added > 0 else { return }
    let root = added.squareRoot()
    let turned = (x: -root, w: best.x * best.w / root, p: best.x * best.p / root)
    for v in 0..<vector.count {
      let (x, w, p) = (vector[v], rest[v], step[v])
      vector[v] = best.x * x + best.w * w + best.p * p
      step[v] = turned.x * x + turned.w * w + turned.p * p
      let (ax, aw, ap) = (vectorImage[v], restImage[v], stepImage[v])
      vectorImage[v] = best.x * ax + best.w * aw + best.p * ap
      stepImage[v] = turned.x * ax + turned.w * aw + turned.p * ap
    }
  }
}

/// A symmetric matrix of three rows.
struct SymmetricOfThree {
  var (xx, xw, xp, ww, wp, pp) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

  /// The unit eigenvector of the largest eigenvalue, its first entry not negative. `pp` of -infinity leaves the
  /// third row out.
  ///
  /// Jacobi's rotations.
  var largestVector: (x: Double, w: Double, p: Double) {
    var a = [[xx, xw, xp], [xw, ww, wp], [xp, wp, pp]]
    var vectors = [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]]
    let count = pp == -.infinity ? 2 : 3
    for _ in 0..<16 {
      for i in 0..<(count - 1) {
        for j in (i + 1)..<count where a[i][j] != 0 {
          let theta = (a[j][j] - a[i][i]) / (2 * a[i][j])
          let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for k in 0..<count {
            (a[k][i], a[k][j]) = (cosine * a[k][i] - sine * a[k][j], sine * a[k][i] + cosine * a[k][j])
          }
          for k in 0..<count {
            (a[i][k], a[j][k]) = (cosine * a[i][k] - sine * a[j][k], sine * a[i][k] + cosine * a[j][k])
          }
          for k in 0..<count {
            (vectors[k][i], vectors[k][j]) = (
              cosine * vectors[k][i] - sine * vectors[k][j], sine * vectors[k][i] + cosine * vectors[k][j]
            )
          }
          (a[i][j], a[j][i]) = (0, 0)
        }
      }
    }
    var best = 0
    for i in 1..<count where a[i][i] > a[best][best] { best = i }
    let sign = vectors[0][best] < 0 ? -1.0 : 1
    return (sign * vectors[0][best], sign * vectors[1][best], count == 3 ? sign * vectors[2][best] : 0)
  }
}
