/// Features of ending a sentence after a token, and the running state they need.
struct SplitterFeatures {
  /// Index of the sentence's first token.
  private var first = 0
  private var openBrackets = 0
  private var openQuotes = 0

  /// Begins a new sentence at token `index`.
  mutating func begin(at index: Int) {
    first = index
    openBrackets = 0
    openQuotes = 0
  }

  /// Takes token `i` into the state of the sentence.
  mutating func advance(_ tokens: [TextToken], _ i: Int) {
    switch tokens[i].first {
    case .opening: openBrackets += 1
    case .closing: openBrackets = max(0, openBrackets - 1)
    case .quote: openQuotes ^= 1
    default: break
    }
  }

  /// Features of an end after token `i`, to be asked after ``advance(_:_:)``; `bounds` is the paragraph.
  func extract(_ tokens: [TextToken], _ i: Int, in bounds: Range<Int>, into f: inout FeatureVector) {
    f.removeAll()
    let before2 = word(tokens, i - 2, bounds)
    let before = word(tokens, i - 1, bounds)
    let here = tokens[i]
    let after = word(tokens, i + 1, bounds)
    let after2 = word(tokens, i + 2, bounds)
    let gap = UInt64(here.gapAfter.rawValue)
    let length = UInt64(bucket(i - first + 1))
    let w0 = here.folded
    let s0 = here.shape
    let w1 = after.folded
    let s1 = after.shape
    let quotes = UInt64(openQuotes)
    let brackets = UInt64(min(openBrackets, 2))
    let firstWord = tokens[first].folded

    f.add(1, w0, gap)
    f.add(2, s0, s1, gap)
    f.add(3, w0, s1, gap)
    f.add(4, s0, w1, gap)
    f.add(5, w0, w1)
    f.add(6, before.folded, w0)
    f.add(7, before.folded, w0, s1)
    f.add(8, before.shape, s0, s1)
    f.add(9, s0, s1, after2.shape)
    f.add(10, w1, after.shape)
    f.add(11, w1, after2.folded)
    f.add(12, w0, after2.shape, s1)
    f.add(13, before2.folded, before.folded, w0)
    f.add(14, before2.shape, before.shape, FeatureHash.mix(s0, s1))
    f.add(15, length, s0, s1)
    f.add(16, length, w0)
    f.add(17, quotes << 8 | brackets, w0, s1)
    f.add(18, quotes << 8 | brackets, s0, gap)
    f.add(19, firstWord, w0)
    f.add(20, tokens[first].shape, length, s0)
    f.add(21, before.shape, w0, w1)
    f.add(22, UInt64(min(bounds.upperBound - i, 5)), w0)
    f.add(23, firstWord, length, s1)
    f.add(24, before.shape, w0, FeatureHash.mix(s1, gap))
    f.add(25, w0, UInt64(after.first.rawValue), UInt64(after2.first.rawValue))
    f.add(26, s1, after.folded, gap << 4 | (here.isWordLike ? 1 : 0))
    if here.abbreviation != .none {
      let kind = UInt64(here.abbreviation.rawValue)
      f.add(40, kind, UInt64(after.first.rawValue), UInt64(after.habit))
      f.add(41, kind, s1, after2.shape)
      f.add(42, kind, before.shape, s1)
      f.add(43, kind, w1)
      f.add(44, kind, UInt64(after.first.rawValue), UInt64(after2.first.rawValue))
      f.add(45, kind, UInt64(after.first.rawValue))
    }
    let start = UInt64(after.habit) << 8 | UInt64(after.first.rawValue)
    f.add(28, start, s0)
    f.add(29, start, w0)
    f.add(30, start, UInt64(here.last.rawValue) << 8 | UInt64(here.habit), gap)
    f.add(31, start, s0, after2.shape)
    f.add(32, start, length, UInt64(here.last.rawValue))
    f.add(33, start, UInt64(before.habit) << 8 | UInt64(before.first.rawValue), s0)
    f.add(
      27,
      UInt64(here.last.rawValue) << 32 | UInt64(after.first.rawValue) << 16 | UInt64(min(after.length, 4)),
      gap)
  }

  private func bucket(_ length: Int) -> Int {
    switch length {
    case ..<6: length
    case ..<10: 6
    case ..<16: 7
    case ..<25: 8
    case ..<40: 9
    case ..<70: 10
    default: 11
    }
  }

  private struct Neighbour {
    var folded: UInt64 = 0
    var shape: UInt64 = 0
    var first = CharacterClass.none
    var length = 0
    var habit = CaseHabits.unknown
  }

  @inline(__always)
  private func word(_ tokens: [TextToken], _ i: Int, _ bounds: Range<Int>) -> Neighbour {
    guard bounds.contains(i) else { return Neighbour() }
    return Neighbour(
      folded: tokens[i].folded, shape: tokens[i].shape, first: tokens[i].first, length: tokens[i].length,
      habit: tokens[i].habit)
  }
}
