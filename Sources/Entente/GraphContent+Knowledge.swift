public import EntenteFormats
public import EntenteModel

extension GraphContent {
  /// The snapshot with the sentences that its assertions carry.
  public init(_ graph: KnowledgeGraph) {
    self.init(
      graph: graph,
      sentences: graph.assertions.compactMap { assertion in
        guard let evidence = assertion.evidence, let text = evidence.text else { return nil }
        return EvidenceSentence(document: evidence.document, index: evidence.sentence, text: text)
      })
  }

  /// The snapshot, each assertion with its sentence.
  public var knowledge: KnowledgeGraph {
    guard !sentences.isEmpty else { return graph }
    let assertions = graph.assertions.map { assertion in
      var assertion = assertion
      let text = sentence(of: assertion)
      assertion.evidence?.text = text
      return assertion
    }
    return KnowledgeGraph(entities: graph.entities, assertions: assertions, documents: graph.documents)
  }
}
