internal import ArgumentParser
internal import Entente
internal import EntenteAlgorithms
internal import EntenteAnalysis
internal import EntenteFormats
internal import EntenteGraph
internal import EntenteModel
internal import EntenteOntology
internal import Foundation

struct Rank: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Which entities, or vertices of a plain graph file, stand out.",
    discussion: """
      On a store, entities and their names, of affirmed facts told by documents; on an edge list (.el, .wel) or GraphML \
      file, its vertices in file order with --format json. Relations of a store are taken without directions unless \
      --directed is said; an edge list's edges are undirected too.

      Measures: \(Measure.allCases.map(\.rawValue).joined(separator: ", ")); hits (hubs and authorities); \
      edge-betweenness (a row an edge, alone). What each exactly measures is told under the table.
      """)

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Option(name: .long, help: ArgumentHelp("Measures with commas.", valueName: "M")) var by = "pagerank"
  @Option(name: .long, help: ArgumentHelp("At most so many rows.", valueName: "N")) var limit: Int?
  @OptionGroup var choice: MeasureChoice

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit wants 0 or more, not \(limit)") }
  }

  func run() throws {
    let names = by.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    choice.remarkUnused(by: names)
    if names.contains("edge-betweenness") {
      guard names.count == 1 else {
        throw Complaint(.usage, "edge-betweenness is of edges, the others of vertices; ask for it alone")
      }
      return try rankEdges()
    }
    let measures = try names.flatMap { try Measure.named($0) }
    if let plain = try PlainGraph.open(graph, filter) { return try rank(plain, measures) }
    let (workspace, opened) = try graph.open()
    var filter = try filter.filter(defaults: opened.defaults, in: opened.graph, workspace: workspace)
    // Types choose what is listed; the measures are taken of all that passes.
    let listed = filter.types
    filter.types = []
    let ranking = try Ranking(
      of: opened.graph,
      RankingQuestion(
        by: measures, options: choice.options(isDirected: choice.directed),
        seeds: try choice.seed.map { try NameResolution.entity($0, in: opened.graph) }, filter: filter,
        listed: listed,
        limit: limit ?? 30))
    try show(ranking)
  }

  private func show(_ ranking: Ranking) throws {
    guard !ranking.rows.isEmpty else { throw Complaint(.nothingFound, "no entity passes these conditions") }
    var table = Table(
      columns: [Table.Column("name"), Table.Column("type")] + ranking.measures.map { Table.Column($0) }
        + [Table.Column("id", forMachines: true)])
    for row in ranking.rows {
      table.add(
        [.text(row.entity.name), .text(row.entity.type.rawValue)]
          + ranking.measures.map { .optional(row.values[$0]) } + [.text(row.entity.id.rawValue)])
    }
    try table.print(as: output.format)
    Terminal.remark(
      "of \(ranking.entityCount) entities and \(ranking.relationCount) relations; left out are "
        + "\(ranking.leftOutEntities) and \(ranking.leftOutRelations) that do not pass the filter"
        + Scope.undated(ranking.undatedRelations))
    for measure in ranking.measures { Terminal.remark("\(measure): \(ranking.conventions[measure] ?? "")") }
  }

  /// Every vertex in file order, as engines are compared.
  private func rank(_ plain: PlainGraph, _ measures: [Measure]) throws {
    var options = choice.options(
      isDirected: try plain.isDirected(directed: choice.directed, undirected: choice.undirected))
    options.seeds = try choice.seed.map { try plain.vertex(named: $0).int }
    var values = MeasureTable(plain.graph, options: options) { plain.names[$0.int] }
    let columns = try measures.map { try values.column($0) }
    var table = Table(columns: [Table.Column("vertex")] + columns.map { Table.Column($0.measure.rawValue) })
    var order = Array(plain.names.indices)
    if output.format != .json && output.format != .jsonl, let first = columns.first {
      order = first.ranked
    }
    for v in order.prefix(limit ?? order.count) {
      table.add([.text(plain.names[v])] + columns.map { .optional($0.values[v]) })
    }
    try table.print(as: output.format)
    guard output.format == .table else { return }
    for column in columns { Terminal.remark("\(column.measure.rawValue): \(column.convention)") }
  }

  /// Edges of the simple view, a row each.
  private func rankEdges() throws {
    let asked = try AskedGraph.open(graph, filter, directed: choice.directed, undirected: choice.undirected)
    let view = SimpleGraph(of: asked.graph, directed: asked.isDirected)
    let found = try edgeBetweenness(of: view, names: asked.names)
    let values =
      choice.normalized
      ? Betweenness.normalized(
        edges: found.scores, vertexCount: view.vertexCount, isDirected: view.isDirected) : found.scores
    var table = Table(columns: ["source", "target", by].map { Table.Column($0) })
    var order = Array(values.indices)
    if output.format != .json && output.format != .jsonl {
      order.sort { (values[$0], $1) > (values[$1], $0) }
    }
    for e in order.prefix(limit ?? order.count) {
      table.add([
        .text(asked.names[view.sources[e].int]), .text(asked.names[view.targets[e].int]), .number(values[e]),
      ])
    }
    try table.print(as: output.format)
    guard output.format == .table else { return }
    Terminal.remark(
      "edge-betweenness: shortest paths along the edge, \(view.isDirected ? "ordered pairs" : "each pair once"), "
        + (choice.normalized ? "as a share of all pairs" : "not normalised") + ", of the simple view"
        + choice.options(isDirected: view.isDirected).sampleWords(sources: found.sources))
    Terminal.remark("of " + asked.scope)
  }

  /// - Returns: scores, and from how many sources they are estimated; `nil` where they are exact.
  private func edgeBetweenness(
    of view: SimpleGraph, names: [String]
  ) throws -> (scores: [Double], sources: Int?) {
    let length = try choice.pathLength(by)
    let threads = ProcessInfo.processInfo.activeProcessorCount
    do {
      if let error = choice.error {
        guard length == .edges else { throw AnalysisError.samplingCountsEdges }
        let sample = try Betweenness.sampledEdges(
          view, error: error, confidence: choice.confidence ?? 0.95, threads: threads)
        return (sample.scores, sample.sources < view.vertexCount ? sample.sources : nil)
      }
      if length == .edges { return (Betweenness.ofEdges(view, threads: threads), nil) }
      return (try Betweenness(of: view, length: length).edges, nil)
    } catch let error as AlgorithmError {
      let ends = error.edge.map { [view.sources[$0.int], view.targets[$0.int]].map { names[$0.int] } }
      throw AnalysisError.measure(
        name: by, error, edge: ends.map { "the edge between \($0[0]) and \($0[1])" })
    }
  }
}
