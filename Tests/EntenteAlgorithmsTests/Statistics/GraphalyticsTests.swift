import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

/// The six algorithms of LDBC Graphalytics, from the words of its specification, on graphs with and without
/// directions.
@Suite("As LDBC Graphalytics defines it")
struct GraphalyticsTests {
  private func view(_ seed: Int, _ directed: Bool) -> SimpleGraph {
    SimpleGraph(of: assortedGraph(seed: seed), directed: directed)
  }

  private func neighbours(_ graph: SimpleGraph, _ v: Int) -> (in: [Int], out: [Int]) {
    (graph.in.neighbours(of: VertexID(v)).map(\.int), graph.out.neighbours(of: VertexID(v)).map(\.int))
  }

  @Test("local clustering counts edges among those joined either way", arguments: 0..<40, [true, false])
  func clustering(seed: Int, directed: Bool) {
    let graph = view(seed, directed)
    let expected = (0..<graph.vertexCount).map { v -> Double in
      let (into, out) = neighbours(graph, v)
      let around = Set(into + out)
      guard around.count > 1 else { return 0 }
      let ties = around.reduce(0) { $0 + neighbours(graph, $1).out.count { around.contains($0) } }
      return Double(ties) / Double(around.count * (around.count - 1))
    }
    #expect(agree(clusteringByArcs(of: graph), expected))
  }

  @Test(
    "labels spread at once, the least of the most frequent, from in- and out-neighbours", arguments: 0..<40,
    [true, false])
  func labels(seed: Int, directed: Bool) {
    let graph = view(seed, directed)
    let n = graph.vertexCount
    let order = (0..<n).map { n - 1 - $0 }
    for (initial, given) in [(Array(0..<n), nil), (order, order)] as [([Int], [Int]?)] {
      var label = initial
      for _ in 0..<5 {
        label = (0..<n).map { v in
          let (into, out) = neighbours(graph, v)
          var counts: [Int: Int] = [:]
          for u in directed ? into + out : out { counts[label[u], default: 0] += 1 }
          guard let most = counts.values.max() else { return label[v] }
          return counts.filter { $0.value == most }.keys.min() ?? label[v]
        }
      }
      let found = Components.synchronousLabels(
        Rows.Directed(out: graph.out.rows, in: graph.in.rows), isDirected: directed, order: given, rounds: 5)
      #expect(found.labels == Components(renumbering: label.map { Int32($0) }).labels)
    }
  }

  @Test(
    "so many rounds of PageRank, what dangling vertices hold spread evenly", arguments: 1..<40, [true, false])
  func pageRankRounds(seed: Int, directed: Bool) throws {
    let graph = view(seed, directed)
    let n = graph.vertexCount
    let plain = DirectedGraph(vertexCount: n, sources: graph.sources, targets: graph.targets)
    let found = try pageRank(of: RandomWalk(on: plain, directed: directed), rounds: 7)
    var rank = [Double](repeating: 1 / Double(n), count: n)
    for _ in 0..<7 {
      let dangling = (0..<n).filter { neighbours(graph, $0).out.isEmpty }.reduce(0) { $0 + rank[$1] }
      let before = rank
      rank = (0..<n).map { v in
        let arriving = neighbours(graph, v).in.reduce(0) {
          $0 + before[$1] / Double(neighbours(graph, $1).out.count)
        }
        return 0.15 / Double(n) + 0.85 * (arriving + dangling / Double(n))
      }
    }
    #expect(agree(found, rank))
  }
}
