internal import ArgumentParser
internal import Entente
internal import EntenteFormats
internal import Foundation
internal import Synchronization

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read documents into a graph.",
    discussion: """
      Documents are txt, md, html, pdf and jsonl files, folders of them, or - for standard input. What the graph holds \
      already is skipped, what changed is replaced. Stopping at any moment keeps every finished document.
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup var language: ModelOptions
  @Argument(help: ArgumentHelp("Files, folders, or -.", valueName: "DOCS"))
  var documents: [String]
  @Option(name: [.short, .long], help: ArgumentHelp("The graph to make or add to.", valueName: "FILE"))
  var graph = "graph.entente"
  @Option(
    name: .long,
    help: ArgumentHelp("Documents worked on at a time (default: one a processor).", valueName: "N"))
  var jobs: Int?
  @Option(
    name: .long,
    help: ArgumentHelp("What the documents are: text, markdown, html, pdf, jsonl.", valueName: "KIND"))
  var from: String?
  @Flag(name: .long, help: "Names from the name tagger only, not from the ontology.")
  var noGazetteer = false
  @OptionGroup var encoding: EncodingOptions
  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants 1 or more, not \(jobs)") }
    if documents.contains(graph) { throw WorkspaceError.outputIsInput(path: graph) }
  }

  func run() async throws {
    let workspace = try data.workspace(language)
    var options = BuildOptions(
      documents: documents, store: graph, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      usesGazetteer: !noGazetteer, standardInput: documents.contains("-") ? StandardInput.bytes() : nil,
      format: try from.map { try DocumentFormat.named($0) })
    options.invalidBytes = encoding.invalidBytes
    let progress = BuildProgress(quiet: quiet)
    let summary = try await workspace.build(options, programVersion: Program.version) { progress.show($0) }
    Terminal.endProgress()
    if !quiet { report(summary) }
    if !summary.failed.isEmpty {
      throw Complaint(
        .badInput, "\(Plural.count(summary.failed.count, "document")) could not be read; the others are in")
    }
  }

  private func report(_ summary: BuildSummary) {
    var table = Table(columns: [
      Table.Column("document"), Table.Column("words"), Table.Column("sentences"),
      Table.Column("with_facts", "with facts"),
      Table.Column("mentions"), Table.Column("assertions"),
    ])
    for coverage in summary.documents {
      table.add([
        .text(coverage.source), .integer(coverage.words), .integer(coverage.bodySentences),
        .integer(coverage.sentencesWithAssertions), .integer(coverage.mentions),
        .integer(coverage.assertions),
      ])
    }
    if !table.rows.isEmpty { try? table.print(as: .table) }
    let skipped = summary.skipped > 0 ? ", \(summary.skipped) unchanged" : ""
    Terminal.print(
      "\(graph): \(Plural.count(summary.documents.count, "document")) read\(skipped); "
        + "\(Plural.count(summary.entities, "entity", "entities")), \(Plural.count(summary.assertions, "assertion")); "
        + Cell.rounded(summary.seconds) + " s")
  }
}

/// A counter on standard error while documents are read.
private final class BuildProgress: Sendable {
  private let quiet: Bool
  private let state = Mutex((done: 0, files: 0))

  init(quiet: Bool) { self.quiet = quiet }

  func show(_ event: BuildEvent) {
    switch event {
    case .found(let files): state.withLock { $0.files = files }
    case .finished(let coverage): advance(coverage.source)
    case .skipped(let source): advance(source)
    case .remark(let source, let text):
      if !quiet {
        Terminal.remark(
          text.isEmpty || text.hasPrefix(source)
            ? source + text.dropFirst(source.count) : "\(source): \(text)")
      }
    case .failed(let source, let error):
      let text = "\(error)"
      Terminal.remark("entente: " + (text.contains(source) ? text : "\(source): \(text)"))
    }
  }

  private func advance(_ source: String) {
    guard !quiet else { return }
    let (done, files) = state.withLock {
      $0.done += 1
      return $0
    }
    Terminal.progress("\(done)/\(max(done, files))  \(source)")
  }
}

enum Plural {
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }
}

enum StandardInput {
  static func bytes() -> [UInt8] { Array(FileHandle.standardInput.readDataToEndOfFile()) }
}

extension DocumentFormat {
  static func named(_ name: String) throws -> DocumentFormat {
    let aliases = ["txt": "text", "md": "markdown", "htm": "html", "jsonlines": "jsonl"]
    guard let format = DocumentFormat(rawValue: aliases[name.lowercased()] ?? name.lowercased()) else {
      let known = DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Complaint(.usage, "there is no document format '\(name)'; known are \(known)")
    }
    return format
  }
}
