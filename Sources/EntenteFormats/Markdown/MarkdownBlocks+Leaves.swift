/// Blocks of Markdown that hold no other blocks: notes, definitions, tables, paragraphs.
extension MarkdownBlocks {
  // MARK: notes, definitions

  /// `[^id]: text`, or `<sup>3</sup> text` as a paragraph's beginning.
  func footnoteStart(_ line: Line) -> (marker: String, start: Int)? {
    let content = content(line)
    if content.starts(with: "[^".utf8), let close = content.firstIndex(of: UInt8(ascii: "]")),
      close + 1 < content.endIndex, content[close + 1] == UInt8(ascii: ":")
    {
      return (String(decoding: content[(content.startIndex + 2)..<close], as: UTF8.self), close + 2)
    }
    guard content.starts(with: "<sup>".utf8),
      let close = SourceText.firstIndex(of: Array("</sup>".utf8), in: content.prefix(40))
    else { return nil }
    let marker = String(decoding: content[(content.startIndex + 5)..<close], as: UTF8.self).trimmingNote()
    return NoteMarks.isMarker(marker) || marker == "*" || marker == "†" ? (marker, close + 6) : nil
  }

  mutating func readFootnote(_ lines: [Line], _ start: Int, depth: Int) -> Int? {
    guard let note = footnoteStart(lines[start]) else { return nil }
    var ranges = [rest(lines[start], from: note.start).content]
    var index = start + 1
    while index < lines.count, !lines[index].isBlank, !beginsBlock(lines[index]) {
      ranges.append(lines[index].content)
      index += 1
    }
    leaves.append(MarkdownLeaf(kind: .footnote(marker: note.marker), lines: ranges.filter { !$0.isEmpty }))
    return index
  }

  /// `[label]: url`: read and dropped.
  mutating func readDefinition(_ lines: [Line], _ start: Int) -> Int? {
    let content = content(lines[start])
    guard content.first == UInt8(ascii: "["), let close = content.firstIndex(of: UInt8(ascii: "]")),
      close + 1 < content.endIndex, content[close + 1] == UInt8(ascii: ":"), close > content.startIndex + 1
    else { return nil }
    let target = content[(close + 2)...].drop { $0 <= 0x20 }
    guard
      target.starts(with: "http".utf8) || target.first == UInt8(ascii: "<")
        || target.first == UInt8(ascii: "/")
        || target.first == UInt8(ascii: "#")
    else { return nil }
    linkLabels.insert(String(decoding: content[(content.startIndex + 1)..<close], as: UTF8.self).lowercased())
    return start + 1
  }

  // MARK: tables, paragraphs

  mutating func readTable(_ lines: [Line], _ start: Int) -> Int? {
    if let grid = GridTable(text, lines, from: start) {
      for cell in grid.cells { leaves.append(MarkdownLeaf(kind: .tableCell, lines: cell.ranges)) }
      return grid.end
    }
    guard start + 1 < lines.count, content(lines[start]).contains(UInt8(ascii: "|")),
      isDelimiterRow(lines[start + 1])
    else { return nil }
    var index = start
    while index < lines.count, !lines[index].isBlank, content(lines[index]).contains(UInt8(ascii: "|")) {
      if index != start + 1 {
        for cell in GridTable.columns(text, lines[index].content) where !cell.isEmpty {
          leaves.append(MarkdownLeaf(kind: .tableCell, lines: [cell]))
        }
      }
      index += 1
    }
    return index
  }

  func isDelimiterRow(_ line: Line) -> Bool {
    let content = content(line)
    return content.contains(UInt8(ascii: "-")) && content.contains(UInt8(ascii: "|"))
      && content.allSatisfy { "|-: \t".utf8.contains($0) }
  }

  mutating func readParagraph(_ lines: [Line], _ start: Int, container: MarkdownLeaf.Kind) -> Int {
    var index = start
    var ranges: [Range<Int>] = []
    while index < lines.count {
      let line = lines[index]
      if index > start {
        if line.isBlank { break }
        if let level = underline(line), isTitle(ranges) {
          leaves.append(MarkdownLeaf(kind: .heading(level: level), lines: ranges))
          return index + 1
        }
        if beginsBlock(line) { break }
      }
      ranges.append(line.content)
      index += 1
      if index < lines.count, breaksHard(line, before: lines[index]) { break }
    }
    leaves.append(MarkdownLeaf(kind: container, lines: ranges))
    return index
  }

  func underline(_ line: Line) -> Int? {
    guard line.indent < 4, let first = byte(line), first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
      content(line).allSatisfy({ $0 == first })
    else { return nil }
    return first == UInt8(ascii: "=") ? 1 : 2
  }

  func isTitle(_ ranges: [Range<Int>]) -> Bool {
    let length = ranges.reduce(0) { $0 + $1.count }
    guard let last = ranges.last, ranges.count <= 3, length <= 200 else { return false }
    return !LineShape(text, last).endsFully
  }

  /// Two spaces or a backslash at the end of a short line that is no sentence, before one that begins like another:
  /// lines of an address or a head, which are blocks of their own.
  func breaksHard(_ line: Line, before next: Line) -> Bool {
    let tail = text.bytes[line.content.upperBound..<line.full.upperBound]
    guard tail.starts(with: [0x20, 0x20]) || content(line).last == UInt8(ascii: "\\"), !next.isBlank else {
      return false
    }
    let shape = LineShape(text, line.content)
    return line.content.count <= 60 && !shape.endsSentence && !shape.endsWithComma
      && LineShape(text, next.content).startsLikeTitle && !content(line).contains { "*_<[".utf8.contains($0) }
  }
}

extension String {
  fileprivate func trimmingNote() -> String { self[...].trimmed { !$0.isWhitespace } }
}
