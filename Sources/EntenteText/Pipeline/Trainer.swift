import Foundation

/// Makes a model file from annotated text, in one run: the same files, options and program give the same bytes.
public struct Trainer {
  public struct Options: Sendable {
    /// CoNLL-U files with trees, for everything but names.
    public var trees: [String]
    /// A network in the safetensors format, trained elsewhere; then only tokeniser and lemmas are learnt here.
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
    /// The model file to write.
    public var output: String

    public init(trees: [String], output: String) {
      self.trees = trees
      self.output = output
    }
  }

  /// Trains all components and writes the model file.
  ///
  /// - Parameter progress: one line in words after each step
  public static func train(options: Options, progress: (String) -> Void = { _ in }) throws(TrainerError) {
    let writer = try model(options: options, progress: progress)
    do { try writer.write(to: options.output) } catch { throw .model(error) }
    progress("written to \(options.output)")
  }

  /// Trains all components.
  public static func model(
    options: Options, progress: (String) -> Void = { _ in }
  ) throws(TrainerError) -> ModelFileWriter {
    let network = try checkedNetwork(options)
    for path in options.names + options.entities + options.unlabelled {
      guard FileManager.default.isReadableFile(atPath: path) else { throw .unreadable(path) }
    }
    let trees = try readTrees(options.trees)
    guard !trees.isEmpty else { throw .noSentences(options.trees) }
    progress("\(trees.count) sentences, \(trees.reduce(0) { $0 + $1.words.count }) words")
    var writer = ModelFileWriter()
    let rawText = try options.unlabelled.map(bytes)
    let tokenizer = trainTokenizer(trees, rawText, options, progress)
    tokenizer.write(to: &writer)
    if let network {
      progress("lemmas")
      Lemmatizer.train(trees.map(\.words), options: options.lemmas).write(to: &writer)
      writer.add(NeuralAnalyzer.section, bytes: network)
    } else {
      try trainPerceptrons(trees, rawText, tokenizer, options, progress, into: &writer)
    }
    return writer
  }

  /// The bytes of the network, if one is wanted.
  private static func checkedNetwork(_ options: Options) throws(TrainerError) -> [UInt8]? {
    guard let path = options.network else { return nil }
    do { return try NeuralAnalyzer.checked(path: path) } catch { throw .model(error) }
  }

  /// Everything that follows the tokeniser, without a network.
  private static func trainPerceptrons(
    _ trees: [Sentence], _ rawText: [[UInt8]], _ tokenizer: Tokenizer, _ options: Options,
    _ progress: (String) -> Void, into writer: inout ModelFileWriter
  ) throws(TrainerError) {
    let words = trees.map(\.words)
    let (lexicon, sample) = readRaw(rawText, tokenizer, progress)
    progress("tagger")
    let tagger = Tagger.train(words, options: options.tagger, lexicon: lexicon)
    tagger.write(to: &writer)
    progress("morphology")
    MorphologyTagger.train(words, options: options.tagger).write(to: &writer)
    progress("lemmas")
    Lemmatizer.train(words, options: options.lemmas).write(to: &writer)
    let retagged = jackknifed(trees, lexicon, options, progress)
    Parser.train(retagged.map(\.words), options: options.parser, lexicon: lexicon) { epoch in
      progress("parser epoch \(epoch)")
    }.write(to: &writer)
    if let names = try trainNames(retagged, tagged(sample, tagger), lexicon, options, progress) {
      names.write(to: &writer)
    } else {
      lexicon.write(to: &writer, name: NameTagger.Section.lexicon)
    }
  }

  private static func readTrees(_ paths: [String]) throws(TrainerError) -> [Sentence] {
    var trees: [Sentence] = []
    for path in paths {
      do { trees += try CoNLLU.read(path: path, requireTrees: true) } catch { throw .trees(error) }
    }
    return trees
  }

  private static func trainTokenizer(
    _ trees: [Sentence], _ rawText: [[UInt8]], _ options: Options, _ progress: (String) -> Void
  ) -> Tokenizer {
    var trainer = TokenizerTrainer()
    trainer.seed = options.seed
    return trainer.train(trees, rawText: rawText, progress: progress)
  }

  /// The sentences with the tags that a tagger gives them which has not seen them, as parser and name tagger will get
  /// them in use.
  private static func jackknifed(
    _ trees: [Sentence], _ lexicon: NameLexicon, _ options: Options, _ progress: (String) -> Void
  ) -> [Sentence] {
    let folds = min(jackknifeFolds, trees.count)
    guard folds > 1 else { return trees }
    var result = trees
    var scratch = TaggerScratch()
    var quick = options.tagger
    quick.epochs = min(quick.epochs, 3)  // the tags' errors matter, not the last tenth of a percent
    for fold in 0..<folds {
      progress("tags for the parser, part \(fold + 1) of \(folds)")
      let others = trees.indices.filter { $0 % folds != fold }.map { trees[$0].words }
      let tagger = Tagger.train(others, options: quick, lexicon: lexicon)
      for i in trees.indices where i % folds == fold { tagger.tag(&result[i].words, scratch: &scratch) }
    }
    return result
  }

  private static let jackknifeFolds = 5

  private static func trainNames(
    _ trees: [Sentence], _ raw: [Sentence], _ lexicon: NameLexicon, _ options: Options,
    _ progress: (String) -> Void
  ) throws(TrainerError) -> NameTagger? {
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
    guard !sentences.isEmpty else { return nil }
    var trainer = NameTaggerTrainer()
    trainer.seed = options.seed
    return trainer.train(
      sentences, gazetteer: options.gazetteer, lexicon: lexicon, raw: raw, progress: progress)
  }

  /// Word classes of the raw text, and some of its sentences for the name tagger.
  private static func readRaw(
    _ texts: [[UInt8]], _ tokenizer: Tokenizer, _ progress: (String) -> Void
  ) -> (NameLexicon, [Sentence]) {
    guard !texts.isEmpty else { return (NameLexicon(), []) }
    var builder = NameLexiconBuilder()
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
    progress("word classes from \(builder.wordCount) words")
    return (builder.build(progress: progress), sample)
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

/// Why no model could be trained.
public enum TrainerError: Error {
  case noSentences([String])
  case unreadable(String)
  case trees(CoNLLUError)
  case names(IOB2Error)
  case entities(NameAnnotationsError)
  case model(ModelFileError)
}

extension TrainerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSentences(let paths):
      "no sentences in \(paths.joined(separator: ", ")); pass CoNLL-U files with trees"
    case .unreadable(let path): "\(path): cannot be read; check the path"
    case .trees(let error): error.description
    case .names(let error): error.description
    case .entities(let error): error.description
    case .model(let error): error.description
    }
  }
}
