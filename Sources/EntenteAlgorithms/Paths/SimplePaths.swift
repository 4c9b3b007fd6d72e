public import EntenteGraph

/// All loopless paths from `source` to `target` of at most `maxEdges` edges, in the order of a depth-first search:
/// lowest vertices first.
///
/// A vertex from which the target is too far is not entered: the number of steps is that of the paths, not of
/// the walks. Of parallel edges the shortest, then the first, is taken.
/// - Parameter limit: the most paths to return.
/// - Returns: `isComplete` is `false` where there are more.
/// - Complexity: O(E) and O(paths · maxEdges · degree) time.
/// - Source: F. Rubin, "Enumerating all simple paths in a graph", 1978, with the bound by distances.
public func simplePaths(
  in network: PathNetwork, from source: VertexID, to target: VertexID, maxEdges: Int, limit: Int = 1000
) -> (paths: [Path], isComplete: Bool) {
  let left = hopLevels(out: network.in.rows, in: nil, from: target)
  var found: [Path] = []
  var vertices = [source]
  var edges: [EdgeID] = []
  var isOnPath = VertexSet(vertexCount: network.vertexCount, [source])
  guard left[source.int] >= 0, Int(left[source.int]) <= maxEdges, limit > 0 else { return ([], true) }
  if source == target { return ([Path(vertices: vertices, edges: [], length: 0)], true) }
  var stack = [network.out.slots(of: source)]
  while let slots = stack.last {
    guard let slot = slots.first else {
      stack.removeLast()
      isOnPath.remove(vertices.removeLast())
      _ = edges.popLast()
      continue
    }
    stack[stack.count - 1] = slots.dropFirst()
    let v = network.out.targets[slot]
    let isRepeated =
      slot > network.out.offsets[vertices[vertices.count - 1].int] && network.out.targets[slot - 1] == v
    guard !isRepeated, !isOnPath.contains(v), left[v.int] >= 0,
      edges.count + 1 + Int(left[v.int]) <= maxEdges,
      let edge = network.edge(from: vertices[vertices.count - 1], to: v)
    else { continue }
    if v == target {
      if found.count == limit { return (found, false) }
      found.append(.along(vertices + [v], edges + [edge], network))
    } else {
      vertices.append(v)
      edges.append(edge)
      isOnPath.insert(v)
      stack.append(network.out.slots(of: v))
    }
  }
  return (found, true)
}
