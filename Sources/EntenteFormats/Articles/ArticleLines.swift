public import EntenteModel
import Foundation

/// The articles of a JSON Lines file, one after another: memory grows with the longest line, not with the file.
///
/// Lines end with `\n` only. A line that is no article is skipped; ``remarks`` tell its number and what is wrong.
public struct ArticleLines: Sequence, IteratorProtocol {
  private let source: String
  private let input: LineInput
  private let invalidBytes: InvalidBytes
  /// What was wrong with lines that were skipped, in words for the user.
  public private(set) var remarks: [String] = []
  /// Why reading stopped before the end; `nil` while all is well.
  public private(set) var failure: DocumentError?
  /// The first line that is no article.
  private(set) var firstMalformed: DocumentError?
  private var line = 0
  private var skipped = 0

  /// Opens a file.
  public init(
    path: String, source: String? = nil, invalidBytes: InvalidBytes = .refuse
  ) throws(DocumentError) {
    self.source = source ?? path
    self.invalidBytes = invalidBytes
    input = try LineInput(path: path)
  }

  /// Articles of bytes in memory.
  public init(bytes: [UInt8], source: String, invalidBytes: InvalidBytes = .refuse) {
    self.source = source
    self.invalidBytes = invalidBytes
    input = LineInput(bytes: bytes)
  }

  /// The next article as a document; `nil` at the end or after a failure.
  ///
  /// - Complexity: O(length of the line).
  public mutating func next() -> Document? {
    while failure == nil {
      let bytes: [UInt8]?
      do throws(DocumentError) {
        bytes = try input.next()
      } catch {
        failure = error
        return nil
      }
      guard var bytes else { return nil }
      line += 1
      if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      guard let text = decoded(bytes) else { continue }
      switch Article.parse(text) {
      case .success(let article): return document(article, bytes)
      case .failure(let problem):
        let error = DocumentError.malformedRecord(source: source, line: line, reason: problem.reason)
        if firstMalformed == nil { firstMalformed = error }
        skip(error)
      }
    }
    return nil
  }

  /// The line as it is or mended; `nil`, with a remark, where it is broken and shall be refused.
  private mutating func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    let damage = UTF8Damage(bytes)
    guard damage.count > 0 else { return bytes }
    if invalidBytes == .replace {
      remarks.append("\(source):\(line): \(damage.remark(offset: damage.offset))")
      return UTF8Damage.repaired(bytes)
    }
    let reason = "byte \(damage.offset) of the line is no UTF-8; pass --replace-invalid to read U+FFFD there"
    let error = DocumentError.malformedRecord(source: source, line: line, reason: reason)
    if firstMalformed == nil { firstMalformed = error }
    skip(error)
    return nil
  }

  /// The first of many such lines are told one by one, the rest as a number.
  private mutating func skip(_ error: DocumentError) {
    skipped += 1
    if skipped <= Self.remarkLimit {
      remarks.append(error.description + "; skipped")
    } else if skipped == Self.remarkLimit + 1 {
      remarks.append("")
    }
    if skipped > Self.remarkLimit {
      remarks[Self.remarkLimit] = "\(source): \(skipped - Self.remarkLimit) more lines skipped"
    }
  }

  private static let remarkLimit = 10

  private func document(_ article: Article, _ bytes: [UInt8]) -> Document {
    let text = SourceText(Array(article.text.utf8))
    let words = DocumentWords(text)
    var reader = PlainTextReader(text, words: words)
    let drafts = reader.read()
    var assembly = DocumentAssembly(drafts, words: words, metadata: article.metadata)
    let blocks = assembly.blocks()
    return Document(
      id: SHA256.hex(of: bytes), source: source + "#" + (article.id ?? "line-\(line)"), recordID: article.id,
      format: DocumentFormat.jsonLines.rawValue, metadata: assembly.metadata, text: article.text,
      blocks: blocks)
  }

  /// All articles at once; the remarks of skipped lines stand at the first document.
  ///
  /// - Throws: what stopped the reading, or the first malformed line where no line is an article.
  static func readAll(
    _ bytes: [UInt8], source: String, invalidBytes: InvalidBytes = .refuse
  ) throws(DocumentError) -> [Document] {
    var lines = ArticleLines(bytes: bytes, source: source, invalidBytes: invalidBytes)
    var documents: [Document] = []
    while let document = lines.next() { documents.append(document) }
    if let failure = lines.failure { throw failure }
    guard !documents.isEmpty else { throw lines.firstMalformed ?? .empty(source: source) }
    documents[0].remarks += lines.remarks
    return documents
  }
}

/// Bytes line by line, out of a file or out of memory.
final class LineInput {
  private let file: UnsafeMutablePointer<FILE>?
  private let path: String
  private var buffer: [UInt8]
  private var position = 0
  private var reachedEnd: Bool

  init(path: String) throws(DocumentError) {
    guard let file = fopen(path, "rb") else {
      if errno == ENOENT || errno == ENOTDIR { throw .notFound(path: path) }
      throw .notReadable(path: path, reason: String(cString: strerror(errno)))
    }
    self.file = file
    self.path = path
    buffer = []
    reachedEnd = false
  }

  init(bytes: [UInt8]) {
    file = nil
    path = ""
    buffer = bytes
    reachedEnd = true
  }

  deinit {
    if let file { fclose(file) }
  }

  /// The next line without its `\n`; `nil` at the end.
  func next() throws(DocumentError) -> [UInt8]? {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        let line = Array(buffer[position..<end])
        position = end + 1
        return line
      }
      if reachedEnd {
        guard position < buffer.count else { return nil }
        let line = Array(buffer[position...])
        position = buffer.count
        return line
      }
      buffer.removeSubrange(..<position)
      position = 0
      searched = buffer.count
      try fill()
    }
  }

  private func fill() throws(DocumentError) {
    guard let file else { return }
    let room = 1 << 18
    var failed = false
    var read = 0
    buffer += [UInt8](unsafeUninitializedCapacity: room) { chunk, count in
      count = fread(chunk.baseAddress, 1, room, file)
      read = count
      failed = count < room && ferror(file) != 0
    }
    if failed { throw .notReadable(path: path, reason: String(cString: strerror(errno))) }
    if read < room { reachedEnd = true }
  }
}
