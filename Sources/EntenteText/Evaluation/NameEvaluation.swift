/// A system's names compared with the gold ones: right are those of the same words and the same type.
///
/// - Source: E. F. Tjong Kim Sang and F. De Meulder, "Introduction to the CoNLL-2003 Shared Task", 2003.
public struct NameEvaluation: Sendable {
  /// All types together.
  public let all: Score
  /// Sorted by type; empty where types are left out of account.
  public let byType: [(type: String, score: Score)]

  /// - Parameters:
  ///   - gold: sentences whose words have name tags in IOB2
  ///   - system: the same words with the system's tags; sentences may be cut elsewhere
  ///   - newTypes: other names for types; an empty one leaves names of that type out
  ///   - ignoresTypes: whether the words alone count
  /// - Throws: ``EvaluationError/wordsDiffer(number:gold:system:)``
  /// - Complexity: O(words)
  public init(
    gold: [Sentence], system: [Sentence], newTypes: [String: String] = [:], ignoresTypes: Bool = false
  ) throws(EvaluationError) {
    try Self.compareWords(gold, system)
    let names = { (sentences: [Sentence]) in
      Set(
        NameSpan.spans(sentences).compactMap { span -> NameSpan? in
          let type = newTypes[span.type] ?? span.type
          return type.isEmpty ? nil : NameSpan(words: span.words, type: ignoresTypes ? "" : type)
        })
    }
    let (right, found) = (names(gold), names(system))
    all = Self.score(right, found)
    let types = ignoresTypes ? [] : Set(right.map(\.type)).union(found.map(\.type)).sorted()
    byType = types.map { type in
      (type, Self.score(right.filter { $0.type == type }, found.filter { $0.type == type }))
    }
  }

  private static func score(_ gold: Set<NameSpan>, _ system: Set<NameSpan>) -> Score {
    Score(correct: gold.intersection(system).count, gold: gold.count, system: system.count)
  }

  private static func compareWords(_ gold: [Sentence], _ system: [Sentence]) throws(EvaluationError) {
    let ours = system.flatMap { $0.words.map(\.form) }
    let theirs = gold.flatMap { $0.words.map(\.form) }
    // By their bytes: the same word in another normal form is another word.
    let place = (0..<max(ours.count, theirs.count)).first { i in
      i >= ours.count || i >= theirs.count || !ours[i].utf8.elementsEqual(theirs[i].utf8)
    }
    guard let place else { return }
    throw .wordsDiffer(
      number: place + 1, gold: place < theirs.count ? theirs[place] : "(end)",
      system: place < ours.count ? ours[place] : "(end)")
  }
}

/// A name: its words, counted through all sentences, and its type.
struct NameSpan: Hashable {
  var words: Range<Int>
  var type: String

  /// The names of sentences, in order. An `I-X` that nothing of its type comes before begins a name.
  static func spans(_ sentences: [Sentence]) -> [NameSpan] {
    var spans: [NameSpan] = []
    var base = 0
    for sentence in sentences {
      spans += self.spans(sentence.words.map(\.nameTag), from: base)
      base += sentence.words.count
    }
    return spans
  }

  /// The names of one sentence's tags in IOB2.
  static func spans(_ tags: [String], from base: Int = 0) -> [NameSpan] {
    var spans: [NameSpan] = []
    var open: NameSpan?
    for (i, tag) in tags.enumerated() {
      let type = String(tag.dropFirst(2))
      if tag.hasPrefix("I-"), let current = open, current.type == type {
        open?.words = current.words.lowerBound..<base + i + 1
        continue
      }
      if let open { spans.append(open) }
      open = type.isEmpty ? nil : NameSpan(words: base + i..<base + i + 1, type: type)
    }
    if let open { spans.append(open) }
    return spans
  }
}
