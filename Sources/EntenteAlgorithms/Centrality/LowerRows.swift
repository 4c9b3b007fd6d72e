import EntenteGraph

/// A symmetric matrix by what stands left of its diagonal, and the diagonal.
///
/// Half of ``Gathering``'s memory, and where hubs are numbered first its entries point to little but hubs, which
/// stay in the nearest cache: a product, which gathers by a row and scatters by it too, was measured to take half
/// the time. Two triangular systems are solved in little more.
struct LowerRows: Sendable {
  private let rows: Rows
  /// One entry a slot; empty where all are 1.
  private let factors: [Double]
  /// One entry a vertex; empty where all are 0.
  let diagonal: [Double]

  /// Rows in parts of about equal work, in ascending order.
  private let parts: [Part]

  /// What a product adds up by itself, so that threads do not meet: rows that follow each other, and memory for
  /// what they scatter.
  private struct Part {
    var rows: Range<Int>
    /// The first vertex that the rows point to, or their own first.
    var lowest: Int
    /// Where the sum of vertex 0 would stand in the memory for all parts; the last part has the product's own.
    var start = 0
  }

  var vertexCount: Int { rows.vertexCount }

  /// Numbers that ``multiply(_:into:spare:_:)`` needs room for. Where hubs are numbered first they are few.
  var spareCount: Int { parts.dropLast().reduce(0) { $0 + $1.rows.upperBound - $1.lowest } }

  /// - Parameters:
  ///   - gathering: rows without directions; a loop stands in its row once.
  ///   - parts: at most so many threads share in a product.
  init(_ gathering: Gathering, parts: Int = 4) {
    var offsets: [UInt32] = [0]
    var targets: [VertexID] = []
    var factors: [Double] = []
    var diagonal: [Double] = []
    let all = gathering.rows
    offsets.reserveCapacity(all.vertexCount + 1)
    targets.reserveCapacity(all.slotCount / 2)
    for v in 0..<all.vertexCount {
      for slot in Int(all.offsets[v])..<Int(all.offsets[v + 1]) {
        let u = all.targets[slot]
        let factor = gathering.factors.isEmpty ? 1 : gathering.factors[slot]
        if u.int < v {
          targets.append(u)
          if !gathering.factors.isEmpty { factors.append(factor) }
        } else if u.int == v {
          if diagonal.isEmpty { diagonal = [Double](repeating: 0, count: all.vertexCount) }
          diagonal[v] += factor
        }
      }
      offsets.append(UInt32(truncatingIfNeeded: targets.count))
    }
    rows = Rows(unsortedOffsets: offsets, targets: targets)
    self.factors = factors
    self.diagonal = diagonal
    self.parts = Self.parts(rows, count: parts)
  }

  private static func parts(_ rows: Rows, count: Int) -> [Part] {
    var parts: [Part] = []
    let work = rows.slotCount + rows.vertexCount
    var (start, lowest, memory) = (0, 0, 0)
    for v in 0..<rows.vertexCount {
      for u in rows.neighbours(of: VertexID(v)) { lowest = min(lowest, u.int) }
      guard
        v + 1 == rows.vertexCount
          || (Int(rows.offsets[v + 1]) + v + 1) * count >= work * (parts.count + 1)
      else { continue }
      parts.append(Part(rows: start..<(v + 1), lowest: lowest, start: memory - lowest))
      memory += v + 1 - lowest
      (start, lowest) = (v + 1, v + 1)
    }
    return parts
  }

  /// Runs `body` for every vertex in ascending order with what its row gathers from `x`, so that `body` may set
  /// `x` of vertices whose turn has come.
  @inline(__always)
  func ascend(gathering x: borrowing Cells<Double>, _ body: (_ v: Int, _ sum: Double) -> Void) {
    rows.withView { view in
      let factors = factors.span
      for v in 0..<view.vertexCount {
        let row = view.row(v)
        var (a, b) = (0.0, 0.0)
        var slot = row.lowerBound
        if factors.isEmpty {
          while slot + 1 < row.upperBound {
            a += x[view.target(slot)]
            b += x[view.target(slot + 1)]
            slot += 2
          }
          if slot < row.upperBound { a += x[view.target(slot)] }
        } else {
          while slot < row.upperBound {
            a += factors[slot] * x[view.target(slot)]
            slot += 1
          }
        }
        body(v, a + b)
      }
    }
  }

  /// Runs `body` for every vertex in descending order and adds what it returns to `x` of all in its row: when its
  /// turn comes, `x` of a vertex is complete.
  ///
  /// Rows are read backwards, too: memory then comes in one stream, which halves the time.
  @inline(__always)
  func descend(scattering x: borrowing Cells<Double>, _ body: (_ v: Int) -> Double) {
    rows.withView { view in
      let factors = factors.span
      for v in stride(from: view.vertexCount - 1, through: 0, by: -1) {
        let value = body(v)
        let row = view.row(v)
        var slot = row.upperBound
        if factors.isEmpty {
          while slot > row.lowerBound {
            slot -= 1
            x[view.target(slot)] += value
          }
        } else {
          while slot > row.lowerBound {
            slot -= 1
            x[view.target(slot)] += factors[slot] * value
          }
        }
      }
    }
  }

  /// `y` = the product of the matrix and `x`.
  ///
  /// Parts are added up apart and then together in their order, so that the sums do not depend on the crew.
  /// - Parameter spare: ``spareCount`` numbers of any content.
  func multiply(
    _ x: borrowing Cells<Double>, into y: borrowing Cells<Double>, spare: borrowing Cells<Double>,
    _ crew: Crew
  ) {
    guard let last = parts.last else { return }
    rows.withView { view in
      crew.run(pieces: parts.count) { piece in
        // The last part has the most rows: it comes first.
        let part = parts[parts.count - 1 - piece]
        if piece == 0 {
          for v in 0..<part.rows.lowerBound { y[v] = 0 }
          addProduct(of: x, to: y, start: 0, rows: part.rows, view)
        } else {
          for v in part.lowest..<part.rows.lowerBound { spare[part.start + v] = 0 }
          addProduct(of: x, to: spare, start: part.start, rows: part.rows, view)
        }
      }
    }
    crew.blocks(of: last.rows.lowerBound) { range in
      for part in parts.dropLast() {
        for v in range.clamped(to: part.lowest..<part.rows.upperBound) { y[v] += spare[part.start + v] }
      }
    }
  }

  /// Adds to sums of vertices, of which that of vertex 0 stands, or would stand, at `start`; those of `rows` are
  /// set when their turn comes, before any later row adds to them.
  private func addProduct(
    of x: borrowing Cells<Double>, to sums: borrowing Cells<Double>, start: Int, rows: Range<Int>,
    _ view: RowView
  ) {
    let factors = factors.span
    for v in rows {
      let own = x[v]
      var sum = diagonal.isEmpty ? 0 : diagonal[v] * own
      if factors.isEmpty {
        for slot in view.row(v) {
          let u = view.target(slot)
          sum += x[u]
          sums[start + u] += own
        }
      } else {
        for slot in view.row(v) {
          let u = view.target(slot)
          sum += factors[slot] * x[u]
          sums[start + u] += factors[slot] * own
        }
      }
      sums[start + v] = sum
    }
  }
}
