internal import ArgumentParser
internal import Entente
internal import EntenteAnalysis
internal import EntenteExtraction
internal import EntenteFormats
internal import EntenteModel

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hold claims with numbers about memberships and offices against the ontology.",
    discussion: """
      Finds statements such as "of the 30 NATO members, 21 are also members of the EU" and answers each with confirmed, \
      contradicted or not checkable, with the right number and the members: as of the claim's own date, else the \
      document's; where both are known and differ, both are named. Terms on a council, independence, and the states of a \
      region are held against it too.

      Exit status: 0 where there are claims, whatever the answers; 1 where there are none; with --strict 3 where one is \
      contradicted, and where a document cannot be read.
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup var language: ModelOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var encoding: EncodingOptions
  @Argument(help: ArgumentHelp("Documents, folders, or -.", valueName: "DOCS"))
  var documents: [String]
  @Option(
    name: .long,
    help: ArgumentHelp("What the documents are: text, markdown, html, pdf, jsonl.", valueName: "KIND"))
  var from: String?
  @Option(
    name: .long,
    help: ArgumentHelp("Date for claims that name none, instead of the document's.", valueName: "DATE"))
  var at: String?
  @Flag(name: .long, help: "End with status 3 where a claim is contradicted.")
  var strict = false

  func run() async throws {
    let workspace = try data.workspace(language)
    let check = ClaimCheck(
      snapshot: try workspace.worldGraph(), ontology: try workspace.ontology(), date: try date())
    let extractor = try workspace.extractor()
    let format = try from.map { try DocumentFormat.named($0) }
    var found: [(source: String, answer: ClaimAnswer)] = []
    let unread = try DocumentInput.forEach(documents, format, encoding) { document in
      for answer in check.answers(for: extractor.extract(document)) {
        found.append((document.source, answer))
      }
    }
    guard !found.isEmpty else {
      try unread.complain()
      throw Complaint(.nothingFound, "no claim with a number about memberships or offices was found")
    }
    try print(found)
    try unread.complain()
    let wrong = found.count { $0.answer.verdict == .contradicted }
    if strict && wrong > 0 {
      throw Complaint(.badInput, "\(Plural.count(wrong, "claim")) contradicted")
    }
  }

  private func date() throws -> PartialDate? {
    guard let at else { return nil }
    guard let date = PartialDate(at) else {
      throw Complaint(.usage, "'\(at)' is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    }
    return date
  }

  private func print(_ found: [(source: String, answer: ClaimAnswer)]) throws {
    if output.format == .json || output.format == .jsonl {
      let records = found.map { CheckedClaim(document: $0.source, claim: $0.answer) }
      if output.format == .json {
        Terminal.print(try Encoded.text(records, indented: true))
      } else {
        for record in records { Terminal.print(try Encoded.text(record, indented: false)) }
      }
      return
    }
    var table = Table(
      columns: ["document", "claim", "verdict", "as of", "found", "members"].map { Table.Column($0) })
    for (source, answer) in found {
      table.add([
        .text(source), .text(answer.statement), .text(answer.verdict.rawValue), .text(asOf(answer)),
        .text(answer.reason ?? answer.found.map { number($0) }.joined(separator: ", ")),
        .text(answer.found.last?.members.map(\.name).joined(separator: ", ") ?? ""),
      ])
    }
    try table.print(as: output.format)
  }

  private func number(_ finding: ClaimAnswer.Finding) -> String {
    "\(finding.count)" + (finding.from.map { " from \($0)" } ?? "")
  }

  /// "2017 (claim); document 2018-06-18: 28"
  private func asOf(_ answer: ClaimAnswer) -> String {
    guard let date = answer.asOf, let source = answer.dateSource else { return "undated" }
    var text = "\(date) (\(source.rawValue))"
    if let other = answer.documentDate {
      let numbers = answer.foundAtDocument.map { number($0) }.joined(separator: ", ")
      text += "; document \(other)" + (numbers.isEmpty ? "" : ": " + numbers)
    }
    return text
  }
}

/// One claim of one document, as JSON gives it.
private struct CheckedClaim: Encodable {
  let document: String
  let claim: ClaimAnswer
}
