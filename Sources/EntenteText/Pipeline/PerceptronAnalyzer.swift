/// Tags, morphological features, dependency trees and names by perceptrons, word by word from left to right: several times
/// faster than ``NeuralAnalyzer``, and wrong more often.
struct PerceptronAnalyzer: Sendable {
  let tagger: Tagger
  let morphology: MorphologyTagger
  let parser: Parser
  /// `nil`: every word is tagged `O`.
  let names: NameTagger?

  /// Words of the longest sentence that is parsed as a whole; longer ones are cut.
  static let longestSentence = 2000

  init(from file: ModelFile) throws(ModelFileError) {
    tagger = try Tagger(from: file)
    morphology = try MorphologyTagger(from: file)
    parser = try Parser(from: file)
    names = file.contains(NameTagger.Section.labels) ? try NameTagger(from: file) : nil
  }

  /// Sets tags, features, head, relation and name tag of every word.
  ///
  /// - Parameters:
  ///   - gazetteer: known names, a hint to the name tagger
  ///   - jobs: threads; the result does not depend on their number.
  func annotate(_ sentences: inout [Sentence], gazetteer: NameGazetteer?, jobs: Int = 1) {
    guard jobs > 1 else { return annotate(&sentences, gazetteer) }
    let given = sentences
    sentences = Jobs.map(Jobs.runs(of: given, jobs: jobs), jobs: jobs) { run in
      var part = Array(given[run])
      annotate(&part, gazetteer)
      return part
    }.flatMap(\.self)
  }

  private func annotate(_ sentences: inout [Sentence], _ gazetteer: NameGazetteer?) {
    var scratch = PerceptronScratch()
    for start in stride(from: 0, to: sentences.count, by: Self.batch) {
      annotate(&sentences[start..<min(start + Self.batch, sentences.count)], gazetteer, &scratch)
    }
  }

  /// Each part's weights fill the processor's cache, so a part takes so many sentences before the next one has its turn.
  private static let batch = 64

  private func annotate(
    _ sentences: inout ArraySlice<Sentence>, _ gazetteer: NameGazetteer?, _ scratch: inout PerceptronScratch
  ) {
    for i in sentences.indices { tagger.tag(&sentences[i].words, scratch: &scratch.tagger) }
    for i in sentences.indices { morphology.analyze(&sentences[i].words, scratch: &scratch.morphology) }
    for i in sentences.indices { parse(&sentences[i].words, &scratch.parser) }
    for i in sentences.indices {
      if let names {
        names.tag(&sentences[i], gazetteer: gazetteer)
      } else {
        for word in sentences[i].words.indices { sentences[i].words[word].nameTag = "O" }
      }
    }
  }

  private func parse(_ words: inout [Word], _ scratch: inout ParserScratch) {
    guard words.count > Self.longestSentence else { return parser.parse(&words[...], scratch: &scratch) }
    let pieces = SentencePieces.cut(words, longest: Self.longestSentence)
    for piece in pieces { parser.parse(&words[piece], scratch: &scratch) }
    SentencePieces.join(pieces, of: &words)
  }
}

/// Working memory of one call.
private struct PerceptronScratch {
  var tagger = TaggerScratch()
  var morphology = MorphologyScratch()
  var parser = ParserScratch()
}
