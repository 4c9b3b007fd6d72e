import EntenteGraph
import EntenteModel
import Foundation

/// Reads graphs in every format of ``GraphFormat`` that can be read.
public enum GraphReader {
  /// The knowledge graph in a file; a graph that somebody else made becomes one of what it has.
  ///
  /// - Parameter format: `nil`: by the ending of the path.
  /// - Complexity: O(n log n).
  public static func read(path: String, format: GraphFormat? = nil) throws(GraphError) -> GraphContent {
    switch format ?? GraphFormat(path: path) ?? .jsonLines {
    case .jsonLines:
      let input: LineInput
      do throws(DocumentError) {
        input = try LineInput(path: path)
      } catch {
        throw Self.error(error, path)
      }
      return try GraphLines.read(input, file: path)
    case .graphML: return try attributed(path: path).knowledge()
    case .dot: throw .cannotRead(format: .dot, path: path)
    case .edgeList, .weightedEdgeList: return try edgeList(path: path)
    }
  }

  /// An edge list as a knowledge graph: vertices of no known type, each edge a `linkedTo` with its weight as an argument.
  private static func edgeList(path: String) throws(GraphError) -> GraphContent {
    let list: EdgeList
    do {
      list = try EdgeListReader().read(contentsOf: URL(fileURLWithPath: path))
    } catch let error as EdgeListError {
      throw .edgeList(path: path, error: error)
    } catch {
      throw FileManager.default.fileExists(atPath: path)
        ? .notReadable(path: path, reason: error.localizedDescription) : .notFound(path: path)
    }
    let names = list.names
    let ids = names.map { EntityID("vertex:" + $0) }
    let graph = list.makeGraph()
    let assertions = (0..<graph.edgeCount).map { edge in
      let weight = graph.weights[edge]
      return Assertion(
        id: "edge-\(edge + 1)", subject: ids[Int(graph.sources[edge].index)], relation: "linkedTo",
        object: ids[Int(graph.targets[edge].index)],
        arguments: weight == 1 ? [:] : ["weight": "\(weight)"])
    }
    let entities = zip(ids, names).map { Entity(id: $0, type: .unknown, name: $1) }
    return GraphContent(graph: KnowledgeGraph(entities: entities, assertions: assertions))
  }

  /// The knowledge graph in bytes of JSON Lines or GraphML.
  /// - Parameter name: what errors call the input.
  public static func read(bytes: [UInt8], format: GraphFormat, name: String) throws(GraphError)
    -> GraphContent
  {
    switch format {
    case .jsonLines: try GraphLines.read(LineInput(bytes: bytes), file: name)
    case .graphML: try attributed(bytes: bytes, name: name).knowledge()
    default: throw .cannotRead(format: format, path: name)
    }
  }

  /// The graph of a GraphML file with all its attributes.
  public static func attributed(path: String) throws(GraphError) -> AttributedGraph {
    let bytes: [UInt8]
    do throws(DocumentError) {
      bytes = try FileBytes.read(path)
    } catch {
      throw Self.error(error, path)
    }
    return try attributed(bytes: bytes, name: path)
  }

  /// The graph in bytes of GraphML.
  public static func attributed(bytes: [UInt8], name: String) throws(GraphError) -> AttributedGraph {
    try GraphMLReader.read(bytes, file: name)
  }

  private static func error(_ error: DocumentError, _ path: String) -> GraphError {
    switch error {
    case .notFound: .notFound(path: path)
    case .notReadable(_, let reason): .notReadable(path: path, reason: reason)
    default: .notReadable(path: path, reason: error.description)
    }
  }
}
