public import EntenteGraph

/// An undirected graph as methods that look for communities see it: rows without loops, a weight a slot, the
/// weight of ties within a vertex, and the mass by which a vertex counts where chance is concerned.
public final class CommunityNetwork: Sendable {
  /// Where the row of each vertex starts and ends; in coarser networks there is unused room between rows.
  let starts: Cells<UInt32>
  let ends: Cells<UInt32>
  let targets: Cells<UInt32>
  /// One entry a slot; empty where all are 1.
  let weights: Cells<Double>
  /// Twice the weight of ties within each vertex: what stands behind a vertex of a coarser network.
  let within: Cells<Double>
  let mass: Cells<Double>
  /// The weight of all slots and of all ties within.
  let total: Double
  /// What a mass of 1 expects of another by chance.
  let chance: Double
  /// Whether mass is the weighted degree, as modularity has it.
  let hasDegreesForMass: Bool
  /// What else chance expects; `nil` without directions and signs.
  let terms: ChanceTerms?

  var vertexCount: Int { mass.count }

  /// What a division into communities is judged by.
  public enum Quality: Sendable, Equatable {
    /// Ties within communities less those that chance would put there between vertices of these degrees, as a
    /// share of all ties.
    case modularity(resolution: Double = 1)
    /// Ties within communities less `resolution` for every pair within: communities are denser inside than
    /// that. Weights may be negative, so that conflict parts.
    case constantPotts(resolution: Double)
  }

  /// - Parameter rows: simple and undirected; every edge weighs 1.
  public convenience init(_ rows: Rows, quality: Quality = .modularity()) {
    self.init(rows, weights: Cells(unwritten: 0), quality)
  }

  /// - Precondition: `graph` is undirected.
  /// - Throws: ``AlgorithmError/invalidWeight(edge:weight:)`` for weights that are not finite, or, with
  ///   modularity, negative; ``AlgorithmError/weightRange``.
  public convenience init(_ graph: SimpleGraph, quality: Quality = .modularity()) throws(AlgorithmError) {
    precondition(!graph.isDirected, "communities are of the undirected view")
    var allowsNegative = false
    if case .constantPotts = quality { allowsNegative = true }
    for e in 0..<graph.edgeCount {
      let weight = graph.weights[e]
      guard weight.isFinite, weight >= 0 || allowsNegative else {
        throw .invalidWeight(edge: EdgeID(e), weight: weight)
      }
    }
    try Double.checkRange(of: graph.weights)
    self.init(graph.out.rows, weights: Cells(graph.out.edges.map { graph.weights[$0.int] }), quality)
  }

  private convenience init(_ rows: Rows, weights: consuming Cells<Double>, _ quality: Quality) {
    let n = rows.vertexCount
    let degree = Cells<Double>(repeating: 0, count: n)
    var total = 0.0
    let isWeighted = weights.count > 0
    for v in 0..<n {
      var sum = 0.0
      for slot in Int(rows.offsets[v])..<Int(rows.offsets[v + 1]) { sum += isWeighted ? weights[slot] : 1 }
      degree[v] = sum
      total += sum
    }
    let chance: Double
    var isModularity = false
    switch quality {
    case .modularity(let resolution):
      chance = total > 0 ? resolution / total : 0
      isModularity = true
    case .constantPotts(let resolution):
      chance = resolution
      degree.fill(1)
    }
    self.init(
      rows, weights: weights, mass: degree, total: total, chance: chance, hasDegreesForMass: isModularity)
  }

  /// Modularity where chance is all in `terms`.
  convenience init(ties: SimpleGraph, chance terms: ChanceTerms, total: Double) {
    self.init(
      ties.out.rows, weights: Cells(ties.out.edges.map { ties.weights[$0.int] }),
      mass: Cells(repeating: 0, count: ties.vertexCount), total: total, chance: 0, hasDegreesForMass: true,
      terms: terms)
  }

  private convenience init(
    _ rows: Rows, weights: consuming Cells<Double>, mass: consuming Cells<Double>, total: Double,
    chance: Double, hasDegreesForMass: Bool, terms: ChanceTerms? = nil
  ) {
    let n = rows.vertexCount
    let starts = Cells<UInt32>(unwritten: n)
    let ends = Cells<UInt32>(unwritten: n)
    for v in 0..<n {
      starts[v] = rows.offsets[v]
      ends[v] = rows.offsets[v + 1]
    }
    let targets = Cells<UInt32>(unwritten: rows.slotCount)
    for (slot, target) in rows.targets.enumerated() { targets[slot] = target.index }
    self.init(
      starts: starts, ends: ends, targets: targets, weights: weights, within: Cells(repeating: 0, count: n),
      mass: mass, total: total, chance: chance, hasDegreesForMass: hasDegreesForMass, terms: terms)
  }

  private init(
    starts: consuming Cells<UInt32>, ends: consuming Cells<UInt32>, targets: consuming Cells<UInt32>,
    weights: consuming Cells<Double>, within: consuming Cells<Double>, mass: consuming Cells<Double>,
    total: Double, chance: Double, hasDegreesForMass: Bool, terms: ChanceTerms?
  ) {
    self.starts = starts
    self.ends = ends
    self.targets = targets
    self.weights = weights
    self.within = within
    self.mass = mass
    self.total = total
    self.chance = chance
    self.hasDegreesForMass = hasDegreesForMass
    self.terms = terms
  }

  @inline(__always)
  func row(_ v: Int) -> Range<Int> { Range(uncheckedBounds: (Int(starts[v]), Int(ends[v]))) }

  @inline(__always)
  func weight(_ slot: Int) -> Double { weights.count == 0 ? 1 : weights[slot] }

  /// The weight of ties of `v` to neighbours of some kind.
  @inline(__always)
  func ties(of v: Int, to isMeant: (Int) -> Bool) -> Double {
    guard weights.count == 0 else {
      return row(v).reduce(0) { isMeant(Int(targets[$1])) ? $0 + weights[$1] : $0 }
    }
    var count = 0
    for slot in row(v) { count &+= isMeant(Int(targets[slot])) ? 1 : 0 }
    return Double(count)
  }

  /// The network of the parts of a division: a vertex a part, its ties those between members added up.
  ///
  /// - Parameters:
  ///   - part: the part of each vertex, numbered from 0 without gaps.
  ///   - affinities: the threads that shall take part; each writes rows of its own.
  /// - Complexity: O(V + E).
  func coarsened(_ part: borrowing Cells<UInt32>, count: Int, _ affinities: Affinities) -> CommunityNetwork {
    let members = Members(part, count: count)
    let starts = Cells<UInt32>(unwritten: count)
    let ends = Cells<UInt32>(unwritten: count)
    // A part has at most as many neighbours as its members have slots.
    var room = 0
    for c in 0..<count {
      starts[c] = UInt32(truncatingIfNeeded: room)
      for i in members.range(c) { room += row(Int(members.vertices[i])).count }
    }
    let targets = Cells<UInt32>(unwritten: room)
    let weights = Cells<Double>(unwritten: room)
    let within = Cells<Double>(repeating: 0, count: count)
    let mass = Cells<Double>(repeating: 0, count: count)
    affinities.run(blocksOf: count) { affinity, block in
      // Rows of a block stand close together, so that less memory is written to.
      var end = block.isEmpty ? 0 : Int(starts[block.lowerBound])
      for c in block {
        starts[c] = UInt32(truncatingIfNeeded: end)
        affinity.add(0, c)
        for i in members.range(c) {
          let v = Int(members.vertices[i])
          mass[c] += self.mass[v]
          within[c] += self.within[v]
          affinity.add(tiesOf: v, in: self, part)
        }
        within[c] += affinity.weights[0]
        for i in 1..<affinity.count {
          targets[end] = affinity.parts[i]
          weights[end] = affinity.weights[i]
          end += 1
        }
        ends[c] = UInt32(truncatingIfNeeded: end)
        affinity.wipe()
      }
    }
    return CommunityNetwork(
      starts: starts, ends: ends, targets: targets, weights: weights, within: within, mass: mass,
      total: total,
      chance: chance, hasDegreesForMass: hasDegreesForMass, terms: terms?.coarsened(part, count: count))
  }

  /// The quality of a division in the weight of slots.
  func quality(_ part: borrowing Cells<UInt32>, count: Int, _ crew: Crew) -> Double {
    let held = Cells<Double>(unwritten: vertexCount)
    crew.run(blocksOf: vertexCount) { block in
      for v in block {
        let c = part[v]
        held[v] = within[v] + ties(of: v) { part[$0] == c }
      }
    }
    let inside = Cells<Double>(repeating: 0, count: count)
    let mass = Cells<Double>(repeating: 0, count: count)
    for v in 0..<vertexCount {
      let c = Int(part[v])
      mass[c] += self.mass[v]
      inside[c] += held[v]
    }
    let beyond = terms?.within(part, count: count) ?? 0
    return (0..<count).reduce(0) { $0 + inside[$1] - chance * mass[$1] * mass[$1] } - beyond
  }
}

/// The members of every part, ascending.
struct Members: ~Copyable {
  let vertices: Cells<UInt32>
  private let starts: Cells<UInt32>

  init(_ part: borrowing Cells<UInt32>, count: Int) {
    starts = Cells(repeating: 0, count: count + 2)
    vertices = Cells(unwritten: part.count)
    for v in 0..<part.count { starts[Int(part[v]) + 2] += 1 }
    for c in 2..<max(count + 2, 2) { starts[c] += starts[c - 1] }
    for v in 0..<part.count {
      let c = Int(part[v]) + 1
      vertices[Int(starts[c])] = UInt32(truncatingIfNeeded: v)
      starts[c] += 1
    }
  }

  var count: Int { starts.count - 2 }

  func range(_ part: Int) -> Range<Int> { Int(starts[part])..<Int(starts[part + 1]) }
}
