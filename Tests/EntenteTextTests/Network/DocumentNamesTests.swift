import Testing

@testable import EntenteText

@Suite("names of a document")
struct DocumentNamesTests {
  private let labels = NameLabels(names: ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"])
  private var chain: NameChain {
    NameChain(
      labels: labels, transitions: Array(repeating: 0, count: 25), start: Array(repeating: 0, count: 5))
  }

  /// Name tags of one-word sentences with these scores, as one document.
  private func tags(_ words: [(form: String, scores: [Float])]) -> [String] {
    let scores = Matrix(rows: words.count, columns: 5)
    var pieces: [DocumentNames.Piece] = []
    for (row, word) in words.enumerated() {
      for (column, score) in word.scores.enumerated() { scores[row, column] = score }
      pieces.append(.init(rows: row..<row + 1, words: [Word(form: word.form)]))
    }
    var names = DocumentNames(labels: labels)
    names.settle(pieces, chain: chain, scores: scores)
    var scratch = NameChain.Scratch()
    var path: [Int] = []
    return words.indices.map { row in
      chain.decode(scores, rows: row..<row + 1, scratch: &scratch, into: &path)
      return labels.names[path[0]]
    }
  }

  private let place: [Float] = [-4, -3, -9, 4, -9]
  private let doubtful: [Float] = [-2, 0.4, -9, 0, -9]

  @Test("a doubtful occurrence follows the clear ones of the same word")
  func follows() {
    #expect(
      tags([("Miravel", place), ("Miravel", doubtful), ("Miravel", place)]) == ["B-LOC", "B-LOC", "B-LOC"])
  }

  @Test("one clear occurrence is not overruled by a doubtful one")
  func stands() {
    #expect(tags([("Miravel", place), ("Miravel", doubtful)]) == ["B-LOC", "B-LOC"])
    #expect(tags([("Miravel", doubtful), ("Miravel", place)]) == ["B-LOC", "B-LOC"])
  }

  @Test("other words, and small ones, keep their own tags")
  func others() {
    #expect(tags([("Miravel", place), ("Orsova", doubtful)]) == ["B-LOC", "B-PER"])
    #expect(tags([("miravel", place), ("miravel", doubtful)]) == ["B-LOC", "B-PER"])
    #expect(tags([("Miravel", doubtful)]) == ["B-PER"])
  }

  @Test("margins are what forcing a tag costs", arguments: 0..<12)
  func margins(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    func scores(_ count: Int) -> [Float] { (0..<count).map { _ in Float.random(in: -3...3, using: &random) } }
    let chain = NameChain(labels: labels, transitions: scores(25), start: scores(5))
    let length = 1 + seed % 4
    let emissions = Matrix(rows: length, columns: 5)
    for row in 0..<length { for (tag, score) in scores(5).enumerated() { emissions[row, tag] = score } }
    var best = [Float](repeating: -.infinity, count: length * 5)
    func search(_ path: [Int], _ sum: Float) {
      guard path.count < length else {
        for (word, tag) in path.enumerated() { best[word * 5 + tag] = max(best[word * 5 + tag], sum) }
        return
      }
      for tag in 0..<5 where labels.mayFollow(tag, after: path.last ?? 5) {
        let before = path.last.map { chain.transitions[$0 * 5 + tag] } ?? chain.start[tag]
        search(path + [tag], sum + before + emissions[path.count, tag])
      }
    }
    search([], 0)
    var scratch = NameChain.Scratch()
    var margins: [Float] = []
    chain.margins(emissions, rows: 0..<length, scratch: &scratch, into: &margins)
    let top = best.max() ?? 0
    for (found, expected) in zip(margins, best) {
      #expect(expected == -.infinity ? found == -.infinity : abs(found - (expected - top)) < 1e-4)
    }
  }
}
