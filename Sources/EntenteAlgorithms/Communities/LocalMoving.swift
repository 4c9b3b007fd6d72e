import EntenteGraph

/// Moves vertices one by one to the part of a neighbour that gains most, until nobody gains.
///
/// Only vertices whose neighbourhood has changed are asked again: they wait in a queue. What a move gains is
/// the weight of ties to the new part less what chance expects there. Moves are made one after the other; who waits
/// at first is found out on several threads.
/// - Source: V. Blondel et al., "Fast unfolding of communities in large networks", 2008; the queue after V.
///   Traag, L. Waltman, N. van Eck, "From Louvain to Leiden", 2019.
struct LocalMoving: ~Copyable {
  private let network: CommunityNetwork
  let part: Cells<UInt32>
  /// The mass of each part, and the number of its vertices.
  private let mass: Cells<Double>
  private let size: Cells<UInt32>
  /// Memory of each thread.
  private let affinities: [Affinity]
  /// What chance expects beyond products of masses.
  private let sums: ChanceSums?
  /// Parts without vertices, where a vertex that gains nowhere can stand alone.
  private var empty: [UInt32] = []
  private let queue: Cells<UInt32>
  /// 1 for those in the queue.
  private let waits: Cells<UInt8>

  /// - Parameters:
  ///   - part: where vertices stand at first, any numbers below the number of vertices.
  ///   - affinities: memory for every thread that shall take part.
  init(_ network: CommunityNetwork, from part: consuming Cells<UInt32>, _ affinities: [Affinity]) {
    let n = network.vertexCount
    self.network = network
    mass = Cells(repeating: 0, count: n)
    size = Cells(repeating: 0, count: n)
    self.affinities = affinities
    queue = Cells(unwritten: n)
    waits = Cells(repeating: 1, count: n)
    sums = network.terms.map { ChanceSums($0, of: part, count: n) }
    self.part = part
    for v in 0..<n {
      mass[Int(self.part[v])] += network.mass[v]
      size[Int(self.part[v])] += 1
    }
    for c in (0..<n).reversed() where size[c] == 0 { empty.append(UInt32(truncatingIfNeeded: c)) }
  }

  /// - Returns: whether anyone moved.
  mutating func run() -> Bool {
    let n = network.vertexCount
    var (head, waiting) = (0, line())
    var hasMoved = false
    // Rounding could let a vertex go to and fro for ever; nobody has been seen to need a tenth of this.
    var steps = 1000 * n
    while waiting > 0, steps > 0 {
      steps -= 1
      let v = Int(queue[head])
      head = head + 1 == n ? 0 : head + 1
      waiting -= 1
      waits[v] = 0
      guard let target = choice(of: v, affinities[0]) else { continue }
      move(v, to: target)
      hasMoved = true
      for slot in network.row(v) {
        // Written in any case, since who waits cannot be foretold; `v` has left room for one.
        let u = network.targets[slot]
        let tail = head &+ waiting
        queue[tail >= n ? tail &- n : tail] = u
        let isElsewhere: UInt8 = Int(part[Int(u)]) == target ? 0 : 1
        waiting &+= Int(isElsewhere & ~waits[Int(u)])
        waits[Int(u)] |= isElsewhere
      }
    }
    return hasMoved
  }

  /// Queues those who would move as things stand; everyone where all stand alone, since then most would.
  private func line() -> Int {
    if !empty.isEmpty {
      Workers.run(lanes: affinities.count, blocksOf: network.vertexCount) { lane, block in
        for v in block { waits[v] = choice(of: v, affinities[lane]) == nil ? 0 : 1 }
      }
    }
    var waiting = 0
    for v in 0..<network.vertexCount where waits[v] == 1 {
      queue[waiting] = UInt32(truncatingIfNeeded: v)
      waiting += 1
    }
    return waiting
  }

  /// - Returns: the part that `v` gains most by moving to; `nil` where it stays.
  @inline(__always)
  private func choice(of v: Int, _ affinity: Affinity) -> Int? {
    let own = Int(part[v])
    affinity.add(0, own)
    affinity.add(tiesOf: v, in: network, part)
    if let sums {
      sums.take(v, of: own, from: affinity)
      if sums.drawsStrangers { sums.addStrangers(to: affinity, of: v, size: size) }
    }
    let weight = network.mass[v]
    let expected = network.chance * weight
    let stay = affinity.weights[0] - expected * (mass[own] - weight)
    var (best, target) = (stay, own)
    for i in 1..<affinity.count {
      let c = Int(affinity.parts[i])
      let gain = affinity.weights[i] - expected * mass[c]
      if gain > best { (best, target) = (gain, c) }
    }
    affinity.wipe()
    if best < 0, size[own] > 1, let alone = empty.last { (best, target) = (0, Int(alone)) }
    return target != own && best > stay + 1e-12 * (abs(stay) + abs(best)) ? target : nil
  }

  private mutating func move(_ v: Int, to target: Int) {
    let own = Int(part[v])
    let weight = network.mass[v]
    if size[target] == 0 { empty.removeLast() }
    mass[own] -= weight
    size[own] -= 1
    if size[own] == 0 {
      mass[own] = 0
      empty.append(UInt32(truncatingIfNeeded: own))
    }
    mass[target] += weight
    size[target] += 1
    sums?.move(v, from: own, to: target)
    part[v] = UInt32(truncatingIfNeeded: target)
  }

  /// Numbers parts anew in the order of their lowest vertices; their number.
  func renumber() -> Int { Self.renumber(part) }

  static func renumber(_ part: borrowing Cells<UInt32>) -> Int {
    let number = Cells<UInt32>(repeating: .max, count: part.count)
    var count: UInt32 = 0
    for v in 0..<part.count {
      let c = Int(part[v])
      if number[c] == .max {
        number[c] = count
        count += 1
      }
      part[v] = number[c]
    }
    return Int(count)
  }
}
