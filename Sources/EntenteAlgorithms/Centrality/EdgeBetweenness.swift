public import EntenteGraph

extension Betweenness {
  /// Betweenness of the edges alone, counting edges: what ``edges`` holds, much faster.
  ///
  /// What an edge carries is added up for each of its two slots apart, in the order of the rows that a search reads
  /// anyhow, and put together once at the end.
  /// - Parameters:
  ///   - sources: the vertices whose paths are counted; `nil` for all.
  ///   - threads: at most so many work at once; the result does not depend on it.
  /// - Returns: one entry an edge of the simple view.
  /// - Complexity: O(V E) time, O(V + E) space for each of at most eight groups of sources.
  /// - Source: U. Brandes, "On variants of shortest-path betweenness centrality and their generic computation", 2008.
  public static func ofEdges(
    _ graph: SimpleGraph, sources: [VertexID]? = nil, threads: Int = 1
  ) -> [Double] {
    let rows = graph.out.rows
    let starts = sources?.map(\.int) ?? Array(0..<graph.vertexCount)
    let ofSlots = rows.withView { view in
      inGroups(starts, width: 1, count: view.slotCount, threads) {
        QueueBetweenness(view)
      } _: { search, batch, scores in
        for s in batch { search.add(s, toSlots: scores) }
      }
    }
    var scores = [Double](repeating: 0, count: graph.edgeCount)
    for (slot, score) in ofSlots.enumerated() { scores[graph.out.edges[slot].int] += score }
    let share = graph.isDirected ? 1.0 : 0.5  // an undirected pair is met from both its ends
    return scores.map { $0 * share }
  }
}
