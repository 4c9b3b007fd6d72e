package import EntenteText

/// The dependency tree of one sentence, ready for walking: children in surface order, spans without recursion limits.
///
/// Heads that are out of range or point at themselves count as roots; a cycle is walked once.
package struct SyntaxTree: Sendable {
  /// Words that depend on nothing.
  package let roots: [Int]
  /// Children of word `w` are `flat[offsets[w] ..< offsets[w + 1]]`, in surface order.
  private let offsets: [Int]
  private let flat: [Int]
  private let heads: [Int]

  package init(_ sentence: Sentence) {
    let count = sentence.words.count
    var heads = [Int](repeating: -1, count: count)
    var offsets = [Int](repeating: 0, count: count + 1)
    var roots: [Int] = []
    for (index, word) in sentence.words.enumerated() {
      if word.head >= 0, word.head < count, word.head != index {
        heads[index] = word.head
        offsets[word.head + 1] += 1
      } else {
        roots.append(index)
      }
    }
    for index in 0..<count { offsets[index + 1] += offsets[index] }
    var next = offsets
    var flat = [Int](repeating: 0, count: offsets[count])
    for index in 0..<count where heads[index] >= 0 {
      flat[next[heads[index]]] = index
      next[heads[index]] += 1
    }
    self.heads = heads
    self.offsets = offsets
    self.flat = flat
    self.roots = roots
  }

  package func head(of word: Int) -> Int? { heads[word] >= 0 ? heads[word] : nil }

  package func children(of word: Int) -> ArraySlice<Int> { flat[offsets[word]..<offsets[word + 1]] }

  /// The word and all below it for which `enters` holds on the way down, ascending.
  package func subtree(of word: Int, where enters: (Int) -> Bool = { _ in true }) -> [Int] {
    var found = [word]
    var next = 0
    while next < found.count, found.count <= heads.count {
      for child in children(of: found[next]) where child != word && enters(child) { found.append(child) }
      next += 1
    }
    return found.sorted()
  }

  /// Whether `ancestor` stands above `word`, or is it.
  package func isAbove(_ ancestor: Int, _ word: Int) -> Bool {
    var current = word
    for _ in 0...heads.count {
      if current == ancestor { return true }
      guard heads[current] >= 0 else { return false }
      current = heads[current]
    }
    return false
  }

  /// The word of a range whose head lies outside of it; the last such word where there are several,
  /// as the head of an English noun phrase stands last.
  package func headWord(of range: Range<Int>) -> Int {
    var best = range.upperBound - 1
    var bestCount = -1
    for word in range where heads[word] < 0 || !range.contains(heads[word]) {
      let covered = subtree(of: word) { range.contains($0) }.count
      if covered >= bestCount { (best, bestCount) = (word, covered) }
    }
    return best
  }
}

extension Word {
  /// The relation without its subtype: `nsubj` of `nsubj:pass`.
  package var relation: Substring { deprel.prefix { $0 != ":" } }

  /// Value of a morphological feature, `Plur` for `Number`.
  package func feature(_ name: String) -> Substring? {
    for part in feats.utf8.split(separator: UInt8(ascii: "|")) {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
      if part[..<equals].elementsEqual(name.utf8) { return Substring(part[part.index(after: equals)...]) }
    }
    return nil
  }

  package var isPlural: Bool { feature("Number") == "Plur" || xpos == "NNS" || xpos == "NNPS" }

  package var isNominal: Bool { upos == .noun || upos == .propn }
}
