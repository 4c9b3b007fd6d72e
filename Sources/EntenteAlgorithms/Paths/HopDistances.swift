public import EntenteGraph

/// Number of edges on a shortest path from `source` to each vertex; `nil` where there is none.
///
/// Breadth-first search along the rows of `adjacency`: `graph.out` to follow directions, `graph.in` to go
/// against them, `graph.undirectedAdjacency()` for both. Weights and signs play no part.
/// - Returns: one entry a vertex.
/// - Precondition: `source` is a vertex of `adjacency`.
/// - Complexity: O(V + E) time, O(V) space.
/// - Source: E. F. Moore, "The shortest path through a maze", 1959.
public func hopDistances(in adjacency: Adjacency, from source: VertexID) -> [Int32?] {
  hopLevels(in: adjacency, from: source).map { $0 < 0 ? nil : $0 }
}

/// ``hopDistances(in:from:)`` with -1 for vertices that are not reached.
package func hopLevels(in adjacency: Adjacency, from source: VertexID) -> [Int32] {
  precondition(source.int < adjacency.vertexCount, "\(source) is not of this graph")
  let offsets = adjacency.offsets.span
  let targets = adjacency.targets.span
  var level = [Int32](repeating: -1, count: adjacency.vertexCount)
  var queue: [VertexID] = [source]  // also the order of discovery
  queue.reserveCapacity(adjacency.vertexCount)
  level[source.int] = 0
  var head = 0
  while head < queue.count {
    let u = queue[head].int
    head += 1
    let next = level[u] + 1
    for slot in offsets[u]..<offsets[u + 1] {
      let v = targets[slot]
      guard level[v.int] < 0 else { continue }
      level[v.int] = next
      queue.append(v)
    }
  }
  return level
}
