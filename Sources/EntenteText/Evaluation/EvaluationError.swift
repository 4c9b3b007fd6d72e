/// Why two files cannot be compared; lines count from 1.
public enum EvaluationError: Error, Equatable {
  case notUTF8(file: String, line: Int)
  case columns(file: String, line: Int, found: Int)
  /// Words of a sentence must be numbered 1, 2, 3, …, multiword tokens stand before their first word.
  case badID(file: String, line: Int, id: String)
  case emptyForm(file: String, line: Int)
  case badTree(file: String, line: Int, reason: String)
  /// The forms spell different texts; `offset` counts Unicode scalars that are no white space.
  case textsDiffer(offset: Int, gold: Excerpt, system: Excerpt)
  /// The files of names hold different words; `number` counts words from 1.
  case wordsDiffer(number: Int, gold: String, system: String)
  /// Multiword tokens of so many words that matching them would take too much memory.
  case multiwordTooLong(words: Int)
  case names(IOB2Error)

  /// The text at some place of a file.
  public struct Excerpt: Equatable, Sendable {
    public var file: String
    public var line: Int
    public var text: String
  }
}

extension EvaluationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notUTF8(let file, let line): "\(file):\(line): not UTF-8; convert the file"
    case .columns(let file, let line, let found):
      "\(file):\(line): \(found) columns, not 10; CoNLL-U columns are separated by single tabs"
    case .badID(let file, let line, let id):
      "\(file):\(line): '\(id)' is out of place; number the words of a sentence 1, 2, 3, … and put 1-2 before 1"
    case .emptyForm(let file, let line): "\(file):\(line): a form of nothing but white space"
    case .badTree(let file, let line, let reason):
      "\(file):\(line): \(reason); mend the tree, or go on past such trees with --loose"
    case .textsDiffer(let offset, let gold, let system):
      "the files spell different texts from character \(offset) on: '\(gold.text)' (\(gold.file):\(gold.line)), "
        + "'\(system.text)' (\(system.file):\(system.line)); only white space may differ"
    case .wordsDiffer(let number, let gold, let system):
      "the files hold different words: number \(number) is '\(gold)' in the gold file, '\(system)' in the other"
    case .multiwordTooLong(let words):
      "multiword tokens of \(words) words overlap; check the ranges in the first column"
    case .names(let error): error.description
    }
  }
}
