/// The block structure of a Markdown text.
///
/// Source: CommonMark 0.31.2, with pipe and grid tables, footnotes (`[^1]:`) and front matter of common dialects.
/// Code, raw HTML comments and link definitions are left out.
struct MarkdownBlocks {
  let text: SourceText
  var leaves: [MarkdownLeaf] = []
  /// Lower-case labels of `[label]: url` definitions.
  var linkLabels: Set<String> = []

  /// - Complexity: O(n) times the depth of nesting (at most 16; what is nested deeper is read as text).
  init(_ text: SourceText, from start: Int) {
    self.text = text
    let lines = text.lines(in: start..<text.bytes.count)
    read(lines, container: .paragraph, depth: 0)
  }

  typealias Line = SourceText.Line

  mutating func read(_ lines: [Line], container: MarkdownLeaf.Kind, depth: Int) {
    var index = 0
    // Ends of fences and comments that were looked for in vain: they need not be looked for again.
    var absent: Set<String> = []
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        index += 1
      } else if line.indent >= 4, let end = codeEnd(lines, index) {
        leaves.append(MarkdownLeaf(kind: .gap, lines: []))
        index = end
      } else if let end = fenceEnd(lines, index, &absent) ?? rawHTMLEnd(lines, index, &absent) {
        leaves.append(MarkdownLeaf(kind: .gap, lines: []))
        index = end
      } else if let level = hashes(line) {
        addHeading(line, level: level)
        index += 1
      } else if isRule(line) {
        leaves.append(MarkdownLeaf(kind: .rule, lines: []))
        index += 1
      } else if byte(line) == UInt8(ascii: ">"), depth < 16 {
        index = readQuote(lines, index, depth: depth)
      } else if let end = readFootnote(lines, index, depth: depth) ?? readDefinition(lines, index) {
        index = end
      } else if depth < 16, let item = itemStart(line) {
        index = readItem(lines, index, item, depth: depth)
      } else if let end = readTable(lines, index) {
        index = end
      } else {
        index = readParagraph(lines, index, container: container)
      }
    }
  }

  func byte(_ line: Line) -> UInt8? { line.isBlank ? nil : text.bytes[line.content.lowerBound] }

  func content(_ line: Line) -> ArraySlice<UInt8> { text.bytes[line.content] }

  /// The part of a line from an offset on, as a line of its own.
  func rest(_ line: Line, from start: Int) -> Line {
    let full = min(start, line.full.upperBound)..<line.full.upperBound
    let content = text.trimmed(full)
    var indent = 0
    if !content.isEmpty {
      for position in full.lowerBound..<content.lowerBound {
        indent = text.bytes[position] == 9 ? (indent / 4 + 1) * 4 : indent + 1
      }
    }
    return Line(full: full, content: content, startsPage: line.startsPage, indent: indent)
  }

  // MARK: headings, rules, code

  func hashes(_ line: Line) -> Int? {
    let content = content(line)
    let count = content.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(count) else { return nil }
    let rest = content.dropFirst(count)
    return rest.isEmpty || rest.first == 0x20 || rest.first == 9 ? count : nil
  }

  mutating func addHeading(_ line: Line, level: Int) {
    let start = line.content.lowerBound + level
    var end = line.content.upperBound
    while end > start, text.bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
    let range = text.trimmed(start..<max(start, end))
    if range.isEmpty {
      leaves.append(MarkdownLeaf(kind: .rule, lines: []))
    } else {
      leaves.append(MarkdownLeaf(kind: .heading(level: level), lines: [range]))
    }
  }

  func isRule(_ line: Line) -> Bool {
    let marks = content(line).filter { $0 > 0x20 }
    guard marks.count >= 3, let first = marks.first, "-*_".utf8.contains(first) else { return false }
    return marks.allSatisfy { $0 == first }
  }

  /// The end of a code block set in by four columns; `nil` where the lines are prose that somebody indented.
  func codeEnd(_ lines: [Line], _ start: Int) -> Int? {
    var end = start
    while end < lines.count, end < start + 400, lines[end].isBlank || lines[end].indent >= 4 { end += 1 }
    let chunk = lines[start..<end]
    // The paragraph goes on at the margin: its first line was set in.
    if end < lines.count, !lines[end - 1].isBlank { return nil }
    let bytes = chunk.flatMap { content($0) }
    let plain = bytes.lazy.filter { DocumentWords.isLetter($0) || $0 == 0x20 || $0 == UInt8(ascii: ",") }
      .count
    return plain * 100 >= bytes.count * 88 ? nil : end
  }

  func fenceEnd(_ lines: [Line], _ start: Int, _ absent: inout Set<String>) -> Int? {
    let content = content(lines[start])
    guard let mark = content.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let length = content.prefix { $0 == mark }.count
    let fence = String(repeating: mark == UInt8(ascii: "`") ? "`" : "~", count: min(length, 80))
    guard length >= 3, !absent.contains(fence), !content.dropFirst(length).contains(UInt8(ascii: "`")) else {
      return nil
    }
    for index in lines.indices.dropFirst(start + 1) {
      let line = self.content(lines[index])
      if line.count >= length, line.allSatisfy({ $0 == mark }) { return index + 1 }
    }
    absent.insert(fence)
    return nil
  }

  /// The end of a comment, script or style block.
  func rawHTMLEnd(_ lines: [Line], _ start: Int, _ absent: inout Set<String>) -> Int? {
    let content = content(lines[start])
    guard content.first == UInt8(ascii: "<") else { return nil }
    let head = String(decoding: content.prefix(9), as: UTF8.self).lowercased()
    let closing: String
    if head.hasPrefix("<!--") {
      closing = "-->"
    } else if head.hasPrefix("<script") {
      closing = "</script>"
    } else if head.hasPrefix("<style") {
      closing = "</style>"
    } else {
      return nil
    }
    guard !absent.contains(closing) else { return nil }
    for index in lines.indices.dropFirst(start)
    where SourceText.contains(closing, in: self.content(lines[index])) {
      // Text behind the end of a comment is read as a paragraph.
      return self.content(lines[index]).suffix(closing.utf8.count).elementsEqual(closing.utf8)
        ? index + 1 : nil
    }
    absent.insert(closing)
    return nil
  }

  // MARK: containers

  mutating func readQuote(_ lines: [Line], _ start: Int, depth: Int) -> Int {
    var inner: [Line] = []
    var index = start
    while index < lines.count {
      let line = lines[index]
      if byte(line) == UInt8(ascii: ">") {
        var from = line.content.lowerBound + 1
        if from < line.full.upperBound, text.bytes[from] == 0x20 { from += 1 }
        inner.append(rest(line, from: from))
      } else if line.isBlank || inner.last.map(\.isBlank) ?? true || beginsBlock(line) {
        break
      } else {
        inner.append(line)  // a lazy continuation
      }
      index += 1
    }
    read(inner, container: .quote, depth: depth + 1)
    return index
  }

  struct Item {
    /// Offset of the item's first byte behind the marker.
    var start: Int
    /// Columns that further lines of the item are set in by.
    var indent: Int
    var isNumber: Bool
    var number: Int
  }

  func itemStart(_ line: Line) -> Item? {
    let content = content(line)
    guard let first = content.first else { return nil }
    var length = 0
    var number = 0
    if "-+*".utf8.contains(first) {
      length = 1
    } else if first == 0xE2, content.starts(with: "•".utf8) {
      length = 3
    } else {
      let digits = content.prefix { $0 >= 48 && $0 <= 57 }
      guard (1...9).contains(digits.count), let mark = content.dropFirst(digits.count).first,
        mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
      else { return nil }
      number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
      length = digits.count + 1
    }
    let after = content.dropFirst(length)
    guard let gap = after.first, gap == 0x20 || gap == 9 else { return nil }
    let spaces = after.prefix { $0 == 0x20 || $0 == 9 }.count
    let width = (length == 3 ? 1 : length) + min(spaces, 4)
    return Item(
      start: line.content.lowerBound + length + spaces, indent: line.indent + width,
      isNumber: length > 1 && first != 0xE2,
      number: number)
  }

  mutating func readItem(_ lines: [Line], _ start: Int, _ item: Item, depth: Int) -> Int {
    var inner = [rest(lines[start], from: item.start)]
    inner[0].indent = 0
    var index = start + 1
    // Two columns are enough for what belongs to an item: many writers do not align further lines.
    let needed = min(item.indent, lines[start].indent + 2)
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        let next = lines[index...].first { !$0.isBlank }
        guard let next, next.indent >= needed else { break }
        inner.append(line)
      } else if line.indent >= needed {
        inner.append(rest(line, from: offset(of: min(item.indent, line.indent), in: line)))
      } else if inner.last.map(\.isBlank) ?? true || beginsBlock(line) || itemStart(line) != nil {
        break
      } else {
        inner.append(line)
      }
      index += 1
    }
    read(inner, container: .listItem, depth: depth + 1)
    return index
  }

  /// Offset of the byte in a line behind `columns` of white space.
  func offset(of columns: Int, in line: Line) -> Int {
    var column = 0
    var position = line.full.lowerBound
    while column < columns, position < line.content.lowerBound {
      column = text.bytes[position] == 9 ? (column / 4 + 1) * 4 : column + 1
      position += 1
    }
    return position
  }

  /// Whether a line ends a paragraph because something else begins with it.
  func beginsBlock(_ line: Line) -> Bool {
    if hashes(line) != nil || isRule(line) || byte(line) == UInt8(ascii: ">") { return true }
    if content(line).starts(with: "```".utf8) || content(line).starts(with: "~~~".utf8) { return true }
    if content(line).starts(with: "<!--".utf8) || GridTable.begins(text, line) { return true }
    if footnoteStart(line) != nil { return true }
    guard line.indent < 4, let item = itemStart(line) else { return false }
    return !item.isNumber || item.number == 1
  }
}
