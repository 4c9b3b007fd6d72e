import EntenteGraph

extension AttributedGraph {
  /// The nodes with their attributes, in the order of their numbers.
  public struct Nodes: RandomAccessCollection, Sendable {
    fileprivate let graph: AttributedGraph

    public var startIndex: Int { 0 }
    public var endIndex: Int { graph.nodeIDs.count }

    public subscript(number: Int) -> Node {
      Node(id: graph.nodeIDs[number], attributes: graph.nodeAttributes.row(number))
    }
  }

  /// The edges with their attributes, in the order of their numbers.
  public struct Edges: RandomAccessCollection, Sendable {
    fileprivate let graph: AttributedGraph

    public var startIndex: Int { 0 }
    public var endIndex: Int { graph.sources.count }

    public subscript(number: Int) -> Edge {
      Edge(
        id: graph.edgeIDs.isEmpty ? nil : graph.edgeIDs[number],
        source: graph.nodeIDs[graph.sources[number].int], target: graph.nodeIDs[graph.targets[number].int],
        attributes: graph.edgeAttributes.row(number))
    }
  }

  public var nodes: Nodes { Nodes(graph: self) }
  public var edges: Edges { Edges(graph: self) }
}

extension AttributedGraph: Equatable {
  /// Whether both have the same keys, nodes and edges in the same order.
  public static func == (a: Self, b: Self) -> Bool {
    a.isDirected == b.isDirected && a.nodeKeys == b.nodeKeys && a.edgeKeys == b.edgeKeys
      && a.nodes.elementsEqual(b.nodes) && a.edges.elementsEqual(b.edges)
  }
}
