/// Writes GraphML that NetworkX, igraph, graph-tool, Gephi, yEd and Cytoscape read alike: six types only, no defaults,
/// missing values left out, nodes first, every edge directed like the graph, ids of edges that are no numbers.
///
/// Source: Brandes et al., "GraphML Progress Report", 2002; graphml.graphdrawing.org, schema 1.1.
struct GraphMLWriter {
  private let graph: AttributedGraph
  private let nodeIDs: [String: String]

  init(_ graph: AttributedGraph) {
    self.graph = graph
    let ids = graph.nodes.map(\.id)
    nodeIDs = Dictionary(zip(ids, GraphMLNames.distinctTokens(ids)), uniquingKeysWith: { first, _ in first })
  }

  /// - Complexity: O(n).
  func write(to sink: (([UInt8]) throws(GraphError) -> Void)) throws(GraphError) {
    guard let xml = XMLWriting() else { throw .toolFailed(tool: "libxml2", reason: "out of memory") }
    xml.start(
      "graphml",
      [
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
          "xsi:schemaLocation",
          "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd"
        ),
      ])
    let hasRenamed = nodeIDs.contains { $0.key != $0.value }
    let nodeKeys = keys(
      graph.nodeKeys + (hasRenamed ? [.init(GraphMLNames.nodeIDKey, .string)] : []), for: "node", xml)
    let edgeIDs = edgeTokens()
    let hasRenamedEdges = zip(graph.edges, edgeIDs).contains { $0.id != nil && $0.id != $1 }
    let edgeKeys = keys(
      graph.edgeKeys + (hasRenamedEdges ? [.init(GraphMLNames.edgeIDKey, .string)] : []), for: "edge", xml)
    xml.start("graph", [("id", "G"), ("edgedefault", graph.isDirected ? "directed" : "undirected")])
    for (index, node) in graph.nodes.enumerated() {
      write(node, nodeKeys, xml)
      if index % 512 == 511 { try sink(xml.take()) }
    }
    for (index, edge) in graph.edges.enumerated() {
      write(edge, edgeIDs[index], edgeKeys, xml)
      if index % 512 == 511 { try sink(xml.take()) }
    }
    xml.end()
    xml.end()
    xml.endDocument()
    try sink(xml.take())
  }

  /// Declares the keys; gives back the id of each.
  private func keys(_ keys: [AttributedGraph.Key], for element: String, _ xml: XMLWriting) -> [(
    AttributedGraph.Key, id: String
  )] {
    let names = GraphMLNames.distinctTokens(keys.map(\.name))
    return zip(keys, names).map { key, name in
      let id = (element == "node" ? "n." : "e.") + name
      xml.start(
        "key", [("id", id), ("for", element), ("attr.name", name), ("attr.type", Self.type(key.type))])
      xml.end()
      return (key, id)
    }
  }

  private static func type(_ type: AttributedGraph.ValueType) -> String {
    switch type {
    case .string: "string"
    case .int: "long"  // `int` ends at 2^31
    case .double: "double"
    case .bool: "boolean"
    }
  }

  private func write(
    _ node: AttributedGraph.Node, _ keys: [(AttributedGraph.Key, id: String)], _ xml: XMLWriting
  ) {
    let id = nodeIDs[node.id] ?? node.id
    xml.start("node", [("id", id)])
    var attributes = node.attributes
    if id != node.id { attributes[GraphMLNames.nodeIDKey] = .string(node.id) }
    write(attributes, keys, xml)
    xml.end()
  }

  /// An id for every edge that is a token, no number, and given once.
  private func edgeTokens() -> [String] {
    guard graph.edges.contains(where: { $0.id != nil }) else { return graph.edges.indices.map { "e\($0)" } }
    var taken: Set<String> = []
    return graph.edges.enumerated().map { index, edge in
      var id = edge.id.map(GraphMLNames.token) ?? "e\(index)"
      if GraphMLNames.looksLikeNumber(id) { id = "e_" + id }
      while !taken.insert(id).inserted { id = "e\(index)_" + id }
      return id
    }
  }

  private func write(
    _ edge: AttributedGraph.Edge, _ id: String, _ keys: [(AttributedGraph.Key, id: String)], _ xml: XMLWriting
  ) {
    xml.start(
      "edge",
      [
        ("id", id), ("source", nodeIDs[edge.source] ?? edge.source),
        ("target", nodeIDs[edge.target] ?? edge.target),
      ])
    var attributes = edge.attributes
    if let real = edge.id, real != id { attributes[GraphMLNames.edgeIDKey] = .string(real) }
    write(attributes, keys, xml)
    xml.end()
  }

  private func write(
    _ attributes: [String: AttributedGraph.Value], _ keys: [(AttributedGraph.Key, id: String)],
    _ xml: XMLWriting
  ) {
    for (key, id) in keys {
      guard let value = attributes[key.name] else { continue }
      // An endless number has no form that all readers know: it stays away like a missing one.
      if case .double(let number) = value, !number.isFinite { continue }
      xml.element("data", [("key", id)], text: value.description)
    }
  }
}
