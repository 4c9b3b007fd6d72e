internal import ArgumentParser
internal import Entente
internal import EntenteAnalysis
internal import EntenteExtraction
internal import EntenteFormats
internal import EntenteOntology
internal import EntenteStore
internal import EntenteText
internal import Foundation

/// Exit codes of `entente`, and the one place where an error becomes a code and a line on standard error.
enum ExitStatus: Int32 {
  case ok = 0
  case nothingFound = 1
  case usage = 2
  case badInput = 3
  case fileError = 4
  case interrupted = 130

  /// Prints what went wrong and says which code to end with.
  static func report(_ error: any Error) -> Int32 {
    if Terminal.isBroken(error) { return ok.rawValue }
    try? Terminal.flush()
    switch error {
    case let error as Complaint:
      if !error.message.isEmpty { Terminal.remark("entente: " + error.message) }
      return error.status.rawValue
    case let error as StoreError: return say(error.description, error.exitStatus)
    case let error as WorkspaceError: return say(error.description, error.exitStatus)
    case let error as DocumentError: return say(error.description, error.exitStatus)
    case let error as GraphError: return say(error.description, error.exitStatus)
    case let error as EdgeListError: return say(error.description, .badInput)
    case let error as AnalysisError: return say(error.description, error.exitStatus)
    case let error as TrainerError: return say(error.description, .badInput)
    case let error as ActorDictionaryError: return say(error.description, .badInput)
    case let error as OntologyError: return say(error.description, .badInput)
    case let error as ModelFileError: return say(error.description, .fileError)
    case let error as CoNLLUError: return say(error.description, .badInput)
    case let error as IOB2Error: return say(error.description, .badInput)
    case let error as EvaluationError: return say(error.description, .badInput)
    case let error as CocoaError: return say(error.localizedDescription, .fileError)
    default: return reportParsing(error)
    }
  }

  private static func say(_ message: String, _ status: ExitStatus) -> Int32 {
    Terminal.remark("entente: " + message)
    return status.rawValue
  }

  /// Help and version go to standard output with 0, usage errors to standard error with 2.
  private static func reportParsing(_ error: any Error) -> Int32 {
    let message = EntenteCommand.fullMessage(for: error)
    if EntenteCommand.exitCode(for: error) == .success {
      Terminal.print(message)
      try? Terminal.flush()
      return ok.rawValue
    }
    Terminal.remark(message)
    return usage.rawValue
  }
}

/// An error that a command words itself.
struct Complaint: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

extension WorkspaceError {
  var exitStatus: ExitStatus {
    switch self {
    case .noDocuments: .badInput
    case .outputIsInput: .usage
    default: .fileError
    }
  }
}

extension DocumentError {
  /// A document that cannot be read is bad input; only a missing tool is not its fault.
  var exitStatus: ExitStatus {
    if case .toolMissing = self { return .fileError }
    return .badInput
  }
}

extension GraphError {
  var exitStatus: ExitStatus {
    switch self {
    case .notFound, .notReadable, .notWritable, .toolMissing, .toolFailed: .fileError
    case .cannotWrite, .cannotRead: .usage
    case .empty: .nothingFound
    default: .badInput
    }
  }
}

extension AnalysisError {
  var exitStatus: ExitStatus {
    if case .unknownEntity = self { return .nothingFound }
    return .usage
  }
}

extension StoreError {
  var exitStatus: ExitStatus {
    switch self {
    case .badQuery: .usage
    case .unknownSource, .unknownAssertion, .unknownEntity: .nothingFound
    case .badCorrection: .usage
    default: .fileError
    }
  }
}
