public import EntenteOntology
public import EntenteText

extension Extractor {
  /// An extractor that reads text by a trained pipeline.
  public init(pipeline: Pipeline, ontology: Ontology, options: ExtractionOptions = .init()) {
    self.init(ontology: ontology, options: options) { text in pipeline.analyze(Array(text.utf8)) }
  }
}
