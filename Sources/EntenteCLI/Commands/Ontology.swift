public import ArgumentParser
internal import Entente
internal import EntenteExtraction
internal import EntenteFormats
internal import EntenteModel
internal import EntenteOntology
internal import Foundation

struct OntologyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ontology", abstract: "Check, compile and export the ontology.",
    subcommands: [Check.self, Compile.self, Coverage.self, ExportTable.self, Graph.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lint every file, with file and line, and run the example of every frame.")
    @OptionGroup var data: DataOptions
    @OptionGroup var language: ModelOptions
    @Flag(name: .long, help: "Lint only; examples are not run.") var noExamples = false

    func run() async throws {
      let workspace = try data.workspace(language)
      let directory = workspace.data.ontologySource
      let issues = try Ontology.check(directory: directory)
      for issue in issues { Terminal.print(issue.description) }
      var errors = issues.count { $0.severity == .error }
      var words =
        "\(directory): \(Plural.count(errors, "error")), \(Plural.count(issues.count - errors, "remark"))"
      if !noExamples && errors == 0 {
        let ontology = try Ontology(directory: directory)
        let (count, failures) = try workspace.checkExamples(of: ontology)
        let (eventCount, eventFailures) = try workspace.checkEventExamples(of: ontology)
        for failure in failures { Terminal.print(failure.description) }
        for failure in eventFailures { Terminal.print(failure.description) }
        let failed = failures.count + eventFailures.count
        errors += failed
        words += "; \(failed) of \(Plural.count(count + eventCount, "example")) failed"
      }
      Terminal.print(words)
      if errors > 0 { throw Complaint(.badInput, "") }
    }
  }

  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the one file that the program starts from.")
    @OptionGroup var data: DataOptions
    @Option(name: .shortAndLong, help: ArgumentHelp("Where to.", valueName: "FILE")) var output: String?

    func run() throws {
      let workspace = try data.workspace()
      let bytes = try Ontology.compile(directory: workspace.data.ontologySource)
      let path = output ?? workspace.data.compiledOntology
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
      Terminal.print("\(path): \(bytes.count) bytes")
    }
  }

  struct ExportTable: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print a table of the ontology.")
    @OptionGroup var data: DataOptions
    @Option(name: .long, help: ArgumentHelp("memberships or states.", valueName: "TABLE")) var table:
      Ontology.Table
    @Option(name: .long, help: ArgumentHelp("csv.", valueName: "FORM")) var format: AnswerFormat = .csv

    func run() throws {
      guard format == .csv else {
        throw Complaint(.usage, "ontology tables are printed as csv, not \(format.rawValue)")
      }
      let text = try data.workspace().ontology().csv(table)
      for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
        Terminal.print(String(line))
      }
    }
  }
}

extension OntologyCommand {
  struct Graph: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write the ontology as a graph.")
    @OptionGroup var data: DataOptions
    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("The file to write; its ending says which format.", valueName: "OUT"))
    var output: String

    func run() throws {
      guard let format = GraphFormat(path: output), format.canBeWritten else {
        throw Complaint(.usage, "'\(output)' does not end in .graphml, .dot or .jsonl")
      }
      let graph = try data.workspace().worldGraph()
      try GraphWriter.write(GraphContent(graph: graph), to: output, format: format)
      Terminal.remark(
        "\(output): \(Plural.count(graph.entities.count, "entity", "entities")), "
          + Plural.count(graph.assertions.count, "assertion"))
    }
  }
}

extension Ontology.Table: ExpressibleByArgument {}
