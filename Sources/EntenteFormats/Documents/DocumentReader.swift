public import EntenteModel

/// Reads documents of every known format.
public enum DocumentReader {
  /// The document in `bytes`; of JSON Lines one for every article.
  ///
  /// - Parameters:
  ///   - format: `nil`: found out by the ending of `source` and the content.
  ///   - source: path relative to the build root, URL, or `-` for standard input.
  ///   - invalidBytes: what becomes of bytes that are no text.
  /// - Throws: where nothing can be read. What was merely odd stands in the documents' remarks.
  /// - Complexity: O(n).
  public static func read(
    bytes: [UInt8], format: DocumentFormat? = nil, source: String, invalidBytes: InvalidBytes = .refuse
  ) throws(DocumentError) -> [Document] {
    guard !bytes.isEmpty else { throw .empty(source: source) }
    let format = format ?? DocumentFormat.detect(bytes: bytes, path: source)
    switch format {
    case .text, .markdown:
      return [dated(try readText(bytes, format: format, source: source, invalidBytes))]
    case .html: return [dated(try HTMLReader.read(bytes, source: source, invalidBytes: invalidBytes))]
    case .pdf: return [dated(try PDFReader.read(bytes, source: source))]
    case .jsonLines: return try ArticleLines.readAll(bytes, source: source, invalidBytes: invalidBytes)
    }
  }

  /// The documents of a file.
  ///
  /// - Parameter source: what the documents are called; the path where `nil`.
  public static func read(
    path: String, source: String? = nil, format: DocumentFormat? = nil, invalidBytes: InvalidBytes = .refuse
  ) throws(DocumentError) -> [Document] {
    let bytes = try FileBytes.read(path)
    return try read(
      bytes: bytes, format: format ?? DocumentFormat(path: path).flatMap { $0 == .text ? nil : $0 },
      source: source ?? path, invalidBytes: invalidBytes)
  }

  /// A document that tells no date of its own takes that of its file's name.
  private static func dated(_ document: Document) -> Document {
    guard document.metadata.date == nil, let date = SourceDate.date(of: document.source) else {
      return document
    }
    var document = document
    document.metadata.date = date
    document.remarks.append("date \(date) taken from the file's name")
    return document
  }

  private static func readText(
    _ bytes: [UInt8], format: DocumentFormat, source: String, _ invalidBytes: InvalidBytes
  ) throws(DocumentError) -> Document {
    let decoded = try DecodedText(bytes, source: source, invalidBytes: invalidBytes)
    let words = DocumentWords(decoded.text)
    var metadata = DocumentMetadata()
    let drafts: [Draft]
    if format == .markdown {
      let reader = MarkdownReader(decoded.text, words: words)
      metadata = reader.metadata
      drafts = reader.read()
    } else {
      var reader = PlainTextReader(decoded.text, words: words)
      drafts = reader.read()
    }
    var assembly = DocumentAssembly(drafts, words: words, metadata: metadata)
    let blocks = assembly.blocks()
    return Document(
      id: SHA256.hex(of: bytes), source: source, format: format.rawValue, metadata: assembly.metadata,
      text: String(decoding: decoded.text.bytes, as: UTF8.self), blocks: blocks, remarks: decoded.remarks)
  }
}
