public import EntenteModel
internal import GRDB

/// Everything of a store that a snapshot is made of, linked and corrected.
public struct StoreContents: Sendable {
  public var entities: [Entity]
  public var assertions: [Assertion]
  public var documents: [DocumentInfo]
}

/// Numbers for `entente info`.
public struct StoreStatistics: Sendable, Equatable, Codable {
  public var documents: Int
  public var sources: Int
  public var sentences: Int
  public var entities: Int
  public var mentions: Int
  public var assertions: Int
  public var corrections: Int
  /// What made the rows, in words.
  public var builds: [String]
}

extension Store {
  /// Reads the whole graph.
  ///
  /// - Parameter withText: whether each assertion carries its sentence.
  public func contents(withText: Bool = true) throws(StoreError) -> StoreContents {
    try read { db in
      let entities = try Row.fetchAll(db, sql: "SELECT * FROM entity ORDER BY id").map(Self.entity)
      return StoreContents(
        entities: entities, assertions: try Self.assertions(db, withText: withText),
        documents: try Self.documents(db))
    }
  }

  public func statistics() throws(StoreError) -> StoreStatistics {
    try read { db in
      func count(_ table: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
      }
      return StoreStatistics(
        documents: try count("document"), sources: try count("source"), sentences: try count("sentence"),
        entities: try count("entity"), mentions: try count("mention"), assertions: try count("assertion"),
        corrections: try count("correction"),
        builds: try String.fetchAll(db, sql: "SELECT description FROM build ORDER BY id"))
    }
  }

  /// Sentences of a document, in order.
  public func sentences(ofDocument hash: String) throws(StoreError) -> [StoredSentence] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT start, "end", block, text FROM sentence
          WHERE document = (SELECT id FROM document WHERE hash = ?) ORDER BY number
          """, arguments: [hash]
      ).map { StoredSentence(range: $0["start"]..<$0["end"], block: $0["block"], text: $0["text"]) }
    }
  }

  /// Mentions of an entity: document, place and reason of the link, in the order of documents and text.
  public func mentions(of entity: EntityID) throws(StoreError) -> [(document: String, mention: Mention)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT d.hash, m.start, m."end", m.text, m.kind, m.type, m.metonym, m.nested, m.reason, l.reason AS link
          FROM link l JOIN mention m ON m.document = l.document AND m.candidate = l.candidate
          JOIN document d ON d.id = l.document WHERE l.entity = ? ORDER BY d.hash, m.start, m."end"
          """, arguments: [entity.rawValue]
      ).map { row in
        let own: String = row["reason"]
        let link: String = row["link"]
        return (
          row["hash"],
          Mention(
            entity: entity, range: row["start"]..<row["end"], text: row["text"],
            kind: Mention.Kind(rawValue: row["kind"]) ?? .name, type: EntityType(row["type"]),
            isMetonym: row["metonym"], isNested: row["nested"],
            reason: link == "same id" ? own : own + "; " + link)
        )
      }
    }
  }

  private static func documents(_ db: Database) throws -> [DocumentInfo] {
    var sources: [Int64: [String]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT path, document FROM source ORDER BY path") {
      sources[row["document"], default: []].append(row["path"])
    }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT d.*, (SELECT count(*) FROM sentence s WHERE s.document = d.id) AS sentences FROM document d ORDER BY hash
        """
    ).map { row in
      let date: String? = row["date"]
      return DocumentInfo(
        id: row["hash"], sources: sources[row["id"]] ?? [], format: row["format"],
        metadata: DocumentMetadata(
          title: row["title"], date: date.flatMap { PartialDate($0) },
          authors: JSONList.decode(row["authors"]),
          publisher: row["publisher"], url: row["url"]),
        length: row["length"], sentenceCount: row["sentences"], remarks: JSONList.decode(row["remarks"]))
    }
  }

  private static func assertions(_ db: Database, withText: Bool) throws -> [Assertion] {
    let links = try linkTable(db)
    let rejected = Set(try corrections(db).filter { $0.kind == .reject }.map(\.target))
    var arguments: [String: [String: String]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT assertion, name, value FROM argument") {
      let id: String = row[0]
      arguments[id, default: [:]][row[1]] = row[2]
    }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.*, d.hash, e.sentence, e.start, e."end", e.trigger_start, e.trigger_end
          \(withText ? ", t.text" : ", NULL AS text")
        FROM assertion a JOIN document d ON d.id = a.document
        LEFT JOIN evidence e ON e.assertion = a.id
        \(withText ? "LEFT JOIN sentence t ON t.document = a.document AND t.number = e.sentence" : "")
        ORDER BY a.id
        """)
    var assertions: [Assertion] = []
    while let row = try rows.next() {
      let id: String = row["id"]
      if rejected.contains(id) { continue }
      assertions.append(assertion(row, id, arguments[id] ?? [:], links[row["document"]] ?? [:]))
    }
    return assertions
  }

  private static func linkTable(_ db: Database) throws -> [Int64: [String: String]] {
    var links: [Int64: [String: String]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT document, candidate, entity FROM link") {
      let document: Int64 = row[0]
      links[document, default: [:]][row[1]] = row[2]
    }
    return links
  }

  private static func assertion(
    _ row: Row, _ id: String, _ arguments: [String: String], _ links: [String: String]
  ) -> Assertion {
    func linked(_ id: String) -> EntityID { EntityID(links[id] ?? id) }
    func linked(_ attribution: Attribution) -> Attribution {
      if case .entity(let id) = attribution { return .entity(linked(id.rawValue)) }
      return attribution
    }
    let plover: String? = row["plover"]
    let place: String? = row["place"]
    let validity: String? = row["validity"]
    let contexts: String? = row["contexts"]
    return Assertion(
      id: id, subject: linked(row["subject"]), relation: RelationName(row["relation"]),
      object: linked(row["object"]),
      polarity: Polarity(rawValue: row["polarity"]) ?? .affirmed,
      modality: Modality(rawValue: row["modality"]) ?? .fact,
      attribution: linked(Attribution(row["attribution"])),
      attributionPath: JSONList.decode(row["attribution_path"]).map { linked(Attribution($0)) },
      sign: Sign(rawValue: row["sign"]) ?? .neutral, validity: validity.flatMap { Validity($0) },
      place: place.map { linked($0) }, arguments: arguments,
      event: plover.map {
        EventCoding(
          plover: $0, mode: row["mode"], contexts: contexts.map(JSONList.decode) ?? [], cameo: row["cameo"])
      },
      confidence: row["confidence"], rule: row["rule"], evidence: evidence(row),
      explanation: JSONList.decode(row["explanation"]))
  }

  private static func evidence(_ row: Row) -> Evidence? {
    guard let sentence: Int = row["sentence"] else { return nil }
    return Evidence(
      document: row["hash"], sentence: sentence, sentenceRange: row["start"]..<row["end"],
      triggerRange: row["trigger_start"]..<row["trigger_end"], text: row["text"])
  }
}
