import EntenteExtraction
public import EntenteFormats
import EntenteModel
internal import EntenteOntology
import EntenteStore
internal import EntenteText
internal import Foundation

public struct BuildOptions: Sendable {
  /// Files, folders, `-` for standard input.
  public var documents: [String]
  public var store: String
  /// Documents worked on at a time.
  public var jobs: Int
  public var usesGazetteer: Bool
  /// Bytes of standard input, where `-` is among the documents.
  public var standardInput: [UInt8]?
  /// What the documents are, where their endings do not tell.
  public var format: DocumentFormat?
  /// What becomes of bytes that are no text of their encoding.
  public var invalidBytes = InvalidBytes.refuse

  public init(
    documents: [String], store: String, jobs: Int = 1, usesGazetteer: Bool = true,
    standardInput: [UInt8]? = nil,
    format: DocumentFormat? = nil
  ) {
    self.documents = documents
    self.store = store
    self.jobs = jobs
    self.usesGazetteer = usesGazetteer
    self.standardInput = standardInput
    self.format = format
  }
}

/// What a build tells while it runs.
public enum BuildEvent: Sendable {
  case found(files: Int)
  case finished(Coverage)
  case skipped(source: String)
  case remark(source: String, text: String)
  /// The document is left out; the build goes on.
  case failed(source: String, error: any Error)
}

/// How much of a document gave something.
public struct Coverage: Sendable, Equatable {
  public var source: String
  public var sentences: Int
  /// Sentences of running text, without headings, footnotes and the like.
  public var bodySentences: Int
  public var sentencesWithAssertions: Int
  public var words: Int
  public var mentions: Int
  public var assertions: Int
}

public struct BuildSummary: Sendable {
  public var documents: [Coverage] = []
  public var skipped = 0
  public var failed: [String] = []
  public var seconds: Double = 0
  public var entities = 0
  public var assertions = 0
}

extension Workspace {
  /// Reads documents into a store: skips what is there already, replaces what changed, then links.
  ///
  /// Extraction runs in `jobs` tasks; documents are written one by one, each in a transaction, so that stopping at any
  /// moment keeps every finished one.
  public func build(
    _ options: BuildOptions, programVersion: String, report: @escaping @Sendable (BuildEvent) -> Void
  ) async throws -> BuildSummary {
    let start = ContinuousClock.now
    let (files, remarks) = try expand(options.documents)
    report(.found(files: files.count))
    for remark in remarks { report(.remark(source: remark, text: "")) }
    let store = try Store(path: options.store, access: .writing)
    let fingerprint = try fingerprint(programVersion: programVersion, options: options)
    var summary = BuildSummary()
    var queue = BuildQueue(
      store: store, fingerprint: fingerprint, extractor: try extractor(usesGazetteer: options.usesGazetteer),
      jobs: max(1, options.jobs), report: report)
    for file in files {
      do {
        try await read(file, options, into: &queue)
      } catch let error as DocumentError {
        summary.failed.append(file.source)
        report(.failed(source: file.source, error: error))
      }
    }
    try await queue.flush()
    summary.documents = queue.finished
    summary.skipped = queue.skipped
    guard !summary.documents.isEmpty || summary.skipped > 0 else {
      if summary.failed.isEmpty { throw WorkspaceError.noDocuments(paths: options.documents) }
      return summary
    }
    try store.link(background: ontology().entities())
    let statistics = try store.statistics()
    summary.entities = statistics.entities
    summary.assertions = statistics.assertions
    summary.seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
    return summary
  }

  /// Files of the arguments in order, folders walked; `-` stays.
  private func expand(_ arguments: [String]) throws -> (files: [BuildInput], remarks: [String]) {
    let named = arguments.filter { $0 != "-" }
    let found = try DocumentFiles(paths: named)
    let input: [BuildInput] = arguments.contains("-") ? [.standardInput] : []
    return (input + found.files.map { .file($0) }, found.remarks)
  }

  /// Articles of JSON Lines are taken one by one, so that memory does not grow with the file.
  private func read(_ input: BuildInput, _ options: BuildOptions, into queue: inout BuildQueue) async throws {
    guard case .file(let file) = input else {
      let documents = try DocumentReader.read(
        bytes: options.standardInput ?? [], format: options.format, source: input.source,
        invalidBytes: options.invalidBytes)
      for document in documents { try await queue.add(document) }
      return
    }
    guard options.format ?? DocumentFormat(path: file.path) == .jsonLines else {
      let documents = try DocumentReader.read(
        path: file.path, source: file.source, format: options.format, invalidBytes: options.invalidBytes)
      for document in documents { try await queue.add(document) }
      return
    }
    var articles = try ArticleLines(
      path: file.path, source: file.source, invalidBytes: options.invalidBytes)
    var count = 0
    while let article = articles.next() {
      count += 1
      try await queue.add(article)
    }
    for remark in articles.remarks { queue.report(.remark(source: remark, text: "")) }
    if let failure = articles.failure { throw failure }
    if count == 0 { throw DocumentError.empty(source: file.source) }
  }

  private func fingerprint(programVersion: String, options: BuildOptions) throws -> BuildFingerprint {
    let parts = [
      "entente \(programVersion)",
      "model \(try pipeline(usesGazetteer: options.usesGazetteer).modelDigest.prefix(16))",
      "ontology \(try ontology().digest.prefix(16))", options.usesGazetteer ? "gazetteer" : "no gazetteer",
    ]
    return BuildFingerprint(
      digest: SHA256.hex(of: Array(parts.joined(separator: "\n").utf8)),
      description: parts.joined(separator: ", "))
  }
}

/// Where a document of a build comes from.
private enum BuildInput {
  case file(DocumentFiles.File)
  /// What the user writes as `-`.
  case standardInput

  var source: String {
    switch self {
    case .file(let file): file.source
    case .standardInput: "stdin"
    }
  }
}

extension Coverage {
  init(_ extraction: Extraction) {
    let body: Set<String> = ["paragraph", "listItem", "quote", "tableCell"]
    source = extraction.document.source
    sentences = extraction.sentences.count
    bodySentences = extraction.sentences.count { body.contains($0.block) }
    sentencesWithAssertions = Set(extraction.assertions.compactMap { $0.evidence?.sentence }).count
    words = extraction.sentences.reduce(0) { $0 + $1.text.split(whereSeparator: \.isWhitespace).count }
    mentions = extraction.mentions.count
    assertions = extraction.assertions.count
  }
}
