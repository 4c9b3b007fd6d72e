public import EntenteGraph

/// Number of edges on a shortest path from `source` to `target`; `nil` where there is none.
///
/// Two breadth-first searches, forward from `source` and backward from `target`, each time widening the
/// narrower front by one whole level, until a front touches what the other has seen.
/// - Complexity: O(V + E) time, in practice about two balls of half the distance; O(V) space.
/// - Source: I. Pohl, "Bi-directional search", 1971.
public func hopDistance(out: Adjacency, in: Adjacency, from source: VertexID, to target: VertexID) -> Int? {
  var search = BidirectionalSearch(out: out, in: `in`)
  return search.distance(from: source, to: target)
}

/// The two fronts of ``hopDistance(out:in:from:to:)``; many pairs share one search and its memory, since only
/// the vertices that were touched are wiped.
public struct BidirectionalSearch: Sendable {
  private let out: Adjacency
  private let into: Adjacency
  private var forward: [Int32]  // -1: not seen
  private var backward: [Int32]
  private var touched: [VertexID] = []

  public init(out: Adjacency, in: Adjacency) {
    precondition(out.vertexCount == `in`.vertexCount, "rows of different graphs")
    self.out = out
    into = `in`
    forward = [Int32](repeating: -1, count: out.vertexCount)
    backward = forward
  }

  /// - Precondition: both are vertices of the graph.
  public mutating func distance(from source: VertexID, to target: VertexID) -> Int? {
    if source == target { return 0 }
    defer { wipe() }
    var near: [VertexID] = [source]
    var far: [VertexID] = [target]
    forward[source.int] = 0
    backward[target.int] = 0
    touched += [source, target]
    while !near.isEmpty, !far.isEmpty {
      let met =
        near.count <= far.count
        ? Self.widen(&near, out, seen: &forward, other: backward, &touched)
        : Self.widen(&far, into, seen: &backward, other: forward, &touched)
      if let met { return Int(met) }
    }
    return nil
  }

  /// One whole level further; the least total where the fronts met: several meetings of one level may differ
  /// by one.
  private static func widen(
    _ front: inout [VertexID], _ rows: Adjacency, seen: inout [Int32], other: [Int32],
    _ touched: inout [VertexID]
  ) -> Int32? {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    var next: [VertexID] = []
    var best: Int32?
    for u in front {
      let level = seen[u.int] + 1
      for slot in offsets[u.int]..<offsets[u.int + 1] {
        let v = targets[slot]
        if other[v.int] >= 0 { best = min(best ?? .max, level + other[v.int]) }
        guard seen[v.int] < 0 else { continue }
        seen[v.int] = level
        touched.append(v)
        next.append(v)
      }
    }
    front = next
    return best
  }

  private mutating func wipe() {
    for v in touched {
      forward[v.int] = -1
      backward[v.int] = -1
    }
    touched.removeAll(keepingCapacity: true)
  }
}
