public import EntenteGraph

/// The shortest path from `source` to `target` that passes through every vertex of `stops`, in the order of
/// the stops.
///
/// The shortest paths from stop to stop are joined; where that visits no vertex twice, nothing can be
/// shorter. Otherwise loopless paths are looked through, shortest first, for one that passes the stops in
/// order: finding the best one is NP-hard in general, so after `attempts` paths the joined walk itself is
/// returned, which ``Path/isLoopless`` tells.
/// - Returns: `nil` where a stop is out of reach.
/// - Source: J. Saksena, S. Kumar, "The routing problem with 'K' specified nodes", 1966 (the problem).
/// - Complexity: O(stops · E log E), then at worst `attempts` steps of ``LooplessPaths``.
public func shortestPath(
  in network: PathNetwork, from source: VertexID, via stops: [VertexID], to target: VertexID,
  attempts: Int = 200
) -> Path? {
  var joined = Path(vertices: [source], edges: [], length: 0)
  var here = source
  for stop in stops + [target] {
    guard let leg = shortestPath(in: network, from: here, to: stop) else { return nil }
    joined = joined.followed(by: leg)
    here = stop
  }
  if joined.isLoopless { return joined }
  for path in LooplessPaths(in: network, from: source, to: target).prefix(attempts) where path.passes(stops) {
    return path
  }
  return joined
}

extension Path {
  /// Whether the vertices of `stops` stand in this path in their order.
  public func passes(_ stops: [VertexID]) -> Bool {
    var rest = stops[...]
    for vertex in vertices where vertex == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
