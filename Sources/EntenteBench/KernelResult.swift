import EntenteAlgorithms
import EntenteGraph
import Foundation

/// What a kernel leaves in memory, and the figures by which a wrong one shows.
enum KernelResult {
  /// Numbers of edges; -1 where not reached.
  case levels([Int32])
  /// Infinite where not reached.
  case lengths([Double])
  case scores([Double])
  case components(Components)
  case communities(Communities)
  case division(Components, of: Rows)
  case triangles(Int, Double)
  case sum(of: [Double])
  case paths([Double])

  var checksum: [String: Report.Figure] {
    switch self {
    case .levels(let levels):
      let reached = levels.filter { $0 >= 0 }
      return ["reached": .count(reached.count), "sum": .count(reached.reduce(0) { $0 + Int($1) })]
    case .lengths(let lengths):
      let reached = lengths.filter { $0 < .infinity }
      return ["reached": .count(reached.count), "sum": Self.total(reached)]
    case .scores(let scores):
      let best = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }.prefix(10)
      return [
        "sum": .number(Self.rounded(scores.reduce(0, +))), "max": .number(Self.rounded(scores.max() ?? 0)),
        "top10": .vertices(Array(best)),
      ]
    case .components(let components):
      return ["components": .count(components.count), "largest": .count(components.sizes.max() ?? 0)]
    case .division(let parts, let rows):
      return Self.communities(Communities(CommunityNetwork(rows), parts: parts)).checksum
    case .communities(let communities):
      return [
        "communities": .count(communities.parts.count),
        "modularity": .number(Self.rounded(communities.quality)),
      ]
    case .triangles(let triangles, let transitivity):
      return ["triangles": .count(triangles), "transitivity": .number(Self.rounded(transitivity))]
    case .sum(let lengths): return ["sum": Self.total(lengths)]
    case .paths(let lengths): return ["paths": .count(lengths.count), "sum": Self.total(lengths)]
    }
  }

  /// Whole where it is whole, as the peers' are for whole weights.
  private static func total(_ lengths: [Double]) -> Report.Figure {
    let sum = lengths.reduce(0, +)
    return Int(exactly: sum).map { .count($0) } ?? .number(sum)
  }

  /// Six significant digits.
  private static func rounded(_ value: Double) -> Double { Double(String(format: "%.6g", value)) ?? value }
}
