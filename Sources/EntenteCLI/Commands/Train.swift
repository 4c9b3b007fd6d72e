internal import ArgumentParser
internal import Entente
internal import EntenteModel
internal import EntenteOntology
internal import EntenteText
internal import Foundation

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train the language model from annotated text.",
    discussion: """
      models/README.md names the data and the exact command of the model that comes with Entente. The model is written whole \
      or not at all, with a card of its data, options and scores beside it (x.card.md beside x.model). What was finished \
      when a training was stopped lies in x.model.training; --resume goes on from there, with the same result.
      """)

  @OptionGroup var data: DataOptions
  @Option(
    name: .long, parsing: .upToNextOption, help: ArgumentHelp("CoNLL-U files with trees.", valueName: "FILE"))
  var trees: [String]
  @Option(
    name: .long, parsing: .upToNextOption, help: ArgumentHelp("IOB2 files with names.", valueName: "FILE"))
  var names: [String] = []
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("JSON Lines of entities on those trees.", valueName: "FILE"))
  var entities: [String] = []
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Plain text for word classes.", valueName: "FILE"))
  var unlabelled: [String] = []
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A network in the safetensors format; tokeniser and lemmas are learnt, with names given a linear name tagger too; all else is the network's.",
      valueName: "FILE"))
  var network: String?
  @Option(name: .long, help: ArgumentHelp("Passes over the tagger's data.", valueName: "N")) var taggerEpochs:
    Int?
  @Option(name: .long, help: ArgumentHelp("Passes over the parser's data.", valueName: "N")) var parserEpochs:
    Int?
  @Option(name: .long, help: ArgumentHelp("Seed of every random choice.", valueName: "N")) var seed: UInt64 =
    1
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Trees or names to score the model on, for its card; not learnt from.", valueName: "FILE"))
  var dev: [String] = []
  @Flag(name: .long, help: "Go on where a training of the same data and options was stopped.") var resume =
    false
  @Flag(name: .long, help: "Names are learnt without the ontology's names as features.") var noGazetteer =
    false
  @Option(name: .shortAndLong, help: ArgumentHelp("The model file to write.", valueName: "FILE")) var output:
    String

  func run() throws {
    var options = Trainer.Options(trees: trees, output: output)
    options.network = network
    options.names = names
    options.entities = entities
    options.unlabelled = unlabelled
    options.seed = seed
    if let taggerEpochs { options.taggerEpochs = taggerEpochs }
    if let parserEpochs { options.parserEpochs = parserEpochs }
    options.dev = dev
    options.resumes = resume
    options.program = "entente \(Program.version)"
    var surroundings = ""
    if !noGazetteer && (network == nil || !names.isEmpty || !entities.isEmpty) {
      let ontology = try data.workspace().ontology()
      options.gazetteer = NameGazetteer(entries: ontology.gazetteer)
      surroundings = ontology.digest
    }
    options.surroundings = surroundings + TrainingReport.programDigest()
    let report = TrainingReport()
    try Trainer.train(options: options) { report.show($0) }
    Terminal.endProgress()
  }
}

/// The progress of a training on standard error: a line that changes where a person looks on, else a line for each part.
private final class TrainingReport {
  private var lastPart = 0

  /// Tells one program from another; a part that another one has made is not used.
  static func programDigest() -> String {
    guard let path = Bundle.main.executablePath, let program = FileManager.default.contents(atPath: path)
    else {
      return ""
    }
    return SHA256.hex(of: [UInt8](program))
  }

  func show(_ event: TrainingEvent) {
    switch event {
    case .remark(let text): Terminal.remark(text)
    case .reused(let part): Terminal.remark("\(part.rawValue): finished before")
    case .progress(let progress):
      let line = Self.line(progress)
      if Terminal.errorIsTerminal { Terminal.progress(line) }
      let isNews = progress.number != lastPart || progress.epoch == progress.epochs
      if isNews && !Terminal.errorIsTerminal { Terminal.remark(line) }
      lastPart = progress.number
    }
  }

  private static func line(_ progress: TrainingProgress) -> String {
    var line = "\(progress.number)/\(progress.count) \(progress.part.rawValue)"
    line += ", pass \(progress.epoch) of \(progress.epochs)"
    if let speed = progress.wordsPerSecond { line += ", \(Int(speed)) words/s" }
    if let seconds = progress.secondsLeft { line += ", about \(duration(seconds)) left" }
    return progress.detail.isEmpty ? line : line + " (\(progress.detail))"
  }

  private static func duration(_ seconds: Double) -> String {
    seconds < 90 ? "\(Int(seconds.rounded())) s" : "\(Int((seconds / 60).rounded())) min"
  }
}
