import EntenteModel
import EntenteOntology
import EntenteText

/// Finds the names of a document and links them: the ontology's, those of the name tagger, those that the document
/// introduces itself (acronyms, family names, capitalised names of events and agreements), titles.
///
/// Two passes: the first learns all full names of the document, the second marks every place; so a family name in a
/// heading is linked although the full name comes later.
struct MentionFinder: Sendable {
  let catalog: NameCatalog
  /// Without: names come from the tagger only.
  let usesGazetteer: Bool

  func find(in analysis: inout DocumentAnalysis) {
    var work = NameWork(analysis: analysis, catalog: catalog, usesGazetteer: usesGazetteer)
    work.matchKnown()
    work.readLabels()
    work.learnNames()
    work.markAll()
    analysis = work.analysis
    analysis.replaceMentions(with: work.mentions)
  }
}

/// The state of name finding in one document.
struct NameWork {
  var analysis: DocumentAnalysis
  let catalog: NameCatalog
  let usesGazetteer: Bool
  var atoms: [NameAtoms]
  /// Matches of the ontology's names by sentence: all lengths, in order of their start, longest first.
  var known: [[KnownMatch]] = []
  /// Names that the document itself brings.
  var localTrie = NameTrie()
  var localNames: [LocalName] = []
  var persons: PersonRegister
  var mentions: [LocalMention] = []
  /// Entities with an unambiguous name, or one that the words beside it make so, by sentence.
  var certain: [Set<EntityID>] = []
  /// Words that the document writes with a small letter: with a capital they are no names by that alone.
  var commonWords: Set<String> = []
  /// Labels of turns by sentence.
  var labels: [Int: SpeakerLabel] = [:]

  struct KnownMatch {
    var words: Range<Int>
    var atoms: Range<Int>
    var entries: [NameEntry]
  }

  struct LocalName {
    enum Kind { case name, acronym, family }
    var entity: Int
    var kind: Kind
    var atoms: [String]
    var reason: String
  }

  init(analysis: DocumentAnalysis, catalog: NameCatalog, usesGazetteer: Bool) {
    self.analysis = analysis
    self.catalog = catalog
    self.usesGazetteer = usesGazetteer
    atoms = analysis.sentences.map { NameAtoms($0) }
    persons = PersonRegister(catalog: catalog, date: analysis.document.metadata.date)
  }

  // MARK: - first pass

  mutating func matchKnown() {
    for (number, sentence) in analysis.sentences.enumerated() {
      let atoms = self.atoms[number]
      let ids = catalog.trie.ids(of: atoms)
      var found: [KnownMatch] = []
      var certain: Set<EntityID> = []
      let tagged = usesGazetteer ? [] : TaggedName.find(in: sentence).map(\.words)
      for start in ids.indices where ids[start] != 0 {
        for match in catalog.trie.matches(at: start, in: atoms, ids: ids) {
          let entries = catalog.entries(of: match, in: atoms)
          guard !entries.isEmpty, isName(match.words, entries, in: sentence) else { continue }
          if !usesGazetteer, !tagged.contains(match.words), entries[0].kind != .title { continue }
          found.append(KnownMatch(words: match.words, atoms: match.atoms, entries: entries))
          if let first = entries.first, !first.isAmbiguous, !first.isMetonym { certain.insert(first.entity) }
        }
      }
      known.append(found)
      self.certain.append(certain)
    }
    for number in known.indices {
      for match in known[number] {
        if let entry = decided(match, in: number) { certain[number].insert(entry.entity) }
      }
    }
  }

  /// Whether words that spell a name are one here: verbs and function words of the same form are not.
  private func isName(_ range: Range<Int>, _ entries: [NameEntry], in sentence: AnalysedSentence) -> Bool {
    guard range.count == 1 else { return true }
    let word = sentence.words[range.lowerBound]
    // "Member States": a common noun, whatever it is an alias of.
    if NounClasses.states.contains(String(sentence.lower[range.lowerBound].dropLast())), word.isPlural {
      return false
    }
    if ["north", "south", "east", "west"].contains(sentence.lower[range.lowerBound]) { return false }
    switch word.upos {
    case .propn, .noun, .adj, .x, .num: return true
    case .verb, .aux, .adv, .intj:
      // Taggers slip on names inside a sentence; at its start the capital says nothing.
      return range.lowerBound > 0 && CapitalisedNames.startsWithCapital(word.form)
        && entries[0].kind != .title
    default: return entries[0].kind == .acronym && word.form.utf8.count > 2 || word.form.contains(".")
    }
  }
}
