import EntenteGraph

extension EdgeList {
  /// The bare graph of a file with attributes, its vertices in the order of the file under their ids; an edge's
  /// weight is its attribute `weight`, 1 where it has none.
  ///
  /// - Throws: ``EdgeListError/attribute(edge:text:)``.
  /// - Complexity: O(V + E).
  public init(_ attributed: AttributedGraph) throws(EdgeListError) {
    self.init(
      columns: EdgeColumns(
        vertexCount: attributed.nodeIDs.count, sources: attributed.sources, targets: attributed.targets,
        weights: try Self.weights(attributed)),
      names: attributed.nodeIDs)
  }

  private static func weights(_ attributed: AttributedGraph) throws(EdgeListError) -> [Double] {
    guard let values = attributed.edgeAttributes["weight"] else { return [] }
    var weights = [Double](repeating: 1, count: attributed.sources.count)
    for (edge, value) in values.enumerated() {
      guard let value else { continue }
      // A weight that is declared as text may well be a number.
      guard let weight = value.number ?? value.string.flatMap({ Double($0) }), weight.isFinite else {
        throw .attribute(edge: edge + 1, text: value.description)
      }
      weights[edge] = weight
    }
    return weights.allSatisfy { $0 == 1 } ? [] : weights
  }
}

extension AttributedGraph {
  /// Vertices `n0`, `n1`, … and edges with a weight where one is not 1.
  public init(_ columns: EdgeColumns, isDirected: Bool) {
    self.init(
      isDirected: isDirected, nodeIDs: (0..<columns.vertexCount).map { "n\($0)" }, sources: columns.sources,
      targets: columns.targets)
    guard !columns.weights.isEmpty else { return }
    edgeKeys = [Key("weight", .double)]
    let column = edgeAttributes.column(named: "weight")
    for (edge, weight) in columns.weights.enumerated() {
      edgeAttributes.set(.double(weight), at: edge, column: column)
    }
  }
}
