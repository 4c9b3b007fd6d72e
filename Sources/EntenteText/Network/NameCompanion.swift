/// A linear name tagger that has a say in the network's names: their scores are added before the best sequence is sought.
///
/// The network knows contexts; hand-made features, word classes and lists know rare names. Each errs where the other does not.
struct NameCompanion: Sendable {
  let tagger: NameTagger
  /// Of the tagger's label for each label of the network.
  private let columns: [Int]

  /// What a point of the tagger's is worth in the network's scores, which are logarithms of probabilities.
  static let weight: Float = 1.0 / 8192

  /// `nil` where the tagger does not know all the network's labels.
  init?(_ tagger: NameTagger, labels: NameLabels) {
    var columns: [Int] = []
    for name in labels.names {
      guard let column = tagger.labels.index(of: name) else { return nil }
      columns.append(column)
    }
    self.tagger = tagger
    self.columns = columns
  }

  /// The network's chain with the tagger's scores of neighbours.
  func joined(_ chain: NameChain) -> NameChain {
    let count = chain.labels.count
    var transitions = chain.transitions
    var start = chain.start
    for next in 0..<count {
      start[next] += Self.weight * Float(transition(tagger.labels.count, next))
      for previous in 0..<count {
        transitions[previous * count + next] += Self.weight * Float(transition(columns[previous], next))
      }
    }
    return NameChain(labels: chain.labels, transitions: transitions, start: start)
  }

  private func transition(_ previous: Int, _ next: Int) -> Int32 {
    tagger.transitions[previous * tagger.labels.count + columns[next]]
  }

  /// Adds the tagger's scores to the network's.
  ///
  /// - Parameters:
  ///   - scores: a row for each word
  ///   - rows: those of the words
  ///   - words: with their tags
  func add(
    to scores: borrowing Matrix, rows: Range<Int>, words: ArraySlice<Word>, gazetteer: NameGazetteer?
  ) {
    let added = tagger.scores(of: Array(words), gazetteer: gazetteer)
    for (number, row) in rows.enumerated() {
      let target = scores.floats(row: row)
      for (label, column) in columns.enumerated() {
        target[label] += Self.weight * Float(added[number * tagger.labels.count + column])
      }
    }
  }
}
