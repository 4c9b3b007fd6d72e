import EntenteGraph

/// Writes GraphML that NetworkX, igraph, graph-tool, Gephi, yEd and Cytoscape read alike: six types only, no defaults,
/// missing values left out, nodes first, every edge directed like the graph, ids of edges that are no numbers.
///
/// Source: Brandes et al., "GraphML Progress Report", 2002; graphml.graphdrawing.org, schema 1.1.
struct GraphMLWriter {
  typealias Sink = ([UInt8]) throws(GraphError) -> Void

  private let graph: AttributedGraph
  /// Ids as they are written, by number of the node.
  private let nodeIDs: [String]
  /// By number of the edge; `nil` where no edge has one, and each is called by its number.
  private let edgeIDs: [String]?
  private let nodeData: Data
  private let edgeData: Data

  /// Keys and values as they are written.
  private struct Data {
    var keys: [AttributedGraph.Key]
    var values: AttributeColumns

    /// Keeps the ids of rows that are written under others.
    mutating func keep(_ ids: [String?], writtenAs written: [String], under name: String) {
      let renamed = ids.indices.filter { ids[$0] != nil && ids[$0] != written[$0] }
      guard !renamed.isEmpty else { return }
      if !keys.contains(where: { $0.name == name }) { keys.append(AttributedGraph.Key(name, .string)) }
      let column = values.column(named: name)
      for row in renamed { values.set(ids[row].map { .string($0) }, at: row, column: column) }
    }
  }

  /// A column of values with what is written before each.
  private struct Column {
    let opening: [UInt8]
    let values: [AttributedGraph.Value?]
  }

  init(_ graph: AttributedGraph) {
    self.graph = graph
    nodeIDs = GraphMLNames.distinctTokens(graph.nodeIDs)
    edgeIDs = graph.edgeIDs.isEmpty ? nil : Self.edgeTokens(graph.edgeIDs)
    var nodeData = Data(keys: graph.nodeKeys, values: graph.nodeAttributes)
    nodeData.keep(graph.nodeIDs, writtenAs: nodeIDs, under: GraphMLNames.nodeIDKey)
    self.nodeData = nodeData
    var edgeData = Data(keys: graph.edgeKeys, values: graph.edgeAttributes)
    if let edgeIDs { edgeData.keep(graph.edgeIDs, writtenAs: edgeIDs, under: GraphMLNames.edgeIDKey) }
    self.edgeData = edgeData
  }

  /// - Complexity: O(n).
  func write(to sink: Sink) throws(GraphError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * Self.piece)
    bytes += Self.head.utf8
    let nodeColumns = Self.declare(nodeData, for: "node", &bytes)
    let edgeColumns = Self.declare(edgeData, for: "edge", &bytes)
    bytes += "  <graph id=\"G\" edgedefault=\"\(graph.isDirected ? "directed" : "undirected")\">\n".utf8
    try writeNodes(nodeColumns, &bytes, to: sink)
    try writeEdges(edgeColumns, &bytes, to: sink)
    bytes += "  </graph>\n</graphml>\n".utf8
    try sink(bytes)
  }

  /// So many bytes are handed on at a time: they stay in the cache of the second level.
  private static let piece = 1 << 16

  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">

    """

  // MARK: keys

  /// Declares the keys; gives back their columns, those without any value left out.
  private static func declare(_ data: Data, for element: String, _ bytes: inout [UInt8]) -> [Column] {
    let names = GraphMLNames.distinctTokens(data.keys.map(\.name))
    return zip(data.keys, names).compactMap { key, name in
      let id = (element == "node" ? "n." : "e.") + name
      bytes +=
        """
          <key id="\(id)" for="\(element)" attr.name="\(name)" attr.type="\(Self.type(key.type))"/>

        """.utf8
      return data.values[key.name].map {
        Column(opening: Array("      <data key=\"\(id)\">".utf8), values: $0)
      }
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

  // MARK: nodes and edges

  private func writeNodes(
    _ columns: [Column], _ bytes: inout [UInt8], to sink: Sink
  ) throws(GraphError) {
    for node in nodeIDs.indices {
      bytes += Self.nodeOpening
      bytes += nodeIDs[node].utf8
      Self.close("node", columns, row: node, &bytes)
      try Self.handOn(&bytes, to: sink)
    }
  }

  private func writeEdges(
    _ columns: [Column], _ bytes: inout [UInt8], to sink: Sink
  ) throws(GraphError) {
    let ends = Words(nodeIDs)
    for edge in graph.sources.indices {
      bytes += Self.edgeOpening
      if let edgeIDs {
        bytes += edgeIDs[edge].utf8
      } else {
        bytes.append(UInt8(ascii: "e"))
        bytes.appendDigits(Int64(edge))
      }
      bytes += Self.source
      bytes += ends[graph.sources[edge].int]
      bytes += Self.target
      bytes += ends[graph.targets[edge].int]
      Self.close("edge", columns, row: edge, &bytes)
      try Self.handOn(&bytes, to: sink)
    }
  }

  private static let nodeOpening = Array("    <node id=\"".utf8)
  private static let edgeOpening = Array("    <edge id=\"".utf8)
  private static let source = Array("\" source=\"".utf8)
  private static let target = Array("\" target=\"".utf8)

  /// Ends the tag of an element, writes its values and ends the element.
  private static func close(_ element: String, _ columns: [Column], row: Int, _ bytes: inout [UInt8]) {
    var isOpen = false
    for column in columns where row < column.values.count {
      guard let value = column.values[row] else { continue }
      // An endless number has no form that all readers know: it stays away like a missing one.
      if case .double(let number) = value, !number.isFinite { continue }
      if !isOpen { bytes += "\">\n".utf8 }
      isOpen = true
      bytes += column.opening
      append(value, to: &bytes)
      bytes += "</data>\n".utf8
    }
    bytes += isOpen ? "    </\(element)>\n".utf8 : "\"/>\n".utf8
  }

  private static func append(_ value: AttributedGraph.Value, to bytes: inout [UInt8]) {
    switch value {
    case .string(let text): XMLText.append(text, to: &bytes)
    case .int(let number): bytes.appendDigits(number)
    case .double(let number): bytes.appendDigits(number)
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    }
  }

  private static func handOn(_ bytes: inout [UInt8], to sink: Sink) throws(GraphError) {
    guard bytes.count >= piece else { return }
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// An id for every edge that is a token, no number, and given once.
  private static func edgeTokens(_ ids: [String?]) -> [String] {
    var taken: Set<String> = []
    return ids.enumerated().map { index, given in
      var id = given.map(GraphMLNames.token) ?? "e\(index)"
      if GraphMLNames.looksLikeNumber(id) { id = "e_" + id }
      while !taken.insert(id).inserted { id = "e\(index)_" + id }
      return id
    }
  }
}

/// Words as bytes, one after the other: quicker to append than strings.
private struct Words {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]

  init(_ words: [String]) {
    for word in words {
      bytes += word.utf8
      starts.append(bytes.count)
    }
  }

  subscript(number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }
}
