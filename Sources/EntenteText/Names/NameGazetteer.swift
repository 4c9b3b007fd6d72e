/// Known names with their types, compiled for matching against the words of a sentence.
///
/// Names and words are compared by atoms: runs of letters and digits, and single other characters, so that it does not matter
/// where a tokeniser cut ("Guinea-Bissau", "U.N."). Types are plain strings; `PER`, `ORG` and `LOC` are what
/// the rule pass of ``NameTagger`` can write, others serve as features.
public struct NameGazetteer: Sendable {
  /// How a match is written, compared with the entry.
  public enum Spelling: UInt8, Sendable {
    case exact, allCapitals, otherCase
  }

  public struct Match: Sendable, Equatable {
    /// Indices of words.
    public var words: Range<Int>
    /// Types of the entries that match, ascending and unique.
    public var types: [String]
    public var spelling: Spelling
  }

  private struct Entry: Sendable {
    var typeIndex: Int
    var cased: UInt64
    /// Capitals only, such as "WHO": nothing but the exact spelling is a match.
    var isAcronym: Bool
  }

  /// Child of a node by the hash of an atom in lower case; the key mixes both.
  private var children: [UInt64: UInt32] = [:]
  private var terminals: [UInt32: [Entry]] = [:]
  private var nodeCount: UInt32 = 1
  private var types: [String] = []

  public var isEmpty: Bool { terminals.isEmpty }

  public init(entries: [(name: String, type: String)]) {
    types = Set(entries.map(\.type)).sorted()
    let indices = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($1, $0) })
    var atoms: [NameAtom] = []
    for (name, type) in entries {
      atoms.removeAll(keepingCapacity: true)
      NameAtom.append(name, word: 0, to: &atoms)
      guard !atoms.isEmpty, let typeIndex = indices[type] else { continue }
      insert(atoms, typeIndex)
    }
  }

  private mutating func insert(_ atoms: [NameAtom], _ typeIndex: Int) {
    var node: UInt32 = 0
    for atom in atoms {
      let key = FeatureHash.mix(UInt64(node), atom.folded)
      if let child = children[key] {
        node = child
      } else {
        children[key] = nodeCount
        node = nodeCount
        nodeCount += 1
      }
    }
    let entry = Entry(
      typeIndex: typeIndex, cased: Self.casedHash(atoms[...]), isAcronym: Self.isCapitals(atoms[...]))
    if !terminals[node, default: []].contains(where: { $0.typeIndex == typeIndex && $0.cased == entry.cased })
    {
      terminals[node, default: []].append(entry)
    }
  }

  /// The longest matches, from left to right, none overlapping another.
  public func matches(in words: [Word]) -> [Match] {
    guard !isEmpty else { return [] }
    var atoms: [NameAtom] = []
    for (i, word) in words.enumerated() { NameAtom.append(word.form, word: i, to: &atoms) }
    var matches: [Match] = []
    var start = 0
    while start < atoms.count {
      let isWordStart = start == 0 || atoms[start - 1].word != atoms[start].word
      if isWordStart, let (match, end) = longestMatch(atoms, from: start) {
        matches.append(match)
        start = end
      } else {
        start += 1
      }
    }
    return matches
  }

  private func longestMatch(_ atoms: [NameAtom], from start: Int) -> (Match, Int)? {
    var node: UInt32 = 0
    var best: (Match, Int)?
    var i = start
    while i < atoms.count, let child = children[FeatureHash.mix(UInt64(node), atoms[i].folded)] {
      node = child
      i += 1
      let isWordEnd = i == atoms.count || atoms[i].word != atoms[i - 1].word
      guard isWordEnd, let entries = terminals[node] else { continue }
      if let match = match(entries, atoms[start..<i]) { best = (match, i) }
    }
    return best
  }

  private func match(_ entries: [Entry], _ atoms: ArraySlice<NameAtom>) -> Match? {
    let words = atoms[atoms.startIndex].word..<atoms[atoms.endIndex - 1].word + 1
    let cased = Self.casedHash(atoms)
    let exact = entries.filter { $0.cased == cased }
    if !exact.isEmpty { return Match(words: words, types: names(exact), spelling: .exact) }
    let others = entries.filter { !$0.isAcronym }
    guard !others.isEmpty else { return nil }
    return Match(
      words: words, types: names(others), spelling: Self.isCapitals(atoms) ? .allCapitals : .otherCase)
  }

  private func names(_ entries: [Entry]) -> [String] {
    Set(entries.map(\.typeIndex)).sorted().map { types[$0] }
  }

  private static func casedHash(_ atoms: ArraySlice<NameAtom>) -> UInt64 {
    atoms.reduce(FeatureHash.start) { FeatureHash.mix($0, $1.cased) }
  }

  private static func isCapitals(_ atoms: ArraySlice<NameAtom>) -> Bool {
    atoms.allSatisfy { !$0.hasLowerCase }
  }
}

/// A run of letters and digits, or a single other character, of a name or a word.
struct NameAtom {
  var folded: UInt64
  var cased: UInt64
  var hasLowerCase: Bool
  /// Index of the word it belongs to.
  var word: Int

  static func append(_ form: String, word: Int, to atoms: inout [NameAtom]) {
    var isOpen = false
    for scalar in form.unicodeScalars {
      let facts = CharacterFacts(scalar)
      if facts.category == .none {
        isOpen = false
        continue
      }
      let continues = isOpen && facts.category.isWordLike || facts.category == .extender && !atoms.isEmpty
      if !continues {
        atoms.append(
          NameAtom(folded: FeatureHash.start, cased: FeatureHash.start, hasLowerCase: false, word: word))
      }
      let last = atoms.count - 1
      atoms[last].folded = FeatureHash.mix(atoms[last].folded, UInt64(facts.folded))
      let cased = facts.category.isLetter ? scalar.value : facts.folded
      atoms[last].cased = FeatureHash.mix(atoms[last].cased, UInt64(cased))
      if facts.category == .lower { atoms[last].hasLowerCase = true }
      isOpen = facts.category.isWordLike
    }
  }
}
