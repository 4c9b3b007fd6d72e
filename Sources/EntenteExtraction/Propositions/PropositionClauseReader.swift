import EntenteText

/// Reads the clauses of one sentence off its tree.
struct PropositionClauseReader {
  let at: ClauseWords
  let phrases: PropositionPhrases

  init(_ at: ClauseWords) {
    self.at = at
    phrases = PropositionPhrases(at: at)
  }

  var tree: SyntaxTree { at.tree }

  /// In the order of their predicates.
  /// - Complexity: O(words × depth) for usual trees.
  func clauses() -> [PropositionClause] {
    at.words.indices.filter { isPredicate($0) }.flatMap { [outerClause($0), clause($0)].compactMap { $0 } }
  }

  private static let noPredicates: Set<Substring> = [
    "amod", "compound", "fixed", "case", "mark", "aux", "cop", "advmod", "flat", "det", "nmod",
  ]

  private func isPredicate(_ word: Int) -> Bool {
    if at.isCopular(word) { return true }
    guard at.words[word].upos == .verb else { return false }
    return !Self.noPredicates.contains(at.relation(word)) && !isChained(word)
  }

  /// Whether a verb is one predicate with the word above it: "tries to win", "is able to win".
  func isChained(_ word: Int) -> Bool {
    guard at.relation(word) == "xcomp", let head = tree.head(of: word), head < word else { return false }
    return [.verb, .adj].contains(at.words[head].upos) && at.children(head, "obj", "iobj").isEmpty
  }

  func clause(_ word: Int) -> PropositionClause? {
    if let merged = mergedClause(word) { return merged }
    guard let (subjects, origin) = subjects(of: word) else { return nil }
    let company = inherited(word)
    var verb = company + verbGroup(word)
    var arguments = arguments(of: word)
    var predicate = word
    // Each step goes to a word further right, so that this ends whatever the tree.
    while let next = at.children(predicate, "xcomp").first(where: { continues($0, predicate) }) {
      if at.words[predicate].upos != .verb { verb.append(predicate) }
      verb += at.children(next, "mark").filter { $0 < next } + verbGroup(next)
      arguments.removeAll { $0.head == next || $0.head == predicate }
      arguments = self.arguments(of: next) + arguments
      predicate = next
    }
    if company.isEmpty, isInfinitiveOfAnother(word, origin) {
      verb += at.children(word, "mark").filter { at.lower($0) == "to" }
    }
    if let adjective = governing(predicate, arguments) {
      verb.append(adjective)
      arguments.removeAll { $0.head == adjective }
    }
    if arguments.isEmpty, let manner = manner(of: predicate) { arguments = [manner] }
    let core = arguments.firstIndex { $0.isCore }
    if let core { arguments.insert(arguments.remove(at: core), at: 0) }
    return PropositionClause(
      predicate: predicate, verb: Set(verb).sorted(), subjects: subjects, arguments: arguments,
      origin: origin, context: context(of: word))
  }

  /// "is responsible for": an adjective behind a copula that has an argument of its own.
  private func governing(_ word: Int, _ arguments: [PropositionClause.Argument]) -> Int? {
    guard at.words[word].upos == .adj || at.words[word].upos == .verb, isSaidByCopula(word),
      arguments.contains(where: {
        $0.role == .oblique && $0.head > word && $0.members[0].marker.first == word + 1
      })
    else { return nil }
    return word
  }

  private func continues(_ word: Int, _ predicate: Int) -> Bool {
    word > predicate && isChained(word) && (at.words[word].upos == .verb || at.isCopular(word))
  }

  /// "asked them to leave": that they leave is not said, so the "to" stays.
  private func isInfinitiveOfAnother(_ word: Int, _ origin: Derivation.Origin) -> Bool {
    [.controlled, .participle, .adverbial].contains(origin) && at.isInfinitive(word)
  }

  // MARK: a clause as complement of a copula

  /// "The question is whether they agree": the tree hangs the question on the verb of the inner clause.
  private func outerClause(_ word: Int) -> PropositionClause? {
    guard let subject = tree.children(of: word).first(where: { at.label($0) == "nsubj:outer" }) else {
      return nil
    }
    let start = phrases.innerStart(word)
    let copula = at.children(word, "cop", "aux").filter { $0 > subject && $0 < start }
    guard !copula.isEmpty else { return nil }
    return PropositionClause(
      predicate: word, verb: copula, subjects: nominalConjuncts(subject),
      arguments: [.init(role: .clause, members: [.init(marker: [], head: word)])], origin: .own,
      context: context(of: word))
  }

  /// Whether a word is said by the copula of its own clause.
  func isSaidByCopula(_ word: Int) -> Bool {
    let start = phrases.innerStart(word)
    return at.children(word, "cop").contains { $0 >= start }
  }

  // MARK: words of the predicate

  static let negations: Set<String> = ["not", "n't", "never"]
  private static let connectives: Set<String> = [
    "when", "where", "how", "why", "however", "then", "thus", "so",
  ]

  func verbGroup(_ word: Int) -> [Int] {
    let start = phrases.innerStart(word)
    var group = isSaidByCopula(word) ? [] : [word]
    for child in tree.children(of: word) where child >= start {
      switch at.relation(child) {
      case "aux", "cop": group.append(child)
      case "compound" where at.label(child) == "compound:prt": group.append(child)
      case "advmod" where Self.negations.contains(at.lower(child)): group.append(child)
      default: break
      }
    }
    let first = group.min() ?? word
    return group
      + at.children(word, "advmod").filter { isInside($0, word, from: first) && !group.contains($0) }
  }

  /// Adverbs behind the first auxiliary or just before the verb: "has often been", "quickly left".
  private func isInside(_ adverb: Int, _ word: Int, from first: Int) -> Bool {
    guard adverb < word, adverb >= first - 1, tree.children(of: adverb).isEmpty,
      at.words[adverb].upos == .adv,
      !Self.connectives.contains(at.lower(adverb))
    else { return false }
    // "is very ill", "is also ill"
    return !isSaidByCopula(word) || PropositionPhrases.clauseAdverbs.contains(at.lower(adverb))
  }
}
