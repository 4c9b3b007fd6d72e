/// Words that stand before the name of a person and say what they are; not part of the name.
enum NameTitles {
  static let words: Set<String> = [
    "president", "vice-president", "mr.", "mrs.", "ms.", "mr", "mrs", "ms", "dr.", "dr", "prof.", "professor",
    "secretary",
    "senator", "sen.", "rep.", "minister", "premier", "king", "queen", "prince", "princess", "emir", "sultan",
    "shah", "sir",
    "lady", "lord", "gen.", "general", "judge", "justice", "chancellor", "governor", "gov.", "mayor",
    "captain", "capt.", "lt.",
    "lieutenant", "colonel", "col.", "major", "maj.", "marshal", "sergeant", "sgt.", "chief", "pope", "saint",
    "coach",
    "director", "ambassador", "amb.", "envoy", "representative", "congressman", "congresswoman", "admiral",
    "adm.", "sheikh",
    "imam", "ayatollah", "chairman", "chairwoman", "chairperson", "chair", "commissioner", "spokesman",
    "spokeswoman",
    "spokesperson", "speaker", "leader", "comrade", "counselor", "councillor", "advisor", "adviser",
    "undersecretary",
  ]

  private static let hashes: Set<UInt64> = Set(
    words.map { $0.unicodeScalars.reduce(FeatureHash.start) { FeatureHash.mix($0, UInt64($1.value)) } })

  /// - Parameter folded: hash of the word in lower case, as ``NameWord/folded``
  static func contains(_ folded: UInt64) -> Bool { hashes.contains(folded) }
}
