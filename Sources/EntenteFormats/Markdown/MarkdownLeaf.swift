import EntenteModel

/// A block of Markdown before its inline markup is read: what it is, and its lines without the containers' marks.
struct MarkdownLeaf {
  enum Kind {
    case paragraph
    case heading(level: Int)
    case listItem
    case quote
    case tableCell
    case footnote(marker: String)
    /// A thematic break.
    case rule
    /// Dropped content that parts what stands around it (code).
    case gap
  }

  var kind: Kind
  var lines: [Range<Int>]
}
