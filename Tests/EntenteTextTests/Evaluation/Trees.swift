import EntenteText

/// Trees for scoring in short: a word is "id form lemma UPOS feats head relation", with `_` where nothing stands.
enum Trees {
  static func conllu(_ sentences: [[String]]) -> String {
    sentences.map { lines in
      lines.map { line in
        let f = line.split(separator: " ").map(String.init)
        let columns =
          f.count == 2
          ? [f[0], f[1], "_", "_", "_", "_", "_", "_", "_", "_"]
          : [f[0], f[1], f[2], f[3], f[3].lowercased(), f[4], f[5], f[6], "_", f.count > 7 ? f[7] : "_"]
        return columns.joined(separator: "\t") + "\n"
      }.joined() + "\n"
    }.joined()
  }

  static func file(_ sentences: [[String]], isLoose: Bool = false) throws -> TreeFile {
    try TreeFile(Array(conllu(sentences).utf8), file: "trees.conllu", isLoose: isLoose)
  }

  static func evaluate(_ gold: [[String]], _ system: [[String]]) throws -> TreeEvaluation {
    try TreeEvaluation(gold: try file(gold), system: try file(system))
  }

  /// Seven words, one of them in two parts on the surface.
  static let gold = [
    [
      "1 Chad chad PROPN Number=Sing 4 nsubj", "2-3 won't", "2 wo will AUX VerbForm=Fin 4 aux",
      "3 n't not PART Polarity=Neg 4 advmod", "4 join join VERB VerbForm=Inf 0 root",
      "5 the the DET Definite=Def 6 det", "6 pact pact NOUN Number=Sing 4 obj", "7 . . PUNCT _ 4 punct",
    ]
  ]
}
