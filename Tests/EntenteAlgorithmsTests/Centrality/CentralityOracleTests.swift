import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Centrality against slow and obvious versions")
struct CentralityOracleTests {
  @Test("degrees count parallels each and a loop twice")
  func degrees() {
    let graph = graph(vertexCount: 3, [(0, 1), (0, 1), (2, 2)], weights: [2, 3, 5])
    let degrees = Degrees(of: graph)
    #expect(degrees.total == [2, 2, 2] && degrees.out == [2, 0, 1] && degrees.in == [0, 2, 1])
    #expect(degrees.strength == [5, 5, 10])
    #expect(degrees.inStrength == [0, 5, 5] && degrees.outStrength == [5, 0, 5])
    #expect(Degrees(of: graph, edges: EdgeSet(edgeCount: 3, [EdgeID(1)])).total == [1, 1, 0])
    let signed = DirectedGraph(
      vertexCount: 2, sources: [VertexID(0), VertexID(0), VertexID(1)],
      targets: [VertexID(1), VertexID(1), VertexID(1)], signs: [1, 0, -1])
    #expect(Degrees(of: signed).positive == [1, 1] && Degrees(of: signed).negative == [0, 2])
  }

  @Test("degrees sum to twice the edges", arguments: 0..<40)
  func handshake(seed: Int) {
    let graph = assortedGraph(seed: seed)
    let degrees = Degrees(of: graph)
    #expect(degrees.total.reduce(0, +) == 2 * graph.edgeCount)
    #expect(degrees.total == zip(degrees.in, degrees.out).map { $0 + $1 })
    #expect(agree(degrees.strength.reduce(0, +), 2 * graph.weights.reduce(0, +)))
  }

  @Test("PageRank solves its linear system", arguments: 0..<60, [true, false])
  func pageRankSystem(seed: Int, directed: Bool) throws {
    let graph = assortedGraph(seed: seed)
    for weighted in [true, false] {
      let walk = try RandomWalk(on: graph, directed: directed, weighted: weighted)
      let matrix = adjacencyMatrix(graph, directed: directed, weighted: weighted)
      let scores = try pageRank(of: walk)
      #expect(agree(scores, pageRankBySolving(matrix, damping: 0.85)))
      #expect(graph.vertexCount == 0 || agree(scores.reduce(0, +), 1))
    }
  }

  @Test("personalised PageRank solves its linear system, parallels merged", arguments: 3..<60, [true, false])
  func personalised(seed: Int, weighted: Bool) throws {
    let graph = assortedGraph(seed: seed)
    let seeds = [VertexID(0), VertexID(graph.vertexCount - 1)]
    let shares = restart(at: seeds, vertexCount: graph.vertexCount)
    let walk = try RandomWalk(on: graph, weighted: weighted, mergingParallels: true)
    let scores = try pageRank(of: walk, damping: 0.6, restart: shares)
    let matrix = adjacencyMatrix(graph, directed: true, weighted: weighted, simple: true)
    let sum = shares.reduce(0, +)
    #expect(agree(scores, pageRankBySolving(matrix, damping: 0.6, restart: shares.map { $0 / sum })))
    #expect(agree(scores.reduce(0, +), 1))
  }

  @Test("pushing comes as near to the exact walk as was asked", arguments: 3..<30, [true, false])
  func pushed(seed: Int, directed: Bool) throws {
    let graph = assortedGraph(seed: seed)
    let seeds = [VertexID(0), VertexID(graph.vertexCount - 1), VertexID(0)]
    for weighted in [true, false] {
      let walk = try RandomWalk(on: graph, directed: directed, weighted: weighted, mergingParallels: true)
      let exact = try pageRank(
        of: walk, damping: 0.7, restart: restart(at: seeds, vertexCount: graph.vertexCount))
      for error in [0.3, 1e-3, 1e-9] {
        let found = try PushedPageRank(
          on: graph, from: seeds, directed: directed, weighted: weighted, damping: 0.7, error: error)
        #expect(found.missing <= error)
        #expect(agree(found.scores.reduce(0, +) + found.missing, 1))
        #expect(zip(found.scores, exact).allSatisfy { $0 <= $1 + 1e-9 })
      }
    }
  }

  @Test(
    "betweenness counts every shortest path of every pair", arguments: 0..<60,
    [PathNetwork.Length.edges, .weight])
  func betweenness(seed: Int, length: PathNetwork.Length) throws {
    let graph = assortedGraph(seed: seed)
    for directed in [true, false] {
      let simple = SimpleGraph(of: graph, directed: directed)
      let least = leastLengths(
        DirectedGraph(
          vertexCount: simple.vertexCount, sources: simple.sources, targets: simple.targets,
          weights: simple.weights),
        undirected: !directed, unit: length == .edges)
      let expected = betweennessByTrying(least)
      let found = try Betweenness(of: simple, length: length)
      #expect(agree(found.vertices, expected.vertices.map { directed ? $0 : $0 / 2 }))
      let edges = (0..<simple.edgeCount).map { e in
        let (u, v) = (simple.sources[e].int, simple.targets[e].int)
        return directed ? expected.edges[u][v] : (expected.edges[u][v] + expected.edges[v][u]) / 2
      }
      #expect(agree(found.edges, edges))
    }
  }

  @Test("betweenness of some sources is their part of the sum", arguments: 4..<24)
  func betweennessParts(seed: Int) throws {
    let simple = SimpleGraph(of: assortedGraph(seed: seed), directed: true)
    var sum = [Double](repeating: 0, count: simple.vertexCount)
    for s in 0..<simple.vertexCount {
      let part = try Betweenness(of: simple, sources: [VertexID(s)])
      sum = zip(sum, part.vertices).map { $0 + $1 }
    }
    #expect(agree(sum, try Betweenness(of: simple).vertices))
  }

  @Test("closeness and harmonic closeness come from all distances", arguments: 0..<60, [true, false])
  func closeness(seed: Int, directed: Bool) throws {
    let graph = assortedGraph(seed: seed)
    let n = graph.vertexCount
    let simple = SimpleGraph(of: graph, directed: directed)
    for length in [PathNetwork.Length.edges, .weight] {
      let least = leastLengths(
        DirectedGraph(
          vertexCount: n, sources: simple.sources, targets: simple.targets, weights: simple.weights),
        undirected: !directed, unit: length == .edges)
      let distance = floydWarshall(least)
      for direction in [Closeness.Distances.out, .into] {
        let found = try Closeness(of: simple, distances: direction, length: length)
        for u in 0..<n {
          let row = finiteDistances(distance, u, direction)
          let sum: Double = row.reduce(0, +)
          let inverse: Double = row.reduce(0) { $0 + 1 / $1 }
          let others = Double(row.count)
          let mean: Double? = row.isEmpty ? nil : others / sum
          #expect(agree([found.closeness[u]], [mean]))
          #expect(agree([found.harmonic[u]], [inverse / Double(max(n - 1, 1))]))
          #expect(agree([found.wassermanFaust[u]], [mean.map { $0 * others / Double(n - 1) }]))
        }
      }
    }
  }

  @Test("closeness in a graph of more than one batch of searches")
  func closenessBatches() throws {
    let simple = SimpleGraph(of: randomGraph(vertexCount: 300, edgeCount: 700, seed: 5), directed: true)
    let found = try Closeness(of: simple)
    for v in [0, 63, 64, 255, 256, 299] {
      let distances = hopDistances(in: simple.out, from: VertexID(v)).compactMap { $0 }.filter { $0 > 0 }
      let mean = distances.isEmpty ? nil : Double(distances.count) / Double(distances.reduce(0, +))
      #expect(agree([found.closeness[v]], [mean]))
      #expect(agree(found.harmonic[v], distances.reduce(0) { $0 + 1 / Double($1) } / 299))
    }
  }

  @Test("the eigenvector is one: the matrix only scales it", arguments: 4..<60, [true, false])
  func eigenvector(seed: Int, weighted: Bool) throws {
    let graph = assortedGraph(seed: seed)
    let simple = SimpleGraph(of: graph, directed: false)
    guard Components.weak(of: graph).count == 1, simple.edgeCount > 0 else { return }
    let x = try eigenvectorCentrality(of: simple, weighted: weighted)
    let matrix = adjacencyMatrix(graph, directed: false, weighted: weighted, simple: true, keepsLoops: false)
    let y = matrix.map { row in zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }
    let value = y[x.firstIndex(of: 1) ?? 0]
    #expect(agree(y, x.map { $0 * value }, tolerance: 1e-8))
    #expect(x.max() == 1 && x.allSatisfy { $0 > 0 })
  }

  @Test("a two-sided graph settles")
  func eigenvectorOfStar() throws {
    let star = SimpleGraph(of: graph(vertexCount: 5, [(0, 1), (0, 2), (0, 3), (0, 4)]), directed: false)
    #expect(agree(try eigenvectorCentrality(of: star), [1, 0.5, 0.5, 0.5, 0.5], tolerance: 1e-10))
  }

  @Test("Katz solves its linear system", arguments: 1..<60, [true, false])
  func katz(seed: Int, directed: Bool) throws {
    let graph = assortedGraph(seed: seed)
    let n = graph.vertexCount
    let matrix = adjacencyMatrix(graph, directed: directed, weighted: false, simple: true, keepsLoops: false)
    let system = (0..<n).map { v in (0..<n).map { u in (u == v ? 1 : 0) - 0.1 * matrix[u][v] } }
    let solution = solve(system, [Double](repeating: 2, count: n))
    let size = solution.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let found = try katzCentrality(of: SimpleGraph(of: graph, directed: directed), alpha: 0.1, beta: 2)
    #expect(agree(found, solution.map { $0 / size }))
  }

  @Test("too large an alpha is refused, the default never is")
  func katzAlpha() throws {
    let complete = SimpleGraph(of: graph(vertexCount: 3, [(0, 1), (1, 2), (2, 0)]), directed: false)
    #expect(throws: AlgorithmError.self) { try katzCentrality(of: complete, alpha: 0.6) }
    #expect(agree(try katzCentrality(of: complete), [Double](repeating: 1 / 3.0.squareRoot(), count: 3)))
  }

  @Test("hubs and authorities feed each other and sum to 1", arguments: 4..<60)
  func hits(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let found = try Hits(of: SimpleGraph(of: graph, directed: true))
    let matrix = adjacencyMatrix(graph, directed: true, weighted: false, simple: true, keepsLoops: false)
    let n = graph.vertexCount
    let pointed = (0..<n).map { v in (0..<n).reduce(0) { $0 + matrix[$1][v] * found.hubs[$1] } }
    let sum = pointed.reduce(0, +)
    #expect(agree(found.authorities, pointed.map { $0 / sum }, tolerance: 1e-7))
    #expect(agree(found.hubs.reduce(0, +), 1) && agree(found.authorities.reduce(0, +), 1))
  }

  @Test("core numbers are what peeling leaves", arguments: 0..<80)
  func cores(seed: Int) {
    let graph = assortedGraph(seed: seed)
    let matrix = adjacencyMatrix(graph, directed: false, weighted: false, simple: true, keepsLoops: false)
    #expect(coreNumbers(of: SimpleGraph(of: graph, directed: false)) == coresByPeeling(matrix))
  }

  @Test("triangles and clustering come from the matrix", arguments: 0..<80)
  func clustering(seed: Int) {
    let graph = assortedGraph(seed: seed)
    let matrix = adjacencyMatrix(graph, directed: false, weighted: false, simple: true, keepsLoops: false)
    let n = matrix.count
    let found = Clustering(of: SimpleGraph(of: graph, directed: false))
    var (triangles, pairs) = ([Int](repeating: 0, count: n), [Int](repeating: 0, count: n))
    for v in 0..<n {
      let row = (0..<n).filter { matrix[v][$0] > 0 }
      for a in row {
        for b in row where a < b {
          pairs[v] += 1
          if matrix[a][b] > 0 { triangles[v] += 1 }
        }
      }
    }
    #expect(found.triangles == triangles)
    #expect(
      found.coefficients == (0..<n).map { pairs[$0] == 0 ? 0 : Double(triangles[$0]) / Double(pairs[$0]) })
    #expect(found.triangleCount == triangles.reduce(0, +) / 3)
    let all = pairs.reduce(0, +)
    #expect(found.transitivity == (all == 0 ? 0 : Double(triangles.reduce(0, +)) / Double(all)))
  }

  @Test("Burt's constraint is his formula", arguments: 0..<60, [true, false])
  func constraint(seed: Int, weighted: Bool) throws {
    let graph = assortedGraph(seed: seed)
    let matrix = adjacencyMatrix(graph, directed: false, weighted: weighted, simple: true, keepsLoops: false)
    let found = try StructuralHoles(of: SimpleGraph(of: graph, directed: false), weighted: weighted)
    #expect(agree(found.constraint, constraintByFormula(matrix)))
  }
}

private func finiteDistances(_ distance: [[Double]], _ u: Int, _ direction: Closeness.Distances) -> [Double] {
  let all = distance.indices.map { v in direction == .out ? distance[u][v] : distance[v][u] }
  return all.indices.filter { $0 != u && all[$0] < .infinity }.map { all[$0] }
}

private func agree(_ a: Double, _ b: Double) -> Bool { EntenteTestSupport.agree([a], [b]) }
