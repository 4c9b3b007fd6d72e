import Testing

@testable import EntenteText

@Suite("dependency parser")
struct ParserTests {
  private static let parser = Result {
    Parser.train(
      try TestSentences.trees().map(\.words),
      options: .init(epochs: 2, seed: 3, leastUpdates: 1, leastWeight: 0))
  }

  /// A random tree over `count` words with one root; heads by node, 0 for the root.
  private func randomTree(_ count: Int, _ random: inout SplitMix64) -> [Int] {
    var heads = [Int](repeating: 0, count: count + 1)
    let order = Array(1...count).shuffled(using: &random)
    for i in 1..<order.count { heads[order[i]] = order[Int.random(in: 0..<i, using: &random)] }
    return heads
  }

  /// The most arcs of `heads` that any sequence of moves can still make; the oracle of the oracle.
  private func mostArcs(_ state: ParserState, _ heads: [Int]) -> Int {
    if state.isFinal { return (1..<heads.count).count { state.heads[$0] == heads[$0] } }
    var best = -1
    for move in [ParserMove.shift, .leftArc, .rightArc] where state.allows(move) {
      var next = state
      next.apply(move, label: 0)
      best = max(best, mostArcs(next, heads))
    }
    return best
  }

  @Test("the oracle's cost is the number of arcs that a move loses, by exhaustive search", arguments: 0..<60)
  func oracleAgreesWithSearch(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let count = 2 + seed % 4
    let heads = projectivized(randomTree(count, &random))
    let oracle = ParserOracle(heads: heads)
    var state = ParserState()
    state.start(wordCount: count)
    while !state.isFinal {
      let before = mostArcs(state, heads)
      var moves: [ParserMove] = []
      for move in [ParserMove.shift, .leftArc, .rightArc] where state.allows(move) {
        moves.append(move)
        var next = state
        next.apply(move, label: 0)
        let lost = before - mostArcs(next, heads)
        // The oracle does not know that the root takes its only dependent last, so it may count less than is lost, never more.
        #expect(oracle.cost(of: move, in: state) <= lost)
        if lost == 0 { #expect(oracle.cost(of: move, in: state) == 0) }
      }
      state.apply(moves[Int.random(in: 0..<moves.count, using: &random)], label: 0)
    }
  }

  @Test("following moves without cost rebuilds any projective tree", arguments: 0..<100)
  func oracleRebuildsTrees(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let heads = projectivized(randomTree(1 + seed % 20, &random))
    let oracle = ParserOracle(heads: heads)
    var state = ParserState()
    state.start(wordCount: heads.count - 1)
    while !state.isFinal {
      let free = [ParserMove.shift, .leftArc, .rightArc].filter {
        state.allows($0) && oracle.cost(of: $0, in: state) == 0
      }
      guard let move = free.randomElement(using: &random) else {
        Issue.record("no move without cost for \(heads)")
        return
      }
      state.apply(move, label: 0)
    }
    #expect((1..<heads.count).allSatisfy { state.heads[$0] == heads[$0] })
  }

  @Test("a lifted tree is a projective tree; a projective one stays as it is", arguments: 0..<100)
  func projectivity(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let lifted = projectivized(randomTree(1 + seed % 12, &random))
    #expect(projectivized(lifted) == lifted)
    for (i, a) in lifted.enumerated().dropFirst() {
      for (j, b) in lifted.enumerated().dropFirst() where a > 0 && b > 0 {
        let (s, t) = (min(i, a), max(i, a))
        let (u, v) = (min(j, b), max(j, b))
        #expect(!(s < u && u < t && t < v), "arcs \(s)-\(t) and \(u)-\(v) cross")
      }
    }
    #expect(sentence(lifted).treeFault() == nil)
  }

  private func sentence(_ heads: [Int]) -> Sentence {
    Sentence(words: heads.dropFirst().map { Word(form: "w", head: $0 - 1) })
  }

  @Test("whatever the words and tags, the result is a tree with one root", arguments: 0..<40)
  func alwaysATree(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let parser = try Self.parser.get()
    let forms = ["the", "signed", "Peru", ".", "…", "", "über", "🕊", "members", "by"]
    var words = (0..<(1 + seed)).map { _ in
      Word(
        form: forms[Int.random(in: 0..<forms.count, using: &random)],
        upos: UPOS.allCases[Int.random(in: 0..<17, using: &random)],
        xpos: ["NN", "VBD", "", "IN"][Int.random(in: 0..<4, using: &random)])
    }
    var scratch = ParserScratch()
    parser.parse(&words[...], scratch: &scratch)
    let result = Sentence(words: words)
    #expect(result.treeFault() == nil)
    #expect(words.filter { $0.deprel == "root" }.count == 1)
    #expect(words.allSatisfy { ($0.head < 0) == ($0.deprel == "root") })
  }

  @Test("no words, no tree")
  func empty() throws {
    let parser = try Self.parser.get()
    var words: [Word] = []
    var scratch = ParserScratch()
    parser.parse(&words[...], scratch: &scratch)
    #expect(words.isEmpty)
  }
}
