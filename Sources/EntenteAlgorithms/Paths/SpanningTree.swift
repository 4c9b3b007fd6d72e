public import EntenteGraph

/// The edges that join everything that hangs together at the least total weight: a minimum spanning tree of every
/// component. Directions do not count.
///
/// - Parameter maximum: the most instead of the least: the strongest ties.
/// - Returns: ascending; of equal weights the first edges.
/// - Throws: ``AlgorithmError/invalidWeight(edge:weight:)`` for a weight that is not a number.
/// - Complexity: O(E log E) time.
/// - Source: J. Kruskal, "On the shortest spanning subtree of a graph and the traveling salesman problem", 1956.
public func spanningTree(
  of graph: DirectedGraph, edges: EdgeSet? = nil, maximum: Bool = false
) throws(AlgorithmError) -> [EdgeID] {
  var candidates: [EdgeID] = []
  for e in 0..<graph.edgeCount where edges?.contains(EdgeID(e)) ?? true {
    guard !graph.weights[e].isNaN else { throw .invalidWeight(edge: EdgeID(e), weight: graph.weights[e]) }
    candidates.append(EdgeID(e))
  }
  candidates.sort { a, b in
    let (x, y) = (graph.weights[a.int], graph.weights[b.int])
    return x != y ? (maximum ? x > y : x < y) : a < b
  }
  var forest = DisjointSets(count: graph.vertexCount)
  return candidates.filter { forest.join(graph.sources[$0.int].int, graph.targets[$0.int].int) }.sorted()
}

/// A small subgraph that connects `terminals`: the union of shortest paths between them, cut down to a tree
/// without useless ends. Its length is less than twice that of the best.
///
/// - Returns: the edges, ascending; empty for fewer than two terminals; `nil` where they do not all hang together.
/// - Precondition: `network` may be walked both ways (``PathNetwork/Direction/both``).
/// - Complexity: O(terminals · E log E) time.
/// - Source: L. Kou, G. Markowsky, L. Berman, "A fast algorithm for Steiner trees", 1981.
public func steinerTree(in network: PathNetwork, connecting terminals: [VertexID]) -> [EdgeID]? {
  let ends = Array(Set(terminals)).sorted()
  guard ends.count > 1 else { return [] }
  // Prim's algorithm on the distances between terminals: the nearest terminal outside joins by a shortest path.
  let trees = ends.map { TargetTree(in: network, to: $0) }
  var isInside = [Bool](repeating: false, count: ends.count)
  isInside[0] = true
  var chosen: Set<EdgeID> = []
  for _ in 1..<ends.count {
    var best: (length: Double, from: Int, to: Int)?
    for i in ends.indices where isInside[i] {
      for j in ends.indices where !isInside[j] && trees[i].reaches(ends[j]) {
        let length = trees[i].length[ends[j].int]
        if length < best?.length ?? .infinity { best = (length, i, j) }
      }
    }
    guard let best, let path = trees[best.from].path(from: ends[best.to]) else { return nil }
    isInside[best.to] = true
    chosen.formUnion(path.edges)
  }
  return pruned(chosen.sorted(), network, Set(ends))
}

/// A tree of the shortest edges, without ends that are no terminals.
private func pruned(_ edges: [EdgeID], _ network: PathNetwork, _ terminals: Set<VertexID>) -> [EdgeID] {
  var ends: [EdgeID: (VertexID, VertexID)] = [:]
  for u in 0..<network.vertexCount {
    for slot in network.out.slots(of: VertexID(u)) {
      ends[network.out.edges[slot]] = (VertexID(u), network.out.targets[slot])
    }
  }
  var forest = DisjointSets(count: network.vertexCount)
  let byLength = edges.sorted { (network.lengths[$0.int], $0) < (network.lengths[$1.int], $1) }
  var tree = byLength.filter { edge in ends[edge].map { forest.join($0.0.int, $0.1.int) } ?? false }
  var degree: [VertexID: Int] = [:]
  for edge in tree {
    for v in [ends[edge]?.0, ends[edge]?.1].compactMap({ $0 }) { degree[v, default: 0] += 1 }
  }
  var hasChanged = true
  while hasChanged {
    hasChanged = false
    tree.removeAll { edge in
      guard let (u, v) = ends[edge] else { return true }
      let isLoose = [u, v].contains { degree[$0] == 1 && !terminals.contains($0) }
      if isLoose {
        degree[u, default: 0] -= 1
        degree[v, default: 0] -= 1
        hasChanged = true
      }
      return isLoose
    }
  }
  return tree.sorted()
}

/// Sets that are joined and never parted.
/// - Source: R. Tarjan, "Efficiency of a good but not linear set union algorithm", 1975.
struct DisjointSets {
  private var parent: [Int32]

  init(count: Int) { parent = (0..<count).map { Int32($0) } }

  /// - Returns: `false` where they were joined before.
  mutating func join(_ u: Int, _ v: Int) -> Bool {
    let (a, b) = (root(u), root(v))
    guard a != b else { return false }
    parent[max(a, b)] = Int32(min(a, b))
    return true
  }

  mutating func root(_ vertex: Int) -> Int {
    var v = vertex
    while Int(parent[v]) != v {
      parent[v] = parent[Int(parent[v])]
      v = Int(parent[v])
    }
    return v
  }
}
