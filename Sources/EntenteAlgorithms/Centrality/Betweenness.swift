public import EntenteGraph

/// How many shortest paths lead through each vertex and along each edge, each pair of vertices sharing out
/// one unit among its shortest paths.
///
/// Of the simple view; the ends of a path do not count for their vertices. Ordered pairs in a directed graph,
/// each pair once in an undirected one; not normalised. Pairs without a path add nothing.
public struct Betweenness: Sendable {
  /// One entry a vertex.
  public let vertices: [Double]
  /// One entry an edge of the simple view.
  public let edges: [Double]

  /// - Parameters:
  ///   - length: what weights say; counting edges needs no heap and is much faster.
  ///   - sources: the vertices whose paths are counted; `nil` for all. With a part of them scores are those
  ///     parts of the sum, not scaled up.
  /// - Throws: ``AlgorithmError/invalidLength(edge:length:)``; ``AlgorithmError/zeroLength(edge:)``, since
  ///   paths could not be counted.
  /// - Complexity: O(V E) time counting edges, O(V E log E) with lengths; O(V + E) space.
  /// - Source: U. Brandes, "A faster algorithm for betweenness centrality", 2001; "On variants of
  ///   shortest-path betweenness centrality and their generic computation", 2008.
  public init(
    of graph: SimpleGraph, length: PathNetwork.Length = .edges, sources: [VertexID]? = nil
  ) throws(AlgorithmError) {
    let lengths = length == .edges ? nil : try graph.lengths(length)
    var accumulation = Accumulation(graph: graph, lengths: lengths)
    for s in sources ?? (0..<graph.vertexCount).map({ VertexID($0) }) { accumulation.add(pathsFrom: s) }
    let share = graph.isDirected ? 1.0 : 0.5  // an undirected pair is met from both its ends
    vertices = accumulation.ofVertex.map { $0 * share }
    edges = accumulation.ofEdge.map { $0 * share }
  }

  /// Both scores divided by the number of pairs that could have led there: (n - 1)(n - 2) for a vertex and n
  /// (n - 1) for an edge of a directed graph, half of that in an undirected one; unchanged where there is no
  /// pair.
  public func normalized(for graph: SimpleGraph) -> (vertices: [Double], edges: [Double]) {
    (
      Self.normalized(vertices: vertices, isDirected: graph.isDirected),
      Self.normalized(edges: edges, vertexCount: graph.vertexCount, isDirected: graph.isDirected)
    )
  }

  /// Scores of vertices as ``normalized(for:)`` gives them.
  public static func normalized(vertices: [Double], isDirected: Bool) -> [Double] {
    let n = Double(vertices.count)
    let pairs = (n - 1) * (n - 2) / (isDirected ? 1 : 2)
    return pairs > 0 ? vertices.map { $0 / pairs } : vertices
  }

  /// Scores of edges as ``normalized(for:)`` gives them.
  public static func normalized(edges: [Double], vertexCount: Int, isDirected: Bool) -> [Double] {
    let n = Double(vertexCount)
    let pairs = n * (n - 1) / (isDirected ? 1 : 2)
    return pairs > 0 ? edges.map { $0 / pairs } : edges
  }
}

/// The sums over sources. In the words of the paper: sigma = `pathCount`, delta = `dependency`, S = `order`.
private struct Accumulation {
  let graph: SimpleGraph
  let lengths: [Double]?
  var ofVertex: [Double]
  var ofEdge: [Double]
  private var distance: [Double]
  private var pathCount: [PathCount]
  private var dependency: [Double]
  /// (1 + dependency) / pathCount, its power left aside: what each path to the vertex carries on behalf of all that lies beyond.
  private var carried: [Double]
  private var order: [VertexID] = []
  private var heap = PathHeap()

  init(graph: SimpleGraph, lengths: [Double]?) {
    self.graph = graph
    self.lengths = lengths
    ofVertex = [Double](repeating: 0, count: graph.vertexCount)
    ofEdge = [Double](repeating: 0, count: graph.edgeCount)
    distance = [Double](repeating: .infinity, count: graph.vertexCount)
    pathCount = [PathCount](repeating: PathCount(0), count: graph.vertexCount)
    dependency = ofVertex
    carried = ofVertex
  }

  mutating func add(pathsFrom source: VertexID) {
    distance[source.int] = 0
    pathCount[source.int] = PathCount(1)
    if let lengths {
      searchByLength(from: source, lengths)
      collectByLength(lengths)
    } else {
      Self.searchByEdges(graph, from: source, &order, &distance, &pathCount)
      Self.collectByEdges(graph, order, distance, pathCount, &dependency, &carried, &ofEdge)
    }
    for v in order where v != source { ofVertex[v.int] += dependency[v.int] }
    for v in order { distance[v.int] = .infinity }
    order.removeAll(keepingCapacity: true)
  }

  /// The two passes over all edges for every source are all the time there is: they work on spans of arrays
  /// handed in, so that no array is asked at every step whether it is shared.
  private static func searchByEdges(
    _ graph: SimpleGraph, from source: VertexID, _ order: inout [VertexID], _ distance: inout [Double],
    _ pathCount: inout [PathCount]
  ) {
    let offsets = graph.out.offsets.span
    let targets = graph.out.targets.span
    var distance = distance.mutableSpan
    var pathCount = pathCount.mutableSpan
    order.append(source)
    var head = 0
    while head < order.count {
      let u = order[head].int
      head += 1
      let next = distance[u] + 1
      let count = pathCount[u]
      for slot in offsets[u]..<offsets[u + 1] {
        let v = targets[slot].int
        let known = distance[v]
        if known == next {
          pathCount[v].add(count)
        } else if known == .infinity {
          distance[v] = next
          pathCount[v] = count
          order.append(targets[slot])
        }
      }
    }
  }

  /// Lengths are positive, so a vertex knows all its paths before it is settled and hands them on.
  private mutating func searchByLength(from source: VertexID, _ lengths: [Double]) {
    heap.removeAll()
    heap.push(source, length: 0, hops: 0)
    while let top = heap.pop() {
      let u = top.vertex
      guard top.length == distance[u.int] else { continue }
      order.append(u)
      for slot in graph.out.slots(of: u) {
        let v = graph.out.targets[slot]
        let length = top.length + lengths[graph.out.edges[slot].int]
        if length < distance[v.int] {
          distance[v.int] = length
          pathCount[v.int] = pathCount[u.int]
          heap.push(v, length: length, hops: 0)
        } else if length == distance[v.int] {
          pathCount[v.int].add(pathCount[u.int])
        }
      }
    }
  }

  /// From the farthest vertex back: what depends on `u` is what its paths carry to those after it.
  private static func collectByEdges(
    _ graph: SimpleGraph, _ order: [VertexID], _ distance: [Double], _ pathCount: [PathCount],
    _ dependency: inout [Double], _ carried: inout [Double], _ ofEdge: inout [Double]
  ) {
    let offsets = graph.out.offsets.span
    let targets = graph.out.targets.span
    let edges = graph.out.edges.span
    let (distance, pathCount) = (distance.span, pathCount.span)
    var dependency = dependency.mutableSpan
    var carried = carried.mutableSpan
    var ofEdge = ofEdge.mutableSpan
    for u in order.reversed() {
      let count = pathCount[u.int]
      let next = distance[u.int] + 1
      var sum = 0.0
      for slot in offsets[u.int]..<offsets[u.int + 1] {
        let v = targets[slot].int
        guard distance[v] == next else { continue }
        let share = count.scaled(carried[v], of: pathCount[v])
        ofEdge[edges[slot].int] += share * count.count
        sum += share
      }
      dependency[u.int] = sum * count.count
      carried[u.int] = (1 + sum * count.count) / count.count
    }
  }

  /// As `collectByEdges`, with the condition of the paper: an edge lies on a shortest path where lengths add
  /// up.
  private mutating func collectByLength(_ lengths: [Double]) {
    let graph = graph
    for u in order.reversed() {
      let count = pathCount[u.int]
      var sum = 0.0
      for slot in graph.out.slots(of: u) {
        let (v, edge) = (graph.out.targets[slot].int, graph.out.edges[slot].int)
        guard distance[v] == distance[u.int] + lengths[edge] else { continue }
        let share = count.scaled(carried[v], of: pathCount[v])
        ofEdge[edge] += share * count.count
        sum += share
      }
      dependency[u.int] = sum * count.count
      carried[u.int] = (1 + sum * count.count) / count.count
    }
  }
}
