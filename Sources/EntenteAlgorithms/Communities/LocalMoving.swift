import EntenteGraph

/// Moves vertices to the part of a neighbour that gains most, until nobody gains.
///
/// Only vertices whose neighbourhood has changed are asked again. What a move gains is the weight of ties to the new
/// part less what chance expects there. In small networks, and when few are left to be asked, vertices are asked
/// and moved one after the other; in large ones batch by batch, by all threads (`LocalMoving+Batches.swift`).
/// Which way is taken does not depend on the number of threads.
/// - Source: V. Blondel et al., "Fast unfolding of communities in large networks", 2008; the queue after V.
///   Traag, L. Waltman, N. van Eck, "From Louvain to Leiden", 2019.
struct LocalMoving: ~Copyable {
  let network: CommunityNetwork
  let part: Cells<UInt32>
  /// The mass of each part, and the number of its vertices.
  let mass: Cells<Double>
  let size: Cells<UInt32>
  /// What chance expects beyond products of masses.
  let sums: ChanceSums?
  /// Parts without vertices, where a vertex that gains nowhere can stand alone, and their number.
  private let empty: Cells<UInt32>
  private let emptyCount = Cells<Int>(repeating: 0, count: 1)
  /// Those who wait to be asked, and room for one that is written in vain.
  let queue: Cells<UInt32>
  /// 1 for those in the queue, or, between batches, for those who will be; after them a mark for each thread that
  /// means nothing, each on a line of its own.
  let waits: Marks
  /// So many slots of vertices are a batch.
  let batchSlots: Int

  /// The slots of a batch: with 16,384 communities of graphs with hubs became worse; below 4,096 threads wait for
  /// each other more than they work.
  package static let batch = 4096

  /// - Parameters:
  ///   - part: where vertices stand at first, any numbers below the number of vertices.
  ///   - batch: the slots of a batch.
  init(_ network: CommunityNetwork, from part: consuming Cells<UInt32>, batch: Int, threads: Int) {
    let n = network.vertexCount
    self.network = network
    batchSlots = batch
    mass = Cells(repeating: 0, count: n)
    size = Cells(repeating: 0, count: n)
    empty = Cells(unwritten: n)
    queue = Cells(unwritten: n + 1)
    waits = Marks(repeating: 1, count: n + 64 * (threads + 1))
    sums = network.terms.map { ChanceSums($0, of: part, count: n) }
    self.part = part
    for v in 0..<n {
      mass[Int(self.part[v])] += network.mass[v]
      size[Int(self.part[v])] += 1
    }
    for c in (0..<n).reversed() where size[c] == 0 { leaveEmpty(c) }
  }

  /// - Returns: whether anyone moved.
  func run(_ affinities: Affinities) -> Bool {
    let (waiting, hasMoved) = moveTogether(affinities, waiting: line(affinities))
    return moveInTurn(affinities.own, waiting: waiting) || hasMoved
  }

  /// Queues those who would move as things stand; everyone where all stand alone, since then most would.
  private func line(_ affinities: Affinities) -> Int {
    if emptyCount[0] > 0 {
      affinities.run(blocksOf: network.vertexCount) { affinity, block in
        for v in block { waits[v] = choice(of: v, affinity).target == Choice.stay ? 0 : 1 }
      }
    }
    return queueWaiting()
  }

  /// Queues those who wait, in the order of vertices; their number.
  func queueWaiting() -> Int {
    var waiting = 0
    for v in 0..<network.vertexCount {
      queue[waiting] = UInt32(truncatingIfNeeded: v)
      waiting &+= Int(waits[v])
    }
    return waiting
  }

  private func moveInTurn(_ affinity: Affinity, waiting: Int) -> Bool {
    let n = network.vertexCount
    var (head, waiting) = (0, waiting)
    var hasMoved = false
    // Rounding could let a vertex go to and fro for ever; nobody has been seen to need a tenth of this.
    var steps = 1000 * n
    while waiting > 0, steps > 0 {
      steps -= 1
      let v = Int(queue[head])
      head = head + 1 == n ? 0 : head + 1
      waiting -= 1
      waits[v] = 0
      guard let target = target(of: choice(of: v, affinity)) else { continue }
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

  /// What a vertex would do as things stand.
  struct Choice: BitwiseCopyable {
    static let stay = UInt32.max
    /// A part without vertices.
    static let alone = UInt32.max - 1

    var target: UInt32
    /// Its ties to the part where it stands, and to the target.
    var held: Double
    var offered: Double
  }

  @inline(__always)
  func choice(of v: Int, _ affinity: Affinity) -> Choice {
    let own = Int(part[v])
    affinity.add(0, own)
    affinity.add(tiesOf: v, in: network, part)
    if let sums {
      sums.take(v, of: own, from: affinity)
      if sums.drawsStrangers { sums.addStrangers(to: affinity, of: v, size: size) }
    }
    let expected = network.chance * network.mass[v]
    let held = affinity.weights[0]
    let stay = held - expected * (mass[own] - network.mass[v])
    var (best, place) = (stay, 0)
    for i in 1..<affinity.count {
      let gain = affinity.weights[i] - expected * mass[Int(affinity.parts[i])]
      if gain > best { (best, place) = (gain, i) }
    }
    let (target, offered) = (affinity.parts[place], affinity.weights[place])
    affinity.wipe()
    if best < 0, size[own] > 1 { return Choice(target: Choice.alone, held: held, offered: 0) }
    let moves = place > 0 && Self.isMore(best, than: stay)
    return Choice(target: moves ? target : Choice.stay, held: held, offered: offered)
  }

  /// By more than rounding.
  @inline(__always)
  static func isMore(_ gain: Double, than stay: Double) -> Bool {
    gain > stay + 1e-12 * (abs(stay) + abs(gain))
  }

  /// The part that is chosen; `nil` to stay.
  @inline(__always)
  func target(of choice: Choice) -> Int? {
    switch choice.target {
    case Choice.stay: nil
    // Where a part has two vertices, another has none.
    case Choice.alone: Int(empty[emptyCount[0] - 1])
    default: Int(choice.target)
    }
  }

  func move(_ v: Int, to target: Int) {
    let own = Int(part[v])
    let weight = network.mass[v]
    if size[target] == 0 { emptyCount[0] -= 1 }
    mass[own] -= weight
    size[own] -= 1
    if size[own] == 0 {
      mass[own] = 0
      leaveEmpty(own)
    }
    mass[target] += weight
    size[target] += 1
    sums?.move(v, from: own, to: target)
    part[v] = UInt32(truncatingIfNeeded: target)
  }

  private func leaveEmpty(_ part: Int) {
    empty[emptyCount[0]] = UInt32(truncatingIfNeeded: part)
    emptyCount[0] += 1
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
