import Foundation

/// Makes a model file from annotated text, in one run: the same files, options and program give the same bytes.
public struct Trainer {
  public struct Options: Sendable {
    /// CoNLL-U files with trees, for everything but names.
    public var trees: [String]
    /// A network in the safetensors format, trained elsewhere; then only tokeniser, lemmas and the network's companion for names
    /// are learnt here.
    public var network: String?
    /// IOB2 files with names (UNER), joined with the trees by `sent_id`; without names the model tags none.
    public var names: [String] = []
    /// JSON Lines of documents with mentions (GUM), joined with the trees by `sent_id`.
    public var entities: [String] = []
    /// Plain text in UTF-8, for word classes.
    public var unlabelled: [String] = []
    /// Known names for the training of the name tagger.
    public var gazetteer: NameGazetteer?
    public var seed: UInt64 = 1
    public var taggerEpochs = 5
    public var parserEpochs = 10
    /// A feature gets weights from this number of updates on; on EWT dev 3 is as good as 1, with a quarter of the file.
    public var leastUpdates: UInt8 = 3
    /// Averaged weights smaller than this are not shipped; on EWT dev 1 is as good as 0, with half of the file.
    public var leastWeight: Float = 1
    /// Files with trees (CoNLL-U) or names (IOB2) that the finished model is scored on, for its card; nothing is learnt from
    /// them.
    public var dev: [String] = []
    /// Whether the finished parts of an interrupted training are used.
    public var resumes = false
    /// The program that trains, for the card.
    public var program = "entente"
    /// What else the model depends on, as digests of the program and of the gazetteer's source: tells one training from
    /// another.
    public var surroundings = ""
    /// The model file to write.
    public var output: String

    public init(trees: [String], output: String) {
      self.trees = trees
      self.output = output
    }
  }

  /// Trains all components, writes the model file and its card (`x.card.md` beside `x.model`).
  ///
  /// Finished parts are kept beside the model until it is written; see ``Options/resumes``. A training that went on after
  /// an interruption gives the same bytes as one that was never interrupted.
  public static func train(
    options: Options, report: @escaping (TrainingEvent) -> Void = { _ in }
  ) throws(TrainerError) {
    let folder = URL(fileURLWithPath: options.output).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else { throw .unwritable(options.output) }
    let files = try options.files()
    let partsPath = TrainingParts.path(forModel: options.output)
    let writer = try model(options: options, files: files, partsPath: partsPath, report: report)
    do {
      try writer.write(to: options.output)
      report(.remark("written to \(options.output)"))
      let card = try ModelCard(options, files, model: ModelFile(path: options.output)).text()
      try write(card, to: ModelCard.path(forModel: options.output))
    } catch let error as ModelFileError {
      throw .model(error)
    } catch let error as TrainerError {
      throw error
    } catch {
      throw .unwritable(ModelCard.path(forModel: options.output))
    }
    try? FileManager.default.removeItem(atPath: partsPath)
  }

  private static func write(_ card: String, to path: String) throws {
    try Data(card.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// Trains all components.
  public static func model(
    options: Options, report: @escaping (TrainingEvent) -> Void = { _ in }
  ) throws(TrainerError) -> ModelFileWriter {
    try model(options: options, files: try options.files(), partsPath: nil, report: report)
  }

  private static func model(
    options: Options, files: [TrainingFile], partsPath: String?, report: @escaping (TrainingEvent) -> Void
  ) throws(TrainerError) -> ModelFileWriter {
    let network = try checkedNetwork(options)
    let trees = try readTrees(options.trees)
    guard !trees.isEmpty else { throw .noSentences(options.trees) }
    let wordCount = trees.reduce(0) { $0 + $1.words.count }
    report(.remark("\(trees.count) sentences, \(wordCount) words"))
    let clock = TrainingClock(parts: options.parts, words: wordCount, report: report)
    var parts = TrainingParts(
      path: partsPath, fingerprint: options.fingerprint(files), resumes: options.resumes, clock: clock)
    var writer = ModelFileWriter()
    let rawText = try options.unlabelled.map(bytes)
    let tokenizer = try trainTokenizer(trees, rawText, options, &parts, clock)
    tokenizer.write(to: &writer)
    if let network {
      try trainLemmas(trees.map(\.words), options, &parts, clock).write(to: &writer)
      writer.add(NeuralAnalyzer.section, bytes: network)
      try trainCompanion(trees, rawText, tokenizer, options, &parts, clock, into: &writer)
    } else {
      try trainPerceptrons(trees, rawText, tokenizer, options, &parts, clock, into: &writer)
    }
    return writer
  }

  /// The bytes of the network, if one is wanted.
  private static func checkedNetwork(_ options: Options) throws(TrainerError) -> [UInt8]? {
    guard let path = options.network else { return nil }
    do { return try NeuralAnalyzer.checked(path: path) } catch { throw .model(error) }
  }

  /// The linear name tagger beside a network, where there are names to learn it from; tags are the network's.
  private static func trainCompanion(
    _ trees: [Sentence], _ rawText: [[UInt8]], _ tokenizer: Tokenizer, _ options: Options,
    _ parts: inout TrainingParts, _ clock: TrainingClock, into writer: inout ModelFileWriter
  ) throws(TrainerError) {
    guard let path = options.network, options.hasNames else { return }
    let network: NeuralAnalyzer
    do { network = try NeuralAnalyzer(path: path) } catch { throw .model(error) }
    // What is wrong with these files shall show now.
    _ = try named(trees, options)
    var raw = try readRaw(rawText, tokenizer, &parts, clock)
    var retagged = trees
    network.annotate(&retagged)
    network.annotate(&raw.sample)
    let sentences = try named(retagged, options)
    guard !sentences.isEmpty else { return }
    raw.lexicon.listed = network.embeddings.lexicon
    trainNames(sentences, raw: raw.sample, raw.lexicon, options, clock).write(to: &writer)
  }

  /// Everything that follows the tokeniser, without a network.
  private static func trainPerceptrons(
    _ trees: [Sentence], _ rawText: [[UInt8]], _ tokenizer: Tokenizer, _ options: Options,
    _ parts: inout TrainingParts, _ clock: TrainingClock, into writer: inout ModelFileWriter
  ) throws(TrainerError) {
    let words = trees.map(\.words)
    // What is wrong with these files shall show now, not when all else is learnt.
    _ = try named(trees, options)
    let raw = try readRaw(rawText, tokenizer, &parts, clock)
    let tagger = try parts.part(.tagger, epochs: options.taggerEpochs) { file throws(ModelFileError) in
      try Tagger(from: file)
    } write: {
      $0.write(to: &$1)
    } make: {
      Tagger.train(words, options: options.tagger, lexicon: raw.lexicon) { clock.epochEnded() }
    }
    tagger.write(to: &writer)
    let morphology = try parts.part(.morphology, epochs: options.taggerEpochs) {
      file throws(ModelFileError) in
      try MorphologyTagger(from: file)
    } write: {
      $0.write(to: &$1)
    } make: {
      MorphologyTagger.train(words, options: options.tagger) { clock.epochEnded() }
    }
    morphology.write(to: &writer)
    try trainLemmas(words, options, &parts, clock).write(to: &writer)
    let retagged = try jackknifed(trees, raw.lexicon, options, &parts, clock)
    let parser = try parts.part(.parser, epochs: options.parserEpochs) { file throws(ModelFileError) in
      try Parser(from: file)
    } write: {
      $0.write(to: &$1)
    } make: {
      Parser.train(retagged.map(\.words), options: options.parser, lexicon: raw.lexicon) { _ in
        clock.epochEnded()
      }
    }
    parser.write(to: &writer)
    let sentences = try named(retagged, options)
    guard !sentences.isEmpty else { return raw.lexicon.write(to: &writer, name: NameTagger.Section.lexicon) }
    trainNames(sentences, raw: tagged(raw.sample, tagger), raw.lexicon, options, clock).write(to: &writer)
  }

  private static func readTrees(_ paths: [String]) throws(TrainerError) -> [Sentence] {
    var trees: [Sentence] = []
    for path in paths {
      do { trees += try CoNLLU.read(path: path, requireTrees: true) } catch { throw .trees(error) }
    }
    return trees
  }

  private static func trainTokenizer(
    _ trees: [Sentence], _ rawText: [[UInt8]], _ options: Options, _ parts: inout TrainingParts,
    _ clock: TrainingClock
  ) throws(TrainerError) -> Tokenizer {
    var trainer = TokenizerTrainer()
    trainer.seed = options.seed
    let epochs = trainer.splitEpochs + trainer.sentenceEpochs
    return try parts.part(.tokenizer, epochs: epochs) { file throws(ModelFileError) in
      try Tokenizer(from: file)
    } write: {
      $0.write(to: &$1)
    } make: {
      trainer.train(trees, rawText: rawText) { clock.epochEnded($0) }
    }
  }

  private static func trainLemmas(
    _ words: [[Word]], _ options: Options, _ parts: inout TrainingParts, _ clock: TrainingClock
  ) throws(TrainerError) -> Lemmatizer {
    try parts.part(.lemmas, epochs: options.taggerEpochs) { file throws(ModelFileError) in
      try Lemmatizer(from: file)
    } write: {
      $0.write(to: &$1)
    } make: {
      Lemmatizer.train(words, options: options.lemmas) { clock.epochEnded() }
    }
  }

  /// The sentences with the tags that a tagger gives them which has not seen them, as parser and name tagger will get
  /// them in use.
  private static func jackknifed(
    _ trees: [Sentence], _ lexicon: NameLexicon, _ options: Options, _ parts: inout TrainingParts,
    _ clock: TrainingClock
  ) throws(TrainerError) -> [Sentence] {
    let folds = min(jackknifeFolds, trees.count)
    guard folds > 1 else { return trees }
    var quick = options.tagger
    quick.epochs = min(quick.epochs, 3)  // the tags' errors matter, not the last tenth of a percent
    let tags = try parts.part(.tags, epochs: folds * quick.epochs) { file throws(ModelFileError) in
      try TrainingTags(from: file)
    } write: {
      $0.write(to: &$1)
    } make: {
      var result = trees
      var scratch = TaggerScratch()
      for fold in 0..<folds {
        let others = trees.indices.filter { $0 % folds != fold }.map { trees[$0].words }
        let tagger = Tagger.train(others, options: quick, lexicon: lexicon) {
          clock.epochEnded("part \(fold + 1) of \(folds)")
        }
        for i in trees.indices where i % folds == fold { tagger.tag(&result[i].words, scratch: &scratch) }
      }
      return TrainingTags(of: result)
    }
    return tags.applied(to: trees)
  }

  private static let jackknifeFolds = 5

  /// The sentences that have names, with them.
  private static func named(_ trees: [Sentence], _ options: Options) throws(TrainerError) -> [Sentence] {
    var sentences: [Sentence] = []
    for path in options.names {
      do {
        sentences += NameAnnotations.join(trees, names: try IOB2.parse(try bytes(path), file: path))
      } catch {
        throw (error as? IOB2Error).map { .names($0) } ?? .unreadable(path)
      }
    }
    for path in options.entities {
      do { sentences += try NameAnnotations.mark(trees, mentionsIn: try bytes(path), file: path) } catch {
        throw (error as? NameAnnotationsError).map { .entities($0) } ?? .unreadable(path)
      }
    }
    return sentences
  }

  private static func trainNames(
    _ sentences: [Sentence], raw: [Sentence], _ lexicon: NameLexicon, _ options: Options,
    _ clock: TrainingClock
  ) -> NameTagger {
    var trainer = NameTaggerTrainer()
    trainer.seed = options.seed
    clock.begin(.names, epochs: raw.isEmpty ? trainer.epochs : 2 * trainer.epochs + 1)
    defer { clock.end() }
    return trainer.train(sentences, gazetteer: options.gazetteer, lexicon: lexicon, raw: raw) {
      clock.epochEnded($0)
    }
  }

  /// Word classes of the raw text, and some of its sentences for the name tagger.
  private static func readRaw(
    _ texts: [[UInt8]], _ tokenizer: Tokenizer, _ parts: inout TrainingParts, _ clock: TrainingClock
  ) throws(TrainerError) -> RawReading {
    guard !texts.isEmpty else {
      let nothing = RawReading()
      parts.keep { nothing.write(to: &$0) }
      return nothing
    }
    var builder = NameLexiconBuilder()
    return try parts.part(.classes, epochs: builder.iterations + 1) { file throws(ModelFileError) in
      try RawReading(from: file)
    } write: {
      $0.write(to: &$1)
    } make: {
      var sample: [Sentence] = []
      let stride = max(1, texts.reduce(0) { $0 + $1.count } / (bytesPerSentence * sampleSize))
      var number = 0
      for text in texts {
        for block in blocks(of: text) {
          for sentence in tokenizer.sentences(in: text, range: block) {
            builder.add(sentence)
            number += 1
            if number % stride == 0 { sample.append(sentence) }
          }
        }
      }
      clock.epochEnded("\(builder.wordCount) words read")
      return RawReading(lexicon: builder.build { clock.epochEnded($0) }, sample: sample)
    }
  }

  /// About so many sentences of raw text are tagged and learnt from by the name tagger; more slow training down and
  /// drown the annotated ones.
  private static let sampleSize = 20_000
  private static let bytesPerSentence = 150

  /// Parts of a text of about a megabyte, cut at line ends, so that few words are held in memory at once.
  private static func blocks(of text: [UInt8]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let least = min(start + 1 << 20, text.count)
      let end = text[least...].firstIndex(of: 0x0A) ?? text.count
      blocks.append(start..<end)
      start = end
    }
    return blocks
  }

  private static func tagged(_ sentences: [Sentence], _ tagger: Tagger) -> [Sentence] {
    var sentences = sentences
    var scratch = TaggerScratch()
    for i in sentences.indices { tagger.tag(&sentences[i].words, scratch: &scratch) }
    return sentences
  }

  private static func bytes(_ path: String) throws(TrainerError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    return [UInt8](data)
  }
}

extension Trainer.Options {
  /// What has to be learnt, in order.
  fileprivate var parts: [TrainingProgress.Part] {
    let all: [TrainingProgress.Part] = [
      .tokenizer, .classes, .tagger, .morphology, .lemmas, .tags, .parser, .names,
    ]
    return all.filter {
      switch $0 {
      case .classes: !unlabelled.isEmpty && (network == nil || hasNames)
      case .names: hasNames
      case .tagger, .morphology, .tags, .parser: network == nil
      case .tokenizer, .lemmas: true
      }
    }
  }

  fileprivate var hasNames: Bool { !names.isEmpty || !entities.isEmpty }

  fileprivate var tagger: PerceptronOptions {
    .init(epochs: taggerEpochs, seed: seed, leastUpdates: min(leastUpdates, 2), leastWeight: leastWeight / 2)
  }

  fileprivate var parser: PerceptronOptions {
    .init(epochs: parserEpochs, seed: seed, leastUpdates: leastUpdates, leastWeight: leastWeight)
  }

  /// Every form is seen once an epoch, so nothing is rare.
  fileprivate var lemmas: PerceptronOptions {
    .init(epochs: taggerEpochs, seed: seed, leastUpdates: 1, leastWeight: 0)
  }
}
