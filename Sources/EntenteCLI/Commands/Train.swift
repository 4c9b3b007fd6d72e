internal import ArgumentParser
internal import Entente
internal import EntenteText

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train the language model from annotated text.",
    discussion: "models/README.md names the data and the exact command of the model that comes with Entente.")

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
      "A network in the safetensors format; tokeniser and lemmas are learnt, all else is the network's.",
      valueName: "FILE"))
  var network: String?
  @Option(name: .long, help: ArgumentHelp("Passes over the tagger's data.", valueName: "N")) var taggerEpochs:
    Int?
  @Option(name: .long, help: ArgumentHelp("Passes over the parser's data.", valueName: "N")) var parserEpochs:
    Int?
  @Option(name: .long, help: ArgumentHelp("Seed of every random choice.", valueName: "N")) var seed: UInt64 =
    1
  @Flag(name: .long, help: "Names are learnt without the ontology's names as features.") var noGazetteer =
    false
  @Option(name: .shortAndLong, help: ArgumentHelp("The model file to write.", valueName: "FILE")) var output:
    String

  func validate() throws {
    guard network != nil, !names.isEmpty || !entities.isEmpty else { return }
    throw ValidationError("--names and --entities teach nothing where there is a --network; leave them out")
  }

  func run() throws {
    var options = Trainer.Options(trees: trees, output: output)
    options.network = network
    options.names = names
    options.entities = entities
    options.unlabelled = unlabelled
    options.seed = seed
    if let taggerEpochs { options.taggerEpochs = taggerEpochs }
    if let parserEpochs { options.parserEpochs = parserEpochs }
    if !noGazetteer && network == nil {
      options.gazetteer = NameGazetteer(entries: try data.workspace().ontology().gazetteer)
    }
    try Trainer.train(options: options) { Terminal.remark($0) }
  }
}
