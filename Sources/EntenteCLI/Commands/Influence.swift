internal import ArgumentParser
internal import Entente
internal import EntenteAnalysis
internal import EntenteModel
internal import EntenteOntology

struct Influence: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who matters to whom: cooperation, conflict, partners, brokers, and what helps or hinders.",
    discussion: """
      With one actor its report; with two what is said to help and to hinder their relationship; with none those who \
      stand between others. PLOVER and Goldstein scores are two scales and are never mixed.
      """)

  @OptionGroup var graph: GraphOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("An actor.", valueName: "A")) var a: String?
  @Argument(help: ArgumentHelp("Another one.", valueName: "B")) var b: String?
  @Option(name: .long, help: ArgumentHelp("At most so many rows of each list.", valueName: "N")) var limit:
    Int = 10

  func run() throws {
    let (workspace, opened) = try graph.open()
    let ontology = try workspace.ontology()
    var defaults = GraphFilter.plain
    if opened.store != nil { defaults.layers = [.documents] }
    let filter = try filter.filter(defaults: defaults, in: opened.graph, workspace: workspace)
    let view = opened.graph
    if let a, let b {
      let factors = try Factors(
        in: view, between: NameResolution.entity(a, in: view), and: NameResolution.entity(b, in: view))
      guard factors.helping.count + factors.hindering.count + factors.others.count > 0 else {
        throw Complaint(.nothingFound, "nothing is said to help or to hinder relations between \(a) and \(b)")
      }
      return try isJSON(factors) ? () : table(factors).print(as: output.format)
    }
    if let a {
      let report = try InfluenceReport(
        of: NameResolution.entity(a, in: view), in: view, ontology: ontology, filter: filter, limit: limit)
      return try isJSON(report) ? () : show(report)
    }
    let map = try BrokerageMap(snapshot: view.filtered(filter)) { ontology.isSubtype($0.type, of: "Actor") }
    let brokers = map.brokers(limit: limit)
    guard !brokers.isEmpty else { throw Complaint(.nothingFound, "nobody stands between others") }
    try isJSON(brokers) ? () : table(brokers).print(as: output.format)
  }

  /// Prints JSON where that is asked for.
  private func isJSON(_ answer: some Encodable) throws -> Bool {
    guard output.format == .json || output.format == .jsonl else { return false }
    Terminal.print(try Encoded.text(answer, indented: output.format == .json))
    return true
  }

  private func show(_ report: InfluenceReport) throws {
    try partners(report).print(as: output.format)
    if report.partnerCount > report.partners.count {
      Terminal.remark("\(report.partnerCount - report.partners.count) more partners; --limit shows them")
    }
    if let brokerage = report.brokerage {
      Terminal.print("")
      try gaps(brokerage).print(as: output.format)
    }
    let factors = report.factors
    if factors.helping.count + factors.hindering.count + factors.others.count > 0 {
      Terminal.print("")
      try table(factors).print(as: output.format)
    }
  }

  private func partners(_ report: InfluenceReport) -> Table {
    var table = Table(
      "\(report.actor.name): \(Plural.count(report.partnerCount, "partner"))",
      columns: [
        Table.Column("partner"), Table.Column("given", "cooperation given"),
        Table.Column("received", "received"),
        Table.Column("conflict_given", "conflict given"), Table.Column("conflict_received", "received"),
        Table.Column("plover", "PLOVER"), Table.Column("goldstein", "Goldstein"),
        Table.Column("id", forMachines: true),
      ])
    for partner in report.partners {
      let tallies = [
        partner.cooperationGiven, partner.cooperationReceived, partner.conflictGiven,
        partner.conflictReceived,
      ]
      table.add(
        [.text(partner.partner.name)] + tallies.map { .integer($0.events) } + [
          Self.sum(tallies.filter { $0.ploverEvents > 0 }.map(\.plover)),
          Self.sum(tallies.filter { $0.goldsteinEvents > 0 }.map(\.goldstein)),
          .text(partner.partner.id.rawValue),
        ])
    }
    return table
  }

  /// Nothing coded is no score, which is not a score of 0.
  private static func sum(_ scores: [Double]) -> Cell {
    scores.isEmpty ? .missing : .number(scores.reduce(0, +))
  }

  private func gaps(_ brokerage: Brokerage) -> Table {
    let share = Cell.rounded(brokerage.betweennessShare * 100)
    var table = Table(
      "Stands between: \(share) % of shortest paths of others (place \(brokerage.rank)); "
        + "\(Plural.count(brokerage.gapCount, "pair")) of neighbours without a tie of their own",
      columns: [
        Table.Column("first"), Table.Column("second"), Table.Column("strength"),
        Table.Column("other_brokers", "other brokers"),
      ])
    for gap in brokerage.gaps.prefix(limit) {
      table.add([
        .text(gap.first.name), .text(gap.second.name), .number(gap.strength), .integer(gap.otherBrokers),
      ])
    }
    return table
  }

  private func table(_ brokers: [Brokerage]) -> Table {
    var table = Table(
      "Who stands between others",
      columns: [
        Table.Column("rank"), Table.Column("actor"), Table.Column("ties"),
        Table.Column("share", "% of shortest paths"), Table.Column("constraint"),
        Table.Column("between", "strongest open pairs"), Table.Column("id", forMachines: true),
      ])
    for broker in brokers {
      table.add([
        .integer(broker.rank), .text(broker.actor.name), .integer(broker.ties),
        .number(broker.betweennessShare * 100), .optional(broker.constraint),
        .list(broker.gaps.map { "\($0.first.name) – \($0.second.name)" }), .text(broker.actor.id.rawValue),
      ])
    }
    return table
  }

  private func table(_ factors: Factors) -> Table {
    var table = Table(
      "What is said to help and to hinder",
      columns: [
        Table.Column("effect"), Table.Column("factor"), Table.Column("on"), Table.Column("stance"),
        Table.Column("said_by", "said by"), Table.Column("sentence"),
        Table.Column("source", forMachines: true),
      ])
    for factor in factors.helping + factors.hindering + factors.others {
      let statement = factor.statement
      table.add([
        .text(factor.effect.rawValue), .text(factor.factor.name), .text(factor.object.name),
        .text(Stance.words(statement.polarity, statement.modality)),
        .text(statement.said.isEmpty ? "author" : statement.said.joined(separator: " → ")),
        .optional(statement.evidence?.text), .optional(statement.source),
      ])
    }
    return table
  }
}
