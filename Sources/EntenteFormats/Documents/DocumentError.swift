/// Why a document could not be read.
public enum DocumentError: Error, Equatable, Sendable {
  case notFound(path: String)
  case notReadable(path: String, reason: String)
  /// Not a file and not a folder: a socket, a device, …
  case notAFile(path: String)
  case empty(source: String)
  /// Bytes of no text: a NUL, or too many control characters.
  case looksBinary(source: String, offset: Int)
  case unsupported(source: String, ending: String)
  /// Damaged UTF-8: `count` bytes that belong to no character, the first at `offset` on `line`.
  case brokenUTF8(source: String, offset: Int, line: Int, count: Int)
  /// A UTF-16 text of an odd number of bytes, or with half a surrogate pair.
  case brokenEncoding(source: String, encoding: String, offset: Int)
  case toolMissing(source: String, tool: String, package: String)
  case brokenPDF(source: String, reason: String)
  case encryptedPDF(source: String)
  case noText(source: String)
  case malformedRecord(source: String, line: Int, reason: String)
  /// A folder in which nothing could be read.
  case noDocuments(path: String)
}

extension DocumentError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): no such file or folder; check the spelling"
    case .notReadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .notAFile(let path):
      "\(path): neither a file nor a folder"
    case .empty(let source):
      "\(source): is empty"
    case .looksBinary(let source, let offset):
      "\(source): looks binary (byte \(offset) belongs to no text); give text, Markdown, HTML, PDF or JSON Lines"
    case .unsupported(let source, let ending):
      "\(source): cannot read documents ending in '\(ending)'; known are \(DocumentFormat.knownEndings)"
    case .brokenUTF8(let source, let offset, let line, let count):
      "\(source):\(line): byte \(offset) is no UTF-8\(count > 1 ? " (nor are \(count - 1) more)" : ""); "
        + "save the file as UTF-8, or pass --replace-invalid to read U+FFFD there"
    case .brokenEncoding(let source, let encoding, let offset):
      "\(source): broken \(encoding) at byte \(offset); save it again as UTF-8, or pass --replace-invalid to read U+FFFD there"
    case .toolMissing(let source, let tool, let package):
      "\(source): needs the program '\(tool)', which is not here; install \(package)"
    case .brokenPDF(let source, let reason):
      "\(source): not a PDF that can be read: \(reason)"
    case .encryptedPDF(let source):
      "\(source): the PDF is encrypted; save it without a password"
    case .noText(let source):
      "\(source): holds no text (a scan?); run it through character recognition first"
    case .malformedRecord(let source, let line, let reason):
      "\(source):\(line): no article: \(reason)"
    case .noDocuments(let path):
      "\(path): no document in this folder can be read; known endings are \(DocumentFormat.knownEndings)"
    }
  }
}
