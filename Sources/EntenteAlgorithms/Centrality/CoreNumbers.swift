public import EntenteGraph

/// For each vertex the largest k such that it lies in a part of the graph in which everyone has k neighbours
/// there.
///
/// Of the undirected simple view. Vertices are taken away in the order of what is left of their degree.
/// - Returns: one number a vertex.
/// - Precondition: `graph` is undirected.
/// - Complexity: O(V + E) time and space.
/// - Source: V. Batagelj, M. Zaveršnik, "An O(m) algorithm for cores decomposition of networks", 2003.
public func coreNumbers(of graph: SimpleGraph) -> [Int] {
  precondition(!graph.isDirected, "core numbers are of the undirected view")
  let n = graph.vertexCount
  var degree = (0..<n).map { graph.out.degree(of: VertexID($0)) }
  var queue = DegreeOrder(degree)
  for next in 0..<n {
    let u = queue.order[next]
    for v in graph.out.neighbours(of: VertexID(u)) where degree[v.int] > degree[u] {
      queue.lower(v.int, from: degree[v.int])
      degree[v.int] -= 1
    }
  }
  return degree
}

/// Vertices sorted by degree, in which one moves down by one in constant time: it changes places with the
/// first of its degree.
private struct DegreeOrder {
  private(set) var order: [Int]
  private var position: [Int]
  /// Where in `order` the vertices of each degree begin.
  private var start: [Int]

  init(_ degree: [Int]) {
    start = [Int](repeating: 0, count: (degree.max() ?? 0) + 2)
    for d in degree { start[d + 1] += 1 }
    for d in 1..<start.count { start[d] += start[d - 1] }
    var next = start
    order = [Int](repeating: 0, count: degree.count)
    position = order
    for (v, d) in degree.enumerated() {
      order[next[d]] = v
      position[v] = next[d]
      next[d] += 1
    }
  }

  mutating func lower(_ v: Int, from degree: Int) {
    let (here, first) = (position[v], start[degree])
    let other = order[first]
    (order[first], order[here]) = (v, other)
    (position[v], position[other]) = (first, here)
    start[degree] += 1
  }
}
