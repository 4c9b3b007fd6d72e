/// The product of a few rows with a packed matrix, where nearly all time of the network goes.
///
/// Each element is the sum of its products in the order of the inputs, whatever rows are worked on together; products and sums
/// are rounded one by one, never fused. So a row's result depends neither on the rows beside it nor on the width of the machine's
/// vectors, and every build gives the same bits.
enum MatrixProduct {
  /// Rows worked on at a time: as many as leave all sums in registers. The portable build has sixteen registers of four floats, the
  /// build for x86-64-v3 sixteen of eight, arm64 thirty-two of four.
  #if ENTENTE_V3 || arch(arm64)
    private static let block = 4
  #else
    private static let block = 2
  #endif

  /// y += x·W.
  ///
  /// - Parameters:
  ///   - input: rows of `depth` floats, `stride` floats apart
  ///   - panels: as ``LinearLayer`` packs them
  ///   - output: rows of `panelCount` vectors, `lanesPerRow` vectors apart
  static func add(
    _ input: UnsafePointer<Float>, stride: Int, rowCount: Int, depth: Int,
    panels: VectorPointer<Lanes>, panelCount: Int, to output: VectorPointer<Lanes>, lanesPerRow: Int
  ) {
    #if DEBUG
      addPlainly(
        input, stride: stride, rowCount: rowCount, depth: depth, panels: panels, panelCount: panelCount,
        to: output, lanesPerRow: lanesPerRow)
    #else
      addInVectors(
        input, stride: stride, rowCount: rowCount, depth: depth, panels: panels, panelCount: panelCount,
        to: output, lanesPerRow: lanesPerRow)
    #endif
  }

  /// A panel stays in the nearest cache while all rows pass by it.
  static func addInVectors(
    _ input: UnsafePointer<Float>, stride: Int, rowCount: Int, depth: Int,
    panels: VectorPointer<Lanes>, panelCount: Int, to output: VectorPointer<Lanes>, lanesPerRow: Int
  ) {
    if rowCount == 1 {
      addOneRow(input, depth, panels, panelCount, output)
      return
    }
    for panel in 0..<panelCount {
      let weights = panels + panel * depth
      let sums = output + panel
      var row = 0
      while block == 4, row + 4 <= rowCount {
        addFourRows(input + row * stride, stride, depth, weights, sums + row * lanesPerRow, lanesPerRow)
        row += 4
      }
      while row + 2 <= rowCount {
        addTwoRows(input + row * stride, stride, depth, weights, sums + row * lanesPerRow, lanesPerRow)
        row += 2
      }
      if row < rowCount { addOneRow(input + row * stride, depth, weights, 1, sums + row * lanesPerRow) }
    }
  }

  private static func addFourRows(
    _ x: UnsafePointer<Float>, _ stride: Int, _ depth: Int, _ weights: VectorPointer<Lanes>,
    _ y: VectorPointer<Lanes>, _ lanesPerRow: Int
  ) {
    let (x1, x2, x3) = (x + stride, x + 2 * stride, x + 3 * stride)
    var sum0 = y[0]
    var sum1 = y[lanesPerRow]
    var sum2 = y[2 * lanesPerRow]
    var sum3 = y[3 * lanesPerRow]
    for k in 0..<depth {
      let w = weights[k]
      sum0 += Lanes(repeating: x[k]) * w
      sum1 += Lanes(repeating: x1[k]) * w
      sum2 += Lanes(repeating: x2[k]) * w
      sum3 += Lanes(repeating: x3[k]) * w
    }
    y[0] = sum0
    y[lanesPerRow] = sum1
    y[2 * lanesPerRow] = sum2
    y[3 * lanesPerRow] = sum3
  }

  private static func addTwoRows(
    _ x: UnsafePointer<Float>, _ stride: Int, _ depth: Int, _ weights: VectorPointer<Lanes>,
    _ y: VectorPointer<Lanes>, _ lanesPerRow: Int
  ) {
    let x1 = x + stride
    var sum0 = y[0]
    var sum1 = y[lanesPerRow]
    for k in 0..<depth {
      let w = weights[k]
      sum0 += Lanes(repeating: x[k]) * w
      sum1 += Lanes(repeating: x1[k]) * w
    }
    y[0] = sum0
    y[lanesPerRow] = sum1
  }

  /// Panels two by two, so that there are sums enough to add to while others are still being added.
  private static func addOneRow(
    _ x: UnsafePointer<Float>, _ depth: Int, _ panels: VectorPointer<Lanes>, _ panelCount: Int,
    _ y: VectorPointer<Lanes>
  ) {
    var panel = 0
    while panel + 2 <= panelCount {
      let first = panels + panel * depth
      let second = first + depth
      var sum0 = y[panel]
      var sum1 = y[panel + 1]
      for k in 0..<depth {
        let value = Lanes(repeating: x[k])
        sum0 += value * first[k]
        sum1 += value * second[k]
      }
      y[panel] = sum0
      y[panel + 1] = sum1
      panel += 2
    }
    guard panel < panelCount else { return }
    let weights = panels + panel * depth
    var sum = y[panel]
    for k in 0..<depth { sum += Lanes(repeating: x[k]) * weights[k] }
    y[panel] = sum
  }

  /// The same sums float by float: without optimisation, where vectors are slow calls, several times faster. The tests hold
  /// both against each other, bit by bit.
  static func addPlainly(
    _ input: UnsafePointer<Float>, stride: Int, rowCount: Int, depth: Int,
    panels: VectorPointer<Lanes>, panelCount: Int, to output: VectorPointer<Lanes>, lanesPerRow: Int
  ) {
    let width = Lanes.scalarCount
    let weights = panels.floats
    let sums = output.floats
    var row = 0
    while row < rowCount {
      var panel = 0
      while panel < panelCount {
        let y = sums + (row * lanesPerRow + panel) * width
        var x = input + row * stride
        var w = weights + panel * depth * width
        let end = w + depth * width
        while w < end {
          let value = x.pointee
          y[0] += value * w[0]
          y[1] += value * w[1]
          y[2] += value * w[2]
          y[3] += value * w[3]
          y[4] += value * w[4]
          y[5] += value * w[5]
          y[6] += value * w[6]
          y[7] += value * w[7]
          y[8] += value * w[8]
          y[9] += value * w[9]
          y[10] += value * w[10]
          y[11] += value * w[11]
          y[12] += value * w[12]
          y[13] += value * w[13]
          y[14] += value * w[14]
          y[15] += value * w[15]
          x += 1
          w += width
        }
        panel += 1
      }
      row += 1
    }
  }
}
