public import EntenteGraph

/// The shortest path from `source` to `target`; `nil` where there is none.
///
/// Of equally short ones it is the first in the order of ``Path``: fewest edges, then lowest vertices.
/// - Complexity: O(E log E) time, O(V + E) space.
/// - Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959.
public func shortestPath(in network: PathNetwork, from source: VertexID, to target: VertexID) -> Path? {
  TargetTree(in: network, to: target, until: source).path(from: source)
}

/// All shortest paths from `source` to `target`, by vertices: of parallel edges the shortest, then the first,
/// is taken.
///
/// - Parameter limit: the most paths to return; where there are more, those with the lowest vertices are
///   returned.
/// - Returns: in the order of ``Path``; empty where there is none.
/// - Complexity: O(E log E + limit · path edges · degree) time where no edge has length 0.
/// - Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959; every edge whose length is the
///   difference of its ends' distances lies on a shortest path.
public func allShortestPaths(
  in network: PathNetwork, from source: VertexID, to target: VertexID, limit: Int = 1000
) -> [Path] {
  let tree = TargetTree(in: network, to: target)
  guard tree.reaches(source) else { return [] }
  var walk = TightWalk(tree: tree, limit: limit, source: source)
  walk.extend()
  return walk.found.sorted()
}

/// Depth-first enumeration of the walks that keep the distance to the target at every step.
private struct TightWalk {
  let tree: TargetTree
  let limit: Int
  var vertices: [VertexID]
  var edges: [EdgeID] = []
  var found: [Path] = []

  init(tree: TargetTree, limit: Int, source: VertexID) {
    self.tree = tree
    self.limit = limit
    vertices = [source]
  }

  /// Recursion is as deep as the path is long; a stack of slots instead keeps long paths off the call stack.
  mutating func extend() {
    var stack = [nextSteps()]
    while !stack.isEmpty, found.count < limit {
      if vertices.last == tree.target, stack[stack.count - 1].isEmpty {
        found.append(.along(vertices, edges, tree.network))
      }
      if let step = stack[stack.count - 1].popLast() {
        vertices.append(step.vertex)
        edges.append(step.edge)
        stack.append(nextSteps())
      } else {
        stack.removeLast()
        vertices.removeLast()
        _ = edges.popLast()
      }
    }
  }

  /// What may follow, the lowest vertex last. A circle of edges of length 0 is not followed.
  private func nextSteps() -> [(vertex: VertexID, edge: EdgeID)] {
    guard let u = vertices.last, u != tree.target else { return [] }
    let network = tree.network
    var steps: [(vertex: VertexID, edge: EdgeID)] = []
    for slot in network.out.slots(of: u) {
      let (v, edge) = (network.out.targets[slot], network.out.edges[slot])
      guard network.lengths[edge.int] + tree.length[v.int] == tree.length[u.int], steps.last?.vertex != v,
        !vertices.contains(v)
      else { continue }
      steps.append((v, edge))
    }
    return steps.reversed()
  }
}
