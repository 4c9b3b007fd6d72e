internal import ArgumentParser
internal import Entente
internal import EntenteGraph
internal import EntenteModel
internal import EntenteStore
internal import Foundation

struct Entities: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List entities, those with most relations first.")

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("Only names with this text.", valueName: "TEXT"))
  var text: String?
  @Option(name: .long, help: ArgumentHelp("At most so many rows.", valueName: "N"))
  var limit: Int = 100

  func run() throws {
    let (workspace, opened) = try graph.open()
    var defaults = GraphFilter(layers: opened.store == nil ? [] : [.documents])
    defaults = try filter.filter(defaults: defaults, in: opened.graph, workspace: workspace)
    let types = defaults.types
    defaults.types = []
    let view = opened.graph.filtered(defaults, keepingIsolated: opened.store == nil)
    var rows: [(entity: Entity, degree: Int)] = view.entities.enumerated().map { index, entity in
      (
        entity: entity,
        degree: view.graph.out.degree(of: VertexID(index)) + view.graph.in.degree(of: VertexID(index))
      )
    }
    if !types.isEmpty { rows = rows.filter { types.contains($0.entity.type) } }
    if let text {
      let key = text.lowercased()
      rows = rows.filter { Self.names(of: $0.entity).contains { $0.lowercased().contains(key) } }
    }
    guard !rows.isEmpty else { throw Complaint(.nothingFound, "no entity fits") }
    rows.sort { a, b in a.degree == b.degree ? a.entity.id < b.entity.id : a.degree > b.degree }
    var table = Table(columns: [
      Table.Column("name"), Table.Column("type"), Table.Column("relations"), Table.Column("id"),
      Table.Column("wikidata", forMachines: true), Table.Column("aliases", forMachines: true),
    ])
    for (entity, degree) in rows.prefix(limit) {
      table.add([
        .text(entity.name), .text(entity.type.rawValue), .integer(degree), .text(entity.id.rawValue),
        .optional(entity.wikidata), .list(entity.aliases),
      ])
    }
    try table.print(as: output.format)
    if rows.count > limit { Terminal.remark("\(rows.count - limit) more; --limit shows them") }
  }

  private static func names(of entity: Entity) -> [String] { [entity.name] + entity.aliases }
}

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One entity: names, ids, members, where it is mentioned, what is said of it.")

  @OptionGroup var graph: GraphOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("Name, alias or id.", valueName: "ENTITY"))
  var entity: String
  @Flag(name: .long, help: "Under each relation its sentences, rules and reasons.")
  var explain = false

  func run() throws {
    let (_, opened) = try graph.open()
    let view = opened.graph
    let id = try NameResolution.entity(entity, in: view)
    guard let found = view.entity(id) else { throw Complaint(.nothingFound, "there is no '\(entity)'") }
    let relations = view.relations.filter { $0.subject == id || $0.object == id }
    let mentions = try opened.store?.mentions(of: id) ?? []
    if output.format == .json || output.format == .jsonl {
      Terminal.print(json(found, relations, mentions.count, view).text(indented: output.format == .json))
      return
    }
    describe(found, mentions, view)
    var rows = RelationTable(nil, graph: view, explains: explain)
    let ownFirst = relations.sorted { a, b in
      a.documentCount == b.documentCount
        ? a.assertions[0] < b.assertions[0] : a.documentCount > b.documentCount
    }
    for relation in ownFirst.prefix(60) { rows.add(relation) }
    if !rows.table.rows.isEmpty { try rows.table.print(as: output.format) }
    if relations.count > 60 {
      Terminal.remark("\(relations.count - 60) more; 'entente relations' shows them")
    }
  }

  private func describe(
    _ entity: Entity, _ mentions: [(document: String, mention: Mention)], _ view: KnowledgeGraph
  ) {
    Terminal.print(Style.bold("\(entity.name)") + "  (\(entity.type), \(entity.id))")
    if let text = entity.description { Terminal.print(text) }
    let ids = [entity.iso3.map { "ISO 3166 \($0)" }, entity.wikidata.map { "Wikidata \($0)" }].compactMap {
      $0
    }
    if !ids.isEmpty { Terminal.print(ids.joined(separator: ", ")) }
    if !entity.aliases.isEmpty {
      let aliases = "also " + entity.aliases.joined(separator: ", ")
      Terminal.print(TextWrap.lines(aliases, width: Terminal.width ?? 110))
    }
    if !entity.members.isEmpty {
      Terminal.print("members: " + entity.members.map { view.name(of: $0) }.joined(separator: ", "))
    }
    if !mentions.isEmpty {
      let documents = Set(mentions.map(\.document)).count
      Terminal.print(
        "\(Plural.count(mentions.count, "mention")) in \(Plural.count(documents, "document")): "
          + Self.forms(mentions.map(\.mention)))
    }
    Terminal.print("")
  }

  /// Written forms with how often each occurs and why they are this entity.
  private static func forms(_ mentions: [Mention]) -> String {
    let groups = Dictionary(grouping: mentions) { $0.text + "|" + $0.reason }
    let order = groups.sorted {
      $0.value.count == $1.value.count ? $0.key < $1.key : $0.value.count > $1.value.count
    }
    return order.prefix(12).map { _, group in
      let reason = group[0].reason.isEmpty ? "" : " [\(group[0].reason)]"
      return "\(group[0].text) ×\(group.count)\(reason)"
    }.joined(separator: ", ")
  }

  private func json(_ entity: Entity, _ relations: [Relation], _ mentions: Int, _ view: KnowledgeGraph)
    -> JSON
  {
    .object([
      ("id", .string(entity.id.rawValue)), ("name", .string(entity.name)),
      ("type", .string(entity.type.rawValue)),
      ("aliases", .array(entity.aliases.map { .string($0) })), ("iso3", .optional(entity.iso3)),
      ("wikidata", .optional(entity.wikidata)), ("description", .optional(entity.description)),
      ("members", .array(entity.members.map { .string($0.rawValue) })), ("mentions", .integer(mentions)),
      (
        "relations",
        .array(
          relations.map { relation in
            .object([
              ("subject", .string(relation.subject.rawValue)), ("relation", .string(relation.name.rawValue)),
              ("object", .string(relation.object.rawValue)),
              ("date", .optional(relation.validity?.description)),
              ("polarity", .string(relation.polarity.rawValue)),
              ("modality", .string(relation.modality.rawValue)),
              ("sign", .string(relation.sign.rawValue)), ("documents", .integer(relation.documentCount)),
              ("assertions", .array(relation.assertions.map { .string(view.assertions[$0].id) })),
            ])
          })
      ),
    ])
  }
}
