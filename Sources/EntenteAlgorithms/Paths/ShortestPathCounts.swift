public import EntenteGraph

/// All shortest paths from one vertex at once: how far, how many, and the last step of each.
///
/// Paths are told apart by their vertices: parallel edges make no further path.
/// - Source: U. Brandes, "A faster algorithm for betweenness centrality", 2001 (the first half).
public struct ShortestPathCounts: Sendable {
  public let source: VertexID
  /// One entry a vertex; infinity where there is no path.
  public let lengths: [Double]
  /// One entry a vertex: the number of shortest paths from the source, 1 for itself, 0 where there is none.
  /// Beyond 2^53 it is rounded, beyond 2^1024 infinite.
  public let counts: [Double]
  private let network: PathNetwork

  /// - Throws: ``AlgorithmError/zeroLength(edge:)`` where an edge of length 0 that counts would make the
  ///   number depend on the order of search.
  /// - Complexity: O(E log E) time, O(V + E) space.
  public init(in network: PathNetwork, from source: VertexID) throws(AlgorithmError) {
    for e in network.out.edges where network.lengths[e.int] == 0 { throw .zeroLength(edge: e) }
    self.network = network
    self.source = source
    lengths = denseLengths(network.out, network.outLengths, from: source)
    counts = Self.counts(network, lengths, source)
  }

  /// The vertices before `vertex` on shortest paths, ascending, each with its edge (the first of equals).
  public func predecessors(of vertex: VertexID) -> [(vertex: VertexID, edge: EdgeID)] {
    Self.predecessors(network, lengths, of: vertex)
  }

  private static func predecessors(
    _ network: PathNetwork, _ lengths: [Double], of vertex: VertexID
  ) -> [(vertex: VertexID, edge: EdgeID)] {
    var result: [(vertex: VertexID, edge: EdgeID)] = []
    guard lengths[vertex.int] < .infinity else { return [] }
    for slot in network.in.slots(of: vertex) {
      let (u, edge) = (network.in.targets[slot], network.in.edges[slot])
      guard lengths[u.int] + network.lengths[edge.int] == lengths[vertex.int], result.last?.vertex != u else {
        continue
      }
      result.append((u, edge))
    }
    return result
  }

  private static func counts(_ network: PathNetwork, _ lengths: [Double], _ source: VertexID) -> [Double] {
    var counts = [Double](repeating: 0, count: lengths.count)
    counts[source.int] = 1
    let reached = lengths.indices.filter { lengths[$0] < .infinity }
    for v in reached.sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) }) where v != source.int {
      counts[v] = predecessors(network, lengths, of: VertexID(v)).reduce(0) { $0 + counts[$1.vertex.int] }
    }
    return counts
  }
}
