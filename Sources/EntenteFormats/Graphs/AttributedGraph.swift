import EntenteGraph

/// A graph as exchange formats see it: nodes and edges with typed attributes, parallel edges and loops allowed.
///
/// It is kept in columns, so that an edge costs no memory of its own beside its numbers: the ends of edges are numbers of
/// nodes, an attribute is one array of values. ``nodes`` and ``edges`` show its rows.
public struct AttributedGraph: Sendable {
  public enum Value: Hashable, Sendable {
    case string(String)
    case int(Int64)
    case double(Double)
    case bool(Bool)
  }

  public enum ValueType: String, Sendable, CaseIterable {
    case string, int, double, bool
  }

  /// An attribute that nodes or edges may have.
  public struct Key: Hashable, Sendable {
    public var name: String
    public var type: ValueType

    public init(_ name: String, _ type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  public struct Node: Sendable, Equatable {
    public var id: String
    /// By name of a key; what is absent is missing.
    public var attributes: [String: Value]

    public init(id: String, attributes: [String: Value] = [:]) {
      self.id = id
      self.attributes = attributes
    }
  }

  public struct Edge: Sendable, Equatable {
    /// Unique where present.
    public var id: String?
    public var source: String
    public var target: String
    public var attributes: [String: Value]

    public init(id: String? = nil, source: String, target: String, attributes: [String: Value] = [:]) {
      self.id = id
      self.source = source
      self.target = target
      self.attributes = attributes
    }
  }

  public var isDirected: Bool
  /// Names are unique among the keys of nodes, and among those of edges.
  public var nodeKeys: [Key]
  public var edgeKeys: [Key]
  /// One a node, unique.
  var nodeIDs: [String]
  /// One an edge, unique where present; empty where no edge has one.
  var edgeIDs: [String?]
  /// The ends of each edge, as numbers of nodes.
  var sources: [VertexID]
  var targets: [VertexID]
  /// Values of attributes, by number of a node and of an edge.
  public internal(set) var nodeAttributes: AttributeColumns
  public internal(set) var edgeAttributes: AttributeColumns

  /// - Precondition: ids of nodes are unique, and both ends of every edge are ids of nodes.
  /// - Complexity: O(n) for n nodes, edges and values.
  public init(
    isDirected: Bool = true, nodeKeys: [Key] = [], edgeKeys: [Key] = [], nodes: [Node] = [],
    edges: [Edge] = []
  ) {
    self.init(isDirected: isDirected, nodeIDs: nodes.map(\.id), sources: [], targets: [])
    self.nodeKeys = nodeKeys
    self.edgeKeys = edgeKeys
    for (number, node) in nodes.enumerated() { nodeAttributes.set(node.attributes, at: number) }
    let numbers = Dictionary(
      zip(nodeIDs, nodes.indices.map { VertexID($0) }), uniquingKeysWith: { first, _ in first })
    for edge in edges {
      guard let source = numbers[edge.source], let target = numbers[edge.target] else {
        preconditionFailure("an edge from '\(edge.source)' to '\(edge.target)', which are no nodes both")
      }
      edgeAttributes.set(edge.attributes, at: sources.count)
      sources.append(source)
      targets.append(target)
    }
    if edges.contains(where: { $0.id != nil }) { edgeIDs = edges.map(\.id) }
  }

  /// A graph without attributes.
  /// - Parameters:
  ///   - nodeIDs: unique.
  ///   - sources: as long as `targets`; both hold numbers of nodes.
  init(isDirected: Bool, nodeIDs: [String], sources: [VertexID], targets: [VertexID]) {
    self.isDirected = isDirected
    nodeKeys = []
    edgeKeys = []
    self.nodeIDs = nodeIDs
    edgeIDs = []
    self.sources = sources
    self.targets = targets
    nodeAttributes = AttributeColumns()
    edgeAttributes = AttributeColumns()
  }
}

extension AttributedGraph.Value: CustomStringConvertible {
  /// As exchange formats write it: numbers with the fewest digits that give them back.
  public var description: String {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .double(let number):
      number == .infinity ? "INF" : number == -.infinity ? "-INF" : number.isNaN ? "NaN" : "\(number)"
    case .bool(let flag): flag ? "true" : "false"
    }
  }

  var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// An integer, or a double that is one.
  var integer: Int? {
    switch self {
    case .int(let number): Int(exactly: number)
    case .double(let number): Int(exactly: number)
    default: nil
    }
  }

  var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}
