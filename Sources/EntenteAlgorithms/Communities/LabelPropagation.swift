public import EntenteGraph

extension Components {
  /// Everyone takes the label that most neighbours bear, until nobody changes.
  ///
  /// One after the other, in the order of vertices, in large graphs in small batches (``LabelSpread``); only those
  /// whose neighbours have changed are asked again. Of equally frequent labels one's own is kept, otherwise a number
  /// scrambled of vertex and label decides: chance, but the same on every run. Were it a number of the label alone,
  /// or the lowest label, a few labels would flood the graph.
  /// - Parameters:
  ///   - rounds: at most so many questions a vertex in the mean.
  ///   - threads: the result does not depend on their number.
  /// - Precondition: `rows` are undirected.
  /// - Complexity: O(E) a round, in practice a handful of them.
  /// - Source: U. Raghavan, R. Albert, S. Kumara, "Near linear time algorithm to detect community structures in
  ///   large-scale networks", 2007.
  public static func labelPropagation(_ rows: Rows, rounds: Int = 100, threads: Int = 1) -> Components {
    labelPropagation(rows, rounds: rounds, threads: threads, batch: LabelSpread.batch)
  }

  /// - Parameter batch: as ``LabelSpread/batch``.
  package static func labelPropagation(
    _ rows: Rows, rounds: Int = 100, threads: Int, batch: Int
  ) -> Components {
    rows.withView { view in
      Crew.gather(LabelSpread.isShared(view, batch: batch) ? threads : 1) { crew in
        let spread = LabelSpread(view, crew, batch: batch)
        spread.run(rounds: rounds)
        return Components(renumbering: spread.label.map { Int32(bitPattern: $0) })
      }
    }
  }
}

/// Labels on their way through a graph.
///
/// In large graphs vertices are asked in rounds, each of batches, each of two steps: threads ask the vertices of a
/// batch which label they would take, while nobody takes any; then one thread hands labels out. Neighbours of those
/// who have changed are noted down by threads along with the questions of the next batch. When few are left, and
/// in small graphs, vertices take labels one after the other. Which way is taken does not depend on the number of
/// threads.
package struct LabelSpread: ~Copyable {
  let label: Cells<UInt32>
  private let view: RowView
  private let crew: Crew
  /// One for each thread.
  private let counts: [LabelCounts]
  /// Those who wait to be asked, and room for one that is written in vain.
  private let queue: Cells<UInt32>
  /// 1 for those in the queue, or, between batches, for those who will be; after them a mark for each thread that
  /// means nothing, each on a line of its own.
  private let waits: Marks
  /// So many slots of vertices are a batch.
  private let batchSlots: Int

  /// The slots of a batch: with 2,048 to 65,536 divisions of several graphs and numberings were equally good
  /// (`benchmarks/graph.md`), below 8,192 threads wait for each other, above more is left to be asked one by one.
  package static let batch = 8192

  fileprivate static func isShared(_ view: RowView, batch: Int) -> Bool { view.slotCount / 16 >= batch }

  fileprivate init(_ view: RowView, _ crew: Crew, batch: Int) {
    let n = view.vertexCount
    self.view = view
    self.crew = crew
    batchSlots = batch
    counts = (0..<crew.threads).map { _ in LabelCounts(count: n) }
    label = Cells(unwritten: n)
    queue = Cells(unwritten: n + 1)
    waits = Marks(repeating: 1, count: n + 64 * (crew.threads + 1))
    for v in 0..<n {
      label[v] = UInt32(truncatingIfNeeded: v)
      queue[v] = UInt32(truncatingIfNeeded: v)
    }
  }

  fileprivate func run(rounds: Int) {
    var (waiting, steps) = (view.vertexCount, rounds * view.vertexCount)
    if Self.isShared(view, batch: batchSlots) { spreadTogether(&waiting, &steps) }
    spreadInTurn(waiting, steps)
  }

  /// The label that `v` takes as things stand.
  /// - Parameter isFirst: whether nobody can have its label yet. Later most have the label of most neighbours, which is
  ///   seen without counting others.
  @inline(__always)
  private func choice(of v: Int, _ counts: LabelCounts, isFirst: Bool) -> UInt32 {
    let own = label[v]
    if !isFirst {
      var like = 0
      for slot in view.row(v) { like &+= label[view.target(slot)] == own ? 1 : 0 }
      if 2 * like > view.degree(v) { return own }
    }
    counts.add(view.row(v), of: view, label)
    return counts.mostFrequent(otherwise: own) { $0 == own ? .max : Self.scrambled($0, v) }
  }

  /// Different for every label that one vertex meets.
  @inline(__always)
  private static func scrambled(_ label: UInt32, _ vertex: Int) -> UInt32 {
    let mixed = label &+ UInt32(truncatingIfNeeded: vertex) &* 0x85EB_CA6B
    return (mixed ^ (mixed >> 15)) &* 0x9E37_79B1
  }
}

// MARK: - One by one

extension LabelSpread {
  private func spreadInTurn(_ waiting: Int, _ steps: Int) {
    let n = view.vertexCount
    var (head, waiting, steps) = (0, waiting, steps)
    // Everyone once, where no batch has come before.
    var firsts = waiting == n ? n : 0
    while waiting > 0, steps > 0 {
      steps -= 1
      let v = Int(queue[head])
      head = head + 1 == n ? 0 : head + 1
      waiting -= 1
      waits[v] = 0
      let best = choice(of: v, counts[0], isFirst: firsts > 0)
      firsts -= 1
      guard best != label[v] else { continue }
      label[v] = best
      for slot in view.row(v) {
        // Written in any case, since who waits cannot be foretold; `v` has left room for one.
        let u = view.target(slot)
        let tail = head &+ waiting
        queue[tail >= n ? tail &- n : tail] = UInt32(truncatingIfNeeded: u)
        let isElsewhere: UInt8 = label[u] == best ? 0 : 1
        waiting &+= Int(isElsewhere & ~waits[u])
        waits[u] |= isElsewhere
      }
    }
  }
}

// MARK: - Batch by batch

extension LabelSpread {
  /// Until too few wait for two batches.
  private func spreadTogether(_ waiting: inout Int, _ steps: inout Int) {
    let n = view.vertexCount
    let choices = Cells<UInt32>(unwritten: n)
    let changed = Cells<UInt32>(unwritten: n)
    var isFirst = true
    while steps >= waiting {
      let batches = Double(waiting) * Double(view.slotCount) / (Double(n) * Double(batchSlots))
      guard batches >= 2 else { break }
      steps -= waiting
      var changes = 0
      for batch in Batch.all(of: waiting, count: Int(batches)) {
        step(batch, choices, after: changes, changed, isFirst: isFirst)
        changes = handOut(batch, choices, changed)
      }
      waiting = queueWaiting()
      isFirst = false
    }
  }

  /// Notes down the neighbours of those who have changed, and asks `batch`.
  private func step(
    _ batch: Batch, _ choices: borrowing Cells<UInt32>, after changes: Int,
    _ changed: borrowing Cells<UInt32>,
    isFirst: Bool
  ) {
    let pieces = crew.threads == 1 ? 1 : max((batch.count + 15) / 16, (changes + 15) / 16, 1)
    crew.run(lanedPieces: pieces) { lane, piece in
      let spare = view.vertexCount + 64 * (lane + 1)
      for i in Workers.range(piece, of: pieces, count: changes) {
        noteNeighbours(of: Int(changed[i]), spare: spare)
      }
      let counts = counts[lane]
      for i in Workers.range(piece, of: pieces, count: batch.count) {
        choices[i] = choice(of: Int(queue[batch.position(i)]), counts, isFirst: isFirst)
      }
    }
  }

  /// - Parameter spare: the mark that is set where a neighbour has the label already, which cannot be foretold.
  @inline(__always)
  private func noteNeighbours(of v: Int, spare: Int) {
    let own = label[v]
    for slot in view.row(v) {
      let u = view.target(slot)
      waits[spare &+ (u &- spare) &* (label[u] == own ? 0 : 1)] = 1
    }
  }

  /// Gives the vertices of `batch` the labels that they have chosen; how many are new.
  private func handOut(
    _ batch: Batch, _ choices: borrowing Cells<UInt32>, _ changed: borrowing Cells<UInt32>
  ) -> Int {
    var changes = 0
    for i in 0..<batch.count {
      let v = Int(queue[batch.position(i)])
      waits[v] = 0
      changed[changes] = UInt32(truncatingIfNeeded: v)
      changes &+= label[v] == choices[i] ? 0 : 1
      label[v] = choices[i]
    }
    return changes
  }

  /// Queues those who wait, in the order of vertices; their number.
  private func queueWaiting() -> Int {
    var waiting = 0
    for v in 0..<view.vertexCount {
      queue[waiting] = UInt32(truncatingIfNeeded: v)
      waiting &+= Int(waits[v])
    }
    return waiting
  }
}
