/// What raw text says about words: a distributional class, and how they are capitalised away from sentence starts.
public struct NameLexicon: Sendable {
  public struct Entry: Sendable {
    /// Number of the class, from 1; words of one class stand among the same neighbours.
    public var cluster: UInt64
    /// 1 (never capitalised) to 5 (always), 6 in capitals, 7 unknown.
    public var caseHabit: UInt64
  }

  /// Hashes of folded words, ascending.
  private let words: MappedArray<UInt64>
  /// `cluster << 4 | habit` of the word at the same index.
  private let facts: MappedArray<UInt16>

  /// What the network beside the tagger knows of words; not part of what is written.
  var listed: ListedWords?

  /// An empty lexicon.
  public init() { self.init(words: [], facts: []) }

  init(words: [UInt64], facts: [UInt16]) {
    precondition(words.count == facts.count)
    self.words = MappedArray(words)
    self.facts = MappedArray(facts)
  }

  public init(from file: ModelFile, name: String) throws(ModelFileError) {
    words = try file.array("\(name).words", of: UInt64.self)
    facts = try file.array("\(name).facts", of: UInt16.self)
    guard words.count == facts.count else {
      throw file.malformed("\(name).facts", "\(facts.count) entries for \(words.count) words")
    }
  }

  public func write(to writer: inout ModelFileWriter, name: String) {
    writer.add("\(name).words", words)
    writer.add("\(name).facts", facts)
  }

  public var count: Int { words.count }

  /// The entry of a word, in whatever case.
  public func wordClass(of form: String) -> Entry? {
    entry(
      form.unicodeScalars.reduce(FeatureHash.start) { FeatureHash.mix($0, UInt64(CharacterFacts($1).folded)) }
    )
  }

  /// - Complexity: O(log words)
  func entry(_ folded: UInt64) -> Entry? {
    let index = words.withSpan { words in
      var low = 0
      var high = words.count
      while low < high {
        let middle = (low + high) / 2
        if words[middle] < folded { low = middle + 1 } else { high = middle }
      }
      return low < words.count && words[low] == folded ? low : -1
    }
    guard index >= 0 else { return nil }
    let fact = UInt64(facts[index])
    return Entry(cluster: fact >> 4, caseHabit: fact & 15)
  }
}
