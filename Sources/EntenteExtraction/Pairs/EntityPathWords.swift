import EntenteText

/// A path through a tree in words.
struct EntityPathWords {
  let path: EntityPath
  let at: ClauseWords

  /// Relations upwards, a bar, relations downwards: `nsubj | obl:to`.
  var labels: String {
    let up = path.up.map { label($0) }
    let down = path.down.reversed().map { label($0) }
    return (up + ["|"] + down).joined(separator: " ")
  }

  private func label(_ word: Int) -> String {
    let prepositions = at.prepositions(word, ["case"])
    return at.label(word) + (prepositions.first.map { "(\($0))" } ?? "")
  }

  /// The lemmas and prepositions on the way; what only links members of a list is left out.
  var predicate: String {
    let up = spoken(path.up).dropFirst().map { at.lemma($0) }
    // A topmost word that is one of the two, or the first of a list on the way, says nothing of its own.
    let isBetween =
      !path.up.isEmpty && !path.down.isEmpty && [path.up, path.down].allSatisfy { !endsInList($0) }
    let top = isBetween ? path.top.map { [at.lemma($0)] } ?? [] : []
    var down: [String] = []
    let chain = spoken(path.down)
    for word in chain.reversed() {
      if let preposition = at.prepositions(word, ["case"]).first { down.append(preposition) }
      if word != chain.first { down.append(at.lemma(word)) }
    }
    let words = up + top + down
    if !words.isEmpty { return words.joined(separator: " ") }
    let isName = (path.up + path.down).contains { ["appos", "flat"].contains(at.relation($0)) }
    return isName ? "is" : "of"
  }

  private func endsInList(_ chain: [Int]) -> Bool { chain.last.map { at.relation($0) == "conj" } ?? false }

  /// A chain without the later members of lists of things.
  private func spoken(_ chain: [Int]) -> [Int] {
    chain.filter { at.relation($0) != "conj" || !at.isNoun($0) }
  }
}
