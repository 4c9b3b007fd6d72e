internal import Entente
internal import EntenteFormats
internal import EntenteGraph
internal import EntenteModel
internal import EntenteOntology
internal import Foundation

/// A graph file without knowledge in it: vertices with names, edges with weights.
///
/// The sign of an edge is that of its weight.
struct PlainGraph {
  let path: String
  let graph: DirectedGraph
  let names: [String]
  /// `nil` where the file does not say.
  let isDirected: Bool?
  /// Attributes of the vertices; `nil` for edge lists.
  private let attributes: AttributeColumns?

  func vertex(named name: String) throws -> VertexID {
    guard let vertex = names.firstIndex(of: name) else {
      throw Complaint(.nothingFound, "\(path): there is no vertex '\(name)'")
    }
    return VertexID(vertex)
  }

  /// - Returns: `nil` for stores and for our own graph files.
  static func open(_ options: GraphOptions, _ filter: FilterOptions) throws -> PlainGraph? {
    let path = options.graph
    let ending = options.from ?? URL(fileURLWithPath: path).pathExtension
    let plain: PlainGraph
    switch ending.lowercased() {
    case "el", "wel":
      guard FileManager.default.fileExists(atPath: path) else {
        throw Complaint(.fileError, "\(path): no such file")
      }
      do {
        plain = PlainGraph(path, try EdgeListReader().read(contentsOf: URL(fileURLWithPath: path)))
      } catch let error as EdgeListError {
        throw GraphError.edgeList(path: path, error: error)
      }
    case "graphml":
      let file = try GraphReader.attributed(path: path)
      // Our own export is asked as knowledge, with entities and filters.
      guard !file.edgeKeys.contains(where: { $0.name == "polarity" }) else { return nil }
      do {
        plain = PlainGraph(path, try EdgeList(file), isDirected: file.isDirected, file.nodeAttributes)
      } catch {
        throw GraphError.edgeList(path: path, error: error)
      }
    default: return nil
    }
    guard filter.given.isEmpty else {
      throw Complaint(
        .usage,
        "\(filter.given.joined(separator: ", ")): a plain graph such as \(path) has no dates, relations, layers "
          + "or sources; leave it out, or ask a store or our own graph file")
    }
    return plain
  }

  private init(
    _ path: String, _ list: EdgeList, isDirected: Bool? = nil, _ attributes: AttributeColumns? = nil
  ) {
    let columns = list.columns
    let signs: [Int8] = columns.weights.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    graph = DirectedGraph(
      vertexCount: columns.vertexCount, sources: columns.sources, targets: columns.targets,
      weights: columns.weights,
      signs: columns.weights.isEmpty ? [Int8](repeating: 1, count: columns.edgeCount) : signs)
    names = list.names
    self.path = path
    self.isDirected = isDirected
    self.attributes = attributes
  }

  /// Whether edges go one way: as the user says, else as the file does.
  func isDirected(directed: Bool, undirected: Bool) throws -> Bool {
    if undirected { return false }
    if directed, isDirected == false {
      throw Complaint(.usage, "\(path) says that its edges have no direction, so none can be followed")
    }
    return directed || isDirected ?? false
  }

  /// What a vertex is, by one of its attributes.
  func kinds(_ attribute: String) throws -> [String] {
    guard let values = attributes?[attribute] else {
      let known = (attributes?.names ?? []).sorted()
      throw Complaint(
        .usage,
        "\(path): no vertex has an attribute '\(attribute)'"
          + (known.isEmpty ? "" : "; there are \(known.joined(separator: ", "))"))
    }
    return names.indices.map { $0 < values.count ? values[$0]?.description ?? "" : "" }
  }
}

/// A graph that is asked as such: a plain file, or what passes the filter of a store.
struct AskedGraph {
  let graph: DirectedGraph
  let names: [String]
  let isDirected: Bool
  /// What kind each vertex is of, where it is known: the entity's type, or an attribute that was asked for.
  let kinds: [String]?
  /// Whether it is a file without knowledge in it.
  let isPlain: Bool
  /// What was asked, in words: what counts, and how much of it there is.
  let scope: String

  /// Relations of a store are taken without directions unless the user says so: a symmetric one stands in the
  /// store one way only.
  /// - Parameter kind: the attribute by which vertices of a plain file are of one kind.
  static func open(
    _ options: GraphOptions, _ filter: FilterOptions, directed: Bool, undirected: Bool, kind: String? = nil
  ) throws -> AskedGraph {
    if let plain = try PlainGraph.open(options, filter) {
      return AskedGraph(
        graph: plain.graph, names: plain.names,
        isDirected: try plain.isDirected(directed: directed, undirected: undirected),
        kinds: try kind.map { try plain.kinds($0) }, isPlain: true,
        scope: "\(plain.graph.vertexCount) vertices and \(plain.graph.edgeCount) edges of the file")
    }
    guard kind == nil || kind == "type" else {
      throw Complaint(.usage, "entities of a store are of a type; '\(kind ?? "")' is no attribute of theirs")
    }
    let (workspace, opened) = try options.open()
    let filter = try filter.filter(defaults: opened.defaults, in: opened.graph, workspace: workspace)
    let view = opened.graph.filtered(filter)
    return AskedGraph(
      graph: view.graph, names: view.entities.map(\.name), isDirected: directed,
      kinds: view.entities.map(\.type.rawValue), isPlain: false,
      scope: Scope.of(view, in: opened.graph, by: filter))
  }
}

extension OpenGraph {
  /// What counts unless the user says otherwise: affirmed facts, of a store those that documents tell.
  var defaults: GraphFilter {
    var defaults = GraphFilter.plain
    if store != nil { defaults.layers = [.documents] }
    return defaults
  }
}

/// What was measured and what was left out, in words.
enum Scope {
  static func of(_ view: KnowledgeGraph, in whole: KnowledgeGraph, by filter: GraphFilter) -> String {
    "\(view.entities.count) of \(whole.entities.count) entities and "
      + relations(view.relations.count, of: view, in: whole, by: filter)
  }

  /// - Parameter count: how many relations of the view are asked.
  static func relations(
    _ count: Int, of view: KnowledgeGraph, in whole: KnowledgeGraph, by filter: GraphFilter
  ) -> String {
    "\(count) of \(whole.relations.count) relations; left out are the others, which do not pass the filter"
      + undated(filter.date == nil ? 0 : view.relations.count { $0.validity == nil })
  }

  static func undated(_ count: Int) -> String {
    count == 0 ? "" : "; \(count) tell no date and count as holding, unless --dated is said"
  }
}
