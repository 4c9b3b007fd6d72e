import EntenteGraph

/// How ``SymmetricTiles`` come to be: block of rows by block of rows, each sorted into tiles, and their rows by
/// length.
struct TileLayout: ~Copyable {
  typealias Tile = SymmetricTiles.Tile
  typealias Run = SymmetricTiles.Run

  let bounds: [Int]
  private(set) var runs: [Run] = []
  private(set) var rows: [UInt16] = []
  private(set) var columns: [UInt16] = []
  private(set) var factors: [Double] = []
  private(set) var diagonal: [Double] = []
  private var tiles: [Tile] = []

  private let source: Rows
  private let sourceFactors: [Double]
  /// The block of every vertex.
  private let block: [UInt32]

  /// An entry left of the diagonal, by its places within two blocks.
  private struct Entry: BitwiseCopyable {
    var row: UInt16
    var column: UInt16
    /// Where the source has it.
    var slot: UInt32
  }

  init(_ source: Rows, _ factors: [Double], blocks: Int?, width: Int) {
    precondition(width > 0 && width <= 1 << 15, "places in blocks of \(width) vertices take two bytes twice")
    precondition(factors.isEmpty || factors.count == source.slotCount)
    self.source = source
    sourceFactors = factors
    bounds = Self.bounds(source, blocks: blocks ?? Self.blocks(entries: source.slotCount / 2), width: width)
    var block: [UInt32] = []
    block.reserveCapacity(source.vertexCount)
    for (number, first) in bounds.dropLast().enumerated() {
      for _ in first..<bounds[number + 1] { block.append(UInt32(number)) }
    }
    self.block = block
    columns.reserveCapacity(source.slotCount / 2)
    if !factors.isEmpty { self.factors.reserveCapacity(source.slotCount / 2) }
  }

  /// With more blocks, more threads can share, and tiles of a phase differ less; with fewer, rows are longer: 16 were
  /// measured to take a sixth longer than 8 on one thread. Where a phase would be over within some ten microseconds
  /// they are fewer.
  private static func blocks(entries: Int) -> Int {
    min(8, Int(Double(entries / 2048).squareRoot()))
  }

  /// Blocks of about equal degree in sum, none wider than `width`.
  private static func bounds(_ rows: Rows, blocks: Int, width: Int) -> [Int] {
    let count = rows.vertexCount
    var bounds = [0]
    var left = rows.slotCount + count
    while let first = bounds.last, first < count {
      // What is left is shared out anew, so that the last block is no small rest.
      let blocksLeft = max(blocks + 1 - bounds.count, (count - first + width - 1) / width)
      var work = 0
      var v = first
      while v < count, v < first + width, work * blocksLeft < left {
        work += rows.degree(of: VertexID(v)) + 1
        v += 1
      }
      bounds.append(v)
      left -= work
    }
    return bounds
  }

  mutating func layOut() {
    for rowBlock in 0..<(bounds.count - 1) {
      let (ends, entries) = sorted(rowBlock)
      for columnBlock in 0...rowBlock {
        let start = columnBlock == 0 ? 0 : ends[columnBlock - 1]
        add(entries[start..<ends[columnBlock]], rowBlock, columnBlock)
      }
    }
  }

  /// The entries of a block of rows by the block of their columns, then by rows, and the ends of blocks among them.
  private mutating func sorted(_ rowBlock: Int) -> ([Int], [Entry]) {
    var next = [Int](repeating: 0, count: rowBlock + 1)
    let vertices = bounds[rowBlock]..<bounds[rowBlock + 1]
    for v in vertices {
      for u in source.neighbours(of: VertexID(v)) where u.int < v { next[Int(block[u.int])] += 1 }
    }
    var count = 0
    for b in next.indices { (next[b], count) = (count, count + next[b]) }
    var entries = [Entry](repeating: Entry(row: 0, column: 0, slot: 0), count: count)
    for v in vertices {
      for slot in Int(source.offsets[v])..<Int(source.offsets[v + 1]) {
        let u = source.targets[slot].int
        if u == v { addLoop(v, slot) }
        guard u < v else { continue }
        let b = Int(block[u])
        entries[next[b]] = Entry(
          row: UInt16(2 * (v - vertices.lowerBound)), column: UInt16(2 * (u - bounds[b])), slot: UInt32(slot))
        next[b] += 1
      }
    }
    return (next, entries)
  }

  private mutating func addLoop(_ v: Int, _ slot: Int) {
    if diagonal.isEmpty { diagonal = [Double](repeating: 0, count: source.vertexCount) }
    diagonal[v] += sourceFactors.isEmpty ? 1 : sourceFactors[slot]
  }

  /// Adds a tile of the entries, which come row by row.
  private mutating func add(_ entries: ArraySlice<Entry>, _ rowBlock: Int, _ columnBlock: Int) {
    let (firstRun, firstRow, firstSlot) = (runs.count, rows.count, columns.count)
    let (starts, lengths) = Self.byLength(entries)
    /// What rows have beyond the shortest of their four.
    var rest: [(start: Int, length: Int)] = []
    var i = 0
    while i + 4 <= starts.count {
      let shortest = lengths[i + 3]
      add(entries, starts[i..<(i + 4)], length: shortest, afterRun: firstRun)
      for row in i..<(i + 4) where lengths[row] > shortest {
        rest.append((starts[row] + shortest, lengths[row] - shortest))
      }
      i += 4
    }
    let firstSingle = runs.count
    for row in i..<starts.count { rest.append((starts[row], lengths[row])) }
    for (start, length) in rest { add(entries, [start], length: length, afterRun: firstSingle) }
    tiles.append(
      Tile(
        rowBlock: rowBlock, columnBlock: columnBlock, fours: firstRun..<firstSingle,
        singles: firstSingle..<runs.count, firstRow: firstRow, firstSlot: firstSlot,
        work: columns.count - firstSlot + 2 * (rows.count - firstRow)))
  }

  /// Adds rows of equal length, entry by entry in turn, to the last run where that is of such rows.
  private mutating func add(
    _ entries: ArraySlice<Entry>, _ starts: ArraySlice<Int>, length: Int, afterRun first: Int
  ) {
    if runs.count > first, runs[runs.count - 1].length == length {
      runs[runs.count - 1].count += 1
    } else {
      runs.append(Run(length: UInt32(length), count: 1))
    }
    for start in starts { rows.append(entries[start].row) }
    for place in 0..<length {
      for start in starts {
        columns.append(entries[start + place].column)
        if !sourceFactors.isEmpty { factors.append(sourceFactors[Int(entries[start + place].slot)]) }
      }
    }
  }

  /// Where rows start and how long they are, the longest first.
  private static func byLength(_ entries: ArraySlice<Entry>) -> (starts: [Int], lengths: [Int]) {
    var starts: [Int] = []
    for i in entries.indices where i == entries.startIndex || entries[i].row != entries[i - 1].row {
      starts.append(i)
    }
    var lengths = starts
    for i in starts.indices {
      lengths[i] = (i + 1 < starts.count ? starts[i + 1] : entries.endIndex) - starts[i]
    }
    let longest = lengths.max() ?? 0
    var next = [Int](repeating: 0, count: longest + 1)
    for length in lengths { next[longest - length] += 1 }
    var count = 0
    for i in next.indices { (next[i], count) = (count, count + next[i]) }
    var (sortedStarts, sortedLengths) = (starts, lengths)
    for i in starts.indices {
      let bucket = longest - lengths[i]
      sortedStarts[next[bucket]] = starts[i]
      sortedLengths[next[bucket]] = lengths[i]
      next[bucket] += 1
    }
    return (sortedStarts, sortedLengths)
  }

  /// Tiles of blocks with themselves, by block, and the phases of the others.
  func schedule() -> (own: [Tile], phases: [[Tile]]) {
    let blocks = bounds.count - 1
    // Every block meets every other once. With an odd number two meet in the phase of their sum, where one has no
    // other; with an even number the last block meets those.
    let count = max(blocks - 1, 0) | 1
    var own: [Tile] = []
    var phases = [[Tile]](repeating: [], count: count)
    for tile in tiles {
      if tile.rowBlock == tile.columnBlock {
        own.append(tile)
      } else if tile.work > 0 {
        let partner = tile.rowBlock == count ? tile.columnBlock : tile.rowBlock
        phases[(tile.columnBlock + partner) % count].append(tile)
      }
    }
    return (own, phases.filter { !$0.isEmpty }.map { $0.sorted { $0.work > $1.work } })
  }
}
