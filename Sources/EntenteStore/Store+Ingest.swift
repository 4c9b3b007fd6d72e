public import EntenteModel
internal import GRDB

/// What made a document's rows: the program, the model, the ontology and the options, so that a document is skipped only
/// when its bytes and all of these are equal.
public struct BuildFingerprint: Hashable, Sendable {
  /// A digest of all the parts.
  public var digest: String
  /// The parts in words, for `entente info`.
  public var description: String

  public init(digest: String, description: String) {
    self.digest = digest
    self.description = description
  }
}

extension Store {
  /// What is to be done with a source.
  public enum Standing: Sendable, Equatable {
    /// The same bytes were read by the same build: nothing to do.
    case current
    /// Bytes of a known document at a new place, by the same build: only the place is new.
    case sameElsewhere
    /// New bytes, or an older build.
    case stale
  }

  /// - Parameter document: SHA-256 of the source's bytes.
  public func standing(ofSource source: String, document: String, build: BuildFingerprint) throws(StoreError)
    -> Standing
  {
    try read { db in
      let known = try Row.fetchOne(
        db,
        sql: """
          SELECT d.id FROM document d JOIN build b ON b.id = d.build WHERE d.hash = ? AND b.fingerprint = ?
          """, arguments: [document, build.digest])
      guard known != nil else { return .stale }
      let here = try String.fetchOne(
        db, sql: "SELECT d.hash FROM source s JOIN document d ON d.id = s.document WHERE s.path = ?",
        arguments: [source])
      return here == document ? .current : .sameElsewhere
    }
  }

  /// Writes all that was found in one document, in one transaction; replaces what the source held before.
  public func ingest(_ extraction: Extraction, build: BuildFingerprint) throws(StoreError) {
    try write { db in
      let document = extraction.document
      let sources = try String.fetchAll(
        db, sql: "SELECT path FROM source s JOIN document d ON d.id = s.document WHERE d.hash = ?",
        arguments: [document.id])
      try db.execute(sql: "DELETE FROM document WHERE hash = ?", arguments: [document.id])
      let row = try Self.insertDocument(extraction, build: Self.buildRow(build, db), db)
      for source in Set(sources + [document.source]).sorted() { try Self.setSource(source, row, db) }
      try Self.insertSentences(extraction.sentences, row, db)
      try Self.insertCandidates(extraction.entities, row, db)
      try Self.insertMentions(extraction.mentions, row, db)
      try Self.insertAssertions(extraction.assertions, row, db)
      try Self.dropOrphans(db)
    }
  }

  /// Notes that a known document's bytes stand at a further source.
  public func addSource(_ source: String, document: String) throws(StoreError) {
    try write { db in
      guard
        let row = try Int64.fetchOne(db, sql: "SELECT id FROM document WHERE hash = ?", arguments: [document])
      else { throw StoreError.unknownSource(source) }
      try Self.setSource(source, row, db)
      try Self.dropOrphans(db)
    }
  }

  /// Takes a source out; a document that no other source holds goes with everything that was found in it.
  ///
  /// - Returns: whether the document went.
  @discardableResult
  public func remove(source: String) throws(StoreError) -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM source WHERE path = ?", arguments: [source])
      guard db.changesCount > 0 else { throw StoreError.unknownSource(source) }
      let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0
      try Self.dropOrphans(db)
      return (try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0) < before
    }
  }

  /// Sources with the hash of their document, sorted by path.
  public func sources() throws(StoreError) -> [(path: String, document: String)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT s.path, d.hash FROM source s JOIN document d ON d.id = s.document ORDER BY s.path"
      ).map { ($0[0], $0[1]) }
    }
  }

  private static func buildRow(_ build: BuildFingerprint, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: "INSERT OR IGNORE INTO build (fingerprint, description) VALUES (?, ?)",
      arguments: [build.digest, build.description])
    return try Int64.fetchOne(
      db, sql: "SELECT id FROM build WHERE fingerprint = ?", arguments: [build.digest]) ?? 0
  }

  private static func insertDocument(_ extraction: Extraction, build: Int64, _ db: Database) throws -> Int64 {
    let document = extraction.document
    try db.execute(
      sql: """
        INSERT INTO document (hash, build, format, title, date, authors, publisher, url, length, remarks)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        document.id, build, document.format, document.metadata.title, document.metadata.date?.description,
        JSONList.encode(document.metadata.authors), document.metadata.publisher, document.metadata.url,
        document.text.unicodeScalars.count, JSONList.encode(extraction.remarks),
      ])
    return db.lastInsertedRowID
  }

  private static func setSource(_ source: String, _ document: Int64, _ db: Database) throws {
    try db.execute(
      sql:
        "INSERT INTO source (path, document) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET document = excluded.document",
      arguments: [source, document])
  }

  private static func dropOrphans(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM document WHERE id NOT IN (SELECT document FROM source)")
    try db.execute(sql: "DELETE FROM build WHERE id NOT IN (SELECT build FROM document)")
  }

  private static func insertSentences(_ sentences: [StoredSentence], _ document: Int64, _ db: Database) throws
  {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO sentence (document, number, start, \"end\", block, text) VALUES (?, ?, ?, ?, ?, ?)")
    for (number, sentence) in sentences.enumerated() {
      try statement.execute(arguments: [
        document, number, sentence.range.lowerBound, sentence.range.upperBound, sentence.block, sentence.text,
      ])
    }
  }

  private static func insertCandidates(_ entities: [Entity], _ document: Int64, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO candidate (document, id, type, name, aliases, iso3, wikidata, description, members, layer)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for entity in entities {
      try statement.execute(arguments: [
        document, entity.id.rawValue, entity.type.rawValue, entity.name, JSONList.encode(entity.aliases),
        entity.iso3,
        entity.wikidata, entity.description, JSONList.encode(entity.members.map(\.rawValue)),
        entity.layer.rawValue,
      ])
    }
  }

  private static func insertMentions(_ mentions: [Mention], _ document: Int64, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO mention (document, candidate, start, "end", text, kind, type, metonym, nested, candidates, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for mention in mentions {
      try statement.execute(arguments: [
        document, mention.entity.rawValue, mention.range.lowerBound, mention.range.upperBound, mention.text,
        mention.kind.rawValue, mention.type.rawValue, mention.isMetonym, mention.isNested,
        JSONList.encode(mention.entities.map(\.rawValue)), mention.reason,
      ])
    }
  }

  private static func insertAssertions(_ assertions: [Assertion], _ document: Int64, _ db: Database) throws {
    let main = try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO assertion (id, document, subject, relation, object, polarity, modality, attribution,
          attribution_path, sign, validity, place, plover, mode, contexts, cameo, confidence, rule, explanation)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let argument = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO argument (assertion, name, value) VALUES (?, ?, ?)")
    let evidence = try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO evidence (assertion, sentence, start, "end", trigger_start, trigger_end)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    for a in assertions {
      try main.execute(arguments: [
        a.id, document, a.subject.rawValue, a.relation.rawValue, a.object.rawValue, a.polarity.rawValue,
        a.modality.rawValue, a.attribution.description, JSONList.encode(a.attributionPath.map(\.description)),
        a.sign.rawValue, a.validity?.description, a.place?.rawValue, a.event?.plover, a.event?.mode,
        a.event.map { JSONList.encode($0.contexts) }, a.event?.cameo, a.confidence, a.rule,
        JSONList.encode(a.explanation),
      ])
      for (name, value) in a.arguments.sorted(by: { $0.key < $1.key }) {
        try argument.execute(arguments: [a.id, name, value])
      }
      if let e = a.evidence {
        try evidence.execute(arguments: [
          a.id, e.sentence, e.sentenceRange.lowerBound, e.sentenceRange.upperBound, e.triggerRange.lowerBound,
          e.triggerRange.upperBound,
        ])
      }
    }
  }
}
