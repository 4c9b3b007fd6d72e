/// A problem in the ontology's source files: where it stands, what it is, what to do.
public struct OntologyIssue: Hashable, Sendable, Comparable, CustomStringConvertible {
  public enum Severity: String, Sendable, CaseIterable {
    /// The ontology cannot be used as it is.
    case error
    /// Odd, but usable.
    case warning
  }

  /// Path relative to the ontology's directory.
  public let file: String
  /// From 1; 0 where the problem is that of the whole file.
  public let line: Int
  /// From 1, in Unicode scalars; 0 where the problem is that of the whole file.
  public let column: Int
  public let severity: Severity
  /// What is wrong and what to do.
  public let message: String

  public init(file: String, line: Int, column: Int, severity: Severity = .error, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.message = message
  }

  public var description: String {
    let place = line > 0 ? "\(file):\(line):\(column)" : file
    return "\(place): \(severity.rawValue): \(message)"
  }

  public static func < (a: Self, b: Self) -> Bool {
    (a.file, a.line, a.column, a.message) < (b.file, b.line, b.column, b.message)
  }
}

/// Why an ontology could not be had.
public enum OntologyError: Error, Equatable {
  case unreadable(path: String, reason: String)
  /// The directory holds no `schema.yaml`.
  case noSchema(directory: String)
  /// The YAML files contradict the schema or each other.
  case invalid(directory: String, issues: [OntologyIssue])
  /// The first bytes are not those of a compiled ontology.
  case foreign(path: String)
  case version(path: String, found: UInt32, supported: UInt32)
  /// Fewer or more bytes than the header announces.
  case length(path: String, found: Int, expected: Int)
  /// The content does not match its checksum.
  case damaged(path: String)
  /// A record that contradicts the layout though the checksum fits: written by another program.
  case malformed(path: String, reason: String)
}

extension OntologyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path): cannot be read (\(reason)); check the path or pass --data DIR"
    case .noSchema(let directory):
      "\(directory): no schema.yaml here, so this is no ontology; pass the directory that holds it with --data DIR"
    case .invalid(let directory, let issues):
      Self.words(directory: directory, issues: issues)
    case .foreign(let path):
      "\(path): not a compiled ontology; make one with `entente ontology compile`"
    case .version(let path, let found, let supported):
      "\(path): ontology format \(found), this program reads format \(supported); run `entente ontology compile` again"
    case .length(let path, let found, let expected):
      "\(path): \(found) bytes where the header announces \(expected); the file was cut short, run `entente ontology compile`"
    case .damaged(let path):
      "\(path): the content does not match its checksum; run `entente ontology compile` again"
    case .malformed(let path, let reason):
      "\(path): \(reason); run `entente ontology compile` again"
    }
  }

  private static func words(directory: String, issues: [OntologyIssue]) -> String {
    let shown = issues.prefix(3).map { "  \($0)" }.joined(separator: "\n")
    let more = issues.count > 3 ? "\n  and \(issues.count - 3) more" : ""
    return "\(directory): \(issues.count) problems; `entente ontology check` lists them\n\(shown)\(more)"
  }
}
