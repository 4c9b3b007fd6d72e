import EntenteModel
import EntenteOntology
import EntenteText

/// Reads the stance of a trigger: walks from it to the root, and at each step applies the cues that govern the way.
struct StanceFinder: Sendable {
  let table: ClauseTable
  let lexicon: FrameLexicon

  var at: ClauseWords { table.at }

  /// - Complexity: O(depth × children).
  func stance(of trigger: Int) -> StanceReading {
    var reading = StanceReading()
    var node = trigger
    var applied: Set<Int> = []
    for _ in 0...at.words.count {
      if applied.insert(node).inserted { applyHeadCues(of: node, from: applied, to: &reading) }
      guard let head = at.tree.head(of: node) else { break }
      if at.relation(node) == "conj" {
        node = crossConjunction(node, head, &reading, &applied)
        continue
      }
      if isAside(node) { reading.isAside = true }
      cross(node, head, &reading)
      node = head
    }
    applyQuestion(to: &reading)
    return reading
  }

  // MARK: cues beside a predicate

  /// Auxiliaries, negations, adverbs, markers, viewpoints and conditions of one predicate.
  func applyHeadCues(of node: Int, from applied: Set<Int>, to reading: inout StanceReading) {
    applyLooseNegation(before: node, &reading)
    for child in at.tree.children(of: node) where !applied.contains(child) {
      switch at.relation(child) {
      case _ where at.words[child].xpos == "CC" && at.lower(child) == "neither" && child < node:
        applyMarker(child, of: node, &reading)
      // "Should Chad agree, …": before its subject the auxiliary makes a condition.
      case "aux" where isBeforeSubject(child, of: node):
        reading.take(.possible, isWeak: false, "the inverted condition")
      case "aux", "cop": apply(.auxiliary, child, of: node, &reading)
      case "advmod", "discourse": applyAdverb(child, of: node, &reading)
      case "det", "mark", "case", "cc": applyMarker(child, of: node, &reading)
      case "nsubj", "obj", "obl", "nmod", "iobj": applyArgument(child, of: node, &reading)
      case "amod": applyAdjective(child, &reading)
      case "parataxis": applyParenthesis(child, of: node, &reading)
      case "advcl": applyCondition(child, of: node, &reading)
      default: break
      }
    }
  }

  private func isBeforeSubject(_ auxiliary: Int, of node: Int) -> Bool {
    ["should", "were", "had"].contains(at.lower(auxiliary)) && at.words.last?.form != "?"
      && at.children(node, "nsubj").contains { auxiliary < $0 && $0 < node }
      && !at.tree.children(of: node).contains { $0 < auxiliary && at.words[$0].xpos.hasPrefix("W") }
  }

  /// "has not lifted" with a `not` that the parser hung elsewhere.
  func applyLooseNegation(before node: Int, _ reading: inout StanceReading) {
    guard at.isVerb(node), node > 1, ["not", "n't", "never"].contains(at.lower(node - 1)),
      at.tree.head(of: node - 1) != node, at.words[node - 2].upos == .aux || at.words[node - 2].upos == .verb
    else { return }
    reading.flip("'\(at.lower(node - 1))' before the verb")
  }

  func apply(_ wordClass: FrameWordClass, _ child: Int, of node: Int, _ reading: inout StanceReading) {
    let lemma = at.lemma(child)
    for cue in lexicon.cues(of: FrameWord(lemma: lemma, wordClass: wordClass)) where cue.scope == .head {
      if lemma == "be" {
        // "is to sign"; elsewhere the word is a plain copula or passive.
        guard at.isInfinitive(node), at.relation(node) != "xcomp", child < node else { continue }
      }
      apply(cue, word: at.lower(child), at: child, &reading)
    }
  }

  /// "does not and will not": the second denies no more than the first.
  func repeatsNegation(_ child: Int, of node: Int) -> Bool {
    guard ["not", "n't", "never"].contains(at.lower(child)) else { return false }
    let siblings = at.tree.children(of: node).filter { $0 < child }
    guard let first = siblings.first(where: { ["not", "n't", "never"].contains(at.lower($0)) }) else {
      return false
    }
    return (first + 1..<child).contains { at.relation($0) == "cc" && at.words[$0 - 1].upos != .verb }
  }

  func applyAdverb(_ child: Int, of node: Int, _ reading: inout StanceReading) {
    guard !repeatsNegation(child, of: node) else { return }
    let phrase = [at.lower(child)] + at.children(child, "fixed").map { at.lower($0) }
    if ["not", "n't"].contains(phrase[0]), child + 1 < at.words.count,
      ["only", "just", "merely", "simply", "least"].contains(at.lower(child + 1))
    {
      return
    }
    // "no longer": the parser may hang the first on the second.
    let before = at.tree.children(of: child).first { $0 == child - 1 }.map {
      at.lower($0) + " " + at.lower(child)
    }
    let words: [String] =
      (before.map { [$0] } ?? []) + [
        phrase.joined(separator: " "), nextWordPhrase(child), phrase[0], at.lemma(child),
      ]
    for word in words.uniqued() {
      let cues = lexicon.cues(of: FrameWord(lemma: word, wordClass: .adverb)).filter {
        $0.scope != .complement
      }
      for cue in cues { apply(cue, word: word, at: child, &reading) }
      if !cues.isEmpty { return }
    }
  }

  func nextWordPhrase(_ word: Int) -> String {
    word + 1 < at.words.count ? at.lower(word) + " " + at.lower(word + 1) : at.lower(word)
  }

  func applyMarker(_ child: Int, of node: Int, _ reading: inout StanceReading) {
    let phrase = [at.lower(child)] + at.children(child, "fixed").map { at.lower($0) }
    var full = phrase.joined(separator: " ")
    // "instead of", "far from", "even if": the parser may hang the parts side by side.
    if phrase.count == 1, child + 1 < node, at.tree.head(of: child + 1) == node || full == "if" {
      let pair = full + " " + at.lower(child + 1)
      if !lexicon.cues(of: FrameWord(lemma: pair, wordClass: .marker)).isEmpty { full = pair }
    }
    // A "not" that hangs on the predicate itself denies it already: "is not a member".
    if child > 0, phrase.count == 1, at.tree.head(of: child - 1) != node || full != "a" {
      let pair = at.lower(child - 1) + " " + full
      if !lexicon.cues(of: FrameWord(lemma: pair, wordClass: .marker)).isEmpty { full = pair }
    }
    if child > 0, ["even", "as", "only"].contains(at.lower(child - 1)), full == "if" { return }
    for cue in lexicon.cues(of: FrameWord(lemma: full, wordClass: .marker)) where cue.scope != .complement {
      if cue.speaker != .none { continue }
      if full == "to" && !isPurpose(node) { continue }
      // "is due to leave"; "due to reforms" and "due to leaving" give a reason.
      if full == "due to" && at.words[node].xpos != "VB" { continue }
      apply(cue, word: full, at: child, &reading)
      return
    }
  }

  /// "a potential base", "the planned visit"
  func applyAdjective(_ child: Int, _ reading: inout StanceReading) {
    for word in [at.lower(child), at.lemma(child)].uniqued() {
      let cues = lexicon.cues(of: FrameWord(lemma: word, wordClass: .adjective)).filter { $0.scope == .head }
      for cue in cues { apply(cue, word: word, at: child, &reading) }
      if !cues.isEmpty { return }
    }
  }

  /// An infinitive that says what for, and no complement.
  func isPurpose(_ node: Int) -> Bool {
    guard at.relation(node) == "advcl", let head = at.tree.head(of: node) else { return false }
    // "is known to have hosted": what is over is no purpose.
    return at.isVerb(head) && !at.children(node, "aux").contains { at.lemma($0) == "have" }
      && !table[head].arguments.contains { $0.word == node && $0.slot == .openComplement }
  }

  /// "no state", "neither side", "nobody"; "according to the ministry", "in his view".
  func applyArgument(_ argument: Int, of node: Int, _ reading: inout StanceReading) {
    if at.isVerb(node) || at.isCopular(node) || at.words[node].upos == .adj,
      !isCircumstance(argument, of: node)
    {
      for cue in lexicon.cues(of: FrameWord(lemma: at.lower(argument), wordClass: .noun))
      where cue.scope == .argument {
        apply(cue, word: at.lower(argument), at: argument, &reading)
      }
      for child in at.tree.children(of: argument)
      where ["det", "advmod", "cc", "nmod", "amod"].contains(at.relation(child)) {
        // "a few states" are some.
        if at.relation(child) == "amod", child > 0, ["a", "the", "these"].contains(at.lower(child - 1)) {
          continue
        }
        if at.relation(child) == "nmod" && at.prepositions(child).isEmpty == false { continue }
        for cue in lexicon.cues(of: FrameWord(lemma: at.lower(child), wordClass: .marker))
        where cue.scope == .argument {
          apply(cue, word: at.lower(child), at: child, &reading)
        }
      }
    }
    guard ["obl", "nmod"].contains(at.relation(argument)) else { return }
    for cue in lexicon.cues(of: FrameWord(lemma: at.lemma(argument), wordClass: .noun))
    where cue.scope == .head {
      apply(cue, word: at.lower(argument), at: argument, &reading)
    }
    for (index, preposition) in at.prepositions(argument).enumerated() where index == 0 {
      for cue in lexicon.cues(of: FrameWord(lemma: preposition, wordClass: .marker))
      where cue.speaker != .none {
        // One word alone ("for Paris, …") speaks for somebody only in front of a judgement.
        if !preposition.contains(" ") && !(isFronted(argument) && at.isCopular(node)) { continue }
        apply(cue, word: preposition, at: argument, &reading)
      }
    }
  }

  /// "with no new date in sight, it has lifted …": what goes along before the verb is not denied of it.
  func isCircumstance(_ argument: Int, of node: Int) -> Bool {
    at.relation(argument) == "obl" && argument < node
      && ["with", "despite", "after", "for"].contains(at.prepositions(argument).first)
  }

  /// Whether a phrase stands in front of the sentence with a comma behind it.
  func isFronted(_ word: Int) -> Bool {
    let span = at.tree.subtree(of: word)
    guard let first = span.first, let last = span.last, first == 0, last + 1 < at.words.count else {
      return false
    }
    return at.lower(last) == "," || at.lower(last + 1) == ","
  }

  /// "…, the minister conceded, …", "…, it seems likely, …"
  func applyParenthesis(_ child: Int, of node: Int, _ reading: inout StanceReading) {
    guard !table[child].has(.closedComplement), !table[child].has(.openComplement),
      !at.isClauseAfterColon(child),
      at.children(child, "nsubj").allSatisfy({ !at.words[$0].xpos.hasPrefix("W") })
    else { return }
    for cue in complementCues(of: child) where cue.governs.contains(where: { $0.takesClause }) {
      apply(cue, word: at.lower(child), at: child, &reading)
      // "…, so Cairo says that Riyadh says, …": who tells of who says so.
      for outer in at.children(child, "parataxis") { applyParenthesis(outer, of: child, &reading) }
      return
    }
  }

  func applyCondition(_ child: Int, of node: Int, _ reading: inout StanceReading) {
    let markers = at.prepositions(child)
    if markers.contains("as"),
      let cue = complementCues(of: child).first(where: { $0.speaker != .none && $0.modality == nil })
    {
      // "as the ministry sees it", "as seen by the ministry"; "as seen below" has nobody of its own who sees.
      let isViewpoint = table[child].arguments.contains { $0.slot == .subject && $0.origin == .direct }
      if isViewpoint && cue.governs.contains(where: { $0.isComplement }) {
        apply(cue, word: at.lower(child), at: child, &reading)
      }
      return
    }
    // "…, the minister conceded, …" hung as an adverbial clause
    if markers.isEmpty, table[child].has(.subject), !at.children(child, "nsubj").isEmpty,
      at.words[child].xpos != "VBG"
    {
      applyParenthesis(child, of: node, &reading)
    }
    let isConditional = markers.contains {
      ["if", "unless", "provided", "providing", "if only"].contains($0)
    }
    let isConcession = markers.first == "even if" || precededBy(child, ["even", "as"], "if")
    if (isConditional && !isConcession) || isInverted(child) {
      reading.take(.possible, isWeak: false, "the condition '\(at.lower(child))'")
    }
  }

  func precededBy(_ clause: Int, _ words: [String], _ marker: String) -> Bool {
    at.children(clause, "mark").contains {
      $0 > 0 && at.lower($0) == marker && words.contains(at.lower($0 - 1))
    }
  }

  /// "Were it to…", "Should it…", "Had it…" in front.
  func isInverted(_ clause: Int) -> Bool {
    guard at.children(clause, "mark").allSatisfy({ at.lower($0) == "to" }),
      let subject = at.children(clause, "nsubj").first
    else { return false }
    return at.tree.children(of: clause).contains { child in
      ["aux", "cop"].contains(at.relation(child)) && child < subject
        && ["were", "should", "had"].contains(at.lower(child))
    }
  }

  // MARK: a cue at work

  func apply(_ cue: StanceCue, word: String, at position: Int, _ reading: inout StanceReading) {
    if cue.polarity == .negated { reading.flip("'\(word)' (\(cue.name))") }
    if let modality = cue.modality {
      reading.take(
        modality, isWeak: cue.isWeak, overrides: cue.speaker == .none || modality == .likely,
        "'\(word)' (\(cue.name))")
      if modality == .planned && !cue.isWeak && at.isNoun(position) && cue.scope == .complement {
        reading.isOwnIntention = true
      }
    }
    switch cue.speaker {
    case .none: break
    case .unnamed: reading.add(.unnamed, "'\(word)' names nobody")
    case .path(let paths):
      var words: [Int] = []
      for path in paths {
        for found in table.words(at: path, from: position) where !words.contains(found) {
          words.append(found)
        }
      }
      if words.isEmpty && !cue.speakerTypes.isEmpty { return }
      reading.add(
        words.isEmpty ? .unnamed : .words(words, types: cue.speakerTypes), "'\(word)' (\(cue.name))")
    }
  }

  func applyQuestion(to reading: inout StanceReading) {
    if let first = at.words.first, first.form == "May", first.upos == .aux, at.words.last?.form != "?" {
      reading.isSealed = false
      reading.take(.wished, isWeak: false, "'May' in front")
      return
    }
    if let first = at.words.first, ["were", "should", "had"].contains(at.lower(0)),
      first.upos == .aux || first.upos == .verb,
      at.words.last?.form != "?", at.sentence.lower.contains(",")
    {
      reading.isSealed = false
      reading.take(.possible, isWeak: false, "'\(first.form)' in front")
      return
    }
    let opensWithFuture =
      at.words.count > 2 && at.words[0].xpos.hasPrefix("W") && ["will", "shall"].contains(at.lower(1))
    if opensWithFuture {
      reading.isSealed = false
      reading.take(.possible, isWeak: false, "the question")
      return
    }
    guard let last = at.words.last,
      last.form == "?" || (last.upos == .punct && at.words.dropLast().last?.form == "?")
    else { return }
    reading.isSealed = false
    let first = at.words.first { $0.upos != .punct }
    let opening = first?.form.lowercased() ?? ""
    let asksForMore = ["why", "how", "who", "what", "which", "whose", "where"].contains(opening)
    let isFuture = at.words.contains { ["will", "shall"].contains($0.lemma.lowercased()) && $0.upos == .aux }
    if !asksForMore || isFuture { reading.take(.possible, isWeak: false, "the question") }
  }
}

extension ClauseTable {
  /// Words at the end of a path, best origin first at each step.
  func words(at path: FramePath, from word: Int) -> [Int] {
    var current = [word]
    for step in path.steps {
      if step.slot == .itself { continue }
      current = current.flatMap { self[$0].arguments(fitting: step).map(\.word) }
    }
    return current
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, in the order of first appearance.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
