public import EntenteExtraction
import EntenteModel
public import EntenteOntology
public import EntenteText
internal import Foundation
internal import Synchronization

/// The parts of Entente, opened when first needed and shared from then on.
///
/// Safe to use from several tasks.
public final class Workspace: Sendable {
  public let data: DataDirectory
  /// The language model: its name in the data folder, or its path.
  public let model: String
  private let opened = Mutex(Opened())

  private struct Opened: Sendable {
    var ontology: Ontology?
    var pipelines: [Bool: Pipeline] = [:]
  }

  public init(data: DataDirectory, model: String = Workspace.defaultModel) {
    self.data = data
    self.model = model
  }

  /// The model that is used where none is named.
  public static let defaultModel = "english"

  /// The compiled ontology.
  public func ontology() throws -> Ontology {
    try opened.withLock { opened in
      if let ontology = opened.ontology { return ontology }
      guard FileManager.default.fileExists(atPath: data.compiledOntology) else {
        throw WorkspaceError.noOntology(path: data.compiledOntology)
      }
      let ontology = try Ontology(compiled: data.compiledOntology)
      opened.ontology = ontology
      return ontology
    }
  }

  /// The pipeline of language analysis, with the ontology's names as gazetteer or without.
  public func pipeline(usesGazetteer: Bool = true) throws -> Pipeline {
    if let pipeline = opened.withLock({ $0.pipelines[usesGazetteer] }) { return pipeline }
    var pipeline = try Pipeline(modelPath: data.model(model))
    if usesGazetteer && pipeline.readsGazetteer {
      pipeline.gazetteer = NameGazetteer(entries: try ontology().gazetteer)
    }
    return opened.withLock { opened in
      // Another task may have been quicker; all share one.
      if let other = opened.pipelines[usesGazetteer] { return other }
      opened.pipelines[usesGazetteer] = pipeline
      return pipeline
    }
  }

  /// - Parameter jobs: threads of the text analysis of one document.
  public func extractor(usesGazetteer: Bool = true, jobs: Int = 1) throws -> Extractor {
    var pipeline = try pipeline(usesGazetteer: usesGazetteer)
    pipeline.jobs = jobs
    return Extractor(
      pipeline: pipeline, ontology: try ontology(), options: ExtractionOptions(usesGazetteer: usesGazetteer))
  }
}
