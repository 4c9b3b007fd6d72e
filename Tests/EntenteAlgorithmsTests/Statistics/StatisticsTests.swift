import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Statistics of a graph")
struct StatisticsTests {
  @Test("the triad census agrees with looking at every triple", arguments: 0..<60)
  func triads(seed: Int) {
    let simple = SimpleGraph(of: assortedGraph(seed: seed), directed: true)
    let n = simple.vertexCount
    func tie(_ u: Int, _ v: Int) -> Bool { simple.out.edge(from: VertexID(u), to: VertexID(v)) != nil }
    var counts = [Int](repeating: 0, count: 16)
    for a in 0..<n { for b in 0..<a { for c in 0..<b { counts[shape([a, b, c], tie)] += 1 } } }
    #expect(TriadCensus(of: simple).counts == counts)
  }

  /// By the definition: the numbers of mutual, one-way and missing ties, and then who points where.
  private func shape(_ v: [Int], _ tie: (Int, Int) -> Bool) -> Int {
    let pairs = [(v[0], v[1]), (v[0], v[2]), (v[1], v[2])]
    let mutual = pairs.count { tie($0.0, $0.1) && tie($0.1, $0.0) }
    let none = pairs.count { !tie($0.0, $0.1) && !tie($0.1, $0.0) }
    let oneWay = pairs.filter { tie($0.0, $0.1) != tie($0.1, $0.0) }.map {
      tie($0.0, $0.1) ? $0 : ($0.1, $0.0)
    }
    var name = "\(mutual)\(oneWay.count)\(none)"
    let (from, to) = (Set(oneWay.map(\.0)), Set(oneWay.map(\.1)))
    switch name {
    case "021": name += from.count == 1 ? "D" : to.count == 1 ? "U" : "C"
    case "111":
      // D: the single tie points at the vertex of the mutual one; U: away from it.
      let shared = pairs.first { tie($0.0, $0.1) && tie($0.1, $0.0) } ?? pairs[0]
      name += [shared.0, shared.1].contains(oneWay[0].1) ? "D" : "U"
    case "030": name += from.count == 3 ? "C" : "T"
    case "120": name += from.count == 1 ? "D" : to.count == 1 ? "U" : "C"
    default: break
    }
    return TriadCensus.names.firstIndex(of: name) ?? 0
  }

  @Test("reciprocity and assortativity of small graphs by hand")
  func mixing() {
    let pairs = graph(vertexCount: 3, [(0, 1), (1, 0), (1, 2)])
    #expect(Mixing.reciprocity(of: SimpleGraph(of: pairs, directed: true)) == 2.0 / 3)
    let star = SimpleGraph(of: graph(vertexCount: 4, [(0, 1), (0, 2), (0, 3)]), directed: false)
    #expect(abs((Mixing.degreeAssortativity(of: star) ?? 0) + 1) < 1e-12)
    let ring = SimpleGraph(of: graph(vertexCount: 3, [(0, 1), (1, 2), (2, 0)]), directed: false)
    #expect(Mixing.degreeAssortativity(of: ring) == nil)
    let two = SimpleGraph(of: graph(vertexCount: 4, [(0, 1), (2, 3)]), directed: false)
    #expect(Mixing.assortativity(of: two, kinds: [0, 0, 1, 1]) == 1)
    #expect(Mixing.assortativity(of: two, kinds: [0, 1, 0, 1]) == -1)
    #expect(Mixing.assortativity(of: two, kinds: [0, 0, 0, 0]) == nil)
    #expect(Mixing.reciprocity(of: SimpleGraph(of: graph(vertexCount: 2, []), directed: true)) == nil)
  }
}
