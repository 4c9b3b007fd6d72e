internal import ArgumentParser
internal import Entente
internal import EntenteExtraction
internal import EntenteFormats
internal import EntenteModel
internal import EntenteOntology
internal import Foundation

extension OntologyCommand {
  struct Coverage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "How many of the verbs and event nouns that tie two actors have a frame, and which have none.",
      discussion: """
        Counted are the verbs and event nouns of the text with two different actors among their arguments. \
        The lemmas without a frame follow, the most frequent first.
        """)
    @OptionGroup var data: DataOptions
    @OptionGroup var language: ModelOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: ArgumentHelp("Documents, folders, or -.", valueName: "DOCS")) var files: [String]
    @Option(
      name: .long,
      help: ArgumentHelp("What the documents are: text, markdown, html, pdf, jsonl.", valueName: "KIND"))
    var from: String?
    @Option(name: .long, help: ArgumentHelp("At most so many lemmas.", valueName: "N")) var limit = 40
    @OptionGroup var encoding: EncodingOptions

    func run() async throws {
      let workspace = try data.workspace(language)
      let kind = try from.map { try DocumentFormat.named($0) }
      var coverage = try workspace.frameCoverage()
      let unread = try DocumentInput.forEach(files, kind, encoding) { coverage.add($0) }
      guard coverage.total > 0 else {
        throw Complaint(
          .nothingFound, "no verb or event noun with two actors in \(files.joined(separator: ", "))")
      }
      let share = Double(coverage.covered) / Double(coverage.total)
      var table = Table(
        "\(coverage.covered) of \(coverage.total) words with two actors have a frame "
          + "(\(String(format: "%.1f", share * 100)) %), \(coverage.handedOn) more another entry, "
          + "in \(coverage.words) words of text",
        columns: [
          Table.Column("lemma"), Table.Column("words"), Table.Column("without", "without a frame"),
          Table.Column("handed_on", "but handed on"),
        ])
      for count in coverage.uncovered.prefix(limit) {
        table.add([
          .text(count.word.description), .integer(count.count), .integer(count.count - count.covered),
          .integer(count.handedOn),
        ])
      }
      try table.print(as: output.format)
      try unread.complain()
    }
  }
}
