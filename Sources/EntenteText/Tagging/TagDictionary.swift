/// What the training data say about the tags of frequent words.
///
/// A word seen often with one tag only gets that tag without asking the classifier; the set of tags of every frequent word (its
/// ambiguity class) is a feature of the words around it, which lets the tagger look ahead.
struct TagDictionary: Sendable {
  /// The only tag of a word, or `nil`.
  private let only: [UInt64: UInt8]
  /// Ambiguity class: a hash of the sorted tags.
  private let classes: [UInt64: UInt32]

  /// - Parameter words: exact and lower-case hash of each word of the training data with its tag
  init(words: [(exact: UInt64, lower: UInt64, tag: UInt8)]) {
    var exact: [UInt64: [UInt8: Int]] = [:]
    var lower: [UInt64: [UInt8: Int]] = [:]
    for word in words {
      exact[word.exact, default: [:]][word.tag, default: 0] += 1
      lower[word.lower, default: [:]][word.tag, default: 0] += 1
    }
    var only: [UInt64: UInt8] = [:]
    var classes: [UInt64: UInt32] = [:]
    for (hash, counts) in exact {
      if counts.count == 1, let (tag, count) = counts.first, count >= Self.unambiguousCount {
        only[hash] = tag
      }
    }
    for (hash, counts) in lower {
      let total = counts.values.reduce(0, +)
      guard total >= Self.classCount else { continue }
      let tags = counts.filter { $0.value * 20 >= total }.keys.sorted()
      classes[hash] = UInt32(truncatingIfNeeded: stableHash(tags) >> 32) | 1
    }
    self.only = only
    self.classes = classes
  }

  /// Seen at least this often with one tag, a word needs no classifier.
  private static let unambiguousCount = 40
  /// Rarer words have no ambiguity class: theirs would be known in training better than in use.
  private static let classCount = 5

  func onlyTag(of word: WordForm) -> UInt8? { only[word.exact] }

  func ambiguityClass(of word: WordForm) -> UInt64 { UInt64(classes[word.lower] ?? 0) }

  init(from file: ModelFile) throws(ModelFileError) {
    let onlyKeys = try file.array("tagger.only.keys", of: UInt64.self)
    let onlyTags = try file.array("tagger.only.tags", of: UInt8.self)
    let classKeys = try file.array("tagger.class.keys", of: UInt64.self)
    let classIDs = try file.array("tagger.class.ids", of: UInt32.self)
    guard onlyKeys.count == onlyTags.count, classKeys.count == classIDs.count else {
      throw file.malformed("tagger.only.keys", "keys and values differ in number")
    }
    only = Dictionary(zip(onlyKeys.values, onlyTags.values)) { first, _ in first }
    classes = Dictionary(zip(classKeys.values, classIDs.values)) { first, _ in first }
  }

  func write(to file: inout ModelFileWriter) {
    let only = self.only.sorted { $0.key < $1.key }
    let classes = self.classes.sorted { $0.key < $1.key }
    file.add("tagger.only.keys", only.map(\.key))
    file.add("tagger.only.tags", only.map(\.value))
    file.add("tagger.class.keys", classes.map(\.key))
    file.add("tagger.class.ids", classes.map(\.value))
  }
}
