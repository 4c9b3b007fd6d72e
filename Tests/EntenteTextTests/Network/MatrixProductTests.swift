import Foundation
import Testing

@testable import EntenteText

@Suite("matrix product and activations")
struct MatrixProductTests {
  private final class Case {
    let depth: Int
    let outputs: Int
    let rows: Int
    let input: Matrix
    let weights: [Float]
    let bias: [Float]

    init(seed: Int) {
      var random = SplitMix64(seed: UInt64(seed))
      depth = Int.random(in: 1...40, using: &random)
      outputs = Int.random(in: 1...70, using: &random)
      rows = Int.random(in: 1...11, using: &random)
      input = Matrix(rows: rows, columns: depth)
      for row in 0..<rows {
        for k in 0..<depth { input[row, k] = Float.random(in: -2...2, using: &random) }
      }
      weights = (0..<depth * outputs).map { _ in Float.random(in: -2...2, using: &random) }
      bias = (0..<outputs).map { _ in Float.random(in: -2...2, using: &random) }
    }

    var layer: LinearLayer {
      let weights = weights  // a span of a property would outlive its access
      return LinearLayer(inputCount: depth, outputCount: outputs, weights: weights.span, bias: bias)
    }

    /// Three loops, one after the other.
    func plain(row: Int, output: Int) -> Float {
      var sum = bias[output]
      for k in 0..<depth { sum += input[row, k] * weights[k * outputs + output] }
      return sum
    }
  }

  @Test("a layer gives the bits of three plain loops, in vectors and float by float", arguments: 0..<40)
  func agreesWithLoops(seed: Int) {
    let test = Case(seed: seed)
    let layer = test.layer
    for inVectors in [true, false] {
      let output = Matrix(rows: test.rows, columns: test.outputs)
      for row in 0..<test.rows {
        output.floats(row: row).update(from: layer.bias.floats, count: output.stride)
      }
      let product = inVectors ? MatrixProduct.addInVectors : MatrixProduct.addPlainly
      product(
        test.input.floats(row: 0), test.input.stride, test.rows, test.depth, layer.weights, layer.panelCount,
        output.lanes(row: 0), output.lanesPerRow)
      for row in 0..<test.rows {
        for column in 0..<test.outputs {
          #expect(output[row, column] == test.plain(row: row, output: column))
        }
      }
    }
  }

  @Test("some rows of a layer's output leave the others alone")
  func someRows() {
    let test = Case(seed: 7)
    let output = Matrix(rows: test.rows, columns: test.outputs)
    output.floats(row: 0).update(repeating: 9, count: test.rows * output.stride)
    let rows = 1..<max(2, test.rows - 1)
    test.layer.apply(to: test.input, rows: rows, into: output)
    for row in 0..<test.rows {
      let expected = rows.contains(row) ? test.plain(row: row, output: 0) : 9
      #expect(output[row, 0] == expected)
    }
  }

  @Test("sigmoid and tanh are right to a millionth everywhere")
  func activations() {
    for step in -2000...2000 {
      let x = Float(step) * 0.013
      let vector = Activation.Vector(repeating: x)
      #expect(abs(Double(Activation.tanh(vector)[3]) - Foundation.tanh(Double(x))) < 1e-6)
      #expect(abs(Double(Activation.sigmoid(vector)[5]) - 1 / (1 + exp(-Double(x)))) < 1e-6)
    }
    for x in [Float(1e9), .infinity, .greatestFiniteMagnitude] {
      #expect(Activation.tanh(.init(repeating: x))[0] == 1 && Activation.tanh(.init(repeating: -x))[0] == -1)
      #expect(abs(Activation.sigmoid(.init(repeating: -x))[0]) < 1e-30)
    }
  }

  @Test("the leaky rectifier passes what is positive and a tenth of the rest")
  func leaky() {
    let matrix = Matrix(rows: 2, columns: 3)
    for (column, value) in [Float(2), 0, -3].enumerated() { matrix[1, column] = value }
    matrix.applyLeakyReLU()
    #expect(matrix[1, 0] == 2 && matrix[1, 1] == 0 && matrix[1, 2] == -3 * 0.1)
  }
}
