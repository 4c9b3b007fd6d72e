internal import ArgumentParser
internal import Entente
internal import EntenteExtraction
internal import EntenteFormats
internal import EntenteModel
internal import Foundation

struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what one document gives: entities, mentions, assertions, with their places in the text.")

  @OptionGroup var data: DataOptions
  @OptionGroup var language: ModelOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("A document, or -.", valueName: "FILE"))
  var file: String
  @Option(
    name: .long,
    help: ArgumentHelp("What the document is: text, markdown, html, pdf, jsonl.", valueName: "KIND"))
  var from: String?
  @OptionGroup var encoding: EncodingOptions
  @OptionGroup var work: JobsOptions
  @Flag(name: .long, help: "Names from the name tagger only, not from the ontology.")
  var noGazetteer = false

  func run() async throws {
    let format = try from.map { try DocumentFormat.named($0) }
    let documents =
      file == "-"
      ? try DocumentReader.read(
        bytes: StandardInput.bytes(), format: format, source: "stdin", invalidBytes: encoding.invalidBytes)
      : try DocumentReader.read(
        path: file, source: file, format: format, invalidBytes: encoding.invalidBytes)
    // Several documents go side by side; a single one is analysed by all jobs.
    let extractor = try data.workspace(language).extractor(
      usesGazetteer: !noGazetteer, jobs: documents.count > 1 ? 1 : work.jobs)
    try await work.inOrder(documents, { extractor.extract($0) }, print)
  }

  private func print(_ extraction: Extraction) throws {
    for remark in extraction.remarks { Terminal.remark("\(extraction.document.source): \(remark)") }
    switch output.format {
    case .json: Terminal.print(ExtractionJSON.text(of: extraction, pretty: true))
    case .jsonl: Terminal.print(ExtractionJSON.text(of: extraction, pretty: false))
    default: try table(extraction).print(as: output.format)
    }
  }

  private func table(_ extraction: Extraction) -> Table {
    let names = Dictionary(extraction.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { a, _ in a })
    var table = Table(columns: [
      Table.Column("subject"), Table.Column("relation"), Table.Column("object"), Table.Column("date"),
      Table.Column("stance"), Table.Column("said_by", "said by"), Table.Column("rule"),
      Table.Column("sentence"),
    ])
    for assertion in extraction.assertions {
      table.add([
        .text(names[assertion.subject] ?? "\(assertion.subject)"), .text(assertion.relation.rawValue),
        .text(names[assertion.object] ?? "\(assertion.object)"), .optional(assertion.validity?.description),
        .text(Stance.words(assertion.polarity, assertion.modality)),
        .text(Speaker.words(assertion.attribution) { names[$0] ?? $0.rawValue }), .text(assertion.rule),
        .text(assertion.evidence.map { extraction.sentences[$0.sentence].text } ?? ""),
      ])
    }
    return table
  }
}

/// Polarity and modality in words.
enum Stance {
  static func words(_ polarity: Polarity, _ modality: Modality) -> String {
    switch (polarity, modality) {
    case (.affirmed, .fact): "fact"
    case (.affirmed, _): modality.rawValue
    case (.negated, .fact): "negated"
    case (.negated, _): "negated, " + modality.rawValue
    }
  }
}

enum Speaker {
  static func words(_ attribution: Attribution, name: (EntityID) -> String) -> String {
    switch attribution {
    case .author: "author"
    case .unnamed: "unnamed"
    case .entity(let id): name(id)
    case .named(let words): words
    }
  }
}
