import EntenteModel
import EntenteOntology
import EntenteText

/// One edge that a frame gives at one trigger, before stance, date and place.
struct FrameMatch: Equatable, Sendable {
  var rule: String
  var trigger: Int
  var result: FrameResult
  var subject: FrameFiller
  var object: FrameFiller
  var event: EventCoding?
  var arguments: [String: String]
  var confidence: Double
}

/// Finds frames at the words of a sentence and fills their roles.
struct FrameMatcher {
  let schema: Schema
  let lexicon: FrameLexicon
  let table: ClauseTable
  let sentence: Int
  /// Words of dates, which fill no role.
  var dateWords: Set<Int> = []

  private var at: ClauseWords { table.at }
  private var finder: FrameFillerFinder {
    FrameFillerFinder(
      schema: schema, lexicon: lexicon, table: table, sentence: sentence, dateWords: dateWords)
  }

  func matches(in analysis: inout DocumentAnalysis) -> [FrameMatch] {
    var found: [FrameMatch] = []
    var spent: Set<Int> = []
    // Verbs first: a noun that decided a verb's sense ("lifted sanctions") says nothing more by itself.
    for word in at.words.indices where at.words[word].upos != .noun {
      found += matches(at: word, in: &analysis, spending: &spent)
    }
    for word in at.words.indices where at.words[word].upos == .noun && !spent.contains(word) {
      found += matches(at: word, in: &analysis, spending: &spent)
    }
    return found.sorted { $0.trigger < $1.trigger }
  }

  /// Matches of one trigger: those of the first frame that gives any, special senses before general ones.
  private func matches(
    at word: Int, in analysis: inout DocumentAnalysis, spending spent: inout Set<Int>
  ) -> [FrameMatch] {
    for wordClass in wordClasses(word) {
      for key in table.lexiconWords(word, wordClass) {
        let frames = lexicon.frames(of: key).enumerated().sorted {
          ($1.element.conditions.count, $0.offset) < ($0.element.conditions.count, $1.offset)
        }
        for (_, frame) in frames where frame.conditions.allSatisfy({ holds($0, at: word, analysis) }) {
          let found = matches(of: frame, at: word, in: &analysis)
          guard !found.isEmpty else { continue }
          spent.formUnion(decidingWords(of: frame, at: word))
          return found
        }
      }
    }
    return []
  }

  /// The nouns whose lemmas let a frame match.
  private func decidingWords(of frame: Frame, at word: Int) -> [Int] {
    frame.conditions.filter { !$0.isNegated && !$0.lemmas.isEmpty }.flatMap { condition in
      condition.paths.flatMap { table.words(at: $0, from: word) }.filter { noun in
        at.forms(noun).contains { condition.lemmas.contains($0) }
      }
    }
  }

  private func wordClasses(_ word: Int) -> [FrameWordClass] {
    switch at.words[word].upos {
    case .verb: return at.relation(word) == "amod" ? [.adjective, .verb] : [.verb, .adjective]
    case .aux: return at.relation(word) == "cop" || at.relation(word) == "aux" ? [] : [.verb]
    case .noun, .propn: return [.noun]
    case .adj: return at.words[word].xpos.hasPrefix("VB") ? [.adjective, .verb] : [.adjective]
    case .adp, .sconj: return []
    default: return []
    }
  }

  func holds(_ condition: FrameCondition, at word: Int, _ analysis: DocumentAnalysis) -> Bool {
    let words = condition.paths.flatMap { table.words(at: $0, from: word) }.flatMap { at.conjuncts($0) }
    let isThere = words.contains { word in
      if condition.lemmas.isEmpty && condition.types.isEmpty { return true }
      if at.forms(word).contains(where: { condition.lemmas.contains($0) }) { return true }
      let compounds = table[word].words(.compound) + table[word].words(.adjective)
      if compounds.contains(where: { condition.lemmas.contains(at.lemma($0) + " " + at.lemma(word)) }) {
        return true
      }
      guard !condition.types.isEmpty,
        let mention = analysis.mention(headedBy: word, in: sentence)
          ?? analysis.mention(covering: word, in: sentence)
      else { return false }
      return finder.fits(analysis.mentions[mention].type, condition.types)
    }
    return isThere != condition.isNegated
  }

  // MARK: one frame

  private func matches(of frame: Frame, at word: Int, in analysis: inout DocumentAnalysis) -> [FrameMatch] {
    var found: [FrameMatch] = []
    for (index, result) in frame.results.enumerated() {
      let pairs = pairs(of: frame, result, isMain: index == 0, at: word, in: &analysis)
      if index == 0 && pairs.isEmpty { return [] }
      let arguments = pairs.isEmpty ? [:] : extraArguments(of: frame, result, at: word)
      for (subject, object) in pairs where isAnchored(subject, analysis) || isAnchored(object, analysis) {
        found.append(
          FrameMatch(
            rule: frame.id, trigger: word, result: result, subject: subject, object: object,
            event: frame.event,
            arguments: arguments, confidence: frame.confidence * subject.quality * object.quality))
      }
    }
    return found
  }

  private func pairs(
    of frame: Frame, _ result: FrameResult, isMain: Bool, at word: Int, in analysis: inout DocumentAnalysis
  ) -> [(FrameFiller, FrameFiller)] {
    guard let relation = schema.relation(result.relation) else { return [] }
    var subjects = fillers(of: frame, result.subject, types: relation.domain, at: word, in: &analysis)
    if result.subject == FrameRole.subject, !frame.isReciprocal, !subjects.isEmpty {
      subjects += companions(of: word, besides: subjects, types: relation.domain, in: &analysis)
    }
    if subjects.isEmpty, let speaker = unsaidSpeaker(at: word, analysis) { subjects = [speaker] }
    let objects = fillers(
      of: frame, result.object, types: relation.range, at: word, excluding: Set(subjects.map(\.entity)),
      in: &analysis)
    if frame.isReciprocal && isMain && objects.isEmpty { return amongThemselves(subjects, analysis) }
    if subjects.isEmpty, !objects.isEmpty, result.subject == FrameRole.subject, isAgentUnsaid(at: word),
      relation.domain.contains("Unknown")
    {
      let unknown = analysis.entities.insert(Entity(id: "unknown:unknown", type: "Unknown", name: "unknown"))
      let filler = FrameFiller(entity: unknown, type: "Unknown", word: word, quality: 0.9)
      return objects.map { (filler, $0) }
    }
    return subjects.flatMap { subject in
      objects.filter { $0.entity != subject.entity && !isReflexive($0.word) }.map { (subject, $0) }
    }
  }

  /// "joined the bloc together with Chad": who goes along does the same.
  private func companions(
    of verb: Int, besides subjects: [FrameFiller], types: [EntityType], in analysis: inout DocumentAnalysis
  ) -> [FrameFiller] {
    guard at.isVerb(verb) else { return [] }
    let along: Set<String> = ["together with", "along with", "as well as"]
    return table[verb].arguments.filter { argument in
      argument.slot == .prepositional && argument.origin == .direct
        && (along.contains(argument.prepositions.first ?? "") || isTogether(argument))
    }.flatMap { finder.fillers(at: $0, types: types, in: &analysis) }.filter { filler in
      ["state", "org", "person"].contains(analysis.entities[filler.entity].id.kind)
        && !subjects.contains { $0.entity == filler.entity }
    }
  }

  /// "together with Chad" where the parser hung "together" on the verb.
  private func isTogether(_ argument: ClauseArgument) -> Bool {
    at.children(argument.word, "case").contains {
      $0 > 0 && at.lower($0) == "with" && ["together", "along"].contains(at.lower($0 - 1))
    }
  }

  /// "to equip ourselves": nobody else is the object.
  private func isReflexive(_ word: Int) -> Bool {
    at.words[word].upos == .pron && (at.lower(word).hasSuffix("selves") || at.lower(word).hasSuffix("self"))
  }

  /// Whether an end names something or speaks of somebody named: two bare topics say nothing about the world of actors.
  private func isAnchored(_ filler: FrameFiller, _ analysis: DocumentAnalysis) -> Bool {
    let own: [EntityType] = [
      "State", "Organization", "Person", "Place", "Agreement", "Relationship", "Position",
    ]
    if own.contains(where: { schema.isSubtype(filler.type, of: $0) }) { return true }
    return analysis.mentionIndices(inSentence: sentence).contains { index in
      let mention = analysis.mentions[index]
      guard mention.kind == .name || mention.kind == .pronoun else { return false }
      return mention.entity == filler.entity || at.tree.isAbove(filler.word, mention.head)
        || table[filler.word].arguments.contains { $0.word == mention.head }
    }
  }

  /// "Thank you for …" in a turn: the speaker thanks.
  private func unsaidSpeaker(at word: Int, _ analysis: DocumentAnalysis) -> FrameFiller? {
    guard let speaker = analysis.sentences[sentence].speaker, at.isVerb(word) else { return nil }
    // "Good to see you": so do those who greet.
    if at.lemma(word) == "see", at.isInfinitive(word),
      table[word].words(.object).contains(where: { at.lower($0) == "you" })
    {
      return FrameFiller(entity: speaker, type: analysis.entities[speaker].type, word: word, quality: 0.85)
    }
    guard at.tree.head(of: word) == nil,
      ["thank", "congratulate", "welcome"].contains(at.lemma(word)), !table[word].has(.subject),
      !table[word].isPassive,
      table[word].arguments.contains(where: {
        $0.prepositions.contains("for") || $0.prepositions.contains("on")
      })
    else { return nil }
    return FrameFiller(entity: speaker, type: analysis.entities[speaker].type, word: word, quality: 0.85)
  }

  private func isAgentUnsaid(at word: Int) -> Bool {
    !table[word].has(.subject) && table[word].isPassive
  }

  /// Everyone with everyone; larger lists would say little about any two.
  private func amongThemselves(_ ends: [FrameFiller], _ analysis: DocumentAnalysis) -> [(
    FrameFiller, FrameFiller
  )] {
    let fillers = ends.flatMap { filler -> [FrameFiller] in
      guard ends.count == 1, filler.members.count > 1 else { return [filler] }
      return filler.members.map { member in
        var single = filler
        single.entity = member
        single.type = analysis.entities[member].type
        single.members = []
        return single
      }
    }
    guard (2...5).contains(fillers.count) else { return [] }
    return fillers.indices.flatMap { first in
      fillers.indices.filter { $0 > first }.map { (fillers[first], fillers[$0]) }
    }
  }

  private func fillers(
    of frame: Frame, _ role: String, types: [EntityType], at word: Int, excluding: Set<Int> = [],
    in analysis: inout DocumentAnalysis
  ) -> [FrameFiller] {
    guard let pattern = frame.role(role) else { return [] }
    let allowed = pattern.types.isEmpty ? types : pattern.types
    let isSubject = role == FrameRole.subject
    var isTaken = false
    for path in pattern.paths {
      if isTaken, path.steps.first?.slot != .subject { continue }
      let arguments = arguments(at: path, from: word).filter { !(isSubject && isBorrowed($0)) }
      if isSubject, arguments.contains(where: { isUnresolved($0, analysis) }) { isTaken = true }
      var found: [FrameFiller] = []
      for argument in arguments {
        for filler in finder.fillers(at: argument, types: allowed, in: &analysis)
        where !excluding.contains(filler.entity) && !found.contains(where: { $0.entity == filler.entity }) {
          found.append(filler)
        }
      }
      if !found.isEmpty { return found }
      // "coordination between the rules and the taxes": nobody else coordinates with each other.
      if isSubject, arguments.contains(where: { $0.origin == .direct && $0.prepositions == ["between"] }) {
        return []
      }
    }
    return []
  }

  /// "our commitment to the sovereignty of Chad" with an unknown "our": the place is taken, and nobody else's.
  private func isUnresolved(_ argument: ClauseArgument, _ analysis: DocumentAnalysis) -> Bool {
    argument.origin != .neighbour && at.words[argument.word].upos == .pron
      && ["PRP", "PRP$"].contains(at.words[argument.word].xpos)
      && analysis.mention(headedBy: argument.word, in: sentence) == nil
  }

  /// "support for the sovereignty of Chad": whose sovereignty it is, is not who supports.
  private func isBorrowed(_ argument: ClauseArgument) -> Bool {
    argument.origin == .neighbour && argument.slot == .prepositional && argument.prepositions.contains("of")
  }

  /// Arguments at the end of a path, the origin of the worst step kept.
  private func arguments(at path: FramePath, from word: Int) -> [ClauseArgument] {
    var current = [ClauseArgument(.itself, word)]
    for step in path.steps where step.slot != .itself {
      current = current.flatMap { start in
        at.conjuncts(start.word).prefix(path.steps.count == 1 ? 1 : 6).flatMap {
          table[$0].arguments(fitting: step)
        }
        .map { $0.moved(start.origin) }
      }
    }
    return current
  }

  /// Roles other than the two ends, as the text has them.
  private func extraArguments(of frame: Frame, _ result: FrameResult, at word: Int) -> [String: String] {
    var found: [String: String] = [:]
    for argument in result.arguments { found[argument.name] = argument.value }
    for role in frame.roles where role.name != result.subject && role.name != result.object {
      for path in role.paths {
        guard
          let argument = arguments(at: path, from: word).first(where: {
            !at.isTurnOfPhrase($0.word) && !dateWords.contains($0.word)
          })
        else {
          continue
        }
        found[role.name] = at.phrase(argument.word)
        break
      }
    }
    return found
  }
}
