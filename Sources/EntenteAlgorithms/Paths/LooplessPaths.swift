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
  private struct Accepted {
    let path: Path
    /// The index of the vertex after which the path leaves the one it was made from.
    let deviation: Int
  }

  /// A path that may come next, or where one may be found: most are never looked for, since the least they could
  /// be is longer than what is asked for.
  private struct Candidate {
    /// Of the path; no more than it where it is still to be found.
    let length: Double
    let deviation: Int
    let search: Search

    enum Search {
      case found(Path)
      /// Along the path with this number up to the deviation, then on without these vertices next.
      case open(parent: Int, taken: [VertexID])
    }

    /// What is still to be found comes before what is as long: it may be the first of the two.
    func precedes(_ other: Candidate) -> Bool {
      if length != other.length { return length < other.length }
      switch (search, other.search) {
      case (.found(let path), .found(let another)): return path < another
      case (.open, .found): return true
      default: return false
      }
    }
  }

  private let source: VertexID
  private var search: SpurSearch
  private var accepted: [Accepted] = []
  /// Descending, so that the next one is the last.
  private var candidates: [Candidate] = []

  public init(in network: PathNetwork, from source: VertexID, to target: VertexID) {
    self.source = source
    search = SpurSearch(tree: TargetTree(in: network, to: target))
  }

  public mutating func next() -> Path? {
    if accepted.isEmpty {
      guard let first = search.tree.path(from: source) else { return nil }
      accepted.append(Accepted(path: first, deviation: 0))
      return first
    }
    if let last = accepted.last { vary(last) }
    while let next = candidates.popLast() {
      switch next.search {
      case .found(let path):
        accepted.append(Accepted(path: path, deviation: next.deviation))
        return path
      case .open(let parent, let taken): find(parent, next.deviation, taken)
      }
    }
    return nil
  }

  private mutating func vary(_ parent: Accepted) {
    let vertices = parent.path.vertices
    var rootLength = 0.0
    for spur in 0..<Swift.max(0, vertices.count - 1) {
      if spur >= parent.deviation {
        let root = vertices[...spur]
        let taken = accepted.compactMap { other in
          other.path.vertices.count > spur + 1 && other.path.vertices[...spur] == root
            ? other.path.vertices[spur + 1] : nil
        }
        if let rest = search.lowerBound(after: root, avoiding: taken) {
          // A little less, since sums in another order round differently.
          let bound = (rootLength + rest) * (1 - 1e-12)
          insert(
            Candidate(
              length: bound, deviation: spur, search: .open(parent: accepted.count - 1, taken: taken)))
        }
      }
      rootLength += search.tree.network.lengths[parent.path.edges[spur].int]
    }
  }

  private mutating func find(_ parent: Int, _ spur: Int, _ taken: [VertexID]) {
    let path = accepted[parent].path
    guard let rest = search.path(after: path.vertices[...spur], avoiding: taken) else { return }
    let whole = Path.along(
      path.vertices[..<spur] + rest.vertices, Array(path.edges[..<spur]) + rest.edges, search.tree.network)
    insert(Candidate(length: whole.length, deviation: spur, search: .found(whole)))
  }

  private mutating func insert(_ candidate: Candidate) {
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidate.precedes(candidates[middle]) { low = middle + 1 } else { high = middle }
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
