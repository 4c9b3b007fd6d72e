internal import ArgumentParser
internal import EntenteAlgorithms
internal import EntenteAnalysis
internal import EntenteGraph

struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities", abstract: "What belongs together: communities, components, cliques.",
    discussion: """
      Methods: leiden and louvain maximise modularity (resolution 1, undirected simple view) or, with --potts, ties beyond \
      a density; labels spreads labels; weak and strong are components; cliques are maximal groups in which everyone \
      knows everyone. With --format json one object with the quality and the members of every part.
      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case leiden, louvain, labels, weak, strong, cliques
  }

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Option(
    name: .long,
    help: ArgumentHelp("leiden, louvain, labels, weak, strong or cliques.", valueName: "HOW"))
  var method = Method.leiden
  @Flag(name: .long, help: "Edges count by their weight.") var weighted = false
  @Option(name: .long, help: ArgumentHelp("Higher finds smaller communities.", valueName: "R"))
  var resolution = 1.0
  @Flag(name: .long, help: "The constant Potts model instead of modularity; weights may be negative.")
  var potts = false
  @Option(name: .long, help: ArgumentHelp("Least size of what is listed.", valueName: "N")) var minSize = 1
  @Option(name: .long, help: ArgumentHelp("At most so many parts.", valueName: "N")) var limit: Int?

  func validate() throws {
    guard resolution >= 0, resolution.isFinite else {
      throw ValidationError("--resolution wants a number of 0 or more, not \(resolution)")
    }
  }

  func run() throws {
    let asked = try AskedGraph.open(graph, filter, isDirected: method == .strong ? true : false)
    let simple = SimpleGraph(of: asked.graph, directed: false)
    let division: (parts: [[VertexID]], quality: Double?)
    do {
      division = try divide(asked.graph, simple)
    } catch let error as AlgorithmError {
      throw AnalysisError.measure(name: method.rawValue, error)
    }
    let listed = division.parts.filter { $0.count >= minSize }.sorted { a, b in
      a.count != b.count ? a.count > b.count : a.lexicographicallyPrecedes(b)
    }
    guard !listed.isEmpty else { throw Complaint(.nothingFound, "there is no part of \(minSize) or more") }
    let shown = listed.prefix(limit ?? listed.count)
    let names = shown.map { part in part.map { asked.names[$0.int] } }
    if output.format == .json || output.format == .jsonl {
      return Terminal.print(json(names, division.quality).text(indented: output.format == .json))
    }
    try table(names).print(as: output.format)
    guard output.format == .table else { return }
    if let quality = division.quality {
      Terminal.remark("\(potts ? "Potts quality" : "modularity"): \(quality)")
    }
    Terminal.remark("of " + asked.scope)
  }

  private func divide(_ graph: DirectedGraph, _ simple: SimpleGraph) throws -> ([[VertexID]], Double?) {
    switch method {
    case .weak: return (Components.weak(of: graph).members, nil)
    case .strong: return (Components.strong(of: graph).members, nil)
    case .cliques:
      let found = maximalCliques(of: simple, minimumSize: minSize)
      if !found.isComplete {
        Terminal.remark("more cliques than \(found.cliques.count); the others are left out")
      }
      return (found.cliques, nil)
    case .labels:
      let parts = Components.labelPropagation(simple.out.rows)
      return (parts.members, Communities(CommunityNetwork(simple.out.rows), parts: parts).quality)
    case .leiden, .louvain:
      let quality: CommunityNetwork.Quality =
        potts ? .constantPotts(resolution: resolution) : .modularity(resolution: resolution)
      let network =
        weighted
        ? try CommunityNetwork(simple, quality: quality) : CommunityNetwork(simple.out.rows, quality: quality)
      let found: Communities =
        method == .leiden ? .leiden(network, passes: 10) : .louvain(network, passes: 10)
      return (found.parts.members, found.quality)
    }
  }

  private func json(_ parts: [[String]], _ quality: Double?) -> JSON {
    .object([
      ("method", .string(method.rawValue)),
      (potts ? "quality" : "modularity", quality.map { .number($0) } ?? .null),
      (
        "communities",
        .array(
          parts.map { .object([("size", .integer($0.count)), ("members", .array($0.map { .string($0) }))]) })
      ),
    ])
  }

  private func table(_ parts: [[String]]) -> Table {
    var table = Table(columns: ["part", "size", "members"].map { Table.Column($0) })
    for (number, part) in parts.enumerated() {
      let members = output.format == .table && part.count > 12 ? Array(part.prefix(12)) + ["…"] : part
      table.add([.integer(number + 1), .integer(part.count), .list(members)])
    }
    return table
  }
}
