import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

/// Batches so small that small graphs have many.
@Suite("Communities found batch by batch")
struct CommunityBatchTests {
  private static let batch = 16

  /// Three of four edges stay within groups of 20 that stand together, as in a file written group by group.
  private func groupedGraph(seed: Int, vertexCount: Int = 300, edgeCount: Int = 1500) -> DirectedGraph {
    var generator = SeededGenerator(seed: UInt64(seed))
    var builder = GraphBuilder(vertexCount: vertexCount)
    for e in 0..<edgeCount {
      let u = Int.random(in: 0..<vertexCount, using: &generator)
      let isInside = e % 4 != 0
      let v =
        isInside
        ? u / 20 * 20 + Int.random(in: 0..<20, using: &generator)
        : Int.random(in: 0..<vertexCount, using: &generator)
      builder.addEdge(
        from: VertexID(u), to: VertexID(v), weight: Double(1 + e % 3), sign: isInside ? 1 : -1)
    }
    return builder.build()
  }

  private func search(
    _ network: CommunityNetwork, isRefined: Bool, passes: Int = 2, threads: Int = 1, batch: Int = batch
  ) -> Communities {
    .search(network, passes: passes, isRefined: isRefined, threads: threads, batch: batch)
  }

  @Test("a queue is divided into batches that have every position once", arguments: 0..<200)
  func positions(count: Int) {
    for batches in [1, 2, 3, 7, 40] {
      let all = Batch.all(of: count, count: batches)
      #expect(all.last?.count == 0)
      #expect(all.flatMap { batch in (0..<batch.count).map(batch.position) }.sorted() == Array(0..<count))
    }
  }

  @Test("the number of threads changes no community", arguments: 0..<2)
  func threads(seed: Int) throws {
    let graph = groupedGraph(seed: seed)
    let simple = SimpleGraph(of: graph, directed: false)
    let networks = [
      CommunityNetwork(simple.out.rows),
      try CommunityNetwork(simple),
      try CommunityNetwork(simple, quality: .constantPotts(resolution: 0.2)),
      try CommunityNetwork(graph, directed: true, signed: false),
      try CommunityNetwork(graph, directed: true, signed: true),
    ]
    for network in networks {
      for isRefined in [false, true] {
        let alone = search(network, isRefined: isRefined)
        #expect(alone.parts.count < 150 && alone.quality > 0)
        for threads in [2, 3, 5] {
          #expect(search(network, isRefined: isRefined, threads: threads) == alone)
        }
      }
    }
  }

  @Test("communities are as good as those of moves one by one", arguments: [false, true])
  func quality(isRefined: Bool) throws {
    var (together, inTurn) = (0.0, 0.0)
    for seed in 0..<12 {
      let network = try CommunityNetwork(SimpleGraph(of: groupedGraph(seed: seed), directed: false))
      together += search(network, isRefined: isRefined).quality
      inTurn += search(network, isRefined: isRefined, batch: .max / 16).quality
    }
    #expect(together > 0.995 * inTurn)
  }

  @Test("no single move would better them, and chance with directions and signs is kept up", arguments: 0..<4)
  func optimum(seed: Int) throws {
    let graph = groupedGraph(seed: seed, vertexCount: 80, edgeCount: 400)
    let networks = [
      try CommunityNetwork(SimpleGraph(of: graph, directed: false)),
      try CommunityNetwork(graph, directed: true, signed: true),
    ]
    for network in networks {
      for isRefined in [false, true] {
        let found = search(network, isRefined: isRefined, passes: 50)
        #expect(abs(Communities(network, parts: found.parts).quality - found.quality) < 1e-12)
        for v in stride(from: 0, to: 80, by: 7) {
          for part in 0..<Int32(found.parts.count) {
            var labels = found.parts.labels
            labels[v] = part
            let moved = Communities(network, parts: Components(renumbering: labels)).quality
            #expect(moved < found.quality + 1e-9)
          }
        }
      }
    }
  }

  @Test("Leiden's communities hang together", arguments: 0..<10)
  func connected(seed: Int) throws {
    let simple = SimpleGraph(
      of: randomGraph(vertexCount: 200, edgeCount: 360, seed: UInt64(seed)), directed: false)
    let labels = search(try CommunityNetwork(simple), isRefined: true).parts.labels
    let inside = (0..<simple.edgeCount)
      .map { (simple.sources[$0].int, simple.targets[$0].int) }
      .filter { labels[$0.0] == labels[$0.1] }
    #expect(Components.weak(of: graph(vertexCount: 200, inside)).labels == labels)
  }

  @Test("neighbours that would change places for ever come to rest")
  func ring() {
    let ring = graph(vertexCount: 600, (0..<600).map { ($0, ($0 + 1) % 600) })
    let found = search(CommunityNetwork(ring.undirectedAdjacency().rows), isRefined: false)
    #expect(found.quality > 0.9)
  }
}
