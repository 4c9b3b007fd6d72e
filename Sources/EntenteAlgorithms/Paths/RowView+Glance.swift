import EntenteGraph

extension RowView {
  /// Vertices whose rows are glanced at together, where they are walked one after the other.
  static var glances: Int { 32 }

  /// Reads the first and the last neighbour of some vertices, of all at once and for nobody: the rows then come from
  /// memory side by side, where a loop that walks them waits for one after the other.
  /// - Returns: what must be kept somewhere, lest the compiler leave the reading out.
  @inline(__always)
  func glance(_ vertices: borrowing Cells<UInt32>, _ part: Range<Int>) -> UInt32 {
    var sum = 0
    for i in part {
      let row = row(Int(vertices[i]))
      if row.isEmpty { continue }
      sum &+= target(row.lowerBound) &+ target(row.upperBound - 1)
    }
    return UInt32(truncatingIfNeeded: sum)
  }
}
