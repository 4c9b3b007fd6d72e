import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

/// A graph that algorithms stumble over, and what its weights are.
struct OddGraph: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let graph: DirectedGraph

  init(_ name: String, _ vertexCount: Int, _ pairs: [(Int, Int)], weights: [Double] = [], signs: [Int8] = [])
  {
    testDescription = name
    graph = DirectedGraph(
      vertexCount: vertexCount, sources: pairs.map { VertexID($0.0) }, targets: pairs.map { VertexID($0.1) },
      weights: weights, signs: signs)
  }

  private static let ring = [(0, 1), (1, 2), (2, 0)]

  static let all = [
    OddGraph("empty", 0, []),
    OddGraph("one vertex", 1, []),
    OddGraph("one vertex with a loop", 1, [(0, 0)]),
    OddGraph("loops alone", 3, [(0, 0), (1, 1), (1, 1)]),
    OddGraph("no edges", 4, []),
    OddGraph("one edge", 2, [(0, 1)]),
    OddGraph("parallel edges both ways", 2, [(0, 1), (0, 1), (1, 0)]),
    OddGraph("parts of several sizes", 7, [(0, 1), (1, 2), (2, 0), (3, 4), (5, 5)]),
    OddGraph("a weight of 0", 3, ring, weights: [0, 1, 2]),
    OddGraph("weights of 0 alone", 3, ring, weights: [0, 0, 0]),
    OddGraph("a negative weight", 3, ring, weights: [1, -2, 1]),
    OddGraph("weights that cancel", 2, [(0, 1), (1, 0)], weights: [1, -1]),
    OddGraph("an infinite weight", 3, ring, weights: [.infinity, 1, 1]),
    OddGraph("weights infinite both ways", 2, [(0, 1), (0, 1)], weights: [.infinity, -.infinity]),
    OddGraph("a weight that is no number", 3, ring, weights: [.nan, 1, 1]),
    OddGraph("weights near the largest number", 3, ring, weights: [1e308, 1e308, 1e308]),
    OddGraph(
      "weights near the least number", 3, ring,
      weights: [.leastNonzeroMagnitude, .leastNonzeroMagnitude, 1]),
    OddGraph("a weight whose inverse is nearly 0", 3, ring, weights: [1e308, 1e307, 1e308]),
    OddGraph("signs that cancel", 2, [(0, 1), (0, 1)], weights: [1, 1], signs: [1, -1]),
    OddGraph("enemies alone", 3, ring, weights: [1, 1, 1], signs: [-1, -1, -1]),
  ]
}

/// No algorithm may crash, go on for ever, or answer with something that is no number: it gives a result, says with
/// `nil` that there is none, or throws an error that says why.
@Suite("Graphs that algorithms stumble over")
struct OddGraphTests {
  /// Either an error, or numbers.
  private func settles(_ what: String, _ scores: () throws(AlgorithmError) -> [Double?]) {
    do {
      let found = try scores()
      #expect(found.allSatisfy { !($0?.isNaN ?? false) }, "\(what): \(found)")
    } catch {
      #expect(!error.description.isEmpty)
    }
  }

  @Test("walks, eigenvectors and degrees", arguments: OddGraph.all, [true, false])
  func walks(odd: OddGraph, directed: Bool) {
    let graph = odd.graph
    let simple = SimpleGraph(of: graph, directed: directed)
    #expect(Degrees(of: graph).total.reduce(0, +) == 2 * graph.edgeCount)
    for weighted in [true, false] {
      for merging in [true, false] {
        settles("PageRank") { () throws(AlgorithmError) in
          let walk = try RandomWalk(
            on: graph, directed: directed, weighted: weighted, mergingParallels: merging)
          return try pageRank(of: walk)
        }
        guard graph.vertexCount > 0 else { continue }
        settles("personalised PageRank") { () throws(AlgorithmError) in
          let walk = try RandomWalk(
            on: graph, directed: directed, weighted: weighted, mergingParallels: merging)
          return try pageRank(of: walk, restart: restart(at: [VertexID(0)], vertexCount: graph.vertexCount))
        }
      }
      settles("eigenvector") { () throws(AlgorithmError) in
        try eigenvectorCentrality(of: simple, weighted: weighted, rounds: 2000)
      }
      settles("Katz") { () throws(AlgorithmError) in try katzCentrality(of: simple, weighted: weighted) }
      settles("HITS") { () throws(AlgorithmError) in
        let hits = try Hits(of: simple, weighted: weighted, rounds: 2000)
        return hits.hubs + hits.authorities
      }
    }
  }

  @Test(
    "measures of paths", arguments: OddGraph.all,
    [PathNetwork.Length.edges, .weight, .inverseWeight])
  func paths(odd: OddGraph, length: PathNetwork.Length) {
    let graph = odd.graph
    for directed in [true, false] {
      let simple = SimpleGraph(of: graph, directed: directed)
      settles("closeness") { () throws(AlgorithmError) in
        let found = try Closeness(of: simple, length: length)
        return found.closeness + found.harmonic + found.wassermanFaust
      }
      settles("betweenness") { () throws(AlgorithmError) in
        let found = try Betweenness(of: simple, length: length)
        let normal = found.normalized(for: simple)
        return found.vertices + found.edges + normal.vertices + normal.edges
      }
      guard graph.vertexCount > 0 else { continue }
      let (source, target) = (VertexID(0), VertexID(graph.vertexCount - 1))
      settles("paths") { () throws(AlgorithmError) in
        let network = try PathNetwork(graph, direction: directed ? .forward : .both, length: length)
        let several = shortestLooplessPaths(in: network, from: source, to: target, k: 5)
        #expect(several.allSatisfy { $0.isLoopless })
        let all = allShortestPaths(in: network, from: source, to: target)
        let simple = simplePaths(in: network, from: source, to: target, maxEdges: 5).paths
        let widest = widestPath(in: network, of: graph, from: source, to: target)
        if !directed { _ = steinerTree(in: network, connecting: [source, target]) }
        return pathLengths(in: network, from: source) + [pathLength(in: network, from: source, to: target)]
          + (several + all + simple).map(\.length) + [widest?.width]
      }
    }
  }

  @Test("structure", arguments: OddGraph.all)
  func structure(odd: OddGraph) {
    let graph = odd.graph
    let (flat, arcs) = (SimpleGraph(of: graph, directed: false), SimpleGraph(of: graph, directed: true))
    let statistics = [true, false].map { GraphStatistics(of: graph, isDirected: $0) }
    for found in statistics {
      #expect(found.vertices == graph.vertexCount && found.edges == graph.edgeCount)
      for value in [
        found.density, found.meanDegree, found.reciprocity, found.degreeAssortativity, found.meanClustering,
      ] {
        #expect(!(value?.isNaN ?? false))
      }
      #expect(found.radius <= found.diameter)
    }
    let clustering = Clustering(of: flat).coefficients + clusteringByArcs(of: arcs)
    #expect(clustering.allSatisfy { 0...1 ~= $0 })
    #expect(Biconnected(of: flat).bridges.count <= flat.edgeCount)
    let cliques = maximalCliques(of: flat).cliques
    #expect(Set(cliques.flatMap(\.self)).count == graph.vertexCount)
    let rows = Rows.Directed(out: arcs.out.rows, in: arcs.in.rows)
    #expect(Eccentricities(of: rows).values.count == graph.vertexCount)
    #expect(TriadCensus(of: arcs).counts.allSatisfy { $0 >= 0 })
    for parts in [
      Components.weak(of: graph), .strong(of: graph), .labelPropagation(flat.out.rows),
      .synchronousLabels(rows, isDirected: true),
    ] {
      #expect(parts.sizes.reduce(0, +) == graph.vertexCount)
    }
    for weighted in [true, false] {
      settles("structural holes") { () throws(AlgorithmError) in
        let holes = try StructuralHoles(of: flat, weighted: weighted)
        return holes.constraint + holes.effectiveSize
      }
    }
  }

  @Test("communities", arguments: OddGraph.all, [true, false])
  func communities(odd: OddGraph, weighted: Bool) {
    let flat = SimpleGraph(of: odd.graph, directed: false)
    func judged(_ make: () throws(AlgorithmError) -> CommunityNetwork) {
      settles("communities") { () throws(AlgorithmError) in
        let network = try make()
        let found = [Communities.louvain(network, passes: 3), .leiden(network, passes: 3)]
        for division in found { #expect(division.parts.sizes.reduce(0, +) == odd.graph.vertexCount) }
        return found.map(\.quality)
      }
    }
    for quality in [CommunityNetwork.Quality.modularity(), .constantPotts(resolution: 0.5)] {
      judged { () throws(AlgorithmError) in
        weighted
          ? try CommunityNetwork(flat, quality: quality) : CommunityNetwork(flat.out.rows, quality: quality)
      }
    }
    for (directed, signed) in [(true, true), (true, false), (false, true)] {
      judged { () throws(AlgorithmError) in
        try CommunityNetwork(odd.graph, directed: directed, signed: signed, weighted: weighted)
      }
    }
  }

  @Test("flows, trees and signs", arguments: OddGraph.all)
  func flows(odd: OddGraph) {
    let graph = odd.graph
    settles("spanning tree") { () throws(AlgorithmError) in
      try spanningTree(of: graph).map { Double($0.int) }
    }
    guard graph.vertexCount > 0 else { return }
    let (source, target) = (VertexID(0), VertexID(graph.vertexCount - 1))
    for capacity in [MaximumFlow.Capacity.edges, .weights] {
      settles("flow") { () throws(AlgorithmError) in
        let flow = try MaximumFlow(in: graph, from: source, to: target, capacity: capacity)
        return flow.flow + [flow.value]
      }
    }
    let signed = SignedDistances(in: graph, along: graph.out, from: source)
    #expect(signed.positive[0] == 0)
    #expect(earliestArrivals(in: graph, along: graph.out, from: source, on: 0)[0]?.day == 0)
  }
}
