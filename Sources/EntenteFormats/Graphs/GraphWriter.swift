import EntenteModel

/// Writes graphs in every format of ``GraphFormat`` that can be written.
public enum GraphWriter {
  /// Writes a file, whole or not at all: what was there before stays until the new one is complete on disk.
  ///
  /// - Parameters:
  ///   - format: `nil`: by the ending of the path.
  ///   - withoutText: leaves sentences out and shortens what quotes the text (``GraphContent/withoutText()``).
  /// - Throws: `notWritable` (folder, no permission, disk full, size limit), `cannotWrite`.
  /// - Complexity: O(n).
  public static func write(
    _ content: GraphContent, to path: String, format: GraphFormat? = nil, withoutText: Bool = false
  ) throws(GraphError) {
    let format = format ?? GraphFormat(path: path) ?? .jsonLines
    guard format.canBeWritten else { throw .cannotWrite(format: format) }
    try toFile(path) { (sink) throws(GraphError) in try emit(content, format, withoutText, to: sink) }
  }

  /// Writes any graph with attributes as GraphML or DOT, whole or not at all.
  ///
  /// - Throws: as for a knowledge graph.
  /// - Complexity: O(n).
  public static func write(
    _ graph: AttributedGraph, to path: String, format: GraphFormat
  ) throws(GraphError) {
    try toFile(path) { (sink) throws(GraphError) in try emit(graph, format, to: sink) }
  }

  private typealias Sink = ([UInt8]) throws(GraphError) -> Void

  private static func toFile(
    _ path: String, _ emit: (_ sink: Sink) throws(GraphError) -> Void
  ) throws(GraphError) {
    let file = try AtomicFile(path)
    try emit { (bytes) throws(GraphError) in try file.write(bytes) }
    try file.commit()
  }

  /// The bytes of the file, for a pipe.
  public static func bytes(
    _ content: GraphContent, format: GraphFormat, withoutText: Bool = false
  ) throws(GraphError) -> [UInt8] {
    var bytes: [UInt8] = []
    try emit(content, format, withoutText) { (piece) throws(GraphError) in bytes += piece }
    return bytes
  }

  /// Any graph with attributes, in GraphML or DOT.
  public static func bytes(_ graph: AttributedGraph, format: GraphFormat) throws(GraphError) -> [UInt8] {
    var bytes: [UInt8] = []
    try emit(graph, format) { (piece) throws(GraphError) in bytes += piece }
    return bytes
  }

  private static func emit(
    _ graph: AttributedGraph, _ format: GraphFormat, to sink: Sink
  ) throws(GraphError) {
    switch format {
    case .graphML: try GraphMLWriter(graph).write(to: sink)
    case .dot: try DOTWriter(graph).write(to: sink)
    default: throw .cannotWrite(format: format)
    }
  }

  private static func emit(
    _ content: GraphContent, _ format: GraphFormat, _ withoutText: Bool,
    to sink: Sink
  ) throws(GraphError) {
    let content = withoutText ? content.withoutText() : content
    switch format {
    case .jsonLines: try GraphLines.write(content, to: sink)
    case .graphML: try GraphMLWriter(AttributedGraph(content)).write(to: sink)
    case .dot: try DOTWriter(AttributedGraph(content)).write(to: sink)
    case .edgeList, .weightedEdgeList: throw .cannotWrite(format: format)
    }
  }
}
