import EntenteGraph

/// The way back: dependencies, level by level.
extension LaneSearch {
  /// From the last level to that of the sources' neighbours, whose dependencies are the last that count.
  func comeBack(from last: Int, _ scores: borrowing Cells<Double>) {
    guard last > 0 else { return }
    if last & 1 == 0 { show(levels[last], evenShare) } else { show(levels[last], oddShare) }
    for depth in stride(from: last, to: 1, by: -1) {
      if depth & 1 == 0 {
        collect(from: levels[depth], evenShare, to: levels[depth - 1], oddShare, scores)
      } else {
        collect(from: levels[depth], oddShare, to: levels[depth - 1], evenShare, scores)
      }
    }
    wipe(oddShare, levels[1])
  }

  /// What each path carries back, in the lanes that have paths.
  @inline(__always)
  private func share(_ dependency: Lanes, _ count: Lanes) -> Lanes {
    ((dependency + 1) / count).keeping(count.nonZero)
  }

  /// Nothing depends on vertices of the last level.
  private func show(_ level: Level, _ shown: borrowing Cells<Lanes>) {
    level.each(crew) { range in
      for i in range { shown[Int(level.members[i])] = share(.zero, level.pathCount[i].doubles) }
    }
  }

  /// Dependencies of the level before `here`.
  /// - Parameters:
  ///   - shown: what each path to the level `here` carries back, by vertex; 0 afterwards.
  ///   - next: the same of the level before it; 0 at first.
  private func collect(
    from here: Level, _ shown: borrowing Cells<Lanes>, to before: Level, _ next: borrowing Cells<Lanes>,
    _ scores: borrowing Cells<Double>
  ) {
    if here.total.slots < before.total.slots / 4 {
      give(from: here, shown, to: before, next, scores)
    } else {
      before.each(crew) { range in
        for i in range {
          let u = Int(before.members[i])
          let count = before.pathCount[i].doubles
          let dependency = count * Lanes.sum(out, u, shown)
          scores[u] += dependency.total
          next[u] = share(dependency, count)
        }
      }
      wipe(shown, here)
    }
  }

  /// The same where few vertices give something: they give it to all beside them, also to those that are not of
  /// the level before, from whom it is taken again.
  private func give(
    from here: Level, _ shown: borrowing Cells<Lanes>, to before: Level, _ next: borrowing Cells<Lanes>,
    _ scores: borrowing Cells<Double>
  ) {
    here.each(.alone) { range in
      for i in range {
        let v = Int(here.members[i])
        let share = shown[v]
        for slot in into.row(v) { next[into.target(slot)] += share }
      }
    }
    // Room for the shares of the level before until those that were given are taken back.
    wipe(shown, here)
    before.each(crew) { range in
      for i in range {
        let u = Int(before.members[i])
        let count = before.pathCount[i].doubles
        let dependency = count * next[u]
        scores[u] += dependency.total
        shown[u] = share(dependency, count)
      }
    }
    here.each(.alone) { range in
      for i in range {
        for slot in into.row(Int(here.members[i])) { next[into.target(slot)] = .zero }
      }
    }
    before.each(crew) { range in
      for i in range {
        let u = Int(before.members[i])
        next[u] = shown[u]
        shown[u] = .zero
      }
    }
  }
}
