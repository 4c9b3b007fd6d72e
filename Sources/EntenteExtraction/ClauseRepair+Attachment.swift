import EntenteText

/// Attachments that no reader would make: below a full stop, above the verb from within a preposition, between the
/// halves of "staff to staff", below a date.
extension ClauseRepair {
  static func mendAttachments(_ words: inout [Word]) -> Bool {
    [
      lowerArticles(&words), freePunctuation(&words), rootTheVerb(&words), joinRepetition(&words),
      liftFromDate(&words), raiseParallel(&words), giveSubjectBehindSemicolon(&words),
      giveSubjectBehindPreface(&words), giveSubjectForCompound(&words),
    ].contains(true)
  }

  /// An article carries nothing: "5 June" below "the" takes its place.
  private static func lowerArticles(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for word in words.indices where words[word].head >= 0 && words[word].head < word {
      let article = words[word].head
      guard words[article].upos == .det, ["the", "a", "an"].contains(words[article].form.lowercased()),
        isNominal(words[word]) || words[word].upos == .num
      else { continue }
      words[word].head = words[article].head
      words[article].head = word
      words[article].deprel = "det"
      isChanged = true
    }
    return isChanged
  }

  /// Punctuation carries nothing: what hangs on it hangs on what carries it, a preposition on the noun behind it.
  private static func freePunctuation(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for word in words.indices where words[word].head >= 0 && words[words[word].head].upos == .punct {
      if words[word].upos == .adp,
        let noun = words.indices.first(where: { other in
          other > word && words[other].head == words[word].head
            && (isNominal(words[other]) || words[other].upos == .num)
        })
      {
        words[word].head = noun
        words[word].deprel = "case"
        isChanged = true
        continue
      }
      var head = words[word].head
      for _ in words.indices where head >= 0 && words[head].upos == .punct { head = words[head].head }
      guard head >= 0, head != word else { continue }
      words[word].head = head
      if isNominal(words[word]) || words[word].upos == .num { words[word].deprel = "obl" }
      isChanged = true
    }
    return isChanged
  }

  /// "After a pause the two met": a noun behind a preposition is no root when a finite verb hangs on it; nor is a word
  /// with an article before it that the tagger took for a verb.
  private static func rootTheVerb(_ words: inout [Word]) -> Bool {
    guard let root = words.firstIndex(where: { $0.head < 0 }),
      isNominal(words[root])
        || words.indices.contains(where: { words[$0].head == root && words[$0].upos == .det }),
      words.indices.contains(where: { words[$0].head == root && $0 < root && words[$0].upos == .adp }),
      let verb = words.indices.first(where: { word in
        words[word].head == root && word > root && words[word].upos == .verb
          && ["VBD", "VBZ", "VBP"].contains(words[word].xpos) && hasOwnSubject(word, words)
      })
    else { return false }
    words[verb].head = -1
    words[verb].deprel = "root"
    words[root].head = verb
    words[root].deprel = "obl"
    if words[root].upos == .verb { words[root].upos = .noun }
    for other in words.indices where words[other].head == root && other > verb { words[other].head = verb }
    return true
  }

  private static func hasOwnSubject(_ verb: Int, _ words: [Word]) -> Bool {
    words.indices.contains {
      words[$0].head == verb && words[$0].deprel.hasPrefix("nsubj") && words[$0].upos != .pron
    }
  }

  /// "military to military talks", "staff to staff dialogue": the repeated word describes the noun behind it.
  private static func joinRepetition(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for link in words.indices.dropFirst().dropLast(2)
    where words[link].form.lowercased() == "to"
      && words[link - 1].form.lowercased() == words[link + 1].form.lowercased()
    {
      // The noun may stand behind further modifiers: "military to military staff talks".
      guard
        let noun = (link + 2..<min(link + 5, words.count)).last(where: { candidate in
          isNominal(words[candidate])
            && (link + 2..<candidate).allSatisfy { isNominal(words[$0]) || words[$0].upos == .adj }
        })
      else { continue }
      let (first, second) = (link - 1, link + 1)
      let outer = [first, noun].first { place in
        let head = words[place].head
        return head < 0 || !(first...noun).contains(head)
      }
      if let outer, outer != noun {
        words[noun].head = words[outer].head
        words[noun].deprel = words[outer].deprel
      }
      for modifier in [first, link, second] {
        words[modifier].head = noun
        words[modifier].deprel = "compound"
      }
      for child in words.indices where words[child].head == first && child != noun {
        words[child].head = noun
      }
      isChanged = true
    }
    return isChanged
  }

  /// "on the 5 June in Brussels": the place belongs to what happened, not to the day.
  private static func liftFromDate(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for place in words.indices where words[place].relation == "nmod" && words[place].head >= 0 {
      let date = words[place].head
      let isDate = words[date].upos == .num || isMonth(words[date].form)
      guard isDate, words[date].head >= 0, words[place].upos == .propn, place > date,
        words.indices.contains(where: {
          words[$0].head == place && ["in", "at"].contains(words[$0].form.lowercased())
        })
      else { continue }
      var verb = words[date].head
      if words[verb].upos == .num || isMonth(words[verb].form), words[verb].head >= 0 {
        verb = words[verb].head
      }
      guard verb != place else { continue }
      words[place].head = verb
      words[place].deprel = words[verb].upos == .verb ? "obl" : "nmod"
      isChanged = true
    }
    return isChanged
  }

  /// "a partner of the SCO and a member of NATO": what has an indefinite article is not one of a pair with a name, but with
  /// the noun above that has one too.
  private static func raiseParallel(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for conjunct in words.indices
    where words[conjunct].relation == "conj" && words[conjunct].upos == .noun && isIndefinite(conjunct, words)
    {
      let name = words[conjunct].head
      guard name >= 0, words[name].upos == .propn, !isIndefinite(name, words) else { continue }
      let noun = words[name].head
      guard noun >= 0, noun < name, words[noun].upos == .noun, isIndefinite(noun, words) else { continue }
      words[conjunct].head = noun
      isChanged = true
    }
    return isChanged
  }

  private static func isIndefinite(_ noun: Int, _ words: [Word]) -> Bool {
    words.indices.contains { words[$0].head == noun && ["a", "an"].contains(words[$0].form.lowercased()) }
  }

  /// "… the attack on Chad; Niger and Mali voted against": behind a semicolon, nouns before a finite verb that has no
  /// subject are its subject, not members of a list before.
  private static func giveSubjectBehindSemicolon(_ words: inout [Word]) -> Bool {
    var isChanged = false
    for mark in words.indices.dropLast(2) where words[mark].form == ";" {
      guard
        let subject = (mark + 1..<words.count).first(where: {
          isNominal(words[$0]) && (0..<mark).contains(words[$0].head)
        }), words[subject].relation == "conj",
        let verb = (subject + 1..<words.count).first(where: {
          words[$0].upos == .verb || words[$0].form == ";"
        }),
        ["VBD", "VBZ", "VBP"].contains(words[verb].xpos), words[verb].head < mark,
        !words.indices.contains(where: { words[$0].head == verb && words[$0].deprel.hasPrefix("nsubj") })
      else { continue }
      let before = words[subject].head
      for other in subject + 1..<verb
      where words[other].relation == "conj" && words[other].head == before { words[other].head = subject }
      words[subject].head = verb
      words[subject].deprel = "nsubj"
      isChanged = true
    }
    return isChanged
  }

  private static func isMonth(_ form: String) -> Bool {
    if case .month? = DateWords.roles[form.lowercased()] { return true }
    return false
  }
}
