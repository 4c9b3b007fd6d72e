/// The places within a chunk that the classifier is asked about: the only rules of the tokeniser.
extension SplitFeatures {
  /// Places inside `chunk` that a classifier shall decide, ascending; `i` means before scalar `i`.
  func candidates(in chunk: TextChunk, into places: inout [Int]) {
    places.removeAll(keepingCapacity: true)
    if chunk.isPlain {
      guard chunk.count <= LetterCuts.longest else { return }
      appendLetterCuts(chunk.firstWord, from: 0, count: chunk.count, to: &places)
      return
    }
    let address = addressSpan(chunk)
    var i = 0
    while i < chunk.count {
      if i > address.lowerBound && i < address.upperBound {
        i += 1
      } else if chunk.classes[i].isLetter {
        let end = letterRunEnd(chunk, i)
        if i > 0 && joins(chunk, i) { places.append(i) }
        appendInsideCuts(chunk, i..<end, to: &places)
        i = end
      } else {
        if i > 0 && isBreakable(chunk, i) { places.append(i) }
        i += 1
      }
    }
  }

  private func letterRunEnd(_ chunk: TextChunk, _ start: Int) -> Int {
    var i = start
    while i < chunk.count, chunk.classes[i].isLetter || chunk.classes[i] == .extender { i += 1 }
    return i
  }

  /// Whether a letter run beginning at `i` may be cut from what stands before it.
  private func joins(_ chunk: TextChunk, _ i: Int) -> Bool { chunk.scalar(i - 1) != 0x200D }

  private func isBreakable(_ chunk: TextChunk, _ i: Int) -> Bool {
    let here = chunk.classes[i]
    let before = chunk.classes[i - 1]
    if here == .extender || chunk.folded[i - 1] == 0x200D { return false }
    if here == .period && closesAbbreviation(chunk, i) { return false }
    if chunk.folded[i] == 0x2B || chunk.folded[i - 1] == 0x2B, isSum(chunk, i) { return false }
    if here != before { return true }
    return here != .digit && here != .pictograph && here != .control
  }

  /// Cuts within a run of letters: before the "n" of "n't", and those that training has seen.
  private func appendInsideCuts(_ chunk: TextChunk, _ run: Range<Int>, to places: inout [Int]) {
    let last = run.upperBound - 1
    let isNegation =
      run.count > 1 && chunk.folded[last] == 0x6E && chunk.category(last + 1) == .apostrophe
      && chunk.scalar(last + 2) == 0x74 && !chunk.category(last + 3).isWordLike
    if isNegation {
      places.append(last)
    } else if run.count <= LetterCuts.longest {
      appendLetterCuts(chunk.hash(run), from: run.lowerBound, count: run.count, to: &places)
    }
  }

  private func appendLetterCuts(_ word: UInt64, from start: Int, count: Int, to places: inout [Int]) {
    var bits = cuts.places(word)
    while bits != 0 {
      let place = bits.trailingZeroBitCount
      if place > 0 && place < count { places.append(start + place) }
      bits &= bits - 1
    }
  }

  /// Whether the period at `i` belongs to the word before it for certain: "U.S.", "p.m.", "Gen.".
  private func closesAbbreviation(_ chunk: TextChunk, _ i: Int) -> Bool {
    var start = i
    while start > 0, i - start < 12, chunk.classes[start - 1].isLetter || chunk.classes[start - 1] == .period
    {
      start -= 1
    }
    if start < i, chunk.classes[start] == .period { return false }
    if isInitials(chunk, start..<i) { return true }
    return TokenizerAbbreviations.isCertain(
      chunk.hash(start..<i), capitalised: chunk.classes[start] == .upper)
  }

  /// Single letters with periods between them, two letters or more.
  private func isInitials(_ chunk: TextChunk, _ range: Range<Int>) -> Bool {
    guard range.count >= 3, range.count % 2 == 1 else { return false }
    return range.allSatisfy { i in
      (i - range.lowerBound) % 2 == 0 ? chunk.classes[i].isLetter : chunk.classes[i] == .period
    }
  }

  /// Whether `i` lies beside the plus sign of "17+1".
  private func isSum(_ chunk: TextChunk, _ i: Int) -> Bool {
    let plus = chunk.folded[i] == 0x2B ? i : i - 1
    return chunk.category(plus - 1) == .digit && chunk.category(plus + 1) == .digit
  }

  /// From the first letter of an address of the net to behind its last letter, digit or slash; empty where there is none.
  /// Brackets and quotes end an address.
  private func addressSpan(_ chunk: TextChunk) -> Range<Int> {
    let kind = Self.chunkKind(chunk)
    guard kind & ChunkKind.address != 0, let anchor = addressAnchor(chunk) else { return 0..<0 }
    var start = anchor
    var end = anchor
    while start > 0, isAddressCharacter(chunk, start - 1) { start -= 1 }
    while end < chunk.count, isAddressCharacter(chunk, end) { end += 1 }
    while end > anchor, !chunk.classes[end - 1].isWordLike, chunk.classes[end - 1] != .slash { end -= 1 }
    while start < anchor, !chunk.classes[start].isWordLike { start += 1 }
    return start..<end
  }

  /// The first "://", "@" or "www.".
  private func addressAnchor(_ chunk: TextChunk) -> Int? {
    chunk.folded.indices.prefix(ChunkKind.window).first { i in
      switch chunk.folded[i] {
      case 0x40: i > 0 && chunk.category(i + 1).isWordLike
      case 0x3A: i > 0 && chunk.scalar(i + 1) == 0x2F && chunk.scalar(i + 2) == 0x2F
      case 0x77: chunk.scalar(i + 1) == 0x77 && chunk.scalar(i + 2) == 0x77 && chunk.scalar(i + 3) == 0x2E
      default: false
      }
    }
  }

  private func isAddressCharacter(_ chunk: TextChunk, _ i: Int) -> Bool {
    switch chunk.classes[i] {
    case .opening, .closing, .quote, .comma: false
    default: chunk.folded[i] != 0x3C && chunk.folded[i] != 0x3E && chunk.folded[i] != 0x7C
    }
  }
}
