package import EntenteModel
package import EntenteOntology
import EntenteText

/// How many of the words that tie two actors have a frame.
///
/// A word counts where it is a verb (no auxiliary, no copula) or an event noun, and two different actors stand in its arguments:
/// subject, object, possessor, modifiers, prepositional phrases, as the clauses have them after passives, coordination and control are
/// undone. An actor is whatever can be coded: a linked state, body or person, or an agent with its state. An event noun is one that the
/// noun classes call an event or agreement, or one formed from a verb (-tion, -sion, -ment, -ance, -ence, -ing). That does not
/// depend on the lexicon.
package struct FrameCoverage: Sendable {
  /// Words seen of one lemma and part of speech.
  package struct Count: Sendable {
    package var word: FrameWord
    package var count: Int
    /// Of them with a frame.
    package var covered: Int
    /// Of them with no frame, but another entry that hands on what stands below: support verb, operator, cue of stance.
    package var handedOn: Int
  }

  private let extractor: Extractor
  private let ontology: Ontology
  private let coder: EntityCoder
  private let agents: AgentTable
  private var counts: [FrameWord: Count] = [:]
  /// Words of text that were read.
  package private(set) var words = 0

  package init(extractor: Extractor, ontology: Ontology) {
    self.extractor = extractor
    self.ontology = ontology
    coder = EntityCoder(ontology)
    agents = AgentTable(ontology.lexicon)
  }

  package var total: Int { counts.values.reduce(0) { $0 + $1.count } }
  package var covered: Int { counts.values.reduce(0) { $0 + $1.covered } }
  package var handedOn: Int { counts.values.reduce(0) { $0 + $1.handedOn } }

  /// Lemmas with words that lack a frame, the most frequent first.
  package var uncovered: [Count] {
    counts.values.filter { $0.covered < $0.count }
      .sorted { ($1.count - $1.covered, $0.word) < ($0.count - $0.covered, $1.word) }
  }

  package mutating func add(_ document: Document) {
    let analysis = extractor.analysis(of: document)
    for (index, sentence) in analysis.sentences.enumerated() where sentence.isBody {
      words += sentence.words.count
      let table = ClauseTable(
        ClauseRepair.repaired(sentence, lexicon: ontology.lexicon), lexicon: ontology.lexicon)
      let actors = ActorFinder(
        table: table, sentence: index, analysis: analysis, coder: coder, agents: agents, dictionary: nil,
        known: [:],
        date: document.metadata.date)
      for word in table.at.words.indices {
        guard let wordClass = Self.wordClass(word, in: table), hasTwoActors(word, table, actors) else {
          continue
        }
        let key = FrameWord(lemma: table.at.lemma(word), wordClass: wordClass)
        let entries = table.lexiconWords(word, wordClass)
        var count = counts[key] ?? Count(word: key, count: 0, covered: 0, handedOn: 0)
        count.count += 1
        if entries.contains(where: { !ontology.lexicon.frames(of: $0).isEmpty }) {
          count.covered += 1
        } else if entries.contains(where: { ontology.lexicon.knows($0) }) {
          count.handedOn += 1
        }
        counts[key] = count
      }
    }
  }

  private static func wordClass(_ word: Int, in table: ClauseTable) -> FrameWordClass? {
    switch table.at.words[word].upos {
    case .verb: return .verb
    case .noun:
      let lemma = table.at.lemma(word)
      guard !NounClasses.persons.contains(lemma) else { return nil }
      let type = NounClasses.type(ofLemma: lemma)
      if type == "Event" || type == "Agreement" || type == "Meeting" || type == "Attack" { return .noun }
      let isFormed = ["tion", "sion", "ment", "ance", "ence", "ing"].contains { lemma.hasSuffix($0) }
      return type == nil && isFormed && lemma.utf8.count > 6 ? .noun : nil
    default: return nil
    }
  }

  private func hasTwoActors(_ word: Int, _ table: ClauseTable, _ actors: ActorFinder) -> Bool {
    var found: Set<ActorCode> = []
    for argument in table[word].arguments where argument.origin != .neighbour && argument.word != word {
      switch argument.slot {
      case .subject, .object, .indirectObject, .prepositional, .possessor: break
      case .compound, .adjective:
        guard table.at.isNoun(word) else { continue }
      default: continue
      }
      found.formUnion(actors.actors(at: argument.word).map(\.code).filter { !$0.isUnplaced })
      if found.count > 1 { return true }
    }
    return false
  }
}
