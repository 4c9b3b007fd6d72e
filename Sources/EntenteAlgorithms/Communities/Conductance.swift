public import EntenteGraph

/// How leaky each part of a division is: the weight of ties that leave it over that of all ties at its members, or
/// at everyone else, whichever is less; `nil` where either has none.
///
/// Of the undirected simple view.
/// - Precondition: `graph` is undirected; its weights are 0 or more.
/// - Complexity: O(V + E).
/// - Source: R. Kannan, S. Vempala, A. Vetta, "On clusterings: good, bad and spectral", 2004.
public func conductances(of parts: Components, in graph: SimpleGraph, weighted: Bool = false) -> [Double?] {
  precondition(!graph.isDirected, "conductance is of the undirected view")
  var volume = [Double](repeating: 0, count: parts.count)
  var cut = volume
  for e in 0..<graph.edgeCount {
    let (a, b) = (Int(parts.labels[graph.sources[e].int]), Int(parts.labels[graph.targets[e].int]))
    let weight = weighted ? graph.weights[e] : 1
    volume[a] += weight
    volume[b] += weight
    if a != b {
      cut[a] += weight
      cut[b] += weight
    }
  }
  let total = volume.reduce(0, +)
  return parts.sizes.indices.map { part in
    let smaller = min(volume[part], total - volume[part])
    return smaller > 0 ? cut[part] / smaller : nil
  }
}
