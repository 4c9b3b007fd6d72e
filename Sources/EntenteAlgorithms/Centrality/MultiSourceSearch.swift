import EntenteGraph

/// Breadth-first searches from 256 vertices in step: bit `i` of a vertex says that search `i` has been there,
/// so that one pass over an edge serves all searches that stand on it.
///
/// - Source: M. Then et al., "The more the merrier: efficient multi-source graph traversal", 2014.
enum MultiSourceSearch {
  private typealias Lanes = SIMD4<UInt64>
  private static let width = 256

  /// For each vertex the sums over all searches that arrive at it, along `rows`, from other vertices.
  static func sums(rows: Adjacency) -> DistanceSums {
    let count = rows.vertexCount
    var sums = DistanceSums(vertexCount: count)
    var seen = [Lanes](repeating: .zero, count: count)
    var front = seen
    var next = seen
    for first in stride(from: 0, to: count, by: width) {
      for v in 0..<count { seen[v] = .zero }
      for v in first..<min(first + width, count) {
        seen[v] = lane(v - first)
        front[v] = seen[v]
      }
      var level = 0
      repeat { level += 1 } while advance(rows, level, seen: &seen, front: &front, next: &next, &sums)
    }
    return sums
  }

  private static func lane(_ search: Int) -> Lanes {
    var lanes = Lanes.zero
    lanes[search / 64] = 1 << UInt64(search % 64)
    return lanes
  }

  /// One level of all searches; false when none has moved.
  private static func advance(
    _ rows: Adjacency, _ level: Int, seen: inout [Lanes], front: inout [Lanes], next: inout [Lanes],
    _ sums: inout DistanceSums
  ) -> Bool {
    let offsets = rows.offsets.span
    let targets = rows.targets.span
    var moved = false
    for u in 0..<rows.vertexCount {
      let here = front[u]
      guard here != .zero else { continue }
      front[u] = .zero
      for slot in offsets[u]..<offsets[u + 1] { next[targets[slot].int] |= here }
    }
    for v in 0..<rows.vertexCount {
      let arrived = next[v] & ~seen[v]
      next[v] = .zero
      guard arrived != .zero else { continue }
      moved = true
      seen[v] |= arrived
      front[v] = arrived
      let searches =
        arrived[0].nonzeroBitCount + arrived[1].nonzeroBitCount + arrived[2].nonzeroBitCount
        + arrived[3].nonzeroBitCount
      sums.others[v] += searches
      sums.distance[v] += Double(searches * level)
      sums.inverse[v] += Double(searches) / Double(level)
    }
    return moved
  }
}
