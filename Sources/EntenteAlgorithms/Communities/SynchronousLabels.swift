public import EntenteGraph

extension Components {
  /// Everyone takes at once the label that most neighbours bear, the lowest of equals, so many times: community
  /// detection by label propagation as LDBC Graphalytics defines it. With directions both in- and out-neighbours
  /// count, one that is both counts twice.
  ///
  /// - Parameters:
  ///   - order: the label that each vertex begins with, a permutation of 0 ..< n; `nil` for its own number.
  ///   - threads: the result does not depend on their number.
  /// - Complexity: O(V + E) a round.
  /// - Source: A. Iosup et al., "LDBC Graphalytics: a benchmark for large-scale graph analysis", 2016.
  public static func synchronousLabels(
    _ rows: Rows.Directed, isDirected: Bool, order: [Int]? = nil, rounds: Int = 10, threads: Int = 1
  ) -> Components {
    let n = rows.out.vertexCount
    precondition(order?.count ?? n == n, "one label a vertex")
    var label = Cells<UInt32>(unwritten: n)
    var next = Cells<UInt32>(unwritten: n)
    for v in 0..<n { label[v] = UInt32(truncatingIfNeeded: order?[v] ?? v) }
    return rows.out.withView { out in
      rows.in.withView { into in
        Crew.gather(threads) { crew in
          let counts = (0..<crew.threads).map { _ in LabelCounts(count: n) }
          for _ in 0..<rounds {
            let views = (out: out, in: isDirected ? into : nil)
            guard spread(label, to: next, through: views, crew, counts) else { break }
            swap(&label, &next)
          }
          return Components(renumbering: label.map { Int32(bitPattern: $0) })
        }
      }
    }
  }

  /// One round; whether any label is new.
  private static func spread(
    _ label: borrowing Cells<UInt32>, to next: borrowing Cells<UInt32>,
    through views: (out: RowView, in: RowView?), _ crew: Crew, _ counts: [LabelCounts]
  ) -> Bool {
    let n = label.count
    let pieces = (n + 255) / 256
    let hasChanged = Marks(repeating: 0, count: 1)
    crew.run(lanedPieces: pieces) { lane, piece in
      let counts = counts[lane]
      var changes = false
      for v in Workers.range(piece, of: pieces, count: n) {
        counts.add(views.out.row(v), of: views.out, label)
        if let into = views.in { counts.add(into.row(v), of: into, label) }
        next[v] = counts.mostFrequent(otherwise: label[v]) { ~$0 }
        changes = changes || next[v] != label[v]
      }
      if changes { hasChanged[0] = 1 }
    }
    return hasChanged[0] == 1
  }
}
