import EntenteModel

/// Finds the paragraphs, headings, lists and page furniture of plain text.
struct PlainTextReader {
  private let text: SourceText
  private let words: DocumentWords
  private let lines: [SourceText.Line]
  private let layout: LineLayout
  private let furniture: Set<Int>
  private var drafts: [Draft] = []
  private var followsBreak = false

  /// - Parameter range: what to read; the rest (front matter) stays unread.
  init(_ text: SourceText, words: DocumentWords, range: Range<Int>? = nil) {
    self.text = text
    self.words = words
    lines = text.lines(in: range ?? 0..<text.bytes.count)
    layout = LineLayout(text, lines)
    furniture = PageFurniture(text, lines).lines
  }

  /// - Complexity: O(n).
  mutating func read() -> [Draft] {
    var index = 0
    while index < lines.count {
      if lines[index].startsPage { followsBreak = true }
      if lines[index].isBlank {
        index += 1
      } else if isFurniture(index) {
        addFurniture(lines[index])
        index += 1
      } else if let table = GridTable(text, lines, from: index) {
        for cell in table.cells { add(cell.ranges, kind: .tableCell) }
        index = table.end
      } else {
        let end = stanzaEnd(from: index)
        readStanza(index..<end)
        index = end
      }
    }
    return drafts
  }

  private func isFurniture(_ index: Int) -> Bool {
    furniture.contains(index) || LineShape(text, lines[index].content).isRule
  }

  private mutating func addFurniture(_ line: SourceText.Line) {
    var clean = CleanText(words: words)
    clean.copy(text, line.content)
    if let block = clean.block(.furniture) { drafts.append(Draft(block)) }
    followsBreak = true
  }

  /// Lines up to the next blank one, page or piece of furniture.
  private func stanzaEnd(from start: Int) -> Int {
    var end = start + 1
    while end < lines.count, !lines[end].isBlank, !lines[end].startsPage, !isFurniture(end),
      !GridTable.begins(text, lines[end])
    {
      end += 1
    }
    return end
  }

  private mutating func readStanza(_ stanza: Range<Int>) {
    var start = stanza.lowerBound
    var markers: [Int: ListMarker] = [:]
    for index in stanza { markers[index] = marker(at: index, in: stanza, markers) }
    for index in stanza {
      let isLast = index + 1 == stanza.upperBound
      guard
        isLast || markers[index + 1] != nil
          || !layout.continues(text, lines[index], lines[index + 1], inItem: markers[start] != nil)
      else { continue }
      addGroup(start..<index + 1, marker: markers[start], isAlone: start == stanza.lowerBound && isLast)
      start = index + 1
    }
  }

  /// The list marker of a line, where it can be one: what begins with `12.` or a dash in the middle of a wrapped
  /// sentence is no item.
  private func marker(at index: Int, in stanza: Range<Int>, _ before: [Int: ListMarker]) -> ListMarker? {
    guard let marker = ListMarker(text.bytes[lines[index].content]) else { return nil }
    if marker.isUnmistakable || index == stanza.lowerBound || layout.wrapWidth == nil { return marker }
    let previous = LineShape(text, lines[index - 1].content)
    return previous.endsSentence || previous.endsWithComma || !before.isEmpty && !marker.isNumber
      || previous.looksLikeHeading && lines[index - 1].content.count < 50 ? marker : nil
  }

  private mutating func addGroup(_ group: Range<Int>, marker: ListMarker?, isAlone: Bool) {
    var ranges = group.map { lines[$0].content }
    if let marker {
      let whole = ranges[0]
      ranges[0] = whole.lowerBound + marker.length..<whole.upperBound
      let shape = LineShape(text, ranges[0])
      let isHeading =
        marker.isNumber && isAlone && group.count == 1 && shape.looksLikeHeading && shape.wordCount <= 10
        && !isNextAnItem(after: group.upperBound) && !(drafts.last?.block.kind == .listItem)
      add(isHeading ? [whole] : ranges, kind: isHeading ? .heading(level: 2) : .listItem)
      return
    }
    if let note = NoteMarks.leading(in: text.bytes, ranges[0]), isAlone {
      ranges[0] = note.end..<ranges[0].upperBound
      if group.count == 1, text.trimmed(ranges[0]).isEmpty { return }
      add(ranges, kind: .footnote(marker: note.marker))
      return
    }
    let whole = ranges[0].lowerBound..<(ranges.last?.upperBound ?? ranges[0].upperBound)
    let shape = LineShape(text, whole)
    let isHeading =
      shape.looksLikeHeading && (group.count == 1 || shape.isAllCaps && group.count <= 4)
      && group.upperBound < lines.count
    add(ranges, kind: isHeading ? .heading(level: shape.isAllCaps ? 2 : 3) : .paragraph)
  }

  private func isNextAnItem(after index: Int) -> Bool {
    guard let next = lines[index...].first(where: { !$0.isBlank }) else { return false }
    return ListMarker(text.bytes[next.content]) != nil
  }

  private mutating func add(_ ranges: [Range<Int>], kind: Block.Kind) {
    var clean = CleanText(words: words)
    for (number, range) in ranges.enumerated() {
      if number > 0 { clean.addSpace(ranges[number - 1].upperBound..<range.lowerBound, isLineEnd: true) }
      clean.copyPlain(text, range)
    }
    guard let block = clean.block(kind) else { return }
    var draft = Draft(block)
    if case .heading = kind { draft.isGuessedHeading = true }
    draft.followsBreak = followsBreak
    if draft.isFlow { followsBreak = false }
    drafts += draft.runInItems()
  }
}
