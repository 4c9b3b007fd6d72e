internal import ArgumentParser
internal import Entente
internal import EntenteExtraction
internal import EntenteModel
internal import EntenteOntology
internal import EntenteText
internal import Foundation

struct Relate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how entities that you marked in a sentence stand to each other.",
    discussion: """
      For entities that are known already, by hand or from another tool. Every line of the file is one sentence:

        {"id": "1", "tokens": ["Chad", "left", "the", "G5"],
         "entities": [{"start": 0, "end": 1, "type": "State"}, {"start": 3, "end": 4, "type": "Organization"}]}

      Start and end count tokens from 0, the end not included. With "text" in place of "tokens" they count characters
      (Unicode scalars). The types are those of the ontology: State, Organization, Person, Place, Event, Topic and narrower ones; "id" and
      "type" may be left out.
      The answer has a line a pair: who acts or contains first, the relations that frames find, the words of the tree between
      the two, and an estimate that the sentence relates them.
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup var language: ModelOptions
  @OptionGroup var output: FormatOptions
  @Argument(help: ArgumentHelp("A file in JSON Lines, or -.", valueName: "FILE"))
  var file: String
  @Option(
    name: .long,
    help: ArgumentHelp("Least confidence, 0 to 1; 0.36, the default, divides best.", valueName: "C"))
  var minConfidence: Double = 0.36
  @Flag(name: .long, help: "What each confidence rests on, as further columns.")
  var explain = false

  func validate() throws {
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence wants a number from 0 to 1, not \(minConfidence)")
    }
  }

  func run() throws {
    let workspace = try data.workspace(language)
    let ontology = try workspace.ontology()
    let records = try MarkedSentence.read(try InputFile.bytes(file), file: file, schema: ontology.schema)
    let analysed = try MarkedSentence.analyse(records, workspace.pipeline())
    let finder = EntityPairFinder(schema: ontology.schema, lexicon: ontology.lexicon)
    var table = Table(columns: Self.columns + (explain ? Self.explanations : []))
    for (record, (sentence, entities)) in zip(records, analysed) {
      for pair in finder.pairs(of: entities, in: sentence) where pair.confidence >= minConfidence {
        table.add(cells(pair, record.id, entities, sentence))
      }
    }
    guard !table.rows.isEmpty else {
      throw Complaint(
        .nothingFound, "\(file): no pair of entities is related with confidence \(minConfidence) or more")
    }
    try table.print(as: output.format)
  }

  private static let columns = [
    Table.Column("id"), Table.Column("source"), Table.Column("predicate"), Table.Column("target"),
    Table.Column("relations"), Table.Column("confidence"), Table.Column("source_entity", forMachines: true),
    Table.Column("target_entity", forMachines: true), Table.Column("path", forMachines: true),
  ]

  private static let explanations = [
    Table.Column("length"), Table.Column("list_steps", "list steps"), Table.Column("listed"),
    Table.Column("subject"), Table.Column("between"), Table.Column("rivals_of_first", "rivals of first"),
    Table.Column("rivals_of_second", "of second"), Table.Column("person"), Table.Column("event"),
    Table.Column("events"),
  ]

  private func cells(_ pair: EntityPair, _ id: String, _ entities: [GivenEntity], _ sentence: Sentence)
    -> [Cell]
  {
    func name(_ entity: Int) -> Cell {
      .text(Phrase(words: entities[entity].words).text(in: sentence))
    }
    let cells: [Cell] = [
      .text(id), name(pair.source), .text(pair.predicate), name(pair.target),
      .list(pair.relations.map(\.rawValue)), .number(pair.confidence), .integer(pair.source),
      .integer(pair.target), .text(pair.path),
    ]
    guard explain else { return cells }
    let features = pair.features
    func flag(_ value: Bool) -> Cell { .integer(value ? 1 : 0) }
    return cells + [
      .integer(features.length), .integer(features.listSteps), flag(features.isListed),
      flag(features.hasSubject),
      .integer(features.between), .integer(features.rivalsOfFirst), .integer(features.rivalsOfSecond),
      flag(features.hasPerson), flag(features.hasEvent), flag(features.areEvents),
    ]
  }
}
