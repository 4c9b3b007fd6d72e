/// Gathers words and their neighbours from raw text and makes a ``NameLexicon`` of them.
///
/// Feed it sentences, then ``build(progress:)``. Memory: about 4 bytes a word of text, and the vocabulary.
public struct NameLexiconBuilder {
  /// Words seen at least so often get a class.
  public var leastCount = 10
  public var classCount = 400
  public var iterations = 8

  private var ids: [UInt64: UInt32] = [:]
  private var hashes: [UInt64] = []
  private var counts: [UInt32] = []
  /// Sightings away from the start of a sentence: in lower case, with a capital, in capitals.
  private var cases: [(lower: UInt32, capital: UInt32, capitals: UInt32)] = []
  /// Word numbers of the text; ``Self/boundary`` between sentences.
  private var text: [UInt32] = [boundary]
  private var scratch: [UInt32] = []
  private static let boundary = UInt32.max

  public init() {}

  public var wordCount: Int { text.count }

  /// Takes in the words of a sentence, forms only.
  public mutating func add(_ sentence: Sentence) {
    let words = sentence.words.map { NameWord($0, scratch: &scratch) }
    let shouted = NameFeatures.isShouted(words)
    for (i, word) in words.enumerated() {
      let id = number(word.folded)
      counts[id] += 1
      if i > 0 && !shouted && word.isWordLike {
        if word.isAllCapitals {
          cases[id].capitals += 1
        } else if word.isCapitalised {
          cases[id].capital += 1
        } else {
          cases[id].lower += 1
        }
      }
      text.append(UInt32(id))
    }
    text.append(Self.boundary)
  }

  private mutating func number(_ hash: UInt64) -> Int {
    if let id = ids[hash] { return Int(id) }
    ids[hash] = UInt32(hashes.count)
    hashes.append(hash)
    counts.append(0)
    cases.append((0, 0, 0))
    return hashes.count - 1
  }

  /// Sorts the frequent words into classes and notes how words are capitalised.
  public func build(progress: (String) -> Void = { _ in }) -> NameLexicon {
    let frequent = hashes.indices.filter { counts[$0] >= leastCount }
      .sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : hashes[$0] < hashes[$1] }
    var classes = NameWordClasses(
      text: renumbered(frequent), wordCount: frequent.count, classCount: classCount)
    for iteration in 1...iterations {
      let moved = classes.exchange()
      progress("word classes, round \(iteration): \(moved) of \(frequent.count) words moved")
      if moved * 200 < frequent.count { break }
    }
    let order = frequent.indices.sorted { hashes[frequent[$0]] < hashes[frequent[$1]] }
    return NameLexicon(
      words: order.map { hashes[frequent[$0]] },
      facts: order.map { UInt16(classes.classOf[$0] + 1) << 4 | habit(frequent[$0]) })
  }

  /// The text with frequent words numbered by rank; then one number for all others and one for boundaries.
  private func renumbered(_ frequent: [Int]) -> [UInt32] {
    var ranks = [UInt32](repeating: UInt32(frequent.count), count: hashes.count)
    for (rank, id) in frequent.enumerated() { ranks[id] = UInt32(rank) }
    return text.map { $0 == Self.boundary ? UInt32(frequent.count + 1) : ranks[Int($0)] }
  }

  private func habit(_ id: Int) -> UInt16 {
    let (lower, capital, capitals) = cases[id]
    let all = Double(lower + capital + capitals)
    guard all > 0 else { return 7 }
    if Double(capitals) > 0.5 * all { return 6 }
    let share = Double(capital + capitals) / all
    return share < 0.02 ? 1 : share < 0.25 ? 2 : share < 0.75 ? 3 : share < 0.98 ? 4 : 5
  }
}
