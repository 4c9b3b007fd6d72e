import EntenteGraph

extension EdgeList {
  /// The bare graph of a file with attributes, its vertices in the order of the file under their ids; an edge's
  /// weight is its attribute `weight`, 1 where it has none that is a finite number.
  ///
  /// - Complexity: O(V + E).
  public init(_ attributed: AttributedGraph) {
    var vertices: [String: VertexID] = [:]
    vertices.reserveCapacity(attributed.nodes.count)
    for (index, node) in attributed.nodes.enumerated() where vertices[node.id] == nil {
      vertices[node.id] = VertexID(index)
    }
    var (sources, targets, weights): ([VertexID], [VertexID], [Double]) = ([], [], [])
    for edge in attributed.edges {
      guard let source = vertices[edge.source], let target = vertices[edge.target] else { continue }
      sources.append(source)
      targets.append(target)
      weights.append(Self.weight(edge))
    }
    self.init(
      columns: EdgeColumns(
        vertexCount: attributed.nodes.count, sources: sources, targets: targets, weights: weights),
      names: attributed.nodes.map(\.id))
  }

  private static func weight(_ edge: AttributedGraph.Edge) -> Double {
    switch edge.attributes["weight"] {
    case .double(let weight) where weight.isFinite: weight
    case .int(let weight): Double(weight)
    default: 1
    }
  }
}
