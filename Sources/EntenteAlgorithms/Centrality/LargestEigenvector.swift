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
  private let matrix: SymmetricTiles
  private let crew: Crew
  private let vector: Cells<Double>
  private let vectorImage: Cells<Double>
  private let rest: Cells<Double>
  private let restImage: Cells<Double>
  private let step: Cells<Double>
  private let stepImage: Cells<Double>
  private let spare: Cells<Double>

  init(of matrix: SymmetricTiles, _ crew: Crew) {
    self.matrix = matrix
    self.crew = crew
    let n = matrix.vertexCount
    vector = Cells(unwritten: n)
    vectorImage = Cells(unwritten: n)
    rest = Cells(unwritten: n)
    restImage = Cells(unwritten: n)
    step = Cells(unwritten: n)
    stepImage = Cells(unwritten: n)
    spare = Cells(unwritten: matrix.spareCount)
    wipe()
  }

  /// Sets what the first round adds 0 times.
  private func wipe() {
    crew.run(pieces: 4) { piece in
      switch piece {
      case 0: rest.fill(0)
      case 1: restImage.fill(0)
      case 2: step.fill(0)
      default: stepImage.fill(0)
      }
    }
  }

  /// Brings `scores`, which are positive, as near to the eigenvector as rounds of products with it would, of
  /// which the last changes no score by more than `tolerance`, or as near as rounding allows; the largest is 1.
  func approach(from scores: borrowing Cells<Double>, tolerance: Double) {
    let n = scores.count
    let size = crew.parts(of: n) { $0.reduce(0) { $0 + scores[$1] * scores[$1] } }.reduce(0, +).squareRoot()
    crew.blocks(of: n) { for v in $0 { vector[v] = scores[v] / size } }
    matrix.multiply(vector, into: vectorImage, spare: spare, crew)
    // The vector as a sum of itself alone, with no step yet: so its sizes are taken.
    var state = combine((x: 1, w: 0, p: 0))
    var hasStep = false
    var (least, idle) = (Double.infinity, 0)
    while idle < 20 {
      let value = state.value / state.square
      let left = leaveOver(value)
      let change = left.largest / (value * state.largest)
      if change < tolerance { break }
      idle = change < 0.9 * least ? 0 : idle + 1
      least = min(least, change)
      guard straighten(left) else { break }
      state = combine(quotients(hasStep: hasStep).largestVector)
      hasStep = true
    }
    guard state.largest > 0 else { return }
    crew.blocks(of: n) { for v in $0 { scores[v] = max(vector[v], 0) / state.largest } }
  }

  private struct State: BitwiseCopyable {
    /// The vector's product with itself, and with its image.
    var (square, value) = (0.0, 0.0)
    var largest = 0.0
  }

  private struct Rest: BitwiseCopyable {
    /// Its products with itself, the vector and the step.
    var (square, alongVector, alongStep) = (0.0, 0.0, 0.0)
    var largest = 0.0
  }

  /// `rest` = what the vector's image has besides `value` times the vector.
  private func leaveOver(_ value: Double) -> Rest {
    let parts = crew.parts(of: vector.count) { range in
      var sums = Rest()
      for v in range {
        let left = vectorImage[v] - value * vector[v]
        rest[v] = left
        sums.largest = max(sums.largest, abs(left))
        sums.square += left * left
        sums.alongVector += left * vector[v]
        sums.alongStep += left * step[v]
      }
      return sums
    }
    return parts.reduce(into: Rest()) {
      $0.largest = max($0.largest, $1.largest)
      $0.square += $1.square
      $0.alongVector += $1.alongVector
      $0.alongStep += $1.alongStep
    }
  }

  /// Makes `rest` a unit vector at right angles to the others, and takes its image.
  /// - Returns: whether anything is left over.
  private func straighten(_ left: Rest) -> Bool {
    let square = crew.parts(of: rest.count) { range in
      var square = 0.0
      for v in range {
        rest[v] -= left.alongVector * vector[v] + left.alongStep * step[v]
        square += rest[v] * rest[v]
      }
      return square
    }.reduce(0, +)
    guard square > 0, square.isFinite else { return false }
    let inverse = 1 / square.squareRoot()
    // A second time, since the first leaves over what rounding took.
    let along = crew.sum(of: rest.count) { (range) -> SIMD2<Double> in
      var (toVector, toStep) = (0.0, 0.0)
      for v in range {
        rest[v] *= inverse
        toVector += rest[v] * vector[v]
        toStep += rest[v] * step[v]
      }
      return [toVector, toStep]
    }
    crew.blocks(of: rest.count) { range in
      for v in range { rest[v] -= along[0] * vector[v] + along[1] * step[v] }
    }
    matrix.multiply(rest, into: restImage, spare: spare, crew)
    return true
  }

  /// The products of all three with each other's images.
  private func quotients(hasStep: Bool) -> SymmetricOfThree {
    let sums = crew.sum(of: rest.count) { (range) -> SIMD8<Double> in
      var all = SymmetricOfThree()
      for v in range {
        all.xx += vector[v] * vectorImage[v]
        all.xw += vector[v] * restImage[v]
        all.ww += rest[v] * restImage[v]
        all.xp += vector[v] * stepImage[v]
        all.wp += rest[v] * stepImage[v]
        all.pp += step[v] * stepImage[v]
      }
      return [all.xx, all.xw, all.xp, all.ww, all.wp, all.pp, 0, 0]
    }
    var all = SymmetricOfThree(xx: sums[0], xw: sums[1], xp: sums[2], ww: sums[3], wp: sums[4], pp: sums[5])
    if !hasStep { all.pp = -.infinity }
    return all
  }

  /// The vector becomes the best sum of the three, the step what was added, at right angles to it.
  private func combine(_ best: (x: Double, w: Double, p: Double)) -> State {
    let added = best.w * best.w + best.p * best.p
    let root = added.squareRoot()
    let turned =
      added > 0 ? (x: -root, w: best.x * best.w / root, p: best.x * best.p / root) : (x: 0, w: 0, p: 1)
    let parts = crew.parts(of: vector.count) { range in
      var state = State()
      for v in range {
        let (x, w, p) = (vector[v], rest[v], step[v])
        let (ax, aw, ap) = (vectorImage[v], restImage[v], stepImage[v])
        let (sum, image) = (best.x * x + best.w * w + best.p * p, best.x * ax + best.w * aw + best.p * ap)
        vector[v] = sum
        vectorImage[v] = image
        step[v] = turned.x * x + turned.w * w + turned.p * p
        stepImage[v] = turned.x * ax + turned.w * aw + turned.p * ap
        state.square += sum * sum
        state.value += sum * image
        state.largest = max(state.largest, sum)
      }
      return state
    }
    return parts.reduce(into: State()) {
      $0.square += $1.square
      $0.value += $1.value
      $0.largest = max($0.largest, $1.largest)
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
