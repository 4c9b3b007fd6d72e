import EntenteText

/// Subjects that a parser took for the end of a list in the phrase or clause before: "Within the framework of the UN, Chad and Niger
/// can meet", "Although borders divide Chad and Niger, a common river, trade and kinship bring them together".
extension ClauseRepair {
  /// A finite verb that has no subject, behind a comma behind which a list goes on: what stands between is its subject.
  static func giveSubjectBehindPreface(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for verb in words.indices where mayLackSubject(verb, words) {
      let start = predicateStart(verb, words)
      guard let comma = border(before: start, verb, words),
        let subject = (comma + 1..<start).first(where: {
          isNominal(words[$0]) && (0..<comma).contains(words[$0].head)
        }),
        words[subject].relation == "conj",
        // All between the comma and the verb hangs together and on nothing else.
        (comma + 1..<start).allSatisfy({
          $0 == subject || isWithin($0, comma + 1..<start, or: words[subject].head, words)
        })
      else { continue }
      let before = words[subject].head
      for other in comma + 1..<start
      where other != subject
        && (words[other].head == before || words[other].head == verb && words[other].relation == "conj")
      {
        words[other].head = subject
      }
      words[subject].head = verb
      words[subject].deprel = "nsubj"
      raise(verb, &words)
      isChanged = true
    }
    return isChanged
  }

  /// "Chad borders Niger": a verb has no compounds; the name before one that has no subject is its subject.
  static func giveSubjectForCompound(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for name in words.indices where words[name].relation == "compound" && isNominal(words[name]) {
      let verb = words[name].head
      guard verb > name, words[verb].upos == .verb, ["VBD", "VBZ", "VBP"].contains(words[verb].xpos),
        !words.indices.contains(where: {
          words[$0].head == verb && ["nsubj", "csubj"].contains(words[$0].relation)
        })
      else { continue }
      words[name].deprel = "nsubj"
      isChanged = true
    }
    return isChanged
  }

  private static func mayLackSubject(_ verb: Int, _ words: [Word]) -> Bool {
    let children = words.indices.filter { words[$0].head == verb }
    let isFinite =
      ["VBD", "VBZ", "VBP"].contains(words[verb].xpos)
      || children.contains {
        words[$0].relation == "aux" && $0 < verb && words[$0].xpos != "TO" && words[$0].xpos != "VB"
      }
    guard words[verb].upos == .verb, isFinite, words[verb].head < 0 || words[verb].relation == "conj" else {
      return false
    }
    let others: Set<Substring> = ["nsubj", "csubj", "expl", "mark", "cc", "cop"]
    return !children.contains { $0 < verb && others.contains(words[$0].relation) }
      && !children.contains { words[$0].relation == "nsubj" }
  }

  /// First of the words that belong to the predicate: auxiliaries, adverbs and negations right before the verb.
  private static func predicateStart(_ verb: Int, _ words: [Word]) -> Int {
    var start = verb
    while start > 0, words[start - 1].head == verb, ["aux", "advmod"].contains(words[start - 1].relation) {
      start -= 1
    }
    return start
  }

  /// The comma where the preface ends: behind a list that "and" has closed the first one, else the last one.
  private static func border(before start: Int, _ verb: Int, _ words: [Word]) -> Int? {
    let commas = (0..<start).filter { words[$0].form == "," }
    guard let last = commas.last, start - last > 1 else { return nil }
    let closed = commas.first { comma in
      guard let next = (comma + 1..<start).first(where: { isNominal(words[$0]) && words[$0].head < comma }),
        words[next].relation == "conj"
      else { return false }
      let head = words[next].head
      return words.indices.contains { other in
        other < comma && other > head && words[other].relation == "conj" && words[other].head == head
          && words.indices.contains { $0 < other && words[$0].head == other && words[$0].relation == "cc" }
      }
    }
    return closed ?? last
  }

  /// Whether a word hangs, by whatever way, on words of the range or on the one word besides.
  private static func isWithin(_ word: Int, _ range: Range<Int>, or other: Int, _ words: [Word]) -> Bool {
    let head = words[word].head
    return range.contains(head) || head == other || range.upperBound <= head
  }

  /// "Although it is far, a road makes it near": the clause with the conjunction depends on the one without.
  private static func raise(_ verb: Int, _ words: inout [Word]) {
    let first = words[verb].head
    guard first >= 0, first < verb, words[first].head < 0,
      words.indices.contains(where: { $0 < first && words[$0].head == first && words[$0].relation == "mark" })
    else { return }
    words[verb].head = -1
    words[verb].deprel = "root"
    words[first].head = verb
    words[first].deprel = "advcl"
  }
}
