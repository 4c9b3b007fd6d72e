import EntenteText
import Testing

@Suite("Words of any text have exact byte ranges")
struct TokenizerOffsetTests {
  /// Pieces that break tokenisers: scripts, marks, joiners, controls, odd white space, broken punctuation.
  static let pieces = [
    "a", "Word", "don't", "U.S.", "北京", "سلام", "שלום", "e\u{301}", "👨‍👩‍👧", "🇫🇷", "👍🏽", "\u{200B}", "\u{200D}",
    "\u{FEFF}", "\u{0}",
    "\u{1B}", "\u{7F}", " ", "  ", "\n", "\r\n", "\n\n", "\t", "\u{A0}", "\u{2028}", "\u{2029}", "\u{85}",
    "\u{3000}", ".", "...", "…",
    "\"", "“", "”", "'", "’", "-", "–", "(", ")", "[3]", "$3.5bn", "http://x.org/?a=b", "a@b.c", "17+1", "%",
    "𝒳", "\u{301}",
    "1.", "ﬁ", "ß", "İ", "\u{202E}", "№", "°", "€",
  ]

  @Test(
    "ranges tile the text: what lies outside words is white space, forms are the bytes", arguments: 0..<200)
  func tiling(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random) ?? ""
    }.joined()
    check(text, TextFixtures.smallTokenizer.sentences(in: Array(text.utf8)))
    check(text, TextFixtures.smallTokenizer.sentences(in: Array(text.utf8), lineBreaks: .sentenceEnd))
  }

  @Test("so it is for any scalars of Unicode in any order", arguments: 0..<100)
  func soup(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed) &+ 7)
    // Planes are tried by the share of them that is in use; half of the soup is ASCII and white space.
    let ranges: [ClosedRange<UInt32>] = [
      0x0...0x7F, 0x9...0x20, 0x0...0x24F, 0x300...0x36F, 0x590...0x7FF, 0x2000...0x206F, 0x3000...0xD7FF,
      0xFE00...0xFFFF, 0x1F000...0x1FAFF, 0xE0000...0xE01EF, 0x0...0x10FFFF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...300, using: &random) {
      let range = ranges.randomElement(using: &random) ?? 0...0
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.append(scalar) }
    }
    check(String(text), TextFixtures.smallTokenizer.sentences(in: Array(String(text).utf8)))
  }

  private func check(_ text: String, _ sentences: [Sentence]) {
    let bytes = Array(text.utf8)
    var position = 0
    for sentence in sentences {
      #expect(sentence.range.lowerBound == sentence.words.first?.range.lowerBound)
      #expect(sentence.range.upperBound == sentence.words.last?.range.upperBound)
      for word in sentence.words {
        #expect(word.range.lowerBound >= position && !word.range.isEmpty)
        #expect(isWhite(bytes[position..<max(position, word.range.lowerBound)]))
        #expect(Array(word.form.utf8) == Array(bytes[word.range]))
        let followed = word.range.upperBound == bytes.count || startsWhite(bytes[word.range.upperBound...])
        #expect(word.spaceAfter == followed, "after '\(word.form)'")
        position = word.range.upperBound
      }
      for token in sentence.multiwordTokens {
        #expect(token.words.count > 1)
        #expect(token.form == sentence.words[token.words].map(\.form).joined())
      }
    }
    #expect(isWhite(bytes[position...]))
  }

  private func isWhite(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  private func startsWhite(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first?.properties.isWhitespace ?? true
  }

  @Test("a range within a text gives offsets of the whole text")
  func innerRange() {
    let text = Array("é! The council met. Fin".utf8)
    let sentences = TextFixtures.smallTokenizer.sentences(in: text, range: 4..<20)
    #expect(
      sentences.flatMap(\.words).map { String(decoding: text[$0.range], as: UTF8.self) } == [
        "The", "council", "met", ".",
      ])
  }

  @Test(
    "bytes that are no UTF-8 lie in words and stop nothing",
    arguments: [
      [0xFF, 0x61], [0x61, 0xC3], [0xE2, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xED, 0xA0, 0x80, 0x20, 0x61],
      [0x80],
    ])
  func brokenEncoding(bytes: [UInt8]) {
    let words = TextFixtures.smallTokenizer.sentences(in: bytes).flatMap(\.words)
    let covered = words.reduce(0) { $0 + $1.range.count }
    #expect(covered == bytes.filter { $0 != 0x20 }.count)
  }

  @Test("nothing but white space has no sentences", arguments: ["", " ", "\n\n\t", "\u{A0}\u{3000}"])
  func emptiness(text: String) {
    #expect(TextFixtures.smallTokenizer.sentences(in: Array(text.utf8)).isEmpty)
    #expect(
      TextFixtures.smallTokenizer.words(inSentence: Array(text.utf8), range: 0..<text.utf8.count) == nil)
  }

  @Test("no cut falls before a combining mark or within a joined emoji")
  func clusters() {
    let words = TextFixtures.smallTokenizer.sentences(in: Array("(e\u{301}) 👨‍👩‍👧! na\u{308}-i\u{308}".utf8))
      .flatMap(\.words)
    for word in words {
      let first = word.form.unicodeScalars.first
      #expect(first?.properties.generalCategory != .nonspacingMark && first != "\u{200D}")
    }
    #expect(words.contains { $0.form == "👨‍👩‍👧" })
  }

  @Test("the same text gives the same sentences")
  func determinism() {
    let text = Array(Self.pieces.joined(separator: " x").utf8)
    #expect(
      TextFixtures.smallTokenizer.sentences(in: text) == TextFixtures.smallTokenizer.sentences(in: text))
  }

  @Test(
    "time grows with the length alone, with spaces or without",
    arguments: ["a", "a.b-", "。", "-", "👍", "http://a/", "\u{301}"])
  func linearTime(piece: String) {
    let clock = ContinuousClock()
    func time(_ bytes: Int) -> Duration {
      let text = Array(String(repeating: piece, count: bytes / piece.utf8.count).utf8)
      return clock.measure { _ = TextFixtures.smallTokenizer.sentences(in: text) }
    }
    _ = time(5_000)
    let short = time(20_000)
    let long = time(160_000)
    // Eight times the text; quadratic behaviour would take 64 times as long.
    #expect(long < short * 30 + .milliseconds(200))
  }

  @Test("a sentence without an end is cut at the limit")
  func longSentence() {
    let text = Array(String(repeating: "word ", count: 5000).utf8)
    let sentences = TextFixtures.smallTokenizer.sentences(in: text)
    #expect(sentences.allSatisfy { $0.words.count <= Tokenizer.longestSentence })
    #expect(sentences.reduce(0) { $0 + $1.words.count } == 5000)
  }
}

/// Numbers with a seed, so that a failure can be run again.
private struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
