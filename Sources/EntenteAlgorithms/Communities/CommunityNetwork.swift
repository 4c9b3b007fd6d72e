public import EntenteGraph

/// An undirected graph as methods that look for communities see it: rows without loops, a weight a slot, the
/// weight of ties within a vertex, and the mass by which a vertex counts where chance is concerned.
public final class CommunityNetwork: Sendable {
  let offsets: Cells<UInt32>
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
    let targets = Cells<UInt32>(unwritten: rows.slotCount)
    for (slot, target) in rows.targets.enumerated() { targets[slot] = target.index }
    self.init(
      offsets: Cells(rows.offsets), targets: targets, weights: Cells(unwritten: 0),
      within: Cells(repeating: 0, count: rows.vertexCount), quality)
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
    let rows = graph.out.rows
    let targets = Cells<UInt32>(unwritten: rows.slotCount)
    for (slot, target) in rows.targets.enumerated() { targets[slot] = target.index }
    self.init(
      offsets: Cells(rows.offsets), targets: targets,
      weights: Cells(graph.out.edges.map { graph.weights[$0.int] }),
      within: Cells(repeating: 0, count: rows.vertexCount), quality)
  }

  private convenience init(
    offsets: consuming Cells<UInt32>, targets: consuming Cells<UInt32>, weights: consuming Cells<Double>,
    within: consuming Cells<Double>, _ quality: Quality
  ) {
    let n = within.count
    let degree = Cells<Double>(repeating: 0, count: n)
    var total = 0.0
    let isWeighted = weights.count > 0
    for v in 0..<n {
      var sum = within[v]
      for slot in Int(offsets[v])..<Int(offsets[v + 1]) { sum += isWeighted ? weights[slot] : 1 }
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
      offsets: offsets, targets: targets, weights: weights, within: within, mass: degree, total: total,
      chance: chance, hasDegreesForMass: isModularity)
  }

  private init(
    offsets: consuming Cells<UInt32>, targets: consuming Cells<UInt32>, weights: consuming Cells<Double>,
    within: consuming Cells<Double>, mass: consuming Cells<Double>, total: Double, chance: Double,
    hasDegreesForMass: Bool, terms: ChanceTerms? = nil
  ) {
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
    self.within = within
    self.mass = mass
    self.total = total
    self.chance = chance
    self.hasDegreesForMass = hasDegreesForMass
    self.terms = terms
  }

  /// Modularity where chance is all in `terms`.
  convenience init(ties: SimpleGraph, chance terms: ChanceTerms, total: Double) {
    let rows = ties.out.rows
    let targets = Cells<UInt32>(unwritten: rows.slotCount)
    for (slot, target) in rows.targets.enumerated() { targets[slot] = target.index }
    self.init(
      offsets: Cells(rows.offsets), targets: targets,
      weights: Cells(ties.out.edges.map { ties.weights[$0.int] }),
      within: Cells(repeating: 0, count: rows.vertexCount),
      mass: Cells(repeating: 0, count: rows.vertexCount),
      total: total, chance: 0, hasDegreesForMass: true, terms: terms)
  }

  @inline(__always)
  func row(_ v: Int) -> Range<Int> { Range(uncheckedBounds: (Int(offsets[v]), Int(offsets[v + 1]))) }

  @inline(__always)
  func weight(_ slot: Int) -> Double { weights.count == 0 ? 1 : weights[slot] }

  /// The network of the parts of a division: a vertex a part, its ties those between members added up.
  ///
  /// - Parameter part: the part of each vertex, numbered from 0 without gaps.
  /// - Complexity: O(V + E).
  func coarsened(_ part: borrowing Cells<UInt32>, count: Int) -> CommunityNetwork {
    let members = Members(part, count: count)
    let offsets = Cells<UInt32>(repeating: 0, count: count + 1)
    let targets = Cells<UInt32>(unwritten: targets.count)
    let weights = Cells<Double>(unwritten: targets.count)
    let within = Cells<Double>(repeating: 0, count: count)
    let mass = Cells<Double>(repeating: 0, count: count)
    let affinity = Affinity(count: count)
    var end = 0
    for c in 0..<count {
      for i in members.range(c) {
        let v = Int(members.vertices[i])
        mass[c] += self.mass[v]
        within[c] += self.within[v]
        for slot in row(v) {
          let d = Int(part[Int(self.targets[slot])])
          if d == c { within[c] += weight(slot) } else { affinity.add(weight(slot), d) }
        }
      }
      for i in 0..<affinity.count {
        let d = Int(affinity.parts[i])
        targets[end] = UInt32(truncatingIfNeeded: d)
        weights[end] = affinity.weight[d]
        end += 1
      }
      affinity.wipe()
      offsets[c + 1] = UInt32(truncatingIfNeeded: end)
    }
    return CommunityNetwork(
      offsets: offsets, targets: Cells(targets.array(end)), weights: Cells(weights.array(end)),
      within: within,
      mass: mass, total: total, chance: chance, hasDegreesForMass: hasDegreesForMass,
      terms: terms?.coarsened(part, count: count))
  }

  /// The quality of a division in the weight of slots.
  func quality(_ part: borrowing Cells<UInt32>, count: Int) -> Double {
    let inside = Cells<Double>(repeating: 0, count: count)
    let mass = Cells<Double>(repeating: 0, count: count)
    for v in 0..<vertexCount {
      let c = Int(part[v])
      mass[c] += self.mass[v]
      inside[c] += within[v]
      for slot in row(v) where Int(part[Int(targets[slot])]) == c { inside[c] += weight(slot) }
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

  func range(_ part: Int) -> Range<Int> { Int(starts[part])..<Int(starts[part + 1]) }
}

/// How much ties a vertex to each part: a dense array of which only what is touched is wiped.
struct Affinity: ~Copyable {
  let weight: Cells<Double>
  let parts: Cells<UInt32>
  private let touched: Cells<Int>

  var count: Int { touched[0] }

  init(count: Int) {
    weight = Cells(repeating: 0, count: count)
    parts = Cells(unwritten: count + 1)
    touched = Cells(repeating: 0, count: 1)
  }

  /// A part whose weight comes to 0 on the way may be listed twice; `wipe` and comparisons do not mind.
  @inline(__always)
  func add(_ amount: Double, _ part: Int) {
    let known = weight[part]
    if known == 0, touched[0] < parts.count {
      parts[touched[0]] = UInt32(truncatingIfNeeded: part)
      touched[0] += 1
    }
    weight[part] = known + amount
  }

  func wipe() {
    for i in 0..<touched[0] { weight[Int(parts[i])] = 0 }
    touched[0] = 0
  }
}
