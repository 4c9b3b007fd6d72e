public import ArgumentParser
internal import EntenteAlgorithms
internal import EntenteAnalysis
internal import EntenteGraph
internal import Foundation

struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities", abstract: "What belongs together: communities, components, cliques.",
    discussion: """
      Methods: leiden and louvain maximise modularity of the undirected simple view, with weights, or what --objective, \
      --directed (Leicht and Newman) and --signed (friends together, enemies apart) say; labels spreads labels, cdlp \
      does so at once, as LDBC Graphalytics; weak and strong are components; cliques are maximal groups in which \
      everyone knows everyone. Conductance is the share of a part's ties that leave it. A table names a dozen members \
      of a part, those with the most ties first; --format json gives one object with the quality and all members.
      """)

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Option(
    name: .long,
    help: ArgumentHelp("leiden, louvain, labels, cdlp, weak, strong or cliques.", valueName: "HOW"))
  var method = CommunityQuestion.Method.leiden
  @Option(
    name: .long,
    help: ArgumentHelp(
      "modularity, or cpm: communities denser inside than the resolution (constant Potts model).",
      valueName: "WHAT"))
  var objective = CommunityQuestion.Objective.modularity
  @Option(name: .long, help: ArgumentHelp("Higher finds smaller communities; 1.", valueName: "R"))
  var resolution: Double?
  @Flag(name: .long, inversion: .prefixedNo, help: "Edges count by their weight, parallel ones by its sum.")
  var weighted = true
  @Flag(name: .long, help: "Directions count: for modularity and cdlp.") var directed = false
  @Flag(
    name: .long,
    help: "Signs count: those of a store's relations, of a plain file's weights; neutral ties are left out.")
  var signed = false
  @Option(name: .long, help: ArgumentHelp("Rounds of cdlp; 10.", valueName: "N")) var rounds: Int?
  @Option(name: .long, help: ArgumentHelp("Least size of what is listed.", valueName: "N")) var minSize = 1
  @Option(name: .long, help: ArgumentHelp("At most so many parts.", valueName: "N")) var limit: Int?

  func validate() throws {
    if let resolution, !(resolution >= 0 && resolution.isFinite) {
      throw ValidationError("--resolution wants a number of 0 or more, not \(resolution)")
    }
    if resolution != nil, method != .leiden, method != .louvain {
      throw ValidationError("--resolution is of leiden and louvain; \(method.rawValue) has none")
    }
    if let rounds {
      guard method == .cdlp else { throw ValidationError("--rounds is of --method cdlp") }
      guard rounds >= 0 else { throw ValidationError("--rounds wants 0 or more, not \(rounds)") }
    }
    if let limit, limit < 0 { throw ValidationError("--limit wants 0 or more, not \(limit)") }
  }

  func run() throws {
    let asked = try AskedGraph.open(graph, filter, directed: directed || method == .strong, undirected: false)
    let question = CommunityQuestion(
      method: method, objective: objective, resolution: resolution ?? 1, isWeighted: weighted,
      isDirected: directed,
      isSigned: signed, rounds: rounds ?? 10, leastSize: minSize)
    let division = try Division(
      of: asked.graph, names: asked.names, question, threads: ProcessInfo.processInfo.activeProcessorCount)
    if !division.isComplete {
      Terminal.remark("more cliques than \(division.parts.count); the others are left out")
    }
    let listed = division.parts.indices.filter { division.parts[$0].count >= minSize }.sorted { a, b in
      let (x, y) = (division.parts[a], division.parts[b])
      return x.count != y.count ? x.count > y.count : x.lexicographicallyPrecedes(y)
    }
    guard !listed.isEmpty else { throw Complaint(.nothingFound, "there is no part of \(minSize) or more") }
    let shown = listed.prefix(limit ?? listed.count).map { part in
      Shown(
        members: shownOrder(of: division.parts[part], in: asked.graph).map { asked.names[$0.int] },
        conductance: division.conductances.isEmpty ? nil : .some(division.conductances[part]))
    }
    if output.format == .json || output.format == .jsonl {
      return Terminal.print(json(shown, division, asked).text(indented: output.format == .json))
    }
    try table(shown).print(as: output.format)
    guard output.format == .table else { return }
    if let quality = division.quality { Terminal.remark("\(qualityName): \(quality) (\(convention))") }
    if signed {
      let neutral = asked.graph.signs.count { $0 == 0 }
      Terminal.remark("\(Plural.count(neutral, "neutral tie")) left out")
    }
    Terminal.remark("of " + asked.scope)
  }

  /// A table has room for a dozen members: those with the most ties come first, of equals in the order of the graph.
  private func shownOrder(of part: [VertexID], in graph: DirectedGraph) -> [VertexID] {
    guard output.format == .table else { return part }
    let ties = part.map { graph.out.slots(of: $0).count + graph.in.slots(of: $0).count }
    return part.indices.sorted { (ties[$1], $0) < (ties[$0], $1) }.map { part[$0] }
  }

  private struct Shown {
    let members: [String]
    /// `nil` where there is none to tell; its value `nil` where it is not defined.
    let conductance: Double??
  }

  private var qualityName: String { objective == .cpm ? "quality" : "modularity" }

  /// What the quality is of, in words.
  private var convention: String {
    let weights = weighted ? "weighted" : "every tie counts 1"
    let view = "\(directed ? "directed" : "undirected") simple view"
    let signs = signed ? ", positive against negative ties" : ""
    let resolution = resolution ?? 1
    return objective == .cpm
      ? "ties within less \(resolution) for every pair within, \(weights)\(signs), \(view)"
      : "resolution \(resolution), \(weights)\(signs), \(view)"
  }

  private func json(_ parts: [Shown], _ division: Division, _ asked: AskedGraph) -> JSON {
    var members: [(String, JSON)] = [
      ("method", .string(method.rawValue)), (qualityName, division.quality.map { .number($0) } ?? .null),
    ]
    if division.quality != nil { members.append(("convention", .string(convention))) }
    members.append(("of", .string(asked.scope)))
    members.append(
      (
        "communities",
        .array(
          parts.map { part in
            var object: [(String, JSON)] = [("size", .integer(part.members.count))]
            if let conductance = part.conductance {
              object.append(("conductance", conductance.map { .number($0) } ?? .null))
            }
            return .object(object + [("members", .array(part.members.map { .string($0) }))])
          })
      ))
    return .object(members)
  }

  private func table(_ parts: [Shown]) -> Table {
    let hasConductance = parts.contains { $0.conductance != nil }
    var table = Table(
      columns: (hasConductance ? ["part", "size", "conductance", "members"] : ["part", "size", "members"]).map
      {
        Table.Column($0)
      })
    for (number, part) in parts.enumerated() {
      let members =
        output.format == .table && part.members.count > 12
        ? Array(part.members.prefix(12)) + ["…"] : part.members
      let conductance = part.conductance.map { [Cell.optional($0)] } ?? []
      table.add([.integer(number + 1), .integer(part.members.count)] + conductance + [.list(members)])
    }
    return table
  }
}

extension CommunityQuestion.Method: ExpressibleByArgument {}
extension CommunityQuestion.Objective: ExpressibleByArgument {}
