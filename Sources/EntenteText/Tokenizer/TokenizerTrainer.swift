/// Learns a ``Tokenizer`` from annotated sentences whose words have `spaceAfter` and whose comments mark paragraphs.
public struct TokenizerTrainer: Sendable {
  public var seed: UInt64 = 1
  public var splitEpochs = 12
  public var sentenceEpochs = 20
  /// Logarithms of the numbers of weight rows.
  public var splitBits = 16
  public var sentenceBits = 18
  /// A cut within letters is a candidate from this number of sightings on.
  public var leastSightings = 2

  public init() {}

  /// - Parameter progress: told after each epoch, one line in words.
  public func train(_ sentences: [Sentence], progress: (String) -> Void = { _ in }) -> Tokenizer {
    let text = TokenizerTrainingText(sentences)
    let cuts = letterCuts(sentences)
    let split = learnSplits(text, cuts, progress)
    let sentence = learnSentenceEnds(text, cuts, progress)
    return Tokenizer(cuts: cuts, splitModel: split, sentenceModel: sentence)
  }

  /// Cuts between two letters of one surface token, as "can|not".
  private func letterCuts(_ sentences: [Sentence]) -> LetterCuts {
    var sightings: [UInt64: [Int: Int]] = [:]
    for sentence in sentences {
      for token in sentence.multiwordTokens {
        for i in token.words.dropFirst() {
          let left = letters(atEndOf: sentence.words[i - 1].form)
          let right = letters(atStartOf: sentence.words[i].form)
          guard !left.isEmpty, !right.isEmpty, left.count + right.count <= LetterCuts.longest else { continue }
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
      var decisions = 0, errors = 0
      order.shuffle(using: &random)
      for p in order {
        tokens.removeAll(keepingCapacity: true)
        segmenter.run(text.bytes, text.paragraphs[p], into: &tokens) { question in
          let gold = text.boundaries[question.chunk.offsets[question.place]]
          extractor.extract(question, into: &features)
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
    _ text: TokenizerTrainingText, _ cuts: LetterCuts, _ progress: (String) -> Void
  ) -> HashedModel {
    let paragraphs = goldTokens(text, cuts)
    var perceptron = HashedPerceptron(labelCount: 2, bits: sentenceBits)
    var features = FeatureVector()
    var random = SplitMix64(seed: seed &+ 1)
    var order = Array(paragraphs.indices)
    for epoch in 1...sentenceEpochs {
      var errors = 0, ends = 0
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
  private func goldTokens(_ text: TokenizerTrainingText, _ cuts: LetterCuts) -> [[TextToken]] {
    var segmenter = TokenizerSegmenter(features: SplitFeatures(cuts: cuts))
    return text.paragraphs.map { range in
      var tokens: [TextToken] = []
      segmenter.run(text.bytes, range, into: &tokens) { text.boundaries[$0.chunk.offsets[$0.place]] }
      return tokens
    }.filter { !$0.isEmpty }
  }
}
