internal import ArgumentParser
internal import Entente
internal import EntenteAnalysis
internal import EntenteModel

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "What happened to an entity, or between two, in the order of dates.")

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("An entity.", valueName: "A")) var a: String
  @Argument(help: ArgumentHelp("Another one.", valueName: "B")) var b: String?
  @Option(name: .long, help: ArgumentHelp("Not before this date.", valueName: "DATE")) var since: String?
  @Option(name: .long, help: ArgumentHelp("Not after this date.", valueName: "DATE")) var until: String?
  @Flag(name: .long, help: "Undated statements too, at the end.") var undated = false
  @Flag(name: .long, help: "Between two: stretches of cooperation and of conflict, with what opened each.")
  var phases = false

  func run() throws {
    if phases && b == nil { throw Complaint(.usage, "--phases are those of two; name another entity") }
    let (workspace, opened) = try graph.open()
    let view = opened.graph
    var defaults = GraphFilter.all
    if opened.store != nil { defaults.layers = [.documents] }
    let question = TimelineQuestion(
      of: try NameResolution.entity(a, in: view), and: try b.map { try NameResolution.entity($0, in: view) },
      filter: try filter.filter(defaults: defaults, in: view, workspace: workspace), since: try date(since),
      until: try date(until), includesUndated: undated)
    let timeline = try Timeline(in: view, question)
    guard !timeline.entries.isEmpty else {
      throw Complaint(
        .nothingFound, "nothing dated is known of it; --undated shows the rest, --layer all the ontology")
    }
    if phases {
      try printPhases(timeline)
    } else if output.format == .json {
      Terminal.print(try Encoded.text(timeline.entries, indented: true))
    } else {
      try table(timeline).print(as: output.format)
    }
  }

  private func printPhases(_ timeline: Timeline) throws {
    let found = Phases(timeline).phases
    guard !found.isEmpty else {
      throw Complaint(.nothingFound, "nothing dated between them is cooperative or conflictual")
    }
    if output.format == .json { return Terminal.print(try Encoded.text(found, indented: true)) }
    var table = Table(
      columns: ["from", "until", "phase", "entries", "opened by", "sentence"].map { Table.Column($0) })
    for phase in found {
      let opening = phase.opening
      table.add([
        .optional(phase.from?.description), .optional(phase.until?.description), .text(phase.sign.rawValue),
        .integer(phase.count), .text("\(opening.subject.name) \(opening.relation) \(opening.object.name)"),
        .text(opening.statements.first?.evidence?.text ?? opening.statements.first?.source ?? ""),
      ])
    }
    try table.print(as: output.format)
  }

  private func date(_ text: String?) throws -> PartialDate? {
    guard let text else { return nil }
    guard let date = PartialDate(text) else {
      throw Complaint(.usage, "'\(text)' is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    }
    return date
  }

  private func table(_ timeline: Timeline) -> Table {
    var table = Table(
      columns: ["when", "subject", "relation", "object", "stance", "sign", "sentence"].map {
        Table.Column($0)
      })
    for entry in timeline.entries {
      let first = entry.statements.first
      table.add([
        .optional(entry.validity?.description), .text(entry.subject.name), .text(entry.relation.rawValue),
        .text(entry.object.name), .text(Stance.words(entry.polarity, entry.modality)),
        .text(entry.sign.rawValue),
        .text(first?.evidence?.text ?? first?.source ?? ""),
      ])
    }
    return table
  }
}

struct Members: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Members of an organisation as of a date; with --also-in, of both; with --not-in, of one only.")

  @OptionGroup var graph: GraphOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("An organisation, group or agreement.", valueName: "BODY")) var body: String
  @Option(name: .long, help: ArgumentHelp("Also members of this one; several times.", valueName: "BODY"))
  var alsoIn: [String] = []
  @Option(name: .long, help: ArgumentHelp("Not members of this one; several times.", valueName: "BODY"))
  var notIn: [String] = []
  @Option(name: .long, help: ArgumentHelp("As of this date; without it, at any time.", valueName: "DATE"))
  var at: String?
  @Flag(name: .long, help: "Observers, partners and associates too.") var partial = false
  @Option(name: .long, help: ArgumentHelp("ontology, documents or all.", valueName: "LAYER")) var layer:
    String?

  func run() throws {
    let (_, opened) = try graph.open()
    let view = opened.graph.filtered(
      GraphFilter(layers: try layers(opened.store != nil)), keepingIsolated: true)
    var date: PartialDate?
    if let at {
      guard let read = PartialDate(at) else {
        throw Complaint(.usage, "'\(at)' is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
      }
      date = read
    }
    let answer = try MembershipAnswer(
      in: view,
      MembershipQuestion(
        of: try ([body] + alsoIn).map { try NameResolution.entity($0, in: view) },
        butNot: try notIn.map { try NameResolution.entity($0, in: view) }, at: date, includesPartial: partial)
    )
    guard !answer.members.isEmpty else {
      throw Complaint(.nothingFound, "no member is known under these conditions")
    }
    try table(answer).print(as: output.format)
  }

  /// The ontology's memberships are dated and sourced; what documents say in passing joins in only when asked for.
  private func layers(_ isStore: Bool) throws -> Set<Layer> {
    guard let layer else { return isStore ? [.ontology] : [] }
    if layer == "all" { return [] }
    guard let known = Layer(rawValue: layer) else {
      throw Complaint(.usage, "--layer knows ontology, documents, all; not '\(layer)'")
    }
    return [known]
  }

  private func table(_ answer: MembershipAnswer) -> Table {
    let bodies = answer.bodies.map { "\($0.entity.name) (\($0.memberCount))" }.joined(separator: " and ")
    let when = answer.date.map { " on \($0)" } ?? ""
    var table = Table(
      "\(Plural.count(answer.members.count, "member")) of \(bodies)\(when)",
      columns: [Table.Column("member")] + answer.bodies.map { Table.Column($0.entity.name) }
        + [Table.Column("id", forMachines: true)])
    for row in answer.members {
      let periods = answer.bodies.map { body in
        Cell.list(
          (row.memberships[body.entity.id.rawValue] ?? []).map { $0.validity?.description ?? "undated" })
      }
      table.add([.text(row.member.name)] + periods + [.text(row.member.id.rawValue)])
    }
    return table
  }
}
