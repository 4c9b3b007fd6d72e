import EntenteGraph

/// Divides every part again into pieces that hang together: what keeps Leiden from the badly connected
/// communities of Louvain.
///
/// Every vertex begins as a piece of its own. One that is well tied to its part joins the piece within the part
/// that gains most, if that piece is itself well tied to the rest of the part; a vertex that another has joined
/// stays. Where the paper draws by lot among those that gain, the best is taken, the first of equals, so that
/// the result is the same on every run.
///
/// No part looks at another, so threads take one after the other. Vertices have places, part by part: what a part
/// works on then lies together, and threads stay out of each other's way.
/// - Source: V. Traag, L. Waltman, N. van Eck, "From Louvain to Leiden: guaranteeing well-connected
///   communities", 2019.
struct Refinement: ~Copyable {
  /// The piece of each vertex, numbered part by part.
  let piece: Cells<UInt32>
  private let network: CommunityNetwork
  private let members: Members
  private let place: Cells<UInt32>
  // One entry a place, or a piece by the place of its first vertex.
  private let root: Cells<UInt32>
  private let mass: Cells<Double>
  /// Ties of each piece to the rest of its part.
  private let outside: Cells<Double>
  private let isAlone: Cells<Bool>
  /// What chance expects beyond products of masses of parts and of pieces.
  private let partSums: ChanceSums?
  private let pieceSums: ChanceSums?

  /// - Parameter part: numbered from 0 without gaps.
  init(_ network: CommunityNetwork, of part: borrowing Cells<UInt32>, count: Int) {
    let n = network.vertexCount
    let place = Cells<UInt32>(unwritten: n)
    let members = Members(part, count: count)
    for p in 0..<n { place[Int(members.vertices[p])] = UInt32(truncatingIfNeeded: p) }
    if let terms = network.terms {
      partSums = ChanceSums(terms, of: part, count: count)
      pieceSums = ChanceSums(terms, of: place, count: n)
    } else {
      (partSums, pieceSums) = (nil, nil)
    }
    self.network = network
    self.members = members
    self.place = place
    piece = Cells(unwritten: n)
    root = Cells(unwritten: n)
    mass = Cells(unwritten: n)
    outside = Cells(unwritten: n)
    isAlone = Cells(unwritten: n)
  }

  /// - Returns: the number of pieces.
  func run(_ affinities: Affinities) -> Int {
    affinities.run(blocksOf: members.count) { affinity, parts in
      for part in parts { divide(part, affinity) }
    }
    let number = Cells<UInt32>(unwritten: piece.count)
    var count: UInt32 = 0
    for p in 0..<piece.count where Int(root[p]) == p {
      number[p] = count
      count += 1
    }
    for v in 0..<piece.count { piece[v] = number[Int(root[Int(place[v])])] }
    return Int(count)
  }

  private func divide(_ part: Int, _ affinity: Affinity) {
    let places = members.range(part)
    var partMass = 0.0
    for p in places {
      let v = Int(members.vertices[p])
      root[p] = UInt32(truncatingIfNeeded: p)
      isAlone[p] = true
      mass[p] = network.mass[v]
      partMass += mass[p]
      let ties = network.ties(of: v) { Affinity.has(places, Int(place[$0])) == 1 }
      outside[p] = ties - (partSums?.expected(v, part, isMember: true) ?? 0)
    }
    for p in places where isAlone[p] { join(p, among: places, partMass, affinity) }
  }

  private func join(_ p: Int, among places: Range<Int>, _ partMass: Double, _ affinity: Affinity) {
    let v = Int(members.vertices[p])
    let weight = network.mass[v]
    let ties = outside[p]
    guard ties >= network.chance * weight * (partMass - weight) else { return }
    affinity.add(0, p)
    affinity.add(tiesOf: v, in: network, within: places, place, root, own: p)
    pieceSums?.take(v, of: p, from: affinity)
    var (best, target, gained) = (0.0, p, 0.0)
    for i in 1..<affinity.count {
      let c = Int(affinity.parts[i])
      guard outside[c] >= network.chance * mass[c] * (partMass - mass[c]) else { continue }
      let gain = affinity.weights[i] - network.chance * weight * mass[c]
      if gain > best { (best, target, gained) = (gain, c, affinity.weights[i]) }
    }
    affinity.wipe()
    guard target != p else { return }
    outside[target] += ties - 2 * gained
    mass[target] += weight
    pieceSums?.move(v, from: p, to: target)
    root[p] = UInt32(truncatingIfNeeded: target)
    isAlone[target] = false
  }
}
