import Foundation
import Testing

@testable import EntenteText

@Suite("neural analyser")
struct NeuralAnalyzerTests {
  private let analyzer: NeuralAnalyzer
  private let expected: Safetensors

  init() throws {
    analyzer = try NetworkFixture.analyzer.get()
    expected = try NetworkFixture.tensors()
  }

  @Test("agrees with PyTorch in every score and every decision", arguments: 0..<5)
  func parity(number: Int) throws {
    var sentences = [try NetworkFixture.sentences()[number]]
    var scratch = NetworkScratch()
    analyzer.annotate(&sentences, scratch: &scratch)
    try compare(scratch.encoded, "expected.\(number).encoded")
    try compare(scratch.tags, "expected.\(number).tags")
    try compare(scratch.arcs.scores, "expected.\(number).arcs")
    try compare(scratch.relations.scores, "expected.\(number).labels")
    try compare(scratch.names, "expected.\(number).names")
    let words = sentences[0].words
    func decisions(_ name: String) throws -> [Int] {
      try expected.array("expected.\(number).\(name)", of: Int32.self, shape: [words.count]).values.map(
        Int.init)
    }
    #expect(words.map(\.head) == (try decisions("head")))
    #expect(words.map(\.deprel) == (try decisions("relation").map { analyzer.relations.relations[$0] }))
    #expect(words.map(\.nameTag) == (try decisions("name").map { analyzer.names.labels.names[$0] }))
    let tags = try decisions("tag").map { analyzer.tags[$0] }
    #expect(words.map(\.upos) == tags.map(\.upos) && words.map(\.xpos) == tags.map(\.xpos))
    #expect(
      words.map(\.feats) == (try decisions("feats").map { $0 < 0 ? "" : analyzer.features.features[$0] }))
  }

  private func compare(_ found: borrowing Matrix, _ name: String) throws {
    let (rows, columns) = (found.rowCount, found.columnCount)
    let right = try expected.array(name, of: Float.self, shape: [rows, columns])
    var largest: Float = 0
    for row in 0..<rows {
      for column in 0..<columns {
        largest = max(largest, abs(found[row, column] - right[row * columns + column]))
      }
    }
    #expect(largest < 1e-4, "\(name)")
  }

  /// Sentences of many lengths over a few words.
  private func randomSentences(_ count: Int, longest: Int, seed: UInt64) -> [Sentence] {
    var random = SplitMix64(seed: seed)
    let forms = ["France", "signed", "the", "treaty", "U.S.", "1998", "’s", "not", ",", "co-operation"]
    return (0..<count).map { _ in
      let length = Int.random(in: 0...longest, using: &random)
      return Sentence(
        words: (0..<length).map { _ in Word(form: forms[Int.random(in: 0..<10, using: &random)]) },
        comments: ["newdoc"])
    }
  }

  @Test("names look at the other sentences of their document, nothing else does")
  func documents() {
    var apart = randomSentences(45, longest: 14, seed: 3)
    var together = apart.map { Sentence(words: $0.words) }
    analyzer.annotate(&apart)
    analyzer.annotate(&together)
    #expect(apart.map { $0.words.map(\.nameTag) } != together.map { $0.words.map(\.nameTag) })
    for (one, other) in zip(apart, together) {
      #expect(one.words.map(\.head) == other.words.map(\.head))
      #expect(one.words.map(\.xpos) == other.words.map(\.xpos))
    }
  }

  @Test("a document's analysis is the same to the last bit, whatever documents are beside it")
  func batchIndependence() throws {
    let sentences = randomSentences(45, longest: 14, seed: 3)
    var together = sentences
    analyzer.annotate(&together)
    for (i, sentence) in sentences.enumerated() {
      var alone = [sentence]
      analyzer.annotate(&alone)
      #expect(alone[0] == together[i])
    }
    // Decisions hide small differences; states do not.
    let probe = try #require(sentences.first { $0.words.count == 9 })
    var single = NetworkScratch()
    var one = [probe]
    analyzer.annotate(&one, scratch: &single)
    for others in [1, 2, 3, 6] {
      var scratch = NetworkScratch()
      // Longest first, so that the probe's rows come last.
      var group = Array(repeating: Sentence(words: probe.words + probe.words), count: others) + [probe]
      analyzer.annotate(&group, scratch: &scratch)
      let first = scratch.encoded.rowCount - 9
      for row in 0..<9 {
        for column in 0..<scratch.encoded.columnCount {
          #expect(scratch.encoded[first + row, column].bitPattern == single.encoded[row, column].bitPattern)
        }
      }
    }
  }

  @Test("the analysis is the same with any number of threads", arguments: [2, 3, 16])
  func threads(jobs: Int) {
    let words = (0..<700).map { Word(form: $0 % 9 == 8 ? ";" : "treaty") }
    let sentences =
      randomSentences(30, longest: 14, seed: 3).map { Sentence(words: $0.words) }
      + [Sentence(words: words), Sentence(words: [])]
    var one = sentences
    analyzer.annotate(&one)
    var several = sentences
    analyzer.annotate(&several, jobs: jobs)
    #expect(one == several)
    var none: [Sentence] = []
    analyzer.annotate(&none, jobs: jobs)
    #expect(none.isEmpty)
  }

  @Test("every sentence gets one tree; an empty one stays empty, a single word is the root")
  func trees() {
    var sentences =
      randomSentences(20, longest: 25, seed: 5) + [Sentence(words: []), NetworkFixture.sentence("Peace")]
    analyzer.annotate(&sentences)
    for sentence in sentences where !sentence.words.isEmpty { #expect(sentence.treeFault() == nil) }
    #expect(sentences[20].words.isEmpty)
    #expect(sentences[21].words[0].head == -1 && sentences[21].words[0].deprel == "root")
    var none: [Sentence] = []
    analyzer.annotate(&none)
    #expect(none.isEmpty)
  }

  @Test("a sentence of 3,000 words is cut, and has one tree")
  func longSentence() {
    let words = (0..<3000).map { Word(form: $0 % 9 == 8 ? ";" : "treaty") }
    var sentences = [Sentence(words: words)]
    analyzer.annotate(&sentences)
    #expect(sentences[0].treeFault() == nil)
    #expect(sentences[0].words.count { $0.deprel == "parataxis" } >= 5)
  }

  @Test("the vocabulary finds every key that is in it, and no other")
  func vocabulary() {
    let words = analyzer.embeddings.words
    let keys = words.keys.values
    for (i, key) in keys.enumerated() {
      #expect(words.row(of: key) == i + 1)
      #expect(words.row(of: key &+ 1) == 0)
    }
    #expect(words.row(of: 0) == 0 && words.row(of: .max) == 0)
    let crowded = Vocabulary(
      keys: MappedArray((0..<1000).map { UInt64($0) * 3 } + [.max - 5]), table: words.table)
    #expect((0..<1000).allSatisfy { crowded.row(of: UInt64($0) * 3) == $0 + 1 })
    #expect(crowded.row(of: .max - 5) == 1001 && crowded.row(of: 4) == 0 && crowded.row(of: .max) == 0)
  }

  @Test("sentences are grouped by length, none is lost, empty ones are left out")
  func grouping() {
    let lengths = [3, 0, 700, 5, 5, 1, 600, 0, 2] + Array(repeating: 4, count: 40)
    let groups = SentenceBatch.grouping(lengths)
    #expect(groups.joined().sorted() == lengths.indices.filter { lengths[$0] > 0 })
    for group in groups {
      let sizes = group.map { lengths[$0] }
      #expect(sizes == sizes.sorted(by: >) && group.count <= 16)
    }
    #expect(groups.first == [2] && groups[1].first == 6)
  }
}
