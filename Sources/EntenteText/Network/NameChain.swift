/// The best sequence of name tags under the network's scores: of each tag at each word, and of each pair of neighbours.
///
/// - Source: A. Viterbi, "Error bounds for convolutional codes and an asymptotically optimum decoding algorithm", 1967.
struct NameChain: Sendable {
  let labels: NameLabels
  /// `transitions[previous * labels.count + next]`
  let transitions: [Float]
  /// Scores of the first word's tag.
  let start: [Float]

  /// Working memory.
  struct Scratch {
    fileprivate var best: [Float] = []
    fileprivate var back: [Int] = []
  }

  /// The tags of a sentence, as indices of ``labels``; where paths are equal, the one with the first tags from the end.
  ///
  /// - Parameters:
  ///   - emissions: a row of scores for each word
  ///   - rows: the sentence's words
  ///   - path: gets a tag for each word
  func decode(_ emissions: borrowing Matrix, rows: Range<Int>, scratch: inout Scratch, into path: inout [Int])
  {
    path.removeAll(keepingCapacity: true)
    guard !rows.isEmpty else { return }
    scratch.best.removeAll(keepingCapacity: true)
    scratch.back.removeAll(keepingCapacity: true)
    for row in rows { advance(emissions.floats(row: row), isFirst: row == rows.lowerBound, &scratch) }
    let last = (rows.count - 1) * labels.count
    var tag = 0
    for next in 1..<max(1, labels.count) where scratch.best[last + next] > scratch.best[last + tag] {
      tag = next
    }
    path.append(tag)
    for i in stride(from: rows.count - 1, to: 0, by: -1) {
      tag = scratch.back[i * labels.count + tag]
      path.append(tag)
    }
    path.reverse()
  }

  private func advance(_ emissions: UnsafePointer<Float>, isFirst: Bool, _ scratch: inout Scratch) {
    let count = labels.count
    let before = scratch.best.count - count
    for next in 0..<count {
      guard !isFirst else {
        scratch.best.append(labels.mayFollow(next, after: count) ? start[next] + emissions[next] : -.infinity)
        scratch.back.append(0)
        continue
      }
      var top = -Float.infinity
      var from = -1
      for previous in 0..<count where labels.mayFollow(next, after: previous) {
        let score = scratch.best[before + previous] + transitions[previous * count + next]
        if from < 0 || score > top { (top, from) = (score, previous) }
      }
      scratch.best.append(from < 0 ? -.infinity : top + emissions[next])
      scratch.back.append(max(from, 0))
    }
  }

  /// How much worse than the best path the best path through each tag of each word is: 0 or less, `labels.count` a word.
  func margins(
    _ emissions: borrowing Matrix, rows: Range<Int>, scratch: inout Scratch, into margins: inout [Float]
  ) {
    let count = labels.count
    margins.removeAll(keepingCapacity: true)
    guard !rows.isEmpty else { return }
    scratch.best.removeAll(keepingCapacity: true)
    scratch.back.removeAll(keepingCapacity: true)
    for row in rows { advance(emissions.floats(row: row), isFirst: row == rows.lowerBound, &scratch) }
    margins.append(contentsOf: scratch.best)
    var after = [Float](repeating: 0, count: count)
    for i in stride(from: rows.count - 1, through: 0, by: -1) {
      if i < rows.count - 1 { retreat(from: emissions.floats(row: rows.lowerBound + i + 1), &after) }
      var top = -Float.infinity
      for tag in 0..<count {
        margins[i * count + tag] += after[tag]
        top = max(top, margins[i * count + tag])
      }
      for tag in 0..<count { margins[i * count + tag] -= top }
    }
  }

  /// From the best scores of what follows a word's tags to those of the tags before it.
  private func retreat(from emissions: UnsafePointer<Float>, _ after: inout [Float]) {
    let following = after
    for previous in after.indices {
      after[previous] = -.infinity
      for next in following.indices where labels.mayFollow(next, after: previous) {
        let score = transitions[previous * labels.count + next] + emissions[next] + following[next]
        after[previous] = max(after[previous], score)
      }
    }
  }
}
