import EntenteGraph

extension Rows {
  /// Whether edges crowd at few vertices: the largest degree is far above the mean.
  var isCrowded: Bool {
    guard slotCount > 1 << 16 else { return false }  // small graphs lie close together anyway
    let largest = withView { view in (0..<view.vertexCount).reduce(0) { max($0, view.degree($1)) } }
    return largest * vertexCount > 32 * slotCount
  }

  /// All vertices by descending degree, equal ones in their order.
  /// - Complexity: O(V + largest degree).
  func orderByDegree() -> [VertexID] {
    withView { view in
      var largest = 0
      for v in 0..<view.vertexCount { largest = max(largest, view.degree(v)) }
      let next = Cells<Int>(repeating: 0, count: largest + 2)
      for v in 0..<view.vertexCount { next[largest - view.degree(v) + 1] += 1 }
      for d in 1..<next.count { next[d] += next[d - 1] }
      let order = Cells<VertexID>(unwritten: view.vertexCount)
      for v in 0..<view.vertexCount {
        let bucket = largest - view.degree(v)
        order[next[bucket]] = VertexID(v)
        next[bucket] += 1
      }
      return order.array()
    }
  }

  /// The same graph with vertex `order[i]` called `i`, rows unsorted.
  /// - Parameter number: the inverse of `order`.
  /// - Complexity: O(V + E).
  func renumbered(_ number: [UInt32], _ order: [VertexID]) -> Rows {
    withView { view in
      let number = Cells(number)
      let targets = Cells<VertexID>(unwritten: view.slotCount)
      var offsets: [UInt32] = [0]
      offsets.reserveCapacity(view.vertexCount + 1)
      var end = 0
      for v in order {
        for slot in view.row(v.int) {
          targets[end] = VertexID(index: number[view.target(slot)])
          end += 1
        }
        offsets.append(UInt32(truncatingIfNeeded: end))
      }
      return Rows(unsortedOffsets: offsets, targets: targets.array())
    }
  }
}
