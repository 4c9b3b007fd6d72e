/// A word found in a text, before it is made into a ``Word``.
struct TextToken {
  var start: Int
  var end: Int
  /// Whether the next word belongs to the same surface token.
  var isJoined = false
  var gapAfter = TextGap.paragraph
  /// Hash of the folded scalars, of the first 24 where there are more.
  var folded: UInt64
  /// Classes of the scalars, repetitions beyond two taken out.
  var shape: UInt64
  var first: CharacterClass
  var last: CharacterClass
  var length: Int
  /// Of a word that ends in a period.
  var abbreviation = TokenizerAbbreviations.Kind.none
  /// See ``CaseHabits``.
  var habit = CaseHabits.unknown

  var isCapitalised: Bool { first == .upper }
  var isWordLike: Bool { first.isWordLike }

  init(_ chunk: TextChunk, _ range: Range<Int>) {
    start = chunk.offsets[range.lowerBound]
    end = chunk.offsets[range.upperBound]
    folded = chunk.hash(range.lowerBound..<min(range.upperBound, range.lowerBound + 24))
    first = chunk.classes[range.lowerBound]
    last = chunk.classes[range.upperBound - 1]
    length = range.count
    if last == .period && length > 1 && first.isLetter {
      abbreviation = TokenizerAbbreviations.kind(
        folded, length: length, isDotted: Self.isDotted(chunk, range))
    }
    shape = 1
    var run = 0
    for i in range.lowerBound..<min(range.upperBound, range.lowerBound + 24) {
      run = i > range.lowerBound && chunk.classes[i] == chunk.classes[i - 1] ? run + 1 : 0
      if run < 2 { shape = (shape << 5 | UInt64(chunk.classes[i].rawValue)) & 0xFF_FFFF_FFFF_FFFF }
    }
  }

  /// Whether letters and periods take turns, as in "U.S."
  private static func isDotted(_ chunk: TextChunk, _ range: Range<Int>) -> Bool {
    range.count % 2 == 0 && range.count <= 12
      && range.allSatisfy { i in
        (i - range.lowerBound) % 2 == 0 ? chunk.classes[i].isLetter : chunk.classes[i] == .period
      }
  }
}

/// Walks over a text chunk by chunk and cuts each into tokens; who decides the cuts is the caller's business.
struct TokenizerSegmenter {
  let features: SplitFeatures
  private var current = TextChunk()
  private var next = TextChunk()
  private var places: [Int] = []

  init(features: SplitFeatures) { self.features = features }

  /// One place to decide: chunk, place, where the present token began, the decision before, and the surroundings.
  struct Question {
    let chunk: TextChunk
    let place: Int
    let start: Int
    let lastCut: TokenBoundary
    let around: SplitFeatures.Surroundings
  }

  /// Appends the tokens of `text[range]` to `tokens`.
  mutating func run(
    _ text: [UInt8], _ range: Range<Int>, into tokens: inout [TextToken],
    decide: (borrowing Question) -> TokenBoundary
  ) {
    var position = range.lowerBound
    var previousWord: UInt64 = 0
    var hasCurrent = current.read(text, from: &position, to: range.upperBound)
    while hasCurrent {
      let hasNext = next.read(text, from: &position, to: range.upperBound)
      if !tokens.isEmpty && current.gapBefore < tokens[tokens.count - 1].gapAfter {
        tokens[tokens.count - 1].gapAfter = current.gapBefore
      }
      cut(
        SplitFeatures.Surroundings(current, previousWord: previousWord, next: hasNext ? next : nil), &tokens,
        decide)
      previousWord = current.firstWord
      swap(&current, &next)
      hasCurrent = hasNext
    }
  }

  private mutating func cut(
    _ around: SplitFeatures.Surroundings, _ tokens: inout [TextToken],
    _ decide: (borrowing Question) -> TokenBoundary
  ) {
    features.candidates(in: current, into: &places)
    var start = 0
    var lastCut = TokenBoundary.none
    for place in places {
      let boundary = decide(
        Question(chunk: current, place: place, start: start, lastCut: lastCut, around: around))
      guard boundary != .none else { continue }
      var token = TextToken(current, start..<place)
      token.gapAfter = .nothing
      token.isJoined = boundary == .word
      tokens.append(token)
      (start, lastCut) = (place, boundary)
    }
    tokens.append(TextToken(current, start..<current.count))
  }
}
