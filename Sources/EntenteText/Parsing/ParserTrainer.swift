extension Parser {
  /// Learns from trees whose words carry the tags that the parser will see in use.
  ///
  /// A dynamic oracle lets the parser learn in states that its own mistakes lead to.
  /// - Precondition: every sentence is a tree.
  /// - Source: Y. Goldberg, J. Nivre, "Training Deterministic Parsers with Non-Deterministic Oracles", 2013, algorithm 3.
  static func train(
    _ sentences: [[Word]], options: PerceptronOptions, lexicon: NameLexicon = NameLexicon(),
    progress: (Int) -> Void = { _ in }
  ) -> Parser {
    let relations = inventory(sentences)
    var learner = ParserLearner(relationCount: relations.count, options: options, lexicon: lexicon)
    let examples = sentences.map { ParserExample($0, relations: relations) }
    var order = Array(sentences.indices)
    var random = SplitMix64(seed: options.seed)
    for epoch in 0..<options.epochs {
      order.shuffle(using: &random)
      for s in order { learner.learn(sentences[s], examples[s], explore: epoch > 0) }
      progress(epoch + 1)
    }
    let model = learner.perceptron.averaged(droppingBelow: options.leastWeight)
    return Parser(relations: relations, model: model, lexicon: lexicon)
  }

  private static func inventory(_ sentences: [[Word]]) -> [String] {
    var counts: [String: Int] = [:]
    for word in sentences.joined() { counts[word.deprel, default: 0] += 1 }
    let frequent = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return frequent.prefix(maximumRelationCount).map(\.key)
  }
}

/// The right tree of one sentence, by node.
struct ParserExample {
  let oracle: ParserOracle
  /// Index of the relation to the head; -1 for a relation outside the inventory.
  let relations: [Int]

  init(_ words: [Word], relations names: [String]) {
    oracle = ParserOracle(heads: projectivized([0] + words.map { $0.head + 1 }))
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    relations = [-1] + words.map { number[$0.deprel] ?? -1 }
  }
}

/// The perceptron of the parser on its way through the training data.
private struct ParserLearner {
  var perceptron: Perceptron
  private let relationCount: Int
  private let lexicon: NameLexicon
  private var scratch = ParserScratch()
  private var random: SplitMix64
  /// Share of wrong moves that are followed once exploring.
  private let boldness = 0.9

  init(relationCount: Int, options: PerceptronOptions, lexicon: NameLexicon) {
    self.relationCount = relationCount
    self.lexicon = lexicon
    perceptron = Perceptron(labelCount: 1 + 2 * relationCount, leastUpdates: options.leastUpdates)
    random = SplitMix64(seed: options.seed ^ 0x5061_7273_6572)
  }

  mutating func learn(_ words: [Word], _ example: ParserExample, explore: Bool) {
    scratch.nodes.start(words[...], lexicon: lexicon)
    scratch.state.start(wordCount: words.count)
    while !scratch.state.isFinal {
      scratch.features.collect(scratch.state, scratch.nodes)
      perceptron.score(scratch.features.vector, into: &scratch.scores)
      let guess = scratch.bestLabel(relationCount: relationCount)
      let truth = bestRight(example, guess: guess)
      perceptron.step()
      if truth != guess { perceptron.update(scratch.features.vector, truth: truth, guess: guess) }
      let followed = explore && random.unit() < boldness ? guess : truth
      let (move, relation) = ParserLabels.decode(followed, relationCount)
      scratch.state.apply(move, label: relation)
    }
  }

  /// The guess where it is right, else the right label with the highest score.
  private func bestRight(_ example: ParserExample, guess: Int) -> Int {
    var least = Int.max
    var costs = [Int](repeating: .max, count: 3)
    for move in [ParserMove.shift, .leftArc, .rightArc] where scratch.state.allows(move) {
      costs[Int(move.rawValue)] = example.oracle.cost(of: move, in: scratch.state)
      least = min(least, costs[Int(move.rawValue)])
    }
    var best = -1
    func consider(_ label: Int) {
      if label == guess || best < 0 || (best != guess && scratch.scores[label] > scratch.scores[best]) {
        best = label
      }
    }
    if costs[0] == least { consider(0) }
    let top = scratch.state.stackNode(0)
    for (move, head) in [(ParserMove.leftArc, scratch.state.next), (.rightArc, scratch.state.stackNode(1))]
    where costs[Int(move.rawValue)] == least {
      let relation = example.relations[top]
      if example.oracle.heads[top] == head, relation >= 0 {
        consider(ParserLabels.encode(move, relation, relationCount))
      } else {
        for relation in 0..<relationCount { consider(ParserLabels.encode(move, relation, relationCount)) }
      }
    }
    return best
  }
}
