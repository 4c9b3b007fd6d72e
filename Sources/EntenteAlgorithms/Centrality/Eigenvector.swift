public import EntenteGraph

/// A vertex scores by the scores of those that point to it: the eigenvector of the largest eigenvalue, scaled
/// to maximum 1.
///
/// Of the simple view. In an undirected graph of several components only those with the largest eigenvalue
/// score; in a directed graph the question is sound only where it is strongly connected
/// (``Components/strong(of:edges:)``). A graph without edges, or with weights of 0 alone, scores 1 everywhere.
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
  try eigenvectorCentrality(
    of: StrengthRows(of: graph, weighted: weighted), tolerance: tolerance, rounds: rounds)
}

/// The same of rows that were made before.
///
/// Without directions ``LargestEigenvector`` comes close in few rounds; repeated gathering then shows that no
/// score changes.
/// - Parameter threads: at most so many work at once; the result does not depend on it.
public func eigenvectorCentrality(
  of strengths: StrengthRows, tolerance: Double = 1e-13, rounds: Int? = nil, threads: Int = 1
) throws(AlgorithmError) -> [Double] {
  try Crew.gather(threads) { (crew) throws(AlgorithmError) in
    try eigenvectorCentrality(of: strengths, tolerance: tolerance, rounds: rounds, crew: crew)
  }
}

/// The same by a crew of threads.
package func eigenvectorCentrality(
  of strengths: StrengthRows, tolerance: Double = 1e-13, rounds: Int? = nil, crew: Crew
) throws(AlgorithmError) -> [Double] {
  let n = strengths.vertexCount
  let x = Cells<Double>(repeating: 1, count: n)
  guard strengths.total > 0 else { return x.array() }
  let y = Cells<Double>(unwritten: n)
  let spare = Cells<Double>(unwritten: strengths.spareCount)
  if let tiles = strengths.tiles {
    LargestEigenvector(of: tiles, crew).approach(from: x, tolerance: tolerance)
  }
  // Adding a part of the identity leaves eigenvectors as they are, and keeps two-sided graphs from swinging
  // to and fro.
  let shift = strengths.total / Double(n)
  let limit = rounds ?? PowerIteration.rounds(edgeCount: strengths.edgeCount)
  for _ in 0..<limit {
    strengths.multiply(x, into: y, spare: spare, crew)
    let largest = crew.maximum(of: n) { range in
      var largest = 0.0
      for v in range {
        y[v] += shift * x[v]
        largest = max(largest, y[v])
      }
      return largest
    }
    let change = crew.maximum(of: n) { range in
      var change = 0.0
      for v in range {
        let score = y[v] / largest  // not times the inverse: the largest is then exactly 1
        change = max(change, abs(score - x[v]))
        x[v] = score
      }
      return change
    }
    if change < tolerance { return strengths.gathering.outside(x.array()) }
  }
  throw .noConvergence(measure: "eigenvector", rounds: limit)
}
