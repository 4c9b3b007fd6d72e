internal import EntenteExtraction
internal import EntenteModel
internal import EntenteStore

/// Documents on their way into a store: a batch is extracted by several tasks, and written one by one.
struct BuildQueue {
  let store: Store
  let fingerprint: BuildFingerprint
  let extractor: Extractor
  let jobs: Int
  let report: @Sendable (BuildEvent) -> Void
  private(set) var finished: [Coverage] = []
  private(set) var skipped = 0
  private var waiting: [Document] = []

  init(
    store: Store, fingerprint: BuildFingerprint, extractor: Extractor, jobs: Int,
    report: @escaping @Sendable (BuildEvent) -> Void
  ) {
    self.store = store
    self.fingerprint = fingerprint
    self.extractor = extractor
    self.jobs = jobs
    self.report = report
  }

  /// Takes a document in, unless the store holds what the same build made of the same bytes.
  mutating func add(_ document: Document) async throws {
    if waiting.contains(where: { $0.id == document.id || $0.source == document.source }) { try await flush() }
    switch try store.standing(ofSource: document.source, document: document.id, build: fingerprint) {
    case .current: skip(document)
    case .sameElsewhere:
      try store.addSource(document.source, document: document.id)
      skip(document)
    case .stale:
      waiting.append(document)
      if waiting.count >= max(8, 16 * jobs) { try await flush() }
    }
  }

  private mutating func skip(_ document: Document) {
    skipped += 1
    report(.skipped(source: document.source))
  }

  /// Works off what waits.
  mutating func flush() async throws {
    guard !waiting.isEmpty else { return }
    // The longest first, so that no job is left alone with one at the end.
    let documents = waiting.sorted { $0.text.utf8.count > $1.text.utf8.count }
    waiting = []
    var coverages: [Coverage] = []
    try await withThrowingTaskGroup(of: Extraction.self) { [extractor] group in
      var next = 0
      func start() {
        guard next < documents.count else { return }
        let document = documents[next]
        next += 1
        group.addTask { extractor.extract(document) }
      }
      for _ in 0..<jobs { start() }
      while let extraction = try await group.next() {
        start()
        try store.ingest(extraction, build: fingerprint)
        coverages.append(tell(extraction))
      }
    }
    finished += coverages.sorted { $0.source < $1.source }
  }

  private func tell(_ extraction: Extraction) -> Coverage {
    for remark in extraction.remarks {
      report(.remark(source: extraction.document.source, text: remark))
    }
    let coverage = Coverage(extraction)
    report(.finished(coverage))
    return coverage
  }
}
