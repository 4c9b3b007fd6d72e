import EntenteText

/// The words of a noun phrase around its head, as a reader would underline it: determiner, modifiers, complements,
/// but no relative clause, apposition, further conjunct or preposition before it.
package struct NounPhrase: Sendable {
  package let head: Int
  package let words: Range<Int>
  /// The words with a short restrictive relative clause behind them: "the tools that serve our aims".
  package let span: Range<Int>

  private static let before: Set<String> = [
    "det", "amod", "compound", "nummod", "nmod", "flat", "goeswith", "advmod", "punct", "acl", "predet",
    "obl", "dep",
  ]
  private static let after: Set<String> = [
    "nmod", "acl", "flat", "nummod", "compound", "goeswith", "fixed", "advmod",
  ]
  private static let lengthLimit = 30
  private static let relativeLimit = 10

  package init(head: Int, in sentence: AnalysedSentence) {
    self.head = head
    let words = sentence.words
    var start = head
    var end = head + 1
    for child in sentence.tree.children(of: head).reversed() where child < head {
      let relation = String(words[child].relation)
      guard Self.before.contains(relation), relation != "dep" || start - child == 1 else { break }
      let first = Self.spanStart(of: child, before: start, in: sentence)
      guard first < start else { break }
      start = first
    }
    for child in sentence.tree.children(of: head) where child > head {
      let word = words[child]
      let isTime = word.deprel == "obl:tmod" || word.deprel == "nmod:tmod" || word.deprel == "obl:npmod"
      let relation = String(word.relation)
      if relation == "punct", Self.isInnerMark(child, in: sentence) { continue }
      guard Self.after.contains(relation) || isTime, word.deprel != "acl:relcl" else { break }
      if relation == "advmod", sentence.lower[child] != "today" { break }
      let below = sentence.tree.subtree(of: child) { inner in
        !["parataxis", "discourse"].contains(String(words[inner].relation))
          && words[inner].deprel != "acl:relcl"
      }
      guard let first = below.first, let last = below.last, first >= end,
        first - end <= 0 || relation == "flat"
      else { break }
      // A complement after a comma is an afterthought.
      if sentence.lower[first] == "," || (end < words.count && sentence.lower[end] == ",") { break }
      guard last + 1 - start <= Self.lengthLimit else {
        // Of a long complement the part before its first comma still says which one is meant.
        if let comma = below.first(where: { sentence.lower[$0] == "," }),
          comma + 1 - start <= Self.lengthLimit
        {
          end = Self.contiguousEnd(below.filter { $0 < comma })
        }
        break
      }
      end = Self.contiguousEnd(below)
    }
    while start < head, words[start].upos == .punct || words[start].relation == "cc" { start += 1 }
    while end > head + 1, words[end - 1].upos == .punct, sentence.lower[end - 1] != ")" { end -= 1 }
    self.words = start..<end
    span = start..<Self.relativeEnd(from: end, head: head, in: sentence)
  }

  private static func relativeEnd(from end: Int, head: Int, in sentence: AnalysedSentence) -> Int {
    guard end < sentence.words.count, ["that", "which", "who"].contains(sentence.lower[end]),
      let clause = sentence.tree.children(of: head).first(where: {
        $0 > end && sentence.words[$0].deprel == "acl:relcl"
      })
    else { return end }
    let below = sentence.tree.subtree(of: clause)
    guard let first = below.first, first == end, let last = below.last, last + 1 - first == below.count,
      below.count <= relativeLimit
    else { return end }
    return sentence.words[last].upos == .punct ? last : last + 1
  }

  private static func spanStart(of child: Int, before start: Int, in sentence: AnalysedSentence) -> Int {
    let below = sentence.tree.subtree(of: child) { sentence.words[$0].deprel != "acl:relcl" }
    return below.first { $0 < start } ?? start
  }

  private static func isInnerMark(_ word: Int, in sentence: AnalysedSentence) -> Bool {
    ["-", "\u{2013}", "'", "\"", "\u{201C}", "\u{201D}"].contains(sentence.lower[word])
  }

  private static func contiguousEnd(_ ascending: [Int]) -> Int {
    var end = ascending[0] + 1
    for word in ascending.dropFirst() {
      // One word may be missing: a mark that hangs elsewhere.
      guard word - end <= 1 else { break }
      end = word + 1
    }
    return end
  }

  /// Nouns, adjectives, numbers and verbs of the phrase; no articles, pronouns, prepositions.
  package func contentWords(in sentence: AnalysedSentence) -> [Int] {
    contentWords(of: words, in: sentence)
  }

  /// What the phrase is known by: its words, of a bare noun those of its relative clause too ("the role that workers play").
  package func known(in sentence: AnalysedSentence) -> Range<Int> { isBare(in: sentence) ? span : words }

  package func contentWords(of words: Range<Int>, in sentence: AnalysedSentence) -> [Int] {
    words.filter { index in
      switch sentence.words[index].upos {
      case .noun, .propn, .num: true
      case .adj: !["such", "same", "other", "certain", "various", "own"].contains(sentence.lower[index])
      case .verb: sentence.words[index].relation != "aux"
      default: false
      }
    }
  }

  /// Whether it says no more than its head: "the meeting", "these goals".
  package func isBare(in sentence: AnalysedSentence) -> Bool {
    contentWords(in: sentence).allSatisfy { $0 == head || ["said", "above"].contains(sentence.lower[$0]) }
  }

  /// The article, demonstrative or possessive that opens it, in lower case.
  package func determiner(in sentence: AnalysedSentence) -> String? {
    for child in sentence.tree.children(of: head) where child < head {
      if sentence.words[child].relation == "det" || sentence.words[child].deprel == "nmod:poss" {
        return sentence.lower[child]
      }
    }
    return nil
  }
}
