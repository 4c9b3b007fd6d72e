public import EntenteGraph

/// Length of a shortest path from `source` to each vertex; `nil` where there is none.
///
/// Lengths are those of `network`; an edge of length 0 is as good as none.
/// - Returns: one entry a vertex.
/// - Complexity: O(E log E) time, O(V + E) space.
/// - Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959.
public func pathLengths(in network: PathNetwork, from source: VertexID) -> [Double?] {
  denseLengths(network.out, network.outLengths, from: source).map { $0 == .infinity ? nil : $0 }
}

/// ``pathLengths(in:from:)`` with infinity for vertices that are not reached; `slotLengths` has one entry a
/// slot.
package func denseLengths(_ rows: Adjacency, _ slotLengths: [Double], from source: VertexID) -> [Double] {
  precondition(source.int < rows.vertexCount, "\(source) is not of this graph")
  let offsets = rows.offsets.span
  let targets = rows.targets.span
  let lengths = slotLengths.span
  var distance = [Double](repeating: .infinity, count: rows.vertexCount)
  var heap = PathHeap()
  distance[source.int] = 0
  heap.push(source, length: 0, hops: 0)
  while let top = heap.pop() {
    let u = top.vertex.int
    guard top.length == distance[u] else { continue }
    for slot in offsets[u]..<offsets[u + 1] {
      let v = targets[slot]
      let length = top.length + lengths[slot]
      guard length < distance[v.int] else { continue }
      distance[v.int] = length
      heap.push(v, length: length, hops: 0)
    }
  }
  return distance
}
