public import EntenteGraph

/// Edges as they stand in a file: 8 bytes each, 16 with a weight.
public struct EdgeColumns: Sendable, Equatable {
  public let vertexCount: Int
  public let sources: [VertexID]
  public let targets: [VertexID]
  /// One entry an edge; empty where every edge weighs 1.
  public let weights: [Double]

  public var edgeCount: Int { sources.count }

  /// Makes the graph, with both its adjacencies.
  /// - Complexity: O(V + E).
  public func makeGraph() -> DirectedGraph {
    DirectedGraph(vertexCount: vertexCount, sources: sources, targets: targets, weights: weights)
  }
}

/// What an edge list holds, with the names of its vertices.
public struct EdgeList: Sendable {
  public let columns: EdgeColumns
  /// Nothing where names are the numbers of the vertices.
  private let writtenNames: [String]?

  init(columns: EdgeColumns, names: [String]?) {
    self.columns = columns
    writtenNames = names
  }

  public var vertexCount: Int { columns.vertexCount }

  /// Makes the graph, with both its adjacencies: keep it rather than make it twice.
  /// - Complexity: O(V + E).
  public func makeGraph() -> DirectedGraph { columns.makeGraph() }

  /// The name of a vertex as it stands in the file.
  public func name(of vertex: VertexID) -> String { writtenNames?[vertex.int] ?? String(vertex.index) }

  /// The names of all vertices.
  public var names: [String] { writtenNames ?? (0..<vertexCount).map(String.init) }

  /// The vertex of this name; `nil` where there is none.
  /// - Complexity: O(V).
  public func vertex(named name: String) -> VertexID? {
    if let writtenNames { return writtenNames.firstIndex(of: name).map { VertexID($0) } }
    guard let number = Int(name), 0..<vertexCount ~= number, String(number) == name else { return nil }
    return VertexID(number)
  }
}
