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

  static let all: [ReferenceGraph] = {
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
      builder.addEdge(from: VertexID(Int(edges[e])), to: VertexID(Int(edges[e + 1])), weight: edges[e + 2])
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
  @Test("the table holds seven graphs")
  func table() {
    #expect(
      ReferenceGraph.all.map(\.name) == [
        "karate", "florentine", "kite", "lesmiserables", "digraph", "multidigraph", "sparse",
      ])
    #expect(ReferenceGraph.all.map(\.graph.edgeCount) == [78, 20, 18, 254, 60, 80, 22])
  }

  @Test("degrees and PageRank", arguments: ReferenceGraph.all)
  func walks(reference: ReferenceGraph) throws {
    let (graph, directed) = (reference.graph, reference.isDirected)
    let degrees = Degrees(of: graph)
    #expect(degrees.total.map(Double.init) == reference.facts["degree"])
    #expect(degrees.strength == reference.facts["strength"])
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
    #expect(reference.agrees(try Betweenness(of: simple, length: .weight).vertices, "betweenness-distance"))
  }

  @Test("closeness", arguments: ReferenceGraph.all)
  func closeness(reference: ReferenceGraph) throws {
    let hops = try Closeness(of: reference.simple)
    #expect(agree(hops.closeness, reference.optional("closeness")))
    #expect(agree(hops.wassermanFaust, reference.optional("closeness-wasserman-faust")))
    #expect(reference.agrees(hops.harmonic, "harmonic"))
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
    #expect(reference.agrees([clustering.transitivity], "transitivity"))
    let holes = try StructuralHoles(of: flat)
    #expect(agree(holes.constraint, reference.optional("constraint")))
    #expect(agree(holes.effectiveSize, reference.optional("effective-size")))
    let weighted = try StructuralHoles(of: flat, weighted: true)
    #expect(agree(weighted.constraint, reference.optional("constraint-weighted")))
    #expect([Double(Components.weak(of: reference.graph).count)] == reference.facts["weak-components"])
    if let strong = reference.facts["strong-components"] {
      #expect([Double(Components.strong(of: reference.graph).count)] == strong)
    }
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
