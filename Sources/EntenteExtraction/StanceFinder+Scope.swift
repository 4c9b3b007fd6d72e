import EntenteModel
import EntenteOntology
import EntenteText

/// From a word to its head: which cues govern the way, and where their reach ends.
extension StanceFinder {
  func crossConjunction(
    _ node: Int, _ head: Int, _ reading: inout StanceReading, _ applied: inout Set<Int>
  ) -> Int {
    let isClause = at.isVerb(node)
    let hasOwnSubject = !at.children(node, "nsubj").isEmpty
    let hasOwnAuxiliary = !at.children(node, "aux").isEmpty
    let isContrast = at.conjunction(node).contains { ["but", "yet"].contains($0) }
    // "neither joined nor recognised": each is denied once.
    // "threatens nobody and has bases": the first verb's object is its own.
    if isClause { applied.formUnion(at.children(head, "obj", "iobj")) }
    if at.conjunction(node).contains("nor") {
      applied.formUnion(
        at.tree.children(of: head).filter { ["neither", "not", "n't"].contains(at.lower($0)) })
    }
    let denied = isContrast ? denials(of: head) : []
    if !denied.isEmpty, !hasOwnSubject, !hasOwnAuxiliary, !isClause || at.words[node].xpos == "VB" {
      // "should not be rivals but partners": what is set against the first shares all but the denial.
      applied.formUnion(denied)
    } else if isClause && (hasOwnSubject || hasOwnAuxiliary || isContrast) {
      // Cues beside the first verb are its own; those above hold for both.
      applied.insert(head)
      applyShared(head, to: &reading)
    } else if at.isNoun(node) && !at.isNoun(head) && !at.isCopular(node) {
      applied.insert(head)
    }
    return head
  }

  /// The word `not` beside a word; "not only" denies nothing.
  private func denials(of word: Int) -> [Int] {
    at.tree.children(of: word).filter { child in
      ["not", "n't", "never"].contains(at.lower(child))
        && !(child + 1 < at.words.count && ["only", "just", "merely", "simply"].contains(at.lower(child + 1)))
    }
  }

  /// Of the first conjunct's cues those that hold for the whole: who is said to say so.
  func applyShared(_ head: Int, to reading: inout StanceReading) {
    for child in at.tree.children(of: head) {
      switch at.relation(child) {
      case "parataxis": applyParenthesis(child, of: head, &reading)
      case "obl" where isFronted(child) || at.prepositions(child).first?.contains(" ") == true:
        var trial = StanceReading()
        applyArgument(child, of: head, &trial)
        for speaker in trial.speakers { reading.add(speaker, "beside the first of two clauses") }
      default: break
      }
    }
  }

  func cross(_ node: Int, _ head: Int, _ reading: inout StanceReading) {
    let arguments = table[head].arguments.filter { $0.word == node && $0.origin != .neighbour }
    if at.relation(node) == "parataxis", at.isClauseAfterColon(node), let noun = announcingNoun(head) {
      for cue in complementCues(of: noun) where cue.speaker != .none {
        apply(cue, word: at.lower(noun), at: noun, &reading)
        break
      }
    }
    for cue in complementCues(of: head)
    where governs(cue, node, head, arguments) && !isExempt(node, from: cue) && !isGiven(node, under: cue) {
      if cue.negation == .blocks && cue.speaker == .none {
        apply(cue, word: at.lower(head), at: head, &reading)
        reading.isSealed = true
      } else {
        apply(cue, word: at.lower(head), at: head, &reading)
        if cue.speaker != .none && cue.negation == .blocks { reading.isSealed = true }
      }
      return
    }
    if !isTransparent(node, head, arguments) { reading.isSealed = true }
  }

  /// "said that it would wait – a position that Chad condemned": an apposition behind a dash is the author's remark.
  func isAside(_ node: Int) -> Bool {
    guard ["appos", "parataxis"].contains(at.relation(node)),
      let first = at.tree.subtree(of: node).first(where: { at.words[$0].upos != .punct }),
      first > 0
    else { return false }
    return ["\u{2013}", "\u{2014}", "-", "--"].contains(at.lower(first - 1))
      && ["a", "an"].contains(at.lower(first))
  }

  /// "There was a warning: …"
  func announcingNoun(_ head: Int) -> Int? {
    ([head] + table[head].words(.subject) + table[head].words(.object)).first { word in
      at.isNoun(word) && complementCues(of: word).contains { $0.speaker != .none }
    }
  }

  /// "discussed Chad's invasion of Mali": whose it is by name is no mere thought of those who talk.
  func isGiven(_ node: Int, under cue: StanceCue) -> Bool {
    cue.modality == .possible && at.isNoun(node)
      && at.tree.children(of: node).contains { at.label($0) == "nmod:poss" && at.words[$0].upos == .propn }
  }

  func isExempt(_ node: Int, from cue: StanceCue) -> Bool {
    !cue.exceptions.isEmpty && at.forms(node).contains { cue.exceptions.contains($0) }
  }

  func governs(_ cue: StanceCue, _ node: Int, _ head: Int, _ arguments: [ClauseArgument]) -> Bool {
    let direct = cue.governs.contains { path in
      path.steps.count == 1
        && arguments.contains {
          $0.fits(path.steps[0]) && !($0.slot == .object && isKept(node, by: head, from: cue))
        }
    }
    if direct { return true }
    guard at.relation(node) == "parataxis", cue.speaker != .none,
      cue.governs.contains(where: { $0.isComplement })
    else {
      return false
    }
    // "…," she said: the parser may hang what is said on the verb as a neighbour.
    return !table[head].has(.closedComplement) && !table[head].has(.openComplement) && at.isVerb(head)
      && (node < head || at.isClauseAfterColon(node) || isQuoted(node))
  }

  /// "prevent competition from becoming a conflict": what is prevented stands behind "from", the object stays.
  func isKept(_ node: Int, by head: Int, from cue: StanceCue) -> Bool {
    cue.polarity == .negated
      && table[head].arguments.contains { argument in
        argument.word != node && argument.word > node && argument.prepositions.contains("from")
          && at.isVerb(argument.word)
      }
  }

  func isQuoted(_ node: Int) -> Bool {
    let span = at.tree.subtree(of: node)
    return span.contains { ["\"", "\u{201C}", "\u{201D}", "``", "''"].contains(at.lower($0)) }
  }

  /// Cues of a word with complements in their scope; of "There was a warning: …" those of the noun.
  func complementCues(of head: Int) -> [StanceCue] {
    let classes: [FrameWordClass] =
      at.isVerb(head) ? [.verb, .adjective] : at.words[head].upos == .adj ? [.adjective, .verb] : [.noun]
    for wordClass in classes {
      for word in table.lexiconWords(head, wordClass) {
        let cues = lexicon.cues(of: word).filter { $0.scope == .complement }
        if !cues.isEmpty { return cues }
      }
    }
    return []
  }

  /// Whether what is said of the head is said of the dependent as well.
  func isTransparent(_ node: Int, _ head: Int, _ arguments: [ClauseArgument]) -> Bool {
    switch at.relation(node) {
    case "xcomp": return true
    case "acl": return at.isInfinitive(node)
    case "obj", "nsubj", "obl", "nmod":
      let headClass: FrameWordClass = at.isVerb(head) ? .verb : .noun
      guard !table.supports(head, headClass).isEmpty else { return false }
      return arguments.contains { argument in
        argument.slot == .object || argument.slot == .openComplement
          || (argument.slot == .subject && headClass == .noun)
          || (argument.slot == .prepositional && (headClass == .verb || argument.prepositions.contains("of")))
      }
    case "flat", "fixed", "compound", "goeswith": return true
    default: return false
    }
  }
}

extension FramePath {
  /// Whether it leads to a clause with a subject of its own.
  var takesClause: Bool {
    steps.count == 1 && (steps[0].slot == .complement || steps[0].slot == .closedComplement)
  }

  /// Whether it leads to a complement clause.
  var isComplement: Bool {
    guard steps.count == 1 else { return false }
    return [.complement, .openComplement, .closedComplement].contains(steps[0].slot)
  }
}

extension ClauseWords {
  /// Whether a colon stands between a clause and its head.
  func isClauseAfterColon(_ clause: Int) -> Bool {
    guard let head = tree.head(of: clause), head < clause else { return false }
    return (head..<clause).contains { lower($0) == ":" }
  }
}
