public import EntenteGraph

extension Components {
  /// Everyone takes the label that most neighbours bear, until nobody changes.
  ///
  /// One after the other, in the order of vertices; only those whose neighbours have changed are asked again. Of
  /// equally frequent labels one's own is kept, otherwise a scrambled number decides: the lowest label would
  /// flood the graph.
  /// - Parameter rounds: at most so many questions a vertex in the mean.
  /// - Precondition: `rows` are undirected.
  /// - Complexity: O(E) a round, in practice a handful of them.
  /// - Source: U. Raghavan, R. Albert, S. Kumara, "Near linear time algorithm to detect community structures in
  ///   large-scale networks", 2007.
  public static func labelPropagation(_ rows: Rows, rounds: Int = 100) -> Components {
    rows.withView { view in
      let n = view.vertexCount
      let label = Cells<UInt32>(unwritten: n)
      let queue = Cells<UInt32>(unwritten: n)
      let waits = Cells<Bool>(repeating: true, count: n)
      let counts = LabelCounts(count: n)
      for v in 0..<n {
        label[v] = UInt32(truncatingIfNeeded: v)
        queue[v] = UInt32(truncatingIfNeeded: v)
      }
      var (head, waiting, steps) = (0, n, rounds * n)
      while waiting > 0, steps > 0 {
        steps -= 1
        let v = Int(queue[head])
        head = head + 1 == n ? 0 : head + 1
        waiting -= 1
        waits[v] = false
        for slot in view.row(v) { counts.add(Int(label[view.target(slot)])) }
        let best = counts.mostFrequent(keeping: label[v])
        guard best != label[v] else { continue }
        label[v] = best
        for slot in view.row(v) {
          let u = view.target(slot)
          guard !waits[u], label[u] != best else { continue }
          waits[u] = true
          let tail = head + waiting
          queue[tail >= n ? tail - n : tail] = UInt32(truncatingIfNeeded: u)
          waiting += 1
        }
      }
      return Components(renumbering: label.map { Int32(bitPattern: $0) })
    }
  }

  /// Everyone takes at once the label that most neighbours bear, the lowest of equals, so many times: community
  /// detection by label propagation as LDBC Graphalytics defines it. With directions both in- and out-neighbours
  /// count, one that is both counts twice.
  ///
  /// - Parameter order: the label that each vertex begins with, a permutation of 0 ..< n; `nil` for its own number.
  /// - Complexity: O(V + E) a round.
  /// - Source: A. Iosup et al., "LDBC Graphalytics: a benchmark for large-scale graph analysis", 2016.
  public static func synchronousLabels(
    _ rows: Rows.Directed, isDirected: Bool, order: [Int]? = nil, rounds: Int = 10
  ) -> Components {
    let n = rows.out.vertexCount
    precondition(order?.count ?? n == n, "one label a vertex")
    var label = (0..<n).map { UInt32(order?[$0] ?? $0) }
    let counts = LabelCounts(count: n)
    for _ in 0..<rounds {
      let before = label
      for v in 0..<n {
        for u in rows.out.neighbours(of: VertexID(v)) { counts.add(Int(before[u.int])) }
        if isDirected { for u in rows.in.neighbours(of: VertexID(v)) { counts.add(Int(before[u.int])) } }
        label[v] = counts.lowestMostFrequent(otherwise: before[v])
      }
      if label == before { break }
    }
    return Components(renumbering: label.map { Int32(bitPattern: $0) })
  }
}

/// How often each label stands around a vertex.
private struct LabelCounts: ~Copyable {
  private let counts: Cells<Int32>
  private let labels: Cells<UInt32>
  private let used: Cells<Int>

  init(count: Int) {
    counts = Cells(repeating: 0, count: count)
    labels = Cells(unwritten: count)
    used = Cells(repeating: 0, count: 1)
  }

  @inline(__always)
  func add(_ label: Int) {
    if counts[label] == 0 {
      labels[used[0]] = UInt32(truncatingIfNeeded: label)
      used[0] += 1
    }
    counts[label] += 1
  }

  /// Forgets the counts.
  func mostFrequent(keeping own: UInt32) -> UInt32 {
    var (best, count) = (own, counts[Int(own)])
    for i in 0..<used[0] {
      let label = labels[i]
      let found = counts[Int(label)]
      counts[Int(label)] = 0
      if found > count || (found == count && best != own && Self.scrambled(label) < Self.scrambled(best)) {
        (best, count) = (label, found)
      }
    }
    used[0] = 0
    return best
  }

  /// Forgets the counts.
  func lowestMostFrequent(otherwise own: UInt32) -> UInt32 {
    var (best, count) = (own, Int32(0))
    for i in 0..<used[0] {
      let label = labels[i]
      let found = counts[Int(label)]
      counts[Int(label)] = 0
      if found > count || (found == count && label < best) { (best, count) = (label, found) }
    }
    used[0] = 0
    return best
  }

  private static func scrambled(_ label: UInt32) -> UInt32 { (label ^ (label >> 15)) &* 0x9E37_79B1 }
}
