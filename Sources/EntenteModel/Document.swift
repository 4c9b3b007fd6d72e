/// A document as read: its text, the blocks of clean text in it, and what is known of it.
public struct Document: Sendable {
  /// SHA-256 of the bytes, hexadecimal; for a record of a JSON Lines file, of the record's bytes.
  public var id: String
  /// Path relative to the build root, or URL; of a record: path, `#` and the record's id.
  public var source: String
  /// Id of the record in a JSON Lines file.
  public var recordID: String?
  public var format: String
  public var metadata: DocumentMetadata
  /// The text that every stored range refers to: of text and Markdown the whole file decoded, front matter and markup
  /// included; of HTML and PDF the text taken out of it.
  public var text: String
  public var blocks: [Block]
  /// What was odd about the file, in words for the user.
  public var remarks: [String]

  public init(
    id: String, source: String, recordID: String? = nil, format: String, metadata: DocumentMetadata = .init(),
    text: String, blocks: [Block], remarks: [String] = []
  ) {
    self.id = id
    self.source = source
    self.recordID = recordID
    self.format = format
    self.metadata = metadata
    self.text = text
    self.blocks = blocks
    self.remarks = remarks
  }
}

public struct DocumentMetadata: Hashable, Sendable, Codable {
  public var title: String?
  public var date: PartialDate?
  public var authors: [String]
  public var publisher: String?
  public var url: String?

  public init(
    title: String? = nil, date: PartialDate? = nil, authors: [String] = [], publisher: String? = nil,
    url: String? = nil
  ) {
    self.title = title
    self.date = date
    self.authors = authors
    self.publisher = publisher
    self.url = url
  }
}

/// A run of clean text that belongs together (a paragraph, a heading, a list item, …): no markup, no footnote
/// markers, lines joined; with the way back to the document's text.
public struct Block: Sendable {
  public enum Kind: Hashable, Sendable {
    case paragraph
    case heading(level: Int)
    case listItem
    /// Somebody else's words set apart.
    case quote
    /// A sentence of the text repeated for show: never a second witness.
    case pullQuote
    case tableCell
    case footnote(marker: String)
    /// Author line, date line, publisher.
    case byline
    case caption
    /// Navigation, page numbers, running heads.
    case furniture
  }

  /// `length` UTF-8 bytes of the clean text from `clean` on stand for `sourceLength` bytes of the document's
  /// text from `source` on. Equal lengths: byte stands for byte, the same but for white space (a line end is a space here);
  /// otherwise the piece is replaced as a whole.
  public struct Piece: Hashable, Sendable {
    public var clean: Int
    public var length: Int
    public var source: Int
    public var sourceLength: Int

    public init(clean: Int, length: Int, source: Int, sourceLength: Int) {
      self.clean = clean
      self.length = length
      self.source = source
      self.sourceLength = sourceLength
    }
  }

  /// Number of a footnote whose marker stood in the clean text at a UTF-8 offset.
  public struct NoteMarker: Hashable, Sendable {
    public var marker: String
    public var offset: Int

    public init(marker: String, offset: Int) {
      self.marker = marker
      self.offset = offset
    }
  }

  public var kind: Kind
  public var text: String
  /// Ascending and without gaps in `clean`; together they cover the clean text.
  public var pieces: [Piece]
  public var noteMarkers: [NoteMarker]
  /// UTF-8 ranges of the clean text that were emphasised (titles of works are).
  public var emphasis: [Range<Int>]

  public init(
    kind: Kind, text: String, pieces: [Piece], noteMarkers: [NoteMarker] = [], emphasis: [Range<Int>] = []
  ) {
    self.kind = kind
    self.text = text
    self.pieces = pieces
    self.noteMarkers = noteMarkers
    self.emphasis = emphasis
  }

  /// UTF-8 range in the document's text of a UTF-8 range in the clean text.
  ///
  /// - Complexity: O(log pieces).
  public func sourceRange(_ range: Range<Int>) -> Range<Int> {
    guard !pieces.isEmpty else { return 0..<0 }
    let start = sourceOffset(range.lowerBound, isEnd: false)
    let end = range.isEmpty ? start : sourceOffset(range.upperBound, isEnd: true)
    return start..<max(start, end)
  }

  private func sourceOffset(_ offset: Int, isEnd: Bool) -> Int {
    // An end belongs to the piece that holds the last byte before it.
    let probe = isEnd ? offset - 1 : offset
    var low = 0
    var high = pieces.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if pieces[middle].clean <= probe { low = middle } else { high = middle - 1 }
    }
    let piece = pieces[low]
    let within = offset - piece.clean
    if piece.length == piece.sourceLength { return piece.source + min(max(within, 0), piece.length) }
    return isEnd ? piece.source + piece.sourceLength : piece.source
  }
}
