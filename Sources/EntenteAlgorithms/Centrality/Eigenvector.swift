public import EntenteGraph

/// A vertex scores by the scores of those that point to it: the eigenvector of the largest eigenvalue, scaled
/// to maximum 1.
///
/// Of the simple view. In an undirected graph of several components only those with the largest eigenvalue
/// score; in a directed graph the question is sound only where it is strongly connected
/// (``Components/strong(of:edges:)``). A graph without edges scores 1 everywhere.
/// - Parameters:
///   - weighted: edges count by their weight.
///   - tolerance: ends when no score changes by more.
///   - rounds: the most rounds; `nil` for as many as some ten billion steps allow, at least 1,000.
/// - Returns: one score a vertex, 0 or more; the largest is 1.
/// - Throws: ``AlgorithmError/noConvergence(measure:rounds:)``,
///   ``AlgorithmError/invalidWeight(edge:weight:)``.
/// - Complexity: O(E) a round; rounds by the ratio of the two largest eigenvalues.
/// - Source: P. Bonacich, "Power and centrality", 1987.
public func eigenvectorCentrality(
  of graph: SimpleGraph, weighted: Bool = false, tolerance: Double = 1e-13, rounds: Int? = nil
) throws(AlgorithmError) -> [Double] {
  let n = graph.vertexCount
  let strengths = try graph.strengths(weighted: weighted)
  let gathering = graph.gathering(strengths, weighted: weighted)
  var x = [Double](repeating: 1, count: n)
  guard n > 0, graph.edgeCount > 0 else { return x }
  // Adding a part of the identity leaves eigenvectors as they are, and keeps two-sided graphs from swinging
  // to and fro.
  let shift = strengths.reduce(0, +) / Double(n)
  let rounds = rounds ?? PowerIteration.rounds(edgeCount: graph.edgeCount)
  for _ in 0..<rounds {
    var y = gathering.sums(of: x)
    for v in 0..<n { y[v] += shift * x[v] }
    let largest = PowerIteration.maximum(y)
    for v in 0..<n { y[v] /= largest }  // not times the inverse: the largest is then exactly 1
    let change = PowerIteration.change(x, y)
    x = y
    if change < tolerance { return gathering.outside(x) }
  }
  throw .noConvergence(measure: "eigenvector", rounds: rounds)
}
