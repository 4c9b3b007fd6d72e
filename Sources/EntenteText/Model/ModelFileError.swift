/// What can be wrong with a model file.
public enum ModelFileError: Error, Equatable {
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  /// The first bytes are not those of a model file.
  case foreign(path: String)
  case version(path: String, found: UInt32, supported: UInt32)
  /// Fewer or more bytes than the header announces.
  case length(path: String, found: Int, expected: Int)
  /// Header or section table do not match their checksum, or name bytes outside the file.
  case corruptHeader(path: String)
  case missingSection(path: String, name: String)
  /// A section whose content contradicts itself.
  case malformedSection(path: String, name: String, reason: String)
  /// The content does not match the digest that was stored when the file was written.
  case digestMismatch(path: String)
}

extension ModelFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path): the model file cannot be read (\(reason)); check the path or pass --data DIR"
    case .unwritable(let path, let reason):
      "\(path): the model file cannot be written (\(reason))"
    case .foreign(let path):
      "\(path): not an Entente model file; make one with `entente train`"
    case .version(let path, let found, let supported):
      "\(path): model format \(found), this program reads format \(supported); train the model again or update the program"
    case .length(let path, let found, let expected):
      "\(path): \(found) bytes where the header announces \(expected); the file was cut short or changed, copy it again"
    case .corruptHeader(let path):
      "\(path): the header is damaged; copy the file again"
    case .missingSection(let path, let name):
      "\(path): the model has no section '\(name)'; train it again with this version"
    case .malformedSection(let path, let name, let reason):
      "\(path): section '\(name)' is malformed (\(reason)); copy the file again or train it again"
    case .digestMismatch(let path):
      "\(path): the content does not match its digest; copy the file again"
    }
  }
}
