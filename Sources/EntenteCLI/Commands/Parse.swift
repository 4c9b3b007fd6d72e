internal import ArgumentParser
internal import Entente
internal import EntenteFormats
internal import EntenteModel
internal import EntenteText
internal import Foundation

struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print words, lemmas, tags, trees and names of a text.")

  enum Input: String, ExpressibleByArgument, CaseIterable { case text, lines, conllu, iob2 }
  enum Output: String, ExpressibleByArgument, CaseIterable { case conllu, iob2, tree, svg }

  @OptionGroup var data: DataOptions
  @OptionGroup var language: ModelOptions
  @Argument(help: ArgumentHelp("A file, or -.", valueName: "FILE"))
  var file: String
  @Option(
    name: .long,
    help: ArgumentHelp("text, lines (a sentence a line), conllu or iob2 (words are kept).", valueName: "KIND")
  )
  var from: Input = .text
  @Option(
    name: .long,
    help: ArgumentHelp("conllu, iob2, tree (drawn with text) or svg (a picture).", valueName: "FORM"))
  var to: Output = .conllu
  @Flag(name: .long, help: "Names from the name tagger only, not from the ontology.")
  var noGazetteer = false
  @OptionGroup var encoding: EncodingOptions
  @Flag(
    name: .long, help: "Each token's place in the text, in Unicode scalars, as TokenRange in the last column."
  )
  var ranges = false
  @OptionGroup var work: JobsOptions
  @Flag(name: .long, help: "Words a second on standard error.")
  var time = false

  func validate() throws {
    if ranges && to != .conllu { throw ValidationError("--ranges is for --to conllu") }
    if ranges && from != .text && from != .lines { throw ValidationError("--ranges needs a text, not words") }
  }

  func run() throws {
    var bytes = try InputFile.bytes(file)
    if from == .text || from == .lines { bytes = try encoding.text(bytes, file: file) }
    var pipeline = try data.workspace(language).pipeline(usesGazetteer: !noGazetteer)
    pipeline.jobs = work.jobs
    let start = ContinuousClock.now
    let sentences = try analyse(bytes, pipeline)
    if time {
      let seconds = Double((ContinuousClock.now - start) / .microseconds(1)) / 1e6
      let words = sentences.reduce(0) { $0 + $1.words.count }
      Terminal.remark("\(words) words in \(Cell.rounded(seconds)) s, \(Int(Double(words) / seconds)) words/s")
    }
    switch to {
    case .conllu:
      let offsets = ranges ? ScalarOffsets(utf8: bytes) : nil
      let tokenRange = offsets.map { offsets in { (range: Range<Int>) in offsets.scalars(range) } }
      Terminal.print(CoNLLU.format(sentences, tokenRange: tokenRange).trimmingTrailingNewline)
    case .iob2: Terminal.print(IOB2.format(sentences).trimmingTrailingNewline)
    case .svg: Terminal.print(TreePicture.svg(sentences).trimmingTrailingNewline)
    case .tree: for sentence in sentences { Terminal.print(TreeDrawing.draw(sentence)) }
    }
  }

  private func analyse(_ bytes: [UInt8], _ pipeline: Pipeline) throws -> [Sentence] {
    switch from {
    case .text: return pipeline.analyze(bytes)
    case .lines: return pipeline.analyze(lines: bytes)
    case .conllu: return pipeline.analyze(sentences: try CoNLLU.parse(bytes, file: file))
    case .iob2: return pipeline.analyze(sentences: try IOB2.parse(bytes, file: file))
    }
  }
}

extension String {
  var trimmingTrailingNewline: String {
    var text = self
    while text.hasSuffix("\n") { text.removeLast() }
    return text + (isEmpty ? "" : "\n")
  }
}
