import EntenteAlgorithms
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Other kinds of paths")
struct PathVariantTests {
  @Test("simple paths are all loopless paths up to the limit", arguments: 0..<60, [1, 2, 3, 6])
  func simple(seed: Int, maxEdges: Int) throws {
    let graph = assortedGraph(seed: seed)
    let network = try PathNetwork(graph, length: .weight)
    for s in 0..<min(graph.vertexCount, 3) {
      for t in 0..<graph.vertexCount {
        let all = allLooplessPaths(leastLengths(graph), from: s, to: t).filter {
          $0.vertices.count <= maxEdges + 1
        }
        let found = simplePaths(
          in: network, from: VertexID(s), to: VertexID(t), maxEdges: maxEdges, limit: 100_000)
        #expect(found.isComplete)
        #expect(
          Set(found.paths.map { $0.vertices.map(\.int) }) == Set(all.map(\.vertices)), "from \(s) to \(t)")
        #expect(found.paths.count == all.count)
        let lengths = Dictionary(uniqueKeysWithValues: all.map { ($0.vertices, $0.length) })
        for path in found.paths { #expect(lengths[path.vertices.map(\.int)] == path.length) }
      }
    }
  }

  @Test("a limit of simple paths is kept, and said")
  func simpleLimit() throws {
    let graph = graph(vertexCount: 4, [(0, 1), (1, 3), (0, 2), (2, 3), (0, 3)])
    let found = simplePaths(
      in: try PathNetwork(graph), from: VertexID(0), to: VertexID(3), maxEdges: 3, limit: 2)
    #expect(found.paths.map { $0.vertices.map(\.int) } == [[0, 1, 3], [0, 2, 3]] && !found.isComplete)
  }

  @Test("the widest path is as wide as the best of all", arguments: 0..<60)
  func widest(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let network = try PathNetwork(graph)
    var most = [[Double]](
      repeating: [Double](repeating: -1, count: graph.vertexCount), count: graph.vertexCount)
    for e in 0..<graph.edgeCount {
      let (u, v) = (graph.sources[e].int, graph.targets[e].int)
      most[u][v] = max(most[u][v], graph.weights[e])
    }
    for s in 0..<min(graph.vertexCount, 3) {
      for t in 0..<graph.vertexCount where s != t {
        let all = allLooplessPaths(leastLengths(graph), from: s, to: t)
        let widths = all.map { path in
          zip(path.vertices, path.vertices.dropFirst()).map { most[$0.0][$0.1] }.min() ?? 0
        }
        let found = widestPath(in: network, of: graph, from: VertexID(s), to: VertexID(t))
        #expect(found?.width == widths.max())
        if let found { #expect(found.path.edges.map { graph.weights[$0.int] }.min() == found.width) }
      }
    }
  }

  @Test("the shortest walk that uses an edge of a kind is no longer than by any of them", arguments: 4..<40)
  func through(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let network = try PathNetwork(graph, length: .weight)
    let kind = (0..<graph.edgeCount).filter { $0.isMultiple(of: 3) }
    let edges = EdgeSet(edgeCount: graph.edgeCount, kind.map { EdgeID($0) })
    let distance = floydWarshall(leastLengths(graph))
    for (s, t) in [(0, graph.vertexCount - 1), (1, 0), (2, 2)] {
      let best = kind.map { e in
        distance[s][graph.sources[e].int] + graph.weights[e] + distance[graph.targets[e].int][t]
      }.min()
      let found = shortestPath(in: network, from: VertexID(s), throughOneOf: edges, to: VertexID(t))
      #expect(found?.length == (best == .infinity ? nil : best))
      guard let found else { continue }
      #expect(found.edges.contains { edges.contains($0) })
      #expect(found.vertices.first == VertexID(s) && found.vertices.last == VertexID(t))
    }
  }

  @Test("no walk that keeps to the days arrives earlier", arguments: 0..<60)
  func earliest(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let plain = assortedGraph(seed: seed)
    let first = (0..<plain.edgeCount).map { _ in Int32.random(in: 0...9, using: &random) }
    let last = first.map { $0 + Int32.random(in: 0...3, using: &random) }
    let graph = DirectedGraph(
      vertexCount: plain.vertexCount, sources: plain.sources, targets: plain.targets, firstDays: first,
      lastDays: last)
    guard graph.vertexCount > 0 else { return }
    // Relaxing every edge as often as there are vertices finds every earliest day.
    var expected = [Int32?](repeating: nil, count: graph.vertexCount)
    expected[0] = 2
    for _ in 0..<graph.vertexCount {
      for e in 0..<graph.edgeCount {
        guard let here = expected[graph.sources[e].int] else { continue }
        let day = max(here, first[e])
        if day <= last[e] {
          expected[graph.targets[e].int] = min(expected[graph.targets[e].int] ?? .max, day)
        }
      }
    }
    let found = earliestArrivals(in: graph, along: graph.out, from: VertexID(0), on: 2)
    #expect(found.map { $0?.day } == expected)
    for t in 0..<graph.vertexCount {
      let journey = foremostPath(in: graph, along: graph.out, from: VertexID(0), to: VertexID(t), on: 2)
      #expect((journey == nil) == (expected[t] == nil))
      guard let journey, t > 0 else { continue }
      #expect(journey.days.last == expected[t] && journey.days == journey.days.sorted())
      for (edge, day) in zip(journey.path.edges, journey.days) { #expect(graph.holds(edge, on: day)) }
    }
  }

  @Test("a tie that had ended carries nothing")
  func endedTie() {
    let graph = DirectedGraph(
      vertexCount: 3, sources: [VertexID(0), VertexID(1)], targets: [VertexID(1), VertexID(2)],
      firstDays: [10, 0], lastDays: [20, 5])
    let days = earliestArrivals(in: graph, along: graph.out, from: VertexID(0), on: 0).map { $0?.day }
    #expect(days == [0, 10, nil])
  }

  @Test("signed distances are those of walks of each sign", arguments: 0..<60)
  func signed(seed: Int) {
    let graph = assortedGraph(seed: seed)
    let n = graph.vertexCount
    guard n > 0 else { return }
    // Walks of k edges, for every k up to all states.
    var reached: Set<[Int]> = [[0, 1]]
    var (positive, negative) = ([Int32?](repeating: nil, count: n), [Int32?](repeating: nil, count: n))
    for k in 0...(2 * n) {
      for state in reached {
        if state[1] == 1, positive[state[0]] == nil { positive[state[0]] = Int32(k) }
        if state[1] == -1, negative[state[0]] == nil { negative[state[0]] = Int32(k) }
      }
      reached = Set(
        reached.flatMap { state in
          (0..<graph.edgeCount).filter { graph.sources[$0].int == state[0] && graph.signs[$0] != 0 }
            .map { [graph.targets[$0].int, state[1] * Int(graph.signs[$0])] }
        })
    }
    let found = SignedDistances(in: graph, along: graph.out, from: VertexID(0))
    #expect(found.positive == positive && found.negative == negative)
    for target in (0..<n).map({ VertexID($0) }) {
      for isNegative in [true, false] {
        let walk = found.walk(to: target, isNegative: isNegative, in: graph)
        #expect(walk?.edges.count == (isNegative ? negative : positive)[target.int].map { Int($0) })
        guard let walk else { continue }
        #expect(walk.vertices.first == VertexID(0) && walk.vertices.last == target)
        #expect(walk.edges.reduce(1) { $0 * Int(graph.signs[$1.int]) } == (isNegative ? -1 : 1))
        for (index, edge) in walk.edges.enumerated() {
          #expect(
            graph.sources[edge.int] == walk.vertices[index]
              && graph.targets[edge.int] == walk.vertices[index + 1])
        }
      }
    }
  }

  @Test("the flow is the least of all cuts", arguments: 4..<60, [true, false])
  func flow(seed: Int, isDirected: Bool) throws {
    let graph = assortedGraph(seed: seed)
    let n = graph.vertexCount
    let (s, t) = (0, n - 1)
    for capacity in [MaximumFlow.Capacity.edges, .weights] {
      var least = Double.infinity
      for side in 0..<(1 << n) where side & (1 << s) != 0 && side & (1 << t) == 0 {
        var cost = 0.0
        for e in 0..<graph.edgeCount {
          let (u, v) = (side & (1 << graph.sources[e].int) != 0, side & (1 << graph.targets[e].int) != 0)
          if isDirected ? u && !v : u != v { cost += capacity == .edges ? 1 : graph.weights[e] }
        }
        least = min(least, cost)
      }
      let found = try MaximumFlow(
        in: graph, from: VertexID(s), to: VertexID(t), capacity: capacity, isDirected: isDirected)
      #expect(found.value == least)
      var balance = [Double](repeating: 0, count: n)
      for e in 0..<graph.edgeCount {
        #expect(abs(found.flow[e]) <= (capacity == .edges ? 1 : graph.weights[e]))
        #expect(!isDirected || found.flow[e] >= 0)
        balance[graph.sources[e].int] -= found.flow[e]
        balance[graph.targets[e].int] += found.flow[e]
      }
      #expect(balance[t] == least && balance[s] == -least)
      for v in 0..<n where v != s && v != t { #expect(balance[v] == 0) }
    }
  }

  @Test("a flow to where it comes from is refused")
  func flowToItself() {
    #expect(throws: AlgorithmError.self) {
      try MaximumFlow(in: graph(vertexCount: 2, [(0, 1)]), from: VertexID(0), to: VertexID(0))
    }
  }

  @Test("no spanning tree is lighter", arguments: 0..<40)
  func spanning(seed: Int) throws {
    let graph = assortedGraph(seed: seed)
    let tree = try spanningTree(of: graph)
    let wanted = graph.vertexCount - Components.weak(of: graph).count
    #expect(tree.count == wanted)
    #expect(
      Components.weak(of: graph, edges: EdgeSet(edgeCount: graph.edgeCount, tree)).labels
        == Components.weak(of: graph).labels)
    // Every edge left out closes a circle in which it is the heaviest.
    let within = tree.map { ($0, graph.weights[$0.int]) }
    for e in (0..<graph.edgeCount).map({ EdgeID($0) }) where !tree.contains(e) {
      let lighter = within.filter { $0.1 <= graph.weights[e.int] }.map(\.0)
      let parts = Components.weak(of: graph, edges: EdgeSet(edgeCount: graph.edgeCount, lighter))
      #expect(parts.labels[graph.sources[e.int].int] == parts.labels[graph.targets[e.int].int])
    }
  }

  @Test("a Steiner tree connects its terminals within twice the best", arguments: 4..<40)
  func steiner(seed: Int) throws {
    let graph = randomGraph(vertexCount: 6, edgeCount: 9, seed: UInt64(seed))
    let network = try PathNetwork(graph, direction: .both, length: .weight)
    let terminals = [VertexID(0), VertexID(2), VertexID(5)]
    func connects(_ edges: [EdgeID]) -> Bool {
      let labels = Components.weak(of: graph, edges: EdgeSet(edgeCount: graph.edgeCount, edges)).labels
      return Set(terminals.map { labels[$0.int] }).count == 1
    }
    var best: Double?
    for chosen in 0..<(1 << graph.edgeCount) {
      let edges = (0..<graph.edgeCount).filter { chosen & (1 << $0) != 0 }.map { EdgeID($0) }
      guard connects(edges) else { continue }
      best = min(best ?? .infinity, edges.reduce(0) { $0 + graph.weights[$1.int] })
    }
    let found = steinerTree(in: network, connecting: terminals)
    #expect((found == nil) == (best == nil))
    guard let found, let best else { return }
    #expect(connects(found))
    let length = found.reduce(0) { $0 + graph.weights[$1.int] }
    #expect(length >= best && length < 2 * best)
    for edge in found { #expect(!connects(found.filter { $0 != edge })) }
  }

  @Test("eccentricities, diameter and radius come from all distances", arguments: 0..<60)
  func eccentricities(seed: Int) {
    let graph = assortedGraph(seed: seed)
    for isDirected in [true, false] {
      let distance = floydWarshall(leastLengths(graph, undirected: !isDirected, unit: true))
      let both = graph.undirectedAdjacency().rows
      let rows =
        isDirected
        ? Rows.Directed(out: graph.out.rows, in: graph.in.rows) : Rows.Directed(out: both, in: both)
      let found = Eccentricities(of: rows)
      let farthest = distance.map { row in Int32(row.filter { $0 < .infinity }.max() ?? 0) }
      #expect(found.values == farthest)
      #expect(found.isConnected == distance.allSatisfy { !$0.contains(.infinity) })
      #expect(found.diameter == farthest.max().map(Int.init))
      if !isDirected, found.isConnected, graph.vertexCount > 0 {
        let extent = Eccentricities.extent(ofUndirected: both)
        #expect(extent.diameter == found.diameter && extent.radius == found.radius)
      }
    }
  }

  @Test("radius and diameter from a few searches are those of every vertex's search", arguments: 0..<20)
  func extent(seed: Int) {
    let graph = randomGraph(vertexCount: 120, edgeCount: 150, seed: UInt64(seed))
    let rows = graph.undirectedAdjacency().rows
    let parts = Components.weak(of: graph)
    let largest = parts.sizes.firstIndex(of: parts.sizes.max() ?? 0) ?? 0
    let values = Eccentricities(of: Rows.Directed(out: rows, in: rows)).values
    let expected = values.indices.filter { Int(parts.labels[$0]) == largest }.map { Int(values[$0]) }
    let found = Eccentricities.extent(ofUndirected: rows)
    #expect(found.diameter == expected.max() && found.radius == expected.min())
    var inBatches = ExtentSearch(
      rows, part: parts.labels.indices.filter { Int(parts.labels[$0]) == largest }, singles: seed % 3)
    inBatches.run(threads: 2)
    #expect(Int(inBatches.diameter) == expected.max() && Int(inBatches.radius) == expected.min())
  }

  @Test("eccentricities from many searches at once are those of single ones, on any number of threads")
  func manyAtOnce() {
    let graph = randomGraph(vertexCount: 1_100, edgeCount: 2_600, seed: 7)
    let rows = Rows.Directed(out: graph.out.rows, in: graph.in.rows)
    let expected = (0..<1_100).map { hopLevels(out: rows.out, in: rows.in, from: VertexID($0)).max() ?? 0 }
    for threads in [1, 2, 3] {
      #expect(Eccentricities(of: rows, threads: threads).values == expected)
    }
  }
}
