internal import EntenteText

/// Scores as rows.
enum EvaluationTable {
  static func trees(_ evaluation: TreeEvaluation, _ by: Evaluate.Breakdown, limit: Int) -> Table {
    switch by {
    case .relation: relations(evaluation)
    case .mistake: mistakes(evaluation, limit)
    case .phenomenon: phenomena(evaluation)
    case .measure, .cost: measures(evaluation)
    }
  }

  private static func measures(_ evaluation: TreeEvaluation) -> Table {
    var table = Table(
      columns: [Table.Column("metric")] + shares
        + [Table.Column("aligned_accuracy", "aligned acc.")] + counts(forMachines: true))
    for (measure, score) in evaluation.scores() {
      table.add(
        [.text(measure.rawValue)] + cells(score)
          + [score.alignedAccuracy.map { .share($0) } ?? .missing] + counts(score))
    }
    return table
  }

  private static func relations(_ evaluation: TreeEvaluation) -> Table {
    var table = Table(
      columns: [Table.Column("relation")] + shares + [Table.Column("head_recall", "right heads")]
        + counts(forMachines: false))
    for row in evaluation.scoresByRelation() {
      table.add([.text(row.relation)] + cells(row.score) + [.share(row.headRecall)] + counts(row.score))
    }
    return table
  }

  private static func mistakes(_ evaluation: TreeEvaluation, _ limit: Int) -> Table {
    var table = Table(columns: [
      Table.Column("gold"), Table.Column("system"), Table.Column("head"), Table.Column("count"),
      Table.Column("share"), Table.Column("examples", "word ← its head (the right one)"),
    ])
    for row in evaluation.confusions().prefix(limit) {
      table.add([
        .text(row.goldRelation), .text(row.systemRelation), .text(row.hasRightHead ? "right" : "wrong"),
        .integer(row.count), .share(row.share), .list(row.examples),
      ])
    }
    return table
  }

  private static func phenomena(_ evaluation: TreeEvaluation) -> Table {
    var table = Table(columns: [
      Table.Column("phenomenon"), Table.Column("sentences"), Table.Column("words"),
      Table.Column("upos", "UPOS"), Table.Column("uas", "UAS"), Table.Column("las", "LAS"),
    ])
    for row in evaluation.scoresByPhenomenon() {
      let shares = [row.upos, row.uas, row.las].map { row.words > 0 ? Cell.share($0) : .missing }
      table.add([.text(row.phenomenon.rawValue), .integer(row.sentences), .integer(row.words)] + shares)
    }
    return table
  }

  static func names(_ evaluation: NameEvaluation) -> Table {
    var table = Table(columns: [Table.Column("type")] + shares + counts(forMachines: false))
    for (type, score) in [("all", evaluation.all)] + evaluation.byType {
      table.add([.text(type)] + cells(score) + counts(score))
    }
    return table
  }

  /// - Parameter seconds: of one processor, for `words` words
  static func cost(words: Int, seconds: Double, loadSeconds: Double) -> Table {
    var table = Table(columns: [
      Table.Column("words"), Table.Column("seconds", "processor s"),
      Table.Column("words_per_second", "words/s"),
      Table.Column("load_ms", "load ms"), Table.Column("peak_memory_mb", "peak memory MB"),
    ])
    table.add([
      .integer(words), .number(seconds), .integer(seconds > 0 ? Int(Double(words) / seconds) : 0),
      .number(loadSeconds * 1000), .optional(Stopwatch.peakMemory.map { Double($0) / 1e6 }),
    ])
    return table
  }

  private static let shares = [Table.Column("precision"), Table.Column("recall"), Table.Column("f1", "F1")]

  private static func cells(_ score: Score) -> [Cell] {
    [.share(score.precision), .share(score.recall), .share(score.f1)]
  }

  private static func counts(forMachines: Bool) -> [Table.Column] {
    ["correct", "gold", "system"].map { Table.Column($0, forMachines: forMachines) }
  }

  private static func counts(_ score: Score) -> [Cell] {
    [.integer(score.correct), .integer(score.gold), .integer(score.system)]
  }
}
