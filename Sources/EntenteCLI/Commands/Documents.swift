internal import ArgumentParser
internal import Entente
internal import EntenteModel
internal import EntenteStore

struct Documents: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The documents of a graph; with --cites, those that they cite in notes and references.")

  @OptionGroup var graph: GraphOptions
  @OptionGroup var output: FormatOptions
  @Flag(name: .long, help: "What is cited, with authors, publisher, date and address.")
  var cites = false

  func run() throws {
    let (_, opened) = try graph.open(withOntology: false)
    let view = opened.graph
    guard !view.documents.isEmpty else {
      throw Complaint(.nothingFound, "there are no documents in \(graph.graph)")
    }
    if cites { return try printCited(view) }
    var counts: [String: Int] = [:]
    for assertion in view.assertions {
      if let evidence = assertion.evidence { counts[evidence.document, default: 0] += 1 }
    }
    var table = Table(columns: [
      Table.Column("source"), Table.Column("title"), Table.Column("date"), Table.Column("authors"),
      Table.Column("publisher"), Table.Column("sentences"), Table.Column("assertions"),
      Table.Column("sha256", forMachines: true), Table.Column("url", forMachines: true),
      Table.Column("remarks", forMachines: true),
    ])
    for document in view.documents.sorted(by: { ($0.sources.first ?? "") < ($1.sources.first ?? "") }) {
      let metadata = document.metadata
      table.add([
        .list(document.sources), .optional(metadata.title), .optional(metadata.date?.description),
        .list(metadata.authors), .optional(metadata.publisher), .integer(document.sentenceCount),
        .integer(counts[document.id] ?? 0), .text(document.id), .optional(metadata.url),
        .list(document.remarks),
      ])
    }
    try table.print(as: output.format)
  }

  /// Citations in the order of the documents and their notes.
  private func printCited(_ view: KnowledgeGraph) throws {
    let cited = view.assertions.filter { $0.relation == "cites" && $0.evidence != nil }.sorted { a, b in
      let sources = [a, b].map { view.document($0.evidence?.document ?? "")?.sources.first ?? "" }
      let places = [a, b].map { $0.evidence?.sentenceRange.lowerBound ?? 0 }
      return (sources[0], places[0], a.id) < (sources[1], places[1], b.id)
    }
    guard !cited.isEmpty else {
      throw Complaint(.nothingFound, "no document of \(graph.graph) cites another")
    }
    var table = Table(columns: [
      Table.Column("source"), Table.Column("note"), Table.Column("authors"), Table.Column("title"),
      Table.Column("publisher"), Table.Column("date"), Table.Column("url", forMachines: true),
      Table.Column("id", forMachines: true),
    ])
    for assertion in cited {
      let arguments = assertion.arguments
      table.add([
        .text(view.document(assertion.evidence?.document ?? "")?.sources.first ?? ""),
        .optional(arguments["note"]),
        .optional(arguments["authors"]), .text(view.name(of: assertion.object)),
        .optional(arguments["publisher"]),
        .optional(arguments["date"]), .optional(arguments["url"]), .text(assertion.object.rawValue),
      ])
    }
    try table.print(as: output.format)
  }
}

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Sentences with all the words; \"words in quotes\" stand together, a final * searches beginnings.")

  @OptionGroup var graph: GraphOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("Words.", valueName: "TEXT"))
  var text: [String]
  @Option(name: .long, help: ArgumentHelp("At most so many rows.", valueName: "N"))
  var limit: Int = 20

  func run() throws {
    let query = text.joined(separator: " ")
    let (_, opened) = try graph.open(withOntology: false)
    guard let store = opened.store else {
      throw Complaint(
        .fileError, "\(graph.graph): only a store made by 'entente build' keeps sentences to search")
    }
    let hits = try store.search(query, limit: limit)
    guard !hits.isEmpty else { throw Complaint(.nothingFound, "no sentence holds '\(query)'") }
    var table = Table(columns: [
      Table.Column("document"), Table.Column("place"), Table.Column("sentence"),
      Table.Column("sha256", forMachines: true),
    ])
    for hit in hits {
      table.add([
        .text(opened.graph.document(hit.document)?.label ?? hit.document), .text("\(hit.start)–\(hit.end)"),
        .text(hit.text), .text(hit.document),
      ])
    }
    try table.print(as: output.format)
  }
}
