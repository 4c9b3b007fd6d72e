import EntenteModel
import EntenteOntology
import EntenteText

/// Words between quotation marks, over sentence borders, with the verb or turn that says whose they are.
struct SpeechQuotes: Sendable {
  /// A stretch of one sentence inside quotation marks.
  struct Stretch: Equatable, Sendable {
    var words: Range<Int>
    /// Number of the quotation within the document; stretches of one quotation share it.
    var quotation: Int
  }

  /// For each sentence its stretches in order.
  private(set) var stretches: [[Stretch]]

  init(_ sentences: [AnalysedSentence]) {
    stretches = Array(repeating: [], count: sentences.count)
    var isOpen = false
    var quotation = 0
    for (index, sentence) in sentences.enumerated() {
      // A new paragraph that begins without a mark ends a quotation that was left open.
      if index > 0, sentences[index - 1].block != sentence.block { isOpen = false }
      var start = 0
      for (word, form) in sentence.lower.enumerated() {
        guard let mark = Self.mark(form, isOpen: isOpen) else { continue }
        if mark {
          isOpen = true
          quotation += 1
          start = word + 1
        } else if isOpen {
          if word > start { stretches[index].append(Stretch(words: start..<word, quotation: quotation)) }
          isOpen = false
        }
      }
      if isOpen, start < sentence.words.count {
        stretches[index].append(Stretch(words: start..<sentence.words.count, quotation: quotation))
      }
    }
  }

  /// Whether a word opens (true) or closes (false) a quotation; `nil` for other words.
  private static func mark(_ form: String, isOpen: Bool) -> Bool? {
    switch form {
    case "\u{201C}", "\u{201E}", "``", "\u{AB}": true
    case "\u{201D}", "''", "\u{BB}": false
    case "\"": !isOpen
    default: nil
    }
  }

  /// The quotation that a word stands in; one or two quoted words are a way of speaking, no statement.
  func quotation(at word: Int, in sentence: Int) -> Int? {
    stretches[sentence].first { $0.words.contains(word) && $0.words.count > 2 }?.quotation
  }
}

/// Finds the speaker of each quotation: a verb of saying beside it in the same sentence, or in the one before or after.
struct SpeechAttribution {
  let quotes: SpeechQuotes
  let lexicon: FrameLexicon
  /// Subject words of a verb of saying outside of quotation marks, by sentence.
  private var sayings: [[Int]] = []
  private var speakers: [Int: (sentence: Int, words: [Int])] = [:]

  init(tables: [ClauseTable?], sentences: [AnalysedSentence], lexicon: FrameLexicon) {
    quotes = SpeechQuotes(sentences)
    self.lexicon = lexicon
    sayings = tables.enumerated().map { index, table in table.map { sayers(in: $0, sentence: index) } ?? [] }
    var last: (sentence: Int, words: [Int])?
    for (index, sentence) in sentences.enumerated() {
      if index > 0, sentences[index - 1].block != sentence.block { last = nil }
      for stretch in quotes.stretches[index]
      where stretch.words.count > 2 && speakers[stretch.quotation] == nil {
        if !sayings[index].isEmpty {
          speakers[stretch.quotation] = (index, sayings[index])
        } else if let last {
          speakers[stretch.quotation] = last
        } else if index + 1 < sentences.count, !sayings[index + 1].isEmpty,
          sentences[index + 1].block == sentence.block
        {
          speakers[stretch.quotation] = (index + 1, sayings[index + 1])
        }
        last = speakers[stretch.quotation] ?? last
      }
      // "He listed three reasons." prepares the quotation that follows.
      if quotes.stretches[index].isEmpty, !sayings[index].isEmpty { last = (index, sayings[index]) }
    }
  }

  /// Sentence and words that name the speaker of the quotation around a word.
  func speaker(of word: Int, in sentence: Int) -> (sentence: Int, words: [Int])? {
    quotes.quotation(at: word, in: sentence).flatMap { speakers[$0] }
  }

  private func sayers(in table: ClauseTable, sentence: Int) -> [Int] {
    let at = table.at
    for word in at.words.indices where at.isVerb(word) && quotes.quotation(at: word, in: sentence) == nil {
      let isSpeech = table.lexiconWords(word, .verb).contains { key in
        lexicon.cues(of: key).contains {
          $0.speaker != .none && $0.governs.contains(where: { $0.isComplement })
        }
      }
      guard isSpeech else { continue }
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
