import EntenteModel
import EntenteText

extension ReferenceWork {
  private enum Person { case it, they, both, he, she, i, we, you }

  private static let pronouns: [String: Person] = {
    var table: [String: Person] = [:]
    for word in ["it", "its", "itself"] { table[word] = .it }
    for word in ["they", "them", "their", "theirs", "themselves"] { table[word] = .they }
    table["both"] = .both
    for word in ["he", "him", "his", "himself"] { table[word] = .he }
    for word in ["she", "her", "hers", "herself"] { table[word] = .she }
    for word in ["i", "me", "my", "mine", "myself"] { table[word] = .i }
    for word in ["we", "us", "our", "ours", "ourselves"] { table[word] = .we }
    for word in ["you", "your", "yours", "yourself", "yourselves"] { table[word] = .you }
    return table
  }()

  /// The mention of a pronoun, where its reference is clear.
  mutating func pronoun(_ word: Int, in number: Int) -> LocalMention? {
    guard let person = Self.pronouns[analysis.sentences[number].lower[word]] else { return nil }
    let entities: [Int]
    switch person {
    case .it: entities = singular(word, in: number)
    case .they: entities = plural(word, in: number)
    case .both: entities = pair(word, in: number)
    case .he: entities = human(word, in: number, gender: "m")
    case .she: entities = human(word, in: number, gender: "f")
    case .i: entities = speaker(of: word, in: number).map { [$0] } ?? []
    case .we: entities = collective(word, in: number)
    case .you: entities = analysis.sentences[number].addressee.map { [$0] } ?? []
    }
    return mention(
      word..<word + 1, head: word, in: number, entities: entities, kind: .pronoun, reason: "pronoun")
  }

  // MARK: - it

  private mutating func singular(_ word: Int, in number: Int) -> [Int] {
    let sentence = analysis.sentences[number]
    if isExpletive(word, in: sentence) { return [] }
    let mustAct = actsAsPerson(word, in: sentence)
    let candidates = allowed(word, in: number).filter { item in
      guard !item.isPlural, !item.isPerson else { return false }
      guard let entity = item.entity else { return !mustAct }
      switch kind(entity) {
      case "person", "position", "quantity": return false
      case "state", "org": return true
      default: return !mustAct && analysis.entities[entity].type != .group
      }
    }
    guard let best = AntecedentList.best(candidates, from: number, margin: 1.1) else { return [] }
    return entity(of: best, for: word, in: number)
  }

  /// The entity that a pronoun means, or none; a noun phrase that is no entity is kept in mind.
  private mutating func entity(of best: Antecedent, for word: Int, in number: Int) -> [Int] {
    if let entity = best.entity { return [entity] }
    analysis.nounsMeant[WordPlace(sentence: number, word: word)] = WordPlace(
      sentence: best.sentence, word: best.head)
    return []
  }

  /// "It is clear that …", "it seems": an empty subject.
  private func isExpletive(_ word: Int, in sentence: AnalysedSentence) -> Bool {
    if sentence.lower[word] != "it" { return false }
    let relation = sentence.words[word].relation
    if relation == "expl" { return true }
    guard relation == "nsubj" || relation == "obj", let parent = sentence.tree.head(of: word) else {
      return false
    }
    let clauses: Set<Substring> = ["csubj", "ccomp", "xcomp", "advcl"]
    let hasClause = sentence.tree.children(of: parent).contains {
      $0 > parent && clauses.contains(sentence.words[$0].relation)
    }
    let isCopular = sentence.tree.children(of: parent).contains { sentence.words[$0].relation == "cop" }
    if isCopular, hasClause || ["thanks", "thank", "time"].contains(sentence.words[parent].lemma) {
      return true
    }
    if ["seem", "appear", "happen", "follow", "rain", "take", "matter"].contains(sentence.words[parent].lemma)
    {
      return true
    }
    // "find it necessary to", "make it clear that".
    return relation == "obj" && hasClause
      && ["make", "find", "consider", "deem", "think"].contains(sentence.words[parent].lemma)
  }

  /// Subject of a verb that only actors can have.
  private func actsAsPerson(_ word: Int, in sentence: AnalysedSentence) -> Bool {
    guard sentence.words[word].deprel == "nsubj", let parent = sentence.tree.head(of: word) else {
      return false
    }
    return Self.actorVerbs.contains(sentence.words[parent].lemma)
  }

  private static let actorVerbs: Set<String> = [
    "say", "announce", "declare", "decide", "agree", "want", "hope", "intend", "refuse", "reject", "condemn",
    "urge",
    "believe", "consider", "criticise", "criticize", "accuse", "deny", "plan", "promise", "pledge",
    "threaten", "warn",
    "recognise", "recognize", "negotiate", "sign", "ratify", "join", "accept", "demand", "ask", "request",
    "try", "seek",
  ]

  // MARK: - they

  private func plural(_ word: Int, in number: Int) -> [Int] {
    let candidates = allowed(word, in: number).compactMap { item -> Antecedent? in
      if item.isPlural { return item }
      // A government or an army may be "they", when nothing plural is near.
      guard let entity = item.entity, kind(entity) == "org" || analysis.entities[entity].type == .group else {
        return nil
      }
      var weaker = item
      weaker.weight *= 0.35
      return weaker
    }
    guard let best = AntecedentList.best(candidates, from: number, margin: 1.1), let entity = best.entity
    else { return [] }
    return best.members.isEmpty ? [entity] : best.members
  }

  /// "Oman has helped both": the two that were joined last.
  private func pair(_ word: Int, in number: Int) -> [Int] {
    let candidates = allowed(word, in: number).filter { $0.members.count == 2 }
    return AntecedentList.best(candidates, from: number, margin: 1.1)?.members ?? []
  }

  // MARK: - he, she

  private mutating func human(_ word: Int, in number: Int, gender: String) -> [Int] {
    let candidates = allowed(word, in: number).filter { item in
      guard item.isPerson, !item.isPlural else { return false }
      guard let entity = item.entity else { return true }
      return genders[entity].map { $0 == gender } ?? true
    }
    guard let best = AntecedentList.best(candidates, from: number, margin: 1.05) else { return [] }
    return entity(of: best, for: word, in: number)
  }

  // MARK: - what syntax allows

  /// Antecedents before the word that it may refer to: none inside of which it stands, none beside it at one verb.
  private func allowed(_ word: Int, in number: Int) -> [Antecedent] {
    let sentence = analysis.sentences[number]
    let isPossessive = sentence.words[word].deprel == "nmod:poss"
    let isReflexive = sentence.lower[word].hasSuffix("self") || sentence.lower[word].hasSuffix("selves")
    let parent = sentence.tree.head(of: word)
    let speaker = sentence.speaker
    return antecedents.candidates(before: word, in: number).filter { item in
      // In a turn "he" is neither the speaker nor whom he addresses.
      if let entity = item.entity, entity == speaker || entity == sentence.addressee { return false }
      if item.sentence < number, analysis.sentences[item.sentence].speaker != speaker,
        item.sentence < number - 1
      {
        return false
      }
      guard item.sentence == number else { return true }
      if item.words.contains(word) || sentence.tree.isAbove(item.head, word) { return false }
      // "China … its rise": a possessive may mean a neighbour; an object means somebody else than the subject.
      return isPossessive || isReflexive || sentence.tree.head(of: item.head) != parent
    }.map { item in
      guard item.sentence == number else { return item }
      var weighted = item
      if sentence.words[item.head].relation == sentence.words[word].relation { weighted.weight += 35 }
      // The subject of the clause that the possessive stands in.
      if isPossessive, sentence.words[item.head].relation == "nsubj",
        sentence.tree.head(of: item.head).map({ sentence.tree.isAbove($0, word) }) ?? false
      {
        weighted.weight += 80
      }
      return weighted
    }
  }
}
