public import EntenteGraph

/// Length of a shortest path from `source` to `target`; `nil` where there is none.
///
/// Two Dijkstra searches, forward and backward, in step; done when the sum of both fronts cannot beat the
/// best meeting.
/// - Complexity: O(E log E) time, in practice about two balls of half the distance; O(V + E) space.
/// - Source: T. A. J. Nicholson, "Finding the shortest route between two points in a network", 1966.
public func pathLength(in network: PathNetwork, from source: VertexID, to target: VertexID) -> Double? {
  if source == target { return 0 }
  var forward = SearchSide(rows: network.out, lengths: network.outLengths, start: source)
  var backward = SearchSide(rows: network.in, lengths: network.inLengths, start: target)
  var best = Double.infinity
  while let near = forward.next, let far = backward.next, near + far < best {
    if near <= far {
      forward.settle(other: backward.distance, &best)
    } else {
      backward.settle(other: forward.distance, &best)
    }
  }
  return best == .infinity ? nil : best
}

/// One of the two searches.
private struct SearchSide {
  let rows: Adjacency
  /// By slot.
  let lengths: [Double]
  var distance: [Double]
  var heap = PathHeap()

  init(rows: Adjacency, lengths: [Double], start: VertexID) {
    self.rows = rows
    self.lengths = lengths
    distance = [Double](repeating: .infinity, count: rows.vertexCount)
    distance[start.int] = 0
    heap.push(start, length: 0, hops: 0)
  }

  /// How far the front is; `nil` when everything within reach is settled.
  var next: Double? { heap.first?.length }

  mutating func settle(other: [Double], _ best: inout Double) {
    guard let top = heap.pop(), top.length == distance[top.vertex.int] else { return }
    for slot in rows.slots(of: top.vertex) {
      let v = rows.targets[slot]
      let length = top.length + lengths[slot]
      guard length < distance[v.int] else { continue }
      distance[v.int] = length
      heap.push(v, length: length, hops: 0)
      best = min(best, length + other[v.int])
    }
  }
}
