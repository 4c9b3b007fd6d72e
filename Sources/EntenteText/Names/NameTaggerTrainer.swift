/// Learns a ``NameTagger`` from sentences whose words have `nameTag`, and POS tags as they will have when it is used.
///
/// - Source: M. Collins, "Discriminative Training Methods for Hidden Markov Models", 2002.
public struct NameTaggerTrainer: Sendable {
  public var seed: UInt64 = 1
  public var epochs = 30
  /// Logarithm of the number of weight rows.
  public var bits = 18
  /// Share of the features left out at random; on UNER EWT dev 0 gives 67.5 F1, 0.1 69, 0.3 70, 0.5 68.5.
  public var dropout = 0.3
  /// Share of the sentences that are read once more in capitals.
  public var shareInCapitals = 0.05
  /// Share of the sentences that are read without the gazetteer, so that the model can do without.
  public var shareWithoutGazetteer = 0.4

  public init() {}

  /// - Parameters:
  ///   - lexicon: word classes from raw text, see ``NameLexiconBuilder``
  ///   - raw: sentences with POS tags only; a first model and the gazetteer tag them, the second model learns from them too,
  ///     and so gets to know the names and the contexts of their domain
  ///   - progress: told after each epoch, one line in words
  public func train(
    _ sentences: [Sentence], gazetteer: NameGazetteer? = nil, lexicon: NameLexicon = NameLexicon(),
    raw: [Sentence] = [],
    progress: (String) -> Void = { _ in }
  ) -> NameTagger {
    let first = learn(sentences, gazetteer, lexicon, progress)
    guard !raw.isEmpty else { return first }
    var tagged = raw
    for i in tagged.indices { first.tag(&tagged[i], gazetteer: gazetteer, trustsGazetteer: true) }
    progress("names: \(tagged.count) sentences tagged by the first model")
    return learn(sentences + tagged, gazetteer, lexicon, progress)
  }

  private func learn(
    _ sentences: [Sentence], _ gazetteer: NameGazetteer?, _ lexicon: NameLexicon, _ progress: (String) -> Void
  ) -> NameTagger {
    let labels = NameLabels(types: Self.types(of: sentences))
    let sentences = sentences + shouted(sentences)
    var state = NameTraining(labels: labels, bits: bits, dropout: dropout, seed: seed &+ 1)
    var random = SplitMix64(seed: seed)
    var order = Array(sentences.indices)
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      var errors = 0
      var words = 0
      for s in order {
        let list = random.unit() < shareWithoutGazetteer ? nil : gazetteer
        errors += state.learn(sentences[s].words, list, lexicon)
        words += sentences[s].words.count
      }
      progress("names epoch \(epoch): \(errors) wrong tags in \(words) words")
    }
    let (emissions, transitions) = state.averaged()
    return NameTagger(labels: labels, emissions: emissions, transitions: transitions, lexicon: lexicon)
  }

  /// Copies of some sentences in capitals, as headlines and the speakers of transcripts are written.
  private func shouted(_ sentences: [Sentence]) -> [Sentence] {
    var random = SplitMix64(seed: seed &+ 2)
    return sentences.filter { _ in random.unit() < shareInCapitals }.map { sentence in
      var copy = sentence
      for i in copy.words.indices { copy.words[i].form = copy.words[i].form.uppercased() }
      return copy
    }
  }

  private static func types(of sentences: [Sentence]) -> [String] {
    var types: Set<String> = []
    for sentence in sentences {
      for word in sentence.words where word.nameTag.count > 2 {
        types.insert(String(word.nameTag.dropFirst(2)))
      }
    }
    return types.sorted()
  }
}

/// The weights of a name tagger while they are learnt, with what averaging needs.
struct NameTraining {
  private let labels: NameLabels
  private var emissions: HashedPerceptron
  private var transitions: [Int32]
  private var transitionTotals: [Int64]
  private var now: Int64 = 1
  private var features = NameFeatures()
  private var vectors: [FeatureVector] = []
  private var decoder = NameDecoder()
  private var scores: [Int32] = []
  private var path: [Int] = []
  private let dropout: Double
  private var random: SplitMix64

  /// - Parameter dropout: share of the features that is left out at each reading, so that words seen often do not
  ///   hide what their neighbours say
  init(labels: NameLabels, bits: Int, dropout: Double, seed: UInt64) {
    self.labels = labels
    self.dropout = dropout
    random = SplitMix64(seed: seed)
    emissions = HashedPerceptron(labelCount: labels.count, bits: bits)
    transitions = Array(repeating: 0, count: (labels.count + 1) * labels.count)
    transitionTotals = Array(repeating: 0, count: transitions.count)
  }

  /// One step of the structured perceptron; returns the number of wrong tags.
  mutating func learn(_ words: [Word], _ gazetteer: NameGazetteer?, _ lexicon: NameLexicon) -> Int {
    features.prepare(words, gazetteer, lexicon)
    let gold = words.map { labels.index(of: $0.nameTag) ?? 0 }
    while vectors.count < words.count { vectors.append(FeatureVector()) }
    scores.removeAll(keepingCapacity: true)
    for i in words.indices {
      features.extract(i, into: &vectors[i])
      vectors[i].drop { _ in random.unit() < dropout }
      for label in 0..<labels.count { scores.append(emissions.score(label, vectors[i])) }
    }
    decoder.decode(scores, transitions, labels, into: &path)
    let errors = correct(gold)
    emissions.step()
    now += 1
    return errors
  }

  private mutating func correct(_ gold: [Int]) -> Int {
    var errors = 0
    for i in gold.indices {
      if path[i] != gold[i] {
        errors += 1
        emissions.change(vectors[i], gold[i], by: 1)
        emissions.change(vectors[i], path[i], by: -1)
      }
      let before = i == 0 ? (labels.count, labels.count) : (gold[i - 1], path[i - 1])
      if before.0 != before.1 || path[i] != gold[i] {
        changeTransition(before.0 * labels.count + gold[i], by: 1)
        changeTransition(before.1 * labels.count + path[i], by: -1)
      }
    }
    return errors
  }

  private mutating func changeTransition(_ i: Int, by amount: Int32) {
    transitions[i] += amount
    transitionTotals[i] += Int64(amount) * now
  }

  /// Mean weights of emissions and transitions on one scale.
  func averaged() -> (HashedModel, [Int32]) {
    let (model, scale) = emissions.averagedWithScale()
    let means = transitions.indices.map { i in
      let mean = Double(transitions[i]) - Double(transitionTotals[i]) / Double(now)
      return Int32((mean * scale).rounded())
    }
    return (model, means)
  }
}
