import EntenteGraph

/// A symmetric matrix by what stands left of its diagonal, row by row, and the diagonal: for triangular systems.
///
/// Half of ``Gathering``'s memory, and where hubs are numbered first its entries point to little but hubs, which
/// stay in the nearest cache. For products see ``SymmetricTiles``.
struct LowerRows: Sendable {
  private let rows: Rows
  /// One entry a slot; empty where all are 1.
  private let factors: [Double]
  /// One entry a vertex; empty where all are 0.
  let diagonal: [Double]

  /// - Parameter gathering: rows without directions; a loop stands in its row once.
  init(_ gathering: Gathering) {
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
}
