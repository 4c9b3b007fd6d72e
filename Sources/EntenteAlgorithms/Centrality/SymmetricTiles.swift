package import EntenteGraph

/// A symmetric matrix laid out for products with vectors: what stands left of its diagonal, in tiles, and the
/// diagonal.
///
/// An entry serves twice, since A[v, u] = A[u, v]: sum v takes u's number, sum u takes v's. What limits this is where
/// numbers and sums lie, how often the end of a row is guessed wrong, and additions that wait for each other; hence
/// - **pairs**: a number stands beside its sum, so that an entry fetches one line of memory, not two;
/// - **tiles**: rows of one block of vertices, columns of one block, whose pairs stay in the near cache while the tile
///   is read, and whose places in the block take two bytes;
/// - **runs**: in a tile rows go by length, four side by side, so that four sums grow at the same time and loops end
///   when they are expected to; what a row has beyond the shortest of its four comes by itself, afterwards.
///
/// Tiles that share no block may be added by different threads, and those of one phase are such: with an odd number
/// of blocks, those whose blocks' numbers have the same sum but for multiples of it (the rounds of a tournament). Blocks
/// are of about equal degree in sum, so that tiles of hubs are small in extent and none is much heavier than
/// others. Order of additions depends on the matrix alone, and so do sums, to the last bit.
///
/// PageRank × 20 on one thread, beside rows one after the other that gather and scatter: urand18 .179 → .100 s, more
/// than half of it by pairs; kron18 .082 → .064, where hubs lie in the near cache anyway.
/// - Source: rows of equal length side by side: M. Kreutzer and others, "A unified sparse matrix data format for
///   efficient general sparse matrix-vector multiplication on modern processors with wide SIMD units", 2014. Tiles of
///   half a matrix: A. Buluç and others, "Reduced-bandwidth multithreaded algorithms for sparse matrix-vector
///   multiplication", 2011.
package final class SymmetricTiles: Sendable {
  /// Rows of one block, columns of the same or one before it.
  package struct Tile: Sendable {
    package var rowBlock: Int
    package var columnBlock: Int
    /// Runs of four rows side by side, and of single ones.
    var fours: Range<Int>
    var singles: Range<Int>
    var firstRow: Int
    var firstSlot: Int
    /// What it takes to add it, in entries.
    var work: Int
  }

  /// So many times four rows that have as many entries, entry by entry in turn; or so many single rows.
  struct Run {
    var length: UInt32
    var count: UInt32
  }

  package let vertexCount: Int
  /// The first vertex of every block, and the number of vertices.
  package let bounds: [Int]
  /// A tile for every block, with itself.
  private let own: [Tile]
  /// All others; those of a phase have no block in common and begin with the heaviest.
  package let phases: [[Tile]]
  private let runs: [Run]
  /// Twice the place of a vertex in its block: where its pair begins. One entry a row of a tile.
  private let rows: Cells<UInt16>
  /// The same, one entry a slot.
  private let columns: Cells<UInt16>
  /// One entry a slot; empty where all are 1.
  private let factors: Cells<Double>
  /// One entry a vertex; empty where all are 0.
  private let diagonal: [Double]

  /// Numbers that ``multiply(_:into:spare:_:)`` needs room for.
  package var spareCount: Int { 2 * vertexCount }

  /// - Parameters:
  ///   - rows: neighbours without directions; a loop stands in its row once.
  ///   - factors: one entry a slot, the same both ways; empty where all are 1.
  ///   - blocks: so many blocks of vertices, or a few more; `nil` for what suits the number of entries.
  ///   - width: the most vertices of a block, at most 32,768.
  /// - Complexity: O(V + E) time and space.
  package init(
    rows: Rows, factors: [Double] = [], blocks: Int? = nil, width: Int = 1 << 15
  ) {
    var layout = TileLayout(rows, factors, blocks: blocks, width: width)
    layout.layOut()
    vertexCount = rows.vertexCount
    bounds = layout.bounds
    (own, phases) = layout.schedule()
    runs = layout.runs
    self.rows = Cells(layout.rows)
    columns = Cells(layout.columns)
    self.factors = Cells(layout.factors)
    diagonal = layout.diagonal
  }

  /// `y` = the product of the matrix and `x`.
  /// - Parameter spare: ``spareCount`` numbers of any content.
  package func multiply(
    _ x: borrowing Cells<Double>, into y: borrowing Cells<Double>, spare: borrowing Cells<Double>,
    _ crew: Crew
  ) {
    crew.run(pieces: own.count) { block in
      for v in bounds[block]..<bounds[block + 1] {
        spare[2 * v] = x[v]
        spare[2 * v + 1] = diagonal.isEmpty ? 0 : diagonal[v] * x[v]
      }
      add(own[block], to: spare)
    }
    for phase in phases {
      crew.run(pieces: phase.count) { add(phase[$0], to: spare) }
    }
    crew.blocks(of: vertexCount) { range in
      for v in range { y[v] = spare[2 * v + 1] }
    }
  }

  /// Adds what the entries of a tile give to the sums of its rows and columns.
  private func add(_ tile: Tile, to pairs: borrowing Cells<Double>) {
    let (rowBase, columnBase) = (2 * bounds[tile.rowBlock], 2 * bounds[tile.columnBlock])
    let isPlain = factors.count == 0
    var (row, slot) = (tile.firstRow, tile.firstSlot)
    for run in runs[tile.fours] {
      let length = 4 * Int(run.length)
      for _ in 0..<run.count {
        let places = (
          rowBase &+ Int(rows[row]), rowBase &+ Int(rows[row &+ 1]), rowBase &+ Int(rows[row &+ 2]),
          rowBase &+ Int(rows[row &+ 3])
        )
        if isPlain {
          Self.addFour(places, columns, slot..<(slot &+ length), columnBase, to: pairs)
        } else {
          Self.addFour(places, columns, factors, slot..<(slot &+ length), columnBase, to: pairs)
        }
        row &+= 4
        slot &+= length
      }
    }
    for run in runs[tile.singles] {
      let length = Int(run.length)
      for _ in 0..<run.count {
        let place = rowBase &+ Int(rows[row])
        if isPlain {
          Self.addRow(place, columns, slot..<(slot &+ length), columnBase, to: pairs)
        } else {
          Self.addRow(place, columns, factors, slot..<(slot &+ length), columnBase, to: pairs)
        }
        row &+= 1
        slot &+= length
      }
    }
  }

  /// Four rows of equal length.
  @inline(__always)
  private static func addFour(
    _ places: (Int, Int, Int, Int), _ columns: borrowing Cells<UInt16>, _ slots: Range<Int>,
    _ columnBase: Int,
    to pairs: borrowing Cells<Double>
  ) {
    let numbers = (pairs[places.0], pairs[places.1], pairs[places.2], pairs[places.3])
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var slot = slots.lowerBound
    while slot < slots.upperBound {
      let first = columnBase &+ Int(columns[slot])
      a += pairs[first]
      pairs[first &+ 1] += numbers.0
      let second = columnBase &+ Int(columns[slot &+ 1])
      b += pairs[second]
      pairs[second &+ 1] += numbers.1
      let third = columnBase &+ Int(columns[slot &+ 2])
      c += pairs[third]
      pairs[third &+ 1] += numbers.2
      let fourth = columnBase &+ Int(columns[slot &+ 3])
      d += pairs[fourth]
      pairs[fourth &+ 1] += numbers.3
      slot &+= 4
    }
    pairs[places.0 &+ 1] += a
    pairs[places.1 &+ 1] += b
    pairs[places.2 &+ 1] += c
    pairs[places.3 &+ 1] += d
  }

  /// The same with factors.
  @inline(__always)
  private static func addFour(
    _ places: (Int, Int, Int, Int), _ columns: borrowing Cells<UInt16>, _ factors: borrowing Cells<Double>,
    _ slots: Range<Int>, _ columnBase: Int, to pairs: borrowing Cells<Double>
  ) {
    let numbers = (pairs[places.0], pairs[places.1], pairs[places.2], pairs[places.3])
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var slot = slots.lowerBound
    while slot < slots.upperBound {
      let first = columnBase &+ Int(columns[slot])
      a += factors[slot] * pairs[first]
      pairs[first &+ 1] += factors[slot] * numbers.0
      let second = columnBase &+ Int(columns[slot &+ 1])
      b += factors[slot &+ 1] * pairs[second]
      pairs[second &+ 1] += factors[slot &+ 1] * numbers.1
      let third = columnBase &+ Int(columns[slot &+ 2])
      c += factors[slot &+ 2] * pairs[third]
      pairs[third &+ 1] += factors[slot &+ 2] * numbers.2
      let fourth = columnBase &+ Int(columns[slot &+ 3])
      d += factors[slot &+ 3] * pairs[fourth]
      pairs[fourth &+ 1] += factors[slot &+ 3] * numbers.3
      slot &+= 4
    }
    pairs[places.0 &+ 1] += a
    pairs[places.1 &+ 1] += b
    pairs[places.2 &+ 1] += c
    pairs[places.3 &+ 1] += d
  }

  @inline(__always)
  private static func addRow(
    _ place: Int, _ columns: borrowing Cells<UInt16>, _ slots: Range<Int>, _ columnBase: Int,
    to pairs: borrowing Cells<Double>
  ) {
    let number = pairs[place]
    var sum = 0.0
    for slot in slots {
      let column = columnBase &+ Int(columns[slot])
      sum += pairs[column]
      pairs[column &+ 1] += number
    }
    pairs[place &+ 1] += sum
  }

  @inline(__always)
  private static func addRow(
    _ place: Int, _ columns: borrowing Cells<UInt16>, _ factors: borrowing Cells<Double>, _ slots: Range<Int>,
    _ columnBase: Int, to pairs: borrowing Cells<Double>
  ) {
    let number = pairs[place]
    var sum = 0.0
    for slot in slots {
      let column = columnBase &+ Int(columns[slot])
      sum += factors[slot] * pairs[column]
      pairs[column &+ 1] += factors[slot] * number
    }
    pairs[place &+ 1] += sum
  }
}

extension SymmetricTiles {
  /// - Parameter gathering: rows without directions; a loop stands in its row once.
  convenience init(_ gathering: Gathering) { self.init(rows: gathering.rows, factors: gathering.factors) }
}
