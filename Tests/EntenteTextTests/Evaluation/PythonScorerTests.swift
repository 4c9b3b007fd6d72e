import Foundation
import Testing

@testable import EntenteText

/// The scorers in Python of the folder `shared`, where they and Python are there.
private enum PythonScorer {
  static let folder: String? = {
    guard FileManager.default.isExecutableFile(atPath: python) else { return nil }
    if let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"] {
      return existing(shared + "/eval")
    }
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    while folder.path != "/" {
      if let found = existing(folder.appendingPathComponent("shared/eval").path) { return found }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  private static let python = "/usr/bin/python3"

  private static func existing(_ folder: String) -> String? {
    FileManager.default.fileExists(atPath: folder + "/conllu_eval.py") ? folder : nil
  }

  /// What a scorer prints for two files as JSON.
  static func scores(_ script: String, _ gold: String, _ system: String) throws -> [String: [String: Double]]
  {
    let base = NSTemporaryDirectory() + "entente-scorer-" + UUID().uuidString
    let paths = [base + ".gold", base + ".system", base + ".json"]
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    try gold.write(toFile: paths[0], atomically: true, encoding: .utf8)
    try system.write(toFile: paths[1], atomically: true, encoding: .utf8)
    try Data().write(to: URL(fileURLWithPath: paths[2]))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [try #require(folder) + "/" + script, paths[0], paths[1], "--json"]
    process.standardOutput = FileHandle(forWritingAtPath: paths[2])
    try process.run()
    process.waitUntilExit()
    let data = try Data(contentsOf: URL(fileURLWithPath: paths[2]))
    return try JSONDecoder().decode([String: [String: Double]].self, from: data)
  }
}

@Suite("scores are those of the scorers in Python", .enabled(if: PythonScorer.folder != nil))
struct PythonScorerTests {
  @Test("on trees over the same text that are cut, grouped and drawn at random", arguments: 0..<8)
  func trees(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = (0..<600).map { _ in Array("abcAé中Ж.,").randomElement(using: &random) ?? "a" }
    let (gold, system) = (RandomTrees(text, &random).conllu, RandomTrees(text, &random).conllu)
    let theirs = try PythonScorer.scores("conllu_eval.py", gold, system)
    let ours = try TreeEvaluation(
      gold: TreeFile(Array(gold.utf8), file: "gold"), system: TreeFile(Array(system.utf8), file: "system"))
    #expect(theirs.count == 10)
    for (measure, score) in ours.scores() {
      guard let their = theirs[measure.rawValue] else { continue }
      #expect(Double(score.correct) == their["correct"], "\(measure)")
      #expect(Double(score.gold) == their["gold"] && Double(score.system) == their["system"], "\(measure)")
      #expect(
        score.f1 == their["f1"] && score.precision == their["precision"] && score.recall == their["recall"])
      #expect(score.alignedAccuracy == their["aligned_accuracy"], "\(measure)")
    }
  }

  @Test("on names at random, in any scheme", arguments: 0..<4)
  func names(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let tags = ["O", "O", "B-PER", "I-PER", "I-LOC", "B-LOC", "E-PER", "S-ORG", "L-LOC", "U-PER"]
    let file = { (random: inout SplitMix64) in
      (0..<300).map { "w\($0)\t\(tags.randomElement(using: &random) ?? "O")\n" + ($0 % 17 == 16 ? "\n" : "") }
        .joined()
    }
    let (gold, system) = (file(&random), file(&random))
    let theirs = try PythonScorer.scores("ner_eval.py", gold, system)
    let ours = try NameEvaluation(
      gold: try IOB2.parse(Array(gold.utf8), file: "gold"),
      system: try IOB2.parse(Array(system.utf8), file: "system"))
    #expect(ours.byType.map(\.type) == ["LOC", "ORG", "PER"])
    for (type, score) in [("ALL", ours.all)] + ours.byType {
      #expect(Double(score.correct) == theirs[type]?["correct"] && score.f1 == theirs[type]?["f1"], "\(type)")
      #expect(Double(score.gold) == theirs[type]?["gold"] && Double(score.system) == theirs[type]?["system"])
    }
  }
}

/// A text cut into sentences, tokens and words by chance, with trees by chance.
private struct RandomTrees {
  var conllu = ""

  init(_ text: [Character], _ random: inout SplitMix64) {
    var sentence: [(token: String, words: [String])] = []
    var rest = text[...]
    while !rest.isEmpty {
      // Mostly in threes, so that two cuts of a text often agree.
      let length =
        Int.random(in: 0..<4, using: &random) == 0
        ? Int.random(in: 1...3, using: &random) : 3 - (text.count - rest.count) % 3
      let token = String(rest.prefix(length))
      rest = rest.dropFirst(length)
      sentence.append((token, Self.words(token, &random)))
      if Int.random(in: 0..<8, using: &random) == 0 || rest.isEmpty {
        append(sentence, &random)
        sentence = []
      }
    }
  }

  private static func words(_ token: String, _ random: inout SplitMix64) -> [String] {
    guard Int.random(in: 0..<4, using: &random) == 0 else { return [token] }
    let parts = ["a", "b", "A", token, token.uppercased(), "É"]
    return (0..<Int.random(in: 1...4, using: &random)).map { _ in parts.randomElement(using: &random) ?? "a" }
  }

  private mutating func append(_ tokens: [(token: String, words: [String])], _ random: inout SplitMix64) {
    let count = tokens.reduce(0) { $0 + $1.words.count }
    let order = Array(1...count).shuffled(using: &random)
    var heads = [Int](repeating: 0, count: count + 1)
    for (i, word) in order.enumerated() where i > 0 {
      heads[word] = order[Int.random(in: 0..<i, using: &random)]
    }
    let relations = ["nsubj", "obj:x", "obj", "case", "conj", "punct", "aux:pass", "flat", "root"]
    let feats = ["_", "Case=Nom|Number=Sing", "Number=Sing|Case=Nom", "Typo=Yes", "Number=Plur"]
    var number = 1
    for (token, words) in tokens {
      let isMultiword = words != [token]
      if isMultiword { conllu += "\(number)-\(number + words.count - 1)\t\(token)\t_\t_\t_\t_\t_\t_\t_\t_\n" }
      for word in words {
        let pick = { (list: [String], random: inout SplitMix64) in list.randomElement(using: &random) ?? "_" }
        let columns = [
          String(number), word, pick(["_", "l", "m"], &random), pick(["NOUN", "VERB"], &random),
          pick(["N", "_"], &random),
          pick(feats, &random), String(heads[number]), pick(relations, &random), "_", "_",
        ]
        conllu += columns.joined(separator: "\t") + "\n"
        number += 1
      }
    }
    conllu += "\n"
  }
}
