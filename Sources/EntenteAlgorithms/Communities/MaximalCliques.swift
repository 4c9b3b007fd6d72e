public import EntenteGraph

/// Groups in which everyone knows everyone, and that nobody could join.
///
/// Of the undirected simple view; a vertex without neighbours is a clique of one.
/// - Parameters:
///   - minimumSize: smaller cliques are left out.
///   - limit: the most cliques to return; a graph of 3n vertices can have 3^n.
/// - Returns: each ascending, in the order of their vertices; `isComplete` is `false` where there are more.
/// - Precondition: `graph` is undirected.
/// - Complexity: O(V d 3^(d/3)) time, where d is the largest core number.
/// - Source: D. Eppstein, M. Löffler, D. Strash, "Listing all maximal cliques in sparse graphs in near-optimal
///   time", 2010; the pivot after E. Tomita, A. Tanaka, H. Takahashi, 2006.
public func maximalCliques(
  of graph: SimpleGraph, minimumSize: Int = 1, limit: Int = 100_000
) -> (cliques: [[VertexID]], isComplete: Bool) {
  precondition(!graph.isDirected, "cliques are of the undirected view")
  var search = CliqueSearch(graph: graph, minimumSize: minimumSize, limit: limit)
  let cores = coreNumbers(of: graph)
  let order = (0..<graph.vertexCount).sorted { (cores[$0], $0) < (cores[$1], $1) }
  var place = [Int](repeating: 0, count: order.count)
  for (p, v) in order.enumerated() { place[v] = p }
  for v in order {
    let neighbours = graph.out.neighbours(of: VertexID(v))
    search.extend(
      [VertexID(v)], neighbours.filter { place[$0.int] > place[v] },
      neighbours.filter { place[$0.int] < place[v] })
  }
  return (search.found.sorted { $0.lexicographicallyPrecedes($1) }, search.isComplete)
}

private struct CliqueSearch {
  let graph: SimpleGraph
  let minimumSize: Int
  let limit: Int
  var found: [[VertexID]] = []
  var isComplete = true

  private func knows(_ u: VertexID, _ v: VertexID) -> Bool { graph.out.edge(from: u, to: v) != nil }

  /// - Parameters:
  ///   - candidates: who knows everyone in `clique` and may join.
  ///   - excluded: who knows everyone in it, too, but whose cliques have been listed.
  mutating func extend(_ clique: [VertexID], _ candidates: [VertexID], _ excluded: [VertexID]) {
    guard isComplete else { return }
    if candidates.isEmpty {
      guard excluded.isEmpty, clique.count >= minimumSize else { return }
      if found.count == limit { isComplete = false } else { found.append(clique.sorted()) }
      return
    }
    guard clique.count + candidates.count >= minimumSize else { return }
    // Some clique without the pivot's acquaintances would have to hold the pivot itself.
    let pivot = (candidates + excluded).max { a, b in
      candidates.count { knows(a, $0) } < candidates.count { knows(b, $0) }
    }
    guard let pivot else { return }
    var (candidates, excluded) = (candidates, excluded)
    for v in candidates where v == pivot || !knows(pivot, v) {
      extend(clique + [v], candidates.filter { knows(v, $0) }, excluded.filter { knows(v, $0) })
      candidates.removeAll { $0 == v }
      excluded.append(v)
    }
  }
}
