/// Scores of every word as head of every other: bilinear in what a word is as dependent and what another is as head.
///
/// - Source: T. Dozat, C. Manning, "Deep Biaffine Attention for Neural Dependency Parsing", 2017.
struct ArcScorer: Sendable {
  let dependent: LinearLayer
  let head: LinearLayer
  /// What the root is as head.
  let root: [Float]
  /// From a word as dependent to what its score is the inner product of with a head.
  let bilinear: LinearLayer

  /// Working memory; rows are words.
  struct Scratch: ~Copyable {
    fileprivate var dependents = Matrix()
    fileprivate var heads = Matrix()
    fileprivate var queries = Matrix()
    /// The heads of one sentence, packed for a product.
    fileprivate var packed = Matrix()
    /// Scores of one sentence: a row for each word, column 0 for the root as head, column `j + 1` for word `j`.
    var scores = Matrix()
  }

  /// Makes ready what is made for all sentences together.
  func prepare(_ encoded: borrowing Matrix, scratch: inout Scratch) {
    let rows = 0..<encoded.rowCount
    let size = head.outputCount
    scratch.dependents.resize(rows: rows.count, columns: size)
    scratch.heads.resize(rows: rows.count, columns: size)
    scratch.queries.resize(rows: rows.count, columns: size)
    dependent.apply(to: encoded, rows: rows, into: scratch.dependents)
    head.apply(to: encoded, rows: rows, into: scratch.heads)
    scratch.dependents.applyLeakyReLU()
    scratch.heads.applyLeakyReLU()
    bilinear.apply(to: scratch.dependents, rows: rows, into: scratch.queries)
  }

  /// Scores the arcs of the sentence in these rows.
  ///
  /// - Complexity: O(words² · size)
  func score(rows: Range<Int>, scratch: inout Scratch) {
    let size = head.outputCount
    let columns = rows.count + 1
    let width = Lanes.scalarCount
    scratch.packed.resize(rows: Matrix.lanes(columns) * size, columns: width)
    let packed = scratch.packed.floats(row: 0)
    for column in 0..<columns {
      let target = packed + column / width * size * width + column % width
      if column == 0 {
        for k in 0..<size { target[k * width] = root[k] }
      } else {
        let source = scratch.heads.floats(row: rows.lowerBound + column - 1)
        for k in 0..<size { target[k &* width] = source[k] }
      }
    }
    scratch.scores.resize(rows: rows.count, columns: columns)
    scratch.scores.clear()
    MatrixProduct.add(
      scratch.queries.floats(row: rows.lowerBound), stride: scratch.queries.stride, rowCount: rows.count,
      depth: size, panels: scratch.packed.lanes(row: 0), panelCount: Matrix.lanes(columns),
      to: scratch.scores.lanes(row: 0), lanesPerRow: scratch.scores.lanesPerRow)
  }
}

extension Matrix {
  /// Every element through ``Activation/leakyReLU(_:)``.
  func applyLeakyReLU() {
    let vectors = activations(row: 0)
    let perLanes = Lanes.scalarCount / Activation.Vector.scalarCount
    for i in 0..<rowCount * lanesPerRow * perLanes { vectors[i] = Activation.leakyReLU(vectors[i]) }
  }
}
