import EntenteGraph

/// A division of a graph into communities, and how good it is.
public struct Communities: Sendable, Equatable {
  /// The communities, numbered in the order of their lowest vertices.
  public let parts: Components
  /// What was maximised: modularity, or the quality of the constant Potts model.
  public let quality: Double

  /// Communities by moving vertices and merging what has come together, over and over.
  ///
  /// All of it is spread over threads (``LocalMoving`` tells how vertices move); the result does not depend on
  /// their number.
  /// - Parameter passes: after the first, each begins again with single vertices at the communities found so
  ///   far; ends early where nothing changes.
  /// - Complexity: in practice a few dozen times O(V + E).
  /// - Source: V. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of communities in large
  ///   networks", 2008.
  public static func louvain(_ network: CommunityNetwork, passes: Int = 1, threads: Int = 1) -> Communities {
    search(network, passes: passes, isRefined: false, threads: threads)
  }

  /// As ``louvain(_:passes:threads:)``, but what is merged are pieces of communities that hang together, so that
  /// no community falls apart.
  ///
  /// Dividing communities into pieces is spread over threads, too: each is divided by itself.
  /// - Source: V. Traag, L. Waltman, N. van Eck, "From Louvain to Leiden: guaranteeing well-connected
  ///   communities", 2019.
  public static func leiden(_ network: CommunityNetwork, passes: Int = 2, threads: Int = 1) -> Communities {
    search(network, passes: passes, isRefined: true, threads: threads)
  }

  /// The division that is given, judged.
  /// - Parameter labels: one entry a vertex; equal means the same community.
  public init(_ network: CommunityNetwork, parts: Components) {
    precondition(parts.labels.count == network.vertexCount, "labels of another graph")
    self.parts = parts
    let part = Cells<UInt32>(parts.labels.map { UInt32($0) })
    quality = Self.judged(network, part, count: parts.count, .alone)
  }

  private static func judged(
    _ network: CommunityNetwork, _ part: borrowing Cells<UInt32>, count: Int, _ crew: Crew
  ) -> Double {
    let quality = network.quality(part, count: count, crew)
    guard network.hasDegreesForMass else {
      // A square of sizes counts every pair twice, and every vertex with itself.
      return (quality + network.chance * Double(network.vertexCount)) / 2
    }
    return network.total > 0 ? quality / network.total : 0
  }

  /// - Parameter batch: as ``LocalMoving/batch``.
  package static func search(
    _ network: CommunityNetwork, passes: Int, isRefined: Bool, threads: Int, batch: Int = LocalMoving.batch
  ) -> Communities {
    Crew.gather(threads) { crew in
      let n = network.vertexCount
      let affinities = Affinities(crew, count: n)
      var part = Cells<UInt32>(unwritten: n)
      for v in 0..<n { part[v] = UInt32(truncatingIfNeeded: v) }
      for _ in 0..<max(passes, 1) {
        guard pass(network, &part, isRefined: isRefined, affinities, batch: batch) else { break }
      }
      let count = LocalMoving.renumber(part)
      let labels = Components(renumbering: part.map { Int32(bitPattern: $0) })
      return Communities(parts: labels, quality: judged(network, part, count: count, crew))
    }
  }

  private init(parts: Components, quality: Double) {
    self.parts = parts
    self.quality = quality
  }

  /// From single vertices to communities; whether anything changed.
  private static func pass(
    _ finest: CommunityNetwork, _ part: inout Cells<UInt32>, isRefined: Bool, _ affinities: Affinities,
    batch: Int
  ) -> Bool {
    // Where each vertex of the finest network stands in the network under way.
    let place = Cells<UInt32>(unwritten: finest.vertexCount)
    for v in 0..<place.count { place[v] = UInt32(truncatingIfNeeded: v) }
    var network = finest
    var start = Cells<UInt32>(part.array())
    var hasChanged = false
    while true {
      let moving = LocalMoving(
        network, from: start, batch: batch, threads: affinities.crew.threads)
      let hasMoved = moving.run(affinities)
      hasChanged = hasChanged || hasMoved
      let count = moving.renumber()
      for v in 0..<place.count { part[v] = moving.part[Int(place[v])] }
      guard hasMoved || network === finest, count < network.vertexCount else { return hasChanged }
      if isRefined {
        let refinement = Refinement(network, of: moving.part, count: count)
        let pieces = refinement.run(affinities)
        guard pieces < network.vertexCount else { return hasChanged }
        start = Cells(repeating: 0, count: pieces)
        for v in 0..<network.vertexCount { start[Int(refinement.piece[v])] = moving.part[v] }
        for v in 0..<place.count { place[v] = refinement.piece[Int(place[v])] }
        network = network.coarsened(refinement.piece, count: pieces, affinities)
      } else {
        start = Cells(unwritten: count)
        for c in 0..<count { start[c] = UInt32(truncatingIfNeeded: c) }
        for v in 0..<place.count { place[v] = moving.part[Int(place[v])] }
        network = network.coarsened(moving.part, count: count, affinities)
      }
    }
  }
}
