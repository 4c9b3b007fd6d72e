import EntenteModel
import EntenteOntology
import EntenteText

/// Finds the speaker of each quotation: a verb of saying beside it in the same sentence, or in the one before or after;
/// of a block set apart, the one that announces it with a colon.
struct SpeechAttribution {
  /// Words that name a speaker, in one sentence.
  struct Source: Equatable {
    var sentence: Int
    var words: [Int]
  }

  let quotes: SpeechQuotes
  let lexicon: FrameLexicon
  /// Subject words of a verb of saying outside of quotation marks, by sentence.
  private var sayings: [[Int]] = []
  /// By number of the quotation.
  private var speakers: [Int: Source] = [:]
  /// Of sentences in blocks of quotation.
  private var blockSpeakers: [Int: Source] = [:]

  init(tables: [ClauseTable?], sentences: [AnalysedSentence], lexicon: FrameLexicon) {
    quotes = SpeechQuotes(sentences)
    self.lexicon = lexicon
    sayings = tables.enumerated().map { index, table in table.map { sayers(in: $0, sentence: index) } ?? [] }
    findSpeakers(sentences)
    findBlockSpeakers(sentences)
  }

  /// Who speaks the quotation around a word.
  func speaker(of word: Int, in sentence: Int) -> Source? {
    quotes.quotation(at: word, in: sentence).flatMap { speakers[$0] } ?? blockSpeakers[sentence]
  }

  private mutating func findSpeakers(_ sentences: [AnalysedSentence]) {
    // The last to speak, and the sentence up to which it is he.
    var last: (source: Source, until: Int)?
    for (index, sentence) in sentences.enumerated() {
      if index > 0, sentences[index - 1].block != sentence.block { last = nil }
      for stretch in quotes.stretches[index] where stretch.words.count > 2 {
        if speakers[stretch.quotation] == nil {
          speakers[stretch.quotation] = source(of: stretch, index, sentences, last)
        }
        if let found = speakers[stretch.quotation] { last = (found, index) }
      }
      // "He listed three reasons." prepares the quotation that follows.
      if quotes.stretches[index].isEmpty, !sayings[index].isEmpty {
        last = (Source(sentence: index, words: sayings[index]), index)
      }
    }
  }

  private func source(
    of stretch: SpeechQuotes.Stretch, _ index: Int, _ sentences: [AnalysedSentence],
    _ last: (source: Source, until: Int)?
  ) -> Source? {
    if !sayings[index].isEmpty { return Source(sentence: index, words: sayings[index]) }
    // Words quoted inside of a sentence that nobody says are the author's sentence all the same.
    guard stretch.isContinued || isWhole(stretch, sentences[index]) else { return nil }
    if let last, index - last.until <= 1 { return last.source }
    guard index + 1 < sentences.count, !sayings[index + 1].isEmpty,
      sentences[index + 1].block == sentences[index].block
    else { return nil }
    return Source(sentence: index + 1, words: sayings[index + 1])
  }

  private func isWhole(_ stretch: SpeechQuotes.Stretch, _ sentence: AnalysedSentence) -> Bool {
    stretch.words.lowerBound <= 1
      && sentence.words[stretch.words.upperBound...].allSatisfy { $0.upos == .punct }
  }

  /// "The minister wrote:" and, set apart, what he wrote.
  private mutating func findBlockSpeakers(_ sentences: [AnalysedSentence]) {
    for index in sentences.indices.dropFirst() where sentences[index].blockKind == .quote {
      if sentences[index - 1].block == sentences[index].block {
        blockSpeakers[index] = blockSpeakers[index - 1]
      } else if sentences[index - 1].blockKind == .quote {
        blockSpeakers[index] = blockSpeakers[index - 1]
      } else if sentences[index - 1].lower.last == ":", !sayings[index - 1].isEmpty {
        blockSpeakers[index] = Source(sentence: index - 1, words: sayings[index - 1])
      }
    }
  }

  private func sayers(in table: ClauseTable, sentence: Int) -> [Int] {
    let at = table.at
    for word in at.words.indices where at.isVerb(word) && quotes.quotation(at: word, in: sentence) == nil {
      guard table.lexiconWords(word, .verb).contains(where: { lexicon.isSpeech($0) }) else { continue }
      var subjects = table[word].words(.subject).filter { quotes.quotation(at: $0, in: sentence) == nil }
      // "…," said Smith: the parser may take the speaker for an object.
      if subjects.isEmpty {
        subjects = table[word].words(.object).filter { $0 > word && at.words[$0].upos == .propn }
      }
      if !subjects.isEmpty { return subjects }
    }
    return []
  }
}
