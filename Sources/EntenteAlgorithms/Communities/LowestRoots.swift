import EntenteGraph

/// A forest of parts in which every root is the lowest vertex of its tree.
///
/// Several threads may join at once: a root is hung below another only while it is one, and every other vertex is
/// moved by one thread alone. Whatever they do in whatever order, in the end the lowest vertex of a part is its
/// root.
/// - Source: R. Tarjan, "Efficiency of a good but not linear set union algorithm", 1975; together: R. Anderson, H.
///   Woll, "Wait-free parallel algorithms for the union-find problem", 1991.
struct LowestRoots: ~Copyable {
  private let parent: SharedCells
  private let crew: Crew
  private let pieces: Int

  init(vertexCount: Int) {
    crew = .alone
    pieces = 1
    parent = SharedCells(unwritten: vertexCount)
    for v in 0..<vertexCount { parent[v] = Int32(truncatingIfNeeded: v) }
  }

  /// Every vertex below the root of its lowest neighbour and joined with the next one, if these are lower than
  /// itself.
  /// - Parameter grain: vertices that are worth a thread.
  init(firstNeighboursIn rows: RowView, _ crew: Crew, grain: Int) {
    let n = rows.vertexCount
    self.crew = crew
    pieces = crew.threads == 1 ? 1 : max(min(8 * crew.threads, n / grain), 1)
    parent = SharedCells(unwritten: n)
    if pieces == 1 {
      Self.hangAll(parent, in: rows)
    } else {
      blocks { for v in $0 { parent[v] = Int32(truncatingIfNeeded: v) } }
      blocks { for v in $0 { joinFirst(v, in: rows) } }
    }
  }

  /// The way of one thread, which knows the parents of all lower vertices. What it walks is an argument, so that
  /// it stays in registers.
  @inline(never)
  private static func hangAll(_ parent: borrowing SharedCells, in rows: RowView) {
    for v in 0..<rows.vertexCount {
      let row = rows.row(v)
      let first = row.isEmpty ? v : rows.target(row.lowerBound)
      guard first < v else {
        parent[v] = Int32(truncatingIfNeeded: v)
        continue
      }
      parent[v] = parent[first]
      guard row.count > 1 else { continue }
      let second = rows.target(row.lowerBound + 1)
      if second < v { join(v, second, in: parent, together: false) }
    }
  }

  @inline(__always)
  private func joinFirst(_ v: Int, in rows: RowView) {
    for slot in rows.row(v).prefix(2) {
      let neighbour = rows.target(slot)
      guard neighbour < v else { return }
      Self.join(v, neighbour, in: parent, together: true)
    }
  }

  /// Climbs on both sides in turn, from the higher one, until they meet or a root is hung below the other
  /// side.
  func join(_ u: Int, _ v: Int) { Self.join(u, v, in: parent, together: pieces > 1) }

  /// - Parameter together: whether other threads may join at the same time.
  @inline(__always)
  private static func join(_ u: Int, _ v: Int, in parent: borrowing SharedCells, together: Bool) {
    var (a, b) = (parent[u], parent[v])
    while a != b {
      let (high, low) = a > b ? (a, b) : (b, a)
      var above = parent[Int(high)]
      if above == high {
        guard together else {
          parent[Int(high)] = low
          return
        }
        above = parent.replace(Int(high), high, by: low)
        if above == high { return }
      }
      a = parent[Int(above)]
      b = parent[Int(low)]
    }
  }

  /// Joins all neighbours of the vertices outside the largest part.
  func joinRest(of rows: RowView) {
    let largest = frequentRoot()
    blocks { Self.joinRest($0, outside: largest, of: rows, in: parent, together: pieces > 1) }
  }

  @inline(never)
  private static func joinRest(
    _ block: Range<Int>, outside largest: Int32?, of rows: RowView, in parent: borrowing SharedCells,
    together: Bool
  ) {
    for v in block where shorten(v, in: parent, together: together) != largest {
      for slot in rows.row(v) { join(v, rows.target(slot), in: parent, together: together) }
    }
  }

  /// Hangs `v` below its parent's parent: below its root, where that was done for all before it.
  /// - Returns: the new parent.
  @inline(__always)
  private static func shorten(_ v: Int, in parent: borrowing SharedCells, together: Bool) -> Int32 {
    let below = parent[v]
    let above = parent[Int(below)]
    // A root is left to those who join at the same time.
    if !together || above != below { parent[v] = above }
    return above
  }

  private func root(of v: Int) -> Int32 {
    var v = Int32(truncatingIfNeeded: v)
    while parent[Int(v)] != v { v = parent[Int(v)] }
    return v
  }

  /// The root that most of 1,024 vertices hang below, spread evenly; the lowest of equals.
  private func frequentRoot() -> Int32? {
    guard parent.count > 0 else { return nil }
    let samples = min(1024, parent.count)
    let roots = (0..<samples).map { root(of: $0 * parent.count / samples) }.sorted()
    var best: (root: Int32, count: Int) = (roots[0], 0)
    var start = 0
    for i in roots.indices where i + 1 == roots.count || roots[i + 1] != roots[i] {
      if i + 1 - start > best.count { best = (roots[i], i + 1 - start) }
      start = i + 1
    }
    return best.root
  }

  private func blocks(_ work: (Range<Int>) -> Void) {
    crew.run(pieces: pieces) { work(Workers.range($0, of: pieces, count: parent.count)) }
  }

  /// Parts by the numbers of their roots, ascending. The numbers take the parents' places.
  consuming func components() -> Components {
    pieces == 1 ? componentsInOrder() : componentsTogether()
  }

  /// Roots are met in ascending order, and before the rest of their trees: numbered as they come, they are
  /// numbered by their lowest vertices.
  private func componentsInOrder() -> Components {
    var sizes: [Int] = []
    var (run, length) = (0, 0)  // vertices of one part, one after the other
    for v in 0..<parent.count {
      let above = Int(parent[v])
      let part = above == v ? Int32(truncatingIfNeeded: sizes.count) : parent[above]
      parent[v] = part
      if above == v { sizes.append(0) }
      if Int(part) != run {
        sizes[run] += length
        (run, length) = (Int(part), 0)
      }
      length += 1
    }
    if length > 0 { sizes[run] += length }
    return Components(labels: parent.array(), sizes: sizes)
  }

  /// What a block of vertices adds to the parts.
  private final class Block: @unchecked Sendable {
    var roots: [Int32] = []
    /// Runs of vertices of one part.
    var runs: [(part: Int32, length: Int)] = []
  }

  private func componentsTogether() -> Components {
    let found = (0..<pieces).map { _ in Block() }
    crew.run(pieces: pieces) { piece in
      for v in Workers.range(piece, of: pieces, count: parent.count) {
        let top = root(of: v)
        if top == v { found[piece].roots.append(top) } else if top != parent[v] { parent[v] = top }
      }
    }
    // A part's number is told from a vertex by its sign: ~number.
    var count: Int32 = 0
    for block in found {
      for root in block.roots {
        parent[Int(root)] = ~count
        count += 1
      }
    }
    let labels = Cells<Int32>(unwritten: parent.count)
    crew.run(pieces: pieces) { piece in
      found[piece].runs = label(Workers.range(piece, of: pieces, count: parent.count), labels)
    }
    var sizes = [Int](repeating: 0, count: Int(count))
    for block in found { for run in block.runs { sizes[Int(run.part)] += run.length } }
    return Components(labels: labels.array(), sizes: sizes)
  }

  private func label(_ block: Range<Int>, _ labels: borrowing Cells<Int32>) -> [(part: Int32, length: Int)] {
    var runs: [(part: Int32, length: Int)] = []
    var (run, start) = (Int32(-1), block.lowerBound)
    for v in block {
      let above = parent[v]
      let part = above < 0 ? ~above : ~parent[Int(above)]
      labels[v] = part
      if part != run {
        if v > start { runs.append((run, v - start)) }
        (run, start) = (part, v)
      }
    }
    if block.upperBound > start { runs.append((run, block.upperBound - start)) }
    return runs
  }
}
