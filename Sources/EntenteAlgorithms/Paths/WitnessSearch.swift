import EntenteGraph

/// Looks for detours around a vertex that is to be taken out: short searches in the memory of one thread.
///
/// A search that gives up early finds fewer detours, so that there are more shortcuts, never wrong ones.
final class WitnessSearch<Length: ArcLength>: Sendable {
  private struct Note: BitwiseCopyable {
    var distance: Length
    /// How long a detour to a wanted vertex may be, and how far along its last vertex but one may be.
    var limit: Length
    var turn: Length
    /// The search that wrote `distance`, and the one that wants the vertex.
    var seen: UInt32
    var wanted: UInt32
  }

  private let notes: Cells<Note>
  private let heap: ArcHeap<Length>
  private let round = Cells<UInt32>(repeating: 0, count: 1)

  /// Rows longer than this are not looked into, and no vertex with a longer row is taken out.
  static var longestRow: Int { 96 }

  init(vertexCount: Int) {
    notes = Cells(
      repeating: Note(distance: .zero, limit: .zero, turn: .zero, seen: 0, wanted: 0), count: vertexCount)
    heap = ArcHeap(capacity: 64 * Self.longestRow)
  }

  /// Calls `found` for every pair of `v`'s neighbours, by their places in its row, between which no way around
  /// `v` is as short as the one over it. Of symmetric arcs each pair is asked for once.
  ///
  /// - Parameter patience: how many vertices a search settles.
  @inline(__always)
  func shortcuts(
    over v: Int, in graph: borrowing RemainingGraph<Length>, patience: Int, _ found: (Int, Int) -> Void
  ) {
    let row = graph.row(v)
    for first in row {
      let from = graph.link(first)
      guard from.into != .unreached else { continue }
      let others = Range(uncheckedBounds: (graph.isSymmetric ? first + 1 : row.lowerBound, row.upperBound))
      search(from: Int(from.target), over: v, by: from.into, to: others, graph, patience)
      for second in others where second != first {
        let to = graph.link(second)
        guard to.out != .unreached else { continue }
        // Still wanted: no detour was found.
        if notes[Int(to.target)].wanted == round[0] { found(first - row.lowerBound, second - row.lowerBound) }
      }
    }
  }

  private func search(
    from source: Int, over v: Int, by first: Length, to others: Range<Int>,
    _ graph: borrowing RemainingGraph<Length>, _ patience: Int
  ) {
    let now = next()
    var wanted = 0
    for slot in others {
      let link = graph.link(slot)
      let target = Int(link.target)
      guard link.out != .unreached, target != source else { continue }
      let limit = first.plus(link.out)
      let last = shortestLast(target, besides: v, graph)
      guard last <= limit else {
        // Nothing can lead there in time, yet it must be seen as wanted.
        (notes[target].limit, notes[target].turn) = (.zero, .zero)
        notes[target].wanted = now
        continue
      }
      notes[target].limit = limit
      notes[target].turn = limit - last
      notes[target].wanted = now
      wanted += 1
    }
    guard wanted > 0 else { return }
    var reach = farthestTurn(others, now, graph)
    heap.removeAll()
    notes[source].distance = .zero
    notes[source].seen = now
    heap.push(.zero, source)
    var left = patience
    while left > 0, let (here, u) = heap.pop(), here <= reach {
      if here > notes[u].distance { continue }
      left -= 1
      let row = graph.row(u)
      guard row.count <= Self.longestRow else { continue }
      for slot in row {
        let link = graph.link(slot)
        let target = Int(link.target)
        guard link.out != .unreached, target != v else { continue }
        let length = here.plus(link.out)
        if notes[target].wanted == now, length <= notes[target].limit {
          notes[target].wanted = 0
          wanted -= 1
          if wanted == 0 { return }
          if notes[target].turn == reach { reach = farthestTurn(others, now, graph) }
        }
        guard length <= reach, notes[target].seen != now || length < notes[target].distance else { continue }
        notes[target].distance = length
        notes[target].seen = now
        guard heap.push(length, target) else { return }
      }
    }
  }

  /// The shortest arc into `target` by which a detour may end; `unreached` where there is none.
  @inline(__always)
  private func shortestLast(
    _ target: Int, besides v: Int, _ graph: borrowing RemainingGraph<Length>
  ) -> Length {
    let row = graph.row(target)
    guard row.count <= Self.longestRow else { return .zero }
    var shortest = Length.unreached
    for slot in row where Int(graph.link(slot).target) != v {
      shortest = min(shortest, graph.link(slot).into)
    }
    return shortest
  }

  /// How far a search must go to find all detours that are still wanted.
  @inline(__always)
  private func farthestTurn(
    _ others: Range<Int>, _ now: UInt32, _ graph: borrowing RemainingGraph<Length>
  ) -> Length {
    var farthest = Length.zero
    for slot in others {
      let note = notes[Int(graph.link(slot).target)]
      if note.wanted == now { farthest = max(farthest, note.turn) }
    }
    return farthest
  }

  /// The number of a new search.
  private func next() -> UInt32 {
    if round[0] == .max {
      for v in 0..<notes.count {
        notes[v] = Note(distance: .zero, limit: .zero, turn: .zero, seen: 0, wanted: 0)
      }
      round[0] = 0
    }
    round[0] += 1
    return round[0]
  }
}
