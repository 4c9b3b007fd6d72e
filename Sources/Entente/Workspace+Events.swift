package import EntenteExtraction
package import EntenteOntology
internal import Foundation

extension Workspace {
  /// A coder of events.
  ///
  /// - Parameter actors: a dictionary of actors in JSON, which then counts instead of the ontology's names.
  package func eventCoder(actors path: String? = nil) throws -> EventCoder {
    let dictionary = try path.map { path in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw WorkspaceError.notReadable(path: path)
      }
      return try ActorDictionary(json: Array(data), source: path)
    }
    return EventCoder(extractor: try extractor(), ontology: try ontology(), dictionary: dictionary)
  }

  /// A count of the frames that a text needs.
  package func frameCoverage() throws -> FrameCoverage {
    FrameCoverage(extractor: try extractor(), ontology: try ontology())
  }

  /// Runs the sentences of the lexicon that say which events they give.
  ///
  /// - Returns: how many there are, and those that do not give what they promise.
  package func checkEventExamples(
    of ontology: Ontology
  ) throws -> (count: Int, failures: [EventExampleFailure]) {
    let coder = EventCoder(
      extractor: Extractor(pipeline: try pipeline(), ontology: ontology), ontology: ontology)
    let failures = EventExamples.failures(of: ontology.lexicon) { coder.events(in: Self.example($0)) }
    return (ontology.lexicon.eventExamples.count, failures)
  }
}
