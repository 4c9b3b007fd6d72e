public import EntenteGraph

/// The shortest walk from `source` to `target` that uses one of `edges`: by a tie of a kind that must not be missing.
///
/// The best edge of all is found, and the shortest paths to it and from it are joined; a vertex may stand in both,
/// which ``Path/isLoopless`` tells.
/// - Returns: the first in the order of ``Path`` among those of the edge with the lowest id; `nil` where there is none.
/// - Complexity: O(E log E) time, O(V + E) space.
/// - Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959, from both ends.
public func shortestPath(
  in network: PathNetwork, from source: VertexID, throughOneOf edges: EdgeSet, to target: VertexID
) -> Path? {
  let before = pathLengths(in: network, from: source)
  let tree = TargetTree(in: network, to: target)
  var best: (length: Double, edge: EdgeID, from: VertexID, to: VertexID)?
  for u in (0..<network.vertexCount).map({ VertexID($0) }) {
    guard let arriving = before[u.int] else { continue }
    for slot in network.out.slots(of: u) {
      let (v, edge) = (network.out.targets[slot], network.out.edges[slot])
      guard edges.contains(edge), tree.reaches(v) else { continue }
      let length = arriving + network.outLengths[slot] + tree.length[v.int]
      guard let known = best, (known.length, known.edge) <= (length, edge) else {
        best = (length, edge, u, v)
        continue
      }
    }
  }
  guard let best, let start = shortestPath(in: network, from: source, to: best.from),
    let end = tree.path(from: best.to)
  else { return nil }
  let step = Path(
    vertices: [best.from, best.to], edges: [best.edge], length: network.lengths[best.edge.int])
  return start.followed(by: step).followed(by: end)
}
