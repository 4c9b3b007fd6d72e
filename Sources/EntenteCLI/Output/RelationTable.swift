internal import EntenteModel

/// Relations of a snapshot as rows, with the sentences under them where asked for.
struct RelationTable {
  let graph: KnowledgeGraph
  let explains: Bool
  private(set) var table: Table

  init(_ title: String?, graph: KnowledgeGraph, explains: Bool) {
    self.graph = graph
    self.explains = explains
    table = Table(
      title,
      columns: [
        Table.Column("subject"), Table.Column("relation"), Table.Column("object"),
        Table.Column("date", "when"),
        Table.Column("stance"), Table.Column("sign"), Table.Column("said_by", "said by"),
        Table.Column("sentences", "sent."), Table.Column("documents", "docs"),
        Table.Column("confidence", "conf."),
        Table.Column("contested", forMachines: true), Table.Column("subject_id", forMachines: true),
        Table.Column("object_id", forMachines: true), Table.Column("assertions", forMachines: true),
        Table.Column("evidence", forMachines: true),
      ])
  }

  mutating func add(_ relation: Relation) {
    let assertions = relation.assertions.map { graph.assertions[$0] }
    let speakers = Set(assertions.map { Speaker.words($0.attribution) { graph.name(of: $0) } }).sorted()
    let isOntology = assertions.allSatisfy { $0.layer == .ontology }
    table.add(
      [
        .text(graph.name(of: relation.subject)), .text(relation.name.rawValue),
        .text(graph.name(of: relation.object)),
        .optional(relation.validity?.description),
        .text(
          Stance.words(relation.polarity, relation.modality) + (relation.isContested ? ", contested" : "")),
        .text(relation.sign.rawValue), .list(isOntology ? ["ontology"] : speakers),
        .integer(isOntology ? 0 : Int(relation.weight)), .integer(relation.documentCount),
        .number((relation.confidence * 100).rounded() / 100), .text(relation.isContested ? "true" : "false"),
        .text(relation.subject.rawValue), .text(relation.object.rawValue), .list(assertions.map(\.id)),
        .list(assertions.compactMap { $0.evidence?.text }),
      ], notes: explains ? assertions.flatMap { EvidenceText.lines($0, in: graph) } + [""] : [])
  }
}

/// The reasons of an assertion in lines: its sentence, where it stands, the rule, what decided its qualifiers.
enum EvidenceText {
  static func lines(_ assertion: Assertion, in graph: KnowledgeGraph) -> [String] {
    guard let evidence = assertion.evidence else {
      return ["ontology: " + (assertion.arguments["source"] ?? assertion.rule)]
    }
    var lines: [String] = []
    if let text = evidence.text { lines.append("“" + text + "”") }
    let document = graph.document(evidence.document)
    lines.append(
      "\(document?.label ?? evidence.document), characters \(evidence.sentenceRange.lowerBound)–"
        + "\(evidence.sentenceRange.upperBound); rule \(assertion.rule); id \(assertion.id)")
    let details = details(assertion, in: graph)
    if !details.isEmpty { lines.append(details.joined(separator: "; ")) }
    lines += assertion.explanation
    return lines
  }

  private static func details(_ assertion: Assertion, in graph: KnowledgeGraph) -> [String] {
    var details: [String] = []
    if assertion.polarity == .negated { details.append("negated") }
    if assertion.modality != .fact { details.append(assertion.modality.rawValue) }
    if assertion.attribution != .author {
      let path = assertion.attributionPath.isEmpty ? [assertion.attribution] : assertion.attributionPath
      details.append(
        "said by " + path.map { Speaker.words($0) { graph.name(of: $0) } }.joined(separator: " → "))
    }
    if let validity = assertion.validity { details.append("date \(validity)") }
    if let place = assertion.place { details.append("place \(graph.name(of: place))") }
    if let event = assertion.event {
      details.append(
        ([event.plover, event.mode, event.cameo.map { "CAMEO " + $0 }].compactMap { $0 }).joined(
          separator: " "))
    }
    for (name, value) in assertion.arguments.sorted(by: { $0.key < $1.key }) {
      details.append("\(name): \(value)")
    }
    return details
  }
}
