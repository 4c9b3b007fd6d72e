internal import ArgumentParser
internal import Entente
internal import EntenteText
internal import Foundation

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score trees or names against a gold file.",
    discussion: """
      With one file the language model analyses its words, or its text with --raw; with two files the second is scored.
      Trees are CoNLL-U files, scored by the measures of the CoNLL 2018 shared task; names are IOB2 files, scored by exact
      span and type. Shares are percents in tables, parts of 1 elsewhere.
        entente evaluate dev.conllu
        entente evaluate dev.conllu --raw --by phenomenon
        entente evaluate dev.iob2 --no-gazetteer
        entente evaluate gold.conllu system.conllu --by mistake
      """)

  enum Input: String, ExpressibleByArgument, CaseIterable { case conllu, iob2 }
  enum Breakdown: String, ExpressibleByArgument, CaseIterable {
    case measure, relation, mistake, phenomenon, cost
  }

  @OptionGroup var data: DataOptions
  @OptionGroup var language: ModelOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("What is right: trees in CoNLL-U or names in IOB2.", valueName: "GOLD"))
  var gold: String
  @Argument(help: ArgumentHelp("What a system says; without it the model is asked.", valueName: "SYSTEM"))
  var system: String?
  @Option(name: .long, help: ArgumentHelp("conllu or iob2, where the files do not tell.", valueName: "KIND"))
  var from: Input?
  @Flag(name: .long, help: "The model analyses the gold file's text instead of its words.")
  var raw = false
  @Option(
    name: .long,
    help: ArgumentHelp(
      "measure, relation (each relation's LAS), mistake (the most frequent ones), phenomenon (what is hard in political text) or cost (speed and memory of the model).",
      valueName: "WHAT"))
  var by: Breakdown = .measure
  @Option(name: .long, help: ArgumentHelp("At most so many rows of mistakes.", valueName: "N"))
  var limit = 30
  @Flag(name: .long, help: "Go on past trees that have several roots, cycles or heads that are no words.")
  var loose = false
  @Flag(name: .long, help: "Names count by their words, whatever their type.")
  var unlabelled = false
  @Option(
    name: .long,
    help: ArgumentHelp("Other names for types of names; an empty one drops the type.", valueName: "OLD=NEW,…")
  )
  var map = ""
  @Flag(name: .long, help: "Names from the name tagger only, not from the ontology.")
  var noGazetteer = false

  func validate() throws {
    if raw && system != nil { throw ValidationError("--raw is for the model; leave SYSTEM out") }
    if limit < 1 { throw ValidationError("--limit wants 1 or more, not \(limit)") }
    _ = try newTypes()
  }

  func run() throws {
    let bytes = try InputFile.bytes(gold)
    let kind = from ?? Input(path: gold, bytes: bytes)
    if raw && kind == .iob2 {
      throw Complaint(.usage, "--raw needs a CoNLL-U file; IOB2 does not say where spaces are")
    }
    if by == .cost { return try cost(bytes, kind) }
    switch kind {
    case .conllu: try trees(bytes)
    case .iob2: try names(bytes)
    }
  }

  // MARK: trees

  private func trees(_ bytes: [UInt8]) throws {
    let right = try TreeFile(bytes, file: gold, isLoose: loose)
    let found = try TreeFile(try systemTrees(bytes), file: system ?? "(the model's trees)", isLoose: loose)
    for file in [right, found] where file.faults > 0 {
      Terminal.remark(
        "\(file.file): \(Plural.count(file.faults, "tree or head", "trees or heads")) not well formed")
    }
    let evaluation = try TreeEvaluation(gold: right, system: found)
    try EvaluationTable.trees(evaluation, by, limit: limit).print(as: output.format)
  }

  private func systemTrees(_ bytes: [UInt8]) throws -> [UInt8] {
    if let system { return try InputFile.bytes(system) }
    let sentences = try analysed(bytes, .conllu, with: try pipeline())
    return Array(CoNLLU.format(sentences).utf8)
  }

  private func pipeline() throws -> Pipeline {
    try data.workspace(language).pipeline(usesGazetteer: !noGazetteer)
  }

  private func analysed(_ bytes: [UInt8], _ kind: Input, with pipeline: Pipeline) throws -> [Sentence] {
    let sentences = try given(bytes, kind)
    return raw ? pipeline.analyze(RawText.of(sentences)) : pipeline.analyze(sentences: sentences)
  }

  private func given(_ bytes: [UInt8], _ kind: Input) throws -> [Sentence] {
    switch kind {
    case .conllu: try CoNLLU.parse(bytes, file: gold)
    case .iob2: try IOB2.parse(bytes, file: gold)
    }
  }

  // MARK: names

  private func names(_ bytes: [UInt8]) throws {
    guard by == .measure else {
      throw Complaint(.usage, "--by \(by.rawValue) is for trees; names have types alone")
    }
    let right = try IOB2.parse(bytes, file: gold)
    let found: [Sentence]
    if let system {
      found = try IOB2.parse(try InputFile.bytes(system), file: system)
    } else {
      found = try pipeline().analyze(sentences: right)
    }
    let evaluation = try NameEvaluation(
      gold: right, system: found, newTypes: try newTypes(), ignoresTypes: unlabelled)
    try EvaluationTable.names(evaluation).print(as: output.format)
  }

  private func newTypes() throws -> [String: String] {
    var types: [String: String] = [:]
    for pair in map.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw ValidationError("--map wants OLD=NEW with commas between, not '\(pair)'")
      }
      types[String(parts[0])] = String(parts[1])
    }
    return types
  }

  // MARK: cost

  private func cost(_ bytes: [UInt8], _ kind: Input) throws {
    if system != nil { throw Complaint(.usage, "--by cost measures the model; leave SYSTEM out") }
    let workspace = try data.workspace(language)
    let load = Stopwatch()
    let bare = try workspace.pipeline(usesGazetteer: false)
    let loadSeconds = load.wallSeconds
    let pipeline = noGazetteer ? bare : try workspace.pipeline()
    let sentences = try given(bytes, kind)
    let text = raw ? RawText.of(sentences) : []
    var words = 0
    var best = Double.infinity
    // The best of some runs: what else the machine does only ever slows down.
    for _ in 0..<5 {
      let watch = Stopwatch()
      let result = raw ? pipeline.analyze(text) : pipeline.analyze(sentences: sentences)
      best = min(best, watch.processorSeconds)
      words = result.reduce(0) { $0 + $1.words.count }
    }
    try EvaluationTable.cost(words: words, seconds: best, loadSeconds: loadSeconds).print(as: output.format)
  }
}

extension Evaluate.Input {
  /// By the file's ending, or by the columns of its first word.
  fileprivate init(path: String, bytes: [UInt8]) {
    switch (path as NSString).pathExtension.lowercased() {
    case "conllu", "conll", "conllx": self = .conllu
    case "iob2", "iob", "bio", "bioes": self = .iob2
    default:
      let word = bytes.split(separator: 0x0A, maxSplits: 1000).first {
        $0.first != UInt8(ascii: "#") && $0.count > 1
      }
      self = word?.count { $0 == 0x09 } == 9 ? .conllu : .iob2
    }
  }
}

/// The bytes of a file that is named on the command line; `-` is standard input.
enum InputFile {
  static func bytes(_ path: String) throws -> [UInt8] {
    if path == "-" { return StandardInput.bytes() }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Complaint(.fileError, "\(path): no such file, or it cannot be read")
    }
    return Array(data)
  }
}
