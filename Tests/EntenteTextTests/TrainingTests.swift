import Foundation
import Testing

@testable import EntenteText

@Suite("training")
struct TrainingTests {
  /// A folder with the files of a small training, gone when the test ends.
  private final class Folder {
    let path = NSTemporaryDirectory() + "entente-training-" + UUID().uuidString

    init(sentences: [Sentence]) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try write("trees.conllu", CoNLLU.format(sentences))
      let names = sentences.map { "#\($0.comments.last ?? "")\n" + IOB2.format([$0]) }.joined()
      try write("names.iob2", names)
      try write("raw.txt", String(decoding: RawText.of(sentences), as: UTF8.self))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
      try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
    }

    func bytes(_ name: String) -> [UInt8]? {
      FileManager.default.contents(atPath: path + "/" + name).map { [UInt8]($0) }
    }

    func options(_ output: String) -> Trainer.Options {
      var options = Trainer.Options(trees: [path + "/trees.conllu"], output: path + "/" + output)
      options.names = [path + "/names.iob2"]
      options.unlabelled = [path + "/raw.txt"]
      options.taggerEpochs = 3
      options.parserEpochs = 4
      options.leastUpdates = 1
      options.leastWeight = 0  // weights of so few sentences are all small
      return options
    }

    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
  }

  /// What a training tells, in order.
  private final class Events {
    var begun: [TrainingProgress.Part] = []
    var reused: [TrainingProgress.Part] = []
    var remarks: [String] = []
    var last: TrainingProgress?
    var atBeginning: (TrainingProgress.Part) -> Void = { _ in }

    func take(_ event: TrainingEvent) {
      switch event {
      case .progress(let progress):
        last = progress
        if progress.epoch == 0 {
          begun.append(progress.part)
          atBeginning(progress.part)
        }
      case .reused(let part): reused.append(part)
      case .remark(let text): remarks.append(text)
      }
    }
  }

  @Test(
    "a training that goes on after an interruption writes the same bytes, and learns no finished part anew",
    arguments: [true, false])
  func resumes(withNames: Bool) throws {
    var language = InventedLanguage(seed: 3)
    let folder = try Folder(sentences: language.sentences(16))
    func options(_ output: String) -> Trainer.Options {
      var options = folder.options(output)
      if !withNames { (options.names, options.unlabelled) = ([], []) }
      return options
    }
    let all = TrainingProgress.Part.allCases.filter { withNames || $0 != .classes && $0 != .names }
    let stop = withNames ? TrainingProgress.Part.names : .lemmas
    let events = Events()
    // What lies beside the model when a part begins is what an interruption there leaves.
    events.atBeginning = { part in
      guard part == stop else { return }
      try? FileManager.default.copyItem(
        atPath: folder.path + "/whole.model.training", toPath: folder.path + "/again.model.training")
    }
    try Trainer.train(options: options("whole.model")) { events.take($0) }
    #expect(events.begun == all && events.reused.isEmpty)
    #expect(events.last?.epoch == events.last?.epochs)
    var again = options("again.model")
    again.resumes = true
    let second = Events()
    try Trainer.train(options: again) { second.take($0) }
    let place = try #require(all.firstIndex(of: stop))
    #expect(second.reused == Array(all[..<place]) && second.begun == Array(all[place...]))
    let whole = try #require(folder.bytes("whole.model"))
    #expect(folder.bytes("again.model") == whole)
    #expect(!folder.files.contains { $0.hasSuffix(".training") })
  }

  @Test("parts of another training, and damaged ones, are not used; those of the same are")
  func begunAnew() throws {
    let folder = try Folder(sentences: [])
    let path = folder.path + "/m.model.training"
    let events = Events()
    let clock = TrainingClock(parts: [.tagger, .lemmas], words: 1) { events.take($0) }
    func learn(_ fingerprint: String, resumes: Bool) throws -> [UInt64] {
      var parts = TrainingParts(path: path, fingerprint: fingerprint, resumes: resumes, clock: clock)
      return try parts.part(.tagger, epochs: 1) { file throws(ModelFileError) in
        try file.array("x", of: UInt64.self).values
      } write: {
        $1.add("x", $0)
      } make: {
        [UInt64.random(in: 0...UInt64.max)]
      }
    }
    let first = try learn("a", resumes: false)
    #expect(try learn("a", resumes: true) == first && events.reused == [.tagger])
    #expect(try learn("b", resumes: true) != first)
    let second = try learn("a", resumes: false)
    #expect(second != first && events.reused == [.tagger])
    var bytes = try #require(folder.bytes("m.model.training"))
    bytes[bytes.count - 1] ^= 1
    for damaged in [bytes, [1, 2, 3], []] {
      try Data(damaged).write(to: URL(fileURLWithPath: path))
      #expect(try learn("a", resumes: true) != second)
    }
    #expect(events.remarks.count { $0.contains("begun anew") } == 4 && events.reused == [.tagger])
  }

  @Test("a fingerprint tells data, options and program apart, and not the places of files")
  func fingerprints() throws {
    var language = InventedLanguage(seed: 4)
    let folder = try Folder(sentences: language.sentences(2))
    let options = folder.options("m.model")
    let print = { (options: Trainer.Options) in options.fingerprint(try options.files()) }
    var others = (0..<6).map { _ in options }
    others[0].seed += 1
    others[1].taggerEpochs += 1
    others[2].program = "another"
    others[3].surroundings = "another"
    others[4].names = []
    others[5].gazetteer = NameGazetteer(entries: [])
    let all = try ([options] + others).map(print)
    #expect(Set(all).count == 7)
    var moved = options
    moved.output = "/elsewhere"
    moved.dev = options.trees
    moved.resumes = true
    #expect(try print(moved) == all[0])
  }

  @Test("the card names data with digests, options and scores, and no folder")
  func card() throws {
    var language = InventedLanguage(seed: 5)
    let folder = try Folder(sentences: language.sentences(12))
    var options = folder.options("m.model")
    options.dev = [folder.path + "/trees.conllu", folder.path + "/names.iob2"]
    options.seed = 77
    try Trainer.train(options: options)
    let card = String(decoding: try #require(folder.bytes("m.card.md")), as: UTF8.self)
    let digest = TrainingFile.hexadecimal(SHA256.digest(try #require(folder.bytes("trees.conllu"))))
    for part in ["trees.conllu | trees |", digest, "| seed | 77 |", "| given words | 100.00 |", "| LOC | "] {
      #expect(card.contains(part), "\(part)")
    }
    #expect(!card.contains(folder.path))
  }

  @Test("where the model cannot be written nothing is learnt and nothing left")
  func unwritable() throws {
    var language = InventedLanguage(seed: 6)
    let folder = try Folder(sentences: language.sentences(6))
    let events = Events()
    #expect(throws: TrainerError.self) {
      try Trainer.train(options: folder.options("nowhere/m.model")) { events.take($0) }
    }
    #expect(events.begun.isEmpty)
    #expect(folder.files == ["names.iob2", "raw.txt", "trees.conllu"])
  }

  @Test("another language is a matter of data: learnt from 250 sentences, it is analysed from raw text")
  func otherLanguage() throws {
    var language = InventedLanguage(seed: 1)
    let folder = try Folder(sentences: language.sentences(250))
    var options = folder.options("m.model")
    options.unlabelled = []
    options.parserEpochs = 6
    let pipeline = try Pipeline(model: try ModelFile(encoded: try Trainer.model(options: options).encoded()))
    let gold = language.sentences(80)  // the generator goes on: other sentences of the same language
    let found = pipeline.analyze(RawText.of(gold))
    let evaluation = try TreeEvaluation(
      gold: TreeFile(Array(CoNLLU.format(gold).utf8), file: "gold"),
      system: TreeFile(Array(CoNLLU.format(found).utf8), file: "system"))
    let least: [TreeMeasure: Double] = [
      .words: 0.99, .sentences: 0.95, .upos: 0.97, .xpos: 0.97, .ufeats: 0.97, .lemmas: 0.95, .las: 0.95,
    ]
    for (measure, score) in evaluation.scores() {
      if let least = least[measure] { #expect(score.f1 >= least, "\(measure) \(score.f1)") }
    }
    let names = try NameEvaluation(gold: gold, system: pipeline.analyze(sentences: gold))
    #expect(names.all.f1 >= 0.9)
  }
}
