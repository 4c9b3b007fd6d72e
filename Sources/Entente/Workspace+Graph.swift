public import EntenteFormats
public import EntenteModel
internal import EntenteOntology
public import EntenteStore
internal import Foundation

/// A graph opened for questions, with its store where it came from one.
public struct OpenGraph: Sendable {
  public let graph: KnowledgeGraph
  public let store: Store?
  public let path: String

  public init(graph: KnowledgeGraph, store: Store?, path: String) {
    self.graph = graph
    self.store = store
    self.path = path
  }
}

extension Workspace {
  /// Opens a store or any graph file.
  ///
  /// - Parameters:
  ///   - format: what the file is, where its ending does not tell; a store is known by its first bytes.
  ///   - withOntology: whether the ontology's entities and statements join in. A graph file stands by itself.
  public func openGraph(
    path: String, format: GraphFormat? = nil, withOntology: Bool = true
  ) throws -> OpenGraph {
    if format == nil, !FileManager.default.fileExists(atPath: path) || Store.looksLikeStore(path: path) {
      let store = try Store(path: path, access: .reading)
      let contents = try store.contents()
      guard withOntology else {
        return OpenGraph(
          graph: KnowledgeGraph(
            entities: contents.entities, assertions: contents.assertions, documents: contents.documents),
          store: store, path: path)
      }
      let ontology = try ontology()
      return OpenGraph(
        graph: KnowledgeGraph(
          entities: contents.entities + ontology.entities(),
          assertions: contents.assertions + ontology.assertions(),
          documents: contents.documents),
        store: store, path: path)
    }
    return OpenGraph(graph: try GraphReader.read(path: path, format: format).graph, store: nil, path: path)
  }

  /// The ontology by itself as a graph.
  public func worldGraph() throws -> KnowledgeGraph {
    let ontology = try ontology()
    return KnowledgeGraph(entities: ontology.entities(), assertions: ontology.assertions())
  }
}
