/// What can be wrong with a CoNLL-U file; lines count from 1.
public enum CoNLLUError: Error, Equatable {
  case unreadable(file: String, reason: String)
  case columns(file: String, line: Int, found: Int)
  case badID(file: String, line: Int, id: String)
  /// Word numbers must be 1, 2, 3, …
  case unexpectedID(file: String, line: Int, id: String, expected: Int)
  case badUPOS(file: String, line: Int, tag: String)
  case badHead(file: String, line: Int, head: String)
  case notUTF8(file: String, line: Int)
  /// The sentence that starts at `line` has no tree with one root (asked for by `requireTrees`).
  case notATree(file: String, line: Int, reason: String)
}

extension CoNLLUError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): cannot be read (\(reason)); check the path"
    case .columns(let file, let line, let found):
      "\(file):\(line): \(found) columns, not 10; CoNLL-U columns are separated by single tabs"
    case .badID(let file, let line, let id):
      "\(file):\(line): '\(id)' is no word number; write 1, 1-2 or 1.1"
    case .unexpectedID(let file, let line, let id, let expected):
      "\(file):\(line): word number \(id) where \(expected) was expected; number the words of a sentence from 1 without gaps"
    case .badUPOS(let file, let line, let tag):
      "\(file):\(line): '\(tag)' is no universal part-of-speech tag; use one of \(UPOS.names.joined(separator: " "))"
    case .badHead(let file, let line, let head):
      "\(file):\(line): head '\(head)' is no word of this sentence; write 0 for the root"
    case .notUTF8(let file, let line): "\(file):\(line): not UTF-8; convert the file"
    case .notATree(let file, let line, let reason):
      "\(file):\(line): the sentence that starts here is no tree (\(reason)); mend or remove it"
    }
  }
}
