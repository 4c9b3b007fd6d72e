/// An affine map y = x·W + b whose weights are packed for ``MatrixProduct``.
///
/// Columns are packed in panels of sixteen: panel `p` holds, input by input, the weights of the outputs `16p ..< 16p + 16`, so that
/// a product reads memory from front to back. The last panel is filled up with zeros.
final class LinearLayer: @unchecked Sendable {  // immutable after init
  let inputCount: Int
  let outputCount: Int
  /// `panelCount * inputCount` vectors, then `panelCount` of biases.
  private let memory: AlignedFloats

  var panelCount: Int { Matrix.lanes(outputCount) }
  var weights: VectorPointer<Lanes> { VectorPointer(memory.start) }
  var bias: VectorPointer<Lanes> { weights + panelCount * inputCount }

  /// - Parameters:
  ///   - weights: `inputCount` rows of `outputCount` floats
  ///   - bias: `outputCount` floats; `nil` for zeros
  init(inputCount: Int, outputCount: Int, weights: Span<Float>, bias: [Float]? = nil) {
    precondition(weights.count == inputCount * outputCount, "\(weights.count) weights")
    precondition(bias.map { $0.count == outputCount } ?? true, "biases for \(outputCount) outputs")
    self.inputCount = inputCount
    self.outputCount = outputCount
    let width = Lanes.scalarCount
    let panels = Matrix.lanes(outputCount)
    memory = AlignedFloats(lanes: panels * (inputCount + 1))
    let floats = memory.start
    for panel in 0..<panels {
      let columns = panel * width..<min(outputCount, (panel + 1) * width)
      for input in 0..<inputCount {
        let row = floats + (panel * inputCount + input) * width
        for column in columns { row[column - columns.lowerBound] = weights[input * outputCount + column] }
      }
    }
    guard let bias else { return }
    for output in 0..<outputCount { floats[panels * inputCount * width + output] = bias[output] }
  }

  /// y = x·W + b for some rows of both; `output` has room for them.
  ///
  /// - Complexity: O(rows · inputs · outputs)
  func apply(to input: borrowing Matrix, rows: Range<Int>, into output: borrowing Matrix) {
    precondition(input.columnCount == inputCount && output.columnCount == outputCount)
    precondition(rows.upperBound <= input.rowCount && rows.upperBound <= output.rowCount)
    for row in rows { output.floats(row: row).update(from: bias.floats, count: output.stride) }
    add(
      productOf: input.floats(row: rows.lowerBound), stride: input.stride, rowCount: rows.count,
      to: output.lanes(row: rows.lowerBound), lanesPerRow: output.lanesPerRow)
  }

  /// y += x·W, without the bias.
  func add(
    productOf input: UnsafePointer<Float>, stride: Int, rowCount: Int,
    to output: VectorPointer<Lanes>, lanesPerRow: Int
  ) {
    MatrixProduct.add(
      input, stride: stride, rowCount: rowCount, depth: inputCount, panels: weights, panelCount: panelCount,
      to: output, lanesPerRow: lanesPerRow)
  }
}
