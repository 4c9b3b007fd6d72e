import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Agreement with networkx 3.6.1 on structure")
struct StructureReferenceTests {
  private func agrees(_ value: Double?, _ reference: ReferenceGraph, _ measure: String) -> Bool {
    guard let value, let expected = reference.facts[measure]?.first else { return false }
    return abs(value - expected) < 1e-9 * max(1, abs(expected))
  }

  @Test("blocks, cliques and diameter", arguments: ReferenceGraph.all)
  func shape(reference: ReferenceGraph) {
    let flat = reference.flat
    let blocks = Biconnected(of: flat)
    #expect(blocks.articulationPoints.map { Double($0.int) } == reference.facts["articulation-points"])
    #expect(agrees(Double(blocks.bridges.count), reference, "bridges"))
    #expect(agrees(Double(blocks.blockCount), reference, "blocks"))
    let cliques = maximalCliques(of: flat).cliques
    #expect(agrees(Double(cliques.count), reference, "cliques"))
    #expect(agrees(Double(cliques.map(\.count).max() ?? 0), reference, "largest-clique"))
    let extent = Eccentricities.extent(ofUndirected: flat.out.rows)
    #expect(agrees(Double(extent.diameter), reference, "diameter"))
    #expect(agrees(Double(extent.radius), reference, "radius"))
  }

  @Test("mixing and triads", arguments: ReferenceGraph.all)
  func mixing(reference: ReferenceGraph) {
    #expect(agrees(Mixing.degreeAssortativity(of: reference.simple), reference, "assortativity"))
    let kinds = (0..<reference.graph.vertexCount).map { $0 % 3 }
    #expect(agrees(Mixing.assortativity(of: reference.simple, kinds: kinds), reference, "kind-assortativity"))
    guard reference.isDirected else { return }
    #expect(agrees(Mixing.reciprocity(of: reference.simple), reference, "reciprocity"))
    #expect(TriadCensus(of: reference.simple).counts.map(Double.init) == reference.facts["triads"])
  }

  @Test("flows, trees and modularity", arguments: ReferenceGraph.all)
  func weights(reference: ReferenceGraph) throws {
    let (graph, flat) = (reference.graph, reference.flat)
    let flow = try MaximumFlow(
      in: graph, from: VertexID(0), to: VertexID(graph.vertexCount - 1), capacity: .weights,
      isDirected: reference.isDirected)
    #expect(agrees(flow.value, reference, "flow"))
    let simple = reference.simple
    let ties = try MaximumFlow(
      in: DirectedGraph(vertexCount: simple.vertexCount, sources: simple.sources, targets: simple.targets),
      from: VertexID(0), to: VertexID(graph.vertexCount - 1), isDirected: reference.isDirected)
    #expect(agrees(ties.value, reference, "edge-connectivity"))
    let merged = DirectedGraph(
      vertexCount: flat.vertexCount, sources: flat.sources, targets: flat.targets, weights: flat.weights)
    let tree = try spanningTree(of: merged)
    #expect(agrees(tree.reduce(0) { $0 + merged.weights[$1.int] }, reference, "spanning-weight"))
    let strongest = try spanningTree(of: merged, maximum: true)
    #expect(agrees(strongest.reduce(0) { $0 + merged.weights[$1.int] }, reference, "spanning-weight-maximum"))
    let thirds = Components(renumbering: (0..<graph.vertexCount).map { Int32($0 % 3) })
    let plain = Communities(CommunityNetwork(flat.out.rows), parts: thirds)
    #expect(agrees(plain.quality, reference, "modularity-thirds"))
    let weighted = Communities(try CommunityNetwork(flat), parts: thirds)
    #expect(agrees(weighted.quality, reference, "modularity-thirds-weighted"))
    let coarse = try CommunityNetwork(flat, quality: .modularity(resolution: 0.5))
    #expect(agrees(Communities(coarse, parts: thirds).quality, reference, "modularity-thirds-resolution"))
    let potts = try CommunityNetwork(flat, quality: .constantPotts(resolution: 0.3))
    #expect(agrees(Communities(potts, parts: thirds).quality, reference, "potts-thirds"))
    let leaks = conductances(of: thirds, in: flat, weighted: true)
    #expect(agree(leaks, (reference.facts["conductances"] ?? []).map { $0 }))
    guard reference.isDirected else { return }
    let directed = try CommunityNetwork(graph, directed: true, signed: false)
    #expect(agrees(Communities(directed, parts: thirds).quality, reference, "modularity-thirds-directed"))
  }

  @Test("known best divisions are found: karate .4198, Les Misérables .5600 without weights")
  func best() {
    func quality(_ name: String) -> Double {
      let reference = ReferenceGraph.all.first { $0.name == name }
      return reference.map { Communities.leiden(CommunityNetwork($0.flat.out.rows), passes: 10).quality } ?? 0
    }
    #expect(quality("karate") > 0.4155)
    #expect(quality("lesmiserables") > 0.55)
  }
}
