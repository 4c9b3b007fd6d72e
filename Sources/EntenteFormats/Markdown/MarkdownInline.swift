import EntenteModel

/// Reads the inline markup of one leaf into clean text.
///
/// Source: CommonMark 0.31.2, chapter 6; superscripts (`<sup>1</sup>`, `[^1]`, `[1]`) as marks of notes.
struct MarkdownInline {
  enum Token {
    case text(Range<Int>)
    case space(Range<Int>)
    case replaced(String, Range<Int>)
    case marker(String)
    /// A run of `*` or `_`; `open` and `close` say what it may do, `pairs` which emphasis its bytes belong to.
    case delimiter(Range<Int>, open: Bool, close: Bool)
    case emphasisStart(strong: Bool)
    case emphasisEnd
  }

  let text: SourceText
  let source: InlineSource
  let linkLabels: Set<String>
  var tokens: [Token] = []

  /// Whether the whole leaf stood in italics, or in bold.
  var isEmphasised = false
  var isStrong = false
  /// Begins with an escaped star or a dagger: an author's note.
  private(set) var isStarNote = false

  init(_ text: SourceText, _ lines: [Range<Int>], linkLabels: Set<String>) {
    self.text = text
    source = InlineSource(text, lines)
    self.linkLabels = linkLabels
  }

  /// - Complexity: O(n); brackets look ahead at most 2,000 bytes.
  mutating func read(words: DocumentWords) -> CleanText {
    scan(0..<source.bytes.count, depth: 0)
    resolveDelimiters()
    var clean = CleanText(words: words)
    write(&clean)
    return clean
  }

  // MARK: scanning

  mutating func scan(_ range: Range<Int>, depth: Int) {
    let bytes = source.bytes
    var start = range.lowerBound
    var position = start
    while position < range.upperBound {
      guard Self.isSpecial[Int(bytes[position])] else {
        position += 1
        continue
      }
      let before = tokens.count
      guard let end = special(at: position, range, depth: depth) else {
        tokens.removeSubrange(before...)
        position += 1
        continue
      }
      let found = Array(tokens[before...])
      tokens.removeSubrange(before...)
      if start < position { tokens.append(.text(start..<position)) }
      tokens += found
      position = end
      start = end
    }
    if start < range.upperBound { tokens.append(.text(start..<range.upperBound)) }
  }

  static let isSpecial: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "\\`<![*_~&\n".utf8 { table[Int(byte)] = true }
    table[0xC2] = true
    table[0xE2] = true
    return table
  }()

  /// Tokens of the markup at `position` and its end; `nil` where the byte is plain text.
  mutating func special(at position: Int, _ range: Range<Int>, depth: Int) -> Int? {
    let bytes = source.bytes
    switch bytes[position] {
    case UInt8(ascii: "\n"):
      tokens.append(.space(position..<position + 1))
      return position + 1
    case UInt8(ascii: "\\"): return escape(position, range)
    case UInt8(ascii: "`"): return codeSpan(position, range)
    case UInt8(ascii: "<"): return angle(position, range, depth: depth)
    case UInt8(ascii: "!"):
      guard position + 1 < range.upperBound, bytes[position + 1] == UInt8(ascii: "[") else { return nil }
      return image(position, range)
    case UInt8(ascii: "["): return bracket(position, range, depth: depth)
    case UInt8(ascii: "*"), UInt8(ascii: "_"): return delimiterRun(position, range)
    case UInt8(ascii: "~"):
      let end = bytes[position..<range.upperBound].prefix { $0 == UInt8(ascii: "~") }.endIndex
      return end - position == 2 ? end : nil
    case UInt8(ascii: "&"):
      guard let entity = HTMLEntity.decode(bytes, at: position, to: range.upperBound) else { return nil }
      tokens.append(.replaced(entity.text, position..<entity.end))
      return entity.end
    default:
      guard let mark = NoteMarks.mark(in: bytes, at: position, from: range.lowerBound, to: range.upperBound)
      else { return nil }
      tokens.append(.marker(mark.marker))
      return mark.end
    }
  }

  mutating func escape(_ position: Int, _ range: Range<Int>) -> Int? {
    let bytes = source.bytes
    let next = position + 1
    guard next < range.upperBound else { return nil }
    if bytes[next] == 10 {
      tokens.append(.space(next..<next + 1))
      return next + 1
    }
    guard bytes[next] > 0x20, bytes[next] < 0x7F, !DocumentWords.isLetter(bytes[next]),
      !(48...57).contains(bytes[next])
    else { return nil }
    if bytes[next] == UInt8(ascii: "*") {
      if position == 0, next + 1 < range.upperBound, bytes[next + 1] <= 0x20 {
        isStarNote = true
        return next + 1
      }
      let isLast = bytes[(next + 1)...].allSatisfy { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }
      if isLast, position > 0, bytes[position - 1] > 0x20 {
        tokens.append(.marker("*"))
        return next + 1
      }
    }
    tokens.append(.text(next..<next + 1))
    return next + 1
  }

  mutating func codeSpan(_ position: Int, _ range: Range<Int>) -> Int? {
    let bytes = source.bytes
    let run = bytes[position..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
    var cursor = position + run
    while cursor < min(range.upperBound, position + 2000) {
      guard bytes[cursor] == UInt8(ascii: "`") else {
        cursor += 1
        continue
      }
      let closing = bytes[cursor..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
      if closing == run {
        addText(position + run..<cursor)
        return cursor + run
      }
      cursor += closing
    }
    return nil
  }

  /// Text without markup that may hold line ends.
  mutating func addText(_ range: Range<Int>) {
    var start = range.lowerBound
    for position in range where source.bytes[position] == 10 {
      if start < position { tokens.append(.text(start..<position)) }
      tokens.append(.space(position..<position + 1))
      start = position + 1
    }
    if start < range.upperBound { tokens.append(.text(start..<range.upperBound)) }
  }

  // MARK: tags and automatic links

  mutating func angle(_ position: Int, _ range: Range<Int>, depth: Int) -> Int? {
    let bytes = source.bytes
    let rest = bytes[position..<range.upperBound]
    if rest.starts(with: "<!--".utf8) {
      guard let end = SourceText.firstIndex(of: Array("-->".utf8), in: rest.dropFirst(4)) else { return nil }
      return end + 3
    }
    guard let close = rest.prefix(2000).firstIndex(of: UInt8(ascii: ">")), close > position + 1 else {
      return nil
    }
    let first = bytes[position + 1]
    guard DocumentWords.isLetter(first) || first == UInt8(ascii: "/") else { return nil }
    let inside = bytes[position + 1..<close]
    let name = String(
      decoding: inside.drop { $0 == UInt8(ascii: "/") }.prefix {
        DocumentWords.isLetter($0) || (48...57).contains($0)
      },
      as: UTF8.self
    ).lowercased()
    // An automatic link: its address is no text.
    let isAddress = inside.contains(UInt8(ascii: ":")) || inside.contains(UInt8(ascii: "@"))
    if isAddress, !inside.contains(0x20), !inside.contains(10) { return close + 1 }
    guard Self.knownTags.contains(name) else { return nil }
    if name == "sup", first != UInt8(ascii: "/") {
      return superscript(position, close + 1, range, depth: depth)
    }
    if ["script", "style", "del"].contains(name), first != UInt8(ascii: "/"),
      let end = SourceText.firstIndex(of: Array("</\(name)>".utf8), in: rest)
    {
      return end + name.utf8.count + 3
    }
    if ["br", "p", "div", "li", "td", "tr", "hr"].contains(name) {
      tokens.append(.space(position..<close + 1))
    }
    if ["em", "i", "cite", "b", "strong"].contains(name) {
      tokens.append(
        first == UInt8(ascii: "/") ? .emphasisEnd : .emphasisStart(strong: name == "b" || name == "strong"))
    }
    return close + 1
  }

  static let knownTags: Set<String> = [
    "a", "abbr", "b", "big", "blockquote", "body", "br", "center", "cite", "code", "dd", "del", "details",
    "div", "dl", "dt",
    "em", "figcaption", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd",
    "li", "mark",
    "ol", "p", "pre", "q", "s", "script", "section", "small", "span", "strike", "strong", "style", "sub",
    "summary", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "var", "article", "header", "footer",
    "main", "html",
  ]

  /// `<sup>3</sup>` is the mark of a note, `<sup>th</sup>` the end of a word.
  mutating func superscript(_ position: Int, _ start: Int, _ range: Range<Int>, depth: Int) -> Int? {
    let bytes = source.bytes
    guard
      let close = SourceText.firstIndex(
        of: Array("</sup>".utf8), in: bytes[start..<min(range.upperBound, start + 200)])
    else { return start }
    let content = String(decoding: bytes[start..<close], as: UTF8.self)[...]
      .trimmed { !$0.isWhitespace && $0 != "[" && $0 != "]" && $0 != "\\" }
    let isNumber = !content.isEmpty && content.allSatisfy { $0.isNumber || $0 == "," || $0 == " " }
    if isNumber && !NoteMarks.isUnit(bytes, before: position, from: range.lowerBound) || content == "*"
      || content == "†"
    {
      for marker in content.split(whereSeparator: { $0 == "," || $0 == " " }) {
        tokens.append(.marker(String(marker)))
      }
    } else if depth < 8 {
      scan(start..<close, depth: depth + 1)
    }
    return close + 6
  }

  // MARK: brackets

  mutating func image(_ position: Int, _ range: Range<Int>) -> Int? {
    guard let close = matching(position + 1, range), let target = target(close + 1, range) else { return nil }
    return target
  }

  mutating func bracket(_ position: Int, _ range: Range<Int>, depth: Int) -> Int? {
    let bytes = source.bytes
    guard let close = matching(position, range) else { return nil }
    let content = position + 1..<close
    if let first = content.first, bytes[first] == UInt8(ascii: "^") {
      tokens.append(.marker(String(decoding: bytes[first + 1..<close], as: UTF8.self)))
      return close + 1
    }
    let label = String(decoding: bytes[content].prefix(200), as: UTF8.self)
    if let end = target(close + 1, range) ?? reference(close + 1, range, label: label) {
      // A link whose text is its address, and one with a note's number, say nothing.
      if label.hasPrefix("http") || label.hasPrefix("www.") { return end }
      if NoteMarks.isMarker(label), position > range.lowerBound, bytes[position - 1] > 0x20 {
        tokens.append(.marker(label))
      } else if depth < 8 {
        scan(content, depth: depth + 1)
      } else {
        addText(content)
      }
      return end
    }
    if let mark = NoteMarks.mark(in: bytes, at: position, from: range.lowerBound, to: range.upperBound) {
      tokens.append(.marker(mark.marker))
      return mark.end
    }
    return nil
  }

  /// The `]` that closes the bracket at `position`.
  func matching(_ position: Int, _ range: Range<Int>) -> Int? {
    let bytes = source.bytes
    var depth = 0
    var cursor = position
    while cursor < min(range.upperBound, position + 2000) {
      switch bytes[cursor] {
      case UInt8(ascii: "\\"): cursor += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return cursor }
      default: break
      }
      cursor += 1
    }
    return nil
  }

  /// The end of `(address "title")` at `position`.
  func target(_ position: Int, _ range: Range<Int>) -> Int? {
    let bytes = source.bytes
    guard position < range.upperBound, bytes[position] == UInt8(ascii: "(") else { return nil }
    var depth = 0
    var cursor = position
    while cursor < min(range.upperBound, position + 4000) {
      switch bytes[cursor] {
      case UInt8(ascii: "\\"): cursor += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return cursor + 1 }
      default: break
      }
      cursor += 1
    }
    return nil
  }

  /// The end of `[label]` or nothing, where the label is defined in this document.
  func reference(_ position: Int, _ range: Range<Int>, label: String) -> Int? {
    guard !linkLabels.isEmpty else { return nil }
    if position < range.upperBound, source.bytes[position] == UInt8(ascii: "["),
      let close = matching(position, range)
    {
      let other = String(decoding: source.bytes[position + 1..<close], as: UTF8.self)
      if linkLabels.contains(other.lowercased()) || other.isEmpty { return close + 1 }
    }
    return linkLabels.contains(label.lowercased()) ? position : nil
  }
}
