/// Finds names of persons, organisations and places: a linear chain over hand-made features, decoded by Viterbi.
///
/// Immutable and free of shared state: one tagger serves any number of threads, and equal sentences get equal tags.
public struct NameTagger: Sendable {
  let labels: NameLabels
  let emissions: HashedModel
  /// `transitions[previous * labels.count + next]`, the last row for the start of a sentence.
  let transitions: [Int32]
  private(set) var lexicon: NameLexicon

  enum Section {
    static let labels = "names.labels"
    static let weights = "names.weights"
    static let transitions = "names.transitions"
    static let lexicon = "names.lexicon"
  }

  init(labels: NameLabels, emissions: HashedModel, transitions: [Int32], lexicon: NameLexicon) {
    precondition(
      emissions.labelCount == labels.count && transitions.count == (labels.count + 1) * labels.count)
    self.labels = labels
    self.emissions = emissions
    self.transitions = transitions
    self.lexicon = lexicon
  }

  public init(from file: ModelFile) throws(ModelFileError) {
    let names = try file.strings(Section.labels)
    guard names.first == "O", names.count <= 64, Set(names).count == names.count else {
      throw file.malformed(Section.labels, "the tags must be unique, at most 64, the first one O")
    }
    let transitions = try file.array(Section.transitions, of: Int32.self).values
    guard transitions.count == (names.count + 1) * names.count, transitions.allSatisfy({ abs($0) < 1 << 24 })
    else {
      throw file.malformed(
        Section.transitions, "\(transitions.count) scores for \(names.count) tags, or too large ones")
    }
    try self.init(
      labels: NameLabels(names: names),
      emissions: HashedModel(Section.weights, labelCount: names.count, from: file),
      transitions: transitions,
      lexicon: NameLexicon(from: file, name: Section.lexicon))
  }

  /// The same tagger with the network's words, with which it has been trained.
  func knowing(_ listed: ListedWords?) -> NameTagger {
    var tagger = self
    tagger.lexicon.listed = listed
    return tagger
  }

  public func write(to writer: inout ModelFileWriter) {
    writer.add(Section.labels, strings: labels.names)
    writer.add(Section.weights, emissions.weights)
    writer.add(Section.transitions, transitions)
    lexicon.write(to: &writer, name: Section.lexicon)
  }

  /// The entity types it knows, in the order of its labels.
  public var types: [String] { labels.names.filter { $0.hasPrefix("B-") }.map { String($0.dropFirst(2)) } }

  /// Sets `nameTag` of every word.
  ///
  /// - Parameters:
  ///   - gazetteer: known names; a hint to the model, which was trained with and without
  ///   - trustsGazetteer: whether names that the gazetteer knows by one type alone, written exactly so, are tagged
  ///     even where the model sees none
  public func tag(_ sentence: inout Sentence, gazetteer: NameGazetteer? = nil, trustsGazetteer: Bool = false)
  {
    guard !sentence.words.isEmpty else { return }
    var features = NameFeatures()
    features.prepare(sentence.words, gazetteer, lexicon)
    var path: [Int] = []
    var decoder = NameDecoder()
    decoder.decode(scores(features), transitions, labels, into: &path)
    for i in sentence.words.indices { sentence.words[i].nameTag = labels.names[path[i]] }
    if trustsGazetteer, let gazetteer { addUnambiguous(gazetteer, to: &sentence) }
  }

  /// The score of every tag at every word, `labels.count` a word, for a decoder that has more to go by.
  func scores(of words: [Word], gazetteer: NameGazetteer?) -> [Int32] {
    var features = NameFeatures()
    features.prepare(words, gazetteer, lexicon)
    return scores(features)
  }

  /// Whether a tagged name begins before the words or ends behind them.
  private func isInsideName(_ range: Range<Int>, _ words: [Word]) -> Bool {
    words[range.lowerBound].nameTag.hasPrefix("I-")
      || range.upperBound < words.count && words[range.upperBound].nameTag.hasPrefix("I-")
  }

  private func scores(_ features: NameFeatures) -> [Int32] {
    var vector = FeatureVector()
    let count = labels.count
    var scores = [Int32](repeating: 0, count: features.words.count * count)
    emissions.weights.withSpan { weights in
      for i in features.words.indices {
        features.extract(i, into: &vector)
        for hash in vector.hashes {
          let row = HashedModel.row(hash, bits: emissions.bits) * count
          for label in 0..<count { scores[i * count + label] &+= Int32(weights[row + label]) }
        }
      }
    }
    return scores
  }

  /// Names known by one type, written exactly as listed. A name of several words takes the place of what the model saw within
  /// it; a single word counts only where the model saw no name.
  private func addUnambiguous(_ gazetteer: NameGazetteer, to sentence: inout Sentence) {
    for match in gazetteer.matches(in: sentence.words)
    where match.types.count == 1 && match.spelling == .exact {
      let type = match.types[0]
      guard labels.index(of: "B-\(type)") != nil else { continue }
      let isFree = match.words.allSatisfy { sentence.words[$0].nameTag == "O" }
      guard isFree || match.words.count > 1 && !isInsideName(match.words, sentence.words) else { continue }
      for i in match.words {
        sentence.words[i].nameTag = (i == match.words.lowerBound ? "B-" : "I-") + type
      }
    }
  }
}
