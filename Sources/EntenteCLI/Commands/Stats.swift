internal import ArgumentParser
internal import EntenteAlgorithms
internal import EntenteGraph
internal import Foundation

struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What a graph is like as a whole: size, density, components, clustering, cores, diameter.",
    discussion: """
      On a store, of affirmed facts told by documents unless filters say otherwise; on an edge list (.el, .wel) or GraphML \
      file, of all edges. Counts are of the graph as given, all else of its simple view: loops dropped, parallel edges \
      merged.
      """)

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Flag(name: .long, help: "Edges have a direction.") var directed = false
  @Flag(name: .long, help: "Directions do not count.") var undirected = false
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How much ties stay among vertices of one kind, by this attribute of a GraphML file; of a store by type.",
      valueName: "ATTRIBUTE"))
  var kind: String?
  @Flag(name: .long, help: "Count the sixteen shapes of three vertices too; for directed graphs.")
  var triads = false

  func validate() throws {
    if directed && undirected { throw ValidationError("--directed and --undirected exclude each other") }
  }

  func run() throws {
    let asked = try AskedGraph.open(graph, filter, directed: directed, undirected: undirected, kind: kind)
    if triads && !asked.isDirected {
      throw Complaint(.usage, "--triads is of directed graphs; add --directed")
    }
    if triads && asked.graph.vertexCount > TriadCensus.largestVertexCount {
      throw Complaint(
        .usage,
        "--triads counts triples of up to \(TriadCensus.largestVertexCount) vertices, not of "
          + "\(asked.graph.vertexCount)")
    }
    let statistics = GraphStatistics(
      of: asked.graph, isDirected: asked.isDirected, threads: ProcessInfo.processInfo.activeProcessorCount)
    var facts = Self.facts(statistics, isDirected: asked.isDirected)
    if let kinds = asked.kinds {
      let view = SimpleGraph(of: asked.graph, directed: asked.isDirected)
      facts.append(
        ("kind_assortativity", .optional(Mixing.assortativity(of: view, kinds: Self.numbered(kinds)))))
    }
    if triads {
      let census = TriadCensus(of: SimpleGraph(of: asked.graph, directed: true))
      facts += zip(TriadCensus.names, census.counts).map { ("triad_\($0)", .integer($1)) }
    }
    if output.format == .json || output.format == .jsonl {
      let object = JSON.object(facts.map { ($0.0, $0.1.json) } + [("of", .string(asked.scope))])
      return Terminal.print(object.text(indented: output.format == .json))
    }
    var table = Table(columns: [Table.Column("what"), Table.Column("value")])
    for (name, value) in facts { table.add([.text(name), .text(value.plain)]) }
    try table.print(as: output.format)
    guard output.format == .table else { return }
    Terminal.remark(
      "radius and diameter count edges of the largest component of the undirected view, as triangles, clustering, "
        + "cores and bridges do")
    Terminal.remark("of " + asked.scope)
  }

  /// Equal words, equal numbers.
  private static func numbered(_ kinds: [String]) -> [Int] {
    var numbers: [String: Int] = [:]
    return kinds.map { kind in
      let number = numbers[kind] ?? numbers.count
      numbers[kind] = number
      return number
    }
  }

  private static func facts(_ statistics: GraphStatistics, isDirected: Bool) -> [(String, Cell)] {
    let s = statistics
    return [
      ("directed", .text(isDirected ? "yes" : "no")), ("vertices", .integer(s.vertices)),
      ("edges", .integer(s.edges)), ("loops", .integer(s.loops)),
      ("parallel_edges", .integer(s.parallelEdges)),
      ("positive_edges", .integer(s.positiveEdges)), ("negative_edges", .integer(s.negativeEdges)),
      ("density", .optional(s.density)), ("isolated_vertices", .integer(s.isolatedVertices)),
      ("largest_degree", .integer(s.largestDegree)), ("mean_degree", .optional(s.meanDegree)),
      ("weak_components", .integer(s.weakComponents)),
      ("largest_weak_component", .integer(s.largestWeakComponent)),
      ("strong_components", .integer(s.strongComponents)),
      ("largest_strong_component", .integer(s.largestStrongComponent)),
      ("reciprocity", .optional(s.reciprocity)), ("degree_assortativity", .optional(s.degreeAssortativity)),
      ("triangles", .integer(s.triangles)), ("transitivity", .number(s.transitivity)),
      ("mean_clustering", .optional(s.meanClustering)), ("largest_core", .integer(s.largestCore)),
      ("articulation_points", .integer(s.articulationPoints)), ("bridges", .integer(s.bridges)),
      ("radius", .integer(s.radius)), ("diameter", .integer(s.diameter)),
    ]
  }
}
