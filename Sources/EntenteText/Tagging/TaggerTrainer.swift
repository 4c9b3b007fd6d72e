extension Tagger {
  /// Learns from the `upos` and `xpos` of the sentences.
  ///
  /// Tags before a word are the tagger's own guesses, as in use. Tags beyond the 256 most frequent are left out.
  /// - Precondition: there is at least one word.
  ///
  /// - Parameter epochEnded: told after each pass
  static func train(
    _ sentences: [[Word]], options: PerceptronOptions, lexicon: NameLexicon = NameLexicon(),
    epochEnded: () -> Void = {}
  ) -> Tagger {
    let tags = inventory(sentences)
    let number = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, $0) })
    let truth = sentences.map { $0.map { number[Tag(upos: $0.upos, xpos: $0.xpos)] } }
    let dictionary = TagDictionary(words: observations(sentences, truth))
    var perceptron = Perceptron(labelCount: tags.count, leastUpdates: options.leastUpdates)
    var random = SplitMix64(seed: options.seed)
    var order = Array(sentences.indices)
    var scratch = TaggerScratch()
    for _ in 0..<options.epochs {
      order.shuffle(using: &random)
      for s in order {
        learn(sentences[s], truth[s], dictionary, lexicon, &perceptron, &scratch)
      }
      epochEnded()
    }
    let model = perceptron.averaged(droppingBelow: options.leastWeight)
    return Tagger(tags: tags, dictionary: dictionary, model: model, lexicon: lexicon)
  }

  private static func learn(
    _ words: [Word], _ truth: [Int?], _ dictionary: TagDictionary, _ lexicon: NameLexicon,
    _ perceptron: inout Perceptron, _ scratch: inout TaggerScratch
  ) {
    scratch.prepare(words, dictionary: dictionary, lexicon: lexicon)
    for i in words.indices {
      if let only = dictionary.onlyTag(of: scratch.form(i)) {
        scratch.assign(Int(only), to: i)
        continue
      }
      scratch.collectFeatures(at: i)
      perceptron.score(scratch.features, into: &scratch.scores)
      let guess = scratch.best(labelCount: perceptron.labelCount)
      scratch.assign(guess, to: i)
      if let right = truth[i] { perceptron.update(scratch.features, truth: right, guess: guess) }
      perceptron.step()
    }
  }

  private static func inventory(_ sentences: [[Word]]) -> [Tag] {
    var counts: [Tag: Int] = [:]
    for word in sentences.joined() { counts[Tag(upos: word.upos, xpos: word.xpos), default: 0] += 1 }
    let frequent = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return frequent.prefix(LinearModel.maximumLabelCount).map(\.key)
  }

  private static func observations(
    _ sentences: [[Word]], _ truth: [[Int?]]
  ) -> [(exact: UInt64, lower: UInt64, tag: UInt8)] {
    var bytes: [UInt8] = []
    var result: [(exact: UInt64, lower: UInt64, tag: UInt8)] = []
    for (words, tags) in zip(sentences, truth) {
      for (word, tag) in zip(words, tags) {
        guard let tag else { continue }
        let form = WordForm(word.form, scratch: &bytes)
        result.append((form.exact, form.lower, UInt8(tag)))
      }
    }
    return result
  }
}
