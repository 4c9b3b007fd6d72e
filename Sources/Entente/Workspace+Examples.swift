public import EntenteExtraction
internal import EntenteModel
public import EntenteOntology

extension Workspace {
  /// Runs the example of every frame through the whole of extraction.
  ///
  /// - Returns: how many examples there are, and those that do not give what they promise.
  public func checkExamples(of ontology: Ontology) throws -> (count: Int, failures: [FrameExampleFailure]) {
    let extractor = Extractor(pipeline: try pipeline(), ontology: ontology)
    let failures = FrameExamples.failures(of: ontology) { extractor.extract(Self.example($0)) }
    return (ontology.lexicon.frames.count { !$0.expectations.isEmpty }, failures)
  }

  /// A document of one paragraph.
  static func example(_ text: String) -> Document {
    let bytes = Array(text.utf8)
    let block = Block(
      kind: .paragraph, text: text,
      pieces: [.init(clean: 0, length: bytes.count, source: 0, sourceLength: bytes.count)])
    return Document(id: SHA256.hex(of: bytes), source: "example", format: "text", text: text, blocks: [block])
  }
}
