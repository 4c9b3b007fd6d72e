public import EntenteGraph

/// The loopless paths from one vertex to another, shortest first, in the order of ``Path``; as many as are
/// asked for.
///
/// Paths are told apart by their vertices; of parallel edges the shortest, then the first, is taken. Yen's
/// algorithm with Lawler's change (a path is varied only from where it left its parent). The distances to the
/// target, computed once, answer most variations at a glance and guide the search of the others (A*): taking
/// vertices away only makes paths longer, so the old distances never overestimate.
/// - Complexity: O(E log E) for the first path; for each further one O(path edges · E log E) at worst, in
///   practice a few vertices around the path.
/// - Source: J. Y. Yen, "Finding the k shortest loopless paths in a network", 1971; E. L. Lawler, "A
///   procedure for computing the k best solutions", 1972.
public struct LooplessPaths: Sequence, IteratorProtocol {
  private struct Candidate {
    let path: Path
    /// The index of the vertex after which the path leaves the one it was made from.
    let deviation: Int
  }

  private let source: VertexID
  private var search: SpurSearch
  private var accepted: [Candidate] = []
  /// Descending, so that the next one is the last.
  private var candidates: [Candidate] = []

  public init(in network: PathNetwork, from source: VertexID, to target: VertexID) {
    self.source = source
    search = SpurSearch(tree: TargetTree(in: network, to: target))
  }

  public mutating func next() -> Path? {
    if accepted.isEmpty {
      guard let first = search.tree.path(from: source) else { return nil }
      accepted.append(Candidate(path: first, deviation: 0))
      return first
    }
    if let last = accepted.last { vary(last) }
    guard let next = candidates.popLast() else { return nil }
    accepted.append(next)
    return next.path
  }

  private mutating func vary(_ parent: Candidate) {
    let vertices = parent.path.vertices
    for spur in parent.deviation..<Swift.max(parent.deviation, vertices.count - 1) {
      let root = vertices[...spur]
      let taken = accepted.compactMap { other in
        other.path.vertices.count > spur + 1 && other.path.vertices[...spur] == root
          ? other.path.vertices[spur + 1] : nil
      }
      guard let rest = search.path(after: root, avoiding: taken) else { continue }
      let edges = Array(parent.path.edges[..<spur]) + rest.edges
      insert(
        Candidate(
          path: .along(vertices[..<spur] + rest.vertices, edges, search.tree.network), deviation: spur))
    }
  }

  private mutating func insert(_ candidate: Candidate) {
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidate.path < candidates[middle].path { low = middle + 1 } else { high = middle }
    }
    candidates.insert(candidate, at: low)
  }
}

/// The `k` shortest loopless paths from `source` to `target`, as ``LooplessPaths`` gives them.
/// - Returns: fewer than `k` where there are no more.
public func shortestLooplessPaths(
  in network: PathNetwork, from source: VertexID, to target: VertexID, k: Int
) -> [Path] {
  Array(LooplessPaths(in: network, from: source, to: target).prefix(Swift.max(0, k)))
}
