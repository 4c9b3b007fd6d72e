import EntenteModel

extension Ontology {
  /// Reads and checks the YAML files of a directory: for development; the program starts from the compiled file.
  ///
  /// - Throws: ``OntologyError/invalid(directory:issues:)`` where a file has an error; warnings pass.
  public init(directory: String) throws(OntologyError) {
    self.init(try Self.parts(directory: directory))
  }

  /// The records of the YAML files; no file may have an error.
  static func parts(directory: String) throws(OntologyError) -> OntologyParts {
    var reader = OntologyReader(directory: directory)
    try reader.read()
    let errors = reader.log.issues.filter { $0.severity == .error }.sorted()
    guard errors.isEmpty else { throw .invalid(directory: directory, issues: errors) }
    return reader.parts
  }

  /// All problems of the YAML files, sorted by place; empty where there are none.
  ///
  /// - Throws: ``OntologyError/unreadable(path:reason:)`` or ``OntologyError/noSchema(directory:)`` where there is nothing to check.
  public static func check(directory: String) throws(OntologyError) -> [OntologyIssue] {
    var reader = OntologyReader(directory: directory)
    try reader.read()
    return reader.log.issues.sorted()
  }
}
