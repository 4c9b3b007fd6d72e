public import EntenteGraph

/// How many of all triples of vertices have each of the sixteen shapes that three vertices and directed edges
/// between them can have.
public struct TriadCensus: Sendable, Equatable {
  /// The shapes: numbers of mutual, one-way and missing ties, then a letter for down, up, cyclic or transitive.
  public static let names = [
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D", "120U",
    "120C",
    "210", "300",
  ]

  /// One entry a shape, in the order of ``names``; they sum to n (n - 1) (n - 2) / 6.
  public let counts: [Int]

  /// The place in ``names`` of the shape whose ties are the bits of an index: from the first vertex to the second
  /// 1, back 2, from the first to the third 4, back 8, from the second to the third 16, back 32.
  private static let shape: [Int] = [
    0, 1, 1, 2, 1, 3, 5, 7, 1, 5, 4, 6, 2, 7, 6, 10, 1, 5, 3, 7, 4, 8, 8, 12, 5, 9, 8, 13, 6, 13, 11, 14, 1,
    4, 5,
    6, 5, 8, 9, 13, 3, 8, 8, 11, 7, 12, 13, 14, 2, 6, 7, 10, 6, 11, 13, 14, 7, 13, 12, 14, 10, 14, 14, 15,
  ]

  /// The most vertices a census can be of: beyond, triples are more than an integer counts.
  public static let largestVertexCount = 3_800_000

  /// Of the directed simple view.
  /// - Precondition: `graph` is directed and has at most ``largestVertexCount`` vertices.
  /// - Complexity: O(Σ degree²) time: only triples with two ties are looked at, others are counted.
  /// - Source: V. Batagelj, A. Mrvar, "A subquadratic triad census algorithm for large sparse networks with small
  ///   maximum degree", 2001; J. Davis, S. Leinhardt, 1972 (the shapes).
  public init(of graph: SimpleGraph) {
    precondition(graph.isDirected, "a triad census is of directed graphs")
    let n = graph.vertexCount
    precondition(n <= Self.largestVertexCount, "\(n) vertices have more triples than an integer counts")
    var counts = [Int](repeating: 0, count: 16)
    let neighbours = (0..<n).map { v in
      Array(Set(graph.out.neighbours(of: VertexID(v)) + graph.in.neighbours(of: VertexID(v)))).sorted()
    }
    func ties(_ u: VertexID, _ v: VertexID) -> Int {
      (graph.out.edge(from: u, to: v) != nil ? 1 : 0) + (graph.out.edge(from: v, to: u) != nil ? 2 : 0)
    }
    for v in (0..<n).map({ VertexID($0) }) {
      for u in neighbours[v.int] where v < u {
        let others = Set(neighbours[u.int] + neighbours[v.int]).subtracting([u, v])
        let pair = ties(v, u)
        counts[pair == 3 ? 2 : 1] += n - others.count - 2
        for w in others {
          let isFirst = u < w || (v < w && w < u && ties(v, w) == 0)
          if isFirst { counts[Self.shape[pair + 4 * ties(v, w) + 16 * ties(u, w)]] += 1 }
        }
      }
    }
    counts[0] = Self.triples(n) - counts.dropFirst().reduce(0, +)
    self.counts = counts
  }
  /// n (n - 1) (n - 2) / 6, in an order that does not overflow.
  private static func triples(_ n: Int) -> Int {
    let pairs = n * max(n - 1, 0) / 2
    let rest = max(n - 2, 0)
    return pairs.isMultiple(of: 3) ? pairs / 3 * rest : pairs * (rest / 3)
  }
}
