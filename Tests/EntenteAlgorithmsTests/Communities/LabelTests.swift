import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Labels that spread")
struct LabelTests {
  /// Two of three edges stay within groups of 20 that stand together.
  private func groupedRows(seed: Int) -> Rows {
    var generator = SeededGenerator(seed: UInt64(seed))
    let edges = (0..<1500).map { e in
      let u = Int.random(in: 0..<300, using: &generator)
      let v =
        e % 3 != 0
        ? u / 20 * 20 + Int.random(in: 0..<20, using: &generator) : Int.random(in: 0..<300, using: &generator)
      return (u, v)
    }
    return SimpleGraph(of: graph(vertexCount: 300, edges), directed: false).out.rows
  }

  private func spread(_ rows: Rows, threads: Int = 1, batch: Int = 16) -> Components {
    .labelPropagation(rows, threads: threads, batch: batch)
  }

  @Test("the number of threads changes no label", arguments: 0..<4)
  func threads(seed: Int) {
    let rows = groupedRows(seed: seed)
    let alone = spread(rows)
    #expect(alone.count < 100)
    for threads in [2, 3, 5] { #expect(spread(rows, threads: threads) == alone) }
  }

  @Test("nobody rests whose label another beats among the neighbours", arguments: 0..<4, [16, .max / 16])
  func rest(seed: Int, batch: Int) {
    let rows = groupedRows(seed: seed)
    let labels = spread(rows, batch: batch).labels
    for v in 0..<rows.vertexCount {
      var counts: [Int32: Int] = [:]
      for u in rows.neighbours(of: VertexID(v)) { counts[labels[u.int], default: 0] += 1 }
      #expect(counts[labels[v]] == counts.values.max())
    }
  }

  @Test("batches find what questions one by one find")
  func quality() {
    var (together, inTurn) = (0.0, 0.0)
    for seed in 0..<12 {
      let rows = groupedRows(seed: seed)
      let network = CommunityNetwork(rows)
      together += Communities(network, parts: spread(rows)).quality
      inTurn += Communities(network, parts: spread(rows, batch: .max / 16)).quality
    }
    #expect(inTurn > 12 * 0.4 && together > 0.98 * inTurn)
  }

  @Test("no label floods where all neighbours are equals, and neighbours that would swap come to rest")
  func ring() {
    let ring = graph(vertexCount: 600, (0..<600).map { ($0, ($0 + 1) % 600) }).undirectedAdjacency().rows
    for batch in [16, .max / 16] { #expect((100..<300).contains(spread(ring, batch: batch).count)) }
  }

  @Test("without a round everyone keeps a label of one's own")
  func noRounds() {
    #expect(Components.labelPropagation(groupedRows(seed: 0), rounds: 0).count == 300)
  }

  @Test("labels that spread at once do not depend on the number of threads", arguments: [false, true])
  func synchronous(isDirected: Bool) {
    let graph = randomGraph(vertexCount: 1200, edgeCount: 4000, seed: 5)
    let simple = SimpleGraph(of: graph, directed: isDirected)
    let rows = Rows.Directed(out: simple.out.rows, in: simple.in.rows)
    let alone = Components.synchronousLabels(rows, isDirected: isDirected)
    for threads in [2, 3, 5] {
      #expect(Components.synchronousLabels(rows, isDirected: isDirected, threads: threads) == alone)
    }
  }
}
