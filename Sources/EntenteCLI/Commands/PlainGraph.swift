internal import Entente
internal import EntenteFormats
internal import EntenteGraph
internal import EntenteModel
internal import EntenteOntology
internal import Foundation

/// A graph file without knowledge in it: vertices with names, edges with weights.
struct PlainGraph {
  let graph: DirectedGraph
  let names: [String]
  /// `nil` where the file does not say.
  let isDirected: Bool?

  func vertex(named name: String) -> Int? { names.firstIndex(of: name) }

  /// - Returns: `nil` for stores and for our own graph files.
  static func open(path: String, kind: String?) throws -> PlainGraph? {
    let ending = kind ?? URL(fileURLWithPath: path).pathExtension
    switch ending.lowercased() {
    case "el", "wel":
      guard FileManager.default.fileExists(atPath: path) else {
        throw Complaint(.fileError, "\(path): no such file")
      }
      let list = try EdgeListReader().read(contentsOf: URL(fileURLWithPath: path))
      return PlainGraph(graph: list.graph, names: list.names, isDirected: nil)
    case "graphml":
      let file = try GraphReader.attributed(path: path)
      // Our own export is asked as knowledge, with entities and filters.
      guard !file.edgeKeys.contains(where: { $0.name == "polarity" }) else { return nil }
      return PlainGraph(file)
    default: return nil
    }
  }
}

extension PlainGraph {
  /// Vertices in file order; the edge attribute `weight`, where there is one, is the weight.
  init(_ file: AttributedGraph) {
    var builder = GraphBuilder(vertexCount: file.nodes.count)
    let index = Dictionary(
      file.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for edge in file.edges {
      guard let source = index[edge.source], let target = index[edge.target] else { continue }
      let weight = edge.attributes["weight"].flatMap { Double($0.description) } ?? 1
      builder.addEdge(from: VertexID(source), to: VertexID(target), weight: weight)
    }
    self.init(graph: builder.build(), names: file.nodes.map(\.id), isDirected: file.isDirected)
  }
}

/// A graph that is asked as such: a plain file, or what passes the filter of a store.
struct AskedGraph {
  let graph: DirectedGraph
  let names: [String]
  let isDirected: Bool
  /// What was asked, in words: what counts, and how much of it there is.
  let scope: String

  /// - Parameter isDirected: what the user says; `nil` leaves it to the file. Relations of a store are taken
  ///   without directions unless the user says so: a symmetric one stands in the store one way only.
  static func open(_ options: GraphOptions, _ filter: FilterOptions, isDirected: Bool?) throws -> AskedGraph {
    if let plain = try PlainGraph.open(path: options.graph, kind: options.from) {
      let isDirected = isDirected ?? plain.isDirected ?? false
      let scope = "\(plain.graph.vertexCount) vertices and \(plain.graph.edgeCount) edges of the file"
      return AskedGraph(graph: plain.graph, names: plain.names, isDirected: isDirected, scope: scope)
    }
    let (workspace, opened) = try options.open()
    var defaults = GraphFilter.plain
    if opened.store != nil { defaults.layers = [.documents] }
    let filter = try filter.filter(defaults: defaults, in: opened.graph, workspace: workspace)
    let view = opened.graph.filtered(filter)
    let scope =
      "\(view.entities.count) of \(opened.graph.entities.count) entities and \(view.relations.count) of "
      + "\(opened.graph.relations.count) relations; the others do not pass the filter"
    return AskedGraph(
      graph: view.graph, names: view.entities.map(\.name), isDirected: isDirected ?? false, scope: scope)
  }
}
