extension Sentence {
  /// Why the heads are no tree with exactly one root; `nil` where they are.
  ///
  /// - Complexity: O(words)
  public func treeFault() -> String? {
    let roots = words.indices.filter { words[$0].head < 0 }
    guard roots.count == 1 else { return roots.isEmpty ? "no root" : "\(roots.count) roots" }
    // 0: not seen, 1: on the path being followed, 2: known to reach the root
    var state = [UInt8](repeating: 0, count: words.count)
    for start in words.indices {
      var path: [Int] = []
      var i = start
      while i >= 0, state[i] == 0 {
        state[i] = 1
        path.append(i)
        guard words[i].head < words.count else { return "word \(i + 1) has a head outside the sentence" }
        i = words[i].head
      }
      if i >= 0, state[i] == 1 { return "cycle through word \(i + 1)" }
      for j in path { state[j] = 2 }
    }
    return nil
  }

  /// Sets the ranges of sentence and words by finding the forms in the sentence's own text, one after the other.
  /// Words of a multiword token share its stretch where their forms do not spell it.
  mutating func align(to text: [UInt8]) {
    range = 0..<text.count
    var position = 0
    var i = 0
    var tokens = multiwordTokens[...]
    while i < words.count {
      var covered = i..<i + 1
      var form = Array(words[i].form.utf8)
      if let token = tokens.first, token.words.lowerBound == i {
        tokens.removeFirst()
        covered = token.words
        form = Array(token.form.utf8)
      }
      while position < text.count, text[position] == 0x20 { position += 1 }
      guard text[position...].starts(with: form) else { return clearRanges() }
      place(covered, in: position..<position + form.count, of: text)
      position += form.count
      i = covered.upperBound
    }
  }

  private mutating func place(_ covered: Range<Int>, in stretch: Range<Int>, of text: [UInt8]) {
    var start = stretch.lowerBound
    for j in covered {
      let form = Array(words[j].form.utf8)
      guard start + form.count <= stretch.upperBound, text[start...].starts(with: form) else {
        for k in covered { words[k].range = stretch }
        return
      }
      words[j].range = start..<start + form.count
      start += form.count
    }
  }

  private mutating func clearRanges() {
    range = 0..<0
    for i in words.indices { words[i].range = 0..<0 }
  }
}
