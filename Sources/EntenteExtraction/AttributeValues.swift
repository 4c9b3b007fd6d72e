import EntenteText

/// What a measured property says in parts: value, unit and of what ("16.4", "percent", "world output"), or rank and property
/// ("2", "largest economy").
struct AttributeValues {
  let at: ClauseWords

  private static let ranks = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]

  /// - Parameter word: head of the property.
  func arguments(of word: Int) -> [String: String] {
    let children = at.tree.children(of: word)
    var found: [String: String] = [:]
    if let number = ([word] + children).first(where: {
      at.words[$0].upos == .num && (at.relation($0) == "nummod" || $0 == word)
    }) {
      found["value"] = (at.children(number, "compound", "flat").filter { $0 < number } + [number]).map {
        at.words[$0].form
      }
      .joined(separator: " ")
      if number != word { found["unit"] = at.lower(word) == "%" ? "percent" : at.lower(word) }
    } else if let superlative = children.first(where: { isSuperlative($0) }) {
      let ordinal =
        children.first { Self.ranks.contains(at.lower($0)) }
        ?? at.tree.children(of: superlative).first { Self.ranks.contains(at.lower($0)) }
      found["rank"] = String((ordinal.flatMap { Self.ranks.firstIndex(of: at.lower($0)) } ?? 0) + 1)
      found["property"] = at.lower(superlative) + " " + at.lower(word)
    }
    if let whole = children.first(where: {
      at.relation($0) == "nmod" && ["of", "in"].contains(at.prepositions($0).first)
    }) {
      found["of"] = at.phrase(whole)
    }
    return found
  }

  private func isSuperlative(_ word: Int) -> Bool {
    at.relation(word) == "amod"
      && (at.words[word].xpos == "JJS" || ["leading", "foremost", "top"].contains(at.lower(word)))
  }
}
