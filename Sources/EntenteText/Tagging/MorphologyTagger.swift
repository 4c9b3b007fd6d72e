/// Morphological features, chosen among those that a word's tag was seen with.
///
/// Most tags have one set of features; where there are several (a base form is infinitive, imperative or finite; a participle
/// passive or perfect) an averaged perceptron looks at the word and at the tags around it.
public struct MorphologyTagger: Sendable {
  /// Feature strings as in CoNLL-U; empty for none.
  let features: [String]
  /// Numbers of the feature strings seen with a tag, the most frequent first.
  let candidates: [Tagger.Tag: [UInt8]]
  let model: LinearModel

  init(features: [String], candidates: [Tagger.Tag: [UInt8]], model: LinearModel) {
    self.features = features
    self.candidates = candidates
    self.model = model
  }

  public init(from file: ModelFile) throws(ModelFileError) {
    let features = try file.strings("morphology.features")
    var candidates: [Tagger.Tag: [UInt8]] = [:]
    for line in try file.strings("morphology.candidates") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      let numbers = parts.dropFirst(2).compactMap { UInt8($0) }
      guard parts.count > 2, let upos = UPOS(name: parts[0]), numbers.count == parts.count - 2,
        numbers.allSatisfy({ Int($0) < features.count })
      else { throw file.malformed("morphology.candidates", "'\(line)' lists no features of a tag") }
      candidates[Tagger.Tag(upos: upos, xpos: String(parts[1]))] = numbers
    }
    self.features = features
    self.candidates = candidates
    model = try LinearModel(from: file, name: "morphology", labelCount: features.count)
  }

  public func write(to file: inout ModelFileWriter) {
    file.add("morphology.features", strings: features)
    let lines = candidates.sorted { $0.key < $1.key }.map { tag, numbers in
      ([tag.upos.name, tag.xpos] + numbers.map { "\($0)" }).joined(separator: "\t")
    }
    file.add("morphology.candidates", strings: lines)
    model.write(to: &file, name: "morphology")
  }

  /// Sets `feats` of every word from its form and tags.
  func analyze(_ words: inout [Word], scratch: inout MorphologyScratch) {
    scratch.prepare(words)
    for i in words.indices {
      guard let choice = candidates[Tagger.Tag(upos: words[i].upos, xpos: words[i].xpos)],
        let first = choice.first
      else {
        words[i].feats = ""
        continue
      }
      var best = first
      if choice.count > 1 {
        scratch.collectFeatures(at: i)
        model.score(scratch.features, into: &scratch.scores)
        best = scratch.best(of: choice)
      }
      words[i].feats = features[Int(best)]
    }
  }
}

/// Working memory of the morphology for one sentence at a time.
struct MorphologyScratch {
  var features = FeatureVector()
  var scores = Scores()
  private var forms: [WordForm] = []
  private var tags: [UInt64] = []
  /// For each word the nearest verb or auxiliary before it, as a hash of its form; 0 for none.
  private var verbBefore: [UInt64] = []
  private var bytes: [UInt8] = []
  private let margin = 3

  mutating func prepare(_ words: [Word]) {
    forms.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    verbBefore.removeAll(keepingCapacity: true)
    for _ in 0..<margin { outside() }
    var verb: UInt64 = 0
    for word in words {
      forms.append(WordForm(word.form, scratch: &bytes))
      tags.append(stableHash(word.xpos.utf8) ^ UInt64(word.upos.rawValue))
      verbBefore.append(verb)
      if word.upos == .verb || word.upos == .aux { verb = forms[forms.count - 1].lower }
    }
    for _ in 0..<margin { outside() }
  }

  private mutating func outside() {
    forms.append(.outside)
    tags.append(1)
  }

  /// The candidate with the highest score, the first of equal ones.
  func best(of candidates: [UInt8]) -> UInt8 {
    var best = candidates[0]
    for label in candidates.dropFirst() where scores[Int(label)] > scores[Int(best)] { best = label }
    return best
  }

  mutating func collectFeatures(at i: Int) {
    let at = i + margin
    let word = forms[at]
    let tag = tags[at]
    features.removeAll()
    features.add(1, tag)
    features.add(2, tag, word.lower)
    features.add(3, tag, word.suffixes.1)
    features.add(4, tag, word.suffixes.2)
    features.add(5, tag, word.shape)
    features.add(6, tag, i == 0 ? 1 : 0)
    features.add(7, tag, verbBefore[i])
    features.add(8, word.lower, verbBefore[i])
    for offset in 1...margin {
      let t = UInt64(offset) * 10
      features.add(t, tag, tags[at - offset])
      features.add(t + 1, tag, tags[at + offset])
      features.add(t + 2, tag, forms[at - offset].lower)
      features.add(t + 3, tag, forms[at + offset].lower)
    }
    features.add(50, tag, tags[at - 1], tags[at - 2])
    features.add(51, tag, tags[at + 1], tags[at + 2])
    features.add(52, tag, tags[at - 1], tags[at + 1])
    features.add(53, word.lower, tags[at - 1], tags[at + 1])
    features.add(54, tag, tags[at - 1], tags[at - 2], tags[at - 3])
    features.add(55, word.lower, forms[at - 1].lower)
    features.add(56, tag, verbBefore[i], tags[at - 1])
  }
}

extension MorphologyTagger {
  /// Learns from the features, forms and tags of the sentences.
  static func train(
    _ sentences: [[Word]], options: PerceptronOptions, epochEnded: () -> Void = {}
  ) -> MorphologyTagger {
    let features = inventory(sentences)
    let number = Dictionary(uniqueKeysWithValues: features.enumerated().map { ($1, UInt8($0)) })
    let candidates = candidates(sentences, number)
    var perceptron = Perceptron(labelCount: features.count, leastUpdates: options.leastUpdates)
    var scratch = MorphologyScratch()
    var random = SplitMix64(seed: options.seed)
    var order = Array(sentences.indices)
    for _ in 0..<options.epochs {
      order.shuffle(using: &random)
      for s in order { learn(sentences[s], candidates, number, &perceptron, &scratch) }
      epochEnded()
    }
    return MorphologyTagger(
      features: features, candidates: candidates,
      model: perceptron.averaged(droppingBelow: options.leastWeight))
  }

  private static func learn(
    _ words: [Word], _ candidates: [Tagger.Tag: [UInt8]], _ number: [String: UInt8],
    _ perceptron: inout Perceptron, _ scratch: inout MorphologyScratch
  ) {
    scratch.prepare(words)
    for i in words.indices {
      let tag = Tagger.Tag(upos: words[i].upos, xpos: words[i].xpos)
      guard let choice = candidates[tag], choice.count > 1, let truth = number[words[i].feats] else {
        continue
      }
      guard choice.contains(truth) else { continue }
      scratch.collectFeatures(at: i)
      perceptron.score(scratch.features, into: &scratch.scores)
      perceptron.step()
      perceptron.update(scratch.features, truth: Int(truth), guess: Int(scratch.best(of: choice)))
    }
  }

  private static func inventory(_ sentences: [[Word]]) -> [String] {
    var counts: [String: Int] = [:]
    for word in sentences.joined() { counts[word.feats, default: 0] += 1 }
    let frequent = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return frequent.prefix(LinearModel.maximumLabelCount).map(\.key)
  }

  private static func candidates(_ sentences: [[Word]], _ number: [String: UInt8]) -> [Tagger.Tag: [UInt8]] {
    var counts: [Tagger.Tag: [UInt8: Int]] = [:]
    for word in sentences.joined() {
      guard let label = number[word.feats] else { continue }
      counts[Tagger.Tag(upos: word.upos, xpos: word.xpos), default: [:]][label, default: 0] += 1
    }
    return counts.mapValues { counts in
      let total = counts.values.reduce(0, +)
      let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      // A set of features seen once with a frequent tag is more often a slip than a rule.
      return sorted.enumerated().filter { $0.offset == 0 || $0.element.value > 1 || total < 20 }.map(
        \.element.key)
    }
  }
}
