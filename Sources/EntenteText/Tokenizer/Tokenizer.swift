/// Cuts text into sentences and words by two trained linear classifiers: one decides where a run of characters
/// without white space is cut, the other after which tokens a sentence ends.
///
/// Rules only name the candidates (changes of character class, "n't", contractions seen in training; for
/// sentences every token end); conventions are those of the training data (Universal Dependencies English).
/// Every character of the text that is not white space lies in exactly one word.
public struct Tokenizer: Sendable {
  /// What a single line break means. An empty line always ends a sentence.
  public enum LineBreaks: Sendable {
    /// A space: hard-wrapped text.
    case space
    /// The end of a sentence: lists, one item a line.
    case sentenceEnd
  }

  /// A sentence that reaches this many words is cut at the likeliest place of its second half.
  public static let longestSentence = 2000

  let cuts: LetterCuts
  let habits: CaseHabits
  let splitModel: HashedModel
  let sentenceModel: HashedModel

  init(cuts: LetterCuts, habits: CaseHabits, splitModel: HashedModel, sentenceModel: HashedModel) {
    self.cuts = cuts
    self.habits = habits
    self.splitModel = splitModel
    self.sentenceModel = sentenceModel
  }

  enum Section {
    static let cutWords = "tokenizer.cut.words"
    static let cutPlaces = "tokenizer.cut.places"
    static let habitWords = "tokenizer.habit.words"
    static let habits = "tokenizer.habit.classes"
    static let split = "tokenizer.split.weights"
    static let sentence = "tokenizer.sentence.weights"
  }

  public init(from file: ModelFile) throws(ModelFileError) {
    let words = try file.array(Section.cutWords, of: UInt64.self).values
    let masks = try file.array(Section.cutPlaces, of: UInt64.self).values
    guard words.count == masks.count else {
      throw file.malformed(Section.cutPlaces, "\(masks.count) entries for \(words.count) words")
    }
    let habitWords = try file.array(Section.habitWords, of: UInt64.self).values
    let habits = try file.array(Section.habits, of: UInt8.self).values
    guard habitWords.count == habits.count else {
      throw file.malformed(Section.habits, "\(habits.count) entries for \(habitWords.count) words")
    }
    try self.init(
      cuts: LetterCuts(words: words, masks: masks),
      habits: CaseHabits(words: habitWords, habits: habits),
      splitModel: HashedModel(Section.split, labelCount: TokenBoundary.count, from: file),
      sentenceModel: HashedModel(Section.sentence, labelCount: 2, from: file))
  }

  public func write(to writer: inout ModelFileWriter) {
    writer.add(Section.cutWords, cuts.words)
    writer.add(Section.cutPlaces, cuts.masks)
    writer.add(Section.habitWords, habits.words)
    writer.add(Section.habits, habits.habits)
    writer.add(Section.split, splitModel.weights)
    writer.add(Section.sentence, sentenceModel.weights)
  }

  /// The sentences of `text[range]`, in order; words have form, range and `spaceAfter`, nothing else.
  ///
  /// Ranges count bytes of `text`. Bytes that are not UTF-8 are kept: each stands in a word, whose form shows U+FFFD.
  /// - Complexity: linear in the length of `range`.
  public func sentences(
    in text: [UInt8], range: Range<Int>, lineBreaks: LineBreaks = .space
  ) -> [Sentence] {
    let tokens = self.tokens(in: text, range)
    guard !tokens.isEmpty else { return [] }
    return sentenceEnds(tokens, lineBreaks).map { sentence(text, tokens, $0) }
  }

  /// The sentences of the whole of `text`.
  public func sentences(in text: [UInt8], lineBreaks: LineBreaks = .space) -> [Sentence] {
    sentences(in: text, range: 0..<text.count, lineBreaks: lineBreaks)
  }

  /// The words of `text[range]`, taken as one sentence however it looks; `nil` where there is only white space.
  public func words(inSentence text: [UInt8], range: Range<Int>) -> Sentence? {
    let tokens = self.tokens(in: text, range)
    return tokens.isEmpty ? nil : sentence(text, tokens, 0..<tokens.count)
  }

  func tokens(in text: [UInt8], _ range: Range<Int>) -> [TextToken] {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count, "range \(range) outside the text")
    let extractor = SplitFeatures(cuts: cuts)
    var segmenter = TokenizerSegmenter(features: extractor)
    var features = FeatureVector()
    var tokens: [TextToken] = []
    tokens.reserveCapacity(range.count / 5)
    splitModel.weights.withSpan { weights in
      segmenter.run(text, range, into: &tokens) { q in
        extractor.extract(q, into: &features)
        return likeliestBoundary(weights, features)
      }
    }
    for i in tokens.indices where tokens[i].isWordLike { tokens[i].habit = habits.habit(tokens[i].folded) }
    return tokens
  }

  /// Token ranges of the sentences.
  func sentenceEnds(_ tokens: [TextToken], _ lineBreaks: LineBreaks) -> [Range<Int>] {
    let forced: TextGap = lineBreaks == .space ? .paragraph : .lineBreak
    var sentences: [Range<Int>] = []
    var start = 0
    while start < tokens.count {
      var end = start
      while tokens[end].gapAfter < forced, end + 1 < tokens.count { end += 1 }
      appendSentences(tokens, start..<end + 1, to: &sentences)
      start = end + 1
    }
    return sentences
  }

  private func appendSentences(_ tokens: [TextToken], _ bounds: Range<Int>, to sentences: inout [Range<Int>])
  {
    var state = SplitterFeatures()
    var features = FeatureVector()
    var first = bounds.lowerBound
    var margins: [Int32] = []
    state.begin(at: first)
    sentenceModel.weights.withSpan { weights in
      var i = first
      while i < bounds.upperBound {
        state.advance(tokens, i)
        var end: Int?
        if i + 1 == bounds.upperBound {
          end = i
        } else if tokens[i].isJoined {
          margins.append(Int32.min)
        } else {
          state.extract(tokens, i, in: bounds, into: &features)
          let margin = endMargin(weights, features)
          margins.append(margin)
          if margin > 0 { end = i }
        }
        if end == nil && i + 1 - first >= Self.longestSentence { end = first + likeliestCut(margins) }
        if let end {
          sentences.append(first..<end + 1)
          first = end + 1
          state.begin(at: first)
          margins.removeAll(keepingCapacity: true)
          i = end
        }
        i += 1
      }
    }
  }

  private func endMargin(_ weights: Span<Int16>, _ features: FeatureVector) -> Int32 {
    HashedModel.score(1, features, weights, labelCount: 2, bits: sentenceModel.bits)
      - HashedModel.score(0, features, weights, labelCount: 2, bits: sentenceModel.bits)
  }

  @inline(__always)
  private func likeliestBoundary(_ weights: Span<Int16>, _ features: FeatureVector) -> TokenBoundary {
    var best = TokenBoundary.none
    var bestScore = Int32.min
    for boundary in [TokenBoundary.none, .token, .word] {
      let score = HashedModel.score(
        Int(boundary.rawValue), features, weights, labelCount: TokenBoundary.count, bits: splitModel.bits)
      if score > bestScore { (best, bestScore) = (boundary, score) }
    }
    return best
  }

  /// The place of the greatest margin in the second half, the last of equals.
  private func likeliestCut(_ margins: [Int32]) -> Int {
    var best = margins.count - 1
    for i in stride(from: margins.count - 1, through: margins.count / 2, by: -1)
    where margins[i] > margins[best] {
      best = i
    }
    return best
  }

  private func sentence(_ text: [UInt8], _ tokens: [TextToken], _ range: Range<Int>) -> Sentence {
    var words: [Word] = []
    words.reserveCapacity(range.count)
    var multiword: [Sentence.MultiwordToken] = []
    var tokenStart = range.lowerBound
    for i in range {
      let token = tokens[i]
      let bytes = token.start..<token.end
      words.append(
        Word(form: form(text, bytes), range: bytes, spaceAfter: token.gapAfter != .nothing))
      if token.isJoined && i + 1 < range.upperBound { continue }
      if i > tokenStart {
        multiword.append(
          .init(
            form: form(text, tokens[tokenStart].start..<token.end),
            words: tokenStart - range.lowerBound..<i + 1 - range.lowerBound))
      }
      tokenStart = i + 1
    }
    let bytes = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
    return Sentence(words: words, multiwordTokens: multiword, range: bytes)
  }

  private func form(_ text: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}
