public import EntenteGraph

/// How near each vertex is to those it reaches.
///
/// Of the simple view. Distances lead out of a vertex (``Distances/out``), into it, or, in an undirected
/// graph, both.
public struct Closeness: Sendable, Equatable {
  /// (reached - 1) / sum of distances, where `reached` counts the vertex itself; `nil` where it reaches no
  /// other.
  public let closeness: [Double?]
  /// Sum of 1 / distance over all other vertices, unreached ones adding 0, divided by n - 1; 0 in a graph of
  /// one vertex.
  public let harmonic: [Double]
  /// ``closeness`` times (reached - 1) / (n - 1), so that small components do not win; `nil` as there.
  public let wassermanFaust: [Double?]

  public enum Distances: Sendable {
    case out
    case into
  }

  /// - Parameters:
  ///   - length: what weights say. Counting edges, 512 vertices are searched from at once.
  ///   - threads: at most so many work at once; the result does not depend on it.
  /// - Throws: ``AlgorithmError`` for lengths that are negative, not numbers, or 0 (the harmonic mean would
  ///   be infinite).
  /// - Complexity: O(V E) time counting edges (a 512th of that where searches overlap), O(V E log E) with
  ///   lengths.
  /// - Source: A. Bavelas, "Communication patterns in task-oriented groups", 1950; M. Marchiori, V. Latora,
  ///   "Harmony in the small-world", 2000; S. Wasserman, K. Faust, "Social network analysis", 1994, formula
  ///   5.22; M. Then et al., "The more the merrier: efficient multi-source graph traversal", 2014.
  public init(
    of graph: SimpleGraph, distances: Distances = .out, length: PathNetwork.Length = .edges, threads: Int = 1
  ) throws(AlgorithmError) {
    if length == .edges {
      let out = graph.out.rows
      let into = graph.isDirected ? graph.in.rows : out
      self.init(of: Rows.Directed(out: out, in: into), distances: distances, threads: threads)
    } else {
      self.init(
        DistanceSums(rows: distances == .out ? graph.out : graph.in, lengths: try graph.lengths(length)))
    }
  }

  /// Counting edges, of simple rows; undirected ones are given twice.
  public init(of rows: Rows.Directed, distances: Distances = .out, threads: Int = 1) {
    // Searched from the other end: a search against the edges finds out-distances, and adds them up where
    // they arrive.
    self.init(
      distances == .out
        ? MultiSourceSearch.sums(out: rows.in, in: rows.out, threads: threads)
        : MultiSourceSearch.sums(out: rows.out, in: rows.in, threads: threads))
  }

  private init(_ sums: DistanceSums) {
    let n = sums.others.count
    let others = Double(max(n - 1, 1))
    closeness = (0..<n).map { sums.others[$0] == 0 ? nil : Double(sums.others[$0]) / sums.distance[$0] }
    harmonic = sums.inverse.map { $0 / others }
    wassermanFaust = (0..<n).map {
      let reached = Double(sums.others[$0])
      return reached == 0 ? nil : reached / sums.distance[$0] * (reached / others)
    }
  }
}
