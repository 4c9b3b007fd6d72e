/// An immutable directed multigraph with dated, signed, weighted edges. Loops and parallel edges are kept.
///
/// Vertices are `0 ..< vertexCount`, edges `0 ..< edgeCount` in the order in which they were given; every
/// column has one entry an edge. Days are counted from 1970-01-01 in the proleptic Gregorian calendar.
public struct DirectedGraph: Sendable, Equatable {
  public let vertexCount: Int
  /// Where each edge begins.
  public let sources: [VertexID]
  /// Where each edge ends.
  public let targets: [VertexID]
  /// Strength or length, as the question says; 1 where nothing was given.
  public let weights: [Double]
  /// -1 conflict, 0 neutral or unknown, 1 cooperation.
  public let signs: [Int8]
  /// The first day on which the edge holds; ``openStart`` where unknown.
  public let firstDays: [Int32]
  /// The last day on which the edge holds; ``openEnd`` where it still does or nothing is known.
  public let lastDays: [Int32]
  /// Out-edges: the row of `v` are the edges whose source is `v`.
  public let out: Adjacency
  /// In-edges: the row of `v` are the edges whose target is `v`; `in.targets` are their sources.
  public let `in`: Adjacency

  /// The first day of an edge without a known beginning.
  public static let openStart = Int32.min
  /// The last day of an edge without a known end.
  public static let openEnd = Int32.max

  public var edgeCount: Int { sources.count }

  /// - Parameters: columns in the order of edges. An empty `weights`, `signs`, `firstDays` or `lastDays`
  ///   stands for the default in every edge (1, 0, open, open).
  /// - Precondition: `sources` and `targets` are equally long, other columns as long or empty; all ends are
  ///   below `vertexCount`; signs are -1, 0 or 1. An edge whose last day is before its first never holds.
  /// - Complexity: O(V + E) time and space.
  public init(
    vertexCount: Int, sources: [VertexID], targets: [VertexID], weights: [Double] = [], signs: [Int8] = [],
    firstDays: [Int32] = [], lastDays: [Int32] = []
  ) {
    let edgeCount = sources.count
    precondition(targets.count == edgeCount, "\(edgeCount) sources, but \(targets.count) targets")
    func filled<T>(_ column: [T], _ value: T, _ name: String) -> [T] {
      precondition(column.isEmpty || column.count == edgeCount, "column \(name) has not one entry an edge")
      return column.isEmpty ? [T](repeating: value, count: edgeCount) : column
    }
    self.vertexCount = vertexCount
    self.sources = sources
    self.targets = targets
    self.weights = filled(weights, 1, "weights")
    self.signs = filled(signs, 0, "signs")
    self.firstDays = filled(firstDays, Self.openStart, "firstDays")
    self.lastDays = filled(lastDays, Self.openEnd, "lastDays")
    (out, `in`) = Adjacency.both(vertexCount: vertexCount, sources: sources, targets: targets)
    #if DEBUG
      checkInvariants()
    #endif
  }

  /// Whether edge `edge` holds on `day` (days since 1970-01-01); both ends of its validity count.
  public func holds(_ edge: EdgeID, on day: Int32) -> Bool {
    firstDays[edge.int] <= day && day <= lastDays[edge.int]
  }

  /// Every edge in the rows of both its ends, under its one id; a loop stands twice in its row.
  /// - Complexity: O(V + E) time and space.
  public func undirectedAdjacency() -> Adjacency {
    Adjacency(undirectedVertexCount: vertexCount, sources: sources, targets: targets)
  }

  #if DEBUG
    func checkInvariants() {
      precondition(out.slotCount == edgeCount && `in`.slotCount == edgeCount)
      precondition(signs.allSatisfy { -1...1 ~= $0 }, "a sign is -1, 0 or 1")
    }
  #endif
}
