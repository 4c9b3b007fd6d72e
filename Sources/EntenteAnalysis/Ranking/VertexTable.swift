public import EntenteGraph

/// Measures of a plain graph, a row a vertex in the order of the file: what `rank` prints for edge lists.
///
/// Encoded as an array of objects, `{"vertex": NAME, MEASURE: value, …}`, with `null` where a measure is
/// undefined.
public struct VertexTable: Sendable, Encodable {
  /// One entry a vertex.
  public let names: [String]
  public let columns: [MeasureColumn]

  /// - Throws: ``AnalysisError``.
  /// - Precondition: `names` has one entry a vertex.
  public init(
    of graph: DirectedGraph, names: [String], by measures: [Measure], options: MeasureOptions
  ) throws(AnalysisError) {
    precondition(names.count == graph.vertexCount, "\(names.count) names for \(graph.vertexCount) vertices")
    guard !measures.isEmpty else { throw .tooFew("measure", least: 1) }
    self.names = names
    var table = MeasureTable(graph, options: options)
    var columns: [MeasureColumn] = []
    for measure in measures { columns.append(try table.column(measure)) }
    self.columns = columns
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  public func encode(to encoder: any Encoder) throws {
    var rows = encoder.unkeyedContainer()
    for (index, name) in names.enumerated() {
      var row = rows.nestedContainer(keyedBy: Key.self)
      try row.encode(name, forKey: Key(stringValue: "vertex"))
      for column in columns {
        try row.encode(column.values[index], forKey: Key(stringValue: column.measure.rawValue))
      }
    }
  }
}
