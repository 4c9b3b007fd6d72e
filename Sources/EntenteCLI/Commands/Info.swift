internal import ArgumentParser
internal import Entente
internal import EntenteModel
internal import EntenteOntology
internal import EntenteStore
internal import EntenteText
internal import Foundation

struct Info: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What is in a graph and what made it; without -g, the program, its model and its ontology.")

  @OptionGroup var data: DataOptions
  @OptionGroup var language: ModelOptions
  @OptionGroup var output: FormatOptions
  @Option(name: [.short, .long], help: ArgumentHelp("A store.", valueName: "FILE"))
  var graph: String?
  @Flag(name: .long, help: "Check the full digest of model and ontology, and the whole store.")
  var verify = false

  func run() throws {
    var facts: [(String, Cell)] = [("program", .text("entente \(Program.version)"))]
    let workspace = try data.workspace(language)
    facts.append(("data", .text(workspace.data.path)))
    if verify || graph == nil { facts += try program(workspace) }
    var corrections: [Correction] = []
    if let graph {
      let store = try Store(path: graph, access: .reading)
      facts += try contents(of: store)
      corrections = try store.corrections()
    }
    if output.format == .json || output.format == .jsonl {
      let object = JSON.object(facts.map { ($0.0, $0.1.json) })
      Terminal.print(object.text(indented: output.format == .json))
    } else {
      var table = Table(columns: [Table.Column("what"), Table.Column("value")])
      for (name, value) in facts { table.add([.text(name), .text(value.plain)]) }
      try table.print(as: output.format)
    }
    try show(corrections)
  }

  private func program(_ workspace: Workspace) throws -> [(String, Cell)] {
    var facts: [(String, Cell)] = []
    let ontology = try workspace.ontology()
    facts.append(("ontology", .text(String(ontology.digest.prefix(12)))))
    facts.append(("ontology entities", .integer(ontology.entities().count)))
    facts.append(("ontology statements", .integer(ontology.assertions().count)))
    if workspace.data.models.isEmpty { return facts + [("model", .text("none"))] }
    let path = try workspace.data.model(workspace.model)
    let model = try ModelFile(path: path)
    if verify { try model.verify() }
    facts.append(("model", .text("\(path), \(model.byteCount) bytes" + (verify ? ", digest right" : ""))))
    return facts
  }

  private func contents(of store: Store) throws -> [(String, Cell)] {
    let statistics = try store.statistics()
    if verify {
      let problems = try store.integrityProblems()
      guard problems.isEmpty else { throw StoreError.corrupt(path: store.path, detail: problems[0]) }
    }
    return [
      ("graph", .text(store.path)), ("documents", .integer(statistics.documents)),
      ("sources", .integer(statistics.sources)), ("sentences", .integer(statistics.sentences)),
      ("entities", .integer(statistics.entities)), ("mentions", .integer(statistics.mentions)),
      ("assertions", .integer(statistics.assertions)), ("corrections", .integer(statistics.corrections)),
      ("made by", .list(statistics.builds)),
    ]
  }

  private func show(_ corrections: [Correction]) throws {
    guard !corrections.isEmpty, output.format == .table || output.format == .markdown else { return }
    var table = Table(
      "Corrections", columns: ["number", "kind", "of", "value", "document", "note"].map { Table.Column($0) })
    for correction in corrections {
      table.add([
        .integer(correction.number ?? 0), .text(correction.kind.rawValue), .text(correction.target),
        .optional(correction.value), .optional(correction.document.map { String($0.prefix(12)) }),
        .optional(correction.note),
      ])
    }
    Terminal.print("")
    try table.print(as: output.format)
  }
}
