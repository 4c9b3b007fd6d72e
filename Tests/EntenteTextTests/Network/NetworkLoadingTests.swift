import Foundation
import Testing

@testable import EntenteText

@Suite("network in a model file")
struct NetworkLoadingTests {
  private func load(_ bytes: [UInt8]) throws -> NeuralAnalyzer {
    try NeuralAnalyzer(try NetworkFixture.tensors(bytes))
  }

  @Test("a network that lacks a tensor is an error that names it")
  func missingTensor() throws {
    for name in try NetworkFixture.networkTensors() {
      let bytes = try NetworkFixture.changed { $0[name] = nil }
      #expect(throws: SafetensorsError.missingTensor(name)) { try load(bytes) }
    }
  }

  @Test("a tensor of another shape or type is an error")
  func wrongTensor() throws {
    for name in try NetworkFixture.networkTensors() {
      for (key, value) in [("shape", [3, 1, 7] as Any), ("dtype", "F16" as Any)] {
        let bytes = try NetworkFixture.changed { header in
          var tensor = try #require(header[name] as? [String: Any])
          tensor[key] = value
          header[name] = tensor
        }
        #expect(throws: SafetensorsError.self, "\(name) \(key)") { try load(bytes) }
      }
    }
  }

  @Test(
    "metadata that say nothing useful are an error",
    arguments: [
      ("format", "entente-network-9"), ("layers", "0"), ("layers", "two"), ("hidden", "15"),
      ("hidden", "-16"),
      ("hidden", "32"), ("tags", "NOUN X0\nNOUN X0"), ("tags", "THING X0"), ("affix_kinds", "1 2 8"),
      ("affix_kinds", "a"), ("names", "B-PER\nO"), ("deprels", "nsubj\nobj"), ("feats", ""),
    ])
  func wrongMetadata(key: String, value: String) throws {
    let bytes = try NetworkFixture.changed { header in
      var metadata = try #require(header["__metadata__"] as? [String: String])
      metadata[key] = value
      header["__metadata__"] = metadata
    }
    #expect(throws: SafetensorsError.self) { try load(bytes) }
    let without = try NetworkFixture.changed { header in
      var metadata = try #require(header["__metadata__"] as? [String: String])
      metadata[key] = nil
      header["__metadata__"] = metadata
    }
    #expect(throws: SafetensorsError.missingMetadata(key)) { try load(without) }
  }

  /// A model of our own sentences with the fixture as network.
  private static let model = Result {
    let trees = NSTemporaryDirectory() + "entente-own-\(UUID().uuidString).conllu"
    defer { try? FileManager.default.removeItem(atPath: trees) }
    try TestSentences.conllu.write(toFile: trees, atomically: true, encoding: .utf8)
    var options = Trainer.Options(trees: [trees], output: "")
    options.network = NetworkFixture.path
    return try Trainer.model(options: options).encoded()
  }

  @Test("the trainer packs a network beside tokeniser and lemmas; the pipeline then goes by it")
  func packed() throws {
    let file = try ModelFile(encoded: try Self.model.get())
    try file.verify()
    #expect(file.contains(NeuralAnalyzer.section) && file.contains("lemma.scripts"))
    for section in ["tagger.tags", "parser.relations", "names.labels", "morphology.features"] {
      #expect(!file.contains(section))
    }
    let range = try file.content(NeuralAnalyzer.section).range
    #expect(range.lowerBound % 64 == 0)
    let pipeline = try Pipeline(model: file)
    #expect(pipeline.tagsNames && pipeline.modelDigest == file.digest)
    let given = try NetworkFixture.sentences()
    var direct = given
    try NetworkFixture.analyzer.get().annotate(&direct)
    let result = pipeline.analyze(sentences: given)
    for (found, right) in zip(result, direct) {
      #expect(found.words.map(\.head) == right.words.map(\.head))
      #expect(found.words.map(\.upos) == right.words.map(\.upos))
      #expect(found.words.map(\.nameTag) == right.words.map(\.nameTag))
      #expect(found.words.allSatisfy { !$0.lemma.isEmpty })
    }
  }

  @Test("many tasks at once get the answer of one")
  func concurrent() async throws {
    let pipeline = try Pipeline(model: ModelFile(encoded: try Self.model.get()))
    let text = Array("France met Peru. The new alliance did not sign the treaty.".utf8)
    let expected = pipeline.analyze(text)
    await withTaskGroup(of: [Sentence].self) { group in
      for _ in 0..<8 { group.addTask { pipeline.analyze(text) } }
      for await result in group { #expect(result == expected) }
    }
  }

  @Test("a damaged network gives odd answers or errors, never a crash", arguments: 0..<30)
  func damaged(seed: Int) throws {
    var bytes = try Self.model.get()
    let range = try ModelFile(encoded: bytes).content(NeuralAnalyzer.section).range
    var random = SplitMix64(seed: UInt64(seed))
    // The header is a tenth of the section: half of the runs leave it whole, so that the weights are what is odd.
    let first = seed % 2 == 0 ? range.lowerBound : range.lowerBound + 12_000
    for _ in 0..<(seed % 2 == 0 ? 3 : 2000) {
      bytes[Int.random(in: first..<range.upperBound, using: &random)] = UInt8(
        truncatingIfNeeded: random.next())
    }
    do {
      let pipeline = try Pipeline(model: try ModelFile(encoded: bytes))
      for sentence in pipeline.analyze(Array("France did not sign the treaty in Lima.".utf8)) {
        #expect(sentence.treeFault() == nil)
      }
    } catch {
      #expect(!error.description.isEmpty)  // by its type a ModelFileError
    }
  }

  @Test("what is no network cannot be packed")
  func badNetwork() throws {
    let path = NSTemporaryDirectory() + "entente-network-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("no network at all, only words".utf8).write(to: URL(fileURLWithPath: path))
    for file in [path, "/nowhere.safetensors"] {
      var options = Trainer.Options(trees: [], output: "")
      options.network = file
      #expect(throws: TrainerError.self) { try Trainer.model(options: options) }
    }
  }
}
