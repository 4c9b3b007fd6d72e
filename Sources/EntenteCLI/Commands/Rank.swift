public import ArgumentParser
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
      file, its vertices in file order with --format json.
      """)

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Measures with commas: degree, pagerank, betweenness, closeness, eigenvector, …", valueName: "M"))
  var by = "pagerank"
  @Option(name: .long, help: ArgumentHelp("At most so many rows.", valueName: "N")) var limit: Int?
  @Flag(name: .long, help: "Edges of the edge list are directed.") var directed = false
  @Flag(name: .long, help: "Directions do not count.") var undirected = false
  @Flag(name: .long, help: "Weights count.") var weighted = false
  @Option(
    name: .long, help: ArgumentHelp("distance or strength: what a weight means for paths.", valueName: "WHAT")
  )
  var weightAs: MeasureOptions.WeightMeaning?
  @Option(name: .long, help: ArgumentHelp("Damping of PageRank.", valueName: "D")) var damping: Double = 0.85
  @Option(
    name: .long, help: ArgumentHelp("Where personalized PageRank starts; several times.", valueName: "V"))
  var seed: [String] = []
  @Option(name: .long, help: ArgumentHelp("Attenuation of Katz.", valueName: "A")) var alpha: Double?
  @Option(name: .long, help: ArgumentHelp("Exogenous part of Katz.", valueName: "B")) var beta: Double = 1
  @Flag(name: .long, help: "Betweenness as a share of pairs.") var normalized = false
  @Flag(name: .long, help: "Closeness by distances to the vertex instead of from it.") var incoming = false
  @Flag(name: .long, help: "Closeness scaled by reach (Wasserman and Faust).") var wassermanFaust = false

  func validate() throws {
    if directed && undirected { throw ValidationError("--directed and --undirected exclude each other") }
    if !(0..<1).contains(damping) {
      throw ValidationError("--damping wants a number from 0 to below 1, not \(damping)")
    }
  }

  func run() throws {
    if by == "edge-betweenness" { return try rankEdges() }
    let measures = try by.split(separator: ",").flatMap {
      try Measure.named($0.trimmingCharacters(in: .whitespaces))
    }
    if let plain = try PlainGraph.open(path: graph.graph, kind: graph.from) {
      return try rank(plain, measures)
    }
    let (workspace, opened) = try graph.open()
    var defaults = GraphFilter.plain
    if opened.store != nil { defaults.layers = [.documents] }
    var filter = try filter.filter(defaults: defaults, in: opened.graph, workspace: workspace)
    // Types choose what is listed; the measures are taken of all that passes.
    let listed = filter.types
    filter.types = []
    var options = options(isDirected: !undirected)
    options.seeds = try seed.map { name in
      let id = try NameResolution.entity(name, in: opened.graph)
      return opened.graph.vertex(of: id).map { Int($0.index) } ?? 0
    }
    let ranking = try Ranking(
      of: opened.graph,
      RankingQuestion(by: measures, options: options, filter: filter, listed: listed, limit: limit ?? 30))
    try show(ranking)
  }

  private func options(isDirected: Bool) -> MeasureOptions {
    var options = MeasureOptions(
      isDirected: isDirected, isWeighted: weighted || weightAs != nil, weightMeaning: weightAs,
      damping: damping,
      alpha: alpha, beta: beta, isNormalized: normalized, isIncoming: incoming, scalesByReach: wassermanFaust)
    options.threads = ProcessInfo.processInfo.activeProcessorCount
    return options
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
    guard output.format == .table else { return }
    Terminal.remark("of \(ranking.entityCount) entities and \(ranking.relationCount) relations")
    for measure in ranking.measures { Terminal.remark("\(measure): \(ranking.conventions[measure] ?? "")") }
  }

  /// Every vertex in file order, as engines are compared.
  private func rank(_ plain: PlainGraph, _ measures: [Measure]) throws {
    var options = options(isDirected: plain.isDirected ?? directed)
    if undirected { options.isDirected = false }
    options.seeds = try seed.map { name in
      guard let vertex = plain.vertex(named: name) else {
        throw Complaint(.nothingFound, "\(graph.graph): there is no vertex '\(name)'")
      }
      return vertex
    }
    var values = MeasureTable(plain.graph, options: options)
    let columns = try measures.map { try values.column($0) }
    var table = Table(columns: [Table.Column("vertex")] + columns.map { Table.Column($0.measure.rawValue) })
    var order = Array(plain.names.indices)
    if output.format != .json && output.format != .jsonl, let first = columns.first {
      order.sort { (first.values[$0] ?? -.infinity, $1) > (first.values[$1] ?? -.infinity, $0) }
    }
    for v in order.prefix(limit ?? order.count) {
      table.add([.text(plain.names[v])] + columns.map { .optional($0.values[v]) })
    }
    try table.print(as: output.format)
  }
}

extension Rank {
  /// Edges of the simple view, a row each.
  private func rankEdges() throws {
    let asked = try AskedGraph.open(graph, filter, isDirected: directed ? true : undirected ? false : nil)
    let view = SimpleGraph(of: asked.graph, directed: asked.isDirected && !undirected)
    let length: PathNetwork.Length
    switch weightAs {
    case .distance: length = .weight
    case .strength: length = .inverseWeight
    case nil:
      guard !weighted else { throw AnalysisError.weightMeaningNeeded(measure: by) }
      length = .edges
    }
    let scores: Betweenness
    do {
      scores = try Betweenness(of: view, length: length)
    } catch {
      throw AnalysisError.measure(name: by, error)
    }
    let values = normalized ? scores.normalized(for: view).edges : scores.edges
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
  }
}

extension MeasureOptions.WeightMeaning: ExpressibleByArgument {}
