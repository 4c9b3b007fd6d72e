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
  /// Entities that have an unambiguous name somewhere in the document.
  var certain: Set<EntityID> = []
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
    }
  }

  /// Whether words that spell a name are one here: verbs and function words of the same form are not.
  private func isName(_ range: Range<Int>, _ entries: [NameEntry], in sentence: AnalysedSentence) -> Bool {
    guard range.count == 1 else { return true }
    let word = sentence.words[range.lowerBound]
    // "Member States": a common noun, whatever it is an alias of.
    if NounClasses.states.contains(String(sentence.lower[range.lowerBound].dropLast())), word.isPlural { return false }
    if ["north", "south", "east", "west"].contains(sentence.lower[range.lowerBound]) { return false }
    switch word.upos {
    case .propn, .noun, .adj, .x, .num: return true
    case .verb, .aux, .adv, .intj:
      // Taggers slip on names inside a sentence; at its start the capital says nothing.
      return range.lowerBound > 0 && CapitalisedNames.startsWithCapital(word.form) && entries[0].kind != .title
    default: return entries[0].kind == .acronym && word.form.utf8.count > 2 || word.form.contains(".")
    }
  }

  /// Learns persons, organisations, places and named events, full names before short ones.
  mutating func learnNames() {
    var singles: [(sentence: Int, words: Range<Int>)] = []
    let tagged = NameVotes(analysis).settled
    commonWords = Self.commonWords(of: analysis)
    for number in analysis.sentences.indices {
      let sentence = analysis.sentences[number]
      let actors = actorWords(in: number)
      for match in known[number] where match.entries[0].entity.kind == "person" && match.words.count > 1 {
        noteKnownPerson(match, in: sentence)
      }
      var spans = tagged[number]
      if usesGazetteer { spans += titledNames(in: number, actors: actors, besides: spans) }
      for span in spans {
        switch isTitled(span.words, in: number, actors: actors) ? .person : span.kind {
        case .person:
          guard let words = bareName(span.words, in: number) else { continue }
          if isPeople(words, in: number) {
            learn(words, type: .group, in: number, actors: actors)
          } else if PersonNames.keyTokens(forms(words, in: sentence)).count > 1 {
            learnPerson(words, in: number)
          } else if !sentence.isFootnote {
            singles.append((number, words))
          }
        case .organization: learn(span.words, type: .organization, in: number, actors: actors)
        case .place: learn(span.words, type: .place, in: number, actors: actors)
        }
      }
      guard usesGazetteer else { continue }
      for name in CapitalisedNames.find(in: sentence, actors: actors) {
        learn(name.words, type: name.type, in: number, actors: actors)
      }
    }
    // Family names that are known come first: a given name alone may then mean one of their bearers.
    let isFamily = singles.map { single in
      catalog.families[analysis.sentences[single.sentence].lower[single.words.upperBound - 1]] != nil
    }
    for pass in [true, false] {
      for (single, known) in zip(singles, isFamily) where known == pass { learnSingle(single.words, in: single.sentence) }
    }
    learnAcronyms()
  }

  private func forms(_ range: Range<Int>, in sentence: AnalysedSentence) -> [String] {
    sentence.words[range].filter { $0.upos != .punct }.map(\.form)
  }

  /// Words of known states, organisations and places in a sentence, and of their adjectives.
  func actorWords(in number: Int) -> Set<Int> {
    var words: Set<Int> = []
    for match in known[number] where ["state", "org", "place"].contains(match.entries[0].entity.kind) {
      words.formUnion(match.words)
    }
    return words
  }

  private mutating func noteKnownPerson(_ match: KnownMatch, in sentence: AnalysedSentence) {
    guard let person = catalog.ontology.entity(match.entries[0].entity) else { return }
    let index = analysis.entities.insert(person)
    let names = forms(match.words, in: sentence)
    persons.note(index, name: names)
    persons.note(index, name: person.name.split(separator: " ").map(String.init))
    learnFamily(of: index, names)
  }

  /// The name without title and form of address; `nil` where nothing is left.
  private func bareName(_ range: Range<Int>, in number: Int) -> Range<Int>? {
    let sentence = analysis.sentences[number]
    var start = range.lowerBound
    while start < range.upperBound {
      if let title = known[number].first(where: { $0.words.lowerBound == start && $0.entries.contains { $0.kind == .title } }) {
        start = min(title.words.upperBound, range.upperBound)
      } else if PersonNames.honorifics[sentence.lower[start]] != nil || PersonNames.ranks.contains(sentence.lower[start]) {
        start += 1
      } else if isAdjectiveOfState(start, in: number), range.upperBound - start > 1 {
        start += 1
      } else {
        break
      }
    }
    return start < range.upperBound ? start..<range.upperBound : nil
  }

  /// A title with a name, whatever the tagger took it for: "SECRETARY GENERAL STOLTENBERG".
  private func isTitled(_ range: Range<Int>, in number: Int, actors: Set<Int>) -> Bool {
    guard let name = bareName(range, in: number), name.lowerBound > range.lowerBound else { return false }
    let sentence = analysis.sentences[number]
    let opensWithTitle = known[number].contains { match in
      match.words.lowerBound == range.lowerBound && match.entries.contains { $0.kind == .title }
    }
    return opensWithTitle && name.count <= 4 && name.allSatisfy { isNameWord($0, in: sentence, actors: actors) }
  }

  private func isAdjectiveOfState(_ word: Int, in number: Int) -> Bool {
    known[number].contains { $0.words == word..<word + 1 && $0.entries[0].kind == .adjective }
  }

  /// Capitalised words after a title that nobody tagged: "SECRETARY GENERAL STOLTENBERG", "Prime Minister Khan".
  private func titledNames(in number: Int, actors: Set<Int>, besides tagged: [TaggedName]) -> [TaggedName] {
    let sentence = analysis.sentences[number]
    var found: [TaggedName] = []
    var starts: [Int] = known[number].filter { $0.entries.contains { $0.kind == .title } }.map(\.words.upperBound)
    for (index, form) in sentence.lower.enumerated() where PersonNames.honorifics[form].map({ _ in true }) ?? false {
      starts.append(index + 1)
    }
    for start in starts {
      var end = start
      while end < sentence.words.count, end - start < 4, isNameWord(end, in: sentence, actors: actors) { end += 1 }
      guard end > start, !tagged.contains(where: { $0.words.overlaps(start..<end) }) else { continue }
      // The title must be written as one, or the name must go on: "the president Iran" is no person.
      if !found.contains(where: { $0.words.overlaps(start..<end) }) { found.append(TaggedName(words: start..<end, kind: .person)) }
    }
    return found
  }

  private func isNameWord(_ index: Int, in sentence: AnalysedSentence, actors: Set<Int>) -> Bool {
    let word = sentence.words[index]
    guard CapitalisedNames.startsWithCapital(word.form), !actors.contains(index) else { return false }
    guard [.propn, .noun, .x].contains(word.upos), DateWords.roles[sentence.lower[index]] == nil else { return false }
    return NameHeads.type(of: sentence.lower[index]) == nil && NounClasses.type(ofLemma: sentence.lower[index]) == nil
      && !NounClasses.persons.contains(sentence.lower[index]) && PersonNames.honorifics[sentence.lower[index]] == nil
  }

  private mutating func learnPerson(_ range: Range<Int>, in number: Int) {
    let sentence = analysis.sentences[number]
    guard isClean(range, in: sentence), !isCommonNoun(sentence.lower[range.upperBound - 1]),
      !["prize", "award", "medal", "encyclopedia", "bishop"].contains(sentence.lower[range.upperBound - 1])
    else { return }
    // Part of a known name: "UN Security" of "UN Security Council".
    if known[number].contains(where: { $0.words.count > range.count && $0.words.lowerBound <= range.lowerBound && range.upperBound <= $0.words.upperBound }) { return }
    let names = forms(range, in: sentence)
    let context = titleContext(before: range.lowerBound, in: number)
    let index = persons.resolveFull(
      names, text: sentence.text(of: range), context, in: &analysis.entities, remarks: &analysis.remarks)
    addLocal(sentence.text(of: range), entity: index, kind: .name, reason: "name tagger")
    learnFamily(of: index, names)
  }

  /// The last name alone means the person from now on.
  private mutating func learnFamily(of entity: Int, _ names: [String]) {
    let tokens = names.filter { !PersonNames.keyTokens([$0]).isEmpty }
    guard let last = tokens.last, tokens.count > 1, last.unicodeScalars.count > 1 else { return }
    var families = [last]
    if let known = catalog.ontology.persons.first(where: { $0.id == analysis.entities[entity].id })?.family { families.append(known) }
    for family in families { addLocal(family, entity: entity, kind: .family, reason: "family name") }
  }

  private mutating func learnSingle(_ range: Range<Int>, in number: Int) {
    let sentence = analysis.sentences[number]
    let isKnown = known[number].contains { match in
      match.words == range && !["person", "position"].contains(match.entries[0].entity.kind)
    }
    guard range.count >= 1, !isKnown, let form = forms(range, in: sentence).last else { return }
    let lower = form.lowercased()
    guard !isCommonNoun(lower), !isModifier(range, in: sentence), !isPeople(range, in: number) else { return }
    guard isSingleName(range.upperBound - 1, in: sentence) || titleContext(before: range.lowerBound, in: sentence) else { return }
    let context = titleContext(before: range.lowerBound, in: number)
    let index = persons.resolveSingle(form, context, in: &analysis.entities, remarks: &analysis.remarks)
    addLocal(sentence.text(of: range), entity: index, kind: .family, reason: "family name")
  }

  /// "Gabriel missile": a name before a common noun that is no person's title.
  private func isModifier(_ range: Range<Int>, in sentence: AnalysedSentence) -> Bool {
    let head = sentence.tree.headWord(of: range)
    guard sentence.words[head].relation == "compound", let parent = sentence.tree.head(of: head) else { return false }
    return sentence.words[parent].upos == .noun && !NounClasses.persons.contains(sentence.words[parent].lemma)
      && titleContext(before: range.lowerBound, in: sentence) == false && parent >= range.upperBound
  }

  private func titleContext(before start: Int, in sentence: AnalysedSentence) -> Bool {
    start > 0 && (PersonNames.honorifics[sentence.lower[start - 1]] != nil || sentence.words[start - 1].upos == .propn)
  }

  /// Citizens of a state: "Americans".
  private func isPeople(_ range: Range<Int>, in number: Int) -> Bool {
    let sentence = analysis.sentences[number]
    let last = range.upperBound - 1
    guard let match = known[number].first(where: { $0.words == last..<last + 1 }) else { return false }
    return match.entries.contains { [.demonym, .adjective].contains($0.kind) }
      && (range.count == 1 || sentence.words[last].isPlural)
  }

  /// Whether one word is a name by itself: no adjective, no initial, nothing that the document also writes small.
  private func isSingleName(_ word: Int, in sentence: AnalysedSentence) -> Bool {
    let form = sentence.words[word].form
    guard sentence.words[word].upos == .propn, !sentence.words[word].isPlural, form.unicodeScalars.count > 2, !form.hasSuffix(".") else { return false }
    let lower = sentence.lower[word]
    return !commonWords.contains(lower) && !lower.hasSuffix("ism") && !lower.hasSuffix("isation") && !lower.hasSuffix("ization")
  }

  private static func commonWords(of analysis: DocumentAnalysis) -> Set<String> {
    var words: Set<String> = ["east", "west", "north", "south", "world", "state", "peace", "trade"]
    for sentence in analysis.sentences {
      for (index, word) in sentence.words.enumerated() where word.form.utf8.first.map({ (97...122).contains($0) }) ?? false {
        words.insert(sentence.lower[index])
      }
    }
    return words
  }

  /// Marks of files and markup are in no name.
  private func isClean(_ range: Range<Int>, in sentence: AnalysedSentence) -> Bool {
    !range.contains { index in
      sentence.words[index].form.utf8.contains { [0x7C, 0x3D, 0x3A, 0x2F, 0x24, 0x7B, 0x7D, 0x5B, 0x5D, 0x40, 0x3C].contains($0) }
        || [".jpg", ".png", ".svg"].contains { sentence.lower[index].contains($0) }
    }
  }

  /// Role and body of the title that ends before a word.
  func titleContext(before start: Int, in number: Int) -> PersonRegister.Context {
    let title = known[number].filter { $0.words.upperBound == start }
      .flatMap { match in match.entries.map { (match.words, $0) } }
      .first { $0.1.kind == .title }
    guard let (words, entry) = title else { return .init() }
    if let office = catalog.offices[entry.entity] {
      return .init(role: catalog.roles[EntityID("position:" + office.role)], body: office.of)
    }
    let body = known[number].first { match in
      match.words.upperBound == words.lowerBound && ["state", "org"].contains(match.entries[0].entity.kind)
    }
    return .init(role: catalog.roles[entry.entity], body: body?.entries[0].entity)
  }

  /// An organisation, place, event, … that the ontology does not know by this name.
  private mutating func learn(_ range: Range<Int>, type: EntityType, in number: Int, actors: Set<Int>) {
    let sentence = analysis.sentences[number]
    guard !known[number].contains(where: { $0.words == range && $0.entries[0].kind != .title }) else { return }
    let lower = sentence.lower[range]
    guard isClean(range, in: sentence) else { return }
    if known[number].contains(where: { $0.words.count > range.count && $0.words.lowerBound <= range.lowerBound && range.upperBound <= $0.words.upperBound }) {
      return
    }
    let isTagged = type == .organization || type == .place
    let isHeaded = NameHeads.type(of: lower[range.upperBound - 1]) == type
    if isTagged, isCommonPlural(lower[range.upperBound - 1]) { return }
    if isTagged, !isHeaded {
      // Words that are all common ones, "Security Policy"; a head noun of another kind; two things joined.
      if range.allSatisfy({ commonWords.contains(sentence.lower[$0]) || actors.contains($0) }) { return }
      if let head = NameHeads.type(of: lower[range.upperBound - 1]), range.count > 1, head != .organization { return }
      if range.count > 1, lower.contains("and") { return }
    }
    if range.count == 1, isTagged, !isSingleName(range.lowerBound, in: sentence) { return }
    if isBodyOfState(range, in: number) { return }
    // A list of names, a name with what follows it.
    if lower.contains(",") || lower.contains(";") { return }
    // A common noun with a capital; "China-U.S."; a state and the word that follows it.
    if range.count == 1, isCommonNoun(lower[range.lowerBound]) || coversNames(range.lowerBound, in: number) { return }
    if type == .place, actors.contains(range.lowerBound), NameHeads.type(of: lower[range.upperBound - 1]) != .place { return }
    if type == .organization || type == .place, let and = range.first(where: { sentence.lower[$0] == "and" }),
      actors.contains(and - 1) || actors.contains(and + 1)
    {
      return
    }
    guard range.contains(where: { !actors.contains($0) && CapitalisedNames.startsWithCapital(sentence.words[$0].form) })
    else { return }
    // A title is no organisation.
    if known[number].contains(where: { $0.words.upperBound == range.upperBound && $0.entries.contains { $0.kind == .title } }) {
      return
    }
    let text = sentence.text(of: range)
    let isAdjectival = range.count == 1 && sentence.words[range.lowerBound].upos == .adj
    guard !isAdjectival else { return }
    let id = EntityID(Self.idPrefix(type) + Slug.key(text))
    let index = analysis.entities.insert(Entity(id: id, type: type, name: text))
    addLocal(sentence.text(of: range), entity: index, kind: .name, reason: type == .organization || type == .place ? "name tagger" : "capitals")
  }

  /// "Member States", "Allied Partners".
  private func isCommonPlural(_ lower: String) -> Bool {
    let singular = String(lower.dropLast())
    return lower.hasSuffix("s") && (NounClasses.states.contains(singular) || NounClasses.type(ofLemma: singular) == .group)
  }

  private func isCommonNoun(_ lower: String) -> Bool {
    NameHeads.type(of: lower) != nil || NounClasses.type(ofLemma: lower) != nil || NounClasses.persons.contains(lower)
      || NounClasses.states.contains(lower) || NounClasses.states.contains(String(lower.dropLast()))
  }

  /// "Swedish Government", "Government of Sweden": composed, not learned.
  private func isBodyOfState(_ range: Range<Int>, in number: Int) -> Bool {
    if let body = GovernmentBodies.trie.matches(atWord: range.lowerBound, in: atoms[number]).first,
      body.words.upperBound + 1 < range.upperBound, analysis.sentences[number].lower[body.words.upperBound] == "of"
    {
      let rest = body.words.upperBound + 1..<range.upperBound
      let state = rest.lowerBound + (analysis.sentences[number].lower[rest.lowerBound] == "the" ? 1 : 0)..<rest.upperBound
      if known[number].contains(where: { $0.words == state && $0.entries[0].entity.kind == "state" }) { return true }
    }
    guard let state = known[number].first(where: { $0.words.lowerBound == range.lowerBound && $0.entries[0].entity.kind == "state" }),
      state.words.upperBound < range.upperBound
    else { return false }
    return GovernmentBodies.trie.matches(atWord: state.words.upperBound, in: atoms[number])
      .contains { $0.words == state.words.upperBound..<range.upperBound }
  }

  /// Whether a word is made of known names joined by hyphens.
  private func coversNames(_ word: Int, in number: Int) -> Bool {
    known[number].contains { match in
      match.words == word..<word + 1 && atoms[number].part(match.atoms) != nil
    }
  }

  static func idPrefix(_ type: EntityType) -> String {
    switch type {
    case .organization, "MilitaryUnit", "GovernmentBody": "org:"
    case "JointStatement", "Treaty": "agreement:"
    default: type.rawValue.lowercased() + ":"
    }
  }

  mutating func addLocal(_ surface: String, entity: Int, kind: LocalName.Kind, reason: String) {
    let atoms = NameAtoms(surface: surface)
    guard !atoms.forms.isEmpty else { return }
    localNames.append(LocalName(entity: entity, kind: kind, atoms: atoms.forms, reason: reason))
    localTrie.insert(atoms.lower, payload: localNames.count - 1)
  }
}
