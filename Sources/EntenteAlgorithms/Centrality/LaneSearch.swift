import EntenteGraph

/// Eight breadth-first searches side by side that count shortest paths, one a SIMD lane, and what depends on them.
///
/// The way out of ``LaneBetweenness``; the way back is in the extension.
struct LaneSearch<Counts: PathLanes>: ~Copyable {
  typealias Level = LaneLevel<Counts>
  typealias Lanes = SIMD8<Double>

  let out: RowView
  let into: RowView
  let crew: Crew
  private let piece: Int
  /// Path counts that the vertices of a level show to those that pull, and those of the next level, in turn; 0 in
  /// lanes of other levels.
  private let even: Cells<Counts>
  private let odd: Cells<Counts>
  /// The same on the way back: (1 + dependency) / path count.
  let evenShare: Cells<Lanes>
  let oddShare: Cells<Lanes>
  /// Lanes that have not been to the vertex yet, a bit each.
  private let missing: Cells<UInt8>
  private let open: Cells<Int32>
  private(set) var levels: [Level] = []

  /// - Parameters:
  ///   - crew: the threads that share in every pass.
  ///   - piece: so many vertices of a level are one piece of work.
  init(out: RowView, into: RowView, _ crew: Crew, piece: Int) {
    self.out = out
    self.into = into
    self.crew = crew
    self.piece = piece
    let n = out.vertexCount
    even = Cells(unwritten: n)
    odd = Cells(unwritten: n)
    evenShare = Cells(unwritten: n)
    oddShare = Cells(unwritten: n)
    missing = Cells(unwritten: n)
    open = Cells(unwritten: n)
    crew.fill(even, .zero)
    crew.fill(odd, .zero)
    crew.fill(evenShare, .zero)
    crew.fill(oddShare, .zero)
  }

  /// Adds the dependencies of all vertices on `sources`, at most as many as there are lanes, to `scores`.
  /// - Returns: whether all path counts fit; otherwise nothing was added.
  mutating func add(_ sources: ArraySlice<Int>, to scores: borrowing Cells<Double>) -> Bool {
    begin(at: sources)
    var openCount = out.vertexCount
    var depth = 0
    while levels[depth].total.members > 0 {
      let (before, here) = (levels[depth], level(depth + 1))
      if depth & 1 == 0 {
        advance(from: before, even, to: here, odd, &openCount)
      } else {
        advance(from: before, odd, to: here, even, &openCount)
      }
      if here.total.isTooMany {
        crew.fill(even, .zero)
        crew.fill(odd, .zero)
        return false
      }
      depth += 1
    }
    comeBack(from: depth - 1, scores)
    return true
  }

  private mutating func level(_ depth: Int) -> Level {
    while levels.count <= depth { levels.append(Level(vertexCount: out.vertexCount, piece: piece)) }
    return levels[depth]
  }

  private mutating func begin(at sources: ArraySlice<Int>) {
    let all = UInt8(truncatingIfNeeded: 1 << sources.count - 1)
    crew.blocks(of: out.vertexCount) { range in
      for v in range {
        missing[v] = all
        open[v] = Int32(truncatingIfNeeded: v)
      }
    }
    let first = level(0)
    var found = Level.Found(countBits: 1)
    for (lane, s) in sources.enumerated() {
      if missing[s] == all {  // a source may be given twice
        first.members[found.members] = Int32(truncatingIfNeeded: s)
        found.members += 1
        found.slots += out.degree(s)
      }
      let bit = UInt8(1) << UInt8(truncatingIfNeeded: lane)
      even[s] = even[s] | Counts.one.keeping(bit)
      missing[s] &= ~bit
    }
    for i in 0..<found.members { first.pathCount[i] = even[Int(first.members[i])] }
    first.list(first: found)
  }

  /// - Parameters:
  ///   - shown: path counts of the level `before`, by vertex; 0 afterwards.
  ///   - next: the same of the level that is found; 0 before.
  private func advance(
    from before: Level, _ shown: borrowing Cells<Counts>, to here: Level, _ next: borrowing Cells<Counts>,
    _ openCount: inout Int
  ) {
    let safe = Counts.safe(before.total.countBits)
    if before.total.slots < out.slotCount / 8 && before.total.members <= safe {
      push(from: before, to: here, next)
    } else {
      pull(shown, to: here, next, openCount, safe: safe)
      openCount = here.close(open)
    }
    wipe(shown, before)
  }

  /// - Parameter safe: path counts of so many neighbours can be added up unwatched.
  private func pull(
    _ shown: borrowing Cells<Counts>, to here: Level, _ next: borrowing Cells<Counts>, _ openCount: Int,
    safe: Int
  ) {
    here.list(from: openCount, crew) { range in
      var found = Level.Found()
      var counts = Counts.zero
      for i in range {
        let v = Int(open[i])
        let lanes = missing[v]
        guard lanes != 0 else { continue }
        open[range.lowerBound + found.open] = Int32(truncatingIfNeeded: v)
        found.open += 1
        let sum: Counts
        if into.degree(v) <= safe {
          sum = Counts.sum(into, v, shown)
        } else if let checked = Counts.checkedSum(into, v, shown) {
          sum = checked
        } else {
          found.isTooMany = true
          break
        }
        let fresh = sum.keeping(lanes)
        let arrived = fresh.named
        guard arrived != 0 else { continue }
        counts = counts | fresh
        missing[v] = lanes & ~arrived
        next[v] = fresh
        here.pathCount[range.lowerBound + found.members] = fresh
        here.members[range.lowerBound + found.members] = Int32(truncatingIfNeeded: v)
        found.members += 1
        found.slots += out.degree(v)
      }
      found.countBits = counts.allBits
      return found
    }
  }

  private func push(from before: Level, to here: Level, _ next: borrowing Cells<Counts>) {
    var touched = 0
    before.each(.alone) { range in
      for i in range {
        let count = before.pathCount[i]
        for slot in out.row(Int(before.members[i])) {
          let v = out.target(slot)
          guard missing[v] != 0 else { continue }
          let known = next[v]
          if known.isZero {
            here.members[touched] = Int32(truncatingIfNeeded: v)
            touched += 1
          }
          next[v] = Counts.plus(known, count)
        }
      }
    }
    var found = Level.Found()
    var counts = Counts.zero
    for i in 0..<touched {
      let v = Int(here.members[i])
      let lanes = missing[v]
      let fresh = next[v].keeping(lanes)
      next[v] = fresh
      let arrived = fresh.named
      guard arrived != 0 else { continue }
      counts = counts | fresh
      missing[v] = lanes & ~arrived
      here.members[found.members] = Int32(truncatingIfNeeded: v)
      here.pathCount[found.members] = fresh
      found.members += 1
      found.slots += out.degree(v)
    }
    found.countBits = counts.allBits
    here.list(first: found)
  }

  func wipe<Element: PathLanes>(_ shown: borrowing Cells<Element>, _ level: Level) {
    level.each(crew) { range in for i in range { shown[Int(level.members[i])] = .zero } }
  }
}
