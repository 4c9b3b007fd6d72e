import EntenteGraph

/// Divides every part again into pieces that hang together: what keeps Leiden from the badly connected
/// communities of Louvain.
///
/// Every vertex begins as a piece of its own. One that is well tied to its part joins the piece within the part
/// that gains most, if that piece is itself well tied to the rest of the part; a vertex that another has joined
/// stays. Where the paper draws by lot among those that gain, the best is taken, the first of equals, so that
/// the result is the same on every run.
/// - Source: V. Traag, L. Waltman, N. van Eck, "From Louvain to Leiden: guaranteeing well-connected
///   communities", 2019.
struct Refinement: ~Copyable {
  let piece: Cells<UInt32>
  private let network: CommunityNetwork
  private let mass: Cells<Double>
  /// Ties of each piece to the rest of its part.
  private let outside: Cells<Double>
  private let isAlone: Cells<Bool>
  private let affinity: Affinity

  init(_ network: CommunityNetwork) {
    let n = network.vertexCount
    self.network = network
    piece = Cells(unwritten: n)
    mass = Cells(unwritten: n)
    outside = Cells(repeating: 0, count: n)
    isAlone = Cells(repeating: true, count: n)
    affinity = Affinity(count: n)
  }

  /// - Parameter part: numbered from 0 without gaps.
  func run(_ part: borrowing Cells<UInt32>, count: Int) {
    let n = network.vertexCount
    let partMass = Cells<Double>(repeating: 0, count: count)
    for v in 0..<n {
      piece[v] = UInt32(truncatingIfNeeded: v)
      mass[v] = network.mass[v]
      partMass[Int(part[v])] += network.mass[v]
      var ties = 0.0
      for slot in network.row(v) where part[Int(network.targets[slot])] == part[v] {
        ties += network.weight(slot)
      }
      outside[v] = ties
    }
    // What chance expects beyond products of masses is taken off ties, here and where a vertex asks for a piece.
    let sums = network.terms.map { terms in
      let whole = ChanceSums(terms, of: part, count: count)
      for v in 0..<n { outside[v] -= whole.expected(v, Int(part[v]), isMember: true) }
      return ChanceSums(terms, of: piece, count: n)
    }
    for v in 0..<n where isAlone[v] { join(v, part, partMass[Int(part[v])], sums) }
  }

  private func join(_ v: Int, _ part: borrowing Cells<UInt32>, _ partMass: Double, _ sums: ChanceSums?) {
    let weight = network.mass[v]
    let ties = outside[v]
    guard ties >= network.chance * weight * (partMass - weight) else { return }
    for slot in network.row(v) {
      let u = Int(network.targets[slot])
      if part[u] == part[v] { affinity.add(network.weight(slot), Int(piece[u])) }
    }
    sums?.take(v, of: v, from: affinity)
    var (best, target) = (0.0, v)
    for i in 0..<affinity.count {
      let c = Int(affinity.parts[i])
      guard c != v, outside[c] >= network.chance * mass[c] * (partMass - mass[c]) else { continue }
      let gain = affinity.weight[c] - network.chance * weight * mass[c]
      if gain > best { (best, target) = (gain, c) }
    }
    if target != v {
      outside[target] += ties - 2 * affinity.weight[target]
      mass[target] += weight
      mass[v] = 0
      sums?.move(v, from: v, to: target)
      outside[v] = 0
      piece[v] = UInt32(truncatingIfNeeded: target)
      isAlone[target] = false
    }
    affinity.wipe()
  }
}
