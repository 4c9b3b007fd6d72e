import EntenteOntology
import EntenteText

/// Speech that stands inside of what is said: "South Africa, he went on, trades with Russia", "… , sighed a retired
/// ambassador". A parser makes the verb of saying the head of half of the sentence; it is a remark beside the other verb.
extension ClauseRepair {
  static func mendSpeech(_ words: inout [Word], _ lexicon: FrameLexicon) -> Bool {
    [
      lowerInterposed(&words, lexicon), raiseSecondSpeech(&words, lexicon),
      lowerSecondContent(&words, lexicon),
      mendInfinitives(&words), liftSources(&words),
    ].contains(true)
  }

  /// "Zambia, according to Chad, has left": who says so belongs to the clause, not to the name before the comma.
  private static func liftSources(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for source in words.indices where words[source].relation == "nmod" {
      guard
        let marker = words.indices.first(where: {
          words[$0].head == source && words[$0].relation == "case"
            && words[$0].form.lowercased() == "according"
        }), marker > 0, words[marker - 1].form == ","
      else { continue }
      let noun = words[source].head
      guard noun >= 0, noun < marker, words[noun].head >= 0 else { continue }
      words[source].head = words[noun].head
      words[source].deprel = "obl"
      isChanged = true
    }
    return isChanged
  }

  /// A remark between commas: its verbs from the outermost to the innermost, their subjects, all of its words.
  private struct Remark {
    var range: Range<Int>
    var speeches: [(verb: Int, subject: Int)]
  }

  private static func lowerInterposed(_ words: inout [Word], _ lexicon: FrameLexicon) -> Bool {
    var isChanged = false
    for comma in words.indices where isBorder(words[comma]) && comma > 0 {
      guard let remark = remark(after: comma, words, lexicon), let innermost = remark.speeches.last,
        let main = mainVerb(beside: remark, words)
      else { continue }
      isChanged = true
      let verbs = Set(remark.speeches.map(\.verb))
      if verbs.contains(words[main].head) || remark.range.contains(words[main].head) {
        let top = remark.speeches[0].verb
        words[main].head =
          remark.range.contains(words[top].head) || words[top].head == main ? -1 : words[top].head
        words[main].deprel = words[main].head < 0 ? "root" : words[top].deprel
      }
      for word in words.indices
      where word != main && !remark.range.contains(word) && remark.range.contains(words[word].head) {
        words[word].head = main
        if words[word].relation == "punct" { continue }
        if isNominal(words[word]), word < remark.range.lowerBound,
          words[word].relation == "nsubj" || words[word].relation == "dep"
        {
          words[word].deprel = isPassive(main, words) ? "nsubj:pass" : "nsubj"
        }
      }
      var outer = main
      for speech in remark.speeches.reversed() {
        words[speech.verb].head = outer
        words[speech.verb].deprel = "parataxis"
        words[speech.subject].head = speech.verb
        words[speech.subject].deprel = "nsubj"
        outer = speech.verb
      }
      for word in remark.range where !remark.range.contains(words[word].head) && !verbs.contains(word) {
        words[word].head = innermost.verb
      }
    }
    return isChanged
  }

  private static func isBorder(_ word: Word) -> Bool {
    [",", "\"", "\u{201D}", "''", "\u{2013}", "\u{2014}"].contains(word.form)
  }

  private static func isPassive(_ verb: Int, _ words: [Word]) -> Bool {
    words.contains { $0.head == verb && $0.deprel == "aux:pass" }
  }

  /// ", so Cairo says that Riyadh says,", ", insisted the minister in Rome."
  private static func remark(after comma: Int, _ words: [Word], _ lexicon: FrameLexicon) -> Remark? {
    let start = comma + 1
    guard start < words.count,
      !["and", "but", "or", "who", "which"].contains(words[start].form.lowercased()),
      let end = (start..<min(start + 14, words.count)).first(where: {
        isBorder(words[$0]) || [".", "!", "?", ";"].contains(words[$0].form)
      }),
      end - start > 1
    else { return nil }
    let range = start..<end
    let finite = range.filter { isFinite(words[$0]) }
    guard !finite.isEmpty, finite.allSatisfy({ isSpeech($0, words, lexicon) }),
      range.allSatisfy({ mayStand($0, words, finite) })
    else {
      return nil
    }
    var speeches: [(verb: Int, subject: Int)] = []
    var from = start
    for verb in finite {
      if let subject = (from..<verb).last(where: { isSubjectWord(words[$0]) }).map({
        phraseHead($0, in: from..<verb, words)
      }) {
        speeches.append((verb, subject))
      } else if finite.count == 1, let subject = inverted(behind: verb, in: range, words) {
        speeches.append((verb, subject))
      } else {
        return nil
      }
      from = verb + 1
    }
    // A clause with a complement of its own behind the verb says it there.
    let last = finite[finite.count - 1]
    let isOpen = (last + 1..<end).allSatisfy { words[$0].form.lowercased() != "that" }
    return isOpen ? Remark(range: range, speeches: speeches) : nil
  }

  private static func isFinite(_ word: Word) -> Bool {
    (word.upos == .verb && ["VBD", "VBZ", "VBP"].contains(word.xpos)) || word.xpos == "MD"
  }

  private static func isSpeech(_ verb: Int, _ words: [Word], _ lexicon: FrameLexicon) -> Bool {
    let lemma = words[verb].lemma.lowercased()
    let next = verb + 1 < words.count ? words[verb + 1].form.lowercased() : ""
    return lexicon.isSpeech(FrameWord(lemma: lemma, wordClass: .verb))
      || (!next.isEmpty && lexicon.isSpeech(FrameWord(lemma: lemma + " " + next, wordClass: .verb)))
  }

  /// Nouns with what belongs to them, verbs of saying, particles; no other verbs, no conjunctions.
  private static func mayStand(_ word: Int, _ words: [Word], _ finite: [Int]) -> Bool {
    switch words[word].upos {
    case .noun, .propn, .pron, .det, .adj, .adp, .adv, .num, .part: true
    case .sconj: ["that", "as", "so"].contains(words[word].form.lowercased())
    case .verb: finite.contains(word) || words[word].xpos == "VBN" && words[word].relation == "amod"
    default: false
    }
  }

  private static func isSubjectWord(_ word: Word) -> Bool {
    isNominal(word)
      || (word.upos == .pron && ["he", "she", "they", "i", "we", "it"].contains(word.form.lowercased()))
  }

  /// The head of the phrase that a word ends, as the tree has it.
  private static func phraseHead(_ word: Int, in range: Range<Int>, _ words: [Word]) -> Int {
    var current = word
    for _ in range where range.contains(words[current].head) { current = words[current].head }
    return current
  }

  /// "insisted Smith", "sighed a retired ambassador": a person, a name or somebody with an article.
  private static func inverted(behind verb: Int, in range: Range<Int>, _ words: [Word]) -> Int? {
    guard verb == range.lowerBound, verb + 1 < range.upperBound else { return nil }
    let first = words[verb + 1]
    guard let noun = (verb + 1..<range.upperBound).first(where: { isNominal(words[$0]) }) else { return nil }
    let head = phraseHead(noun, in: verb + 1..<range.upperBound, words)
    let isPerson =
      words[head].upos == .propn
      || NounClasses.persons.contains(words[head].lemma.lowercased())
      || ["say", "write"].contains(words[verb].lemma)
    return isPerson
      && (first.upos == .propn || first.upos == .det || first.upos == .adj || first.upos == .noun)
      ? head : nil
  }

  /// The predicate outside of a remark to which it belongs: above it, else the one below that the parser hung on it.
  private static func mainVerb(beside remark: Remark, _ words: [Word]) -> Int? {
    let top = remark.speeches[0].verb
    var above = words[top].head
    while above >= 0, remark.range.contains(above) { above = words[above].head }
    let below = words.indices.filter { word in
      !remark.range.contains(word) && remark.range.contains(words[word].head)
        && ["ccomp", "conj", "parataxis", "advcl", "dep", "xcomp", "csubj"].contains(
          String(words[word].relation))
        && isPredicate(word, words)
    }
    if above >= 0 {
      guard ["conj", "parataxis", "acl", "dep"].contains(words[top].relation) else { return nil }
      // Hung on a name before it, it belongs to the verb above that.
      for _ in words.indices where above >= 0 && !isPredicate(above, words) { above = words[above].head }
      return above >= 0 && !remark.range.contains(above) ? above : nil
    }
    // "…, he said." with all of it below is well read already.
    let isPlain =
      below.count == 1 && words[below[0]].relation == "ccomp" && words[top].head < 0
      && remark.speeches.count == 1
      && !words.indices.contains {
        !remark.range.contains($0) && words[$0].head == top && $0 != below[0] && words[$0].relation != "punct"
      }
    return isPlain ? nil : below.first
  }

  private static func isPredicate(_ word: Int, _ words: [Word]) -> Bool {
    words[word].upos == .verb
      || words.contains { $0.head == word && ($0.relation == "cop" || $0.relation == "nsubj") }
  }

  /// "promised that Chad would leave, and added that Niger must": the second verb of saying belongs to the first.
  private static func raiseSecondSpeech(_ words: inout [Word], _ lexicon: FrameLexicon) -> Bool {
    var isChanged = false
    for verb in words.indices
    where words[verb].relation == "conj" && isFinite(words[verb]) && isSpeech(verb, words, lexicon) {
      let complement = words[verb].head
      guard complement >= 0, complement < verb, words[complement].relation == "ccomp",
        words[complement].head >= 0
      else { continue }
      let first = words[complement].head
      guard first < complement, isSpeech(first, words, lexicon), words[first].xpos == words[verb].xpos,
        !words.contains(where: { $0.head == verb && $0.relation == "nsubj" }),
        words.contains(where: { $0.head == verb && $0.relation == "ccomp" })
      else { continue }
      words[verb].head = first
      isChanged = true
    }
    return isChanged
  }

  /// "wrote that Chad had left and that Niger might": the second clause with "that" is said as the first is.
  private static func lowerSecondContent(_ words: inout [Word], _ lexicon: FrameLexicon) -> Bool {
    func hasThat(_ clause: Int) -> Bool {
      words.contains { $0.head == clause && $0.form.lowercased() == "that" && $0.relation == "mark" }
    }
    var isChanged = false
    for second in words.indices
    where words[second].relation == "conj" && words[second].head >= 0 && hasThat(second) {
      let speech = words[second].head
      guard speech < second, isSpeech(speech, words, lexicon),
        let first = words.indices.first(where: {
          words[$0].head == speech && words[$0].relation == "ccomp" && $0 < second && hasThat($0)
        })
      else { continue }
      words[second].head = first
      isChanged = true
    }
    return isChanged
  }

  /// "is anxious to host" read as a subject clause; "Far from condemning the coup, …" with the clause below "far".
  private static func mendInfinitives(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for clause in words.indices where words[clause].head >= 0 && clause > words[clause].head {
      let head = words[clause].head
      let hasSubject = words.contains {
        $0.head == head && $0.relation == "nsubj" && $0.form.lowercased() != "it"
      }
      if words[clause].relation == "csubj", words[head].upos == .adj, hasSubject,
        words.contains(where: { $0.head == clause && $0.form.lowercased() == "to" })
      {
        words[clause].deprel = "xcomp"
        isChanged = true
      }
      if words[head].form.lowercased() == "far", words[head].head >= 0, words[clause].xpos == "VBG",
        words.contains(where: { $0.head == clause && $0.form.lowercased() == "from" })
      {
        words[clause].head = words[head].head
        words[clause].deprel = "advcl"
        for child in words.indices where words[child].head == head && child != clause {
          words[child].head = clause
        }
        for from in head + 1..<clause
        where words[from].head == clause && words[from].form.lowercased() == "from" {
          words[from].head = head
          words[from].deprel = "fixed"
        }
        words[head].head = clause
        words[head].deprel = "mark"
        isChanged = true
      }
    }
    return isChanged
  }
}
