internal import ArgumentParser
internal import Entente
internal import EntenteFormats
internal import EntenteModel
internal import Foundation

/// What of a graph is written.
struct SelectionOptions: ParsableArguments {
  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @Option(
    name: .long,
    help: ArgumentHelp("Only what lies within one step of this entity; several times.", valueName: "ENTITY"))
  var around: [String] = []
  @Flag(name: .long, help: "Leave sentences out: names, places in the text and facts stay.")
  var withoutText = false

  func selection() throws -> KnowledgeGraph {
    let (workspace, opened) = try graph.open()
    let defaults = GraphFilter(layers: opened.store == nil ? [] : [.documents])
    let filter = try filter.filter(defaults: defaults, in: opened.graph, workspace: workspace)
    // Nothing asked for: nothing left out.
    var view = opened.graph.filtered(filter, keepingIsolated: filter == .all)
    if !around.isEmpty {
      let centres = Set(try around.map { try NameResolution.entity($0, in: view) })
      view = KnowledgeGraph(
        entities: view.entities,
        assertions: view.assertions.filter { centres.contains($0.subject) || centres.contains($0.object) },
        documents: view.documents
      ).filtered(.all)
    }
    guard !view.assertions.isEmpty || opened.graph.assertions.isEmpty else {
      throw Complaint(.nothingFound, "no statement passes these conditions")
    }
    return view
  }
}

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write a graph for other programs.")

  @OptionGroup var selection: SelectionOptions
  @Option(
    name: .long, help: ArgumentHelp("graphml, dot, jsonl; else by the ending of OUT.", valueName: "FORMAT"))
  var to: String?
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; - for standard output.", valueName: "OUT"))
  var output: String

  func run() throws {
    let format: GraphFormat
    if let to {
      format = try GraphFormat.named(to)
    } else if let known = GraphFormat(path: output) {
      format = known
    } else {
      let known = GraphFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Complaint(.usage, "'\(output)' does not say which format; give --to with one of \(known)")
    }
    let graph = try selection.selection()
    if output == "-" {
      let bytes = try GraphWriter.bytes(
        GraphContent(graph: graph), format: format, withoutText: selection.withoutText)
      Terminal.print(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines))
    } else {
      try GraphWriter.write(
        GraphContent(graph: graph), to: output, format: format, withoutText: selection.withoutText)
      Terminal.remark(
        "\(output): \(Plural.count(graph.entities.count, "entity", "entities")), "
          + Plural.count(graph.assertions.count, "assertion"))
    }
  }
}

struct Draw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a graph as SVG, PNG or PDF with Graphviz.")

  @OptionGroup var selection: SelectionOptions
  @Option(name: .shortAndLong, help: ArgumentHelp("The picture: .svg, .png or .pdf.", valueName: "OUT"))
  var output: String
  @Option(
    name: .long, help: ArgumentHelp("At most so many entities, those with most weight.", valueName: "N"))
  var limit: Int = 40
  @Option(name: .long, help: ArgumentHelp("A line above the picture.", valueName: "TEXT"))
  var title: String?

  func run() throws {
    guard let format = PictureFormat(path: output) else {
      throw Complaint(.usage, "'\(output)' does not end in .svg, .png or .pdf")
    }
    var options = GraphDrawing.Options()
    options.maximumNodes = limit
    options.maximumEdges = 2 * limit
    options.title = title
    let drawing = try GraphDrawing(GraphContent(graph: try selection.selection()), options: options)
    try drawing.write(to: output, format: format)
    for remark in drawing.remarks { Terminal.remark("\(output): \(remark)") }
    Terminal.remark(
      "\(output): \(Plural.count(drawing.nodeCount, "entity", "entities")), \(Plural.count(drawing.edgeCount, "line"))"
    )
  }
}
