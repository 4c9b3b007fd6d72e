import EntenteModel
import EntenteOntology
import EntenteText

/// Finds what pronouns and definite nouns refer to within a document: "it", "their", "we", "the Alliance",
/// "the two parties", "the President".
///
/// Rules, made for precision: what two readers would dispute stays without an entity.
struct ReferenceResolver: Sendable {
  let catalog: NameCatalog
  /// Roles by the words that name them, in lower case.
  private let rolesByName: [String: Role]

  init(catalog: NameCatalog) {
    self.catalog = catalog
    var roles: [String: Role] = [:]
    for role in catalog.ontology.roles {
      for name in [role.name, role.plural] + role.aliases where roles[name.lowercased()] == nil {
        roles[name.lowercased()] = role
      }
    }
    rolesByName = roles
  }

  func resolve(in analysis: inout DocumentAnalysis) {
    var work = ReferenceWork(analysis: analysis, catalog: catalog, rolesByName: rolesByName)
    for sentence in analysis.sentences.indices { work.read(sentence) }
    analysis = work.analysis
  }
}

/// The state of reference resolution in one document; sentences are read in order.
struct ReferenceWork {
  var analysis: DocumentAnalysis
  let catalog: NameCatalog
  let rolesByName: [String: Role]
  let quotes: SpeechQuotes
  var antecedents = AntecedentList()
  /// For whom "we" stands in a text of several authors or of one state.
  var authors: [Int] = []
  /// Gender of persons as far as the text tells it.
  var genders: [Int: String] = [:]

  init(analysis: DocumentAnalysis, catalog: NameCatalog, rolesByName: [String: Role]) {
    self.analysis = analysis
    self.catalog = catalog
    self.rolesByName = rolesByName
    quotes = SpeechQuotes(analysis.sentences)
    genders = PersonGender.known(in: analysis)
    authors = collectiveAuthors()
  }

  /// Resolves the references of one sentence from left to right, and makes its mentions available to the next.
  mutating func read(_ number: Int) {
    let sentence = analysis.sentences[number]
    var pending = antecedents(in: number)
    let covered = coveredWords(number)
    var joined = coordinations(in: number)
    let known = joined.map(\.words)
    for word in sentence.words.indices {
      while let next = joined.first, next.words.upperBound <= word {
        antecedents.add(next)
        joined.removeFirst()
      }
      while let next = pending.first, next.words.lowerBound <= word {
        antecedents.add(next)
        pending.removeFirst()
      }
      guard word >= sentence.labelEnd, !covered.contains(word) else { continue }
      let found = isPronoun(word, in: sentence) ? pronoun(word, in: number) : nominal(word, in: number)
      guard let mention = found else { continue }
      let index = analysis.add(mention)
      antecedents.add(antecedent(of: analysis.mentions[index]))
    }
    for rest in pending { antecedents.add(rest) }
    // Bonds last: "ties with the Alliance" needs to know who that is.
    for word in sentence.words.indices where word >= sentence.labelEnd && !covered.contains(word) {
      guard let mention = bond(word, in: number) else { continue }
      let index = analysis.add(mention)
      antecedents.add(antecedent(of: analysis.mentions[index]))
    }
    for item in joined { antecedents.add(item) }
    for item in coordinations(in: number) where !known.contains(item.words) { antecedents.add(item) }
    antecedents.forget(before: number)
  }

  /// Pronouns, and "both" where it stands by itself.
  private func isPronoun(_ word: Int, in sentence: AnalysedSentence) -> Bool {
    if sentence.words[word].upos == .pron { return true }
    return sentence.lower[word] == "both"
      && ["nsubj", "obj", "iobj", "obl"].contains(sentence.words[word].relation)
  }

  /// Words of names; the rest may refer.
  private func coveredWords(_ number: Int) -> Set<Int> {
    var words: Set<Int> = []
    for index in analysis.mentionIndices(inSentence: number)
    where analysis.mentions[index].reason != "title of the text" {
      words.formUnion(analysis.mentions[index].words)
    }
    return words
  }

  /// Names of the sentence and noun phrases that are no entity, in order.
  private func antecedents(in number: Int) -> [Antecedent] {
    let sentence = analysis.sentences[number]
    var items = analysis.mentionIndices(inSentence: number).map { antecedent(of: analysis.mentions[$0]) }
    let heads = Set(analysis.mentionIndices(inSentence: number).map { analysis.mentions[$0].head })
    let covered = coveredWords(number)
    for (index, word) in sentence.words.enumerated()
    where word.upos == .noun && !heads.contains(index) && !covered.contains(index) {
      guard !["compound", "nmod:tmod", "obl:tmod", "fixed", "flat"].contains(word.deprel) else { continue }
      items.append(
        Antecedent(
          entity: nil, members: [], sentence: number, head: index, words: index..<index + 1,
          isPlural: word.isPlural,
          isPerson: NounClasses.persons.contains(word.lemma),
          weight: AntecedentList.weight(of: index, in: sentence) * 0.8))
    }
    return items.sorted {
      ($0.words.lowerBound, $0.words.upperBound) < ($1.words.lowerBound, $1.words.upperBound)
    }
  }

  private func antecedent(of mention: LocalMention) -> Antecedent {
    let sentence = analysis.sentences[mention.sentence]
    let isPlural =
      mention.members.count > 1 || (mention.type == .group && sentence.words[mention.head].isPlural)
    return Antecedent(
      entity: mention.entity, members: mention.members, sentence: mention.sentence, head: mention.head,
      words: mention.words, isPlural: isPlural, isPerson: mention.type == .person,
      weight: AntecedentList.weight(of: mention.head, in: sentence) * (mention.isNested ? 0.6 : 1)
        * (sentence.isBody ? 1 : 0.5))
  }

  /// "China and NATO": several actors joined, which "they" may mean.
  private func coordinations(in number: Int) -> [Antecedent] {
    let sentence = analysis.sentences[number]
    var items: [Antecedent] = []
    for (index, word) in sentence.words.enumerated() where word.relation != "conj" {
      let conjuncts =
        [index] + sentence.tree.children(of: index).filter { sentence.words[$0].relation == "conj" }
      guard conjuncts.count > 1 else { continue }
      var members: [Int] = []
      for conjunct in conjuncts {
        guard let mention = actorMention(headedBy: conjunct, in: number) else { continue }
        if !members.contains(mention.entity) { members.append(mention.entity) }
      }
      guard members.count == conjuncts.count, let last = conjuncts.last else { continue }
      items.append(
        Antecedent(
          entity: members[0], members: members, sentence: number, head: index, words: index..<last + 1,
          isPlural: true,
          isPerson: members.allSatisfy { analysis.entities[$0].type == .person },
          weight: AntecedentList.weight(of: index, in: sentence) + 20))
    }
    return items
  }

  /// The mention of an actor with this head, a person, state, organisation.
  func actorMention(headedBy word: Int, in number: Int) -> LocalMention? {
    guard let index = analysis.mention(headedBy: word, in: number) else { return nil }
    let mention = analysis.mentions[index]
    return isActor(mention.entity) && mention.members.count < 2 ? mention : nil
  }

  func isActor(_ entity: Int) -> Bool {
    ["state", "org", "person"].contains(analysis.entities[entity].id.kind)
  }

  func kind(_ entity: Int) -> String { String(analysis.entities[entity].id.kind) }

  /// A mention of one entity, of a pair, or of a group: three and more act as one entity with members.
  mutating func mention(
    _ words: Range<Int>, head: Int, in number: Int, entities: [Int], kind: Mention.Kind, reason: String
  ) -> LocalMention? {
    guard var first = entities.first else { return nil }
    if entities.count > 2 { first = group(of: entities) }
    return LocalMention(
      sentence: number, words: words, head: head, entity: first, kind: kind,
      type: analysis.entities[first].type,
      members: entities.count > 1 ? entities : [], reason: "coreference:" + reason)
  }

  private mutating func group(of entities: [Int]) -> Int {
    let members = entities.map { analysis.entities[$0] }
    let key = members.map { String($0.id.key) }.sorted().joined(separator: "~")
    let names = members.map(\.name)
    let name = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    return analysis.entities.insert(
      Entity(id: EntityID("group:" + key), type: .group, name: name, members: members.map(\.id)))
  }
}
