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
  }

  /// A graph as kernels find it after loading.
  struct Loaded {
    let graph: DirectedGraph
    /// Out- and in-rows; the same without directions.
    let out: Adjacency
    let into: Adjacency
  }

  private let thunk: () throws -> KernelResult

  func run() throws -> KernelResult { try thunk() }

  static func load(_ file: URL, directed: Bool) throws -> Loaded {
    let graph: DirectedGraph
    switch file.pathExtension {
    case "el", "wel": graph = try EdgeListReader(numbering: .byNumber).read(contentsOf: file).graph
    case "graphml": graph = EdgeList(try GraphReader.attributed(path: file.path)).graph
    default: throw BenchError.kind(file: file.path)
    }
    if directed { return Loaded(graph: graph, out: graph.out, into: graph.in) }
    let both = graph.undirectedAdjacency()
    return Loaded(graph: graph, out: both, into: both)
  }

  init(_ kernel: Kernel, _ loaded: Loaded, directed: Bool, _ inputs: Inputs) throws {
    let graph = loaded.graph
    for vertex in [inputs.source] + inputs.sources + inputs.pairs.flatMap({ [$0.0, $0.1] }) {
      let isNeeded = kernel.needsSources || kernel.needsPairs || [.bfs, .sssp, .ppr].contains(kernel)
      guard vertex < graph.vertexCount || !isNeeded else {
        throw BenchError.vertex(vertex, vertexCount: graph.vertexCount)
      }
    }
    thunk =
      switch kernel {
      case .bfs, .sssp, .stpath, .weightedPairs, .ksp:
        try Self.path(kernel, loaded, directed: directed, inputs)
      case .pagerank20, .pagerankTolerance, .ppr: try Self.walk(kernel, graph, directed: directed, inputs)
      case .wcc: { .components(Components.weak(of: graph)) }
      case .scc: { .components(Components.strong(of: graph)) }
      default:
        Self.simple(kernel, SimpleGraph(of: graph, directed: directed && kernel.keepsDirections), inputs)
      }
  }

  private static func path(
    _ kernel: Kernel, _ loaded: Loaded, directed: Bool, _ inputs: Inputs
  ) throws -> () throws -> KernelResult {
    let source = VertexID(inputs.source)
    let pairs = inputs.pairs.map { (VertexID($0.0), VertexID($0.1)) }
    switch kernel {
    case .bfs: return { .levels(hopLevels(in: loaded.out, from: source)) }
    case .stpath:
      return {
        var search = BidirectionalSearch(out: loaded.out, in: loaded.into)
        return .sum(of: try pairs.map { Double(try found(search.distance(from: $0.0, to: $0.1), $0)) })
      }
    default: break
    }
    let network = try PathNetwork(loaded.graph, direction: directed ? .forward : .both, length: .weight)
    switch kernel {
    case .sssp: return { .lengths(denseLengths(network.out, network.outLengths, from: source)) }
    case .weightedPairs:
      return { .sum(of: try pairs.map { try found(pathLength(in: network, from: $0.0, to: $0.1), $0) }) }
    default:
      return {
        .paths(
          pairs.flatMap { shortestLooplessPaths(in: network, from: $0.0, to: $0.1, k: 10).map(\.length) })
      }
    }
  }

  private static func found<Distance>(_ distance: Distance?, _ pair: (VertexID, VertexID)) throws -> Distance
  {
    guard let distance else { throw BenchError.unreachable(from: pair.0.int, to: pair.1.int) }
    return distance
  }

  private static func walk(
    _ kernel: Kernel, _ graph: DirectedGraph, directed: Bool, _ inputs: Inputs
  ) throws -> () throws -> KernelResult {
    let walk = try RandomWalk(on: graph, directed: directed, mergingParallels: kernel == .ppr)
    switch kernel {
    case .pagerank20: return { .scores(try pageRank(of: walk, rounds: 20)) }
    case .pagerankTolerance: return { .scores(try pageRank(of: walk, tolerance: 1e-4)) }
    default:
      let shares = restart(at: [VertexID(inputs.source)], vertexCount: graph.vertexCount)
      return { .scores(try pageRank(of: walk, restart: shares, tolerance: 1e-8)) }
    }
  }

  private static func simple(_ kernel: Kernel, _ graph: SimpleGraph, _ inputs: Inputs) -> () throws ->
    KernelResult
  {
    let sources = inputs.sources.map { VertexID($0) }
    switch kernel {
    case .betweennessOf4, .betweennessOf256:
      return { .scores(try Betweenness(of: graph, sources: sources).vertices) }
    case .betweenness: return { .scores(try Betweenness(of: graph).vertices) }
    case .closeness: return { .scores(try Closeness(of: graph).closeness.map { $0 ?? 0 }) }
    case .harmonic: return { .scores(try Closeness(of: graph).harmonic) }
    case .eigenvector: return { .scores(try eigenvectorCentrality(of: graph, tolerance: 1e-9)) }
    case .katz: return { .scores(try katzCentrality(of: graph, tolerance: 1e-9)) }
    case .lcc: return { .scores(Clustering(of: graph).coefficients) }
    case .kcore: return { .scores(coreNumbers(of: graph).map(Double.init)) }
    default:
      return {
        let clustering = Clustering(of: graph)
        return .triangles(clustering.triangleCount, clustering.transitivity)
      }
    }
  }
}

extension Kernel {
  /// Measures of the undirected view have no directed form.
  var keepsDirections: Bool { ![.eigenvector, .triangles, .lcc, .kcore].contains(self) }
}
