public import EntenteGraph
import Foundation

/// Betweenness from shortest paths between random pairs, with a bound on its error.
///
/// The share of r such paths that pass a vertex estimates the share of all pairs whose paths do. Shortest paths are
/// simple enough as sets of vertices that few suffice for all vertices at once, however many there are: with
/// r = (⌊log2 l⌋ + 1 + ln 1/δ) / (2 error²), where l is the length of the longest, all are within `error` with
/// probability 1 - δ.
/// - Source: M. Riondato, E. Kornaropoulos, "Fast approximation of betweenness centrality through sampling", 2016,
///   theorem 1 and lemma 2, with the constant 1/2 that M. Löffler and J. Phillips, "Shape fitting on point sets with
///   probability distributions", 2009, found.
public struct SampledBetweenness: Sendable {
  /// As ``Betweenness`` has them, not normalised.
  public let scores: [Double]
  /// How many paths were drawn; `nil` where the scores are exact, because a sample would have taken longer.
  public let pairs: Int?

  /// So many pairs a vertex take about as long as the search from it that exact scores need.
  private static let pairsWorthASearch = 4

  /// Of vertices, counting edges.
  /// - Parameters:
  ///   - rows: simple; undirected ones are given twice.
  ///   - error: of a score as a share of all pairs, more than 0.
  ///   - confidence: the probability that no score is off by more.
  ///   - seed: of the choice of pairs.
  ///   - threads: at most so many work at once; the result does not depend on it.
  /// - Throws: ``AlgorithmError/parameter(name:value:allowed:)``.
  public init(
    ofVertices rows: Rows.Directed, isDirected: Bool, error: Double, confidence: Double = 0.95,
    seed: UInt64 = 1, threads: Int = 1
  ) throws(AlgorithmError) {
    let n = Double(rows.out.vertexCount)
    let longest = Self.longestPath(rows, isDirected: isDirected)
    // A path of n vertices passes n - 2: of these pairs the score is a share, of all ordered ones the estimate.
    pairs = try Self.pairs(
      inside: longest - 2, error: error, scale: n > 2 ? (n - 2) / n : 1, confidence: confidence,
      vertexCount: rows.out.vertexCount)
    guard let pairs else {
      scores = Betweenness.ofVertices(rows, isDirected: isDirected, threads: threads)
      return
    }
    let sample = PathSample(rows, pairs: pairs, countsSlots: false, seed: seed, threads: threads)
    let worth = n * (n - 1) / (isDirected ? 1 : 2) / Double(pairs)
    scores = sample.ofVertex.map { Double($0) * worth }
  }

  /// Of edges, counting edges.
  /// - Parameters: as of vertices.
  /// - Throws: ``AlgorithmError/parameter(name:value:allowed:)``.
  public init(
    ofEdges graph: SimpleGraph, error: Double, confidence: Double = 0.95, seed: UInt64 = 1, threads: Int = 1
  ) throws(AlgorithmError) {
    let out = graph.out.rows
    let rows = Rows.Directed(out: out, in: graph.isDirected ? graph.in.rows : out)
    let n = Double(graph.vertexCount)
    let longest = Self.longestPath(rows, isDirected: graph.isDirected)
    pairs = try Self.pairs(
      inside: longest - 1, error: error, scale: 1, confidence: confidence, vertexCount: graph.vertexCount)
    guard let pairs else {
      scores = Betweenness.ofEdges(graph, threads: threads)
      return
    }
    let sample = PathSample(rows, pairs: pairs, countsSlots: true, seed: seed, threads: threads)
    var counts = [Int](repeating: 0, count: graph.edgeCount)
    for (slot, count) in sample.ofOutSlot.enumerated() { counts[graph.out.edges[slot].int] += count }
    let back = graph.isDirected ? graph.in : graph.out
    for (slot, count) in sample.ofInSlot.enumerated() { counts[back.edges[slot].int] += count }
    let worth = n * (n - 1) / (graph.isDirected ? 1 : 2) / Double(pairs)
    scores = counts.map { Double($0) * worth }
  }

  /// - Parameters:
  ///   - inside: the most vertices or edges that a shortest path passes.
  ///   - scale: from the error that was asked to that of the share of paths.
  /// - Returns: `nil` where as many pairs are more than exact scores take.
  private static func pairs(
    inside: Int, error: Double, scale: Double, confidence: Double, vertexCount: Int
  ) throws(AlgorithmError) -> Int? {
    guard error > 0, error < 1 else {
      throw .parameter(name: "error", value: error, allowed: "between 0 and 1")
    }
    guard confidence > 0, confidence < 1 else {
      throw .parameter(name: "confidence", value: confidence, allowed: "between 0 and 1")
    }
    let dimension = Double(Int.bitWidth - max(inside, 1).leadingZeroBitCount)  // ⌊log2⌋ + 1
    let bound = error * scale
    let wanted = (dimension - log(1 - confidence)) / (2 * bound * bound)
    guard inside > 0, wanted < Double(pairsWorthASearch * vertexCount) else { return nil }
    return Int(wanted.rounded(.up))
  }

  /// The most vertices on a shortest path, or more: in a part of an undirected graph no path is more than twice as
  /// long as the longest from one vertex.
  static func longestPath(_ rows: Rows.Directed, isDirected: Bool) -> Int {
    let n = rows.out.vertexCount
    guard !isDirected, n > 0 else { return n }
    let parts = Components.weak(ofUndirected: rows.out)
    var hub = [Int](repeating: -1, count: parts.count)
    for v in 0..<n {
      let part = Int(parts.labels[v])
      if hub[part] < 0 || rows.out.degree(of: VertexID(v)) > rows.out.degree(of: VertexID(hub[part])) {
        hub[part] = v
      }
    }
    var longest = 0
    for (place, part) in parts.sizes.indices.sorted(by: { parts.sizes[$0] > parts.sizes[$1] }).enumerated() {
      guard parts.sizes[part] > longest else { break }
      // A search costs as much as the graph has vertices, so not every small part has one.
      guard place < 16 else { return parts.sizes[part] }
      let deepest = hopLevels(out: rows.out, in: rows.in, from: VertexID(hub[part])).max() ?? 0
      longest = max(longest, min(parts.sizes[part], 2 * Int(deepest) + 1))
    }
    return longest
  }
}
