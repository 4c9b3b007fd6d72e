import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

/// Blocks and pieces are small here, so that small graphs have many of them.
@Suite("The number of threads changes no bit")
struct ThreadsTests {
  private static let crews = [2, 3, 5]

  /// Hubs and leaves: every third edge goes to one of the first vertices.
  private static func crowded(seed: Int, vertexCount: Int = 200) -> DirectedGraph {
    let even = randomGraph(vertexCount: vertexCount, edgeCount: 900, seed: UInt64(seed))
    let targets = even.targets.enumerated().map { $0 % 3 == 0 ? VertexID($1.int % 7) : $1 }
    return DirectedGraph(
      vertexCount: vertexCount, sources: even.sources, targets: targets, weights: even.weights)
  }

  @Test("PageRank, by rounds, as a system, and roughly", arguments: 0..<6, [true, false])
  func pageRanks(seed: Int, directed: Bool) throws {
    for weighted in [true, false] {
      let walk = try RandomWalk(on: Self.crowded(seed: seed), directed: directed, weighted: weighted)
      let shares = restart(at: [VertexID(seed)], vertexCount: walk.vertexCount)
      for (rounds, start, tolerance) in [
        (20, nil, 1e-12), (nil, nil, 1e-12), (nil, shares, 1e-12), (nil, nil, 1e-4),
      ]
        as [(Int?, [Double]?, Double)]
      {
        let scores = try pageRank(
          of: walk, restart: start, tolerance: tolerance, rounds: rounds, threads: 1, block: 16)
        if rounds == nil {
          #expect(agree(scores, try pageRank(of: walk, restart: start), tolerance: 3 * tolerance))
        }
        for threads in Self.crews {
          let found = try pageRank(
            of: walk, restart: start, tolerance: tolerance, rounds: rounds, threads: threads, block: 16)
          #expect(found == scores)
        }
      }
    }
  }

  private static func scores(
    of rows: StrengthRows, _ threads: Int
  ) throws -> (eigenvector: [Double], katz: [Double]) {
    try Crew.gather(threads, block: 16) { (crew) throws(AlgorithmError) in
      (try eigenvectorCentrality(of: rows, crew: crew), try katzCentrality(of: rows, crew: crew))
    }
  }

  @Test("eigenvector and Katz", arguments: 0..<6, [true, false])
  func strengths(seed: Int, weighted: Bool) throws {
    let rows = try StrengthRows(
      of: SimpleGraph(of: Self.crowded(seed: seed), directed: false), weighted: weighted)
    let (eigenvector, katz) = try Self.scores(of: rows, 1)
    #expect(agree(eigenvector, try eigenvectorCentrality(of: rows)))
    #expect(agree(katz, try katzCentrality(of: rows)))
    for threads in Self.crews {
      let found = try Self.scores(of: rows, threads)
      #expect(found.eigenvector == eigenvector && found.katz == katz)
    }
  }

  @Test("betweenness, threads sharing in a pass or each with passes of its own", arguments: [1, 4, 11, 200])
  func betweenness(sourceCount: Int) throws {
    for (seed, isDirected) in [(0, true), (1, false), (2, false), (3, true)] {
      let simple = SimpleGraph(of: Self.crowded(seed: seed), directed: isDirected)
      let out = simple.out.rows
      let rows = Rows.Directed(out: out, in: isDirected ? simple.in.rows : out)
      let sources = Array(0..<sourceCount)
      let scores = Betweenness.inLanes(rows, sources, 1, piece: 5)
      let exact = try Betweenness(of: simple, sources: sources.map { VertexID($0) }).vertices
      #expect(agree(isDirected ? scores : scores.map { $0 / 2 }, exact))
      for threads in Self.crews {
        #expect(Betweenness.inLanes(rows, sources, threads, piece: 5) == scores)
      }
    }
  }

  @Test("closeness of more than one pass, its searches pushed on and pulled")
  func closeness() {
    // The few searches of the last pass begin at leaves, with narrow fronts.
    let tree = graph(vertexCount: 1100, (1..<1100).map { ($0, ($0 - 1) / 2) })
    for graph in [Self.crowded(seed: 4, vertexCount: 1100), tree] {
      let simple = SimpleGraph(of: graph, directed: false)
      let rows = Rows.Directed(out: simple.out.rows, in: simple.out.rows)
      let one = Closeness(of: rows)
      for threads in Self.crews { #expect(Closeness(of: rows, threads: threads) == one) }
      for v in stride(from: 0, to: 1100, by: 31) {
        let levels = hopLevels(out: rows.out, in: rows.in, from: VertexID(v)).filter { $0 > 0 }
        let sum = levels.reduce(0.0) { $0 + 1 / Double($1) }
        #expect(agree([one.harmonic[v]], [sum / 1099]))
        let mean = levels.isEmpty ? nil : Double(levels.count) / Double(levels.reduce(0, +))
        #expect(agree([one.closeness[v]], [mean]))
      }
    }
  }
}
