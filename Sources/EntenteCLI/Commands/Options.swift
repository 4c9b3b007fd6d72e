internal import ArgumentParser
internal import Entente
internal import EntenteFormats
internal import EntenteGraph
internal import EntenteModel
internal import EntenteOntology
internal import Foundation

/// Where the ontology and the models are.
struct DataOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Folder with ontology/ and models/.", valueName: "DIR"))
  var data: String?

  /// - Parameter model: where the command analyses language
  func workspace(_ model: ModelOptions? = nil) throws -> Workspace {
    try Processor.check()
    let executable = Bundle.main.executablePath ?? CommandLine.arguments[0]
    let resolved = URL(fileURLWithPath: executable).resolvingSymlinksInPath().path
    return Workspace(
      data: try DataDirectory.locate(
        explicit: data, environment: ProcessInfo.processInfo.environment["ENTENTE_DATA"], executable: resolved
      ), model: model?.model ?? Workspace.defaultModel)
  }
}

/// The language model.
struct ModelOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The language model: one in models/ of the data folder, such as english or fast, or a file.",
      valueName: "NAME|PATH"))
  var model = Workspace.defaultModel
}

/// The form of the answer.
struct FormatOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Form of the answer: table, json, jsonl, csv or markdown.", valueName: "FORM"))
  var format: AnswerFormat = .table
}

/// What becomes of bytes that are no text.
struct EncodingOptions: ParsableArguments {
  @Flag(
    name: .long, help: "Read U+FFFD where bytes are no UTF-8; without this such a text is refused.")
  var replaceInvalid = false

  var invalidBytes: InvalidBytes { replaceInvalid ? .replace : .refuse }

  /// Text must be UTF-8, or is made so where asked. A byte order mark is no part of it.
  func text(_ bytes: [UInt8], file: String) throws -> [UInt8] {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let damage = UTF8Damage(body)
    guard damage.count > 0 else { return body }
    let error = DocumentError.brokenUTF8(
      source: file, offset: damage.offset + bytes.count - body.count, line: damage.line, count: damage.count)
    guard replaceInvalid else { throw error }
    Terminal.remark("\(file): \(Plural.count(damage.count, "byte")) of no UTF-8 replaced by U+FFFD")
    return UTF8Damage.repaired(body)
  }
}

/// The graph that is asked.
struct GraphOptions: ParsableArguments {
  @OptionGroup var data: DataOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A store made by 'entente build', or a graph file.", valueName: "FILE"))
  var graph: String

  @Option(
    name: .long,
    help: ArgumentHelp("What the graph file is, where its ending does not tell.", valueName: "KIND"))
  var from: String?

  func open(withOntology: Bool = true) throws -> (workspace: Workspace, graph: OpenGraph) {
    let workspace = try data.workspace()
    let format = try from.map { try GraphFormat.named($0) }
    return (workspace, try workspace.openGraph(path: graph, format: format, withOntology: withOntology))
  }
}

extension GraphFormat {
  static func named(_ name: String) throws -> GraphFormat {
    guard let format = GraphFormat(rawValue: name.lowercased()) else {
      let known = GraphFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Complaint(.usage, "there is no graph format '\(name)'; known are \(known)")
    }
    return format
  }
}

/// Which statements count.
struct FilterOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("As of this date: YYYY, YYYY-MM or YYYY-MM-DD.", valueName: "DATE"))
  var at: String?

  @Flag(name: .long, help: "With --at, only what tells its time; without this, what tells none counts too.")
  var dated = false

  @Option(name: .long, help: ArgumentHelp("documents, ontology or all.", valueName: "LAYER"))
  var layer: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "fact, planned, possible, likely, necessary, wished, or all; several with commas.", valueName: "M"))
  var modality: String?

  @Option(name: .long, help: ArgumentHelp("affirmed, negated or all.", valueName: "P"))
  var polarity: String?

  @Option(
    name: .long,
    help: ArgumentHelp("cooperative, conflictual, neutral; several with commas.", valueName: "SIGN"))
  var sign: String?

  @Option(name: .long, help: ArgumentHelp("Only these relations; several with commas.", valueName: "NAME"))
  var relation: String?

  @Option(
    name: .long, help: ArgumentHelp("Only entities of these types, subtypes included.", valueName: "TYPE"))
  var type: String?

  @Option(name: .long, help: ArgumentHelp("Least confidence, 0 to 1.", valueName: "C"))
  var minConfidence: Double = 0

  @Option(
    name: .long,
    help: ArgumentHelp("Only what this person, organisation or document says.", valueName: "ENTITY"))
  var saidBy: String?

  @Flag(name: .long, help: "Only what somebody else than the author of a document says.")
  var attributed = false

  @Flag(name: .long, help: "Only what is affirmed here and denied there.")
  var contested = false

  /// The options that were given, as the user writes them.
  var given: [String] {
    let named: [(String, Bool)] = [
      ("--at", at != nil), ("--layer", layer != nil), ("--modality", modality != nil),
      ("--polarity", polarity != nil),
      ("--sign", sign != nil), ("--relation", relation != nil), ("--type", type != nil),
      ("--min-confidence", minConfidence != 0), ("--said-by", saidBy != nil), ("--contested", contested),
      ("--dated", dated), ("--attributed", attributed),
    ]
    return named.filter(\.1).map(\.0)
  }

  /// The filter in the terms of the model; what the user left open is filled by `defaults`.
  func filter(defaults: GraphFilter, in graph: KnowledgeGraph, workspace: Workspace) throws -> GraphFilter {
    var filter = defaults
    if let at {
      guard let date = PartialDate(at) else {
        throw Complaint(.usage, "'\(at)' is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
      }
      filter.date = date
      filter.includesUndated = !dated
    } else if dated {
      throw Complaint(.usage, "--dated goes with --at: say as of which date")
    }
    if let layer { filter.layers = try Self.set(layer, "layer", Layer.self) }
    if let modality { filter.modalities = try Self.set(modality, "modality", Modality.self) }
    if let polarity { filter.polarities = try Self.set(polarity, "polarity", Polarity.self) }
    if let sign { filter.signs = try Self.set(sign, "sign", Sign.self) }
    if let relation { filter.relations = try Self.relations(relation, workspace) }
    if let type { filter.types = try types(type, workspace) }
    guard (0...1).contains(minConfidence) else {
      throw Complaint(.usage, "--min-confidence wants a number from 0 to 1, not \(minConfidence)")
    }
    filter.minimumConfidence = minConfidence
    if let saidBy { filter.saidBy = try NameResolution.entity(saidBy, in: graph) }
    filter.contestedOnly = contested
    filter.attributedOnly = attributed
    return filter
  }

  /// Values with commas between them; `all` is the empty set, which lets everything pass.
  private static func set<Value: RawRepresentable & CaseIterable & Hashable>(
    _ text: String, _ option: String, _: Value.Type
  ) throws -> Set<Value> where Value.RawValue == String {
    if text == "all" { return [] }
    return Set(
      try text.split(separator: ",").map { part in
        guard let value = Value(rawValue: part.trimmingCharacters(in: .whitespaces).lowercased()) else {
          let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
          throw Complaint(.usage, "--\(option) knows \(known), all; not '\(part)'")
        }
        return value
      })
  }

  static func relations(_ text: String, _ workspace: Workspace) throws -> Set<RelationName> {
    let known = try workspace.ontology().relations.map(\.name)
    return Set(
      try text.split(separator: ",").map { part in
        guard let name = known.first(where: { $0.rawValue.lowercased() == part.lowercased() }) else {
          throw Complaint(
            .usage,
            "there is no relation '\(part)'; known are \(known.map(\.rawValue).joined(separator: ", "))")
        }
        return name
      })
  }

  private func types(_ text: String, _ workspace: Workspace) throws -> Set<EntityType> {
    let ontology = try workspace.ontology()
    let known = ontology.entityTypes.map(\.name)
    var types: Set<EntityType> = []
    for part in text.split(separator: ",") {
      let name = part.lowercased()
      let singular = name.hasSuffix("s") ? String(name.dropLast()) : name
      guard let type = known.first(where: { [name, singular].contains($0.rawValue.lowercased()) }) else {
        throw Complaint(
          .usage,
          "there is no entity type '\(part)'; known are \(known.map(\.rawValue).joined(separator: ", "))")
      }
      types.formUnion(known.filter { ontology.isSubtype($0, of: type) })
      types.insert(type)
    }
    return types
  }
}

/// Finds entities as people write them.
enum NameResolution {
  static func entity(_ query: String, in graph: KnowledgeGraph) throws -> EntityID {
    let degrees = graph.graph.out.offsets
    let finder = EntityFinder(entities: graph.entities) { entity in
      guard let vertex = graph.vertex(of: entity.id) else { return 0 }
      let v = Int(vertex.index)
      return Int(degrees[v + 1] - degrees[v])
    }
    switch finder.resolve(query) {
    case .one(let id): return id
    case .ambiguous(let matches):
      // An actor outranks topics and texts of the same name.
      let actors = matches.filter { ["state", "org", "person", "group"].contains(String($0.entity.kind)) }
      if actors.count == 1 { return actors[0].entity }
      throw Complaint(.nothingFound, "'\(query)' may be\n" + list(matches) + "\nsay which, by name or id")
    case .unknown(let nearest):
      let hint = nearest.isEmpty ? "; 'entente entities' lists all" : "; nearest are\n" + list(nearest)
      throw Complaint(.nothingFound, "there is no '\(query)' in this graph" + hint)
    }
  }

  private static func list(_ matches: [EntityMatch]) -> String {
    matches.prefix(8).map { "  \($0.name)  (\($0.entity))" }.joined(separator: "\n")
  }
}
