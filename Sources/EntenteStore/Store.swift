internal import Foundation
internal import GRDB

/// A knowledge graph kept in one SQLite file.
///
/// Every document is written in one transaction with a rollback journal: a process killed at any moment leaves a file that
/// opens again with every finished document in it. Safe to use from several tasks; SQLite does one thing at a time.
public final class Store: Sendable {
  public enum Access: Sendable {
    /// Opens for questions; works on read-only media.
    case reading
    /// Opens for changes, and makes the file where there is none.
    case writing
  }

  public let path: String
  let database: DatabaseQueue

  /// - Throws: ``StoreError`` for a missing, foreign, damaged, newer or unwritable file.
  public init(path: String, access: Access) throws(StoreError) {
    self.path = path
    let isNew = !FileManager.default.fileExists(atPath: path) || Self.size(of: path) == 0
    if isNew && access == .reading { throw .missing(path: path) }
    do {
      var configuration = Configuration()
      configuration.readonly = access == .reading
      configuration.busyMode = .timeout(10)
      configuration.foreignKeysEnabled = true
      database = try DatabaseQueue(path: path, configuration: configuration)
      if !isNew { try Self.checkHeader(database, path: path) }
      if access == .writing {
        if !isNew && !FileManager.default.isWritableFile(atPath: path) {
          throw StoreError.readOnly(path: path)
        }
        try Schema.migrator.migrate(database)
      }
    } catch {
      let known = StoreError(error, path: path)
      if case .cannotOpen = known, access == .writing, Self.folderIsReadOnly(path) {
        throw .readOnly(path: path)
      }
      throw known
    }
  }

  /// Whether a file begins like an SQLite database.
  public static func looksLikeStore(path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    let head = (try? handle.read(upToCount: 16)) ?? Data()
    return head.elementsEqual("SQLite format 3\0".utf8)
  }

  private static func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  private static func folderIsReadOnly(_ path: String) -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return FileManager.default.fileExists(atPath: folder)
      && !FileManager.default.isWritableFile(atPath: folder)
  }

  private static func checkHeader(_ database: DatabaseQueue, path: String) throws {
    try database.read { db in
      let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      guard application == Schema.applicationID else { throw StoreError.foreign(path: path) }
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      guard version <= Schema.version else {
        throw StoreError.newer(path: path, version: version, known: Schema.version)
      }
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try database.read(body) } catch { throw StoreError(error, path: path) }
  }

  func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try database.write(body) } catch { throw StoreError(error, path: path) }
  }

  /// Runs SQLite's own check of the whole file; empty where all is well.
  public func integrityProblems() throws(StoreError) -> [String] {
    try read { db in try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" } }
  }
}
