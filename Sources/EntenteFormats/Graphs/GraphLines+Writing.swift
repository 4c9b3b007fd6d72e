import EntenteModel

/// The graph as JSON Lines: a head, then a line for every document, sentence, entity and assertion, each with its `kind`.
/// What has its default value is left out; reading gives back an equal graph.
struct GraphLines {
  static let version = 1

  /// - Complexity: O(n).
  static func write(_ content: GraphContent, to sink: (([UInt8]) throws(GraphError) -> Void))
    throws(GraphError)
  {
    var head = JSONText()
    head.add("kind", "graph")
    head.add("format", "entente")
    head.add("version", version)
    try sink(head.line)
    for document in content.graph.documents { try sink(line(document)) }
    for sentence in content.sentences {
      var record = JSONText()
      record.add("kind", "sentence")
      record.add("document", sentence.document)
      record.add("index", sentence.index)
      record.add("text", sentence.text)
      try sink(record.line)
    }
    for entity in content.graph.entities { try sink(line(entity)) }
    for assertion in content.graph.assertions { try sink(line(assertion)) }
  }

  private static func line(_ document: DocumentInfo) -> [UInt8] {
    var record = JSONText()
    record.add("kind", "document")
    record.add("id", document.id)
    record.add("sources", document.sources)
    record.add("format", document.format)
    record.add("title", document.metadata.title)
    record.add("date", document.metadata.date?.description)
    record.add("authors", document.metadata.authors)
    record.add("publisher", document.metadata.publisher)
    record.add("url", document.metadata.url)
    record.add("length", document.length)
    record.add("sentences", document.sentenceCount)
    record.add("remarks", document.remarks)
    return record.line
  }

  private static func line(_ entity: Entity) -> [UInt8] {
    var record = JSONText()
    record.add("kind", "entity")
    record.add("id", entity.id.rawValue)
    record.add("type", entity.type.rawValue)
    record.add("name", entity.name)
    record.add("aliases", entity.aliases)
    record.add("iso3", entity.iso3)
    record.add("wikidata", entity.wikidata)
    record.add("description", entity.description)
    record.add("members", entity.members.map(\.rawValue))
    if entity.layer != .documents { record.add("layer", entity.layer.rawValue) }
    return record.line
  }

  private static func line(_ assertion: Assertion) -> [UInt8] {
    var record = JSONText()
    record.add("kind", "assertion")
    record.add("id", assertion.id)
    record.add("subject", assertion.subject.rawValue)
    record.add("relation", assertion.relation.rawValue)
    record.add("object", assertion.object.rawValue)
    if assertion.polarity != .affirmed { record.add("polarity", assertion.polarity.rawValue) }
    if assertion.modality != .fact { record.add("modality", assertion.modality.rawValue) }
    if assertion.attribution != .author { record.add("attribution", assertion.attribution.description) }
    record.add("attribution_path", assertion.attributionPath.map(\.description))
    if assertion.sign != .neutral { record.add("sign", assertion.sign.rawValue) }
    record.add("validity", assertion.validity?.description)
    record.add("place", assertion.place?.rawValue)
    record.add("arguments", assertion.arguments)
    if let event = assertion.event {
      record.add("plover", event.plover)
      record.add("mode", event.mode)
      record.add("contexts", event.contexts)
      record.add("cameo", event.cameo)
    }
    if assertion.confidence != 1 { record.add("confidence", assertion.confidence) }
    if !assertion.rule.isEmpty { record.add("rule", assertion.rule) }
    if assertion.layer != .documents { record.add("layer", assertion.layer.rawValue) }
    if let evidence = assertion.evidence {
      record.add("document", evidence.document)
      record.add("sentence", evidence.sentence)
      record.add("sentence_range", evidence.sentenceRange)
      record.add("trigger_range", evidence.triggerRange)
    }
    record.add("explanation", assertion.explanation)
    return record.line
  }
}
