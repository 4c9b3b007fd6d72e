import EntenteGraph

/// How often each label stands around a vertex: working memory of one thread, wiped by each answer.
///
/// Neither whether a label has been met nor which of two is more frequent can be foretold, so nothing branches.
final class LabelCounts: Sendable {
  /// One entry a label; 0 for those not met.
  private let counts: Cells<UInt32>
  /// The labels met, once each.
  private let labels: Cells<UInt32>
  private let met = Cells<Int>(repeating: 0, count: 1)

  /// - Parameter count: the number of labels.
  init(count: Int) {
    counts = Cells(repeating: 0, count: count)
    // One more, to be written to in vain when all have been met.
    labels = Cells(unwritten: count + 1)
  }

  /// Counts the labels of a row.
  @inline(__always)
  func add(_ row: Range<Int>, of view: RowView, _ label: borrowing Cells<UInt32>) {
    var place = met[0]
    for slot in row {
      let found = label[view.target(slot)]
      let count = counts[Int(found)]
      labels[place] = found
      counts[Int(found)] = count &+ 1
      // 1 for a label that is new: arithmetic that no compiler turns into a branch.
      place &+= Int((count &- 1) >> 31)
    }
    met[0] = place
  }

  /// The most frequent label, of equally frequent ones that of the highest rank; `own` if none was met.
  /// - Parameter rank: different for every label.
  @inline(__always)
  func mostFrequent(otherwise own: UInt32, _ rank: (UInt32) -> UInt32) -> UInt32 {
    var (best, highest) = (own, UInt64(0))
    for i in 0..<met[0] {
      let label = labels[i]
      let key = UInt64(counts[Int(label)]) << 32 | UInt64(rank(label))
      counts[Int(label)] = 0
      best = key > highest ? label : best
      highest = max(key, highest)
    }
    met[0] = 0
    return best
  }
}
