internal import ArgumentParser
internal import Entente
internal import EntenteModel
internal import Foundation

struct Relations: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "All that is said of an actor, or between two.",
    discussion: """
      Without an actor, all that --attributed, --said-by, --contested or --relation let through. \
      Between two, also what is said of their relationship, and of talks, groups and events of which both are members. \
      Ontology facts join in with --layer all.
      """)

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("An entity: name, alias or id.", valueName: "A"))
  var a: String?
  @Argument(help: ArgumentHelp("Another one.", valueName: "B"))
  var b: String?
  @Option(name: .long, help: ArgumentHelp("Only what also speaks of this entity.", valueName: "ENTITY"))
  var about: String?
  @Flag(name: .long, help: "Under each relation its sentences, rules and reasons.")
  var explain = false
  @Option(name: .long, help: ArgumentHelp("At most so many rows.", valueName: "N"))
  var limit: Int = 200

  func validate() throws {
    let isNarrow =
      filter.attributed || filter.contested || filter.saidBy != nil || filter.relation != nil
    if a == nil && !isNarrow {
      throw ValidationError(
        "name an actor, or narrow with --attributed, --said-by, --contested or --relation")
    }
  }

  func run() throws {
    let (workspace, opened) = try graph.open()
    let first = try a.map { try NameResolution.entity($0, in: opened.graph) }
    let second = try b.map { try NameResolution.entity($0, in: opened.graph) }
    var defaults = GraphFilter(layers: [.documents])
    if opened.store == nil { defaults.layers = [] }
    let filter = try filter.filter(defaults: defaults, in: opened.graph, workspace: workspace)
    let view = opened.graph.filtered(filter, keepingIsolated: true)
    let topic = try about.map { try NameResolution.entity($0, in: opened.graph) }
    var found = view.relations
    if let first {
      let sides = Sides(first, second, in: view)
      found = found.filter { sides.concerns($0) }
    }
    if let topic { found = found.filter { Sides.speaks($0, of: topic, in: view) } }
    guard !found.isEmpty else {
      let about = [first, second].compactMap { $0.map { view.name(of: $0) } }.joined(separator: " and ")
      throw Complaint(
        .nothingFound, "nothing is said\(about.isEmpty ? "" : " of " + about) under these conditions")
    }
    try show(found, view, title: title(first, second, found.count, view))
  }

  private func title(_ first: EntityID?, _ second: EntityID?, _ count: Int, _ view: KnowledgeGraph) -> String
  {
    let about = [first, second].compactMap { $0.map { view.name(of: $0) } }.joined(separator: " and ")
    return (about.isEmpty ? "" : about + ": ") + Plural.count(count, "relation")
  }

  private func show(_ relations: [Relation], _ view: KnowledgeGraph, title: String) throws {
    var rows = RelationTable(title, graph: view, explains: explain)
    let order = relations.sorted { a, b in
      let days = (a.validity?.dayRange.lowerBound ?? Int.min, b.validity?.dayRange.lowerBound ?? Int.min)
      if a.isPlain != b.isPlain { return a.isPlain }
      if a.weight != b.weight { return a.weight > b.weight }
      return days.0 == days.1 ? a.assertions[0] < b.assertions[0] : days.0 < days.1
    }
    for relation in order.prefix(limit) { rows.add(relation) }
    try rows.table.print(as: output.format)
    if relations.count > limit {
      Terminal.remark("\(relations.count - limit) more; --limit shows them")
    }
  }
}

/// Which relations concern one entity, or two.
struct Sides {
  private let first: EntityID
  private let second: EntityID?
  /// Entities of which both are members: their relationship, talks between them.
  private let shared: Set<EntityID>

  init(_ first: EntityID, _ second: EntityID?, in graph: KnowledgeGraph) {
    self.first = first
    self.second = second
    guard let second else {
      shared = []
      return
    }
    shared = Set(
      graph.entities.filter { entity in
        entity.members.contains(first) && entity.members.contains(second) && entity.members.count <= 4
      }.map(\.id))
  }

  func concerns(_ relation: Relation) -> Bool {
    let ends = [relation.subject, relation.object]
    guard let second else { return ends.contains(first) }
    if ends.contains(first) && ends.contains(second) { return true }
    return ends.contains(where: shared.contains)
  }

  static func speaks(_ relation: Relation, of topic: EntityID, in graph: KnowledgeGraph) -> Bool {
    let name = graph.name(of: topic).lowercased()
    return relation.subject == topic || relation.object == topic
      || relation.assertions.contains { index in
        let assertion = graph.assertions[index]
        return assertion.namedEntities.contains(topic)
          || assertion.arguments.values.contains { $0.lowercased().contains(name) }
          || (assertion.evidence?.text?.lowercased().contains(name) ?? false)
      }
  }
}
