import EntenteGraph

/// Every vertex adds up what its row points to: the product of a sparse matrix and a vector, at the heart of
/// all measures that are iterated.
///
/// A sum runs in four parts side by side: an addition takes four cycles, and with one part every entry would
/// wait for the one before it. The parts are the same on every run and with any number of threads, and so are
/// the sums, to the last bit.
struct Gathering: Sendable {
  let rows: Rows
  /// One entry a slot; empty where all are 1.
  let factors: [Double]
  /// Where edges crowd at few vertices these are numbered anew, hubs first, so that most of what is fetched lies
  /// close together: `number[v]` is the place of vertex `v` in all vectors. Empty where it is `v`.
  private let number: [UInt32]
  /// Pieces of about equal work.
  private let pieces: [Range<Int>]

  /// - Parameter keepsNumbers: vectors are indexed by vertex whatever the graph.
  init(rows: Rows, factors: [Double] = [], keepsNumbers: Bool = false) {
    precondition(factors.isEmpty || factors.count == rows.slotCount)
    if keepsNumbers || !rows.isCrowded {
      self.rows = rows
      self.factors = factors
      number = []
    } else {
      let order = rows.orderByDegree()
      var number = [UInt32](repeating: 0, count: order.count)
      for (place, v) in order.enumerated() { number[v.int] = UInt32(place) }
      self.rows = rows.renumbered(number, order)
      self.factors =
        factors.isEmpty
        ? [] : order.flatMap { factors[Int(rows.offsets[$0.int])..<Int(rows.offsets[$0.int + 1])] }
      self.number = number
    }
    pieces = Self.pieces(self.rows)
  }

  /// A vector by vertex as this works on it.
  func inside(_ x: [Double]) -> [Double] {
    guard !number.isEmpty else { return x }
    var y = x
    for (v, place) in number.enumerated() { y[Int(place)] = x[v] }
    return y
  }

  /// The reverse of ``inside(_:)``.
  func outside(_ y: [Double]) -> [Double] { number.isEmpty ? y : number.map { y[Int($0)] } }

  /// 64 pieces, each of about as many slots.
  private static func pieces(_ rows: Rows) -> [Range<Int>] {
    let share = rows.slotCount / 64 + rows.vertexCount / 64 + 1
    var pieces: [Range<Int>] = []
    var start = 0
    for v in 0..<rows.vertexCount {
      let work = Int(rows.offsets[v + 1] - rows.offsets[start]) + (v + 1 - start)
      guard work >= share || v + 1 == rows.vertexCount else { continue }
      pieces.append(start..<(v + 1))
      start = v + 1
    }
    return pieces
  }

  func sums(of x: [Double]) -> [Double] {
    let from = Cells(x)
    let to = Cells<Double>(unwritten: x.count)
    sums(of: from, into: to, .alone)
    return to.array()
  }

  func sums(of x: borrowing Cells<Double>, into y: borrowing Cells<Double>, _ crew: Crew) {
    rows.withView { view in
      crew.run(pieces: pieces.count) { piece in
        for v in pieces[piece] { y[v] = sum(view, v, x) }
      }
    }
  }

  /// What vertex `v` gathers.
  @inline(__always)
  private func sum(_ view: RowView, _ v: Int, _ x: borrowing Cells<Double>) -> Double {
    factors.isEmpty ? plainSum(view, v, x) : weightedSum(view, v, x)
  }

  @inline(__always)
  private func plainSum(_ view: RowView, _ v: Int, _ x: borrowing Cells<Double>) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var slot = view.start(v)
    let end = view.start(v + 1)
    while slot + 3 < end {
      a += x[view.target(slot)]
      b += x[view.target(slot + 1)]
      c += x[view.target(slot + 2)]
      d += x[view.target(slot + 3)]
      slot += 4
    }
    while slot < end {
      a += x[view.target(slot)]
      slot += 1
    }
    return (a + b) + (c + d)
  }

  private func weightedSum(_ view: RowView, _ v: Int, _ x: borrowing Cells<Double>) -> Double {
    let factors = factors.span
    var (a, b) = (0.0, 0.0)
    var slot = view.start(v)
    let end = view.start(v + 1)
    while slot + 1 < end {
      a += x[view.target(slot)] * factors[slot]
      b += x[view.target(slot + 1)] * factors[slot + 1]
      slot += 2
    }
    if slot < end { a += x[view.target(slot)] * factors[slot] }
    return a + b
  }
}

extension SimpleGraph {
  /// Every vertex gathers from those that point to it, or from the rows that are given.
  func gathering(
    _ strengths: [Double], weighted: Bool, from adjacency: Adjacency? = nil, keepsNumbers: Bool = false
  ) -> Gathering {
    let adjacency = adjacency ?? `in`
    return Gathering(
      rows: adjacency.rows, factors: weighted ? adjacency.edges.map { strengths[$0.int] } : [],
      keepsNumbers: keepsNumbers)
  }
}
