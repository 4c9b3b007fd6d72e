import EntenteAlgorithms
import EntenteGraph
public import EntenteModel

/// How far an actor stands between others.
public struct Brokerage: Hashable, Sendable, Codable {
  public let actor: NamedEntity
  /// Other actors it is tied to.
  public let ties: Int
  /// Its share of the shortest paths between all other pairs of actors; 0 ... 1.
  public let betweennessShare: Double
  /// Place by betweenness among all actors, from 1; equal scores share the better place.
  public let rank: Int
  /// Burt's constraint, low where neighbours are strangers to each other; absent without ties.
  public let constraint: Double?
  /// Neighbours less their mean number of ties among each other; absent without ties.
  public let effectiveSize: Double?
  /// Pairs of its neighbours that are not tied to each other, those with the strongest ties to it first.
  public let gaps: [Gap]
  /// The number of such pairs, listed or not.
  public let gapCount: Int

  /// Two actors that are tied to the broker and not to each other.
  public struct Gap: Hashable, Sendable, Codable {
    public let first: NamedEntity
    public let second: NamedEntity
    /// The weaker of the two ties to the broker, in sentences.
    public let strength: Double
    /// How many other actors are tied to both.
    public let otherBrokers: Int
  }
}

/// Brokerage among the actors of a snapshot, where any relation between two actors ties them.
public struct BrokerageMap: Sendable {
  private let snapshot: KnowledgeGraph
  private let actors: VertexSet
  private let ties: SimpleGraph
  private let betweenness: [Double]
  private let share: [Double]
  private let holes: StructuralHoles

  /// - Parameters:
  ///   - snapshot: already restricted to the assertions that count.
  ///   - isActor: which entities are actors; relations with others are no ties.
  /// - Throws: ``AnalysisError/measure(name:_:)``.
  /// - Complexity: O(V E).
  public init(snapshot: KnowledgeGraph, isActor: (Entity) -> Bool) throws(AnalysisError) {
    self.snapshot = snapshot
    let count = snapshot.entities.count
    actors = VertexSet(
      vertexCount: count, (0..<count).filter { isActor(snapshot.entities[$0]) }.map { VertexID($0) })
    let graph = snapshot.graph
    var edges = EdgeSet(edgeCount: graph.edgeCount)
    for e in 0..<graph.edgeCount where actors.contains(graph.sources[e]) && actors.contains(graph.targets[e])
    {
      edges.insert(EdgeID(e))
    }
    ties = SimpleGraph(of: graph, directed: false, edges: edges)
    do {
      betweenness = try Betweenness(of: ties).vertices
      holes = try StructuralHoles(of: ties, weighted: true)
    } catch {
      throw .measure(name: "brokerage", error)
    }
    let n = Double(actors.memberCount)
    let pairs = (n - 1) * (n - 2) / 2
    share = betweenness.map { pairs > 0 ? $0 / pairs : 0 }
  }

  /// The actors with the highest betweenness, ties by id; those that stand between nobody are left out.
  public func brokers(limit: Int, gapLimit: Int = 3) -> [Brokerage] {
    let order = actors.members.filter { betweenness[$0.int] > 0 }
      .sorted { (-betweenness[$0.int], $0) < (-betweenness[$1.int], $1) }
    return order.prefix(max(0, limit)).map { brokerage($0, gapLimit: gapLimit) }
  }

  /// - Returns: `nil` for an entity that is not among the actors.
  public func brokerage(of actor: EntityID, gapLimit: Int = 10) -> Brokerage? {
    guard let vertex = snapshot.vertex(of: actor), actors.contains(vertex) else { return nil }
    return brokerage(vertex, gapLimit: gapLimit)
  }

  private func brokerage(_ vertex: VertexID, gapLimit: Int) -> Brokerage {
    let gaps = gaps(of: vertex)
    return Brokerage(
      actor: named(vertex), ties: ties.out.degree(of: vertex), betweennessShare: share[vertex.int],
      rank: 1 + betweenness.count { $0 > betweenness[vertex.int] }, constraint: holes.constraint[vertex.int],
      effectiveSize: holes.effectiveSize[vertex.int],
      gaps: gaps.prefix(max(0, gapLimit)).map { gap in
        Brokerage.Gap(
          first: named(gap.first), second: named(gap.second), strength: gap.strength,
          otherBrokers: commonNeighbours(gap.first, gap.second) - 1)
      },
      gapCount: gaps.count)
  }

  private func named(_ vertex: VertexID) -> NamedEntity { snapshot.named(snapshot.entity(vertex).id) }

  private func gaps(of vertex: VertexID) -> [(first: VertexID, second: VertexID, strength: Double)] {
    let row = Array(ties.out.slots(of: vertex))
    var gaps: [(first: VertexID, second: VertexID, strength: Double)] = []
    for (place, i) in row.enumerated() {
      for j in row[(place + 1)...] {
        let (a, b) = (ties.out.targets[i], ties.out.targets[j])
        guard ties.out.edge(from: a, to: b) == nil else { continue }
        gaps.append((a, b, min(ties.weights[ties.out.edges[i].int], ties.weights[ties.out.edges[j].int])))
      }
    }
    return gaps.sorted { ($1.strength, $0.first, $0.second) < ($0.strength, $1.first, $1.second) }
  }

  private func commonNeighbours(_ a: VertexID, _ b: VertexID) -> Int {
    ties.out.neighbours(of: a).count { ties.out.edge(from: $0, to: b) != nil }
  }
}
