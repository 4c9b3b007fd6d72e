import EntenteGraph
import EntenteTestSupport
import Synchronization
import Testing

@testable import EntenteAlgorithms

/// Grains are set so low that small graphs are shared out.
@Suite("Searches, cores and components on several threads")
struct SharedTraversalTests {
  private static let crews = [1, 2, 3, 5]

  /// What `body` returns with each number of threads.
  private static func all<Result>(_ body: (Crew) -> Result) -> [Result] {
    crews.map { Crew.gather($0) { body($0) } }
  }

  /// A lattice with gaps: many narrow fronts, few neighbours a vertex, several parts.
  private static func lattice(side: Int, seed: UInt64) -> DirectedGraph {
    var random = SeededGenerator(seed: seed)
    var pairs: [(Int, Int)] = []
    for v in 0..<(side * side) {
      if v % side > 0, Int.random(in: 0..<4, using: &random) > 0 { pairs.append((v, v - 1)) }
      if v >= side, Int.random(in: 0..<4, using: &random) > 0 { pairs.append((v, v - side)) }
    }
    return graph(vertexCount: side * side, pairs)
  }

  @Test("levels of a lattice and of graphs with wide fronts", arguments: 0..<6)
  func levels(seed: Int) {
    let lattice = Self.lattice(side: 20, seed: UInt64(seed)).undirectedAdjacency().rows
    let wide = randomGraph(vertexCount: 500, edgeCount: 1000 + 900 * seed, seed: UInt64(seed))
    let (out, into) = (wide.out.rows, wide.in.rows)
    let grain = SearchGrain(front: 3, words: 1)
    for source in [VertexID(0), VertexID(57)] {
      let narrow = hopLevels(out: lattice, in: lattice, from: source)
      #expect(
        Self.all { hopLevels(out: lattice, in: lattice, from: source, $0, grain: grain) }
          .allSatisfy { $0 == narrow })
      let plain = hopLevels(out: out, in: nil, from: source)
      #expect(
        Self.all { hopLevels(out: out, in: nil, from: source, $0, grain: grain) }.allSatisfy { $0 == plain })
      #expect(
        Self.all { hopLevels(out: out, in: into, from: source, $0, grain: grain) }.allSatisfy { $0 == plain })
    }
  }

  @Test("core numbers, of hubs and of a lattice", arguments: 0..<6)
  func cores(seed: Int) {
    let random = randomGraph(vertexCount: 300, edgeCount: 400 + 800 * seed, seed: UInt64(seed))
    for graph in [random, Self.lattice(side: 18, seed: UInt64(seed))] {
      let rows = SimpleGraph(of: graph, directed: false).out.rows
      let expected = coresByPeeling(rows)
      // Nearly all rows are long; some are, and outboxes are soon full.
      for grain in [PeelingGrain(phase: 4, hub: 2, outbox: 1000), PeelingGrain(phase: 4, hub: 9, outbox: 5)] {
        #expect(Self.all { coreNumbers(of: rows, $0, grain: grain) }.allSatisfy { $0 == expected })
      }
    }
  }

  /// Takes away one vertex of least degree after the other.
  private func coresByPeeling(_ rows: Rows) -> [Int32] {
    var degree = (0..<rows.vertexCount).map { rows.degree(of: VertexID($0)) }
    var core = [Int32](repeating: 0, count: rows.vertexCount)
    var left = Set(0..<rows.vertexCount)
    var k = 0
    while let v = left.min(by: { degree[$0] < degree[$1] }) {
      k = max(k, degree[v])
      core[v] = Int32(k)
      left.remove(v)
      for u in rows.neighbours(of: VertexID(v)) where left.contains(u.int) { degree[u.int] -= 1 }
    }
    return core
  }

  @Test("weak components, few and many, with loops and parallels", arguments: 0..<8)
  func components(seed: Int) {
    let random = randomGraph(vertexCount: 600, edgeCount: 120 * seed, seed: UInt64(seed))
    for graph in [random, Self.lattice(side: 25, seed: UInt64(seed)), assortedGraph(seed: seed)] {
      let rows = graph.undirectedAdjacency().rows
      let expected = Components.weak(of: graph)
      #expect(Self.all { Components.weak(ofUndirected: rows, $0, grain: 7) }.allSatisfy { $0 == expected })
    }
  }

  @Test("a chain in any order is one part, whoever joins it", arguments: 0..<8)
  func chain(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let order = (0..<2000).shuffled(using: &random)
    let rows = graph(vertexCount: 2000, Array(zip(order, order.dropFirst()))).undirectedAdjacency().rows
    #expect(Self.all { Components.weak(ofUndirected: rows, $0, grain: 50) }.allSatisfy { $0.sizes == [2000] })
  }

  /// The last factor makes buckets hold several distances.
  @Test("path lengths", arguments: 0..<4, [1, 5000])
  func lengths(seed: Int, factor: Double) throws {
    let graph = randomGraph(vertexCount: 300, edgeCount: 3000, seed: UInt64(seed), maxWeight: 30)
    let scaled = DirectedGraph(
      vertexCount: graph.vertexCount, sources: graph.sources, targets: graph.targets,
      weights: graph.weights.enumerated().map { $0 % 50 == 0 ? 0 : $1 * factor })
    let arcs = ArcRows.of(try PathNetwork(scaled, direction: .both, length: .weight)).out
    let whole = try #require(arcs.whole)
    #expect(SharedArcSearch.suits(arcs))
    let expected = arcs.pathLengths(from: VertexID(3))
    #expect(Self.all { arcs.sharedLengths(whole, from: 3, $0, grain: 4) }.allSatisfy { $0 == expected })
  }

  @Test("every piece is taken once, and a lane belongs to one thread at a time", arguments: crews)
  func lanes(threads: Int) {
    Crew.gather(threads) { crew in
      let taken = SharedCells(repeating: 0, count: 1000)
      let busy = SharedCells(repeating: 0, count: threads)
      let overlaps = Atomic<Int>(0)
      for _ in 0..<20 {
        crew.run(lanedPieces: 1000) { lane, piece in
          if busy.replace(lane, 0, by: 1) != 0 { overlaps.add(1, ordering: .relaxed) }
          taken[piece] += 1
          busy[lane] = 0
        }
      }
      #expect(taken.array() == [Int32](repeating: 20, count: 1000))
      #expect(overlaps.load(ordering: .relaxed) == 0)
    }
  }
}
