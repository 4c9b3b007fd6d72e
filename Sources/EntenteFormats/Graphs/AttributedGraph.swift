/// A graph as exchange formats see it: nodes and edges with typed attributes, parallel edges and loops allowed.
public struct AttributedGraph: Sendable, Equatable {
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
  /// Ids are unique.
  public var nodes: [Node]
  /// Both ends are ids of nodes.
  public var edges: [Edge]

  public init(
    isDirected: Bool = true, nodeKeys: [Key] = [], edgeKeys: [Key] = [], nodes: [Node] = [],
    edges: [Edge] = []
  ) {
    self.isDirected = isDirected
    self.nodeKeys = nodeKeys
    self.edgeKeys = edgeKeys
    self.nodes = nodes
    self.edges = edges
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
