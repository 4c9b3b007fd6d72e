internal import ArgumentParser
internal import Entente
internal import EntenteAlgorithms
internal import EntenteAnalysis
internal import EntenteGraph
internal import EntenteModel
internal import EntenteOntology
internal import Foundation

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "How two entities, or vertices of a plain graph file, are connected, step by step.",
    discussion: """
      Shortest paths on a store come with the evidence of each step. Other kinds, and edge lists (.el, .wel) and GraphML \
      files, answer with a row a step; an edge list's edges go both ways unless --directed is said. \
      Only affirmed facts count, unless --modality or --polarity say otherwise. Directed relations are walked in their \
      direction, symmetric ones both ways; --undirected walks all both ways.
      """)

  enum By: String, ExpressibleByArgument, CaseIterable { case edges, weight }

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("From.", valueName: "A")) var a: String
  @Argument(help: ArgumentHelp("To.", valueName: "B")) var b: String
  @Option(name: .long, help: ArgumentHelp("So many paths, the shortest first.", valueName: "K")) var k: Int =
    1
  @Option(
    name: .long, help: ArgumentHelp("Pass through this entity; several times, in order.", valueName: "ENTITY")
  )
  var via: [String] = []
  @Option(name: .long, help: ArgumentHelp("Keep away from this entity; several times.", valueName: "ENTITY"))
  var avoid: [String] = []
  @Option(
    name: .long, help: ArgumentHelp("Use a relation of one of these names on the way.", valueName: "NAME"))
  var throughRelation: String?
  @Option(
    name: .long, help: ArgumentHelp("Walk no relation of this name; several with commas.", valueName: "NAME"))
  var avoidRelation: String?
  @Option(
    name: .long,
    help: ArgumentHelp("edges: fewest steps; weight: often told relations are short.", valueName: "HOW"))
  var by: By = .edges
  @Flag(name: .long, help: "Walk relations against their direction too.") var undirected = false
  @Flag(name: .long, help: "Edges of the edge list are directed.") var directed = false
  @Option(
    name: .long,
    help: ArgumentHelp("distance or strength: what --by weight means in a graph file.", valueName: "WHAT"))
  var weightAs: MeasureOptions.WeightMeaning?
  @OptionGroup var variants: PathVariantOptions
  @Flag(name: .long, inversion: .prefixedNo, help: "Sentences under each step.") var explain = true

  func validate() throws {
    if k < 1 { throw ValidationError("--k wants 1 or more, not \(k)") }
    if directed && undirected { throw ValidationError("--directed and --undirected exclude each other") }
    if variants.chosen.count > 1 {
      throw ValidationError("\(variants.chosen.joined(separator: " and ")) do not go together")
    }
    if !variants.chosen.isEmpty, !via.isEmpty {
      throw ValidationError("\(variants.chosen[0]) and --via do not go together")
    }
    if let within = variants.within, within < 1 {
      throw ValidationError("--within wants 1 or more, not \(within)")
    }
    if k > 1, let chosen = variants.chosen.first, chosen != "--all", chosen != "--within" {
      throw ValidationError("--k and \(chosen) do not go together: there is one answer")
    }
    if !variants.connect.isEmpty && directed {
      throw ValidationError("a tie-up has no direction; leave out --directed")
    }
    if k > 1 && !via.isEmpty { throw ValidationError("--k and --via do not go together") }
    if throughRelation != nil, k > 1 || !via.isEmpty || !variants.chosen.isEmpty {
      throw ValidationError("--through-relation goes with neither --k nor --via nor another kind of path")
    }
  }

  func run() throws {
    if let plain = try PlainGraph.open(graph, filter) { return try answer(on: plain) }
    guard weightAs != .distance else {
      throw Complaint(
        .usage, "a relation's weight says how often it was told, which is a strength, no distance")
    }
    let (workspace, opened) = try graph.open()
    let view = opened.graph
    func entity(_ name: String) throws -> EntityID { try NameResolution.entity(name, in: view) }
    let question = PathQuestion(
      from: try entity(a), to: try entity(b), via: try via.map(entity),
      through: try throughRelation.map { try FilterOptions.relations($0, workspace) } ?? [], k: k,
      shortness: isWeighted ? .strength : .edges, isUndirected: undirected,
      avoided: Set(try avoid.map(entity)),
      filter: try relationFilter(view, workspace))
    let finder = PathFinder(snapshot: view, ontology: try workspace.ontology())
    let roads = finder.roads(question)
    defer {
      if output.format == .table {
        Terminal.remark(
          "over " + Scope.relations(roads.walkable, of: roads.view, in: view, by: question.filter))
      }
    }
    guard variants.chosen.isEmpty else {
      return try answer(roads, try variants.connect.map(entity), question)
    }
    let paths = try finder.paths(question, over: roads)
    guard !paths.isEmpty else {
      throw Complaint(
        .nothingFound,
        "no path leads from \(view.name(of: question.source)) to \(view.name(of: question.target))"
          + (undirected ? "" : "; --undirected walks relations against their direction too"))
    }
    switch output.format {
    case .json: Terminal.print(try Encoded.text(paths, indented: true))
    case .jsonl:
      for path in paths { Terminal.print(try Encoded.text(path, indented: false)) }
    case .table:
      for (index, path) in paths.enumerated() { show(path, number: paths.count > 1 ? index + 1 : nil, view) }
    case .csv, .markdown: try table(paths).print(as: output.format)
    }
  }

  /// What counts, without the relations to avoid.
  private func relationFilter(_ view: KnowledgeGraph, _ workspace: Workspace) throws -> GraphFilter {
    var filter = try filter.filter(defaults: .plain, in: view, workspace: workspace)
    guard let avoidRelation else { return filter }
    if filter.relations.isEmpty { filter.relations = Set(view.relations.map(\.name)) }
    filter.relations.subtract(try FilterOptions.relations(avoidRelation, workspace))
    guard !filter.relations.isEmpty else { throw Complaint(.nothingFound, "no relation is left to walk") }
    return filter
  }

  private var isWeighted: Bool { by == .weight || weightAs != nil }

  /// Other kinds of paths on a store.
  private func answer(_ roads: Roads, _ others: [EntityID], _ question: PathQuestion) throws {
    let view = roads.view
    func vertex(_ id: EntityID) throws -> VertexID {
      guard let vertex = view.vertex(of: id) else {
        throw Complaint(.nothingFound, "nothing that counts is said of \(view.name(of: id))")
      }
      return vertex
    }
    // Both ways round a symmetric relation is two edges already; a flow or a tree takes it as one that goes both.
    let isBothWays = undirected || variants.cut || !variants.connect.isEmpty
    let ground = PathGround(
      graph: isBothWays ? view.graph : roads.graph, direction: isBothWays ? .both : .forward,
      barred: roads.barred, length: isWeighted ? .inverseWeight : .edges, isWeighted: isWeighted,
      name: { view.entity($0).name },
      label: {
        isBothWays ? view.relations[$0.int].name.rawValue : roads.relation(of: $0).name.rawValue
      })
    try answer(on: ground, try vertex(question.source), try vertex(question.target), try others.map(vertex))
  }

  /// Any kind of path on a plain file.
  private func answer(on plain: PlainGraph) throws {
    guard avoidRelation == nil, throughRelation == nil else {
      throw Complaint(.usage, "the edges of \(plain.path) are of no relation, to avoid or to use")
    }
    guard variants.leaving == nil else {
      throw Complaint(
        .usage, "the edges of \(plain.path) have no dates; --leaving is of stores and our own graph files")
    }
    let vertex = plain.vertex(named:)
    let length: PathNetwork.Length
    switch (by, weightAs) {
    case (.edges, nil): length = .edges
    case (_, .distance): length = .weight
    case (_, .strength): length = .inverseWeight
    case (.weight, nil):
      guard variants.cut || variants.widest else { throw AnalysisError.weightMeaningNeeded(measure: "path") }
      length = .edges
    }
    let isDirected = try plain.isDirected(
      directed: directed, undirected: undirected || !variants.connect.isEmpty)
    let barred = try avoid.isEmpty ? nil : VertexSet(vertexCount: plain.graph.vertexCount, avoid.map(vertex))
    let ground = PathGround(
      graph: plain.graph, direction: isDirected ? .forward : .both, barred: barred, length: length,
      isWeighted: isWeighted, name: { plain.names[$0.int] },
      label: { "edge \($0.index + 1)" })
    try answer(
      on: ground, try vertex(a), try vertex(b), try (via.isEmpty ? variants.connect : via).map(vertex))
  }

  private func answer(
    on ground: PathGround, _ source: VertexID, _ target: VertexID, _ others: [VertexID]
  ) throws {
    let many = variants.all || variants.within != nil
    let variant = PathVariant(
      ground: ground, options: variants, source: source, target: target, others: others,
      limit: many && k == 1 ? 1000 : k)
    let table = try variant.answer()
    if table.rows.isEmpty {
      let ends = "from \(ground.name(source)) to \(ground.name(target))"
      guard source == target else {
        throw Complaint(
          .nothingFound,
          variants.cut ? "nothing has to break: no path leads \(ends)" : "no such path leads \(ends)")
      }
      Terminal.remark("\(ground.name(source)) is both ends: no step is needed")
    }
    try table.print(as: output.format)
  }

  private func show(_ path: EvidencePath, number: Int?, _ view: KnowledgeGraph) {
    let names = path.entities.map(\.name).joined(separator: " → ")
    let head = (number.map { "\($0). " } ?? "") + names
    Terminal.print(Style.bold(head) + "  (\(Plural.count(path.steps.count, "step")))")
    for step in path.steps {
      let relations = step.relations.prefix(3).map { relation in
        let arrow = relation.isForward ? "→" : "←"
        let when = relation.validity.map { " [\($0)]" } ?? ""
        return "\(relation.relation) \(arrow)\(when)"
      }
      Terminal.print("  \(step.from.name)  \(relations.joined(separator: ", "))  \(step.to.name)")
      guard explain, let best = step.relations.first else { continue }
      for statement in best.statements.prefix(2) {
        for line in StatementText.lines(statement) { Terminal.print("      " + line) }
      }
    }
    Terminal.print("")
  }

  private func table(_ paths: [EvidencePath]) -> Table {
    var table = Table(
      columns: ["path", "step", "from", "relation", "direction", "to", "when", "evidence"].map {
        Table.Column($0)
      })
    for (number, path) in paths.enumerated() {
      for (index, step) in path.steps.enumerated() {
        for relation in step.relations {
          table.add([
            .integer(number + 1), .integer(index + 1), .text(step.from.name),
            .text(relation.relation.rawValue),
            .text(relation.isForward ? "forward" : "backward"), .text(step.to.name),
            .optional(relation.validity?.description),
            .text(relation.statements.first.map { $0.evidence?.text ?? $0.source ?? "" } ?? ""),
          ])
        }
      }
    }
    return table
  }
}

/// A statement's sentence and source in lines.
enum StatementText {
  static func lines(_ statement: Statement) -> [String] {
    let source = statement.source ?? "ontology"
    guard let evidence = statement.evidence else {
      return [source == "ontology" ? source : "ontology: " + source]
    }
    let text = evidence.text.map { "“\($0)” " } ?? ""
    let said = statement.said.isEmpty ? "" : ", said by " + statement.said.joined(separator: " → ")
    return TextWrap.lines(
      "\(text)(\(source), characters \(evidence.sentenceRange.lowerBound)–\(evidence.sentenceRange.upperBound)\(said))",
      width: (Terminal.width ?? 110) - 6)
  }
}

/// Answers that are Codable, as JSON.
enum Encoded {
  static func text(_ value: some Encodable, indented: Bool) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      indented
      ? [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
