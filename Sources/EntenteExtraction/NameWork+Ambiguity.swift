import EntenteModel
import EntenteOntology
import EntenteText

/// Names that mean several things by right: what stands beside them decides, then what their paragraph and their
/// document name for certain, then the ontology's usual reading.
extension NameWork {
  /// A decision and whether the words beside the name made it.
  struct Reading {
    var entry: NameEntry
    var isLocal: Bool
  }

  /// The reading of an ambiguous name; `nil` where nothing speaks for one of them.
  func reading(of match: KnownMatch, in number: Int) -> Reading? {
    let open = Self.open(match.entries)
    guard open.count > 1 else { return nil }
    if let entry = decided(match, in: number) { return Reading(entry: entry, isLocal: true) }
    return best(of: open, for: number).map { Reading(entry: $0, isLocal: false) }
  }

  /// Of several things that a city stands for, the one that the text speaks of: Brussels for the European Union, for NATO
  /// or for Belgium.
  func metonym(_ entries: [NameEntry], in number: Int) -> NameEntry? {
    let metonyms = entries.filter(\.isMetonym)
    guard metonyms.count > 1 else { return metonyms.first }
    // That the city is named says nothing: it is what is asked about.
    let city = Set(entries.filter { !$0.isMetonym }.map(\.entity))
    return best(of: metonyms, for: number, without: city) ?? metonyms.first
  }

  static func open(_ entries: [NameEntry]) -> [NameEntry] {
    entries.filter { $0.isAmbiguous && !$0.isMetonym && ![.nominal, .family, .title].contains($0.kind) }
  }

  /// The only candidate for which most is said in the paragraph, else in the document.
  private func best(
    of entries: [NameEntry], for number: Int, without own: Set<EntityID> = []
  ) -> NameEntry? {
    let block = analysis.sentences[number].block
    let paragraph = certain.indices.filter { analysis.sentences[$0].block == block }
    for scope in [paragraph, Array(certain.indices)] {
      let told = scope.reduce(into: Set<EntityID>()) { $0.formUnion(certain[$1]) }.subtracting(own)
      let scores = entries.map { entry in
        told.reduce(0) { $0 + catalog.kinship.weight(of: $1, for: entry.entity) }
      }
      guard let most = scores.max(), most > 0, scores.count(where: { $0 == most }) == 1,
        let index = scores.firstIndex(of: most)
      else { continue }
      return entries[index]
    }
    return nil
  }

  // MARK: the words beside

  /// A part of a state that shares its name with a state, told by the words beside it: "Georgia's governor", "Atlanta,
  /// Georgia", "Washington state".
  func decided(_ match: KnownMatch, in number: Int) -> NameEntry? {
    let open = Self.open(match.entries)
    guard
      let part = open.first(where: { catalog.places[$0.entity]?.state != nil && $0.entity.kind == "place" })
    else { return nil }
    let whole = open.first { $0.entity.kind == "state" }
    if let place = cityBefore(match.words, in: number) {
      if place.state == catalog.places[part.entity]?.state { return part }
      if let whole, place.state == whole.entity { return whole }
    }
    let nouns = Set(nouns(beside: match.words, in: analysis.sentences[number]))
    if !nouns.isDisjoint(with: Self.nounsOfParts) { return part }
    if let whole, !nouns.isDisjoint(with: Self.nounsOfStates) { return whole }
    return nil
  }

  /// "Atlanta, Georgia"
  private func cityBefore(_ words: Range<Int>, in number: Int) -> PlaceRecord? {
    let lower = analysis.sentences[number].lower
    guard words.lowerBound > 1, lower[words.lowerBound - 1] == "," else { return nil }
    let city = known[number].first { $0.words.upperBound == words.lowerBound - 1 }
    return city.flatMap { catalog.places[$0.entries[0].entity] }
  }

  /// What is the name's own ("Georgia's governor", "Georgia Republicans", with up to two words between), and what it is a
  /// complement of ("the governor of Georgia").
  private func nouns(beside words: Range<Int>, in sentence: AnalysedSentence) -> [String] {
    var found: [String] = []
    var index = words.upperBound
    while index < sentence.lower.count, index < words.upperBound + 4 {
      let word = sentence.words[index]
      guard ["'s", "'"].contains(sentence.lower[index]) || word.isNominal || word.upos == .adj else { break }
      found.append(sentence.lower[index])
      index += 1
    }
    if words.lowerBound > 1, ["of", "in", "from"].contains(sentence.lower[words.lowerBound - 1]) {
      found.append(sentence.lower[words.lowerBound - 2])
    }
    return found
  }

  private static let nounsOfParts: Set<String> = [
    "governor", "governors", "governorship", "gubernatorial", "legislature", "congressman", "congresswoman",
    "senator",
    "senators", "runoff", "runoffs", "statehouse", "county", "counties", "sheriff", "republican",
    "republicans",
    "democrat", "democrats", "primary", "primaries", "state",
  ]
  private static let nounsOfStates: Set<String> = [
    "president", "premier", "prime", "government", "ambassador", "embassy", "parliament", "ministry",
    "minister",
    "army", "troops", "forces", "sovereignty", "accession", "republic",
  ]

  // MARK: persons

  /// "Washington led the army" right behind "George Washington": the person, not the city, unless it is gone to or stayed in.
  func isFamilyName(_ match: KnownMatch, in number: Int) -> Bool {
    guard match.words.count == 1, match.entries[0].entity.kind == "place" || match.entries[0].isMetonym else {
      return false
    }
    let sentence = analysis.sentences[number]
    let head = match.words.lowerBound
    if let preposition = MetonymRule.preposition(of: head, in: sentence),
      ["in", "to", "from", "at", "near", "outside", "into"].contains(preposition)
    {
      return false
    }
    let atoms = Array(self.atoms[number].forms[match.atoms])
    let bearers = localNames.filter { $0.kind == .family && $0.atoms == atoms }.map {
      analysis.entities[$0.entity].name
    }
    return (max(0, number - 2)...number).contains { near in
      let other = analysis.sentences[near]
      let text = other.text(of: 0..<other.words.count)
      return bearers.contains { text.contains($0) }
    }
  }
}
