import EntenteText

/// "some NATO member countries", "several members of the bloc": not the whole, so the organisation does not stand for them.
enum PartOfGroup {
  private static let members: Set<String> = [
    "member", "country", "state", "nation", "ally", "government", "capital", "partner",
  ]
  private static let partial: Set<String> = [
    "some", "several", "many", "most", "few", "certain", "various", "other", "two", "three", "four",
  ]

  static func isOne(_ word: Int, words: [Word], tree: SyntaxTree) -> Bool {
    words[word].isPlural && members.contains(words[word].lemma.lowercased())
      && tree.children(of: word).contains {
        ["det", "amod", "nummod"].contains(words[$0].relation)
          && partial.contains(words[$0].form.lowercased())
      }
  }
}
