import Testing

@testable import EntenteText

@Suite("best name tags")
struct NameChainTests {
  private let labels = NameLabels(names: ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"])

  private func sequences(_ length: Int) -> [[Int]] {
    var all: [[Int]] = [[]]
    for _ in 0..<length {
      all = all.flatMap { tags in
        (0..<labels.count).filter { labels.mayFollow($0, after: tags.last ?? labels.count) }.map {
          tags + [$0]
        }
      }
    }
    return all
  }

  @Test("are as good as the best of all allowed sequences", arguments: 0..<25)
  func agreesWithSearch(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    func scores(_ count: Int) -> [Float] { (0..<count).map { _ in Float.random(in: -3...3, using: &random) } }
    let length = 1 + seed % 5
    let chain = NameChain(labels: labels, transitions: scores(25), start: scores(5))
    let emissions = Matrix(rows: length + 1, columns: 5)
    for row in 0...length { for (tag, score) in scores(5).enumerated() { emissions[row, tag] = score } }
    func worth(_ tags: [Int]) -> Float {
      var sum = chain.start[tags[0]]
      for (i, tag) in tags.enumerated() {
        sum += emissions[i + 1, tag] + (i > 0 ? chain.transitions[tags[i - 1] * 5 + tag] : 0)
      }
      return sum
    }
    var scratch = NameChain.Scratch()
    var path: [Int] = []
    chain.decode(emissions, rows: 1..<length + 1, scratch: &scratch, into: &path)
    var best = -Float.infinity
    for tags in sequences(length) { best = max(best, worth(tags)) }
    #expect(sequences(length).contains(path))
    #expect(abs(worth(path) - best) < 1e-4)
  }

  @Test("scores that are no numbers still give allowed tags, and no words none")
  func brokenScores() {
    let chain = NameChain(
      labels: labels, transitions: Array(repeating: .nan, count: 25), start: Array(repeating: .nan, count: 5))
    let emissions = Matrix(rows: 4, columns: 5)
    for row in 0..<4 { for tag in 0..<5 { emissions[row, tag] = .nan } }
    var scratch = NameChain.Scratch()
    var path = [3]
    chain.decode(emissions, rows: 0..<4, scratch: &scratch, into: &path)
    #expect(sequences(4).contains(path))
    chain.decode(emissions, rows: 0..<0, scratch: &scratch, into: &path)
    #expect(path.isEmpty)
  }
}
