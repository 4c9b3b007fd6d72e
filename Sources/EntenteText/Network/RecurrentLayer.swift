/// A layer of two long short-term memories, one reading forwards and one backwards.
///
/// - Source: S. Hochreiter, J. Schmidhuber, "Long Short-Term Memory", 1997; M. Schuster, K. Paliwal,
///   "Bidirectional Recurrent Neural Networks", 1997. Gates in PyTorch's order: input, forget, cell, output.
struct RecurrentLayer: Sendable {
  enum Direction: String, CaseIterable, Sendable { case forward, backward }

  /// The weights of one direction: of the gates, four times `hidden`, from the layer's input and from the hidden state.
  struct Weights: Sendable {
    let input: LinearLayer
    let recurrent: LinearLayer
  }

  let forward: Weights
  let backward: Weights
  /// Hidden units of a direction, a multiple of sixteen.
  var hidden: Int { forward.recurrent.inputCount }

  /// Hidden states of all words: those of the forward direction in the first `hidden` columns of `output`, then those of the backward
  /// one.
  ///
  /// - Parameters:
  ///   - input: a row for each word as the batch numbers them
  ///   - output: gets the same rows
  func apply(
    to input: borrowing Matrix, batch: SentenceBatch, into output: inout Matrix,
    scratch: inout RecurrentScratch
  ) {
    output.resize(rows: batch.rowCount, columns: 2 * hidden)
    for direction in Direction.allCases { run(direction, input, batch, output, &scratch) }
  }

  private func run(
    _ direction: Direction, _ input: borrowing Matrix, _ batch: SentenceBatch, _ output: borrowing Matrix,
    _ scratch: inout RecurrentScratch
  ) {
    let weights = direction == .forward ? forward : backward
    let column = direction == .forward ? 0 : hidden
    scratch.gates.resize(rows: batch.rowCount, columns: 4 * hidden)
    scratch.cells.resize(rows: batch.lengths.count, columns: hidden)
    scratch.cells.clear()
    weights.input.apply(to: input, rows: 0..<batch.rowCount, into: scratch.gates)
    let last = batch.positionCount - 1
    for step in 0...last {
      let position = direction == .forward ? step : last - step
      let rows = batch.rows(at: position)
      if step > 0 {
        // The sentences that have both words are the first ones of either position.
        let before = batch.rows(at: direction == .forward ? position - 1 : position + 1)
        weights.recurrent.add(
          productOf: output.floats(row: before.lowerBound) + column, stride: output.stride,
          rowCount: min(before.count, rows.count), to: scratch.gates.lanes(row: rows.lowerBound),
          lanesPerRow: scratch.gates.lanesPerRow)
      }
      for (sentence, row) in rows.enumerated() {
        Self.activate(
          gates: scratch.gates.activations(row: row), cell: scratch.cells.activations(row: sentence),
          state: output.activations(row: row, column: column),
          count: hidden / Activation.Vector.scalarCount)
      }
    }
  }

  /// The new cell and hidden state from the sums at the gates.
  private static func activate(
    gates: VectorPointer<Activation.Vector>, cell: VectorPointer<Activation.Vector>,
    state: VectorPointer<Activation.Vector>, count: Int
  ) {
    for j in 0..<count {
      let input = Activation.sigmoid(gates[j])
      let forget = Activation.sigmoid(gates[count &+ j])
      let candidate = Activation.tanh(gates[2 &* count &+ j])
      let output = Activation.sigmoid(gates[3 &* count &+ j])
      let kept = forget * cell[j] + input * candidate
      cell[j] = kept
      state[j] = output * Activation.tanh(kept)
    }
  }
}

/// Working memory of the recurrent layers.
struct RecurrentScratch: ~Copyable {
  /// Sums at the gates: a row for each word.
  var gates = Matrix()
  /// Cell states: a row for each sentence.
  var cells = Matrix()
}
