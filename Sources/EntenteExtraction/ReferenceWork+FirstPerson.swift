import EntenteModel
import EntenteOntology
import EntenteText

extension ReferenceWork {
  /// Who says "I": the speaker of the turn, or of the clause that quotes it.
  func speaker(of word: Int, in number: Int) -> Int? {
    analysis.sentences[number].speaker ?? quotedSpeaker(of: word, in: number)
  }

  /// Who says the quotation around a word: in the same sentence, or in one before if the quotation goes on from there.
  ///
  /// - Parameter isPlural: "we" of somebody without a name is the state or body that the noun names ("the minister of Chad").
  private func quotedSpeaker(of word: Int, in number: Int, isPlural: Bool = false) -> Int? {
    guard quotes.quotation(at: word, in: number) != nil else { return nil }
    if let speaker = sayer(above: word, in: number, isPlural: isPlural) { return speaker }
    let sentence = analysis.sentences[number]
    guard isSpeechAlone(number) else { return nil }
    for earlier in stride(from: number - 1, through: max(0, number - 6), by: -1)
    where analysis.sentences[earlier].block == sentence.block {
      let spoken = quotes.stretches[earlier].flatMap { Array($0.words) }
      for word in spoken {
        if let speaker = sayer(above: word, in: earlier, isPlural: isPlural) { return speaker }
      }
      guard !spoken.isEmpty, isSpeechAlone(earlier) else { return nil }
    }
    return nil
  }

  /// Whether all of a sentence but punctuation is quoted.
  private func isSpeechAlone(_ number: Int) -> Bool {
    analysis.sentences[number].words.indices.allSatisfy { word in
      analysis.sentences[number].words[word].upos == .punct || quotes.quotation(at: word, in: number) != nil
    }
  }

  /// Subject of the verb of saying that a quoted word hangs under.
  private func sayer(above word: Int, in number: Int, isPlural: Bool) -> Int? {
    let sentence = analysis.sentences[number]
    var current = word
    for _ in 0..<12 {
      guard let parent = sentence.tree.head(of: current) else { return nil }
      if ["ccomp", "parataxis", "obj"].contains(sentence.words[current].relation),
        let subject = sentence.tree.children(of: parent).first(where: {
          sentence.words[$0].relation == "nsubj" && quotes.quotation(at: $0, in: number) == nil
        })
      {
        if let mention = actorMention(headedBy: subject, in: number) { return mention.entity }
        if isPlural, let body = actorBehind(subject, in: number) { return body }
      }
      current = parent
    }
    return nil
  }

  /// The state or organisation of somebody without a name: "the Chadian minister", "a spokesman of the ministry".
  private func actorBehind(_ word: Int, in number: Int) -> Int? {
    let sentence = analysis.sentences[number]
    guard NounClasses.persons.contains(sentence.words[word].lemma.lowercased()) else { return nil }
    let behind = sentence.tree.children(of: word).filter {
      ["nmod", "amod", "compound"].contains(sentence.words[$0].relation)
    }.compactMap { actorMention(headedBy: $0, in: number)?.entity }.filter { kind($0) != "person" }
    return behind.count == 1 ? behind[0] : nil
  }

  /// For whom "we" stands: in a joint text its authors; in a turn those who talk, or whom the speaker speaks for.
  func collective(_ word: Int, in number: Int) -> [Int] {
    let sentence = analysis.sentences[number]
    guard let speaker = sentence.speaker else {
      if let quoted = quotedSpeaker(of: word, in: number, isPlural: true) {
        return [analysis.affiliations[quoted] ?? quoted]
      }
      return authors
    }
    guard let addressee = sentence.addressee else { return [analysis.affiliations[speaker] ?? speaker] }
    // Somebody who speaks for an organisation says "we" for it.
    if let body = analysis.affiliations[speaker], kind(body) == "org" { return [body] }
    // "our relationship" is that of the states, "we met" is said of persons.
    if sentence.words[word].deprel == "nmod:poss" {
      let states = states(ofTalk: number)
      if !states.isEmpty { return states }
    }
    return [speaker, addressee]
  }

  /// The states of those who talk to one another: "our two countries".
  func states(ofTalk number: Int) -> [Int] {
    let sentence = analysis.sentences[number]
    let sides = [sentence.speaker, sentence.addressee].compactMap { $0.flatMap { analysis.affiliations[$0] } }
    return sides.count == 2 && sides[0] != sides[1] ? sides : []
  }

  // MARK: - authors of a text

  /// Authors of a joint text: whom its first "we" names, else those of its title; of a speech without a speaker the
  /// state that it speaks of far more than of others.
  mutating func collectiveAuthors() -> [Int] {
    let title = titleText.lowercased()
    let joint = [
      "joint", "declaration", "communiqu", "leaders\u{2019} statement", "leaders' statement", "treaty",
      "agreement",
    ]
    if joint.contains(where: { title.contains($0) }) {
      if let named = authorsByApposition() { return named }
      let titled = actorsOfTitle()
      if !titled.isEmpty { return titled }
    }
    if let named = authorsByApposition() { return named }
    return soleState()
  }

  private var titleText: String {
    let heading = analysis.sentences.first.map { sentence in
      sentence.isBody && sentence.words.count > 30 ? "" : sentence.text(of: 0..<sentence.words.count)
    }
    return (analysis.document.metadata.title ?? "") + " " + (heading ?? "")
  }

  /// "We, the leaders of Australia, the United Kingdom and the United States, …".
  private func authorsByApposition() -> [Int]? {
    for number in analysis.sentences.indices.prefix(8) where analysis.sentences[number].isBody {
      let sentence = analysis.sentences[number]
      guard let we = sentence.lower.firstIndex(of: "we"), we + 2 < sentence.words.count,
        sentence.lower[we + 1] == ","
      else { continue }
      let mentions = analysis.mentionIndices(inSentence: number).map { analysis.mentions[$0] }
        .filter { $0.words.lowerBound > we && $0.words.lowerBound < we + 60 }
      // "We, the Leaders of the Group of Seven, met …": the first name must stand before any verb.
      guard let first = mentions.first(where: { ["state", "org"].contains(kind($0.entity)) }),
        !(we + 2..<first.words.lowerBound).contains(where: {
          [.verb, .aux].contains(sentence.words[$0].upos)
        })
      else { continue }
      if kind(first.entity) == "org" { return [first.entity] }
      // The list goes on as long as only commas, "and", articles and titles stand between its states.
      var states: [Int] = []
      var end: Int?
      for mention in mentions where kind(mention.entity) == "state" && mention.words.lowerBound >= end ?? 0 {
        let between = (end ?? mention.words.lowerBound)..<mention.words.lowerBound
        if between.contains(where: { sentence.words[$0].upos == .verb || sentence.words[$0].upos == .aux }) {
          break
        }
        if between.count > 12 { break }
        if !states.contains(mention.entity) { states.append(mention.entity) }
        end = mention.words.upperBound
      }
      if states.count > 1 { return states }
    }
    return nil
  }

  /// States of the title; where it names none, its organisations.
  private mutating func actorsOfTitle() -> [Int] {
    let atoms = NameAtoms(surface: titleText)
    let ids = catalog.trie.ids(of: atoms)
    var found: [Int] = []
    var index = 0
    while index < ids.count {
      let named = catalog.trie.matches(at: index, in: atoms, ids: ids).compactMap { match in
        catalog.entries(of: match, in: atoms).first {
          [.name, .acronym, .adjective].contains($0.kind) && !$0.isMetonym
        }
        .map { (match, $0) }
      }
      let match = named.first { ["state", "org"].contains(String($0.1.entity.kind)) }
      if let (match, entry) = match, let entity = catalog.ontology.entity(entry.entity) {
        let entity = analysis.entities.insert(entity)
        if !found.contains(entity) { found.append(entity) }
        index = match.atoms.upperBound
      } else {
        index += 1
      }
    }
    let states = found.filter { analysis.entities[$0].id.kind == "state" }
    return states.count > 1 || (states.count == 1 && found.count == 1) ? states : found
  }

  /// The state of a speech in the first person: "we" is frequent, and one state is named far more than any other.
  private func soleState() -> [Int] {
    guard !analysis.sentences.contains(where: { $0.speaker != nil }) else { return [] }
    let plural = analysis.sentences.reduce(0) { count, sentence in
      count + (sentence.isBody ? sentence.lower.filter { $0 == "we" || $0 == "our" }.count : 0)
    }
    guard plural >= 8 else { return [] }
    var counts: [Int: Int] = [:]
    for mention in analysis.mentions where mention.kind == .name && kind(mention.entity) == "state" {
      // Whom a speech is for stands in it as one who acts.
      let sentence = analysis.sentences[mention.sentence]
      if sentence.isBody, sentence.words[mention.head].relation == "nsubj" {
        counts[mention.entity, default: 0] += 1
      }
    }
    let ranked = counts.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }
    guard let first = ranked.first, first.value >= 4,
      first.value >= 2 * (ranked.dropFirst().first?.value ?? 0)
    else { return [] }
    return [first.key]
  }
}
