import EntenteGraph
import Foundation

/// Sources drawn at random, so many that means over them are near those over all vertices.
///
/// What a source adds to each score must lie between 0 and 1. Hoeffding's inequality then bounds how far the mean of k
/// sources, drawn with replacement, is from that of all: by `error` or more with a probability of at most
/// 2 exp(-2 k error²). With k = ln(2 scores / (1 - confidence)) / (2 error²) sources all scores together are within
/// `error` with probability `confidence`.
/// - Source: U. Brandes, C. Pich, "Centrality estimation in large networks", 2007; W. Hoeffding, "Probability
///   inequalities for sums of bounded random variables", 1963.
struct SourceSample {
  /// `nil` where they would be no fewer than the vertices, which may then be asked all.
  let sources: [VertexID]?

  /// - Parameters:
  ///   - scores: how many must be near at once.
  ///   - error: of a mean, more than 0.
  ///   - seed: of the choice of sources.
  /// - Throws: ``AlgorithmError/parameter(name:value:allowed:)``.
  init(
    vertexCount: Int, scores: Int, error: Double, confidence: Double, seed: UInt64
  ) throws(AlgorithmError) {
    guard error > 0, error < 1 else {
      throw .parameter(name: "error", value: error, allowed: "between 0 and 1")
    }
    guard confidence > 0, confidence < 1 else {
      throw .parameter(name: "confidence", value: confidence, allowed: "between 0 and 1")
    }
    let wanted = log(2 * Double(max(scores, 1)) / (1 - confidence)) / (2 * error * error)
    guard wanted < Double(vertexCount) else {
      sources = nil
      return
    }
    var random = SplitMix(seed: seed)
    sources = (0..<Int(wanted.rounded(.up))).map { _ in VertexID(random.next(below: vertexCount)) }
  }

  /// A sum over the sources as one over `vertexCount` vertices.
  func scaled(_ scores: [Double], vertexCount: Int) -> [Double] {
    guard let sources else { return scores }
    let scale = Double(vertexCount) / Double(sources.count)
    return scores.map { $0 * scale }
  }
}
