public import EntenteGraph

/// What a graph is like as a whole, in one call.
///
/// Counts are of the multigraph as given; everything from ``density`` on is of its simple view, and from
/// ``triangles`` on of the undirected one.
public struct GraphStatistics: Sendable, Equatable {
  public let vertices: Int
  public let edges: Int
  public let loops: Int
  /// Edges beyond the first between the same two vertices, in the same direction where there are directions.
  public let parallelEdges: Int
  public let positiveEdges: Int
  public let negativeEdges: Int
  /// Edges over the pairs that could have one; `nil` below two vertices.
  public let density: Double?
  public let isolatedVertices: Int
  public let largestDegree: Int
  public let meanDegree: Double?
  public let weakComponents: Int
  public let largestWeakComponent: Int
  /// As many as vertices that reach each other along the edges; of an undirected graph the weak ones.
  public let strongComponents: Int
  public let largestStrongComponent: Int
  /// The share of edges that are returned; `nil` without directions or edges.
  public let reciprocity: Double?
  public let degreeAssortativity: Double?
  public let triangles: Int
  public let transitivity: Double
  /// The mean of the local clustering coefficients, 0 for a degree below 2; `nil` without vertices.
  public let meanClustering: Double?
  public let largestCore: Int
  public let articulationPoints: Int
  public let bridges: Int
  /// Of the largest component, the first of equals.
  public let radius: Int
  public let diameter: Int

  /// - Complexity: O(E^1.5) time and a few dozen searches for radius and diameter.
  public init(of graph: DirectedGraph, isDirected: Bool, threads: Int = 1) {
    let simple = SimpleGraph(of: graph, directed: isDirected)
    let undirected = isDirected ? SimpleGraph(of: graph, directed: false) : simple
    let rows = undirected.out.rows
    let n = graph.vertexCount
    vertices = n
    edges = graph.edgeCount
    loops = (0..<graph.edgeCount).count { graph.sources[$0] == graph.targets[$0] }
    parallelEdges = graph.edgeCount - loops - simple.edgeCount
    positiveEdges = graph.signs.count { $0 > 0 }
    negativeEdges = graph.signs.count { $0 < 0 }
    let pairs = Double(n) * Double(n - 1) / (isDirected ? 1 : 2)
    density = n > 1 ? Double(simple.edgeCount) / pairs : nil
    let degrees = (0..<n).map { rows.degree(of: VertexID($0)) }
    isolatedVertices = degrees.count { $0 == 0 }
    largestDegree = degrees.max() ?? 0
    meanDegree = n > 0 ? Double(rows.slotCount) / Double(n) : nil
    let weak = Components.weak(ofUndirected: rows, threads: threads)
    let strong =
      isDirected
      ? Components.strong(of: Rows.Directed(out: simple.out.rows, in: simple.in.rows), threads: threads)
      : weak
    (weakComponents, largestWeakComponent) = (weak.count, weak.sizes.max() ?? 0)
    (strongComponents, largestStrongComponent) = (strong.count, strong.sizes.max() ?? 0)
    reciprocity = isDirected ? Mixing.reciprocity(of: simple) : nil
    degreeAssortativity = Mixing.degreeAssortativity(of: simple)
    let clustering = Clustering(of: rows, threads: threads)
    triangles = clustering.triangleCount
    transitivity = clustering.transitivity
    meanClustering = n > 0 ? clustering.coefficients.reduce(0, +) / Double(n) : nil
    largestCore = Int(coreNumbers(of: rows, threads: threads).max() ?? 0)
    let blocks = Biconnected(of: undirected)
    articulationPoints = blocks.articulationPoints.count
    bridges = blocks.bridges.count
    (radius, diameter) = Eccentricities.extent(ofUndirected: rows, threads: threads)
  }
}
