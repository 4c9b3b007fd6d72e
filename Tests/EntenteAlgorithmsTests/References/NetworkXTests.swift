import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

/// One graph of the table with what was said of it.
struct ReferenceGraph: Sendable, CustomTestStringConvertible {
  let name: String
  let isDirected: Bool
  let graph: DirectedGraph
  let facts: [String: [Double]]

  var testDescription: String { name }

  /// Graphs whose weights are 0 or more.
  static let all = table.filter { $0.facts["modularity-thirds-signed"] == nil }
  static let signed = table.filter { $0.facts["modularity-thirds-signed"] != nil }

  private static let table: [ReferenceGraph] = {
    var lines: [String: [(measure: String, values: [Double])]] = [:]
    var names: [String] = []
    for line in networkXReferences.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if lines[words[0]] == nil { names.append(words[0]) }
      lines[words[0], default: []].append((words[1], words.dropFirst(2).compactMap { Double($0) }))
    }
    return names.map { ReferenceGraph(name: $0, lines: lines[$0] ?? []) }
  }()

  private init(name: String, lines: [(measure: String, values: [Double])]) {
    self.name = name
    facts = Dictionary(lines.map { ($0.measure, $0.values) }) { first, _ in first }
    isDirected = facts["directed"] != nil
    let n = Int((facts["directed"] ?? facts["undirected"] ?? [0])[0])
    var builder = GraphBuilder(vertexCount: n)
    let edges = facts["edges"] ?? []
    for e in stride(from: 0, to: edges.count, by: 3) {
      let weight = edges[e + 2]
      builder.addEdge(
        from: VertexID(Int(edges[e])), to: VertexID(Int(edges[e + 1])), weight: weight,
        sign: weight < 0 ? -1 : 1)
    }
    graph = builder.build()
  }

  /// `nan` in the table is an undefined value.
  func optional(_ measure: String) -> [Double?] { (facts[measure] ?? []).map { $0.isNaN ? nil : $0 } }

  var simple: SimpleGraph { SimpleGraph(of: graph, directed: isDirected) }
  var flat: SimpleGraph { SimpleGraph(of: graph, directed: false) }
}

@Suite("Agreement with networkx 3.6.1")
struct NetworkXTests {
  @Test("the table holds nine graphs, one of them of friends and enemies")
  func table() {
    #expect(
      ReferenceGraph.all.map(\.name) == [
        "karate", "florentine", "kite", "lesmiserables", "digraph", "multidigraph", "sparse", "multigraph",
      ])
    #expect(ReferenceGraph.all.map(\.graph.edgeCount) == [78, 20, 18, 254, 60, 80, 22, 50])
    #expect(ReferenceGraph.signed.map(\.graph.edgeCount) == [45])
  }

  @Test("signed degrees and modularity", arguments: ReferenceGraph.signed)
  func signed(reference: ReferenceGraph) throws {
    let degrees = Degrees(of: reference.graph)
    #expect(degrees.positive.map(Double.init) == reference.facts["positive-degree"])
    #expect(degrees.negative.map(Double.init) == reference.facts["negative-degree"])
    let thirds = Components(renumbering: (0..<reference.graph.vertexCount).map { Int32($0 % 3) })
    let network = try CommunityNetwork(reference.graph, directed: false, signed: true)
    #expect(reference.agrees([Communities(network, parts: thirds).quality], "modularity-thirds-signed"))
  }

  @Test("degrees and PageRank", arguments: ReferenceGraph.all)
  func walks(reference: ReferenceGraph) throws {
    let (graph, directed) = (reference.graph, reference.isDirected)
    let degrees = Degrees(of: graph)
    #expect(degrees.total.map(Double.init) == reference.facts["degree"])
    #expect(degrees.strength == reference.facts["strength"])
    if directed {
      #expect(degrees.in.map(Double.init) == reference.facts["in-degree"])
      #expect(degrees.inStrength == reference.facts["in-strength"])
      #expect(degrees.outStrength == reference.facts["out-strength"])
    }
    let ranks = try pageRank(of: RandomWalk(on: graph, directed: directed))
    #expect(reference.agrees(ranks, "pagerank"))
    let weighted = try pageRank(of: RandomWalk(on: graph, directed: directed, weighted: true))
    #expect(reference.agrees(weighted, "pagerank-weighted"))
    let personal = try pageRank(
      of: RandomWalk(on: graph, directed: directed, mergingParallels: true),
      restart: restart(at: [VertexID(0)], vertexCount: graph.vertexCount))
    #expect(reference.agrees(personal, "personalized-pagerank"))
  }

  @Test("betweenness", arguments: ReferenceGraph.all)
  func betweenness(reference: ReferenceGraph) throws {
    let simple = reference.simple
    let between = try Betweenness(of: simple)
    #expect(reference.agrees(between.vertices, "betweenness"))
    #expect(reference.agrees(between.edges, "edge-betweenness"))
    #expect(reference.agrees(between.normalized(for: simple).vertices, "betweenness-normalized"))
    let lengths = try Betweenness(of: simple, length: .weight)
    #expect(reference.agrees(lengths.vertices, "betweenness-distance"))
    #expect(reference.agrees(lengths.edges, "edge-betweenness-distance"))
  }

  @Test("closeness", arguments: ReferenceGraph.all)
  func closeness(reference: ReferenceGraph) throws {
    let hops = try Closeness(of: reference.simple)
    #expect(agree(hops.closeness, reference.optional("closeness")))
    #expect(agree(hops.wassermanFaust, reference.optional("closeness-wasserman-faust")))
    #expect(reference.agrees(hops.harmonic, "harmonic"))
    let incoming = try Closeness(of: reference.simple, distances: .into)
    #expect(agree(incoming.closeness, reference.optional("closeness-incoming")))
    let lengths = try Closeness(of: reference.simple, length: .weight)
    #expect(agree(lengths.closeness, reference.optional("closeness-distance")))
  }

  @Test("eigenvectors", arguments: ReferenceGraph.all)
  func eigenvectors(reference: ReferenceGraph) throws {
    if reference.facts["eigenvector"] != nil {
      #expect(reference.agrees(try eigenvectorCentrality(of: reference.flat), "eigenvector"))
    }
    #expect(reference.agrees(try katzCentrality(of: reference.simple, alpha: 0.05), "katz"))
    guard reference.isDirected else { return }
    let hits = try Hits(of: reference.simple)
    #expect(reference.agrees(hits.hubs, "hubs"))
    #expect(reference.agrees(hits.authorities, "authorities"))
  }

  @Test("cores, clustering, structural holes, components", arguments: ReferenceGraph.all)
  func structure(reference: ReferenceGraph) throws {
    let flat = reference.flat
    #expect(coreNumbers(of: flat).map(Double.init) == reference.facts["core"])
    let clustering = Clustering(of: flat)
    #expect(reference.agrees(clustering.coefficients, "clustering"))
    #expect(clustering.triangles.map(Double.init) == reference.facts["triangles"])
    #expect(reference.agrees([clustering.transitivity], "transitivity"))
    let holes = try StructuralHoles(of: flat)
    #expect(agree(holes.constraint, reference.optional("constraint")))
    #expect(agree(holes.effectiveSize, reference.optional("effective-size")))
    let weighted = try StructuralHoles(of: flat, weighted: true)
    #expect(agree(weighted.constraint, reference.optional("constraint-weighted")))
    #expect([Double(Components.weak(of: reference.graph).count)] == reference.facts["weak-components"])
    if let strong = reference.facts["strong-components"] {
      let parts = Components.strong(of: reference.graph)
      #expect([Double(parts.count)] == strong)
      #expect([Double(parts.sizes.max() ?? 0)] == reference.facts["largest-strong"])
    }
  }

  @Test("distances and numbers of paths", arguments: ReferenceGraph.all)
  func paths(reference: ReferenceGraph) throws {
    let simple = reference.simple
    let graph = DirectedGraph(
      vertexCount: simple.vertexCount, sources: simple.sources, targets: simple.targets,
      weights: simple.weights)
    let (source, target) = (VertexID(0), VertexID(graph.vertexCount - 1))
    let direction = reference.isDirected ? PathNetwork.Direction.forward : .both
    let hops = try PathNetwork(graph, direction: direction)
    #expect(agree(pathLengths(in: hops, from: source), reference.optional("hops")))
    let lengths = try PathNetwork(graph, direction: direction, length: .weight)
    #expect(agree(pathLengths(in: lengths, from: source), reference.optional("distances")))
    let simples = simplePaths(in: hops, from: source, to: target, maxEdges: 4, limit: 100_000).paths
    #expect([Double(simples.count)] == reference.facts["simple-paths"])
    let shortest = allShortestPaths(in: hops, from: source, to: target)
    #expect([Double(shortest.count)] == reference.facts["shortest-paths"])
  }

  @Test("the 20 shortest loopless paths", arguments: ReferenceGraph.all)
  func kShortest(reference: ReferenceGraph) throws {
    guard let lengths = reference.facts["k-shortest"] else { return }
    let simple = reference.simple
    let graph = DirectedGraph(
      vertexCount: simple.vertexCount, sources: simple.sources, targets: simple.targets,
      weights: simple.weights)
    let network = try PathNetwork(graph, direction: reference.isDirected ? .forward : .both, length: .weight)
    let paths = shortestLooplessPaths(
      in: network, from: VertexID(0), to: VertexID(graph.vertexCount - 1), k: 20)
    #expect(paths.map(\.length) == lengths)
  }
}

extension ReferenceGraph {
  func agrees(_ scores: [Double], _ measure: String) -> Bool {
    agree(scores, facts[measure] ?? [], tolerance: 1e-7)
  }
}
