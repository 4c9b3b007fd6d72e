/// A text rebuilt from annotated sentences, and where its words and sentences end.
///
/// Words are joined as `SpaceAfter` says; each `newpar` or `newdoc` among a sentence's comments begins a paragraph,
/// which an empty line parts from the one before.
struct TokenizerTrainingText {
  private(set) var bytes: [UInt8] = []
  private(set) var paragraphs: [Range<Int>] = []
  /// What stands before the byte of the same index.
  private(set) var boundaries: [TokenBoundary] = []
  /// Offsets just behind the last word of each sentence.
  private(set) var sentenceEnds: Set<Int> = []

  init(_ sentences: [Sentence]) {
    var paragraphStart = 0
    for sentence in sentences {
      let opensParagraph = sentence.comments.contains {
        let comment = $0.drop { $0 == " " }
        return comment.hasPrefix("newpar") || comment.hasPrefix("newdoc")
      }
      if opensParagraph && !bytes.isEmpty {
        paragraphs.append(paragraphStart..<bytes.count)
        append("\n\n")
        paragraphStart = bytes.count
      }
      append(sentence)
    }
    if paragraphStart < bytes.count { paragraphs.append(paragraphStart..<bytes.count) }
  }

  private mutating func append(_ sentence: Sentence) {
    var joined: Set<Int> = []
    for token in sentence.multiwordTokens { joined.formUnion(token.words.dropFirst()) }
    for (i, word) in sentence.words.enumerated() {
      let start = bytes.count
      append(word.form)
      if i + 1 == sentence.words.count { sentenceEnds.insert(bytes.count) }
      if start < bytes.count { boundaries[start] = joined.contains(i) ? .word : .token }
      let isInside = joined.contains(i + 1)
      if word.spaceAfter && !isInside { append(" ") }
    }
  }

  private mutating func append(_ string: String) {
    bytes += Array(string.utf8)
    boundaries += [TokenBoundary](repeating: .none, count: bytes.count - boundaries.count)
  }
}
