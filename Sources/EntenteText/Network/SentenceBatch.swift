/// Sentences that go through the recurrent layers in lock step.
///
/// Sorted by length, the longest first, so that at every position the sentences that still have a word are the first ones. The
/// words of all sentences are numbered position by position: the rows `start(of: t) ..< start(of: t + 1)` are the words number `t` of
/// the first `count(at: t)` sentences.
struct SentenceBatch {
  /// Words by sentence, falling.
  let lengths: [Int]
  /// First row of each position, and the number of rows.
  private let starts: [Int]

  /// - Precondition: the lengths fall and are positive.
  init(lengths: [Int]) {
    precondition(zip(lengths, lengths.dropFirst()).allSatisfy(>=) && (lengths.last ?? 1) > 0)
    self.lengths = lengths
    var starts = [0]
    var sentences = lengths.count
    for position in 0..<(lengths.first ?? 0) {
      while lengths[sentences - 1] <= position { sentences -= 1 }
      starts.append(starts[position] + sentences)
    }
    self.starts = starts
  }

  var positionCount: Int { starts.count - 1 }
  var rowCount: Int { starts[starts.count - 1] }

  /// Rows of the words at a position.
  func rows(at position: Int) -> Range<Int> { starts[position]..<starts[position + 1] }

  func row(sentence: Int, position: Int) -> Int { starts[position] + sentence }

  /// Divides sentences into batches: of similar length, so that they end together, and few enough that their rows
  /// stay in the cache.
  ///
  /// - Parameter lengths: words by sentence; empty ones are left out
  /// - Returns: numbers of sentences, each batch sorted as it must be
  static func grouping(_ lengths: [Int]) -> [[Int]] {
    let order = lengths.indices.filter { lengths[$0] > 0 }.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
    var groups: [[Int]] = []
    var group: [Int] = []
    var words = 0
    for sentence in order {
      if group.count == sentencesPerBatch || !group.isEmpty && words + lengths[sentence] > wordsPerBatch {
        groups.append(group)
        group = []
        words = 0
      }
      group.append(sentence)
      words += lengths[sentence]
    }
    if !group.isEmpty { groups.append(group) }
    return groups
  }

  private static let sentencesPerBatch = 16
  private static let wordsPerBatch = 1024
}
