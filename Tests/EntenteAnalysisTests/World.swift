import EntenteModel
import EntenteOntology
import Foundation

/// The repository's own ontology, found upwards from the working directory, and its graph.
enum World {
  static let ontology: Ontology? = {
    var directory = URL(filePath: FileManager.default.currentDirectoryPath)
    while directory.path != "/" {
      let candidate = directory.appending(path: "ontology")
      if FileManager.default.fileExists(atPath: candidate.appending(path: "schema.yaml").path) {
        return try? Ontology(directory: candidate.path)
      }
      directory.deleteLastPathComponent()
    }
    return nil
  }()

  static let graph: KnowledgeGraph? = ontology.map {
    KnowledgeGraph(entities: $0.entities(), assertions: $0.assertions())
  }
}
