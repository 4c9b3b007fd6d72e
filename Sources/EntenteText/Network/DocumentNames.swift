/// Lets the occurrences of a word in a document help each other to their name tags: a writer means one thing by one name.
///
/// What each occurrence says about types (how much the best tagging with that type there is worse than the best one) is averaged over
/// the others and added to its scores.
///
/// - Source: after L. Ratinov, D. Roth, "Design Challenges and Misconceptions in Named Entity Recognition", 2009, section 5, which
///   counts the labels of other occurrences.
struct DocumentNames {
  /// What the mean opinion of the others counts beside a word's own scores; chosen on UNER EWT dev.
  static let weight: Float = 0.8
  /// Opinions stronger than this count as this.
  static let limit: Float = 6

  /// The words of one sentence, or of a part of a very long one.
  struct Piece {
    var rows: Range<Int>
    var words: ArraySlice<Word>
  }

  /// Type number of each label, 0 for none.
  private let types: [Int]
  private let typeCount: Int
  private var margins: [Float] = []
  private var scratch = NameChain.Scratch()

  init(labels: NameLabels) {
    let names = labels.names.map { String($0.dropFirst(2)) }
    let distinct = [""] + Set(names).subtracting([""]).sorted()
    types = names.map { distinct.firstIndex(of: $0) ?? 0 }
    typeCount = distinct.count
  }

  private struct Opinion {
    var sums: [Float]
    var count = 0
  }

  /// Changes the scores of the capitalised words that occur more than once in the document.
  mutating func settle(_ pieces: [Piece], chain: NameChain, scores: borrowing Matrix) {
    var counts: [String: Int] = [:]
    for piece in pieces {
      for case let key? in Self.keys(piece.words) { counts[key, default: 0] += 1 }
    }
    guard counts.values.contains(where: { $0 > 1 }) else { return }
    var own: [(row: Int, key: String, opinion: [Float])] = []
    var all: [String: Opinion] = [:]
    for piece in pieces {
      let repeated = Self.keys(piece.words).enumerated().compactMap { number, key in
        key.flatMap { counts[$0, default: 0] > 1 ? (number, $0) : nil }
      }
      guard !repeated.isEmpty else { continue }
      chain.margins(scores, rows: piece.rows, scratch: &scratch, into: &margins)
      for (number, key) in repeated {
        let opinion = opinion(ofWord: number)
        own.append((piece.rows.lowerBound + number, key, opinion))
        var sum = all[key] ?? Opinion(sums: Array(repeating: 0, count: typeCount))
        for type in 0..<typeCount { sum.sums[type] += opinion[type] }
        sum.count += 1
        all[key] = sum
      }
    }
    for (row, key, opinion) in own {
      guard let sum = all[key], sum.count > 1 else { continue }
      let target = scores.floats(row: row)
      for (label, type) in types.enumerated() {
        target[label] += Self.weight * (sum.sums[type] - opinion[type]) / Float(sum.count - 1)
      }
    }
  }

  /// What equal occurrences have in common: the word's place in a run of capitalised words, and the run; nil for small words.
  private static func keys(_ words: ArraySlice<Word>) -> [String?] {
    var keys: [String?] = []
    var run: [String] = []
    func end() {
      let text = run.joined(separator: " ")
      keys += run.indices.map { "\($0) \(text)" }
      run = []
    }
    for word in words {
      if NameWord.isCapitalised(word.form) {
        run.append(word.form)
      } else {
        end()
        keys.append(nil)
      }
    }
    end()
    return keys
  }

  /// Of each type how much worse than the best it is, at most ``limit``; negative.
  private func opinion(ofWord number: Int) -> [Float] {
    var opinion = [Float](repeating: -Self.limit, count: typeCount)
    for (label, type) in types.enumerated() {
      opinion[type] = max(opinion[type], margins[number * types.count + label])
    }
    return opinion
  }
}
