/// The whole analysis: text in, sentences with tags, features, lemmas, trees and names out.
///
/// A value without state: use one from any number of tasks. Equal input gives equal output, whatever else runs.
public struct Pipeline: Sendable {
  /// What decides on tags, features, trees and names.
  enum Analyzer: Sendable {
    case network(NeuralAnalyzer)
    case perceptrons(PerceptronAnalyzer)
  }

  let tokenizer: Tokenizer
  let analyzer: Analyzer
  let lemmatizer: Lemmatizer
  /// Known names, a hint to the linear name tagger; `nil` for none.
  public var gazetteer: NameGazetteer?
  /// Threads of one call; results do not depend on their number.
  public var jobs = 1
  /// SHA-256 of the model's content in hexadecimal, part of a build's fingerprint.
  public let modelDigest: String

  /// Maps the model file; see ``ModelFile``.
  public init(modelPath: String, gazetteer: NameGazetteer? = nil) throws(ModelFileError) {
    try self.init(model: ModelFile(path: modelPath), gazetteer: gazetteer)
  }

  /// Reads the components from a model file: the network where there is one, else the perceptrons.
  public init(model: ModelFile, gazetteer: NameGazetteer? = nil) throws(ModelFileError) {
    tokenizer = try Tokenizer(from: model)
    analyzer =
      model.contains(NeuralAnalyzer.section)
      ? .network(try NeuralAnalyzer(from: model)) : .perceptrons(try PerceptronAnalyzer(from: model))
    lemmatizer = try Lemmatizer(from: model)
    modelDigest = model.digest
    self.gazetteer = gazetteer
  }

  /// Whether names are tagged; without a name tagger every word is `O`.
  public var tagsNames: Bool {
    switch analyzer {
    case .network: true
    case .perceptrons(let perceptrons): perceptrons.names != nil
    }
  }

  /// Whether a gazetteer makes a difference.
  public var readsGazetteer: Bool {
    switch analyzer {
    case .network(let network): network.companion != nil
    case .perceptrons: tagsNames
    }
  }

  /// Sentences of a text in UTF-8; ranges count its bytes.
  public func analyze(_ text: [UInt8], lineBreaks: Tokenizer.LineBreaks = .space) -> [Sentence] {
    analyze(text, range: 0..<text.count, lineBreaks: lineBreaks)
  }

  /// Sentences of a part of a text; ranges count bytes of the whole text.
  ///
  /// - Precondition: `range` lies within the text.
  /// - Complexity: linear in the length of the range
  public func analyze(
    _ text: [UInt8], range: Range<Int>, lineBreaks: Tokenizer.LineBreaks = .space
  ) -> [Sentence] {
    analyze(sentences: tokenizer.sentences(in: text, range: range, lineBreaks: lineBreaks))
  }

  /// Sentences of a text with one sentence a line; empty lines are passed over.
  public func analyze(lines text: [UInt8]) -> [Sentence] { analyze(sentences: lines(of: text)) }

  /// A part of a document, as a paragraph.
  public struct Part: Sendable {
    public var text: [UInt8]
    /// Whether every line is a sentence, as in headings.
    public var isOneSentenceALine: Bool

    public init(text: [UInt8], isOneSentenceALine: Bool = false) {
      (self.text, self.isOneSentenceALine) = (text, isOneSentenceALine)
    }
  }

  /// Sentences of each part of one document; ranges count bytes of the part.
  public func analyze(parts: [Part]) -> [[Sentence]] {
    let split = Jobs.map(parts, jobs: jobs) {
      $0.isOneSentenceALine ? lines(of: $0.text) : tokenizer.sentences(in: $0.text)
    }
    let analyzed = analyze(sentences: split.flatMap(\.self))
    var start = 0
    return split.map { sentences in
      defer { start += sentences.count }
      return Array(analyzed[start..<start + sentences.count])
    }
  }

  private func lines(of text: [UInt8]) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      if let sentence = tokenizer.words(inSentence: text, range: start..<end) { sentences.append(sentence) }
      start = end + 1
    }
    return sentences
  }

  /// Analyses given sentences: forms, ranges, multiword tokens and comments stay, all else is replaced.
  ///
  /// The sentences of a call are one document, or several where comments say `newdoc`, as in CoNLL-U: there names look at each
  /// other. All else looks at one sentence alone. Many at once are quicker than one by one.
  public func analyze(sentences: [Sentence]) -> [Sentence] {
    var analyzed = sentences
    switch analyzer {
    case .network(let network): network.annotate(&analyzed, gazetteer: gazetteer, jobs: jobs)
    case .perceptrons(let perceptrons): perceptrons.annotate(&analyzed, gazetteer: gazetteer, jobs: jobs)
    }
    guard jobs > 1 else {
      lemmatize(&analyzed)
      return analyzed
    }
    let tagged = analyzed
    return Jobs.map(Jobs.runs(of: tagged, jobs: jobs), jobs: jobs) { run in
      var part = Array(tagged[run])
      lemmatize(&part)
      return part
    }.flatMap(\.self)
  }

  private func lemmatize(_ sentences: inout [Sentence]) {
    var scratch = LemmaScratch()
    for i in sentences.indices { lemmatizer.lemmatize(&sentences[i].words, scratch: &scratch) }
  }
}
