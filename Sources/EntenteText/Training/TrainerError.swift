/// Why no model could be trained.
public enum TrainerError: Error {
  case noSentences([String])
  case unreadable(String)
  case trees(CoNLLUError)
  case names(IOB2Error)
  case entities(NameAnnotationsError)
  case model(ModelFileError)
  /// A file of `--dev`, on which the finished model is scored, cannot be compared with what the model says.
  case dev(EvaluationError)
  case unwritable(String)
}

extension TrainerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSentences(let paths):
      "no sentences in \(paths.joined(separator: ", ")); pass CoNLL-U files with trees"
    case .unreadable(let path): "\(path): cannot be read; check the path"
    case .trees(let error): error.description
    case .names(let error): error.description
    case .entities(let error): error.description
    case .model(let error): error.description
    case .dev(let error): error.description
    case .unwritable(let path): "\(path): cannot be written; check the folder"
    }
  }
}
