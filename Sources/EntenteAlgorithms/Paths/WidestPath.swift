public import EntenteGraph

/// The path whose weakest edge is as strong as can be: how much can pass from `source` to `target` along one
/// way. Of equally wide ones the one with fewest edges.
///
/// Weights are capacities; their lengths in the network play no part.
/// - Parameter graph: the graph that `network` was made from.
/// - Returns: the path, its `length` that of the network, and the weight of its weakest edge, infinite for a path
///   without edges; `nil` where there is none.
/// - Complexity: O(E log E) time.
/// - Source: M. Pollack, "The maximum capacity through a network", 1960.
public func widestPath(
  in network: PathNetwork, of graph: DirectedGraph, from source: VertexID, to target: VertexID
) -> (path: Path, width: Double)? {
  var width = [Double](repeating: -.infinity, count: network.vertexCount)
  var hops = [Int32](repeating: .max, count: network.vertexCount)
  var arrival = [(vertex: VertexID, edge: EdgeID)?](repeating: nil, count: network.vertexCount)
  width[source.int] = .infinity
  hops[source.int] = 0
  var heap = PathHeap()  // by descending width: lengths are negative widths
  heap.push(source, length: -.infinity, hops: 0)
  while let top = heap.pop() {
    let u = top.vertex
    guard -top.length == width[u.int], top.hops == hops[u.int] else { continue }
    if u == target { break }
    for slot in network.out.slots(of: u) {
      let (v, edge) = (network.out.targets[slot], network.out.edges[slot])
      let reached = min(width[u.int], graph.weights[edge.int])
      guard reached > width[v.int] || (reached == width[v.int] && top.hops + 1 < hops[v.int]) else {
        continue
      }
      width[v.int] = reached
      hops[v.int] = top.hops + 1
      arrival[v.int] = (u, edge)
      heap.push(v, length: -reached, hops: top.hops + 1)
    }
  }
  guard width[target.int] > -.infinity else { return nil }
  var vertices = [target]
  var edges: [EdgeID] = []
  while let last = vertices.last, last != source, let step = arrival[last.int] {
    vertices.append(step.vertex)
    edges.append(step.edge)
  }
  return (.along(vertices.reversed(), edges.reversed(), network), width[target.int])
}
