import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("A symmetric matrix in tiles")
struct SymmetricTilesTests {
  /// Numbers that differ from vertex to vertex.
  private static func vector(_ count: Int) -> [Double] { (0..<count).map { 1 / Double($0 + 3) - 0.1 } }

  private static func tiles(
    _ graph: DirectedGraph, weighted: Bool, blocks: Int?, width: Int = 1 << 15
  ) -> SymmetricTiles {
    // A loop stands in its row once.
    let both = (0..<graph.edgeCount).filter { graph.sources[$0] != graph.targets[$0] }
    let rows = Adjacency(
      vertexCount: graph.vertexCount, sources: graph.sources + both.map { graph.targets[$0] },
      targets: graph.targets + both.map { graph.sources[$0] })
    let weights = graph.weights + both.map { graph.weights[$0] }
    return SymmetricTiles(
      rows: rows.rows, factors: weighted ? rows.edges.map { weights[$0.int] } : [], blocks: blocks,
      width: width)
  }

  private static func product(_ tiles: SymmetricTiles, threads: Int) -> [Double] {
    Crew.gather(threads, block: 16) { crew in
      let x = Cells(vector(tiles.vertexCount))
      let y = Cells<Double>(repeating: .nan, count: tiles.vertexCount)
      tiles.multiply(x, into: y, spare: Cells(repeating: .nan, count: tiles.spareCount), crew)
      return y.array()
    }
  }

  @Test("the product is that of the matrix, however it is cut", arguments: 0..<60, [true, false])
  func products(seed: Int, weighted: Bool) {
    let graph = assortedGraph(seed: seed)
    let matrix = adjacencyMatrix(graph, directed: false, weighted: weighted)
    let x = Self.vector(graph.vertexCount)
    let expected = matrix.map { row in zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }
    for (blocks, width) in [(nil, 1 << 15), (1, 3), (2, 100), (3, 1), (4, 7), (7, 2)] as [(Int?, Int)] {
      let tiles = Self.tiles(graph, weighted: weighted, blocks: blocks, width: width)
      #expect(agree(Self.product(tiles, threads: 1), expected))
    }
  }

  @Test("the number of threads changes no bit, and no two tiles of a phase meet", arguments: 1...9)
  func threads(blocks: Int) {
    let graph = randomGraph(vertexCount: 150, edgeCount: 1200, seed: UInt64(blocks))
    for weighted in [true, false] {
      let tiles = Self.tiles(graph, weighted: weighted, blocks: blocks)
      let one = Self.product(tiles, threads: 1)
      for threads in [2, 3, 5] { #expect(Self.product(tiles, threads: threads) == one) }
      for phase in tiles.phases {
        let met = phase.flatMap { [$0.rowBlock, $0.columnBlock] }
        #expect(Set(met).count == met.count)
      }
      #expect(tiles.phases.flatMap { $0 }.count == blocks * (blocks - 1) / 2)
    }
  }

  @Test("blocks have about equal degree in sum, and no more vertices than allowed")
  func balance() {
    // Every edge has an end among the first ten of a hundred vertices.
    let graph = graph(vertexCount: 100, (0..<90).flatMap { v in (0..<5).map { (v + 10, (v + 2 * $0) % 10) } })
    let tiles = Self.tiles(graph, weighted: false, blocks: 4)
    #expect(tiles.bounds == [0, 6, 20, 60, 100])
    let narrow = Self.tiles(graph, weighted: false, blocks: 4, width: 20)
    #expect(zip(narrow.bounds, narrow.bounds.dropFirst()).allSatisfy { $1 - $0 <= 20 && $1 > $0 })
  }
}
