/// The whole analysis: text in, sentences with tags, features, lemmas, trees and names out.
///
/// A value without state: use one from any number of tasks. Equal input gives equal output, whatever else runs.
public struct Pipeline: Sendable {
  let tokenizer: Tokenizer
  let tagger: Tagger
  let morphology: MorphologyTagger
  let lemmatizer: Lemmatizer
  let parser: Parser
  let names: NameTagger?
  /// Known names, a hint to the name tagger; `nil` for none.
  public var gazetteer: NameGazetteer?
  /// SHA-256 of the model's content in hexadecimal, part of a build's fingerprint.
  public let modelDigest: String

  /// Maps the model file; see ``ModelFile``.
  public init(modelPath: String, gazetteer: NameGazetteer? = nil) throws(ModelFileError) {
    try self.init(model: ModelFile(path: modelPath), gazetteer: gazetteer)
  }

  /// Reads the components from a model file; without sections of the name tagger every word is tagged `O`.
  public init(model: ModelFile, gazetteer: NameGazetteer? = nil) throws(ModelFileError) {
    tokenizer = try Tokenizer(from: model)
    tagger = try Tagger(from: model)
    morphology = try MorphologyTagger(from: model)
    lemmatizer = try Lemmatizer(from: model)
    parser = try Parser(from: model)
    names = model.contains(NameTagger.Section.labels) ? try NameTagger(from: model) : nil
    modelDigest = model.digest
    self.gazetteer = gazetteer
  }

  /// Sentences of a text in UTF-8; ranges count its bytes.
  public func analyze(_ text: [UInt8], lineBreaks: Tokenizer.LineBreaks = .space) -> [Sentence] {
    analyze(text, range: 0..<text.count, lineBreaks: lineBreaks)
  }

  /// Sentences of a part of a text; ranges count bytes of the whole text.
  ///
  /// - Precondition: `range` lies within the text.
  /// - Complexity: linear in the length of the range; about 20 µs a word on one core.
  public func analyze(
    _ text: [UInt8], range: Range<Int>, lineBreaks: Tokenizer.LineBreaks = .space
  ) -> [Sentence] {
    analyze(sentences: tokenizer.sentences(in: text, range: range, lineBreaks: lineBreaks))
  }

  /// Sentences of a text with one sentence a line; empty lines are passed over.
  public func analyze(lines text: [UInt8]) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      if let sentence = tokenizer.words(inSentence: text, range: start..<end) { sentences.append(sentence) }
      start = end + 1
    }
    return analyze(sentences: sentences)
  }

  /// Analyses given sentences: forms, ranges, multiword tokens and comments stay, all else is replaced.
  public func analyze(sentences: [Sentence]) -> [Sentence] {
    var sentences = sentences
    var scratch = PipelineScratch()
    for i in sentences.indices { analyze(&sentences[i], &scratch) }
    return sentences
  }

  private func analyze(_ sentence: inout Sentence, _ scratch: inout PipelineScratch) {
    tagger.tag(&sentence.words, scratch: &scratch.tagger)
    morphology.analyze(&sentence.words, scratch: &scratch.morphology)
    lemmatizer.lemmatize(&sentence.words, scratch: &scratch.lemmas)
    parse(&sentence.words, &scratch.parser)
    if let names {
      names.tag(&sentence, gazetteer: gazetteer)
    } else {
      for i in sentence.words.indices { sentence.words[i].nameTag = "O" }
    }
  }

  /// Parses a very long sentence piece by piece; the roots of later pieces hang on the first as `parataxis`.
  private func parse(_ words: inout [Word], _ scratch: inout ParserScratch) {
    guard words.count > SentencePieces.longest else { return parser.parse(&words[...], scratch: &scratch) }
    var root = -1
    for piece in SentencePieces.cut(words) {
      parser.parse(&words[piece], scratch: &scratch)
      for i in piece {
        if words[i].head >= 0 {
          words[i].head += piece.lowerBound
        } else if root < 0 {
          root = i
        } else {
          words[i].head = root
          words[i].deprel = "parataxis"
        }
      }
    }
  }
}

/// Working memory of one call.
private struct PipelineScratch {
  var tagger = TaggerScratch()
  var morphology = MorphologyScratch()
  var lemmas = LemmaScratch()
  var parser = ParserScratch()
}

/// Where a sentence too long for the parser is cut.
enum SentencePieces {
  /// Words of the longest piece.
  static let longest = 2000

  /// Consecutive pieces: each is cut at the last of the strongest marks in its second half.
  static func cut(_ words: [Word]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while words.count - start > longest {
      var end = start + longest
      var best = 0
      for i in start + longest / 2..<start + longest where strength(words[i].form) >= max(best, 1) {
        best = strength(words[i].form)
        end = i + 1
      }
      pieces.append(start..<end)
      start = end
    }
    pieces.append(start..<words.count)
    return pieces
  }

  private static func strength(_ form: String) -> Int {
    switch form {
    case ".", "!", "?", "…": 3
    case ";", ":", "|": 2
    case ",", ")", "–", "—", "-", "/": 1
    default: 0
    }
  }
}
