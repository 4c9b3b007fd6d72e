/// Features of the words of one sentence for the name tagger.
struct NameFeatures {
  private(set) var words: [NameWord] = []
  private var runs: [Range<Int>] = []
  private var scratch: [UInt32] = []
  private var bytes: [UInt8] = []
  private var knowsLists = false
  private var isShouted = false
  private let outside = NameWord()

  /// Takes in a sentence; `gazetteer` marks known names.
  mutating func prepare(_ sentence: [Word], _ gazetteer: NameGazetteer?, _ lexicon: NameLexicon?) {
    words.removeAll(keepingCapacity: true)
    knowsLists = lexicon?.listed != nil
    for word in sentence {
      var facts = NameWord(word, scratch: &scratch)
      if let entry = lexicon?.entry(facts.folded) {
        (facts.cluster, facts.caseHabit) = (entry.cluster, entry.caseHabit)
      }
      if let listed = lexicon?.listed {
        WordForm.normalize(word.form, into: &bytes)
        facts.listed = listed.entry(stableHash(bytes)) ?? facts.listed
      }
      words.append(facts)
    }
    if let gazetteer { mark(gazetteer.matches(in: sentence)) }
    isShouted = Self.isShouted(words)
    findRuns()
  }

  private mutating func mark(_ matches: [NameGazetteer.Match]) {
    for match in matches {
      var types = FeatureHash.mix(FeatureHash.start, UInt64(match.spelling.rawValue))
      for type in match.types { types = FeatureHash.mix(types, stableHash(type.utf8)) }
      for i in match.words {
        var place: UInt64 = i == match.words.lowerBound ? 1 : 2
        if match.words.count == 1 { place = 3 }
        words[i].listing = FeatureHash.mix(types, place)
      }
    }
  }

  /// Whether a sentence is written in capitals, as headlines are.
  static func isShouted(_ words: [NameWord]) -> Bool {
    var letters = 0
    var capitals = 0
    for word in words where word.isWordLike && word.length > 3 {
      letters += 1
      if word.isAllCapitals { capitals += 1 }
    }
    return letters >= 2 && capitals * 10 >= letters * 8
  }

  /// Each word's run of capitalised words, empty for others.
  private mutating func findRuns() {
    runs.removeAll(keepingCapacity: true)
    var i = 0
    while i < words.count {
      var end = i
      while end < words.count, words[end].isCapitalised { end += 1 }
      if end == i {
        runs.append(i..<i)
        i += 1
      } else {
        for _ in i..<end { runs.append(i..<end) }
        i = end
      }
    }
  }

  @inline(__always)
  private func word(_ i: Int) -> NameWord { i >= 0 && i < words.count ? words[i] : outside }

  /// Features of word `i`.
  func extract(_ i: Int, into f: inout FeatureVector) {
    f.removeAll()
    let b2 = word(i - 2)
    let b1 = word(i - 1)
    let w = words[i]
    let a1 = word(i + 1)
    let a2 = word(i + 2)
    let mode: UInt64 = (isShouted ? 2 : 0) | (i == 0 ? 1 : 0)
    let shape = FeatureHash.mix(w.shape, mode)

    f.add(1, mode)
    f.add(2, w.folded)
    f.add(3, w.cased)
    f.add(4, b1.folded)
    f.add(5, a1.folded)
    f.add(6, b2.folded)
    f.add(7, a2.folded)
    f.add(8, b1.folded, w.folded)
    f.add(9, w.folded, a1.folded)
    f.add(10, b1.folded, a1.folded)
    f.add(11, shape)
    f.add(12, w.shortShape, b1.shortShape, mode)
    f.add(13, w.shortShape, a1.shortShape, mode)
    f.add(14, w.shortShape, b1.shortShape, a1.shortShape, mode)
    f.add(15, b1.folded, shape)
    f.add(16, a1.folded, shape)
    f.add(17, w.prefixes.0)
    f.add(18, w.prefixes.1)
    f.add(19, w.prefixes.2)
    f.add(20, w.prefixes.3)
    f.add(21, w.suffixes.0)
    f.add(22, w.suffixes.1)
    f.add(23, w.suffixes.2)
    f.add(24, w.suffixes.3)
    f.add(25, w.suffixes.2, shape)
    f.add(26, b2.folded, b1.folded, w.shortShape)
    f.add(27, a1.folded, a2.folded, w.shortShape)
    f.add(28, b1.cased)
    f.add(29, a1.cased)
    addTitles(b2, b1, w, a1, mode, &f)
    addRun(i, w, mode, &f)
    addLists(b1, w, a1, &f)
    addClusters(b2, b1, w, a1, a2, shape, &f)
    addTags(b2, b1, w, a1, a2, &f)
    if knowsLists { addListed(i, b1, w, a1, shape, &f) }
  }

  private func addListed(
    _ i: Int, _ b1: NameWord, _ w: NameWord, _ a1: NameWord, _ shape: UInt64, _ f: inout FeatureVector
  ) {
    f.add(90, w.listed.broad, shape)
    f.add(91, w.listed.narrow, w.shortShape)
    f.add(92, w.listed.lists, shape)
    f.add(93, b1.listed.broad, w.shortShape)
    f.add(94, a1.listed.broad, w.shortShape)
    f.add(95, b1.listed.narrow, w.shortShape)
    f.add(96, a1.listed.narrow, w.shortShape)
    f.add(97, b1.listed.broad, w.listed.broad)
    f.add(98, w.listed.broad, a1.listed.broad)
    f.add(99, b1.listed.lists, w.listed.lists, w.shortShape)
    f.add(100, w.listed.lists, a1.listed.lists, w.shortShape)
    f.add(101, w.listed.lists, b1.folded, w.shortShape)
    f.add(102, w.listed.broad, b1.folded, w.shortShape)
    f.add(103, w.listed.broad, a1.folded, w.shortShape)
    let run = runs[i]
    guard !run.isEmpty, !isShouted else { return }
    let place = UInt64(min(i - run.lowerBound, 3)) << 8 | UInt64(min(run.upperBound - 1 - i, 3))
    let first = words[run.lowerBound].listed
    let last = words[run.upperBound - 1].listed
    f.add(104, first.lists, last.lists, place)
    f.add(105, first.broad, last.broad, place)
    f.add(106, last.narrow, place)
    f.add(107, first.narrow, place)
  }

  private func addTitles(
    _ b2: NameWord, _ b1: NameWord, _ w: NameWord, _ a1: NameWord, _ mode: UInt64, _ f: inout FeatureVector
  ) {
    guard b2.isTitle || b1.isTitle || w.isTitle || a1.isTitle else { return }
    let titles: UInt64 = (b1.isTitle ? 4 : 0) | (w.isTitle ? 2 : 0) | (a1.isTitle ? 1 : 0)
    f.add(30, titles, w.shortShape, mode)
    f.add(31, titles, w.shortShape, a1.shortShape)
    f.add(32, titles, b2.isTitle ? 1 : 0, w.upos)
  }

  private func addRun(_ i: Int, _ w: NameWord, _ mode: UInt64, _ f: inout FeatureVector) {
    let run = runs[i]
    guard !run.isEmpty, !isShouted else { return }
    let place = UInt64(min(i - run.lowerBound, 3)) << 8 | UInt64(min(run.upperBound - 1 - i, 3))
    let first = words[run.lowerBound]
    let last = words[run.upperBound - 1]
    let before = word(run.lowerBound - 1)
    let after = word(run.upperBound)
    let startsSentence: UInt64 = run.lowerBound == 0 ? 1 : 0
    f.add(40, place, startsSentence)
    f.add(41, last.folded, place)
    f.add(42, first.folded, place)
    f.add(43, before.folded, place)
    f.add(44, after.folded, place)
    f.add(45, UInt64(min(run.count, 5)), w.shape)
    f.add(46, last.folded)
    f.add(47, last.suffixes.2, place)
    f.add(48, before.folded, after.folded)
    f.add(49, first.cluster, last.cluster, place)
    f.add(50, last.cluster, place)
    f.add(51, first.cluster, place)
    f.add(52, before.cluster, place)
    f.add(53, after.cluster, place)
  }

  private func addLists(_ b1: NameWord, _ w: NameWord, _ a1: NameWord, _ f: inout FeatureVector) {
    if w.listing != 0 {
      f.add(60, w.listing)
      f.add(61, w.listing, w.shape)
      f.add(62, w.listing, b1.folded)
      f.add(63, w.listing, a1.folded)
      f.add(64, w.listing, a1.shortShape)
      f.add(65, w.listing, w.folded)
    }
    if b1.listing != 0 { f.add(66, b1.listing, w.shortShape) }
    if a1.listing != 0 { f.add(67, a1.listing, w.shortShape) }
  }

  private func addClusters(
    _ b2: NameWord, _ b1: NameWord, _ w: NameWord, _ a1: NameWord, _ a2: NameWord, _ shape: UInt64,
    _ f: inout FeatureVector
  ) {
    f.add(70, w.cluster)
    f.add(71, w.cluster, shape)
    f.add(72, b1.cluster, w.shortShape)
    f.add(73, a1.cluster, w.shortShape)
    f.add(74, b1.cluster, w.cluster)
    f.add(75, w.cluster, a1.cluster)
    f.add(76, b2.cluster, b1.cluster, w.shortShape)
    f.add(77, a1.cluster, a2.cluster, w.shortShape)
    f.add(78, w.caseHabit, shape)
    f.add(79, w.caseHabit, b1.caseHabit, a1.caseHabit)
  }

  private func addTags(
    _ b2: NameWord, _ b1: NameWord, _ w: NameWord, _ a1: NameWord, _ a2: NameWord, _ f: inout FeatureVector
  ) {
    f.add(80, w.upos)
    f.add(81, b1.upos, w.upos)
    f.add(82, w.upos, a1.upos)
    f.add(83, b1.upos, w.upos, a1.upos)
    f.add(84, w.upos, w.shortShape)
    f.add(85, b2.upos, b1.upos, w.upos)
    f.add(86, w.upos, a1.upos, a2.upos)
  }
}
