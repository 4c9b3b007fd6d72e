import EntenteGraph

extension EdgeList {
  /// The bare graph of a file with attributes, its vertices in the order of the file under their ids; an edge's
  /// weight is its attribute `weight`, 1 where it has none.
  ///
  /// - Throws: ``EdgeListError/attribute(edge:text:)``.
  /// - Complexity: O(V + E).
  public init(_ attributed: AttributedGraph) throws(EdgeListError) {
    var vertices: [String: VertexID] = [:]
    vertices.reserveCapacity(attributed.nodes.count)
    for (index, node) in attributed.nodes.enumerated() where vertices[node.id] == nil {
      vertices[node.id] = VertexID(index)
    }
    var (sources, targets, weights): ([VertexID], [VertexID], [Double]) = ([], [], [])
    for (index, edge) in attributed.edges.enumerated() {
      guard let source = vertices[edge.source], let target = vertices[edge.target] else { continue }
      sources.append(source)
      targets.append(target)
      weights.append(try Self.weight(edge, number: index + 1))
    }
    self.init(
      columns: EdgeColumns(
        vertexCount: attributed.nodes.count, sources: sources, targets: targets, weights: weights),
      names: attributed.nodes.map(\.id))
  }

  private static func weight(_ edge: AttributedGraph.Edge, number: Int) throws(EdgeListError) -> Double {
    guard let value = edge.attributes["weight"] else { return 1 }
    // A weight that is declared as text may well be a number.
    guard let weight = Double(value.description), weight.isFinite else {
      throw .attribute(edge: number, text: value.description)
    }
    return weight
  }
}

extension AttributedGraph {
  /// Vertices `n0`, `n1`, … and edges with a weight where one is not 1.
  public init(_ columns: EdgeColumns, isDirected: Bool) {
    let ids = (0..<columns.vertexCount).map { "n\($0)" }
    self.init(
      isDirected: isDirected, edgeKeys: columns.weights.isEmpty ? [] : [Key("weight", .double)],
      nodes: ids.map { Node(id: $0) },
      edges: (0..<columns.edgeCount).map { edge in
        Edge(
          source: ids[columns.sources[edge].int], target: ids[columns.targets[edge].int],
          attributes: columns.weights.isEmpty ? [:] : ["weight": .double(columns.weights[edge])])
      })
  }
}
