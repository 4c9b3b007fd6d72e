import EntenteOntology
import EntenteText

/// Mends a few attachments that a parser often gets wrong, before clauses are read: coordinated names torn apart by
/// a verb, a verb read as a noun in a short sentence. Knows the lexicon: only what may be a predicate becomes one.
enum ClauseRepair {
  static func repaired(_ sentence: AnalysedSentence, lexicon: FrameLexicon) -> AnalysedSentence {
    var words = sentence.words
    // A file of trees may say anything; what is no tree is left alone.
    guard words.allSatisfy({ $0.head < words.count }) else { return sentence }
    let isChanged =
      [
        mendAttachments(&words), joinTornSubject(&words), freeVerb(&words, lexicon),
        turnIntoVerb(&words, lexicon), moveConjunct(&words), untieCompounds(&words),
        mendSpeech(&words, lexicon),
        mendAppointments(&words, lexicon),
      ]
      .contains(true)
    guard isChanged else { return sentence }
    var copy = sentence.sentence
    copy.words = words
    var mended = AnalysedSentence(
      block: sentence.block, blockKind: sentence.blockKind, sentence: copy, speaker: sentence.speaker)
    mended.addressee = sentence.addressee
    mended.isBody = sentence.isBody
    mended.labelEnd = sentence.labelEnd
    // A turn of the heads that closes a circle would leave words without a root.
    return mended.sentence.words.indices.allSatisfy { reachesRoot($0, words) } ? mended : sentence
  }

  private static func reachesRoot(_ word: Int, _ words: [Word]) -> Bool {
    var current = word
    for _ in 0...words.count {
      guard words[current].head >= 0 else { return true }
      current = words[current].head
    }
    return false
  }

  private static func children(_ word: Int, _ words: [Word]) -> [Int] {
    words.indices.filter { words[$0].head == word }
  }

  static func isNominal(_ word: Word) -> Bool { word.upos == .noun || word.upos == .propn }

  /// "Cooperation between Chad and Niger is growing" read as "(Cooperation between Chad) and (Niger is growing)".
  private static func joinTornSubject(_ words: inout [Word]) -> Bool {
    guard let root = words.firstIndex(where: { $0.head < 0 }), words[root].upos != .verb,
      words[root].upos != .aux,
      !words.indices.contains(where: {
        words[$0].head == root && ["cop", "nsubj"].contains(String(words[$0].relation))
      })
    else { return false }
    for verb in children(root, words)
    where words[verb].relation == "conj" && words[verb].upos == .verb && verb > root {
      guard let subject = children(verb, words).first(where: { words[$0].relation == "nsubj" }),
        subject > root,
        let conjunction = children(verb, words).first(where: { words[$0].relation == "cc" }),
        // "And" may open the sentence, before its root.
        root < conjunction, conjunction < subject,
        let first = (root..<conjunction).last(where: { isNominal(words[$0]) || ($0 == root) }),
        isNominal(words[subject]),
        !(root..<conjunction).contains(where: { words[$0].upos == .verb })
      else { continue }
      words[verb].head = -1
      words[verb].deprel = "root"
      words[root].head = verb
      words[root].deprel =
        children(verb, words).contains { words[$0].deprel == "aux:pass" } ? "nsubj:pass" : "nsubj"
      words[subject].head = first
      words[subject].deprel = "conj"
      words[conjunction].head = subject
      for other in children(root, words) where other > verb { words[other].head = verb }
      return true
    }
    return false
  }

  /// "Washington imposed restrictions" read as a noun phrase.
  private static func freeVerb(_ words: inout [Word], _ lexicon: FrameLexicon) -> Bool {
    guard let root = words.firstIndex(where: { $0.head < 0 }), isNominal(words[root]) else { return false }
    if freeMiddleVerb(root, &words) { return true }
    guard words[root].upos == .propn else { return false }
    for object in children(root, words)
    where ["obj", "appos", "obl"].contains(words[object].relation) && object > root {
      for verb in children(object, words)
      where words[verb].relation == "amod" && ["VBN", "VBD"].contains(words[verb].xpos) && verb == root + 1 {
        words[verb].head = -1
        words[verb].deprel = "root"
        words[verb].xpos = "VBD"
        words[verb].upos = .verb
        words[root].head = verb
        words[root].deprel = "nsubj"
        words[object].head = verb
        words[object].deprel = "obj"
        for other in children(root, words) where other > verb { words[other].head = verb }
        return true
      }
    }
    return false
  }

  /// "Chadian troops shelled positions." read as one noun phrase: a participle between a plural or a name and what it is
  /// read to modify, in a whole sentence without a verb.
  private static func freeMiddleVerb(_ root: Int, _ words: inout [Word]) -> Bool {
    guard words.last?.form == ".",
      !words.contains(where: { $0.upos == .aux || ["VBZ", "VBP"].contains($0.xpos) })
    else { return false }
    let parts = children(root, words)
    guard
      let verb = parts.first(where: {
        words[$0].relation == "amod" && ["VBN", "VBD"].contains(words[$0].xpos) && $0 > 0 && $0 < root
      }),
      let subject = parts.last(where: {
        $0 == verb - 1 && ["compound", "nmod", "amod"].contains(String(words[$0].relation))
          && (words[$0].xpos == "NNS" || words[$0].upos == .propn)
      }),
      !words.indices.contains(where: { $0 != verb && words[$0].xpos == "VBD" })
    else { return false }
    words[verb].head = -1
    words[verb].deprel = "root"
    words[verb].xpos = "VBD"
    words[verb].upos = .verb
    words[subject].head = verb
    words[subject].deprel = "nsubj"
    words[root].head = verb
    words[root].deprel = "obj"
    for part in parts where part < subject { words[part].head = subject }
    for part in parts where words[part].relation == "punct" { words[part].head = verb }
    return true
  }

  /// "Poland borders Lithuania" without any verb: a plural noun that the lexicon knows as a verb, a name before it.
  private static func turnIntoVerb(_ words: inout [Word], _ lexicon: FrameLexicon) -> Bool {
    guard !words.contains(where: { $0.upos == .verb || $0.upos == .aux }),
      let root = words.firstIndex(where: { $0.head < 0 }), words[root].xpos == "NNS", root > 0
    else { return false }
    let form = words[root].form.lowercased()
    guard form.hasSuffix("s") else { return false }
    let stem = String(form.dropLast())
    guard lexicon.knows(FrameWord(lemma: stem, wordClass: .verb)) else { return false }
    let parts = children(root, words)
    guard
      let subject = parts.last(where: {
        $0 < root && ["compound", "amod", "nsubj"].contains(words[$0].relation)
      }),
      parts.contains(where: { $0 > root && words[$0].relation != "punct" })
    else { return false }
    words[root].upos = .verb
    words[root].xpos = "VBZ"
    words[root].lemma = stem
    words[subject].deprel = "nsubj"
    for part in parts where part > root {
      switch words[part].relation {
      case "appos", "flat", "obj": words[part].deprel = "obj"
      case "nmod": words[part].deprel = "obl"
      default: break
      }
    }
    return true
  }

  /// "Sino-Indian talks", "the NATO–China dialogue": both parts of the word belong to the noun, not one to the other.
  private static func untieCompounds(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for dash in words.indices.dropFirst().dropLast()
    where ["-", "\u{2013}", "\u{2010}"].contains(words[dash].form) && !words[dash].spaceAfter {
      let (first, second) = (dash - 1, dash + 1)
      guard !words[first].spaceAfter, isCapitalised(words[first]), isCapitalised(words[second]),
        ["amod", "compound", "nmod"].contains(words[second].relation)
      else { continue }
      let noun = words[second].head
      guard noun > second, isNominal(words[noun]), words[first].head != first else { continue }
      for child in children(first, words) where child != dash && child != noun { words[child].head = noun }
      words[first].head = noun
      words[first].deprel = words[second].deprel
      words[dash].head = second
      isChanged = true
    }
    return isChanged
  }

  private static func isCapitalised(_ word: Word) -> Bool {
    (word.upos == .adj || word.upos == .propn) && word.form.first?.isUppercase == true
  }

  /// "criticised Chad as well as Niger" with the second name hung on the verb.
  private static func moveConjunct(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for conjunct in words.indices where words[conjunct].relation == "conj" && isNominal(words[conjunct]) {
      let verb = words[conjunct].head
      guard verb >= 0, verb < conjunct, words[verb].upos == .verb else { continue }
      let parts = children(conjunct, words)
      guard !parts.contains(where: { ["cop", "nsubj", "aux"].contains(String(words[$0].relation)) }),
        let conjunction = parts.first(where: { words[$0].relation == "cc" }), conjunction > verb
      else { continue }
      let arguments = children(verb, words).filter { argument in
        argument > verb && argument < conjunction && isNominal(words[argument])
          && ["obj", "obl", "iobj", "xcomp"].contains(words[argument].relation)
      }
      guard let last = arguments.last else { continue }
      words[conjunct].head = last
      isChanged = true
    }
    return isChanged
  }
}
