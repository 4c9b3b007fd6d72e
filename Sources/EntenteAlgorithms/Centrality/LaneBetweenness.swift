import EntenteGraph

/// Betweenness from eight sources at once, one source a SIMD lane: for graphs of small diameter.
///
/// A level of all searches is a pass over rows in which a vertex adds up, lane by lane, what its neighbours of
/// the level before have: a lane that is not of that level holds 0 there, so that the inner loop is nothing but
/// additions of whole vectors, without queues, comparisons or branches. The way back is the same with the
/// dependencies of the level after. Where few vertices are concerned they push instead of all others pulling.
///
/// Where there are fewer passes than threads, a crew shares in each: a vertex that pulls writes to itself alone, so
/// the vertices of a level are divided into pieces. Levels that push are narrow, and left to one thread.
///
/// What the steps gave on 256 sources of ba20k (20,000 vertices, 100,000 edges): a queue 1.07 s, lanes with masks of
/// doubles .44, with masks of bits .19, vertices numbered by degree, counts by level and memory kept from pass to pass
/// .085; from every source an eighth to a seventh of igraph's time (`benchmarks/graph.md`).
///
/// In the words of the paper: sigma = `pathCount`, delta = `dependency`.
/// - Complexity: O(V E · levels / 8) time at worst; O(V · levels) space.
/// - Source: U. Brandes, "A faster algorithm for betweenness centrality", 2001.
struct LaneBetweenness: ~Copyable {
  typealias Lanes = SIMD8<Double>
  static let width = 8
  /// Deeper graphs need more memory for levels than the method saves time, and have more shortest paths than
  /// a double can count.
  static let deepest = 48

  private let out: RowView
  private let into: RowView
  private let crew: Crew
  private let piece: Int
  /// What the vertices of a level show to those that pull, and those of the next level, in turn: path counts on
  /// the way out, (1 + dependency) / path count on the way back; 0 in lanes of other levels.
  private let even: Cells<Lanes>
  private let odd: Cells<Lanes>
  /// Lanes that have not been to the vertex yet, a bit each.
  private let missing: Cells<UInt8>
  private let open: Cells<Int32>
  private var levels: [LaneLevel] = []

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
    missing = Cells(unwritten: n)
    open = Cells(unwritten: n)
    crew.fill(even, .zero)
    crew.fill(odd, .zero)
  }

  /// Adds the dependencies of all vertices on `sources`, at most as many as there are lanes, to `scores`.
  mutating func add(_ sources: ArraySlice<Int>, to scores: borrowing Cells<Double>) {
    begin(at: sources)
    var openCount = out.vertexCount
    var depth = 0
    while !levels[depth].isEmpty {
      let (before, here) = (levels[depth], level(depth + 1))
      if depth & 1 == 0 {
        advance(from: before, even, to: here, odd, &openCount)
      } else {
        advance(from: before, odd, to: here, even, &openCount)
      }
      depth += 1
    }
    comeBack(from: depth - 1, scores)
  }

  private mutating func level(_ depth: Int) -> LaneLevel {
    while levels.count <= depth { levels.append(LaneLevel(vertexCount: out.vertexCount, piece: piece)) }
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
    var (count, slots) = (0, 0)
    for (lane, s) in sources.enumerated() {
      if missing[s] == all {  // a source may be given twice
        first.members[count] = Int32(truncatingIfNeeded: s)
        count += 1
        slots += out.degree(s)
      }
      var lanes = even[s]
      lanes[lane] = 1
      even[s] = lanes
      missing[s] &= ~(1 << UInt8(truncatingIfNeeded: lane))
    }
    for i in 0..<count { first.pathCount[i] = even[Int(first.members[i])] }
    first.list(first: count, slots: slots)
  }

  /// - Parameters:
  ///   - shown: path counts of the level `before`, by vertex; 0 afterwards.
  ///   - next: the same of the level that is found; 0 before.
  private func advance(
    from before: LaneLevel, _ shown: borrowing Cells<Lanes>, to here: LaneLevel,
    _ next: borrowing Cells<Lanes>,
    _ openCount: inout Int
  ) {
    if before.slots < out.slotCount / 8 {
      push(from: before, to: here, next)
    } else {
      pull(shown, to: here, next, openCount)
      openCount = here.close(open)
    }
    wipe(shown, before)
  }

  private func pull(
    _ shown: borrowing Cells<Lanes>, to here: LaneLevel, _ next: borrowing Cells<Lanes>, _ openCount: Int
  ) {
    here.list(from: openCount, crew) { range in
      var found = LaneLevel.Found()
      for i in range {
        let v = Int(open[i])
        let lanes = missing[v]
        guard lanes != 0 else { continue }
        open[range.lowerBound + found.open] = Int32(truncatingIfNeeded: v)
        found.open += 1
        let fresh = Self.keep(Self.sum(into, v, shown), where: Self.mask(lanes))
        let arrived = Self.bits(Self.nonZero(fresh))
        guard arrived != 0 else { continue }
        missing[v] = lanes & ~arrived
        next[v] = fresh
        here.pathCount[range.lowerBound + found.members] = fresh
        here.members[range.lowerBound + found.members] = Int32(truncatingIfNeeded: v)
        found.members += 1
        found.slots += out.degree(v)
      }
      return found
    }
  }

  private func push(from before: LaneLevel, to here: LaneLevel, _ next: borrowing Cells<Lanes>) {
    var touched = 0
    before.each(.alone) { range in
      for i in range {
        let count = before.pathCount[i]
        for slot in out.row(Int(before.members[i])) {
          let v = out.target(slot)
          guard missing[v] != 0 else { continue }
          let known = next[v]
          if Self.isZero(known) {
            here.members[touched] = Int32(truncatingIfNeeded: v)
            touched += 1
          }
          next[v] = known + count
        }
      }
    }
    var (count, slots) = (0, 0)
    for i in 0..<touched {
      let v = Int(here.members[i])
      let lanes = missing[v]
      let fresh = Self.keep(next[v], where: Self.mask(lanes))
      next[v] = fresh
      let arrived = Self.bits(Self.nonZero(fresh))
      guard arrived != 0 else { continue }
      missing[v] = lanes & ~arrived
      here.members[count] = Int32(truncatingIfNeeded: v)
      here.pathCount[count] = fresh
      count += 1
      slots += out.degree(v)
    }
    here.list(first: count, slots: slots)
  }

  private func wipe(_ shown: borrowing Cells<Lanes>, _ level: LaneLevel) {
    level.each(crew) { range in for i in range { shown[Int(level.members[i])] = .zero } }
  }

  /// From the last level to that of the sources' neighbours, whose dependencies are the last that count.
  private func comeBack(from last: Int, _ scores: borrowing Cells<Double>) {
    guard last > 0 else { return }
    if last & 1 == 0 { show(levels[last], even) } else { show(levels[last], odd) }
    for depth in stride(from: last, to: 1, by: -1) {
      if depth & 1 == 0 {
        collect(from: levels[depth], even, to: levels[depth - 1], odd, scores)
      } else {
        collect(from: levels[depth], odd, to: levels[depth - 1], even, scores)
      }
    }
    wipe(odd, levels[1])
  }

  /// Nothing depends on vertices of the last level.
  private func show(_ level: LaneLevel, _ shown: borrowing Cells<Lanes>) {
    level.each(crew) { range in
      for i in range { shown[Int(level.members[i])] = Self.share(.zero, level.pathCount[i]) }
    }
  }

  /// Dependencies of the level before `here`.
  /// - Parameters:
  ///   - shown: what each path to the level `here` carries back, by vertex; 0 afterwards.
  ///   - next: the same of the level before it; 0 at first.
  private func collect(
    from here: LaneLevel, _ shown: borrowing Cells<Lanes>, to before: LaneLevel,
    _ next: borrowing Cells<Lanes>, _ scores: borrowing Cells<Double>
  ) {
    if here.slots < before.slots / 4 {
      give(from: here, shown, to: before, next, scores)
    } else {
      before.each(crew) { range in
        for i in range {
          let u = Int(before.members[i])
          let count = before.pathCount[i]
          let dependency = count * Self.sum(out, u, shown)
          scores[u] += Self.total(dependency)
          next[u] = Self.share(dependency, count)
        }
      }
    }
    wipe(shown, here)
  }

  /// The same where few vertices give something: they give it to all beside them, also to those that are not of
  /// the level before, from whom it is taken again.
  private func give(
    from here: LaneLevel, _ shown: borrowing Cells<Lanes>, to before: LaneLevel,
    _ next: borrowing Cells<Lanes>, _ scores: borrowing Cells<Double>
  ) {
    here.each(.alone) { range in
      for i in range {
        let v = Int(here.members[i])
        let share = shown[v]
        for slot in into.row(v) { next[into.target(slot)] += share }
      }
    }
    before.each(crew) { range in
      for i in range {
        let u = Int(before.members[i])
        let count = before.pathCount[i]
        let dependency = count * next[u]
        scores[u] += Self.total(dependency)
        before.pathCount[i] = Self.share(dependency, count)  // of which there is no more need
      }
    }
    here.each(.alone) { range in
      for i in range {
        for slot in into.row(Int(here.members[i])) { next[into.target(slot)] = .zero }
      }
    }
    before.each(crew) { range in for i in range { next[Int(before.members[i])] = before.pathCount[i] } }
  }
}
