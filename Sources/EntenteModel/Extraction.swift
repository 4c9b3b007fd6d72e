/// A sentence as stored: where it stands and what kind of block it is from.
public struct StoredSentence: Hashable, Sendable, Codable {
  /// Unicode scalars in the document's text.
  public var range: Range<Int>
  /// `paragraph`, `heading`, `listItem`, `quote`, `footnote`, …
  public var block: String
  /// Clean text, without markup.
  public var text: String

  public init(range: Range<Int>, block: String, text: String) {
    self.range = range
    self.block = block
    self.text = text
  }
}

/// All that was found in one document: the product of extraction and what a store keeps of it.
///
/// Ids of entities are those of one document: known ones (`state:CHN`) are final, new ones
/// (`person:stoltenberg`) are candidates that the link pass may join with those of other documents.
public struct Extraction: Sendable {
  public var document: Document
  public var sentences: [StoredSentence]
  public var entities: [Entity]
  public var mentions: [Mention]
  public var assertions: [Assertion]
  /// What a user should know of this document, the reader's remarks included ("damaged name 'Geoaᅇa' linked to …").
  public var remarks: [String]

  public init(
    document: Document, sentences: [StoredSentence] = [], entities: [Entity] = [], mentions: [Mention] = [],
    assertions: [Assertion] = [], remarks: [String] = []
  ) {
    self.document = document
    self.sentences = sentences
    self.entities = entities
    self.mentions = mentions
    self.assertions = assertions
    self.remarks = remarks
  }
}
