internal import ArgumentParser
internal import EntenteAlgorithms
internal import EntenteAnalysis
internal import EntenteGraph
internal import EntenteModel

/// Kinds of paths besides the shortest, on stores and plain graph files alike.
struct PathVariantOptions: ParsableArguments {
  @Flag(name: .long, help: "All shortest paths.") var all = false
  @Option(name: .long, help: ArgumentHelp("All paths of at most so many steps.", valueName: "N")) var within:
    Int?
  @Flag(name: .long, help: "The path whose weakest step is strongest.") var widest = false
  @Flag(name: .long, help: "The fewest steps whose signs multiply to + and to -.") var signed = false
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Arrive as early as ties allow that hold on or after this date, each walked while it holds.",
      valueName: "DATE"))
  var leaving: String?
  @Flag(name: .long, help: "The fewest ties that must break to part A from B; with --by weight the lightest.")
  var cut = false
  @Option(
    name: .long,
    help: ArgumentHelp("The smallest tie-up of A, B and this; several times.", valueName: "NAME"))
  var connect: [String] = []

  /// The kinds that were asked for; at most one makes sense.
  var chosen: [String] {
    var chosen: [String] = []
    if all { chosen.append("--all") }
    if within != nil { chosen.append("--within") }
    if widest { chosen.append("--widest") }
    if signed { chosen.append("--signed") }
    if leaving != nil { chosen.append("--leaving") }
    if cut { chosen.append("--cut") }
    if !connect.isEmpty { chosen.append("--connect") }
    return chosen
  }
}

/// A graph in which paths are asked for, with words for its vertices and edges.
struct PathGround {
  let graph: DirectedGraph
  let direction: PathNetwork.Direction
  let barred: VertexSet?
  let length: PathNetwork.Length
  /// Whether cuts cost by weight.
  let isWeighted: Bool
  let name: (VertexID) -> String
  let label: (EdgeID) -> String
}

/// Answers one kind of question for paths, in rows: a step a row.
struct PathVariant {
  let ground: PathGround
  let options: PathVariantOptions
  let source: VertexID
  let target: VertexID
  /// What else to connect, or to pass on the way.
  let others: [VertexID]
  let limit: Int

  private var rows: Adjacency {
    switch ground.direction {
    case .forward: ground.graph.out
    case .backward: ground.graph.in
    case .both: ground.graph.undirectedAdjacency()
    }
  }

  private func network() throws -> PathNetwork {
    do {
      return try PathNetwork(
        ground.graph, direction: ground.direction, length: ground.length, forbidden: ground.barred)
    } catch {
      throw AnalysisError.measure(name: "path", error)
    }
  }

  func answer() throws -> Table {
    if options.cut { return try cut() }
    if !options.connect.isEmpty { return try tieUp() }
    if options.signed { return signed() }
    if let leaving = options.leaving { return try journey(leaving) }
    let network = try network()
    var found: [Path] = []
    if options.widest {
      found = [widestPath(in: network, of: ground.graph, from: source, to: target)?.path].compactMap { $0 }
    } else if let within = options.within {
      let answer = simplePaths(in: network, from: source, to: target, maxEdges: within, limit: limit)
      found = answer.paths.sorted()
      if !answer.isComplete { Terminal.remark("there are more than \(limit) paths; --k shows more") }
    } else if options.all {
      found = allShortestPaths(in: network, from: source, to: target, limit: limit)
    } else if !others.isEmpty {
      found = [shortestPath(in: network, from: source, via: others, to: target)].compactMap { $0 }
    } else {
      found = shortestLooplessPaths(in: network, from: source, to: target, k: limit)
    }
    return paths(found)
  }

  private func paths(_ paths: [Path], days: [Int32]? = nil) -> Table {
    var table = Table(
      columns: ["path", "length", "step", "from", "by", "weight", "to"].map { Table.Column($0) }
        + (days == nil ? [] : [Table.Column("on")]))
    for (number, path) in paths.enumerated() {
      for (index, edge) in path.edges.enumerated() {
        let on = days.map { [Cell.text(Self.date($0[index]))] } ?? []
        table.add(
          [
            .integer(number + 1), .number(path.length), .integer(index + 1),
            .text(ground.name(path.vertices[index])), .text(ground.label(edge)),
            .number(ground.graph.weights[edge.int]), .text(ground.name(path.vertices[index + 1])),
          ] + on)
      }
    }
    return table
  }

  private func signed() -> Table {
    let found = SignedDistances(in: ground.graph, along: rows, from: source)
    var table = Table(columns: ["sign", "steps"].map { Table.Column($0) })
    for (sign, steps) in [("+", found.positive[target.int]), ("-", found.negative[target.int])] {
      if let steps { table.add([.text(sign), .integer(Int(steps))]) }
    }
    return table
  }

  private func journey(_ leaving: String) throws -> Table {
    guard let date = PartialDate(leaving) else {
      throw Complaint(.usage, "'\(leaving)' is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    }
    guard
      let found = foremostPath(
        in: ground.graph, along: rows, from: source, to: target, on: Int32(clamping: date.firstDay))
    else { return paths([]) }
    return paths([found.path], days: found.days)
  }

  private func cut() throws -> Table {
    let flow: MaximumFlow
    do {
      flow = try MaximumFlow(
        in: ground.graph, from: source, to: target, capacity: ground.isWeighted ? .weights : .edges,
        isDirected: ground.direction != .both)
    } catch {
      throw AnalysisError.measure(name: "cut", error)
    }
    Terminal.remark("the cut costs \(flow.value)" + (ground.isWeighted ? " by weight" : " ties"))
    return ties(flow.cut)
  }

  private func tieUp() throws -> Table {
    guard let edges = steinerTree(in: try network(), connecting: [source, target] + others) else {
      return ties([])
    }
    return ties(edges)
  }

  private func ties(_ edges: [EdgeID]) -> Table {
    var table = Table(columns: ["from", "by", "weight", "to"].map { Table.Column($0) })
    for edge in edges {
      table.add([
        .text(ground.name(ground.graph.sources[edge.int])), .text(ground.label(edge)),
        .number(ground.graph.weights[edge.int]), .text(ground.name(ground.graph.targets[edge.int])),
      ])
    }
    return table
  }

  /// A day counted from 1970-01-01 as a date. Source: H. Hinnant, "chrono-compatible low-level date algorithms",
  /// 2013.
  private static func date(_ day: Int32) -> String {
    let shifted = Int(day) + 719_468  // from 0000-03-01
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let date = PartialDate(year: year, month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    return date?.description ?? "day \(day)"
  }
}
