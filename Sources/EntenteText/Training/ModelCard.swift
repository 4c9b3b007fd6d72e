import Foundation

/// What a model is made of and how good it is, in Markdown, to stand beside it.
struct ModelCard {
  private let options: Trainer.Options
  private let files: [TrainingFile]
  private let model: ModelFile

  init(_ options: Trainer.Options, _ files: [TrainingFile], model: ModelFile) {
    self.options = options
    self.files = files
    self.model = model
  }

  /// `x.model` has the card `x.card.md`.
  static func path(forModel output: String) -> String {
    (output.hasSuffix(".model") ? String(output.dropLast(6)) : output) + ".card.md"
  }

  /// - Throws: where a file of ``Trainer/Options/dev`` cannot be read or scored
  func text() throws(TrainerError) -> String {
    var lines = ["# \(Self.name(options.output))", ""]
    lines += [
      "Made by \(options.program). Size \(model.byteCount) bytes, digest of the content `\(model.digest)`.",
      "",
    ]
    lines += ["## Data", "", "| file | used for | bytes | SHA-256 |", "| --- | --- | --- | --- |"]
    lines += files.map { "| \(Self.name($0.path)) | \($0.use.rawValue) | \($0.byteCount) | `\($0.digest)` |" }
    lines +=
      ["", "## Options", "", "| option | value |", "| --- | --- |"] + options.rows.map { "| \($0) | \($1) |" }
    if !options.dev.isEmpty { lines += try scores() }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

  private func scores() throws(TrainerError) -> [String] {
    let pipeline: Pipeline
    do { pipeline = try Pipeline(model: model, gazetteer: options.gazetteer) } catch { throw .model(error) }
    var lines = ["", "## Scores", "", "F1 in percent; every tag is the model's own."]
    for path in options.dev {
      guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
      lines += ["", "\(Self.name(path)), SHA-256 `\(try TrainingFile(path, .dev).digest)`", ""]
      lines +=
        try Self.isNames([UInt8](data))
        ? names([UInt8](data), path, pipeline) : trees([UInt8](data), path, pipeline)
    }
    return lines
  }

  private func trees(_ bytes: [UInt8], _ path: String, _ pipeline: Pipeline) throws(TrainerError) -> [String]
  {
    let sentences: [Sentence]
    do { sentences = try CoNLLU.parse(bytes, file: path) } catch { throw .trees(error) }
    var lines = [
      "| | " + TreeMeasure.allCases.map(\.rawValue).joined(separator: " | ") + " |",
      "| --- |" + TreeMeasure.allCases.map { _ in " --- |" }.joined(),
    ]
    let ways = [
      ("given words", pipeline.analyze(sentences: sentences)),
      ("raw text", pipeline.analyze(RawText.of(sentences))),
    ]
    for (way, found) in ways {
      do {
        let evaluation = try TreeEvaluation(
          gold: TreeFile(bytes, file: path, isLoose: true),
          system: TreeFile(Array(CoNLLU.format(found).utf8), file: "the model's trees", isLoose: true))
        lines.append(
          "| \(way) | " + evaluation.scores().map { Self.percent($0.score.f1) }.joined(separator: " | ")
            + " |")
      } catch { throw .dev(error) }
    }
    return lines
  }

  private func names(_ bytes: [UInt8], _ path: String, _ pipeline: Pipeline) throws(TrainerError) -> [String]
  {
    let gold: [Sentence]
    do { gold = try IOB2.parse(bytes, file: path) } catch { throw .names(error) }
    let evaluation: NameEvaluation
    do { evaluation = try NameEvaluation(gold: gold, system: pipeline.analyze(sentences: gold)) } catch {
      throw .dev(error)
    }
    return ["| names | precision | recall | F1 |", "| --- | --- | --- | --- |"]
      + ([("all", evaluation.all)] + evaluation.byType).map { type, score in
        "| \(type) | \(Self.percent(score.precision)) | \(Self.percent(score.recall)) | \(Self.percent(score.f1)) |"
      }
  }

  /// Whether a file holds names in IOB2: its first word does not have the ten columns of CoNLL-U.
  private static func isNames(_ bytes: [UInt8]) -> Bool {
    let word = bytes.split(separator: 0x0A).first { $0.first != UInt8(ascii: "#") && $0.count > 1 }
    return word?.count { $0 == 0x09 } != 9
  }

  private static func percent(_ share: Double) -> String {
    let hundredths = Int((share * 10_000).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

extension Trainer.Options {
  fileprivate var rows: [(String, String)] {
    var rows = [("seed", "\(seed)")]
    if network == nil {
      rows += [
        ("tagger epochs", "\(taggerEpochs)"), ("parser epochs", "\(parserEpochs)"),
        ("least updates of a feature", "\(leastUpdates)"), ("least weight", "\(leastWeight)"),
        ("gazetteer", gazetteer == nil ? "none" : "the ontology's names"),
      ]
    }
    return rows
  }
}
