/// A vector of floats as wide as all rows are padded to.
typealias Lanes = SIMD16<Float>

/// A matrix in working memory: rows of floats, each beginning at a multiple of 64 bytes, reused from call to call.
///
/// Rows are padded to whole ``Lanes``; what stands in the padding is never looked at. Kernels take pointers to rows; nobody
/// keeps one.
struct Matrix: ~Copyable {
  private(set) var rowCount = 0
  private(set) var columnCount = 0
  /// Vectors from one row to the next.
  private(set) var lanesPerRow = 0
  private var memory: AlignedFloats

  init() { memory = AlignedFloats(lanes: 0) }

  init(rows: Int, columns: Int) {
    self.init()
    resize(rows: rows, columns: columns)
  }

  /// Floats from one row to the next.
  var stride: Int { lanesPerRow * Lanes.scalarCount }

  /// Makes room; what the matrix held is lost, and what it holds is undefined.
  mutating func resize(rows: Int, columns: Int) {
    (rowCount, columnCount) = (rows, columns)
    lanesPerRow = Self.lanes(columns)
    guard rows * lanesPerRow > memory.laneCount else { return }
    memory = AlignedFloats(lanes: max(rows * lanesPerRow, memory.laneCount + memory.laneCount / 2))
  }

  /// Vectors that hold so many floats.
  static func lanes(_ count: Int) -> Int { (count + Lanes.scalarCount - 1) / Lanes.scalarCount }

  mutating func clear() { memory.start.update(repeating: 0, count: rowCount * stride) }

  /// All values, row by row.
  var values: [Float] {
    (0..<rowCount).flatMap { UnsafeBufferPointer(start: floats(row: $0), count: columnCount) }
  }

  /// Takes the rows of several matrices, one below the other.
  mutating func fill(columns: Int, with parts: [[Float]]) {
    resize(rows: parts.reduce(0) { $0 + $1.count } / columns, columns: columns)
    var row = 0
    for part in parts {
      part.withUnsafeBufferPointer { part in
        for start in Swift.stride(from: 0, to: part.count, by: columns) {
          floats(row: row).update(from: part.baseAddress! + start, count: columns)
          row += 1
        }
      }
    }
  }

  /// The floats of a row and of those behind it.
  @inline(__always)
  func floats(row: Int) -> UnsafeMutablePointer<Float> {
    precondition(row >= 0 && row <= rowCount, "row \(row) of \(rowCount)")
    return memory.start + row * stride
  }

  /// The vectors of a row and of those behind it.
  @inline(__always)
  func lanes(row: Int) -> VectorPointer<Lanes> { VectorPointer(floats(row: row)) }

  /// The vectors of a row from a column on, as wide as activations want them.
  ///
  /// - Precondition: `column` is a multiple of sixteen.
  @inline(__always)
  func activations(row: Int, column: Int = 0) -> VectorPointer<Activation.Vector> {
    precondition(column % Lanes.scalarCount == 0, "column \(column)")
    return VectorPointer(floats(row: row) + column)
  }

  subscript(row: Int, column: Int) -> Float {
    get {
      precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount)")
      return floats(row: row)[column]
    }
    nonmutating set {
      precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount)")
      floats(row: row)[column] = newValue
    }
  }

  /// Column of the largest of the first `count` elements of a row, the first of equal ones.
  func largest(inRow row: Int, count: Int) -> Int {
    let values = floats(row: row)
    var best = 0
    for column in 1..<max(1, count) where values[column] > values[best] { best = column }
    return best
  }
}

/// Memory for floats that begins at a multiple of 64 bytes, zero at first.
struct AlignedFloats: ~Copyable {
  let start: UnsafeMutablePointer<Float>
  let laneCount: Int

  init(lanes: Int) {
    laneCount = lanes
    let count = lanes * Lanes.scalarCount
    start = UnsafeMutableRawPointer.allocate(
      byteCount: lanes * MemoryLayout<Lanes>.stride, alignment: MemoryLayout<Lanes>.alignment
    ).bindMemory(to: Float.self, capacity: count)
    start.initialize(repeating: 0, count: count)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }
}
