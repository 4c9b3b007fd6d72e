extension Adjacency {
  /// The same rows without the edges outside `allowed` and without the edges that touch a vertex of
  /// `forbidden`; vertices and edges keep their ids.
  ///
  /// - Parameters:
  ///   - usable: a further say on each edge, asked once a slot.
  /// - Complexity: O(V + E) time and space.
  package func filtered(allowed: EdgeSet?, forbidden: VertexSet?, usable: (EdgeID) -> Bool) -> Adjacency {
    var newOffsets = [0]
    newOffsets.reserveCapacity(vertexCount + 1)
    var newTargets: [VertexID] = []
    var newEdges: [EdgeID] = []
    for v in 0..<vertexCount {
      if !(forbidden?.contains(VertexID(v)) ?? false) {
        for slot in offsets[v]..<offsets[v + 1] {
          let (target, edge) = (targets[slot], edges[slot])
          guard allowed?.contains(edge) ?? true, !(forbidden?.contains(target) ?? false), usable(edge) else {
            continue
          }
          newTargets.append(target)
          newEdges.append(edge)
        }
      }
      newOffsets.append(newTargets.count)
    }
    return Adjacency(offsets: newOffsets, targets: newTargets, edges: newEdges)
  }
}
