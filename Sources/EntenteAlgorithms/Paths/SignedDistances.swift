public import EntenteGraph

/// Fewest edges from one vertex to each other by walks whose signs multiply to + and to -: a friend of a friend,
/// and an enemy of an enemy, are reached with +.
///
/// Edges of sign 0 carry nothing and are not walked. A walk may come by a vertex twice, once with each sign.
public struct SignedDistances: Sendable, Equatable {
  /// One entry a vertex; `nil` where no such walk leads there. The source itself is 0 edges away with +.
  public let positive: [Int32?]
  public let negative: [Int32?]
  /// The edge by which a vertex was reached with +, and, in the second half, with -.
  private let arrival: [EdgeID?]

  /// - Parameter adjacency: `graph.out`, or `graph.undirectedAdjacency()` to walk edges both ways.
  /// - Complexity: O(V + E) time and space: a breadth-first search over pairs of vertex and sign.
  /// - Source: F. Harary, "On the notion of balance of a signed graph", 1953 (the sign of a walk).
  public init(in graph: DirectedGraph, along adjacency: Adjacency, from source: VertexID) {
    let n = graph.vertexCount
    var level = [Int32](repeating: -1, count: 2 * n)  // vertex v with + at v, with - at n + v
    var arrival = [EdgeID?](repeating: nil, count: 2 * n)
    var queue = [source.int]
    level[source.int] = 0
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      let (u, isNegative) = (state % n, state >= n)
      for slot in adjacency.slots(of: VertexID(u)) {
        let sign = graph.signs[adjacency.edges[slot].int]
        guard sign != 0 else { continue }
        let next = adjacency.targets[slot].int + ((sign < 0) != isNegative ? n : 0)
        guard level[next] < 0 else { continue }
        level[next] = level[state] + 1
        arrival[next] = adjacency.edges[slot]
        queue.append(next)
      }
    }
    positive = level[..<n].map { $0 < 0 ? nil : $0 }
    negative = level[n...].map { $0 < 0 ? nil : $0 }
    self.arrival = arrival
  }

  /// A shortest walk to `target` whose signs multiply to + or to -; its length is its number of edges.
  /// - Parameter graph: the graph that was asked.
  /// - Returns: `nil` where there is none.
  public func walk(to target: VertexID, isNegative: Bool, in graph: DirectedGraph) -> Path? {
    let n = positive.count
    guard let steps = (isNegative ? negative : positive)[target.int] else { return nil }
    var (vertex, isNegative) = (target, isNegative)
    var (vertices, edges): ([VertexID], [EdgeID]) = ([target], [])
    for _ in 0..<steps {
      guard let edge = arrival[vertex.int + (isNegative ? n : 0)] else { return nil }
      vertex = graph.sources[edge.int] == vertex ? graph.targets[edge.int] : graph.sources[edge.int]
      if graph.signs[edge.int] < 0 { isNegative.toggle() }
      vertices.append(vertex)
      edges.append(edge)
    }
    return Path(vertices: vertices.reversed(), edges: edges.reversed(), length: Double(steps))
  }
}
