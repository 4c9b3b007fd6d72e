/// Collects vertices and edges; ``build()`` sorts them once.
///
///     var builder = GraphBuilder(vertexCount: 2)
///     builder.addEdge(from: VertexID(0), to: VertexID(1), sign: 1)
///     let graph = builder.build()
public struct GraphBuilder: Sendable {
  public private(set) var vertexCount: Int
  private var sources: [VertexID] = []
  private var targets: [VertexID] = []
  private var weights: [Double] = []
  private var signs: [Int8] = []
  private var firstDays: [Int32] = []
  private var lastDays: [Int32] = []

  public var edgeCount: Int { sources.count }

  public init(vertexCount: Int = 0) { self.vertexCount = vertexCount }

  public mutating func addVertex() -> VertexID {
    defer { vertexCount += 1 }
    return VertexID(vertexCount)
  }

  /// - Parameters:
  ///   - sign: -1 conflict, 0 neutral, 1 cooperation.
  ///   - firstDay, lastDay: days since 1970-01-01, both included.
  /// - Precondition: both ends have been added.
  @discardableResult
  public mutating func addEdge(
    from source: VertexID, to target: VertexID, weight: Double = 1, sign: Int8 = 0,
    firstDay: Int32 = DirectedGraph.openStart, lastDay: Int32 = DirectedGraph.openEnd
  ) -> EdgeID {
    precondition(source.int < vertexCount && target.int < vertexCount, "add both vertices before their edge")
    sources.append(source)
    targets.append(target)
    weights.append(weight)
    signs.append(sign)
    firstDays.append(firstDay)
    lastDays.append(lastDay)
    return EdgeID(sources.count - 1)
  }

  /// - Complexity: O(V + E) time and space.
  public func build() -> DirectedGraph {
    DirectedGraph(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: weights, signs: signs,
      firstDays: firstDays, lastDays: lastDays)
  }
}
