internal import ArgumentParser
internal import Entente
internal import EntenteExtraction
internal import EntenteFormats
internal import EntenteModel
internal import EntenteOntology
internal import Foundation

struct Events: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Code the events of documents: who did what to whom, in PLOVER and CAMEO.",
    discussion: """
      An actor is a country (ISO 3166 alpha-3), IGO, NGO, MNC or IMG, then a sector such as GOV, MIL or REB; --- is nobody known. \
      With --actors, the names and agents of a dictionary count instead of the ontology's: \
      {"actors": [{"names": ["Chad"], "codes": [{"code": "TCD", "from": "1960-08-11"}]}], "agents": [{"name": "troops", "code": "~MIL"}]}.

      jsonl: one line a document with its id and the list of its events. icews: tab-separated, one line a pair of actors.
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup var language: ModelOptions
  @Argument(help: ArgumentHelp("Documents, folders, or -.", valueName: "DOCS"))
  var files: [String] = []
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Instead of documents a store or graph file: the events among its assertions.", valueName: "FILE"))
  var graph: String?
  @Option(
    name: .long,
    help: ArgumentHelp("What the documents are: text, markdown, html, pdf, jsonl.", valueName: "KIND"))
  var from: String?
  @Option(
    name: .long,
    help: ArgumentHelp("Form of the answer: table, json, jsonl, csv, markdown or icews.", valueName: "FORM"))
  var format: EventFormat = .table
  @Option(name: .long, help: ArgumentHelp("A dictionary of actors, JSON.", valueName: "FILE"))
  var actors: String?
  @Flag(name: .long, help: "Under each event of a table its sentence, rules and reasons.")
  var explain = false
  @OptionGroup var encoding: EncodingOptions

  func validate() throws {
    if files.isEmpty == (graph == nil) {
      throw ValidationError("name documents, or a graph with -g")
    }
    if graph != nil, actors != nil || from != nil {
      throw ValidationError("--actors and --from speak of documents, not of a graph")
    }
  }

  func run() async throws {
    let workspace = try data.workspace(language)
    let coder = try workspace.eventCoder(actors: actors)
    let table = EventTable(codes: try workspace.ontology().eventCodes)
    var rows = table.empty
    var unread = DocumentInput.Unread(count: 0)
    var count = 0
    if format == .icews { Terminal.print(table.header) }
    if let graph {
      let opened = try workspace.openGraph(path: graph, withOntology: false).graph
      let groups = EventOrigin.groups(of: coder.events(in: opened), in: opened)
      for (origin, events) in groups { count += show(events, of: origin, table, &rows) }
    } else {
      let kind = try from.map { try DocumentFormat.named($0) }
      unread = try DocumentInput.forEach(files, kind, encoding) { document in
        count += show(coder.events(in: document), of: EventOrigin(document), table, &rows)
      }
    }
    if let answer = format.answer, count > 0 { try rows.print(as: answer) }
    try unread.complain()
    // Of JSON Lines every document has its line.
    if count == 0, format != .jsonl { throw Complaint(.nothingFound, "no event between actors was found") }
  }

  /// - Returns: the number of events.
  private func show(
    _ events: [CodedEvent], of origin: EventOrigin, _ table: EventTable, _ rows: inout Table
  ) -> Int {
    switch format {
    case .jsonl: Terminal.print(table.json(events, of: origin).text())
    case .icews: Terminal.print(table.lines(events, of: origin))
    default: table.add(events, of: origin, explains: explain, to: &rows)
    }
    return events.count
  }
}

/// The forms of an answer about events.
enum EventFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, jsonl, csv, markdown, icews

  /// The plain form of a table; `nil` where documents are printed one by one.
  var answer: AnswerFormat? {
    switch self {
    case .jsonl, .icews: nil
    default: AnswerFormat(rawValue: rawValue)
    }
  }
}
