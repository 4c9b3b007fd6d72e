import Testing

@testable import EntenteText

@Suite("best dependency tree")
struct ArborescenceTests {
  /// All head assignments that are trees with one root.
  private func trees(_ count: Int) -> [[Int]] {
    var assignments: [[Int]] = [[]]
    for word in 0..<count {
      assignments = assignments.flatMap { heads in
        (-1..<count).filter { $0 != word }.map { heads + [$0] }
      }
    }
    return assignments.filter { isTree($0) }
  }

  private func isTree(_ heads: [Int]) -> Bool {
    let words = heads.map { Word(form: "x", head: $0) }
    return Sentence(words: words).treeFault() == nil
  }

  private func worth(_ heads: [Int], _ scores: borrowing Matrix) -> Double {
    var sum = 0.0
    for (word, head) in heads.enumerated() { sum += Double(scores[word, head + 1]) }
    return sum
  }

  private func random(_ count: Int, _ random: inout SplitMix64, wholeNumbers: Bool) -> Matrix {
    let scores = Matrix(rows: count, columns: count + 1)
    for word in 0..<count {
      for head in 0...count {
        let score = Float.random(in: -4...4, using: &random)
        scores[word, head] = wholeNumbers ? score.rounded() : score
      }
    }
    return scores
  }

  @Test("is as good as the best of all trees", arguments: 1...5)
  func agreesWithSearch(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let all = trees(count)
    var solver = Arborescence()
    var heads: [Int] = []
    for round in 0..<(count < 5 ? 60 : 12) {
      // Whole numbers make ties, and among them cycles of cycles.
      let scores = random(count, &generator, wholeNumbers: round % 2 == 0)
      solver.solve(scores: scores, wordCount: count, into: &heads)
      #expect(isTree(heads))
      var best = -Double.infinity
      for tree in all { best = max(best, worth(tree, scores)) }
      #expect(abs(worth(heads, scores) - best) < 1e-4, "\(heads)")
    }
  }

  @Test("of six words is as good as the best of all trees")
  func sixWords() {
    var generator = SplitMix64(seed: 6)
    let all = trees(6)
    var solver = Arborescence()
    var heads: [Int] = []
    for _ in 0..<2 {
      let scores = random(6, &generator, wholeNumbers: false)
      solver.solve(scores: scores, wordCount: 6, into: &heads)
      var best = -Double.infinity
      for tree in all { best = max(best, worth(tree, scores)) }
      #expect(isTree(heads) && abs(worth(heads, scores) - best) < 1e-4)
    }
  }

  @Test("where the best heads are a tree, each word has the first of its best heads")
  func greedy() {
    let scores = Matrix(rows: 3, columns: 4)
    scores.floats(row: 0).update(repeating: 0, count: 3 * scores.stride)
    scores[0, 0] = 5
    scores[1, 1] = 5
    scores[2, 1] = 2
    scores[2, 2] = 2
    var heads: [Int] = []
    var solver = Arborescence()
    solver.solve(scores: scores, wordCount: 3, into: &heads)
    #expect(heads == [-1, 0, 0])
  }

  @Test("no words have no tree, and long sentences of any scores have one", arguments: [0, 1, 2, 40, 120])
  func anyLength(count: Int) {
    var generator = SplitMix64(seed: 1)
    let scores = random(count, &generator, wholeNumbers: true)
    var heads = [7]
    var solver = Arborescence()
    solver.solve(scores: scores, wordCount: count, into: &heads)
    #expect(heads.count == count && (count == 0 || isTree(heads)))
  }

  @Test("scores that are no numbers still give a tree")
  func brokenScores() {
    var generator = SplitMix64(seed: 2)
    var solver = Arborescence()
    var heads: [Int] = []
    for seed in 0..<20 {
      let scores = random(8, &generator, wholeNumbers: false)
      for word in 0..<8 {
        scores[word, (word + seed) % 9] = [Float.nan, .infinity, -.infinity, 3e38][(word + seed) % 4]
      }
      solver.solve(scores: scores, wordCount: 8, into: &heads)
      #expect(isTree(heads))
    }
  }
}
