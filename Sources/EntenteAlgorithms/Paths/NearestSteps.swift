import EntenteGraph

/// The steps from a vertex in the order of the way to the target that they begin, each sorted out only when it
/// is asked for: of the thousands of edges of a hub a search looks at a few.
struct NearestSteps {
  struct Step {
    /// The edge and all of the way beyond it.
    let length: Double
    let hops: Int32
    let slot: Int

    /// Equal ways in the order of slots, so that the order is the same on every run.
    func precedes(_ other: Step) -> Bool {
      if length != other.length { return length < other.length }
      if hops != other.hops { return hops < other.hops }
      return slot < other.slot
    }
  }

  private struct Row {
    var sorted: [Step] = []
    /// A binary heap of the others.
    var rest: [Step] = []
  }

  private let tree: TargetTree
  private var rows: [Row] = []
  /// The place of a vertex's row; -1 where it has not been asked for.
  private var place: [Int32]

  init(tree: TargetTree) {
    self.tree = tree
    place = [Int32](repeating: -1, count: tree.network.vertexCount)
  }

  /// The step number `index` from `u`; `nil` where there are no more from which the target is reached.
  mutating func step(_ index: Int, from u: VertexID) -> Step? {
    if place[u.int] < 0 {
      place[u.int] = Int32(rows.count)
      rows.append(row(of: u))
    }
    let row = Int(place[u.int])
    while rows[row].sorted.count <= index {
      guard let next = Self.pop(&rows[row].rest) else { return nil }
      rows[row].sorted.append(next)
    }
    return rows[row].sorted[index]
  }

  private func row(of u: VertexID) -> Row {
    let network = tree.network
    var steps: [Step] = []
    for slot in network.out.slots(of: u) {
      let v = network.out.targets[slot]
      guard tree.reaches(v) else { continue }
      steps.append(
        Step(length: network.outLengths[slot] + tree.length[v.int], hops: tree.hops[v.int], slot: slot))
    }
    for i in stride(from: steps.count / 2 - 1, through: 0, by: -1) { Self.sink(&steps, i) }
    return Row(rest: steps)
  }

  private static func pop(_ heap: inout [Step]) -> Step? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      sink(&heap, 0)
    }
    return top
  }

  private static func sink(_ heap: inout [Step], _ start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in (2 * parent + 1)..<(2 * parent + 3)
      where child < heap.count && heap[child].precedes(heap[least]) {
        least = child
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
