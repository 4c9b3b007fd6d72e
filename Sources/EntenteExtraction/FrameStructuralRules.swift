import EntenteModel
import EntenteOntology
import EntenteText

/// Edges that stand between two mentions side by side, without a word that calls a frame: titles and appositions.
struct StructuralRules {
  let schema: Schema
  let table: ClauseTable
  let sentence: Int

  static let titleRule = "title.rule"
  static let placeRule = "place.rule"

  private var at: ClauseWords { table.at }

  func matches(in analysis: inout DocumentAnalysis) -> [FrameMatch] {
    var found: [FrameMatch] = []
    let indices = analysis.mentionIndices(inSentence: sentence)
    for position in indices where isPosition(analysis.mentions[position], analysis) {
      if let person = holder(of: position, among: indices, analysis) {
        found.append(match(Self.titleRule, "holdsPosition", person, position, 0.9, analysis))
      }
    }
    found += placeLines(in: analysis)
    for index in indices where isNamedEvent(analysis.mentions[index]) {
      guard let place = place(of: analysis.mentions[index], among: indices, analysis) else { continue }
      found.append(match("event-place.rule", "locatedIn", index, place, 0.65, analysis))
    }
    return found + ranks(in: &analysis)
  }

  // MARK: places

  /// "Gdynia, Poland" wherever it stands.
  func placeLines(in analysis: DocumentAnalysis) -> [FrameMatch] {
    let indices = analysis.mentionIndices(inSentence: sentence)
    return zip(indices, indices.dropFirst()).filter { isPlaceLine($0, $1, analysis) }.map { first, second in
      match(Self.placeRule, "locatedIn", first, second, 0.75, analysis)
    }
  }

  /// "Gdynia, Poland": a place, a comma, the state that it lies in.
  private func isPlaceLine(_ first: Int, _ second: Int, _ analysis: DocumentAnalysis) -> Bool {
    let (place, state) = (analysis.mentions[first], analysis.mentions[second])
    guard place.kind == .name, state.kind == .name, !place.isMetonym, !state.isNested,
      schema.isSubtype(place.type, of: .place),
      schema.isSubtype(state.type, of: .state) || schema.isSubtype(state.type, of: .place),
      state.words.lowerBound == place.words.upperBound + 1, at.lower(place.words.upperBound) == ","
    else { return false }
    // "According to Eurostat, China grew": what begins a clause says nothing of the name before the comma.
    if at.relation(state.head) == "nsubj"
      || at.relation(state.head) == "root" && at.words[state.head].upos == .verb
    {
      return false
    }
    // In a list of names the comma means "and".
    let next = state.words.upperBound
    // "Astana, Kazakhstan's capital" is an apposition of another kind.
    if next < at.words.count, ["'s", "'"].contains(at.lower(next)) { return false }
    if next < at.words.count, ["and", "or", "&"].contains(at.lower(next)) { return false }
    let isList =
      next + 1 < at.words.count && at.lower(next) == "," && ["and", "or"].contains(at.lower(next + 1))
    return !isList && at.relation(state.head) != "conj"
  }

  private func isNamedEvent(_ mention: LocalMention) -> Bool {
    mention.kind == .name && schema.isSubtype(mention.type, of: .event)
  }

  private func place(of event: LocalMention, among indices: [Int], _ analysis: DocumentAnalysis) -> Int? {
    let step = FrameStep(.prepositional, prepositions: ["in", "at"])
    let words = table[event.head].arguments(fitting: step).filter { $0.origin == .direct }.map(\.word)
    return indices.first { index in
      let mention = analysis.mentions[index]
      return words.contains(mention.head) && mention.kind == .name && !event.words.overlaps(mention.words)
        && (schema.isSubtype(mention.type, of: .place) || schema.isSubtype(mention.type, of: .state))
    }
  }

  // MARK: ranks

  private static let superlatives: Set<String> = [
    "largest", "biggest", "smallest", "richest", "poorest", "strongest", "highest", "lowest", "greatest",
    "longest",
    "oldest", "leading", "foremost", "top", "main",
  ]

  /// "Brazil is the second largest exporter of soy": a named property.
  private func ranks(in analysis: inout DocumentAnalysis) -> [FrameMatch] {
    var found: [FrameMatch] = []
    for word in at.words.indices where at.words[word].upos == .noun {
      let isRank = table[word].words(.adjective).contains { Self.superlatives.contains(at.lower($0)) }
      guard isRank, !at.tree.children(of: word).contains(where: { at.lower($0) == "whose" }),
        let subject = table[word].words(.subject).first,
        let mention = analysis.mention(headedBy: subject, in: sentence)
      else { continue }
      let holder = analysis.mentions[mention]
      guard holder.entity < analysis.entities.entities.count, holder.kind != .nominal else { continue }
      let phrase = NounPhrase(head: word, in: analysis.sentences[sentence]).words
      let start = phrase.lowerBound + (at.words[phrase.lowerBound].upos == .det ? 1 : 0)
      let text = analysis.sentences[sentence].text(of: min(start, word)..<phrase.upperBound)
      let property = analysis.entities.insert(
        Entity(id: EntityID("property:" + Slug.key(text)), type: "Property", name: text))
      found.append(
        FrameMatch(
          rule: "rank.rule", trigger: word, result: FrameResult(relation: "hasAttribute"),
          subject: FrameFiller(entity: holder.entity, type: holder.type, word: subject, quality: 1),
          object: FrameFiller(entity: property, type: "Property", word: word, quality: 1), event: nil,
          arguments: ["value": text], confidence: 0.75))
    }
    return found
  }

  // MARK: posts

  private func isPosition(_ mention: LocalMention, _ analysis: DocumentAnalysis) -> Bool {
    mention.type == .position || analysis.entities[mention.entity].type == .position
  }

  private func isPerson(_ mention: LocalMention) -> Bool { mention.type == .person && mention.kind == .name }

  /// The person that a position belongs to: right behind it, before it in apposition, or by a copula.
  private func holder(of position: Int, among indices: [Int], _ analysis: DocumentAnalysis) -> Int? {
    let title = analysis.mentions[position]
    for index in indices where isPerson(analysis.mentions[index]) {
      let person = analysis.mentions[index]
      if person.words.lowerBound == title.words.upperBound { return index }
      if person.words.lowerBound == title.words.upperBound + 1, at.lower(title.words.upperBound) == ",",
        isApposed(title.head, person.head)
      {
        return index
      }
      if title.words.lowerBound >= person.words.upperBound, isApposition(title, after: person) {
        return index
      }
      if isSaid(title.head, of: person.head) { return index }
    }
    return nil
  }

  private func isApposed(_ a: Int, _ b: Int) -> Bool {
    at.tree.head(of: a) == b && ["appos", "compound", "nmod", "flat"].contains(at.relation(a))
      || at.tree.head(of: b) == a && ["appos", "compound", "nmod", "flat"].contains(at.relation(b))
  }

  /// "Jane Doe, the foreign minister of Chad,": a comma, at most an article and modifiers, then the title.
  private func isApposition(_ title: LocalMention, after person: LocalMention) -> Bool {
    let gap = person.words.upperBound..<title.words.lowerBound
    guard gap.count <= 8, !gap.isEmpty, at.lower(gap.lowerBound) == "," else { return false }
    // "Prime Minister Doe, President Roe": a title right before a name is that name's.
    let next = title.words.upperBound
    if next < at.words.count, at.words[next].upos == .propn { return false }
    if gap.dropFirst().allSatisfy({ at.tree.isAbove(title.head, $0) && at.lower($0) != "," }) { return true }
    let isClean = gap.dropFirst().allSatisfy {
      ["the", "a", "an", "then", "former", "now", "'s"].contains(at.lower($0)) || at.words[$0].upos == .adj
        || at.words[$0].upos == .propn
    }
    return isClean
      && (at.tree.isAbove(person.head, title.head) || at.relation(title.head) == "conj" || gap.count <= 2)
  }

  /// "Jane Doe is the Salt Chair and Director of the Institute": each of the posts.
  private func isSaid(_ title: Int, of person: Int) -> Bool {
    var post = title
    for _ in 0..<4 where at.relation(post) == "conj" { post = at.tree.head(of: post) ?? post }
    return at.isCopular(post) && table[post].words(.subject).contains(person)
  }

  private func match(
    _ rule: String, _ relation: RelationName, _ subject: Int, _ object: Int, _ confidence: Double,
    _ analysis: DocumentAnalysis
  ) -> FrameMatch {
    let (from, to) = (analysis.mentions[subject], analysis.mentions[object])
    var arguments: [String: String] = [:]
    if let body = body(of: to, analysis) { arguments["organisation"] = body }
    return FrameMatch(
      rule: rule, trigger: to.head, result: FrameResult(relation: relation),
      subject: FrameFiller(entity: from.entity, type: from.type, word: from.head, quality: 1),
      object: FrameFiller(entity: to.entity, type: to.type, word: to.head, quality: 1), event: nil,
      arguments: arguments, confidence: confidence)
  }

  /// Name of the state or organisation that a position is of, inside its words or beside them.
  private func body(of title: LocalMention, _ analysis: DocumentAnalysis) -> String? {
    let below = Set(at.tree.subtree(of: title.head))
    for index in analysis.mentionIndices(inSentence: sentence) {
      let mention = analysis.mentions[index]
      guard below.contains(mention.head), mention.head != title.head else { continue }
      if schema.isSubtype(mention.type, of: .state) || schema.isSubtype(mention.type, of: .organization) {
        return analysis.entities[mention.entity].name
      }
    }
    return nil
  }
}
