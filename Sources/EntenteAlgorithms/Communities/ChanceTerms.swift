import EntenteGraph

/// What chance puts between vertices where one product of masses cannot say it: with directions, with signs, or
/// both.
///
/// Between `u` and `v` it is the sum over terms of factor · leaving(u) · arriving(v). With directions there are two
/// terms, one for each way; negative ties have terms of their own, with negative factors: what chance makes of
/// enemies within a community speaks for the community.
final class ChanceTerms: Sendable {
  let factors: [Double]
  /// One entry a vertex and term: of vertex `v` from `v * factors.count` on.
  let leaving: Cells<Double>
  let arriving: Cells<Double>

  init(factors: [Double], leaving: consuming Cells<Double>, arriving: consuming Cells<Double>) {
    self.factors = factors
    self.leaving = leaving
    self.arriving = arriving
  }

  /// The terms of the network of the parts of a division.
  func coarsened(_ part: borrowing Cells<UInt32>, count: Int) -> ChanceTerms {
    ChanceTerms(
      factors: factors, leaving: sums(leaving, part, count: count),
      arriving: sums(arriving, part, count: count))
  }

  /// What vertices of each part have together.
  func sums(_ entries: borrowing Cells<Double>, _ part: borrowing Cells<UInt32>, count: Int) -> Cells<Double>
  {
    let width = factors.count
    let sums = Cells<Double>(repeating: 0, count: count * width)
    for v in 0..<part.count {
      let c = Int(part[v])
      for r in 0..<width { sums[c * width + r] += entries[v * width + r] }
    }
    return sums
  }

  /// What chance puts within the parts of a division, in the weight of slots.
  func within(_ part: borrowing Cells<UInt32>, count: Int) -> Double {
    let width = factors.count
    let from = sums(leaving, part, count: count)
    let to = sums(arriving, part, count: count)
    var sum = 0.0
    for c in 0..<count {
      for r in 0..<width { sum += factors[r] * from[c * width + r] * to[c * width + r] }
    }
    return sum
  }
}

/// What chance puts between a vertex and parts that vertices come to and leave.
final class ChanceSums: Sendable {
  private let terms: ChanceTerms
  private let arriving: Cells<Double>
  /// Whether a vertex may be better off among strangers: where enemies count, not to be tied is worth something. In
  /// larger networks looking at every part for every vertex would take too long.
  let drawsStrangers: Bool

  init(_ terms: ChanceTerms, of part: borrowing Cells<UInt32>, count: Int) {
    self.terms = terms
    arriving = terms.sums(terms.arriving, part, count: count)
    drawsStrangers = count <= 4096 && terms.factors.contains { $0 < 0 }
  }

  /// Between `v` and the other vertices of a part.
  func expected(_ v: Int, _ part: Int, isMember: Bool) -> Double {
    let width = terms.factors.count
    var sum = 0.0
    for r in 0..<width {
      let there = arriving[part * width + r] - (isMember ? terms.arriving[v * width + r] : 0)
      sum += terms.factors[r] * terms.leaving[v * width + r] * there
    }
    return sum
  }

  /// Takes what chance expects off the affinities of `v`, so that what is left is what it gains.
  func take(_ v: Int, of own: Int, from affinity: Affinity) {
    for i in 0..<affinity.count {
      let c = Int(affinity.parts[i])
      affinity.weights[i] -= expected(v, c, isMember: c == own)
    }
  }

  /// Adds the other parts that hold vertices to those that `v` may join.
  func addStrangers(to affinity: Affinity, of v: Int, _ holdings: borrowing Cells<LocalMoving.Holding>) {
    for c in 0..<holdings.count where holdings[c].size > 0 && !affinity.lists(c) {
      affinity.add(-expected(v, c, isMember: false), c)
    }
  }

  func move(_ v: Int, from own: Int, to target: Int) {
    let width = terms.factors.count
    for r in 0..<width {
      arriving[own * width + r] -= terms.arriving[v * width + r]
      arriving[target * width + r] += terms.arriving[v * width + r]
    }
  }
}
