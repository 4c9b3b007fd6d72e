import Foundation
import Testing

@testable import EntenteText

/// The model under `models/` and the corpora in the folder `shared` beside a checkout, where they are there.
private enum Installed {
  static let model = upwards("models/english.model")
  static let fast = upwards("models/fast.model")

  static var corpora: String? {
    if let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"] {
      return FileManager.default.fileExists(atPath: shared + "/corpora") ? shared + "/corpora" : nil
    }
    return upwards("shared/DESIGN.md").map { $0.dropLast("DESIGN.md".count) + "corpora" }
  }

  private static func upwards(_ path: String) -> String? {
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    while true {
      let candidate = folder.appendingPathComponent(path).path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
      guard folder.path != "/" else { return nil }
      folder.deleteLastPathComponent()
    }
  }
}

@Suite("the model that is shipped", .enabled(if: Installed.model != nil))
struct ShippedModelTests {
  private func pipeline() throws -> Pipeline { try Pipeline(modelPath: try #require(Installed.model)) }

  @Test("is whole, smaller than 25 MB, and has all parts")
  func whole() throws {
    let file = try ModelFile(path: try #require(Installed.model))
    #if !DEBUG
      try file.verify()  // a minute without optimisation
    #endif
    #expect(file.byteCount < 25_000_000)
    #expect(try Pipeline(model: file).tagsNames)
  }

  @Test("keeps every word's place whatever the text, and gives every sentence a tree", arguments: 0..<12)
  func anyText(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = Array(
      (0..<120).map { _ in TokenizerOffsetTests.pieces.randomElement(using: &random) ?? "" }.joined().utf8)
    var position = 0
    for sentence in try pipeline().analyze(text) {
      #expect(sentence.treeFault() == nil)
      for word in sentence.words {
        #expect(word.range.lowerBound >= position && Array(word.form.utf8) == Array(text[word.range]))
        position = word.range.upperBound
      }
    }
  }

  @Test("analyses a sentence of diplomacy")
  func sentence() throws {
    let text = Array("Norway and Chile signed a treaty, but their neighbours weren't invited.".utf8)
    let sentence = try #require(try pipeline().analyze(text).first)
    let words = sentence.words
    let at = { (form: String) throws -> Int in try #require(words.firstIndex { $0.form == form }) }
    #expect(words[try at("signed")].head == -1)
    #expect(words[try at("Norway")].head == (try at("signed")))
    #expect(words[try at("Norway")].deprel == "nsubj")
    #expect(words[try at("Chile")].deprel == "conj")
    #expect(words[try at("treaty")].deprel == "obj")
    #expect(words[try at("neighbours")].deprel == "nsubj:pass")
    #expect(words[try at("neighbours")].lemma == "neighbour")
    #expect(words[try at("n't")].lemma == "not")
    #expect(words[try at("Norway")].nameTag == "B-LOC")
    #expect(sentence.multiwordTokens.map(\.form) == ["weren't"])
  }

  @Test(
    "is no worse than when it was made, on 250 sentences of the development data",
    .enabled(if: Installed.corpora != nil))
  func floor() throws {
    let path = try #require(Installed.corpora) + "/ud-english-ewt/en_ewt-ud-dev.conllu"
    let all = try CoNLLU.read(path: path)
    let sample = all.indices.filter { $0 % 8 == 0 }.map { all[$0] }
    let result = try pipeline().analyze(sentences: sample)
    var words = 0
    var tags = 0
    var arcs = 0
    var lemmas = 0
    for (found, right) in zip(result, sample) {
      #expect(found.treeFault() == nil)
      for (a, b) in zip(found.words, right.words) {
        words += 1
        tags += a.upos == b.upos ? 1 : 0
        lemmas += a.lemma == b.lemma ? 1 : 0
        arcs += a.head == b.head && universal(a.deprel) == universal(b.deprel) ? 1 : 0
      }
    }
    #expect(Double(tags) / Double(words) > 0.94)
    #expect(Double(lemmas) / Double(words) > 0.96)
    #expect(Double(arcs) / Double(words) > 0.80)
  }

  @Test(
    "the fast model is whole, smaller than 25 MB, and no worse than when it was made",
    .enabled(if: Installed.corpora != nil && Installed.fast != nil))
  func fast() throws {
    let file = try ModelFile(path: try #require(Installed.fast))
    #expect(file.byteCount < 25_000_000)
    let path = try #require(Installed.corpora) + "/ud-english-ewt/en_ewt-ud-dev.conllu"
    let all = try CoNLLU.read(path: path)
    let sample = all.indices.filter { $0 % 8 == 0 }.map { all[$0] }
    let found = try Pipeline(model: file).analyze(sentences: sample)
    let evaluation = try TreeEvaluation(
      gold: TreeFile(Array(CoNLLU.format(sample).utf8), file: "gold"),
      system: TreeFile(Array(CoNLLU.format(found).utf8), file: "fast"))
    #expect(evaluation.score(.upos).f1 > 0.94 && evaluation.score(.lemmas).f1 > 0.96)
    #expect(evaluation.score(.las).f1 > 0.80)
  }

  private func universal(_ relation: String) -> Substring { relation.prefix { $0 != ":" } }
}
