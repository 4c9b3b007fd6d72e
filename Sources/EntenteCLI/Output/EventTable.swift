internal import EntenteExtraction
internal import EntenteModel
internal import EntenteOntology

/// Events as rows, as JSON and as the tab-separated lines of event data sets.
struct EventTable {
  let codes: EventCodes

  // MARK: rows

  var empty: Table {
    Table(columns: [
      Table.Column("document", forMachines: true), Table.Column("date"), Table.Column("source"),
      Table.Column("target"),
      Table.Column("plover", "PLOVER"), Table.Column("mode"), Table.Column("cameo", "CAMEO"),
      Table.Column("event"),
      Table.Column("context"), Table.Column("stance"), Table.Column("said_by", "said by"),
      Table.Column("sentence", forMachines: true),
    ])
  }

  /// One row a record: compound actors stand as a list.
  func add(_ events: [CodedEvent], of origin: EventOrigin, explains: Bool, to table: inout Table) {
    for event in events {
      let sentence = Self.sentence(of: event, in: origin)
      table.add(
        [
          .text(origin.name), .optional(date(of: event, in: origin)),
          .text(Self.words(event.sources)), .text(Self.words(event.targets)),
          .optional(event.plover), .optional(event.mode), .optional(event.cameo),
          .optional(label(of: event, in: origin)), .list(event.contexts),
          .text(Stance.words(event.polarity, event.modality)), .text(event.speaker), .text(sentence),
        ], notes: explains ? [sentence] + event.explanation : [])
    }
  }

  private static func words(_ actors: [ActorCode]) -> String {
    actors.isEmpty ? "---" : actors.map(\.description).joined(separator: ", ")
  }

  /// What the code means; of an event whose verb has no code, the words of the text.
  private func label(of event: CodedEvent, in origin: EventOrigin) -> String? {
    if let label = event.cameo.flatMap({ codes.cameo($0)?.label }) { return label }
    return event.evidence.flatMap { origin.text($0.triggerRange) }.map { "“\($0)”" }
  }

  private func date(of event: CodedEvent, in origin: EventOrigin) -> String? {
    event.validity?.from?.description ?? origin.date?.description
  }

  private static func sentence(of event: CodedEvent, in origin: EventOrigin) -> String {
    let text = event.evidence.flatMap { $0.text ?? origin.text($0.sentenceRange) } ?? ""
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  // MARK: JSON Lines

  /// One object a document; an event of several actors is a member for each pair, with the same `record`.
  func json(_ events: [CodedEvent], of origin: EventOrigin) -> JSON {
    var members: [JSON] = []
    for (number, event) in events.enumerated() {
      members += event.dyads.map { json(event, source: $0.source, target: $0.target, record: number) }
    }
    return .object([("id", .string(origin.name)), ("events", .array(members))])
  }

  private func json(_ event: CodedEvent, source: ActorCode, target: ActorCode, record: Int) -> JSON {
    var members: [(String, JSON)] = [
      ("source", .string(source.description)), ("target", .string(target.description)),
    ]
    members.append(("code", .optional(event.cameo)))
    members.append(("plover", .optional(event.plover)))
    members.append(("mode", .optional(event.mode)))
    members.append(("context", .array(event.contexts.map { JSON.string($0) })))
    members.append(("polarity", .string(event.polarity.rawValue)))
    members.append(("modality", .string(event.modality.rawValue)))
    members.append(("attribution", .string(event.speaker)))
    members.append(("date", .optional(event.validity?.description)))
    members.append(("place", .optional(event.place)))
    if let range = event.evidence?.sentenceRange {
      members.append(("start", .integer(range.lowerBound)))
      members.append(("end", .integer(range.upperBound)))
    }
    members.append(("record", .integer(record)))
    return .object(members)
  }

  // MARK: tab-separated

  /// Column names after those of ICEWS.
  var header: String {
    [
      "Story ID", "Event Date", "Source Name", "Source Sectors", "Event Text", "CAMEO Code", "Intensity",
      "Target Name", "Target Sectors", "PLOVER", "Mode", "Contexts", "Stance", "Said By", "Sentence",
    ].joined(separator: "\t")
  }

  func lines(_ events: [CodedEvent], of origin: EventOrigin) -> [String] {
    events.flatMap { event in
      event.dyads.map { line(event, source: $0.source, target: $0.target, of: origin) }
    }
  }

  private func line(
    _ event: CodedEvent, source: ActorCode, target: ActorCode, of origin: EventOrigin
  ) -> String {
    let intensity = event.cameo.flatMap { codes.goldstein($0) }.map { "\($0)" }
    var fields: [String] = [origin.name, date(of: event, in: origin) ?? ""]
    fields += [source.base, source.sectors.joined(separator: ",")]
    fields += [label(of: event, in: origin) ?? "", event.cameo ?? "", intensity ?? ""]
    fields += [target.base, target.sectors.joined(separator: ",")]
    fields += [event.plover ?? "", event.mode ?? "", event.contexts.joined(separator: ",")]
    fields += [Stance.words(event.polarity, event.modality), event.speaker]
    fields.append(Self.sentence(of: event, in: origin))
    return fields.map { $0.replacing("\t", with: " ") }.joined(separator: "\t")
  }
}

/// What events are from: a document, as it was read or as a graph names it.
struct EventOrigin {
  let name: String
  let date: PartialDate?
  private let scalars: String.UnicodeScalarView

  init(_ document: Document) {
    name = document.recordID ?? document.source
    date = document.metadata.date
    scalars = document.text.unicodeScalars
  }

  init(name: String, date: PartialDate?) {
    self.name = name
    self.date = date
    scalars = "".unicodeScalars
  }

  /// A stretch of the text, scalars; `nil` where there is no text.
  func text(_ range: Range<Int>) -> String? {
    guard !scalars.isEmpty,
      let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex),
      let end = scalars.index(start, offsetBy: range.count, limitedBy: scalars.endIndex)
    else { return nil }
    return String(scalars[start..<end])
  }

  /// The events of a graph by document, in the order of the documents.
  static func groups(of events: [CodedEvent], in graph: KnowledgeGraph) -> [(EventOrigin, [CodedEvent])] {
    let byDocument = Dictionary(grouping: events) { $0.evidence?.document ?? "" }
    return byDocument.keys.sorted().map { id in
      let info = graph.document(id)
      let name = info?.sources.first ?? (id.isEmpty ? "graph" : id)
      return (EventOrigin(name: name, date: info?.metadata.date), byDocument[id] ?? [])
    }
  }
}
