public import EntenteModel
public import EntenteOntology
public import EntenteText

/// Reads assertions out of documents: sentences, names, references, frames, evidence.
///
/// A value without state: one extractor serves many documents on many threads, and the same document always gives
/// the same extraction.
public struct Extractor: Sendable {
  /// Sentences of the clean text of each block of a document; word ranges are UTF-8 bytes in it. Of a heading only one sentence is
  /// asked for.
  package typealias Analyser = @Sendable (_ blocks: [Block]) -> [[Sentence]]

  private let analyse: Analyser
  private let names: MentionFinder
  private let references: ReferenceResolver
  private let frames: FrameInterpreter
  private let symmetric: Set<RelationName>

  /// - Parameters:
  ///   - pipeline: text analysis; its gazetteer stays as it is, so leave that out too for names of the tagger alone.
  ///   - ontology: the names, frames and events that are looked for.
  public init(pipeline: Pipeline, ontology: Ontology, options: ExtractionOptions = .init()) {
    self.init(ontology: ontology, options: options) { blocks in
      pipeline.analyze(
        parts: blocks.map { .init(text: Array($0.text.utf8), isOneSentenceALine: $0.isHeading) })
    }
  }

  /// - Parameter analyse: text analysis, for instance that of a trained pipeline.
  package init(ontology: Ontology, options: ExtractionOptions = .init(), analyse: @escaping Analyser) {
    self.init(catalog: NameCatalog(ontology), options: options, analyse: analyse)
  }

  /// - Parameter analyseBlock: text analysis of one block
  init(
    catalog: NameCatalog, options: ExtractionOptions = .init(),
    analyseBlock: @escaping @Sendable (_ text: String, _ isHeading: Bool) -> [Sentence]
  ) {
    self.init(catalog: catalog, options: options) { blocks in
      blocks.map { analyseBlock($0.text, $0.isHeading) }
    }
  }

  init(catalog: NameCatalog, options: ExtractionOptions = .init(), analyse: @escaping Analyser) {
    self.analyse = analyse
    let ontology = catalog.ontology
    names = MentionFinder(catalog: catalog, usesGazetteer: options.usesGazetteer)
    references = ReferenceResolver(catalog: catalog)
    symmetric = Set(ontology.relations.filter(\.isSymmetric).map(\.name))
    frames = FrameInterpreter(
      schema: ontology.schema, lexicon: ontology.lexicon, dates: DateFinder(events: Self.eventDates(ontology))
    )
  }

  /// All that the document says, with evidence.
  ///
  /// - Complexity: linear in the text for documents of ordinary sentences; text analysis takes most of the time.
  public func extract(_ document: Document) -> Extraction {
    var analysis = self.analysis(of: document)
    let assertions = frames.assertions(in: &analysis).map(inOneDirection)
    return CitedDocuments.complete(
      BareBonds.resolve(
        EventParticipants.complete(
          ExtractionAssembly(analysis: analysis, assertions: assertions).extraction())))
  }

  /// A symmetric relation of two is one edge, whoever the sentence names first: the smaller id is its subject.
  private func inOneDirection(_ assertion: Assertion) -> Assertion {
    guard symmetric.contains(assertion.relation), assertion.object < assertion.subject else {
      return assertion
    }
    var turned = assertion
    (turned.subject, turned.object) = (assertion.object, assertion.subject)
    return turned
  }

  /// The document with its mentions, before frames.
  package func analysis(of document: Document) -> DocumentAnalysis {
    var sentences: [AnalysedSentence] = []
    let read = document.blocks.indices.filter { document.blocks[$0].kind != .furniture }
    for (index, found) in zip(read, analyse(read.map { document.blocks[$0] })) {
      for sentence in found where !sentence.words.isEmpty {
        sentences.append(
          AnalysedSentence(block: index, blockKind: document.blocks[index].kind, sentence: sentence))
      }
    }
    var analysis = DocumentAnalysis(document: document, sentences: sentences, remarks: document.remarks)
    names.find(in: &analysis)
    references.resolve(in: &analysis)
    return analysis
  }

  /// When the ontology's events were, by their names in lower case.
  private static func eventDates(_ ontology: Ontology) -> [String: Validity] {
    var dates: [String: Validity] = [:]
    for event in ontology.events {
      guard let validity = event.validity else { continue }
      for name in [event.name] + event.aliases {
        let key = NameAtoms(surface: name).lower.joined(separator: " ")
        if dates[key] == nil, !key.isEmpty { dates[key] = validity }
      }
    }
    return dates
  }
}

extension Block {
  fileprivate var isHeading: Bool { if case .heading = kind { true } else { false } }
}
