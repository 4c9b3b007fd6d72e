import EntenteGraph

/// Rows in lines of four neighbours, for graphs whose vertices have few: a search reads one line where ``Rows`` has
/// it read two offsets and as many neighbours as they say.
///
/// A line that is not full is filled up with the vertex itself, so that all lines are read alike, without a loop whose
/// end cannot be foreseen; searches have been at the vertex and pass over it. Rows of more neighbours go on in the line
/// that the last entry of the line before names.
final class NarrowRows: Sendable {
  struct Line: BitwiseCopyable {
    var first: UInt32
    var second: UInt32
    var third: UInt32
    /// A neighbour; `vertexCount` or more: the next line.
    var last: UInt32
  }

  /// The first line of vertex `v` is line `v`.
  let lines: Cells<Line>
  let vertexCount: Int

  /// Whether most rows fit in a line.
  static func suit(_ rows: Rows) -> Bool { rows.slotCount <= 4 * rows.vertexCount }

  init(_ rows: Rows) {
    let n = rows.vertexCount
    vertexCount = n
    var count = n
    for v in 0..<n { count += max(rows.degree(of: VertexID(v)) - 2, 2) / 3 }
    let lines = Cells<Line>(unwritten: count)
    rows.withView { view in
      var spare = n
      for v in 0..<n { Self.lay(view, v, into: lines, &spare) }
    }
    self.lines = lines
  }

  private static func lay(_ rows: RowView, _ v: Int, into lines: borrowing Cells<Line>, _ spare: inout Int) {
    let own = UInt32(truncatingIfNeeded: v)
    let row = rows.row(v)
    var (line, slot) = (v, row.lowerBound)
    func next() -> UInt32 {
      guard slot < row.upperBound else { return own }
      slot += 1
      return UInt32(truncatingIfNeeded: rows.target(slot - 1))
    }
    while row.upperBound - slot > 4 {
      lines[line] = Line(
        first: next(), second: next(), third: next(), last: UInt32(truncatingIfNeeded: spare))
      line = spare
      spare += 1
    }
    lines[line] = Line(first: next(), second: next(), third: next(), last: next())
  }
}
