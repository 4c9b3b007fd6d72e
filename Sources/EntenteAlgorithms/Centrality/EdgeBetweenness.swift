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

  /// An estimate of the betweenness of all edges from a sample of sources.
  ///
  /// With probability `confidence` no edge's score, as a share of all pairs, is off by more than `error`: each source
  /// adds to an edge between 0 and n - 1, the number of vertices that its paths lead to, which ``SourceSample`` needs.
  /// - Parameters:
  ///   - error: of the normalised score, more than 0.
  ///   - seed: of the choice of sources.
  /// - Returns: scores as ``edges``, not normalised; exact ones where the sample would be no smaller than the graph.
  /// - Throws: ``AlgorithmError/parameter(name:value:allowed:)``.
  /// - Source: U. Brandes, C. Pich, "Centrality estimation in large networks", 2007.
  public static func sampledEdges(
    _ graph: SimpleGraph, error: Double, confidence: Double = 0.95, seed: UInt64 = 1, threads: Int = 1
  ) throws(AlgorithmError) -> (scores: [Double], sources: Int) {
    let n = graph.vertexCount
    let sample = try SourceSample(
      vertexCount: n, scores: graph.edgeCount, error: error, confidence: confidence, seed: seed)
    let scores = ofEdges(graph, sources: sample.sources, threads: threads)
    return (sample.scaled(scores, vertexCount: n), sample.sources?.count ?? n)
  }
}
