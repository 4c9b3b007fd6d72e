import EntenteModel
import Foundation

extension AttributedGraph {
  /// The knowledge graph that this is a view of.
  ///
  /// A graph that somebody else made comes out as entities and assertions of what it has: `relation`, else `label`, else
  /// `interaction` names the relation, `name` or `label` the entity.
  /// - Throws: `badAttribute` where polarity, modality, sign, a date or a JSON array is malformed.
  /// - Complexity: O((V + E) log (V + E)).
  public func knowledge() throws(GraphError) -> GraphContent {
    var entities: [Entity] = []
    for node in nodes { entities.append(try Self.entity(node)) }
    var assertions: [Assertion] = []
    var documents: [String: DocumentInfo] = [:]
    var sentences: [EvidenceSentence] = []
    for (index, edge) in edges.enumerated() {
      let reader = AssertionReading(edge: edge, number: index)
      let assertion = try reader.assertion()
      assertions.append(assertion)
      guard let evidence = assertion.evidence else { continue }
      if let text = edge.attributes["evidence"]?.string {
        sentences.append(EvidenceSentence(document: evidence.document, index: evidence.sentence, text: text))
      }
      reader.note(evidence, in: &documents)
    }
    return GraphContent(
      graph: KnowledgeGraph(
        entities: entities, assertions: assertions, documents: documents.values.sorted { $0.id < $1.id }),
      sentences: sentences)
  }

  private static func entity(_ node: Node) throws(GraphError) -> Entity {
    let values = node.attributes
    let place = "node '\(node.id)'"
    let layer = try choice(Layer.self, values["layer"], "layer", place) ?? .documents
    return Entity(
      id: EntityID(node.id), type: EntityType(values["type"]?.string ?? EntityType.unknown.rawValue),
      name: values["name"]?.string ?? values["label"]?.string ?? node.id,
      aliases: try strings(values["aliases"], "aliases", place), iso3: values["iso3"]?.string,
      wikidata: values["wikidata"]?.string, description: values["description"]?.string,
      members: try strings(values["members"], "members", place).map { EntityID($0) }, layer: layer)
  }

  /// A value that must be one of an enumeration's; `nil` where it is missing.
  static func choice<Choice: RawRepresentable & CaseIterable>(
    _: Choice.Type, _ value: Value?, _ attribute: String, _ place: String
  ) throws(GraphError) -> Choice? where Choice.RawValue == String {
    guard let value, value != .string("") else { return nil }
    if let text = value.string, let choice = Choice(rawValue: text) { return choice }
    throw .badAttribute(
      element: place, attribute: attribute, value: value.description,
      expected: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
  }

  /// A JSON array of strings; empty where it is missing.
  static func strings(_ value: Value?, _ attribute: String, _ place: String) throws(GraphError) -> [String] {
    guard let text = value?.string, !text.isEmpty else { return [] }
    guard let list = try? JSONDecoder().decode([String].self, from: Data(text.utf8)) else {
      throw .badAttribute(
        element: place, attribute: attribute, value: text, expected: "a JSON array of strings")
    }
    return list
  }
}

/// Reads the assertion that an edge stands for.
private struct AssertionReading {
  let edge: AttributedGraph.Edge
  let number: Int

  private var place: String { "edge \(edge.id.map { "'\($0)'" } ?? "number \(number + 1)")" }
  private var values: [String: AttributedGraph.Value] { edge.attributes }

  func assertion() throws(GraphError) -> Assertion {
    let relation =
      values["relation"]?.string ?? values["label"]?.string ?? values["interaction"]?.string ?? "relatedTo"
    var path: [Attribution] = []
    for text in try AttributedGraph.strings(values["attribution_path"], "attribution_path", place) {
      path.append(Attribution(text))
    }
    var arguments: [String: String] = [:]
    for (name, value) in values where name.hasPrefix(AttributedGraph.argumentPrefix) {
      arguments[String(name.dropFirst(AttributedGraph.argumentPrefix.count))] = value.description
    }
    return Assertion(
      id: edge.id ?? "edge-\(number + 1)", subject: EntityID(edge.source), relation: RelationName(relation),
      object: EntityID(edge.target),
      polarity: try AttributedGraph.choice(Polarity.self, values["polarity"], "polarity", place) ?? .affirmed,
      modality: try AttributedGraph.choice(Modality.self, values["modality"], "modality", place) ?? .fact,
      attribution: values["attribution"]?.string.map { Attribution($0) } ?? .author, attributionPath: path,
      sign: try AttributedGraph.choice(Sign.self, values["sign"], "sign", place) ?? .neutral,
      validity: try validity(),
      place: values["place"]?.string.map { EntityID($0) }, arguments: arguments, event: try event(),
      confidence: values["confidence"]?.number ?? 1, rule: values["rule"]?.string ?? "",
      layer: try AttributedGraph.choice(Layer.self, values["layer"], "layer", place) ?? .documents,
      evidence: evidence(),
      explanation: try AttributedGraph.strings(values["explanation"], "explanation", place))
  }

  private func validity() throws(GraphError) -> Validity? {
    if let text = values["date"]?.string, !text.isEmpty {
      guard let date = PartialDate(text) else { throw bad("date", text, "YYYY, YYYY-MM or YYYY-MM-DD") }
      return Validity(on: date)
    }
    let from = values["from"]?.string ?? ""
    let to = values["to"]?.string ?? ""
    if from.isEmpty && to.isEmpty { return nil }
    guard let validity = Validity(from + "/" + to) else {
      throw bad("from … to", from + "/" + to, "two dates in order, or empty")
    }
    return validity
  }

  private func bad(_ attribute: String, _ value: String, _ expected: String) -> GraphError {
    .badAttribute(element: place, attribute: attribute, value: value, expected: expected)
  }

  private func event() throws(GraphError) -> EventCoding? {
    guard let plover = values["plover"]?.string, !plover.isEmpty else { return nil }
    return EventCoding(
      plover: plover, mode: values["plover_mode"]?.string,
      contexts: try AttributedGraph.strings(values["plover_contexts"], "plover_contexts", place),
      cameo: values["cameo"]?.string)
  }

  private func evidence() -> Evidence? {
    guard let document = values["document"]?.string, let sentence = values["sentence"]?.integer else {
      return nil
    }
    return Evidence(
      document: document, sentence: sentence, sentenceRange: range("sentence_start", "sentence_end"),
      triggerRange: range("trigger_start", "trigger_end"))
  }

  private func range(_ start: String, _ end: String) -> Range<Int> {
    let low = max(0, values[start]?.integer ?? 0)
    return low..<max(low, values[end]?.integer ?? low)
  }

  /// What the edge tells of its document. Lengths are not in the view: the end of the last sentence stands for them.
  func note(_ evidence: Evidence, in documents: inout [String: DocumentInfo]) {
    var info =
      documents[evidence.document]
      ?? DocumentInfo(
        id: evidence.document, sources: values["document_source"]?.string.map { [$0] } ?? [], format: "",
        metadata: DocumentMetadata(
          title: values["document_title"]?.string,
          date: values["document_date"]?.string.flatMap { PartialDate($0) },
          url: values["document_url"]?.string),
        length: 0, sentenceCount: 0)
    info.length = max(info.length, evidence.sentenceRange.upperBound)
    info.sentenceCount = max(info.sentenceCount, evidence.sentence + 1)
    documents[evidence.document] = info
  }
}
