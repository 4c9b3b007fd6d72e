extension TreeEvaluation {
  /// How one relation was found.
  public struct RelationScore: Sendable {
    /// Without its subtype.
    public var relation: String
    /// Head and relation right.
    public var score: Score
    /// Share of the gold words in this relation that have the right head, whatever their relation, in [0, 1].
    public var headRecall: Double
  }

  /// LAS of each relation of the gold file, the most frequent first, those of equal number in alphabetical order.
  ///
  /// - Complexity: O(words)
  public func scoresByRelation() -> [RelationScore] {
    var counts: [String: (score: Score, heads: Int)] = [:]
    for word in gold.words { counts[word.relation, default: (Score(), 0)].score.gold += 1 }
    for (s, word) in system.words.enumerated() {
      counts[word.relation]?.score.system += 1
      guard isRight(s, .uas) else { continue }
      counts[gold.words[alignment.goldWord[s]].relation]?.heads += 1
      if isRight(s, .las) { counts[word.relation]?.score.correct += 1 }
    }
    return counts.sorted { ($1.value.score.gold, $0.key) < ($0.value.score.gold, $1.key) }.map {
      RelationScore(
        relation: $0.key, score: $0.value.score,
        headRecall: Score.share($0.value.heads, $0.value.score.gold))
    }
  }

  /// One kind of mistake in trees.
  public struct Confusion: Sendable {
    public var goldRelation: String
    /// Equal to the gold one where the head alone is wrong.
    public var systemRelation: String
    public var hasRightHead: Bool
    public var count: Int
    /// Share of all mistakes of matched words, in [0, 1].
    public var share: Double
    /// Words of the first mistakes: "word ← head it has (head it should have)".
    public var examples: [String]
  }

  /// Mistakes in trees by gold relation, system relation and whether the head is right, the most frequent first.
  ///
  /// - Parameter exampleCount: examples of each kind at most
  /// - Complexity: O(words)
  public func confusions(exampleCount: Int = 3) -> [Confusion] {
    struct Kind: Hashable {
      var gold, system: String
      var hasRightHead: Bool
    }
    var mistakes: [Kind: [Int]] = [:]
    var total = 0
    for (s, word) in system.words.enumerated() where alignment.goldWord[s] >= 0 && !isRight(s, .las) {
      let theirs = gold.words[alignment.goldWord[s]]
      let kind = Kind(
        gold: theirs.relation, system: word.relation, hasRightHead: isRight(s, .uas))
      mistakes[kind, default: []].append(s)
      total += 1
    }
    return mistakes.map { kind, words in
      Confusion(
        goldRelation: kind.gold, systemRelation: kind.system, hasRightHead: kind.hasRightHead,
        count: words.count, share: Score.share(words.count, total),
        examples: words.prefix(exampleCount).map(example))
    }.sorted {
      ($1.count, $0.goldRelation, $0.systemRelation, $0.hasRightHead ? 0 : 1)
        < ($0.count, $1.goldRelation, $1.systemRelation, $1.hasRightHead ? 0 : 1)
    }
  }

  private func example(_ s: Int) -> String {
    let theirs = gold.words[alignment.goldWord[s]]
    let form = String(decoding: theirs.form, as: UTF8.self)
    let found = Self.head(of: system.words[s], in: system)
    let right = Self.head(of: theirs, in: gold)
    return isRight(s, .uas) ? "\(form) ← \(found)" : "\(form) ← \(found) (\(right))"
  }

  private static func head(of word: TreeFile.Word, in file: TreeFile) -> String {
    word.head < 0 ? "root" : String(decoding: file.words[word.head].form, as: UTF8.self)
  }
}
