/// Lemmas from form and tags: a classifier over edit scripts, and a list of the words that it gets wrong.
///
/// - Source: edit scripts as classes, G. Chrupała, "Simple Data-Driven Context-Sensitive Lemmatization", 2006.
public struct Lemmatizer: Sendable {
  let scripts: [LemmaScript]
  let model: LinearModel
  /// Lemmas of words with a tag, by ``key(_:_:)``.
  let exceptions: [UInt64: String]

  init(scripts: [LemmaScript], model: LinearModel, exceptions: [UInt64: String]) {
    self.scripts = scripts
    self.model = model
    self.exceptions = exceptions
  }

  public init(from file: ModelFile) throws(ModelFileError) {
    scripts = try file.strings("lemma.scripts").map { (text) throws(ModelFileError) -> LemmaScript in
      guard let script = LemmaScript(encoded: text) else {
        throw file.malformed("lemma.scripts", "'\(text)' is no script")
      }
      return script
    }
    model = try LinearModel(from: file, name: "lemma", labelCount: scripts.count)
    let keys = try file.array("lemma.exceptions.keys", of: UInt64.self)
    let values = try file.strings("lemma.exceptions.values")
    guard keys.count == values.count else {
      throw file.malformed("lemma.exceptions.keys", "\(keys.count) keys, \(values.count) lemmas")
    }
    exceptions = Dictionary(zip(keys.values, values)) { first, _ in first }
  }

  public func write(to file: inout ModelFileWriter) {
    file.add("lemma.scripts", strings: scripts.map(\.encoded))
    model.write(to: &file, name: "lemma")
    let sorted = exceptions.sorted { $0.key < $1.key }
    file.add("lemma.exceptions.keys", sorted.map(\.key))
    file.add("lemma.exceptions.values", strings: sorted.map(\.value))
  }

  /// Sets `lemma` of every word from its form and tags.
  func lemmatize(_ words: inout [Word], scratch: inout LemmaScratch) {
    for i in words.indices {
      let form = WordForm(words[i].form, scratch: &scratch.bytes)
      if let lemma = exceptions[Self.key(form, words[i])] {
        words[i].lemma = lemma
      } else {
        words[i].lemma = scripts[choose(form, words[i], &scratch)].apply(to: words[i].form)
      }
    }
  }

  func choose(_ form: WordForm, _ word: Word, _ scratch: inout LemmaScratch) -> Int {
    scratch.collectFeatures(form, word)
    model.score(scratch.features, into: &scratch.scores)
    return scratch.best(labelCount: scripts.count)
  }

  /// Case counts: "US" is not "us".
  static func key(_ form: WordForm, _ word: Word) -> UInt64 {
    form.exact &* 31 &+ LemmaScratch.tag(word)
  }
}

/// Working memory of the lemmatiser.
struct LemmaScratch {
  var features = FeatureVector()
  var scores = Scores()
  var bytes: [UInt8] = []

  static func tag(_ word: Word) -> UInt64 {
    stableHash(word.xpos.utf8) ^ (UInt64(word.upos.rawValue) &* 0x9e37_79b9)
  }

  mutating func collectFeatures(_ form: WordForm, _ word: Word) {
    let tag = Self.tag(word)
    features.removeAll()
    features.add(1, tag)
    features.add(2, tag, form.lower)
    features.add(3, tag, form.exact)
    features.add(4, tag, form.suffixes.0)
    features.add(5, tag, form.suffixes.1)
    features.add(6, tag, form.suffixes.2)
    features.add(7, tag, form.suffixes.3)
    features.add(8, tag, form.suffixes.4)
    features.add(9, tag, form.suffixes.5)
    features.add(10, tag, form.shape)
    features.add(11, form.lower)
    features.add(12, UInt64(word.upos.rawValue), form.suffixes.2)
    features.add(13, UInt64(word.upos.rawValue), form.suffixes.3)
    features.add(14, UInt64(word.upos.rawValue), form.lower)
    features.add(15, tag, form.suffixes.2, form.prefixes.2)
  }

  func best(labelCount: Int) -> Int {
    var best = 0
    for label in 1..<max(1, labelCount) where scores[label] > scores[best] { best = label }
    return best
  }
}
