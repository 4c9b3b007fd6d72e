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

  /// The edges that may be walked.
  private var rows: Adjacency {
    let all =
      switch ground.direction {
      case .forward: ground.graph.out
      case .backward: ground.graph.in
      case .both: ground.graph.undirectedAdjacency()
      }
    return ground.barred.map { barred in all.filtered(allowed: nil, forbidden: barred) { _ in true } } ?? all
  }

  /// The edges at no vertex to keep clear of.
  private var allowed: EdgeSet? {
    ground.barred.map { barred in
      let (sources, targets) = (ground.graph.sources, ground.graph.targets)
      return EdgeSet(
        edgeCount: ground.graph.edgeCount,
        sources.indices.filter { !barred.contains(sources[$0]) && !barred.contains(targets[$0]) }.map {
          EdgeID($0)
        })
    }
  }

  private func explained(_ name: String, _ error: AlgorithmError) -> AnalysisError {
    .measure(
      name: name, error,
      edge: error.edge.map { edge in
        let (source, target) = (ground.graph.sources[edge.int], ground.graph.targets[edge.int])
        return "the edge between \(ground.name(source)) and \(ground.name(target))"
      })
  }

  private func network() throws -> PathNetwork {
    do {
      return try PathNetwork(
        ground.graph, direction: ground.direction, length: ground.length, forbidden: ground.barred)
    } catch {
      throw explained("path", error)
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
      let widest = widestPath(in: network, of: ground.graph, from: source, to: target)
      if let widest { Terminal.remark("the weakest tie of the path weighs \(widest.width)") }
      found = [widest?.path].compactMap { $0 }
    } else if let within = options.within {
      let answer = simplePaths(in: network, from: source, to: target, maxEdges: within, limit: limit)
      found = answer.paths.sorted()
      if !answer.isComplete { Terminal.remark("there are more than \(limit) paths; --k shows more") }
    } else if options.all {
      found = allShortestPaths(
        in: network, from: source, to: target, limit: limit == .max ? limit : limit + 1)
      if found.count > limit {
        found.removeLast()
        // Where a length is 0 the number depends on the order of search, and is not told.
        let count = try? ShortestPathCounts(in: network, from: source).counts[target.int]
        Terminal.remark(
          "there are \(count.map { "\(Cell.rounded($0))" } ?? "more than \(limit)") shortest paths; --k shows more"
        )
      }
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

  /// A walk of each sign, where there is one.
  private func signed() -> Table {
    let found = SignedDistances(in: ground.graph, along: rows, from: source)
    var table = Table(columns: ["sign", "steps", "step", "from", "by", "tie", "to"].map { Table.Column($0) })
    for (sign, isNegative) in [("+", false), ("-", true)] {
      guard let walk = found.walk(to: target, isNegative: isNegative, in: ground.graph) else {
        Terminal.remark("no walk multiplies to \(sign)")
        continue
      }
      for (index, edge) in walk.edges.enumerated() {
        table.add([
          .text(sign), .integer(walk.edges.count), .integer(index + 1),
          .text(ground.name(walk.vertices[index])),
          .text(ground.label(edge)), .text(ground.graph.signs[edge.int] < 0 ? "-" : "+"),
          .text(ground.name(walk.vertices[index + 1])),
        ])
      }
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
        isDirected: ground.direction != .both, edges: allowed)
    } catch {
      throw explained("cut", error)
    }
    let price = ground.isWeighted ? "a weight of \(flow.value)" : Plural.count(flow.cut.count, "tie")
    guard !flow.cut.isEmpty else { return ties([]) }
    Terminal.remark(
      "the cut costs \(price) and leaves \(flow.sourceSide.memberCount) on the side of \(ground.name(source))"
    )
    return ties(flow.cut)
  }

  private func tieUp() throws -> Table {
    let network = try network()
    let edges = steinerTree(in: network, connecting: [source, target] + others) ?? []
    let length = edges.reduce(0) { $0 + network.lengths[$1.int] }
    Terminal.remark("length \(length), less than twice that of the shortest tie-up")
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
