public import EntenteModel

/// A sentence that is evidence: what a graph file keeps of the text.
public struct EvidenceSentence: Hashable, Sendable {
  /// Id of the document.
  public var document: String
  /// Index of the sentence in the document.
  public var index: Int
  public var text: String

  public init(document: String, index: Int, text: String) {
    self.document = document
    self.index = index
    self.text = text
  }
}

/// What a graph file holds: the snapshot and the sentences of its evidence.
public struct GraphContent: Sendable {
  public var graph: KnowledgeGraph
  /// Sorted by document and index, each once.
  public private(set) var sentences: [EvidenceSentence]
  private let texts: [SentenceKey: Int]

  private struct SentenceKey: Hashable {
    var document: String
    var index: Int
  }

  /// Sentences that assertions carry join the others, and assertions without theirs are given it.
  ///
  /// - Complexity: O(n log n).
  public init(graph: KnowledgeGraph, sentences given: [EvidenceSentence] = []) {
    let sentences =
      given
      + graph.assertions.compactMap { assertion in
        assertion.evidence.flatMap { evidence in
          evidence.text.map {
            EvidenceSentence(document: evidence.document, index: evidence.sentence, text: $0)
          }
        }
      }
    var sorted: [EvidenceSentence] = []
    for sentence in sentences.sorted(by: {
      ($0.document, $0.index, $0.text) < ($1.document, $1.index, $1.text)
    }) {
      if let last = sorted.last, last.document == sentence.document, last.index == sentence.index { continue }
      sorted.append(sentence)
    }
    self.sentences = sorted
    var texts: [SentenceKey: Int] = [:]
    for (number, sentence) in sorted.enumerated() {
      texts[SentenceKey(document: sentence.document, index: sentence.index)] = number
    }
    self.texts = texts
    self.graph = graph
    guard !sorted.isEmpty,
      graph.assertions.contains(where: { $0.evidence != nil && $0.evidence?.text == nil })
    else { return }
    let assertions = graph.assertions.map { assertion in
      var assertion = assertion
      let text = assertion.evidence?.text ?? sentence(of: assertion)
      assertion.evidence?.text = text
      return assertion
    }
    self.graph = KnowledgeGraph(entities: graph.entities, assertions: assertions, documents: graph.documents)
  }

  /// The sentence that an assertion stands in; `nil` where the graph came without text.
  public func sentence(of assertion: Assertion) -> String? {
    guard let evidence = assertion.evidence else { return nil }
    return texts[SentenceKey(document: evidence.document, index: evidence.sentence)].map {
      sentences[$0].text
    }
  }

  /// Without sentences; what else quotes the text at length (names of contents, long arguments) is shortened.
  public func withoutText() -> GraphContent {
    let entities = graph.entities.map { entity in
      guard entity.layer == .documents else { return entity }
      var entity = entity
      entity.name = Self.shortened(entity.name)
      entity.aliases = Set(entity.aliases.map(Self.shortened)).subtracting([entity.name]).sorted()
      entity.description = entity.description.map(Self.shortened)
      return entity
    }
    let assertions = graph.assertions.map { assertion in
      var assertion = assertion
      assertion.evidence?.text = nil
      assertion.explanation = []
      assertion.arguments = assertion.arguments.mapValues(Self.shortened)
      assertion.attribution = Self.shortened(assertion.attribution)
      assertion.attributionPath = assertion.attributionPath.map(Self.shortened)
      return assertion
    }
    return GraphContent(
      graph: KnowledgeGraph(entities: entities, assertions: assertions, documents: graph.documents))
  }

  /// At most eight words: names stay, clauses do not.
  private static func shortened(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count <= 8 ? text : words.prefix(5).joined(separator: " ") + " …"
  }

  private static func shortened(_ attribution: Attribution) -> Attribution {
    if case .named(let words) = attribution { return .named(shortened(words)) }
    return attribution
  }
}
