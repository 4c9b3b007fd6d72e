import EntenteOntology
import Foundation
import Testing

/// The repository's own ontology, and small ones made for a test.
enum OntologyDirectory {
  /// `ontology/` of the clone that the tests run in: the nearest above the working directory.
  static let own: String? = {
    var directory = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    for _ in 0..<6 {
      let candidate = directory.appendingPathComponent("ontology")
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("schema.yaml").path) {
        return candidate.path
      }
      directory.deleteLastPathComponent()
    }
    return nil
  }()

  /// The repository's ontology, read once.
  static let shared: Ontology? = own.flatMap { try? Ontology(directory: $0) }

  /// Runs the body with a scratch directory of these files beside the repository's schema, and removes it.
  static func withScratch<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws
    -> Result
  {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "ontology-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    var files = files
    if files["schema.yaml"] == nil {
      files["schema.yaml"] = try String(contentsOfFile: try #require(own) + "/schema.yaml", encoding: .utf8)
    }
    for (name, text) in files {
      let file = directory.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try body(directory.path)
  }

  static func issues(_ files: [String: String]) throws -> [OntologyIssue] {
    try withScratch(files) { try Ontology.check(directory: $0) }
  }
}

enum FileRemoval {
  static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }
}
