internal import ArgumentParser
internal import Entente
internal import EntenteModel
internal import EntenteStore

struct Documents: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "The documents of a graph.")

  @OptionGroup var graph: GraphOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let (_, opened) = try graph.open(withOntology: false)
    let view = opened.graph
    guard !view.documents.isEmpty else {
      throw Complaint(.nothingFound, "there are no documents in \(graph.graph)")
    }
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
