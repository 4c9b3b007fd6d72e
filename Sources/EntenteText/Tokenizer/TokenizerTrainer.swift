/// Learns a ``Tokenizer`` from annotated sentences whose words have `spaceAfter` and whose comments mark paragraphs.
public struct TokenizerTrainer: Sendable {
  public var seed: UInt64 = 1
  public var splitEpochs = 12
  public var sentenceEpochs = 20
  /// Share of the paragraphs that are read once more with abbreviations put in, or with footnote markers.
  public var copiedShare = 0.2
  /// Shares of the features that are left out at random, so that the model leans on more than the words it has seen;
  /// on EWT dev they raise words from 99.20 to 99.31 and sentences from 89.0 to 89.7 F1.
  public var splitDropout = 0.2
  public var sentenceDropout = 0.3
  /// Logarithms of the numbers of weight rows.
  public var splitBits = 16
  public var sentenceBits = 18
  /// A cut within letters is a candidate from this number of sightings on.
  public var leastSightings = 2

  public init() {}

  /// - Parameters:
  ///   - rawText: unannotated texts in UTF-8 that show how words are capitalised
  ///   - progress: told after each epoch, one line in words
  public func train(_ sentences: [Sentence], rawText: [[UInt8]] = [], progress: (String) -> Void = { _ in })
    -> Tokenizer
  {
    var augmentation = TokenizerAugmentation(seed: seed, share: copiedShare)
    let footnoted = augmentation.footnoted(sentences)
    let text = TokenizerTrainingText(footnoted)
    let extendedText = TokenizerTrainingText(augmentation.abbreviated(footnoted))
    let cuts = letterCuts(sentences)
    var builder = CaseHabitsBuilder()
    builder.add(text.bytes)
    for raw in rawText { builder.add(raw) }
    let habits = builder.build()
    let split = learnSplits(text, cuts, progress)
    let sentence = learnSentenceEnds(extendedText, cuts, habits, progress)
    return Tokenizer(cuts: cuts, habits: habits, splitModel: split, sentenceModel: sentence)
  }

  /// Cuts between two letters of one surface token, as "can|not".
  private func letterCuts(_ sentences: [Sentence]) -> LetterCuts {
    var sightings: [UInt64: [Int: Int]] = [:]
    for sentence in sentences {
      for token in sentence.multiwordTokens {
        for i in token.words.dropFirst() {
          let left = letters(atEndOf: sentence.words[i - 1].form)
          let right = letters(atStartOf: sentence.words[i].form)
          guard !left.isEmpty, !right.isEmpty, left.count + right.count <= LetterCuts.longest else {
            continue
          }
          var hash = FeatureHash.start
          for scalar in left + right { hash = FeatureHash.mix(hash, UInt64(scalar)) }
          sightings[hash, default: [:]][left.count, default: 0] += 1
        }
      }
    }
    var masks: [UInt64: UInt64] = [:]
    for (word, places) in sightings {
      let mask = places.reduce(UInt64(0)) { $1.value >= leastSightings ? $0 | 1 << UInt64($1.key) : $0 }
      if mask != 0 { masks[word] = mask }
    }
    let words = masks.keys.sorted()
    return LetterCuts(words: words, masks: words.map { masks[$0] ?? 0 })
  }

  private func letters(atEndOf form: String) -> [UInt32] {
    var letters: [UInt32] = []
    for facts in form.unicodeScalars.map(CharacterFacts.init).reversed() {
      guard facts.category.isLetter else { break }
      letters.insert(facts.folded, at: 0)
    }
    return letters
  }

  private func letters(atStartOf form: String) -> [UInt32] {
    form.unicodeScalars.map(CharacterFacts.init).prefix { $0.category.isLetter }.map(\.folded)
  }

  private func learnSplits(
    _ text: TokenizerTrainingText, _ cuts: LetterCuts, _ progress: (String) -> Void
  ) -> HashedModel {
    var perceptron = HashedPerceptron(labelCount: TokenBoundary.count, bits: splitBits)
    var features = FeatureVector()
    let extractor = SplitFeatures(cuts: cuts)
    var segmenter = TokenizerSegmenter(features: extractor)
    var random = SplitMix64(seed: seed)
    var order = Array(text.paragraphs.indices)
    var tokens: [TextToken] = []
    for epoch in 1...splitEpochs {
      var decisions = 0
      var errors = 0
      order.shuffle(using: &random)
      for p in order {
        tokens.removeAll(keepingCapacity: true)
        segmenter.run(text.bytes, text.paragraphs[p], into: &tokens) { question in
          let gold = text.boundaries[question.chunk.offsets[question.place]]
          extractor.extract(question, into: &features)
          features.drop { _ in random.unit() < splitDropout }
          let guess = perceptron.learn(features, gold: Int(gold.rawValue), margin: 2)
          decisions += 1
          if guess != Int(gold.rawValue) { errors += 1 }
          return gold
        }
      }
      progress("tokeniser epoch \(epoch): \(errors) errors in \(decisions) cuts")
    }
    return perceptron.averaged()
  }

  private func learnSentenceEnds(
    _ text: TokenizerTrainingText, _ cuts: LetterCuts, _ habits: CaseHabits, _ progress: (String) -> Void
  ) -> HashedModel {
    let paragraphs = goldTokens(text, cuts, habits)
    var perceptron = HashedPerceptron(labelCount: 2, bits: sentenceBits)
    var features = FeatureVector()
    var random = SplitMix64(seed: seed &+ 1)
    var order = Array(paragraphs.indices)
    for epoch in 1...sentenceEpochs {
      var errors = 0
      var ends = 0
      order.shuffle(using: &random)
      for p in order {
        let tokens = paragraphs[p]
        var state = SplitterFeatures()
        state.begin(at: 0)
        for i in tokens.indices.dropLast() {
          state.advance(tokens, i)
          if tokens[i].isJoined { continue }
          let isEnd = text.sentenceEnds.contains(tokens[i].end)
          state.extract(tokens, i, in: 0..<tokens.count, into: &features)
          features.drop { _ in random.unit() < sentenceDropout }
          let guess = perceptron.learn(features, gold: isEnd ? 1 : 0, margin: 2)
          if isEnd { ends += 1 }
          if (guess == 1) != isEnd { errors += 1 }
          if isEnd { state.begin(at: i + 1) }
        }
      }
      progress("splitter epoch \(epoch): \(errors) errors, \(ends) sentence ends within paragraphs")
    }
    return perceptron.averaged()
  }

  /// The tokens of each paragraph, cut as the annotation says.
  private func goldTokens(_ text: TokenizerTrainingText, _ cuts: LetterCuts, _ habits: CaseHabits)
    -> [[TextToken]]
  {
    var segmenter = TokenizerSegmenter(features: SplitFeatures(cuts: cuts))
    return text.paragraphs.map { range in
      var tokens: [TextToken] = []
      segmenter.run(text.bytes, range, into: &tokens) { text.boundaries[$0.chunk.offsets[$0.place]] }
      for i in tokens.indices where tokens[i].isWordLike { tokens[i].habit = habits.habit(tokens[i].folded) }
      return tokens
    }.filter { !$0.isEmpty }
  }
}
