internal import GRDB

/// What can go wrong with a store file. `description` says what, where and what to do.
public enum StoreError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case notAStore(path: String)
  case foreign(path: String)
  case newer(path: String, version: Int, known: Int)
  case corrupt(path: String, detail: String)
  case readOnly(path: String)
  case full(path: String, detail: String)
  case busy(path: String)
  case cannotOpen(path: String, detail: String)
  case badQuery(String)
  case unknownSource(String)
  case unknownAssertion(String)
  case unknownEntity(String)
  case badCorrection(String)
  case other(path: String, detail: String)

  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no such file; make it with 'entente build DOCUMENTS -g \(path)'"
    case .notAStore(let path):
      "\(path): this is no Entente store (not an SQLite database); name a file made by 'entente build'"
    case .foreign(let path):
      "\(path): this SQLite database was made by another program; name a file made by 'entente build', or a new one"
    case .newer(let path, let version, let known):
      "\(path): the store has schema \(version), this program knows up to \(known); use a newer entente"
    case .corrupt(let path, let detail):
      "\(path): the database is damaged (\(detail)); build it again from the documents"
    case .readOnly(let path):
      "\(path): cannot be written (read-only file or folder); choose another place with -g"
    case .full(let path, let detail):
      "\(path): no room to write (\(detail)); finished documents are kept, free some space and run the command again"
    case .busy(let path): "\(path): in use by another process; wait until it is done"
    case .cannotOpen(let path, let detail):
      "\(path): cannot be opened (\(detail)); check the path and its folder"
    case .badQuery(let text): "'\(text)' cannot be searched for; give one or more words"
    case .unknownSource(let source): "'\(source)' is no source of this store; 'entente documents' lists them"
    case .unknownAssertion(let id):
      "there is no assertion '\(id)'; 'entente relations … --format json' shows their ids"
    case .unknownEntity(let id): "there is no entity '\(id)' in this store; 'entente entities' lists them"
    case .badCorrection(let why): why
    case .other(let path, let detail): "\(path): \(detail)"
    }
  }

  /// Turns what SQLite says into what a user can act on.
  init(_ error: any Error, path: String) {
    if let known = error as? StoreError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      self = .other(path: path, detail: "\(error)")
      return
    }
    let detail = error.message ?? "SQLite code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notAStore(path: path)
    case .SQLITE_CORRUPT: self = .corrupt(path: path, detail: detail)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
    case .SQLITE_FULL, .SQLITE_IOERR: self = .full(path: path, detail: detail)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, detail: detail)
    default: self = .other(path: path, detail: detail)
    }
  }
}
