internal import ArgumentParser
internal import EntenteExtraction
internal import EntenteText

/// A sentence and what it says.
struct SentencePropositions {
  let text: String
  let sentence: Sentence
  let propositions: [Proposition]
}

/// The form of an answer of `entente openie`.
enum PropositionFormat: String, ExpressibleByArgument, CaseIterable {
  case tsv, table, json, jsonl, csv, markdown

  func print(_ found: [SentencePropositions], explain: Bool) throws {
    switch self {
    case .tsv: found.forEach(printTabs)
    case .table: try printTables(found, explain: explain)
    case .json: try rows(found, explain).print(as: .json)
    case .jsonl: try rows(found, explain).print(as: .jsonl)
    case .csv: try rows(found, explain).print(as: .csv)
    case .markdown: try rows(found, explain).print(as: .markdown)
    }
  }

  /// `sentence TAB confidence TAB predicate TAB argument TAB argument …`
  private func printTabs(_ found: SentencePropositions) {
    for proposition in found.propositions {
      let texts = ([proposition.predicate] + proposition.arguments).map { $0.text(in: found.sentence) }
      Terminal.print(([found.text, "\(proposition.confidence)"] + texts).joined(separator: "\t"))
    }
  }

  /// A table for each sentence, with the sentence above it.
  private func printTables(_ found: [SentencePropositions], explain: Bool) throws {
    var isFirst = true
    for sentence in found where !sentence.propositions.isEmpty {
      if !isFirst { Terminal.print("") }
      isFirst = false
      var table = Table(
        sentence.text,
        columns: [
          Table.Column("said_of", "said of"), Table.Column("predicate"), Table.Column("arguments", "what"),
          Table.Column("confidence"), Table.Column("kind"), Table.Column("context"),
        ] + (explain ? Self.derivationColumns : []))
      for proposition in sentence.propositions {
        let texts = proposition.arguments.map { $0.text(in: sentence.sentence) }
        table.add(
          [
            .text(texts[0]), .text(proposition.predicate.text(in: sentence.sentence)),
            .text(texts.dropFirst().joined(separator: " · ")), .number(proposition.confidence),
            .text(proposition.kind.rawValue), .text(proposition.context.text(in: sentence.sentence)),
          ] + (explain ? Self.cells(proposition.derivation) : []))
      }
      try table.print(as: .table)
    }
  }

  private func rows(_ found: [SentencePropositions], _ explain: Bool) -> Table {
    var table = Table(
      columns: ["sentence", "confidence", "predicate", "arguments", "kind", "context"].map {
        Table.Column($0)
      }
        + (explain ? Self.derivationColumns : []))
    for sentence in found {
      for proposition in sentence.propositions {
        table.add(
          [
            .text(sentence.text), .number(proposition.confidence),
            .text(proposition.predicate.text(in: sentence.sentence)),
            .list(proposition.arguments.map { $0.text(in: sentence.sentence) }),
            .text(proposition.kind.rawValue), .text(proposition.context.text(in: sentence.sentence)),
          ] + (explain ? Self.cells(proposition.derivation) : []))
      }
    }
    return table
  }

  private static let derivationColumns = [
    Table.Column("subject_from", "subject from"), Table.Column("listed"), Table.Column("ambiguous"),
    Table.Column("pronoun"), Table.Column("distance"), Table.Column("length"),
    Table.Column("sentence_length", "words"),
  ]

  private static func cells(_ derivation: Derivation) -> [Cell] {
    [
      .text(derivation.origin.rawValue), .integer(derivation.isListed ? 1 : 0),
      .integer(derivation.isAmbiguous ? 1 : 0), .integer(derivation.hasPronoun ? 1 : 0),
      .integer(derivation.distance), .integer(derivation.length), .integer(derivation.sentenceLength),
    ]
  }
}
