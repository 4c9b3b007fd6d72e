import EntenteAlgorithms
import EntenteFormats
import EntenteGraph
import Foundation

/// A kernel bound to its graph: everything that belongs to loading is done when it is made, ``run()`` is what
/// is timed.
struct Workload {
  /// What the command line gives besides the graph.
  struct Inputs {
    let source: Int
    let sources: [Int]
    let pairs: [(Int, Int)]
    var vertexPairs: [(VertexID, VertexID)] { pairs.map { (VertexID($0.0), VertexID($0.1)) } }
  }

  private let thunk: () throws -> KernelResult
  /// How long the making of an index took, where there is one.
  let indexSeconds: Double?

  func run() throws -> KernelResult { try thunk() }

  /// What a file says, before anything is made of it.
  static func columns(_ file: URL) throws -> EdgeColumns {
    switch file.pathExtension {
    case "el", "wel": try EdgeListReader(numbering: .byNumber).read(contentsOf: file).columns
    case "graphml": try EdgeList(try GraphReader.attributed(path: file.path)).columns
    default: throw BenchError.kind(file: file.path)
    }
  }

  /// A graph that can be asked: its rows, both ways round where edges have directions.
  static func load(_ file: URL, directed: Bool) throws -> Rows.Directed {
    rows(of: try columns(file), directed: directed)
  }

  private static func rows(of columns: consuming EdgeColumns, directed: Bool) -> Rows.Directed {
    let count = columns.vertexCount
    let (sources, targets) = (columns.sources, columns.targets)
    _ = consume columns  // so that the rows' building can free the ends of edges
    guard directed else {
      let both = Rows(undirectedVertexCount: count, sources: sources, targets: targets)
      return Rows.Directed(out: both, in: both)
    }
    let out = Rows(vertexCount: count, sources: sources, targets: targets)
    return Rows.Directed(out: out, in: out.reversed())
  }

  init(
    _ kernel: Kernel, _ columns: EdgeColumns, directed: Bool, threads: Int, indexed: Bool, _ inputs: Inputs
  ) throws {
    for vertex in [inputs.source] + inputs.sources + inputs.pairs.flatMap({ [$0.0, $0.1] }) {
      let isNeeded = kernel.needsSources || kernel.needsPairs || [.bfs, .sssp, .ppr].contains(kernel)
      guard vertex < columns.vertexCount || !isNeeded else {
        throw BenchError.vertex(vertex, vertexCount: columns.vertexCount)
      }
    }
    if kernel == .weightedPairs, indexed {
      (thunk, indexSeconds) = try Self.indexedLengths(columns, directed: directed, threads: threads, inputs)
      return
    }
    indexSeconds = nil
    thunk =
      switch kernel {
      case .bfs, .stpath:
        Self.hops(kernel, Self.rows(of: columns, directed: directed), threads: threads, inputs)
      case .sssp, .weightedPairs:
        try Self.lengths(kernel, columns, directed: directed, threads: threads, inputs)
      case .ksp: try Self.paths(columns, directed: directed, inputs)
      case .pagerank20, .pagerankTolerance, .ppr:
        try Self.walk(kernel, columns.makeGraph(), directed: directed, threads: threads, inputs)
      case .wcc, .scc, .closeness, .harmonic, .triangles, .lcc, .kcore, .lpa, .louvain, .leiden,
        .betweenness, .betweennessOf4, .betweennessOf256:
        Self.structure(
          kernel, Self.rows(of: columns, directed: directed && kernel.keepsDirections),
          isDirected: directed, threads: threads, inputs)
      default:
        try Self.simple(
          kernel, SimpleGraph(of: columns.makeGraph(), directed: directed && kernel.keepsDirections),
          threads: threads)
      }
  }

  private static func hops(
    _ kernel: Kernel, _ rows: Rows.Directed, threads: Int, _ inputs: Inputs
  ) -> () throws -> KernelResult {
    if kernel == .bfs {
      return {
        .levels(hopLevels(out: rows.out, in: rows.in, from: VertexID(inputs.source), threads: threads))
      }
    }
    let pairs = inputs.vertexPairs
    return {
      var search = BidirectionalSearch(out: rows.out, in: rows.in)
      return .sum(of: try pairs.map { Double(try found(search.distance(from: $0.0, to: $0.1), $0)) })
    }
  }

  private static func lengths(
    _ kernel: Kernel, _ columns: EdgeColumns, directed: Bool, threads: Int, _ inputs: Inputs
  ) throws -> () throws -> KernelResult {
    let network = try PathNetwork(
      columns.makeGraph(), direction: directed ? .forward : .both, length: .weight)
    let arcs = ArcRows.of(network)
    if kernel == .sssp {
      return { .lengths(arcs.out.pathLengths(from: VertexID(inputs.source), threads: threads)) }
    }
    let pairs = inputs.vertexPairs
    return {
      var search = PairSearch(out: arcs.out, in: arcs.in)
      return .sum(of: try pairs.map { try found(search.length(from: $0.0, to: $0.1), $0) })
    }
  }

  private static func indexedLengths(
    _ columns: EdgeColumns, directed: Bool, threads: Int, _ inputs: Inputs
  ) throws -> (() throws -> KernelResult, Double) {
    let network = try PathNetwork(
      columns.makeGraph(), direction: directed ? .forward : .both, length: .weight)
    let arcs = ArcRows.of(network)
    let clock = ContinuousClock()
    let start = clock.now
    let index = PathHierarchy(out: arcs.out, in: arcs.in, threads: threads)
    let time = clock.now - start
    let pairs = inputs.vertexPairs
    return (
      {
        var search = HierarchySearch(index)
        return .sum(of: try pairs.map { try found(search.length(from: $0.0, to: $0.1), $0) })
      }, time / .seconds(1)
    )
  }

  private static func paths(
    _ columns: EdgeColumns, directed: Bool, _ inputs: Inputs
  ) throws -> () throws -> KernelResult {
    let network = try PathNetwork(
      columns.makeGraph(), direction: directed ? .forward : .both, length: .weight)
    let pairs = inputs.vertexPairs
    return {
      .paths(
        pairs.flatMap { shortestLooplessPaths(in: network, from: $0.0, to: $0.1, k: 10).map(\.length) })
    }
  }

  private static func structure(
    _ kernel: Kernel, _ rows: Rows.Directed, isDirected: Bool, threads: Int, _ inputs: Inputs
  ) -> () throws -> KernelResult {
    switch kernel {
    case .wcc: return { .components(Components.weak(ofUndirected: rows.out, threads: threads)) }
    case .scc: return { .components(Components.strong(of: rows, threads: threads)) }
    default: break
    }
    let out = rows.out.simplified()
    let simple = Rows.Directed(out: out, in: rows.in.simplified())
    switch kernel {
    case .closeness: return { .scores(Closeness(of: simple, threads: threads).closeness.map { $0 ?? 0 }) }
    case .harmonic: return { .scores(Closeness(of: simple, threads: threads).harmonic) }
    case .lcc: return { .scores(Clustering(of: out, threads: threads).coefficients) }
    case .kcore: return { .scores(coreNumbers(of: out, threads: threads).map(Double.init)) }
    case .lpa: return { .division(.labelPropagation(out, threads: threads), of: out) }
    case .louvain, .leiden:
      let network = CommunityNetwork(out)
      return {
        .communities(
          kernel == .louvain ? .louvain(network, threads: threads) : .leiden(network, threads: threads))
      }
    case .betweenness, .betweennessOf4, .betweennessOf256:
      let sources = kernel == .betweenness ? nil : inputs.sources.map { VertexID($0) }
      return {
        .scores(Betweenness.ofVertices(simple, isDirected: isDirected, sources: sources, threads: threads))
      }
    default:
      return {
        let count = Clustering.count(in: out, threads: threads)
        return .triangles(count.triangles, count.transitivity)
      }
    }
  }

  private static func found<Distance>(_ distance: Distance?, _ pair: (VertexID, VertexID)) throws -> Distance
  {
    guard let distance else { throw BenchError.unreachable(from: pair.0.int, to: pair.1.int) }
    return distance
  }

  private static func walk(
    _ kernel: Kernel, _ graph: DirectedGraph, directed: Bool, threads: Int, _ inputs: Inputs
  ) throws -> () throws -> KernelResult {
    let walk = try RandomWalk(on: graph, directed: directed, mergingParallels: kernel == .ppr)
    switch kernel {
    case .pagerank20: return { .scores(try pageRank(of: walk, rounds: 20, threads: threads)) }
    case .pagerankTolerance: return { .scores(try pageRank(of: walk, tolerance: 1e-4, threads: threads)) }
    default:
      let shares = restart(at: [VertexID(inputs.source)], vertexCount: graph.vertexCount)
      return { .scores(try pageRank(of: walk, restart: shares, tolerance: 1e-8, threads: threads)) }
    }
  }

  private static func simple(
    _ kernel: Kernel, _ graph: SimpleGraph, threads: Int
  ) throws -> () throws -> KernelResult {
    if kernel == .betweennessOfEdges {
      return { .scores(Betweenness.ofEdges(graph, threads: threads)) }
    }
    let strengths = try StrengthRows(of: graph)
    switch kernel {
    case .eigenvector:
      return { .scores(try eigenvectorCentrality(of: strengths, tolerance: 1e-6, threads: threads)) }
    default: return { .scores(try katzCentrality(of: strengths, tolerance: 1e-7, threads: threads)) }
    }
  }
}

extension Kernel {
  /// Measures of the undirected view have no directed form.
  var keepsDirections: Bool { ![.eigenvector, .triangles, .lcc, .kcore, .wcc].contains(self) }
}
