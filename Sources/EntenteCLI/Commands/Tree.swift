internal import ArgumentParser
internal import EntenteAlgorithms
internal import EntenteAnalysis
internal import EntenteGraph

struct Tree: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The ties that hold everything together: a spanning tree of every component.",
    discussion: """
      On a store the most often told ties that still join all that hangs together; on an edge list (.el, .wel) or GraphML \
      file the lightest, or with --weight-as strength the heaviest. Directions do not count. To tie up only some entities, \
      see 'entente path A B --connect C'.
      """)

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Option(
    name: .long,
    help: ArgumentHelp(
      "distance: the lightest ties join; strength: the heaviest. A store's are strengths.", valueName: "WHAT")
  )
  var weightAs: MeasureOptions.WeightMeaning?

  func run() throws {
    let asked = try AskedGraph.open(graph, filter, directed: false, undirected: true)
    let isStrength = (weightAs ?? (asked.isPlain ? .distance : .strength)) == .strength
    let tree: [EdgeID]
    do {
      tree = try spanningTree(of: asked.graph, maximum: isStrength)
    } catch {
      throw AnalysisError.measure(name: "tree", error)
    }
    guard !tree.isEmpty else { throw Complaint(.nothingFound, "nothing is tied to anything") }
    var table = Table(columns: ["from", "weight", "to"].map { Table.Column($0) })
    for edge in tree {
      table.add([
        .text(asked.names[asked.graph.sources[edge.int].int]), .number(asked.graph.weights[edge.int]),
        .text(asked.names[asked.graph.targets[edge.int].int]),
      ])
    }
    try table.print(as: output.format)
    let weight = tree.reduce(0) { $0 + asked.graph.weights[$1.int] }
    Terminal.remark(
      "\(Plural.count(tree.count, "tie")) of weight \(weight) in \(asked.graph.vertexCount - tree.count) components, of "
        + asked.scope)
  }
}
