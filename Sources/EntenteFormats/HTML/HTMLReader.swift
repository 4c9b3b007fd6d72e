import EntenteModel

/// Reads the text of an HTML page: its main content without navigation, scripts, comments and the like.
struct HTMLReader {
  /// - Complexity: O(n).
  static func read(
    _ bytes: [UInt8], source: String, invalidBytes: InvalidBytes = .refuse
  ) throws(DocumentError) -> Document {
    let page = try HTMLEncoding.decode(bytes, source: source, invalidBytes)
    guard let tree = HTMLTree(page.bytes, encoding: page.encoding), let root = tree.root else {
      throw .noText(source: source)
    }
    let content = HTMLContent.root(root)
    var reader = HTMLReader()
    reader.walk(content, Context())
    reader.flush()
    guard !reader.drafts.isEmpty else { throw .noText(source: source) }
    var metadata = HTMLMetadata(root).metadata
    let headings = content.descendants("h1", limit: 2).map { collapse($0.allText) }.filter { !$0.isEmpty }
    if headings.count == 1 { metadata.title = headings[0] }
    if metadata.date == nil { metadata.date = reader.firstTime }
    let words = DocumentWords(SourceText(reader.text))
    var assembly = DocumentAssembly(reader.drafts, words: words, metadata: metadata)
    let blocks = assembly.blocks()
    return Document(
      id: SHA256.hex(of: bytes), source: source, format: DocumentFormat.html.rawValue,
      metadata: assembly.metadata,
      text: String(decoding: reader.text, as: UTF8.self), blocks: blocks, remarks: page.remarks)
  }

  /// What the elements around a piece of text make of it.
  private struct Context {
    var kind: Block.Kind = .paragraph
    var isStrong = false
    var isEmphasised = false
    var isFootnotes = false
  }

  /// The extracted text: the blocks, an empty line between them.
  private var text: [UInt8] = []
  private var drafts: [Draft] = []
  private var firstTime: PartialDate?
  private var clean = CleanText(words: DocumentWords(SourceText([])))
  private var strongBytes = 0
  private var emphasisedBytes = 0
  private var lastWasBreak = false
  /// Kind of the block that is being built: that of the element that its text stands in.
  private var kind: Block.Kind = .paragraph

  // MARK: blocks

  private mutating func walk(_ node: HTMLTree.Node, _ context: Context) {
    for child in node.children {
      if let bytes = child.text {
        addText(bytes, context)
      } else if let element = child.element, !HTMLContent.isDropped(child, element) {
        visit(child, element, context)
      }
    }
  }

  private mutating func visit(_ node: HTMLTree.Node, _ element: String, _ context: Context) {
    switch element {
    case "br": addBreak()
    case "hr": flush()
    case "sup": addSuperscript(node, context)
    case "a": addLink(node, context)
    case "b", "strong", "em", "i", "cite":
      var inner = context
      if element == "b" || element == "strong" { inner.isStrong = true } else { inner.isEmphasised = true }
      let start = clean.nextOffset
      walk(node, inner)
      clean.addEmphasis(from: start)
    case "del", "s", "strike": return
    case "pre": if node.descendants("code", limit: 1).isEmpty { block(node, context) }
    case "time":
      if firstTime == nil { firstTime = node["datetime"].flatMap(FrontMatter.date) }
      walk(node, context)
    default:
      if Self.blockElements.contains(element) {
        block(node, self.context(of: node, element, context))
      } else {
        walk(node, context)
      }
    }
  }

  private static let blockElements: Set<String> = [
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "li", "main", "ol", "p",
    "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]

  private func context(of node: HTMLTree.Node, _ element: String, _ outer: Context) -> Context {
    var inner = outer
    let names = HTMLContent.nameParts(node)
    if names.contains(where: { ["footnotes", "endnotes", "references", "reflist"].contains($0) }) {
      inner.isFootnotes = true
    }
    switch element {
    case "h1", "h2", "h3", "h4", "h5", "h6": inner.kind = .heading(level: Int(element.dropFirst()) ?? 6)
    case "li", "dd", "dt": inner.kind = .listItem
    case "blockquote": inner.kind = .quote
    case "td", "th": inner.kind = .tableCell
    case "caption", "figcaption": inner.kind = .caption
    case "ul", "ol", "dl", "table": inner.kind = .paragraph
    default: break
    }
    if names.contains("pullquote") || names.contains("pull") && names.contains("quote") {
      inner.kind = .pullQuote
    }
    let isAside = ["p", "div", "span", "li", "address"].contains(element)
    if isAside,
      names.contains(where: { ["byline", "dateline", "author", "authors", "published"].contains($0) }),
      node.allText.utf8.count < 200
    {
      inner.kind = .byline
    }
    let isNote =
      ["li", "p", "div", "dd", "aside"].contains(element)
      && (inner.isFootnotes || names.contains { ["fn", "ftn", "footnote", "endnote"].contains($0) })
    if case .footnote = outer.kind {
      inner.kind = outer.kind
    } else if isNote, element != "div" || !inner.isFootnotes {
      inner.kind = .footnote(marker: Self.marker(node))
    }
    return inner
  }

  /// The number in the id of a note.
  private static func marker(_ node: HTMLTree.Node) -> String {
    let id = node["id"] ?? ""
    return String(id.reversed().drop { !$0.isNumber }.prefix { $0.isNumber }.reversed())
  }

  private mutating func block(_ node: HTMLTree.Node, _ context: Context) {
    flush()
    walk(node, context)
    flush()
  }

  /// Ends the block that is being built.
  private mutating func flush() {
    lastWasBreak = false
    defer {
      clean = CleanText(words: DocumentWords(SourceText([])))
      strongBytes = 0
      emphasisedBytes = 0
    }
    guard var block = clean.block(kind) else { return }
    takeLeadingNumber(&block)
    let bytes = Array(block.text.utf8)
    guard !bytes.isEmpty else { return }
    if !text.isEmpty { text += [10, 10] }
    block.pieces = [Block.Piece(clean: 0, length: bytes.count, source: text.count, sourceLength: bytes.count)]
    text += bytes
    var draft = Draft(block)
    let visible = bytes.lazy.filter { $0 > 0x20 }.count
    draft.isStrong = strongBytes * 20 >= visible * 19
    draft.isEmphasised = emphasisedBytes * 20 >= visible * 19
    if block.kind == .paragraph { draft.classifyParagraph() }
    drafts += draft.runInItems()
  }

  /// `1. Text`, `[1] Text`, `↩` of a note: its number, which is no text.
  private func takeLeadingNumber(_ block: inout Block) {
    guard case .footnote(let marker) = block.kind else { return }
    var words = block.text.split(separator: " ", omittingEmptySubsequences: true)
    words.removeAll { $0 == "↩" || $0 == "↩︎" || $0 == "↑" || $0 == "^" }
    var found = marker
    if let first = words.first {
      let digits = first.filter(\.isNumber)
      let isNumber = !digits.isEmpty && first.allSatisfy { $0.isNumber || "[].()".contains($0) }
      if isNumber, digits == marker || marker.isEmpty {
        found = digits
        words.removeFirst()
      }
    }
    block.kind = .footnote(marker: found)
    block.text = words.joined(separator: " ")
    block.noteMarkers = []
    block.emphasis = []
  }

  // MARK: inline

  private mutating func addText(_ bytes: [UInt8], _ context: Context) {
    let source = SourceText(bytes)
    let before = clean.bytes.count
    clean.copyPlain(source, 0..<bytes.count)
    let visible = clean.bytes[min(before, clean.bytes.count)...].lazy.filter { $0 > 0x20 }.count
    if visible > 0 {
      if before == 0 { kind = context.kind }
      lastWasBreak = false
    }
    if context.isStrong { strongBytes += visible }
    if context.isEmphasised { emphasisedBytes += visible }
  }

  /// One break is a space, two part paragraphs.
  private mutating func addBreak() {
    if lastWasBreak {
      flush()
    } else {
      clean.addSpace(0..<1, isLineEnd: true)
      lastWasBreak = true
    }
  }

  private mutating func addSuperscript(_ node: HTMLTree.Node, _ context: Context) {
    let content = collapse(node.allText)
    let bare = content.filter { $0 != "[" && $0 != "]" }
    let isMark =
      !bare.isEmpty
      && (bare.allSatisfy { $0.isNumber || $0 == "," || $0 == " " } || bare == "*" || bare == "†"
        || NoteMarks.isMarker(bare) && content.hasPrefix("["))
    if isMark, !NoteMarks.isUnit(clean.bytes, before: clean.bytes.count, from: 0) {
      for marker in bare.split(whereSeparator: { $0 == "," || $0 == " " }) {
        clean.addNoteMarker(String(marker))
      }
    } else {
      walk(node, context)
    }
  }

  /// A link to a note is its mark; any other link is its text.
  private mutating func addLink(_ node: HTMLTree.Node, _ context: Context) {
    let content = collapse(node.allText)
    let bare = content.filter { $0 != "[" && $0 != "]" }
    if node["href"]?.hasPrefix("#") ?? false, NoteMarks.isMarker(bare), !clean.isEmpty {
      clean.addNoteMarker(bare)
    } else {
      walk(node, context)
    }
  }
}
