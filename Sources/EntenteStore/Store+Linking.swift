public import EntenteModel
internal import GRDB

extension Store {
  /// Derives entities and links from all that was found and corrected.
  ///
  /// - Parameter background: the ontology's entities, whose names candidates of documents may turn out to mean.
  /// - Complexity: O(candidates log candidates).
  public func link(background: [Entity]) throws(StoreError) {
    try write { db in try Self.link(db, background: background) }
  }

  static func link(_ db: Database, background: [Entity]) throws {
    let pass = LinkPass(
      candidates: try candidates(db), background: background, corrections: try corrections(db))
    let (entities, links) = pass.run()
    try db.execute(sql: "DELETE FROM link")
    try db.execute(sql: "DELETE FROM entity")
    let entityStatement = try db.cachedStatement(
      sql: """
        INSERT INTO entity (id, type, name, aliases, iso3, wikidata, description, members, layer)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for e in entities {
      try entityStatement.execute(arguments: [
        e.id.rawValue, e.type.rawValue, e.name, JSONList.encode(e.aliases), e.iso3, e.wikidata, e.description,
        JSONList.encode(e.members.map(\.rawValue)), e.layer.rawValue,
      ])
    }
    let linkStatement = try db.cachedStatement(
      sql: "INSERT INTO link (document, candidate, entity, reason) VALUES (?, ?, ?, ?)")
    for link in links {
      try linkStatement.execute(arguments: [
        link.document, link.candidate.rawValue, link.entity.rawValue, link.reason,
      ])
    }
  }

  /// In the order of the documents' hashes, so that the order of reading plays no part.
  private static func candidates(_ db: Database) throws -> [LinkPass.Candidate] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT d.id AS row, d.hash, c.id, c.type, c.name, c.aliases, c.iso3, c.wikidata, c.description, c.members, c.layer
        FROM candidate c JOIN document d ON d.id = c.document ORDER BY d.hash, c.id
        """
    ).map { row in LinkPass.Candidate(document: row["row"], hash: row["hash"], entity: entity(row)) }
  }

  static func entity(_ row: Row) -> Entity {
    Entity(
      id: EntityID(row["id"]), type: EntityType(row["type"]), name: row["name"],
      aliases: JSONList.decode(row["aliases"]), iso3: row["iso3"], wikidata: row["wikidata"],
      description: row["description"], members: JSONList.decode(row["members"]).map { EntityID($0) },
      layer: Layer(rawValue: row["layer"]) ?? .documents)
  }
}
