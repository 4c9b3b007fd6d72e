import EntenteGraph

/// How vertices move in large networks: in rounds, each of batches, each of two steps.
///
/// First threads ask the vertices of a batch where they would move, while nobody does. Then, one after the other,
/// those move who still gain by the masses that parts have come to. Ties to parts are not added up again, although
/// a neighbour of the same batch may have moved: who made a mistake by that is asked again in the next round, as
/// all neighbours of those who moved are. They are noted down by threads along with the questions of the next
/// batch.
///
/// A batch is small, and its vertices are taken from everywhere, since those that stand beside each other in a file are
/// often tied. So communities are as good as those of moves one by one (`benchmarks/graph.md`).
///
/// Batches are what mends most of what is lost where all are asked at once (L. Gottesbüren, M. Hamann, "Deterministic
/// parallel hypergraph partitioning", 2022, has such rounds of batches).
extension LocalMoving {
  /// - Returns: how many are still queued, too few for two batches, and whether anyone moved.
  func moveTogether(_ affinities: Affinities, waiting: Int) -> (waiting: Int, hasMoved: Bool) {
    let n = network.vertexCount
    let slots = (0..<n).reduce(0) { $0 + network.row($1).count }
    var (waiting, hasMoved) = (waiting, false)
    guard slots >= 16 * batchSlots else { return (waiting, hasMoved) }
    let choices = Cells<Choice>(unwritten: n)
    let movers = Cells<UInt32>(unwritten: n)
    // Neighbours that move at once might never come to rest; a tenth of this has been seen.
    for _ in 0..<200 {
      let batches = Double(waiting) * Double(slots) / (Double(n) * Double(batchSlots))
      guard batches >= 2 else { break }
      var moved = 0
      for batch in Batch.all(of: waiting, count: Int(batches)) {
        step(batch, choices, after: moved, movers, affinities)
        moved = settle(batch, choices, movers)
        hasMoved = hasMoved || moved > 0
      }
      waiting = queueWaiting()
    }
    return (waiting, hasMoved)
  }

  /// Notes down the neighbours of those who have moved, and asks `batch`.
  private func step(
    _ batch: Batch, _ choices: borrowing Cells<Choice>, after moved: Int, _ movers: borrowing Cells<UInt32>,
    _ affinities: Affinities
  ) {
    let pieces = affinities.crew.threads == 1 ? 1 : max((batch.count + 15) / 16, (moved + 15) / 16, 1)
    affinities.run(pieces: pieces) { lane, affinity, piece in
      let spare = network.vertexCount + 64 * (lane + 1)
      for i in Workers.range(piece, of: pieces, count: moved) {
        noteNeighbours(of: Int(movers[i]), spare: spare)
      }
      for i in Workers.range(piece, of: pieces, count: batch.count) {
        choices[i] = batchChoice(of: Int(queue[batch.position(i)]), affinity)
      }
    }
  }

  /// - Parameter spare: the mark that is set where a neighbour stands there already, which cannot be foretold.
  @inline(__always)
  private func noteNeighbours(of v: Int, spare: Int) {
    let target = part[v]
    for slot in network.row(v) {
      let u = Int(network.targets[slot])
      waits[spare &+ (u &- spare) &* (part[u] == target ? 0 : 1)] = 1
    }
  }

  /// Moves those of `batch` who gain by it; their number.
  private func settle(
    _ batch: Batch, _ choices: borrowing Cells<Choice>, _ movers: borrowing Cells<UInt32>
  ) -> Int {
    var moved = 0
    for i in 0..<batch.count {
      let v = Int(queue[batch.position(i)])
      waits[v] = 0
      guard choices[i].target != Choice.stay else { continue }
      guard let target = target(of: v, choices[i]) else {
        waits[v] = 1
        continue
      }
      move(v, to: target)
      movers[moved] = UInt32(truncatingIfNeeded: v)
      moved += 1
    }
    return moved
  }

  /// Its choice, with ties as they are: what chance expects changes until it moves.
  @inline(__always)
  private func batchChoice(of v: Int, _ affinity: Affinity) -> Choice {
    var choice = choice(of: v, affinity)
    guard let sums, choice.target != Choice.stay else { return choice }
    choice.held += sums.expected(v, Int(part[v]), isMember: true)
    if choice.target != Choice.alone {
      choice.offered += sums.expected(v, Int(choice.target), isMember: false)
    }
    return choice
  }

  /// The part that `v` has chosen; `nil` if by now it gains nothing there.
  private func target(of v: Int, _ choice: Choice) -> Int? {
    let own = Int(part[v])
    guard choice.target == Choice.alone ? size[own] > 1 : size[Int(choice.target)] > 0,
      let target = target(of: choice)
    else { return nil }
    let weight = network.mass[v]
    let expected = network.chance * weight
    var stay = choice.held - expected * (mass[own] - weight)
    var gain = choice.offered - expected * mass[target]
    if let sums {
      stay -= sums.expected(v, own, isMember: true)
      gain -= sums.expected(v, target, isMember: false)
    }
    return Self.isMore(gain, than: stay) ? target : nil
  }
}
