import EntenteModel
import EntenteOntology
import EntenteText

/// Words between quotation marks, over sentence borders.
struct SpeechQuotes: Sendable {
  /// A stretch of one sentence inside quotation marks.
  struct Stretch: Equatable, Sendable {
    var words: Range<Int>
    /// Number of the quotation within the document; stretches of one quotation share it.
    var quotation: Int
    /// It goes on from the sentence before.
    var isContinued = false
  }

  /// For each sentence its stretches in order.
  private(set) var stretches: [[Stretch]]

  init(_ sentences: [AnalysedSentence]) {
    stretches = Array(repeating: [], count: sentences.count)
    var isOpen = false
    var quotation = 0
    for (index, sentence) in sentences.enumerated() {
      var mayGoOn = false
      if index > 0, sentences[index - 1].block != sentence.block {
        // Of a quotation over several paragraphs each begins with a mark, and only the last ends with one.
        mayGoOn = isOpen
        isOpen = false
      }
      var isContinued = isOpen
      var start = 0
      for (word, form) in sentence.lower.enumerated() {
        guard let mark = Self.mark(form, at: word, in: sentence, isOpen: isOpen) else { continue }
        if mark {
          // A mark was forgotten: what was open ends here at the latest.
          if isOpen, word > start, !(word == 0 && mayGoOn) {
            add(start..<word, quotation, isContinued, to: index)
          }
          if word > 0 { isContinued = false }
          isOpen = true
          if word == 0 && mayGoOn { isContinued = true } else { quotation += 1 }
          start = word + 1
        } else if isOpen {
          add(start..<word, quotation, isContinued, to: index)
          isContinued = false
          isOpen = false
        }
      }
      if isOpen { add(start..<sentence.words.count, quotation, isContinued, to: index) }
    }
  }

  private mutating func add(_ words: Range<Int>, _ quotation: Int, _ isContinued: Bool, to sentence: Int) {
    guard !words.isEmpty else { return }
    stretches[sentence].append(
      Stretch(words: words, quotation: quotation, isContinued: isContinued))
  }

  /// Whether a word opens (true) or closes (false) a quotation; `nil` for other words. A straight mark opens before a word
  /// and closes behind one, as the spaces show.
  private static func mark(_ form: String, at word: Int, in sentence: AnalysedSentence, isOpen: Bool) -> Bool?
  {
    switch form {
    case "\u{201C}", "\u{201E}", "``", "\u{AB}": true
    case "\u{201D}", "''", "\u{BB}": false
    case "\"": isOpening(word, in: sentence) ?? !isOpen
    default: nil
    }
  }

  private static func isOpening(_ word: Int, in sentence: AnalysedSentence) -> Bool? {
    let hasSpaceBefore = word == 0 || sentence.words[word - 1].spaceAfter
    let hasSpaceBehind = word + 1 == sentence.words.count || sentence.words[word].spaceAfter
    return hasSpaceBefore == hasSpaceBehind ? nil : hasSpaceBefore
  }

  /// The quotation that a word stands in; one or two quoted words are a way of speaking, no statement.
  func quotation(at word: Int, in sentence: Int) -> Int? {
    stretches[sentence].first { $0.words.contains(word) && $0.words.count > 2 }?.quotation
  }
}
