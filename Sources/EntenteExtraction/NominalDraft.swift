import EntenteModel
import EntenteText

/// A noun phrase on its way to an entity.
struct NominalDraft {
  let phrase: NounPhrase
  let sentence: Int
  let analysed: AnalysedSentence
  let lemma: String
  let isPlural: Bool
  /// Actors named inside the phrase, as indices in the entity table, in order of appearance.
  let actors: [Int]
  /// Whether the actors are joined by "and": then a group of them has them as members.
  let areJoined: Bool

  init(phrase: NounPhrase, sentence: Int, analysis: DocumentAnalysis) {
    self.phrase = phrase
    self.sentence = sentence
    analysed = analysis.sentences[sentence]
    lemma = analysed.words[phrase.head].lemma.lowercased()
    isPlural = analysed.words[phrase.head].isPlural
    var actors: [Int] = []
    var heads: [Int] = []
    let inner = analysis.mentionIndices(inSentence: sentence).map { analysis.mentions[$0] }
      .filter { phrase.words.contains($0.words.lowerBound) && $0.words.upperBound <= phrase.words.upperBound }
      .sorted { LocalMention.inOrder($0, $1) }
    for mention in inner {
      // "the U.S. Congress" names one actor.
      if inner.contains(where: {
        $0.words.count > mention.words.count && $0.words.contains(mention.words.lowerBound)
          && analysis.entities[$0.entity].id.kind == "org"
      }) {
        continue
      }
      if let head = analysed.tree.head(of: mention.head), phrase.head != head,
        PartOfGroup.isOne(head, words: analysed.words, tree: analysed.tree)
      {
        continue
      }
      for entity in mention.members.isEmpty ? [mention.entity] : mention.members {
        let type = analysis.entities[entity].type
        guard ["state", "org"].contains(analysis.entities[entity].id.kind) || type == .state else { continue }
        if !actors.contains(entity) {
          actors.append(entity)
          heads.append(mention.head)
        }
      }
    }
    self.actors = actors
    let tree = analysed.tree
    let words = analysed.words
    areJoined =
      heads.count > 1
      && heads.dropFirst().allSatisfy { head in
        words[head].relation == "conj" && tree.head(of: head).map { heads.contains($0) } ?? false
      }
  }

  func entity(in analysis: inout DocumentAnalysis) -> (entity: Int, members: [Int], reason: String) {
    if let bond = bond(in: &analysis) { return (bond, [], "relationship") }
    if let earlier = earlierMention(in: analysis) { return (earlier, [], "coreference:same noun") }
    let type = self.type
    let members = type == .group && areJoined ? actors : []
    let owner = owner(in: analysis).map { analysis.entities[$0].name }
    let id = identity(owner: owner)
    let known = analysis.entities.index(of: id)
    let index = analysis.entities.insert(
      Entity(
        id: id, type: type, name: (owner.map { $0 + "'s " } ?? "") + name,
        members: members.map { analysis.entities[$0].id }))
    return (index, members, known == nil ? "nominal" : Self.sameWords)
  }

  private static let sameWords = "coreference:same words"

  /// What the phrase means, if it was told of before or is called by the same words elsewhere.
  func known(in analysis: DocumentAnalysis) -> (entity: Int, reason: String)? {
    if let earlier = earlierMention(in: analysis) { return (earlier, "coreference:same noun") }
    let owner = owner(in: analysis).map { analysis.entities[$0].name }
    return analysis.entities.index(of: identity(owner: owner)).map { ($0, Self.sameWords) }
  }

  /// The content words with the owner's name before them.
  private func identity(owner: String?) -> EntityID {
    let content = phrase.contentWords(of: phrase.known(in: analysed), in: analysed).prefix(Self.keyLength)
    let words = content.map {
      analysed.words[$0].lemma.isEmpty ? analysed.lower[$0] : analysed.words[$0].lemma
    }
    let key = Slug.key(((owner.map { [$0] } ?? []) + words).joined(separator: " "))
    return EntityID(Self.prefix(of: type) + (key.isEmpty ? Slug.key(name) : key))
  }

  /// Content words that make an id: more than these tell no two things of one document apart.
  private static let keyLength = 10

  /// The words without determiner: "risk of armed conflicts".
  private var name: String {
    var start = phrase.words.lowerBound
    while start < phrase.head {
      let word = analysed.words[start]
      let isPossessive = word.deprel == "nmod:poss" && word.upos == .pron
      // "and, partially, geography"
      let isAside = word.upos == .adv && start + 1 < phrase.head && analysed.words[start + 1].upos == .punct
      guard word.upos == .det || isPossessive || word.upos == .punct || isAside else { break }
      start += 1
    }
    return analysed.text(of: start..<phrase.known(in: analysed).upperBound)
  }

  /// Whose it is tells one bare topic from another: "our destruction", and what coordinated nouns share: "Chad's sovereignty
  /// and integrity", "the sovereignty and integrity of Chad". Only a named owner does.
  func owner(in analysis: DocumentAnalysis) -> Int? {
    guard type == .topic else { return nil }
    let own = phrase.isBare(in: analysed) ? possessor(of: phrase.head, where: { $0.upos == .pron }) : nil
    let candidates = [own, actors.isEmpty ? sharedOwner() : nil].compactMap { $0 }.compactMap { word in
      // "their trade" of two is neither's.
      analysis.mention(headedBy: word, in: sentence).map { analysis.mentions[$0] }
        .flatMap { $0.members.count > 1 ? nil : $0.entity }
    }
    return candidates.first { ["state", "org", "person"].contains(analysis.entities[$0].id.kind) }
  }

  private func possessor(of noun: Int, where fits: (Word) -> Bool) -> Int? {
    analysed.tree.children(of: noun).first {
      analysed.words[$0].deprel == "nmod:poss" && fits(analysed.words[$0])
    }
  }

  /// The possessor before the first of coordinated nouns, or what stands behind "of" after the last.
  private func sharedOwner() -> Int? {
    let (tree, words) = (analysed.tree, analysed.words)
    let isConjunct = words[phrase.head].relation == "conj"
    let first = isConjunct ? tree.head(of: phrase.head) ?? phrase.head : phrase.head
    let conjuncts = tree.children(of: first).filter { words[$0].relation == "conj" }
    guard isConjunct || !conjuncts.isEmpty, words[first].isNominal else { return nil }
    if isConjunct, let owner = possessor(of: first, where: { _ in true }) { return owner }
    // "the event of the bombing and the factors of Chad": what has a complement of its own shares none.
    guard phrase.words.upperBound == phrase.head + 1 else { return nil }
    return ([first] + conjuncts).flatMap { tree.children(of: $0) }.first { child in
      words[child].relation == "nmod" && child > (conjuncts.last ?? first) && !phrase.words.contains(child)
        && MetonymRule.preposition(of: child, in: analysed) == "of"
    }
  }

  private var type: EntityType {
    let words = analysed.words
    if NounClasses.units.contains(lemma) || NounClasses.scales.contains(lemma) { return .quantity }
    if words[phrase.head].upos == .num { return .quantity }
    if NounClasses.persons.contains(lemma) { return isPlural ? .group : .person }
    if isPlural, ["state", "economy"].contains(lemma) { return .group }
    guard let type = NounClasses.type(ofLemma: lemma) else { return .topic }
    switch type {
    case .group
    where !isPlural && !["people", "population", "public", "humanity", "mankind", "society"].contains(lemma):
      return lemma == "force" || lemma == "power" || lemma == "side" ? .topic : .unknownOr(lemma)
    case .organization where isPlural: return .group
    case .document where lemma == "statement" && phrase.words.contains { analysed.lower[$0] == "joint" }:
      return .agreement
    default: return type
    }
  }

  private static func prefix(of type: EntityType) -> String {
    switch type {
    case .organization: "org:"
    default: type.rawValue.lowercased() + ":"
    }
  }

  /// "relations between A and B", "A–B ties", "its partnership with A": one entity with two members.
  func bond(in analysis: inout DocumentAnalysis) -> Int? {
    if let inner = aspectOfBond(in: analysis) { return inner.bond(in: &analysis) }
    let isPlain = NounClasses.bonds.contains(lemma)
    guard isPlain || NounClasses.qualifiedBonds.contains(lemma) else { return nil }
    var sides = actors
    if sides.count < 2, let partner = partnerOfVerb(in: analysis), !sides.contains(partner) {
      sides.append(partner)
    }
    if sides.count == 1, let subject = subjectOfClause(in: analysis), !sides.contains(subject) {
      sides.append(subject)
    }
    if sides.count == 2 {
      return Relationships.insert(sides, qualifier: isPlain ? nil : lemma, into: &analysis.entities)
    }
    guard isPlain, sides.count < 2 else { return nil }
    // "the relationship", "ties with A" after "relations between A and B".
    let member = sides.first.map { analysis.entities[$0].id }
    let earlier = recent(in: analysis) { entity in
      entity.id.kind == "relationship" && entity.members.count == 2
        && (member.map { entity.members.contains($0) } ?? true)
    }
    // Whatever the bond was called there, this one is the plain one.
    let members =
      earlier.map { analysis.entities[$0].members.compactMap { analysis.entities.index(of: $0) } } ?? []
    return members.count == 2 ? Relationships.insert(members, into: &analysis.entities) : nil
  }

  /// "the development of China–NATO relations", "the future of their ties": what is said of it is said of the bond.
  private func aspectOfBond(in analysis: DocumentAnalysis) -> NominalDraft? {
    guard Self.aspects.contains(lemma) else { return nil }
    let inner = analysed.tree.children(of: phrase.head).first { child in
      let word = analysed.words[child]
      let lemma = word.lemma.lowercased()
      return word.relation == "nmod" && MetonymRule.preposition(of: child, in: analysed) == "of"
        && (NounClasses.bonds.contains(lemma) || NounClasses.qualifiedBonds.contains(lemma))
    }
    return inner.map {
      NominalDraft(phrase: NounPhrase(head: $0, in: analysed), sentence: sentence, analysis: analysis)
    }
  }

  /// Nouns that add no more than time to a bond.
  private static let aspects: Set<String> = [
    "development", "future", "course", "state", "evolution", "trajectory", "outlook", "fate",
  ]

  /// "build ties with A": the partner hangs on the verb.
  private func partnerOfVerb(in analysis: DocumentAnalysis) -> Int? {
    guard analysed.words[phrase.head].relation == "obj", let verb = analysed.tree.head(of: phrase.head) else {
      return nil
    }
    for child in analysed.tree.children(of: verb)
    where analysed.words[child].relation == "obl" && child > phrase.head {
      guard MetonymRule.preposition(of: child, in: analysed) == "with" else { continue }
      if let actor = actor(headedBy: child, in: analysis) { return actor }
    }
    return nil
  }

  /// The actor that has the bond: subject of the verb, or of the clause that the verb depends on.
  private func subjectOfClause(in analysis: DocumentAnalysis) -> Int? {
    guard ["obj", "nsubj", "obl"].contains(analysed.words[phrase.head].relation),
      var verb = analysed.tree.head(of: phrase.head)
    else { return nil }
    for _ in 0..<4 {
      let subjects = analysed.tree.children(of: verb).filter {
        analysed.words[$0].relation == "nsubj" && $0 != phrase.head
      }
      if let subject = subjects.first { return actor(headedBy: subject, in: analysis) }
      guard ["xcomp", "advcl", "conj", "acl", "ccomp"].contains(analysed.words[verb].relation),
        let above = analysed.tree.head(of: verb)
      else { return nil }
      verb = above
    }
    return nil
  }

  private func actor(headedBy word: Int, in analysis: DocumentAnalysis) -> Int? {
    guard let mention = analysis.mention(headedBy: word, in: sentence),
      analysis.mentions[mention].members.isEmpty
    else { return nil }
    let entity = analysis.mentions[mention].entity
    return ["state", "org"].contains(analysis.entities[entity].id.kind) ? entity : nil
  }

  /// What "the meeting", "these goals", "said order" refer to: the last thing called by the same noun.
  private func earlierMention(in analysis: DocumentAnalysis) -> Int? {
    guard phrase.isBare(in: analysed),
      let determiner = phrase.determiner(in: analysed)
        ?? (analysed.lower[phrase.words.lowerBound] == "said" ? "said" : nil),
      ["the", "this", "that", "these", "those", "such", "said"].contains(determiner)
    else { return nil }
    for index in stride(from: sentence, through: max(0, sentence - 12), by: -1) {
      let isRead =
        analysis.sentences[index].blockKind == analysed.blockKind || analysis.sentences[index].isBody
      guard isRead || index < sentence else { continue }
      for candidate in analysis.mentionIndices(inSentence: index).reversed() {
        let mention = analysis.mentions[candidate]
        guard mention.kind != .pronoun,
          index < sentence || mention.words.upperBound <= phrase.words.lowerBound
        else { continue }
        let head = analysis.sentences[index].words[mention.head]
        if head.lemma.lowercased() == lemma, head.isPlural == isPlural { return mention.entity }
      }
    }
    return nil
  }

  private func recent(in analysis: DocumentAnalysis, where fits: (Entity) -> Bool) -> Int? {
    for index in stride(from: sentence, through: max(0, sentence - 20), by: -1) {
      for candidate in analysis.mentionIndices(inSentence: index).reversed() {
        let mention = analysis.mentions[candidate]
        guard index < sentence || mention.words.lowerBound < phrase.words.lowerBound else { continue }
        if fits(analysis.entities[mention.entity]) { return mention.entity }
      }
    }
    return nil
  }
}

extension EntityType {
  /// Type of one of a kind whose plural is a group: a country is a state, a party may be anything.
  fileprivate static func unknownOr(_ lemma: String) -> EntityType {
    NounClasses.states.contains(lemma) ? .state : NounClasses.type(ofLemma: lemma) == .group ? .group : .topic
  }
}
