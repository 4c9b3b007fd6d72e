import EntenteGraph

/// Builds the graph out of the events of the parser.
struct GraphMLBuilder: ~Copyable {
  /// What ``start(at:)`` reads: the parser fills it in before.
  var tag = GraphMLTag()
  /// The first problem; nothing is built after it.
  private(set) var stop: GraphMLStop?
  var isStopped: Bool { stop != nil }
  private var graph = AttributedGraph()
  private var hasGraph = false

  private var keys: [GraphMLKey] = []
  private var keyIDs = GraphMLIDs()
  /// Ids of nodes, also of such as only edges name so far: the ends of edges are these numbers until all is read.
  private var nodeIDs = GraphMLIDs()
  /// The node of each of these numbers; `nil` before it stands in the file.
  private var nodes: [VertexID?] = []
  private var edgeIDs = GraphMLIDs()
  /// Ends that stand before their nodes, or without any.
  private var early: [(number: Int, id: String, place: XMLPlace)] = []

  private enum Target { case none, node, edge }

  private var target = Target.none
  private var depth = 0
  /// Depth of an element whose content belongs to a program of its own (yEd's graphics).
  private var foreignDepth: Int?
  /// The key whose data or default is read.
  private var openKey: Int?
  private var text: [UInt8] = []
  private var place = XMLPlace()

  mutating func fail(_ problem: GraphMLProblem, at place: XMLPlace) {
    if stop == nil { stop = GraphMLStop(problem: problem, place: place) }
  }

  mutating func start(at place: XMLPlace) {
    depth += 1
    self.place = place
    guard stop == nil, foreignDepth == nil else { return }
    do throws(GraphMLProblem) {
      switch tag.name {
      case .edge: try addEdge()
      case .node: try addNode()
      case .data: try openData()
      case .key: try addKey()
      case .default: text.removeAll(keepingCapacity: true)
      case .graph: try startGraph()
      case .hyperedge: throw .hyperedge
      case .graphml, .desc, .port, .locator: return
      case nil: foreignDepth = depth
      }
    } catch {
      fail(error, at: place)
    }
  }

  mutating func end(_ name: GraphMLTag.Name?, at place: XMLPlace) {
    defer { depth -= 1 }
    self.place = place
    if let foreign = foreignDepth {
      if foreign == depth { foreignDepth = nil }
      return
    }
    guard stop == nil else { return }
    do throws(GraphMLProblem) {
      switch name {
      case .data: try finishData()
      case .default: if let openKey { keys[openKey].defaultValue = try keys[openKey].value(text) }
      case .key: openKey = nil
      case .node, .edge: target = .none
      default: return
      }
    } catch {
      fail(error, at: place)
    }
  }

  mutating func characters(_ piece: UnsafeBufferPointer<UInt8>) {
    if foreignDepth == nil, openKey != nil { text.append(contentsOf: piece) }
  }

  // MARK: elements

  private func need(_ attribute: GraphMLTag.Attribute) throws(GraphMLProblem) {
    guard tag.has(attribute) else {
      throw .missingAttribute(element: tag.name?.rawValue ?? "", attribute: attribute.rawValue)
    }
  }

  private mutating func addKey() throws(GraphMLProblem) {
    try need(.id)
    let id = tag.text(.id) ?? ""
    let number = keyIDs.number(of: tag.bytes(.id))
    guard number == keys.count else { throw .twoKeys(id: id) }
    let type: AttributedGraph.ValueType
    switch tag.text(.type) ?? "string" {
    case "string": type = .string
    case "int", "long": type = .int
    case "float", "double": type = .double
    case "boolean": type = .bool
    case let other: throw .unknownType(other)
    }
    let use = tag.text(.use) ?? "all"
    keys.append(
      GraphMLKey(
        id: id, name: tag.text(.name) ?? id, type: type, isForNodes: use == "node" || use == "all",
        isForEdges: use == "edge" || use == "all"))
    openKey = number
  }

  private mutating func startGraph() throws(GraphMLProblem) {
    guard target == .none else { throw .nestedGraph }
    guard !hasGraph else { throw .twoGraphs }
    hasGraph = true
    graph.isDirected = tag.text(.edgedefault) != "undirected"
  }

  private mutating func addNode() throws(GraphMLProblem) {
    try need(.id)
    let number = nodeNumber(tag.bytes(.id))
    let id = tag.text(.id) ?? ""
    guard nodes[number] == nil else { throw .duplicateNode(id) }
    guard target == .none else { throw .nestedGraph }
    nodes[number] = VertexID(graph.nodeIDs.count)
    graph.nodeIDs.append(id)
    target = .node
  }

  private mutating func nodeNumber(_ id: ArraySlice<UInt8>) -> Int {
    let number = nodeIDs.number(of: id)
    if number == nodes.count { nodes.append(nil) }
    return number
  }

  private mutating func addEdge() throws(GraphMLProblem) {
    try need(.source)
    try need(.target)
    if tag.has(.directed) {
      let directed = tag.text(.directed)
      guard (directed == "true" || directed == "1") == graph.isDirected else { throw .mixedDirections }
    }
    if let id = tag.text(.id) {
      let known = edgeIDs.count
      guard edgeIDs.number(of: tag.bytes(.id)) == known else { throw .duplicateEdge(id) }
      while graph.edgeIDs.count < graph.sources.count { graph.edgeIDs.append(nil) }
      graph.edgeIDs.append(id)
    } else if !graph.edgeIDs.isEmpty {
      graph.edgeIDs.append(nil)
    }
    graph.sources.append(vertex(at: .source))
    graph.targets.append(vertex(at: .target))
    target = .edge
  }

  /// The number of the id at one end of the edge.
  private mutating func vertex(at attribute: GraphMLTag.Attribute) -> VertexID {
    let number = nodeNumber(tag.bytes(attribute))
    // While every id is a node's there is nothing to look up.
    if nodeIDs.count > graph.nodeIDs.count, nodes[number] == nil {
      early.append((number, tag.text(attribute) ?? "", place))
    }
    return VertexID(number)
  }

  private mutating func openData() throws(GraphMLProblem) {
    try need(.key)
    let number = keyIDs.number(of: tag.bytes(.key))
    guard number < keys.count else { throw .undeclaredKey(tag.text(.key) ?? "") }
    openKey = number
    text.removeAll(keepingCapacity: true)
  }

  private mutating func finishData() throws(GraphMLProblem) {
    guard let key = openKey else { return }
    openKey = nil
    guard target != .none else { return }  // data of the graph itself
    guard !keys[key].isMissing(text) else { return }
    let value = try keys[key].value(text)
    switch target {
    case .node: graph.nodeAttributes.set(value, at: graph.nodeIDs.count - 1, column: nodeColumn(of: key))
    default: graph.edgeAttributes.set(value, at: graph.sources.count - 1, column: edgeColumn(of: key))
    }
  }

  private mutating func nodeColumn(of key: Int) -> Int {
    if let column = keys[key].nodeColumn { return column }
    let column = graph.nodeAttributes.column(named: keys[key].name)
    keys[key].nodeColumn = column
    return column
  }

  private mutating func edgeColumn(of key: Int) -> Int {
    if let column = keys[key].edgeColumn { return column }
    let column = graph.edgeAttributes.column(named: keys[key].name)
    keys[key].edgeColumn = column
    return column
  }

  // MARK: the end

  /// The graph, after what can be checked only now: elements have the defaults of their keys, and real ids.
  consuming func finished() throws(GraphMLStop) -> AttributedGraph {
    guard hasGraph else { throw GraphMLStop(problem: .noGraph, place: place) }
    if let missing = early.first(where: { nodes[$0.number] == nil }) {
      throw GraphMLStop(problem: .danglingEdge(end: missing.id), place: missing.place)
    }
    // Where nodes stand before the edges, both numbers are one already.
    if !early.isEmpty {
      for edge in graph.sources.indices {
        graph.sources[edge] = nodes[graph.sources[edge].int] ?? graph.sources[edge]
        graph.targets[edge] = nodes[graph.targets[edge].int] ?? graph.targets[edge]
      }
    }
    for key in keys.indices { declare(key) }
    restoreNodeIDs()
    restoreEdgeIDs()
    return graph
  }

  private mutating func declare(_ number: Int) {
    let key = keys[number]
    let declared = AttributedGraph.Key(key.name, key.type)
    if key.isForNodes, !graph.nodeKeys.contains(where: { $0.name == key.name }) {
      graph.nodeKeys.append(declared)
    }
    if key.isForEdges, !graph.edgeKeys.contains(where: { $0.name == key.name }) {
      graph.edgeKeys.append(declared)
    }
    guard let value = key.defaultValue else { return }
    if key.isForNodes {
      graph.nodeAttributes.fill(value, rows: graph.nodeIDs.count, column: nodeColumn(of: number))
    }
    if key.isForEdges {
      graph.edgeAttributes.fill(value, rows: graph.sources.count, column: edgeColumn(of: number))
    }
  }

  /// Gives nodes that our writer had to rename their real ids again.
  private mutating func restoreNodeIDs() {
    let name = GraphMLNames.nodeIDKey
    guard let written = graph.nodeAttributes[name] else { return }
    let column = graph.nodeAttributes.column(named: name)
    var isRestored = false
    for (node, value) in written.enumerated() {
      guard let id = value?.string, graph.nodeIDs[node].hasPrefix(GraphMLNames.token(id)) else { continue }
      let number = nodeNumber(Array(id.utf8)[...])
      guard nodes[number] == nil else { continue }
      nodes[number] = VertexID(node)
      graph.nodeIDs[node] = id
      graph.nodeAttributes.set(nil, at: node, column: column)
      isRestored = true
    }
    if isRestored { graph.nodeKeys.removeAll { $0.name == name } }
    graph.nodeAttributes.removeIfEmpty(column)
  }

  /// Gives edges that our writer had to rename their real ids again.
  private mutating func restoreEdgeIDs() {
    let name = GraphMLNames.edgeIDKey
    guard let written = graph.edgeAttributes[name], !graph.edgeIDs.isEmpty else { return }
    let column = graph.edgeAttributes.column(named: name)
    var isRestored = false
    for (edge, value) in written.enumerated() {
      guard let id = value?.string, graph.edgeIDs[edge]?.hasSuffix(GraphMLNames.token(id)) ?? false else {
        continue
      }
      graph.edgeIDs[edge] = id
      graph.edgeAttributes.set(nil, at: edge, column: column)
      isRestored = true
    }
    if isRestored { graph.edgeKeys.removeAll { $0.name == name } }
    graph.edgeAttributes.removeIfEmpty(column)
  }
}
