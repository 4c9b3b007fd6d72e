import EntenteModel
import Foundation

extension AttributedGraph {
  /// The view of a knowledge graph that exchange formats carry: a node for every entity, an edge for every assertion.
  ///
  /// - Complexity: O(entities + assertions).
  public init(_ content: GraphContent) {
    let graph = content.graph
    self.init(
      isDirected: true,
      nodes: graph.entities.map { Node(id: $0.id.rawValue, attributes: Self.attributes($0)) },
      edges: graph.assertions.map { assertion in
        Edge(
          id: assertion.id, source: assertion.subject.rawValue, target: assertion.object.rawValue,
          attributes: Self.attributes(assertion, content))
      })
    nodeKeys = Self.entityKeys.filter { nodeAttributes[$0.name] != nil }
    edgeKeys = Self.assertionKeys.filter { edgeAttributes[$0.name] != nil }
    let known = Set(edgeKeys.map(\.name))
    let arguments = Set(graph.assertions.flatMap { $0.arguments.keys.map { Self.argumentPrefix + $0 } })
    edgeKeys += arguments.subtracting(known).sorted().map { Key($0, .string) }
  }

  static let entityKeys: [Key] = [
    Key("name", .string), Key("label", .string), Key("type", .string), Key("iso3", .string),
    Key("wikidata", .string),
    Key("aliases", .string), Key("description", .string), Key("members", .string), Key("layer", .string),
  ]

  static let assertionKeys: [Key] = [
    Key("relation", .string), Key("label", .string), Key("polarity", .string), Key("modality", .string),
    Key("attribution", .string), Key("attribution_path", .string), Key("sign", .string),
    Key("sign_value", .int),
    Key("date", .string), Key("from", .string), Key("to", .string), Key("place", .string),
    Key("confidence", .double),
    Key("rule", .string), Key("layer", .string), Key("plover", .string), Key("plover_mode", .string),
    Key("plover_contexts", .string), Key("cameo", .string), Key("document", .string),
    Key("document_title", .string),
    Key("document_date", .string), Key("document_source", .string), Key("document_url", .string),
    Key("sentence", .int),
    Key("sentence_start", .int), Key("sentence_end", .int), Key("trigger_start", .int),
    Key("trigger_end", .int),
    Key("evidence", .string), Key("explanation", .string),
  ]

  /// Arguments of an assertion are attributes under their name with this in front.
  static let argumentPrefix = "arg_"

  private static func attributes(_ entity: Entity) -> [String: Value] {
    var values: [String: Value] = [
      "name": .string(entity.name), "label": .string(entity.name), "type": .string(entity.type.rawValue),
      "layer": .string(entity.layer.rawValue),
    ]
    values["iso3"] = entity.iso3.map(Value.string)
    values["wikidata"] = entity.wikidata.map(Value.string)
    values["description"] = entity.description.map(Value.string)
    if !entity.aliases.isEmpty { values["aliases"] = .string(JSONText.array(entity.aliases)) }
    if !entity.members.isEmpty { values["members"] = .string(JSONText.array(entity.members.map(\.rawValue))) }
    return values
  }

  private static func attributes(_ assertion: Assertion, _ content: GraphContent) -> [String: Value] {
    var values: [String: Value] = [
      "relation": .string(assertion.relation.rawValue), "label": .string(assertion.relation.words),
      "polarity": .string(assertion.polarity.rawValue), "modality": .string(assertion.modality.rawValue),
      "attribution": .string(assertion.attribution.description), "sign": .string(assertion.sign.rawValue),
      "sign_value": .int(Int64(assertion.sign.value)), "confidence": .double(assertion.confidence),
      "rule": .string(assertion.rule), "layer": .string(assertion.layer.rawValue),
    ]
    if !assertion.attributionPath.isEmpty {
      values["attribution_path"] = .string(JSONText.array(assertion.attributionPath.map(\.description)))
    }
    if let validity = assertion.validity {
      if validity.isPoint {
        values["date"] = validity.from.map { .string($0.description) }
      } else {
        values["from"] = validity.from.map { .string($0.description) }
        values["to"] = validity.to.map { .string($0.description) }
      }
    }
    values["place"] = assertion.place.map { .string($0.rawValue) }
    if let event = assertion.event {
      values["plover"] = .string(event.plover)
      values["plover_mode"] = event.mode.map(Value.string)
      if !event.contexts.isEmpty { values["plover_contexts"] = .string(JSONText.array(event.contexts)) }
      values["cameo"] = event.cameo.map(Value.string)
    }
    for (name, value) in assertion.arguments { values[argumentPrefix + name] = .string(value) }
    if let evidence = assertion.evidence { values.merge(attributes(evidence, content)) { $1 } }
    if !assertion.explanation.isEmpty {
      values["explanation"] = .string(JSONText.array(assertion.explanation))
    }
    values["evidence"] = content.sentence(of: assertion).map(Value.string)
    return values
  }

  private static func attributes(_ evidence: Evidence, _ content: GraphContent) -> [String: Value] {
    var values: [String: Value] = [
      "document": .string(evidence.document), "sentence": .int(Int64(evidence.sentence)),
      "sentence_start": .int(Int64(evidence.sentenceRange.lowerBound)),
      "sentence_end": .int(Int64(evidence.sentenceRange.upperBound)),
      "trigger_start": .int(Int64(evidence.triggerRange.lowerBound)),
      "trigger_end": .int(Int64(evidence.triggerRange.upperBound)),
    ]
    guard let document = content.graph.document(evidence.document) else { return values }
    values["document_title"] = document.metadata.title.map(Value.string)
    values["document_date"] = document.metadata.date.map { .string($0.description) }
    values["document_url"] = document.metadata.url.map(Value.string)
    values["document_source"] = document.sources.first.map(Value.string)
    return values
  }
}

extension RelationName {
  /// The name as words: `meetsWith` → `meets with`.
  var words: String {
    var words = ""
    for character in rawValue {
      if character.isUppercase, let last = words.last, !last.isUppercase, last != " " { words += " " }
      words += character.isUppercase ? character.lowercased() : String(character)
    }
    return words.replacing("_", with: " ").replacing("-", with: " ")
  }
}
