import CLibXML2

/// Reads GraphML through libxml2's SAX interface.
///
/// Refused with file, line and column: what is not well-formed, undeclared keys, values of a wrong type, nodes that stand
/// twice, edges without their nodes, nested graphs, hyperedges, mixed directions, entities of the file's own.
/// Nothing is fetched, and the parser's limits on depth and size hold.
enum GraphMLReader {
  static func read(_ bytes: [UInt8], file: String) throws(GraphError) -> AttributedGraph {
    let builder = GraphMLBuilder()
    let failure = SAXParsing.parse(bytes, into: builder)
    if let problem = builder.problem {
      throw .invalid(file: file, line: problem.line, column: problem.column, problem: problem.problem)
    }
    if let failure {
      throw .malformedXML(file: file, line: failure.line, column: failure.column, reason: failure.reason)
    }
    if let problem = builder.finish() {
      throw .invalid(file: file, line: problem.line, column: problem.column, problem: problem.problem)
    }
    return builder.graph
  }
}

/// Where a problem stands.
struct GraphMLPlace {
  var problem: GraphMLProblem
  var line: Int
  var column: Int
}

/// Builds the graph out of the events of the parser.
final class GraphMLBuilder {
  private(set) var graph = AttributedGraph()
  /// The first problem; nothing is built after it.
  private(set) var problem: GraphMLPlace?
  var line = 1
  var column = 1

  private struct Key {
    var name: String
    var type: AttributedGraph.ValueType
    var isForNodes: Bool
    var isForEdges: Bool
    var defaultValue: AttributedGraph.Value?
  }

  private enum Target { case none, node, edge }

  private var keys: [String: Key] = [:]
  private var keyOrder: [String] = []
  private var nodeIndex: [String: Int] = [:]
  private var edgeIDs: Set<String> = []
  /// Edges whose ends stand behind them, or nowhere.
  private var ends: [(end: String, line: Int, column: Int)] = []
  private var hasGraph = false
  private var depth = 0
  private var target = Target.none
  private var openKey: String?
  private var isInDefault = false
  private var text = ""
  /// Depth of an element whose content belongs to a program of its own (yEd's graphics).
  private var foreignDepth: Int?

  func fail(_ problem: GraphMLProblem) {
    if self.problem == nil { self.problem = GraphMLPlace(problem: problem, line: line, column: column) }
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    depth += 1
    guard problem == nil, foreignDepth == nil else { return }
    func need(_ attribute: String) -> String? {
      if attributes[attribute] == nil { fail(.missingAttribute(element: name, attribute: attribute)) }
      return attributes[attribute]
    }
    switch name {
    case "graphml", "desc", "port", "locator": return
    case "key": if let id = need("id") { addKey(id, attributes) }
    case "default":
      isInDefault = true
      text = ""
    case "graph": startGraph(attributes)
    case "node": if let id = need("id") { addNode(id) }
    case "edge": if let source = need("source"), let end = need("target") { addEdge(source, end, attributes) }
    case "hyperedge": fail(.hyperedge)
    case "data":
      guard let key = need("key") else { return }
      if keys[key] == nil { fail(.undeclaredKey(key)) }
      openKey = key
      text = ""
    default: foreignDepth = depth
    }
  }

  func end(_ name: String) {
    defer { depth -= 1 }
    if let foreign = foreignDepth {
      if foreign == depth { foreignDepth = nil }
      return
    }
    guard problem == nil else { return }
    switch name {
    case "data": finishData()
    case "default":
      isInDefault = false
      guard let id = openKey, let key = keys[id] else { return }
      keys[id]?.defaultValue = value(text, id, key)
    case "key": openKey = nil
    case "node", "edge": target = .none
    default: return
    }
  }

  func characters(_ piece: String) {
    if foreignDepth == nil, openKey != nil { text += piece }
  }

  // MARK: elements

  private func addKey(_ id: String, _ attributes: XMLAttributes) {
    guard keys[id] == nil else { return fail(.twoKeys(id: id)) }
    let use = attributes["for"] ?? "all"
    let type: AttributedGraph.ValueType
    switch attributes["attr.type"] ?? "string" {
    case "string": type = .string
    case "int", "long": type = .int
    case "float", "double": type = .double
    case "boolean": type = .bool
    case let other: return fail(.unknownType(other))
    }
    keys[id] = Key(
      name: attributes["attr.name"] ?? id, type: type, isForNodes: use == "node" || use == "all",
      isForEdges: use == "edge" || use == "all")
    keyOrder.append(id)
    openKey = id
  }

  private func startGraph(_ attributes: XMLAttributes) {
    guard target == .none else { return fail(.nestedGraph) }
    guard !hasGraph else { return fail(.twoGraphs) }
    hasGraph = true
    graph.isDirected = attributes["edgedefault"] != "undirected"
  }

  private func addNode(_ id: String) {
    guard nodeIndex[id] == nil else { return fail(.duplicateNode(id)) }
    guard target == .none else { return fail(.nestedGraph) }
    nodeIndex[id] = graph.nodes.count
    graph.nodes.append(AttributedGraph.Node(id: id))
    target = .node
  }

  private func addEdge(_ source: String, _ end: String, _ attributes: XMLAttributes) {
    if let directed = attributes["directed"], (directed == "true" || directed == "1") != graph.isDirected {
      return fail(.mixedDirections)
    }
    if let id = attributes["id"], !edgeIDs.insert(id).inserted { return fail(.duplicateEdge(id)) }
    for vertex in [source, end] where nodeIndex[vertex] == nil { ends.append((vertex, line, column)) }
    graph.edges.append(AttributedGraph.Edge(id: attributes["id"], source: source, target: end))
    target = .edge
  }

  private func finishData() {
    guard let id = openKey, let key = keys[id] else { return }
    openKey = nil
    guard target != .none else { return }  // data of the graph itself
    let plain = text.trimmingWhitespace()
    // An empty number is a missing one: some writers leave the element standing.
    if plain.isEmpty, key.type != .string { return }
    guard let value = value(text, id, key) else { return }
    if target == .node {
      graph.nodes[graph.nodes.count - 1].attributes[key.name] = value
    } else {
      graph.edges[graph.edges.count - 1].attributes[key.name] = value
    }
  }

  private func value(_ text: String, _ id: String, _ key: Key) -> AttributedGraph.Value? {
    let plain = text.trimmingWhitespace()
    switch key.type {
    case .string: return .string(text)
    case .int:
      if let number = Int64(plain) { return .int(number) }
      fail(.badValue(key: id, type: "integer", value: plain))
    case .double:
      // Double reads `inf` and `nan` in either case, as it reads numbers.
      if let number = Double(plain) { return .double(number) }
      fail(.badValue(key: id, type: "number", value: plain))
    case .bool:
      switch plain.lowercased() {
      case "true", "1": return .bool(true)
      case "false", "0": return .bool(false)
      default: fail(.badValue(key: id, type: "boolean", value: plain))
      }
    }
    return nil
  }

  // MARK: the end

  /// Checks what can be known only now; gives elements the defaults of their keys and nodes their real ids.
  func finish() -> GraphMLPlace? {
    guard hasGraph else { return GraphMLPlace(problem: .noGraph, line: line, column: column) }
    if let missing = ends.first(where: { nodeIndex[$0.end] == nil }) {
      return GraphMLPlace(
        problem: .danglingEdge(end: missing.end), line: missing.line, column: missing.column)
    }
    for id in keyOrder {
      guard let key = keys[id] else { continue }
      if key.isForNodes { declare(key, id, in: &graph.nodeKeys) }
      if key.isForEdges { declare(key, id, in: &graph.edgeKeys) }
      guard let value = key.defaultValue else { continue }
      if key.isForNodes {
        for index in graph.nodes.indices where graph.nodes[index].attributes[key.name] == nil {
          graph.nodes[index].attributes[key.name] = value
        }
      }
      if key.isForEdges {
        for index in graph.edges.indices where graph.edges[index].attributes[key.name] == nil {
          graph.edges[index].attributes[key.name] = value
        }
      }
    }
    restoreIDs()
    return nil
  }

  private func declare(_ key: Key, _ id: String, in keys: inout [AttributedGraph.Key]) {
    if !keys.contains(where: { $0.name == key.name }) { keys.append(AttributedGraph.Key(key.name, key.type)) }
  }

  /// Gives nodes and edges that our writer had to rename their real ids again.
  private func restoreIDs() {
    var real: [String: String] = [:]
    for index in graph.nodes.indices {
      guard let id = graph.nodes[index].attributes[GraphMLNames.nodeIDKey]?.string, nodeIndex[id] == nil,
        graph.nodes[index].id.hasPrefix(GraphMLNames.token(id))
      else { continue }
      real[graph.nodes[index].id] = id
      graph.nodes[index].id = id
      graph.nodes[index].attributes[GraphMLNames.nodeIDKey] = nil
    }
    if !real.isEmpty { graph.nodeKeys.removeAll { $0.name == GraphMLNames.nodeIDKey } }
    var restoredEdges = false
    for index in graph.edges.indices {
      if let id = real[graph.edges[index].source] { graph.edges[index].source = id }
      if let id = real[graph.edges[index].target] { graph.edges[index].target = id }
      guard let id = graph.edges[index].attributes[GraphMLNames.edgeIDKey]?.string,
        graph.edges[index].id?.hasSuffix(GraphMLNames.token(id)) ?? false
      else { continue }
      graph.edges[index].id = id
      graph.edges[index].attributes[GraphMLNames.edgeIDKey] = nil
      restoredEdges = true
    }
    if restoredEdges { graph.edgeKeys.removeAll { $0.name == GraphMLNames.edgeIDKey } }
  }
}

extension String {
  func trimmingWhitespace() -> String {
    // Numbers and most words begin and end with ASCII beyond the space.
    if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first),
      (0x21..<0x7F).contains(last)
    {
      return self
    }
    return self[...].trimmed { !$0.isWhitespace }
  }
}
