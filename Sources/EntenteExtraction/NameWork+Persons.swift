import EntenteModel
import EntenteOntology
import EntenteText

extension NameWork {
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
      for (single, known) in zip(singles, isFamily) where known == pass {
        learnSingle(single.words, in: single.sentence)
      }
    }
    learnAcronyms()
  }

  func forms(_ range: Range<Int>, in sentence: AnalysedSentence) -> [String] {
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

  mutating func noteKnownPerson(_ match: KnownMatch, in sentence: AnalysedSentence) {
    guard let person = catalog.ontology.entity(match.entries[0].entity) else { return }
    let index = analysis.entities.insert(person)
    let names = forms(match.words, in: sentence)
    persons.note(index, name: names)
    persons.note(index, name: person.name.split(separator: " ").map(String.init))
    learnFamily(of: index, names)
  }

  /// The name without title and form of address; `nil` where nothing is left.
  func bareName(_ range: Range<Int>, in number: Int) -> Range<Int>? {
    let sentence = analysis.sentences[number]
    var start = range.lowerBound
    while start < range.upperBound {
      if let title = known[number].first(where: {
        $0.words.lowerBound == start && $0.entries.contains { $0.kind == .title }
      }) {
        start = min(title.words.upperBound, range.upperBound)
      } else if PersonNames.honorifics[sentence.lower[start]] != nil
        || PersonNames.ranks.contains(sentence.lower[start])
      {
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
  func isTitled(_ range: Range<Int>, in number: Int, actors: Set<Int>) -> Bool {
    guard let name = bareName(range, in: number), name.lowerBound > range.lowerBound else { return false }
    let sentence = analysis.sentences[number]
    let opensWithTitle = known[number].contains { match in
      match.words.lowerBound == range.lowerBound && match.entries.contains { $0.kind == .title }
    }
    return opensWithTitle && name.count <= 4
      && name.allSatisfy { isNameWord($0, in: sentence, actors: actors) }
  }

  func isAdjectiveOfState(_ word: Int, in number: Int) -> Bool {
    known[number].contains { $0.words == word..<word + 1 && $0.entries[0].kind == .adjective }
  }

  /// Capitalised words after a title that nobody tagged: "SECRETARY GENERAL STOLTENBERG", "Prime Minister Khan".
  func titledNames(in number: Int, actors: Set<Int>, besides tagged: [TaggedName]) -> [TaggedName] {
    let sentence = analysis.sentences[number]
    var found: [TaggedName] = []
    var starts: [Int] = known[number].filter { $0.entries.contains { $0.kind == .title } }.map(
      \.words.upperBound)
    for (index, form) in sentence.lower.enumerated()
    where PersonNames.honorifics[form].map({ _ in true }) ?? false {
      starts.append(index + 1)
    }
    for start in starts {
      var end = start
      while end < sentence.words.count, end - start < 4, isNameWord(end, in: sentence, actors: actors) {
        end += 1
      }
      guard end > start, !tagged.contains(where: { $0.words.overlaps(start..<end) }) else { continue }
      // The title must be written as one, or the name must go on: "the president Iran" is no person.
      if !found.contains(where: { $0.words.overlaps(start..<end) }) {
        found.append(TaggedName(words: start..<end, kind: .person))
      }
    }
    return found
  }

  func isNameWord(_ index: Int, in sentence: AnalysedSentence, actors: Set<Int>) -> Bool {
    let word = sentence.words[index]
    guard CapitalisedNames.startsWithCapital(word.form), !actors.contains(index) else { return false }
    guard [.propn, .noun, .x].contains(word.upos), DateWords.roles[sentence.lower[index]] == nil else {
      return false
    }
    return NameHeads.type(of: sentence.lower[index]) == nil
      && NounClasses.type(ofLemma: sentence.lower[index]) == nil
      && !NounClasses.persons.contains(sentence.lower[index])
      && PersonNames.honorifics[sentence.lower[index]] == nil
  }

  mutating func learnPerson(_ range: Range<Int>, in number: Int) {
    let sentence = analysis.sentences[number]
    guard isClean(range, in: sentence), !isCommonNoun(sentence.lower[range.upperBound - 1]),
      !["prize", "award", "medal", "encyclopedia", "bishop"].contains(sentence.lower[range.upperBound - 1])
    else { return }
    // Part of a known name: "UN Security" of "UN Security Council".
    if known[number].contains(where: {
      $0.words.count > range.count && $0.words.lowerBound <= range.lowerBound
        && range.upperBound <= $0.words.upperBound
    }) {
      return
    }
    let names = forms(range, in: sentence)
    let context = titleContext(before: range.lowerBound, in: number)
    let index = persons.resolveFull(
      names, text: sentence.text(of: range), context, in: &analysis.entities, remarks: &analysis.remarks)
    addLocal(sentence.text(of: range), entity: index, kind: .name, reason: "name tagger")
    learnFamily(of: index, names)
  }

  /// The last name alone means the person from now on.
  mutating func learnFamily(of entity: Int, _ names: [String]) {
    let tokens = names.filter { !PersonNames.keyTokens([$0]).isEmpty }
    guard let last = tokens.last, tokens.count > 1, last.unicodeScalars.count > 1 else { return }
    var families = [last]
    if tokens.count < 4, let first = tokens.first, PersonNames.frontFamilies.contains(first.lowercased()) {
      families.append(first)
    }
    if let known = catalog.ontology.persons.first(where: { $0.id == analysis.entities[entity].id })?.family {
      families.append(known)
    }
    for family in families { addLocal(family, entity: entity, kind: .family, reason: "family name") }
  }

  mutating func learnSingle(_ range: Range<Int>, in number: Int) {
    let sentence = analysis.sentences[number]
    let isKnown = known[number].contains { match in
      match.words == range && !["person", "position"].contains(match.entries[0].entity.kind)
    }
    guard range.count >= 1, !isKnown, let form = forms(range, in: sentence).last else { return }
    let lower = form.lowercased()
    guard !isCommonNoun(lower), !isModifier(range, in: sentence), !isPeople(range, in: number) else { return }
    guard
      isSingleName(range.upperBound - 1, in: sentence) || titleContext(before: range.lowerBound, in: sentence)
    else { return }
    let context = titleContext(before: range.lowerBound, in: number)
    let index = persons.resolveSingle(form, context, in: &analysis.entities, remarks: &analysis.remarks)
    addLocal(sentence.text(of: range), entity: index, kind: .family, reason: "family name")
  }

  /// "Gabriel missile": a name before a common noun that is no person's title.
  func isModifier(_ range: Range<Int>, in sentence: AnalysedSentence) -> Bool {
    let head = sentence.tree.headWord(of: range)
    guard sentence.words[head].relation == "compound", let parent = sentence.tree.head(of: head) else {
      return false
    }
    return sentence.words[parent].upos == .noun && !NounClasses.persons.contains(sentence.words[parent].lemma)
      && titleContext(before: range.lowerBound, in: sentence) == false && parent >= range.upperBound
  }

  func titleContext(before start: Int, in sentence: AnalysedSentence) -> Bool {
    start > 0
      && (PersonNames.honorifics[sentence.lower[start - 1]] != nil
        || sentence.words[start - 1].upos == .propn)
  }

  /// Citizens of a state: "Americans".
  func isPeople(_ range: Range<Int>, in number: Int) -> Bool {
    let sentence = analysis.sentences[number]
    let last = range.upperBound - 1
    guard let match = known[number].first(where: { $0.words == last..<last + 1 }) else { return false }
    return match.entries.contains { [.demonym, .adjective].contains($0.kind) }
      && (range.count == 1 || sentence.words[last].isPlural)
  }

  /// Whether one word is a name by itself: no adjective, no initial, nothing that the document also writes small.
  func isSingleName(_ word: Int, in sentence: AnalysedSentence) -> Bool {
    let form = sentence.words[word].form
    guard sentence.words[word].upos == .propn, !sentence.words[word].isPlural, form.unicodeScalars.count > 2,
      !form.hasSuffix(".")
    else { return false }
    let lower = sentence.lower[word]
    return !commonWords.contains(lower) && !lower.hasSuffix("ism") && !lower.hasSuffix("isation")
      && !lower.hasSuffix("ization")
  }

  static func commonWords(of analysis: DocumentAnalysis) -> Set<String> {
    var words: Set<String> = ["east", "west", "north", "south", "world", "state", "peace", "trade"]
    for sentence in analysis.sentences {
      for (index, word) in sentence.words.enumerated()
      where word.form.utf8.first.map({ (97...122).contains($0) }) ?? false {
        words.insert(sentence.lower[index])
      }
    }
    return words
  }

  /// Marks of files and markup are in no name.
  func isClean(_ range: Range<Int>, in sentence: AnalysedSentence) -> Bool {
    !range.contains { index in
      sentence.words[index].form.utf8.contains {
        [0x7C, 0x3D, 0x3A, 0x2F, 0x24, 0x7B, 0x7D, 0x5B, 0x5D, 0x40, 0x3C].contains($0)
      }
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
}
