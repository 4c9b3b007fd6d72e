internal import ArgumentParser
internal import Entente
internal import EntenteText
internal import Foundation

struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print words, lemmas, tags, trees and names of a text.")

  enum Input: String, ExpressibleByArgument, CaseIterable { case text, lines, conllu, iob2 }
  enum Output: String, ExpressibleByArgument, CaseIterable { case conllu, iob2, tree, svg }

  @OptionGroup var data: DataOptions
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
  @Flag(name: .long, help: "Words a second on standard error.")
  var time = false

  func run() throws {
    let bytes = try input()
    let pipeline = try data.workspace().pipeline(usesGazetteer: !noGazetteer)
    let start = ContinuousClock.now
    let sentences = try analyse(bytes, pipeline)
    if time {
      let seconds = Double((ContinuousClock.now - start) / .microseconds(1)) / 1e6
      let words = sentences.reduce(0) { $0 + $1.words.count }
      Terminal.remark("\(words) words in \(Cell.rounded(seconds)) s, \(Int(Double(words) / seconds)) words/s")
    }
    switch to {
    case .conllu: Terminal.print(CoNLLU.format(sentences).trimmingTrailingNewline)
    case .iob2: Terminal.print(IOB2.format(sentences).trimmingTrailingNewline)
    case .svg: Terminal.print(TreePicture.svg(sentences).trimmingTrailingNewline)
    case .tree: for sentence in sentences { Terminal.print(TreeDrawing.draw(sentence)) }
    }
  }

  private func input() throws -> [UInt8] {
    if file == "-" { return StandardInput.bytes() }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Complaint(.fileError, "\(file): no such file, or it cannot be read")
    }
    return Array(data)
  }

  private func analyse(_ bytes: [UInt8], _ pipeline: Pipeline) throws -> [Sentence] {
    switch from {
    case .text: return pipeline.analyze(try valid(bytes))
    case .lines: return pipeline.analyze(lines: try valid(bytes))
    case .conllu: return pipeline.analyze(sentences: try CoNLLU.parse(bytes, file: file))
    case .iob2: return pipeline.analyze(sentences: try IOB2.parse(bytes, file: file))
    }
  }

  /// Text must be UTF-8; the first byte that is not is named.
  private func valid(_ bytes: [UInt8]) throws -> [UInt8] {
    if let offset = UTF8Check.firstInvalidByte(in: bytes) {
      throw Complaint(.badInput, "\(file): byte \(offset) is not UTF-8; save the file as UTF-8")
    }
    return bytes
  }
}

enum UTF8Check {
  static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    // The longest valid beginning, by halving: validity of a beginning that ends between characters is monotone.
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = (low + high + 1) / 2
      var end = middle
      while end > low, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      if String(validating: bytes[low..<end], as: UTF8.self) != nil && end > low {
        low = end
      } else {
        high = min(high - 1, middle - 1)
      }
    }
    return low
  }
}

extension String {
  var trimmingTrailingNewline: String {
    var text = self
    while text.hasSuffix("\n") { text.removeLast() }
    return text + (isEmpty ? "" : "\n")
  }
}
