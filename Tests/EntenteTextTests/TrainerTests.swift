import Foundation
import Testing

@testable import EntenteText

@Suite("training and analysis")
struct TrainerTests {
  /// A model of our own sentences, trained once for all tests.
  private static let model = Result { try withOptions { try Trainer.model(options: $0).encoded() } }

  /// Runs the body with a trainer's options for our own sentences.
  private static func withOptions<Result>(_ body: (Trainer.Options) throws -> Result) throws -> Result {
    let path = NSTemporaryDirectory() + "entente-own-\(UUID().uuidString).conllu"
    defer { try? FileManager.default.removeItem(atPath: path) }
    // Six copies, so that the taggers which tag for the parser have seen every sentence.
    let text = String(repeating: TestSentences.conllu, count: 6)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    var options = Trainer.Options(trees: [path], output: path + ".model")
    options.taggerEpochs = 10
    options.parserEpochs = 15
    options.leastUpdates = 1
    options.leastWeight = 0
    return try body(options)
  }

  @Test("a model learns the sentences that it was trained on")
  func learns() throws {
    let model = try ModelFile(encoded: try Self.model.get())
    try model.verify()
    let trees = try TestSentences.trees()
    let result = try Pipeline(model: model).analyze(sentences: trees)
    for (found, right) in zip(result, trees) {
      #expect(found.words.map(\.upos) == right.words.map(\.upos))
      #expect(found.words.map(\.xpos) == right.words.map(\.xpos))
      #expect(found.words.map(\.feats) == right.words.map(\.feats))
      #expect(found.words.map(\.lemma) == right.words.map(\.lemma))
      #expect(found.words.map(\.head) == right.words.map(\.head))
      #expect(found.words.map(\.deprel) == right.words.map(\.deprel))
    }
  }

  @Test("the same files and options give the same bytes")
  func deterministic() throws {
    #expect(try Self.withOptions { try Trainer.model(options: $0).encoded() } == Self.model.get())
  }

  @Test("many tasks at once get the answer of one")
  func concurrent() async throws {
    let model = try ModelFile(encoded: try Self.model.get())
    let pipeline = try Pipeline(model: model)
    let text = Array("France met Peru. The new alliance did not sign the treaty.".utf8)
    let expected = pipeline.analyze(text)
    await withTaskGroup(of: [Sentence].self) { group in
      for _ in 0..<16 { group.addTask { pipeline.analyze(text) } }
      for await result in group { #expect(result == expected) }
    }
  }

  @Test("lines are sentences, whatever they hold; words point at their bytes")
  func lines() throws {
    let model = try ModelFile(encoded: try Self.model.get())
    let text = Array("France signed. Peru met\n\n  \nthe alliance".utf8)
    let sentences = try Pipeline(model: model).analyze(lines: text)
    #expect(sentences.count == 2)
    for word in sentences.flatMap(\.words) {
      #expect(String(decoding: text[word.range], as: UTF8.self) == word.form)
    }
  }

  @Test("a sentence of 5,000 words has one tree")
  func longSentence() throws {
    let model = try ModelFile(encoded: try Self.model.get())
    let words = (0..<5000).map { Word(form: $0 % 7 == 6 ? "," : "treaty") }
    let result = try #require(try Pipeline(model: model).analyze(sentences: [Sentence(words: words)]).first)
    #expect(result.words.count == 5000)
    #expect(result.treeFault() == nil)
    #expect(
      SentencePieces.cut(words, longest: PerceptronAnalyzer.longestSentence).allSatisfy {
        $0.count <= PerceptronAnalyzer.longestSentence
      })
  }

  @Test("a damaged model whose header is whole gives odd answers or errors, never a crash", arguments: 0..<40)
  func damaged(seed: Int) throws {
    let bytes = try Self.model.get()
    var random = SplitMix64(seed: UInt64(seed))
    var damaged = bytes
    let count = Int(bytes[12])
    for _ in 0..<200 {
      let position = Int.random(in: ModelHeader.tableEnd(sectionCount: count)..<bytes.count, using: &random)
      damaged[position] = UInt8(truncatingIfNeeded: random.next())
    }
    do {
      let pipeline = try Pipeline(model: try ModelFile(encoded: damaged))
      for sentence in pipeline.analyze(Array("France did not sign the treaty in Lima.".utf8)) {
        #expect(sentence.treeFault() == nil)
      }
    } catch {
      #expect(!error.description.isEmpty)  // by its type a ModelFileError
    }
  }

  @Test("files that cannot be trained on are errors")
  func badInput() throws {
    #expect(throws: TrainerError.self) {
      try Trainer.model(options: .init(trees: ["/nowhere.conllu"], output: "x"))
    }
    #expect(throws: TrainerError.self) { try Trainer.model(options: .init(trees: [], output: "x")) }
  }
}
