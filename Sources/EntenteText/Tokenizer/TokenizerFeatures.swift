/// Hashes of sequences of scalars: the same on every machine and in every run.
enum FeatureHash {
  static let start: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Takes `value` into `hash`; order matters.
  @inline(__always)
  static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    var x = (hash ^ value) &* 0xD6E8_FEB8_6659_FD93
    x ^= x >> 32
    return x
  }
}

/// What is between two neighbouring scalars of a chunk.
enum TokenBoundary: UInt8, Sendable {
  /// Both belong to one token.
  case none
  /// A token ends and another begins.
  case token
  /// Two words of one surface token meet, as in "do|n't".
  case word

  static let count = 3
}

/// Where a chunk may be cut, and the features of each such place.
struct SplitFeatures {
  /// Letter sequences that were seen cut in training ("cannot", "gonna"), with the places as bits.
  let cuts: LetterCuts

  /// What the decisions within one chunk share.
  struct Surroundings {
    /// Hash of the first letters of the chunk before, 0 where there is none.
    var previousWord: UInt64
    var nextWord: UInt64
    var nextClass: CharacterClass
    var nextGap: TextGap
    var kind: UInt64

    init(_ chunk: TextChunk, previousWord: UInt64, next: TextChunk?) {
      self.previousWord = chunk.gapBefore == .paragraph ? 0 : previousWord
      if let next, next.gapBefore != .paragraph {
        (nextWord, nextClass, nextGap) = (next.firstWord, next.category(0), next.gapBefore)
      } else {
        (nextWord, nextClass, nextGap) = (0, .none, .paragraph)
      }
      kind = SplitFeatures.chunkKind(chunk)
    }
  }

  /// Features of cutting the question's chunk at its place.
  func extract(_ question: borrowing TokenizerSegmenter.Question, into f: inout FeatureVector) {
    f.removeAll()
    let chunk = question.chunk
    let i = question.place
    let start = question.start
    let around = question.around
    let c3 = UInt64(chunk.category(i - 3).rawValue)
    let c2 = UInt64(chunk.category(i - 2).rawValue)
    let c1 = UInt64(chunk.category(i - 1).rawValue)
    let d0 = UInt64(chunk.category(i).rawValue)
    let d1 = UInt64(chunk.category(i + 1).rawValue)
    let d2 = UInt64(chunk.category(i + 2).rawValue)
    let s2 = UInt64(chunk.scalar(i - 2))
    let s1 = UInt64(chunk.scalar(i - 1))
    let t0 = UInt64(chunk.scalar(i))
    let t1 = UInt64(chunk.scalar(i + 1))
    let pair = c1 << 5 | d0
    let left = runBefore(chunk, i)
    let right = runAfter(chunk, i)
    let leftHash = chunk.hash(left)
    let rightHash = chunk.hash(right)
    let token = chunk.hash(max(start, i - 24)..<i)
    let tail = shape(chunk, i..<min(chunk.count, i + 8))
    let head = shape(chunk, max(start, i - 8)..<i)
    let atEnd: UInt64 = i == chunk.count - 1 ? 1 : 0
    let nextClass = UInt64(around.nextClass.rawValue)
    let nextGap = UInt64(around.nextGap.rawValue)
    let kind = around.kind

    f.add(1, pair)
    f.add(2, c2 << 10 | pair, d1)
    f.add(3, c3 << 20 | c2 << 10 | pair, d1 << 5 | d2)
    f.add(4, s1, t0)
    f.add(5, s2, s1, t0)
    f.add(6, s1, t0, t1)
    f.add(7, s2 << 32 | s1, t0, t1)
    f.add(8, c2 << 5 | c1, t0, d1)
    f.add(9, leftHash, t0, c1)
    f.add(10, rightHash, s1, d0)
    f.add(11, leftHash, rightHash, pair)
    f.add(12, token, t0)
    f.add(13, tail, s1)
    f.add(14, head, t0)
    f.add(15, head, tail)
    f.add(16, kind, pair)
    f.add(17, kind, s1, t0)
    f.add(18, pair, atEnd << 8 | nextClass, nextGap)
    f.add(19, t0, atEnd << 8 | UInt64(min(i - start, 6)), c1)
    f.add(20, UInt64(question.lastCut.rawValue) << 8 | (start == 0 ? 1 : 0), pair)
    f.add(21, token, tail)
    if chunk.count <= 24 { f.add(22, chunk.hash(0..<chunk.count), UInt64(i)) }
    f.add(23, UInt64(min(left.count, 7)) << 8 | UInt64(min(right.count, 7)), pair)
    f.add(24, around.previousWord, s1, t0)
    if chunk.folded[i] == 0x2E && i >= 1 {
      let isAbbreviation: UInt64 = TokenizerAbbreviations.contains(token) ? 1 : 0
      f.add(30, isAbbreviation, atEnd, nextClass)
      f.add(31, isAbbreviation, head, nextGap)
      f.add(32, token, atEnd, nextClass)
      if atEnd == 1 { f.add(33, isAbbreviation, around.nextWord) }
    }
    let nearest = UInt64(min(distanceToOther(chunk, i), 5))
    f.add(25, nearest, s1, t0)
  }

  /// The letters and digits just before `i`, at most 16.
  private func runBefore(_ chunk: TextChunk, _ i: Int) -> Range<Int> {
    var start = i
    while start > 0, i - start < 16, chunk.classes[start - 1].isWordLike { start -= 1 }
    return start..<i
  }

  /// The letters and digits from `i` on, at most 16.
  private func runAfter(_ chunk: TextChunk, _ i: Int) -> Range<Int> {
    var end = i
    while end < chunk.count, end - i < 16, chunk.classes[end].isWordLike { end += 1 }
    return i..<end
  }

  /// Number of scalars from `i` to the first that is neither punctuation nor symbol, to the right.
  private func distanceToOther(_ chunk: TextChunk, _ i: Int) -> Int {
    var k = i
    while k < chunk.count, k - i < 5, !chunk.classes[k].isWordLike { k += 1 }
    return k == chunk.count ? 5 : k - i
  }

  /// Classes of the scalars with repetitions taken out.
  private func shape(_ chunk: TextChunk, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 1
    var last: CharacterClass?
    for i in range where chunk.classes[i] != last {
      last = chunk.classes[i]
      hash = hash << 5 | UInt64(chunk.classes[i].rawValue)
    }
    return hash
  }

  /// Signs that a chunk is an address of the net, a number or a date.
  static func chunkKind(_ chunk: TextChunk) -> UInt64 {
    var kind: UInt64 = 0
    var slashes: UInt64 = 0
    var periods: UInt64 = 0
    for i in 0..<min(chunk.count, ChunkKind.window) {
      switch chunk.classes[i] {
      case .slash:
        slashes += 1
        if i > 1 && chunk.folded[i - 1] == 0x3A && chunk.category(i + 1) == .slash {
          kind |= ChunkKind.scheme
        }
      case .symbol where chunk.folded[i] == 0x40 && i > 0 && chunk.category(i + 1).isWordLike:
        kind |= ChunkKind.at
      case .period:
        periods += 1
        if chunk.scalar(i - 1) == 0x77 && chunk.scalar(i - 2) == 0x77 && chunk.scalar(i - 3) == 0x77 {
          kind |= ChunkKind.web
        }
      case .digit: kind |= ChunkKind.digits
      case .lower, .upper, .otherLetter: kind |= ChunkKind.letters
      default: break
      }
    }
    return kind | min(slashes, 3) << 5 | min(periods, 3) << 7
  }
}

/// Bits of ``SplitFeatures/chunkKind(_:)``.
enum ChunkKind {
  static let at: UInt64 = 1, scheme: UInt64 = 2, web: UInt64 = 4, letters: UInt64 = 8, digits: UInt64 = 16
  static let address = at | scheme | web
  /// Scalars that are looked at.
  static let window = 64
}

/// Words without punctuation that are cut nevertheless: hash of the folded letters, bit `i` for a cut before letter `i`.
struct LetterCuts: Sendable {
  /// No longer sequence of letters is looked up.
  static let longest = 16

  /// Ascending.
  let words: [UInt64]
  let masks: [UInt64]

  init(words: [UInt64], masks: [UInt64]) {
    precondition(words.count == masks.count)
    self.words = words
    self.masks = masks
  }

  /// The known cuts of a word, 0 where there are none.
  func places(_ word: UInt64) -> UInt64 {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low] == word ? masks[low] : 0
  }
}
