internal import ArgumentParser
internal import Entente
internal import EntenteExtraction
internal import EntenteModel
internal import EntenteText

struct Openie: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what each sentence says: predicates and their arguments, in the sentence's own words.",
    discussion: """
      Without an inventory of relations, and before any name is looked up: for those see 'entente extract'.
      A line of the answer is: sentence, confidence, predicate, first argument (who or what it is said of), others
      where there are any; with tabs between them. A noun's own facts get 'is' or 'has' as predicate; all else is the
      sentence's. All forms but tsv have the context too: who says so ("Mali said"), or the condition ("if").

        entente openie --from lines sentences.txt
        entente openie --format table --arguments all brief.txt
        echo "Norway, a member of NATO, signed a treaty with Chad." | entente openie -
      """)

  enum Input: String, ExpressibleByArgument, CaseIterable { case text, lines, conllu }
  enum Arguments: String, ExpressibleByArgument, CaseIterable {
    case all, two, both

    var form: PropositionForm {
      switch self {
      case .all: .all
      case .two: .two
      case .both: .both
      }
    }
  }

  @OptionGroup var data: DataOptions
  @OptionGroup var language: ModelOptions
  @Argument(help: ArgumentHelp("A file, or -.", valueName: "FILE"))
  var file: String
  @Option(
    name: .long,
    help: ArgumentHelp(
      "text, lines (a sentence a line) or conllu (words and trees are kept as they are).", valueName: "KIND"))
  var from: Input = .text
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Form of the answer: tsv, table (sentence by sentence), json, jsonl, csv or markdown.",
      valueName: "FORM"))
  var format: PropositionFormat = .tsv
  @Option(
    name: .long,
    help: ArgumentHelp(
      "all: a line holds all that a clause has; two: each argument but the first has a line; both.",
      valueName: "all|two|both"))
  var arguments: Arguments = .both
  @Option(name: .long, help: ArgumentHelp("Least confidence, 0 to 1.", valueName: "C"))
  var minConfidence: Double = 0
  @Flag(name: .long, help: "What each confidence rests on, as further columns; not with tsv.")
  var explain = false
  @OptionGroup var encoding: EncodingOptions

  func validate() throws {
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence wants a number from 0 to 1, not \(minConfidence)")
    }
    if explain && format == .tsv { throw ValidationError("--explain needs a --format other than tsv") }
  }

  func run() throws {
    let finder = PropositionFinder(form: arguments.form)
    let found = try sentences().map { sentence in
      SentencePropositions(
        text: sentence.text, sentence: sentence.sentence,
        propositions: finder.propositions(in: sentence.sentence).filter { $0.confidence >= minConfidence })
    }
    guard found.contains(where: { !$0.propositions.isEmpty }) else {
      throw Complaint(.nothingFound, "\(file): no sentence of it says anything that can be told apart")
    }
    try format.print(found, explain: explain)
  }

  /// Analysed sentences with their text on one line.
  private func sentences() throws -> [(text: String, sentence: Sentence)] {
    let bytes = try InputFile.bytes(file)
    if from == .conllu {
      return try CoNLLU.parse(bytes, file: file).map { ($0.givenText ?? $0.formsText, $0) }
    }
    let text = try encoding.text(bytes, file: file)
    let pipeline = try data.workspace(language).pipeline()
    return (from == .lines ? pipeline.analyze(lines: text) : pipeline.analyze(text)).map { sentence in
      (String(decoding: text[sentence.range], as: UTF8.self).onOneLine, sentence)
    }
  }
}

extension Sentence {
  /// The text that a file of trees gives with the sentence (`# text = …`).
  fileprivate var givenText: String? {
    for comment in comments {
      let parts = comment.split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0].allSatisfy({ " text".contains($0) }), parts[0].contains("text") {
        return String(parts[1]).onOneLine
      }
    }
    return nil
  }

  fileprivate var formsText: String { Phrase(words: words.indices).text(in: self) }
}

extension String {
  /// White space of any kind and length as one space, none at the ends.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
