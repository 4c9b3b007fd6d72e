import Testing

@testable import EntenteText

@Suite("work on several threads")
struct JobsTests {
  @Test("results stand in the order of the parts", arguments: [1, 2, 5])
  func order(jobs: Int) {
    #expect(Jobs.map(Array(0..<40), jobs: jobs) { $0 * $0 } == (0..<40).map { $0 * $0 })
    #expect(Jobs.map([Int](), jobs: jobs) { $0 }.isEmpty)
  }

  @Test("runs cover every sentence once, in order, and share the words out", arguments: [1, 2, 3])
  func runs(jobs: Int) {
    let sentences = (0..<50).map { Sentence(words: Array(repeating: Word(form: "peace"), count: $0 % 7)) }
    let runs = Jobs.runs(of: sentences, jobs: jobs)
    #expect(runs.flatMap(Array.init) == Array(0..<50))
    let words = runs.map { sentences[$0].reduce(0) { $0 + $1.words.count } }
    #expect(words.max()! <= words.reduce(0, +) / (jobs == 1 ? 1 : 4 * jobs) + 7)
    #expect(Jobs.runs(of: [], jobs: jobs).isEmpty)
  }
}
