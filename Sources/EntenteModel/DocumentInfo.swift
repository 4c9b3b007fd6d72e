/// What a graph keeps of a document: everything but its text.
public struct DocumentInfo: Hashable, Sendable, Codable {
  /// SHA-256 of the bytes, hexadecimal.
  public var id: String
  /// All places where these bytes were found, sorted.
  public var sources: [String]
  public var format: String
  public var metadata: DocumentMetadata
  /// Unicode scalars of the text that ranges refer to.
  public var length: Int
  public var sentenceCount: Int
  public var remarks: [String]

  public init(
    id: String, sources: [String], format: String, metadata: DocumentMetadata, length: Int,
    sentenceCount: Int,
    remarks: [String] = []
  ) {
    self.id = id
    self.sources = sources
    self.format = format
    self.metadata = metadata
    self.length = length
    self.sentenceCount = sentenceCount
    self.remarks = remarks
  }

  /// Title, else the first source.
  public var label: String { metadata.title ?? sources.first ?? String(id.prefix(12)) }
}
