public import EntenteModel
internal import GRDB

extension Store {
  /// Corrections in the order in which they were made.
  public func corrections() throws(StoreError) -> [Correction] {
    try read { db in try Self.corrections(db) }
  }

  static func corrections(_ db: Database) throws -> [Correction] {
    try Row.fetchAll(db, sql: "SELECT id, kind, target, value, document, note FROM correction ORDER BY id")
      .compactMap {
        row in
        guard let kind = Correction.Kind(rawValue: row["kind"]) else { return nil }
        return Correction(
          number: row["id"], kind: kind, target: row["target"], value: row["value"],
          document: row["document"],
          note: row["note"])
      }
  }

  /// Adds a correction and derives the graph anew. Checked against what the store holds now; a merge that would close a
  /// ring is refused.
  ///
  /// - Parameter background: the ontology's entities, as in ``link(background:)``.
  /// - Returns: the correction's number.
  @discardableResult
  public func add(_ correction: Correction, background: [Entity]) throws(StoreError) -> Int {
    try write { db in
      try Self.check(correction, db)
      try db.execute(
        sql: "INSERT INTO correction (kind, target, value, document, note) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          correction.kind.rawValue, correction.target, correction.value, correction.document, correction.note,
        ])
      let number = Int(db.lastInsertedRowID)
      try Self.link(db, background: background)
      return number
    }
  }

  /// Takes a correction back and derives the graph anew.
  public func removeCorrection(_ number: Int, background: [Entity]) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM correction WHERE id = ?", arguments: [number])
      guard db.changesCount > 0 else {
        throw StoreError.badCorrection("there is no correction \(number); 'entente info' lists them")
      }
      try Self.link(db, background: background)
    }
  }

  private static func check(_ correction: Correction, _ db: Database) throws {
    switch correction.kind {
    case .reject:
      let known =
        try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM assertion WHERE id = ?)", arguments: [correction.target])
        ?? false
      guard known else { throw StoreError.unknownAssertion(correction.target) }
    case .merge:
      guard correction.target != correction.value else {
        throw StoreError.badCorrection("'\(correction.target)' cannot be merged into itself")
      }
      var step = correction.value
      let merges = Dictionary(
        try corrections(db).filter { $0.kind == .merge }.map { ($0.target, $0.value ?? "") },
        uniquingKeysWith: { $1 })
      while let here = step {
        guard here != correction.target else {
          throw StoreError.badCorrection(
            "'\(correction.value ?? "")' was merged into '\(correction.target)' before; take that back first")
        }
        step = merges[here]
      }
    case .split, .rename, .retype: break
    }
  }
}
