import EntenteModel

/// Puts the lines of a PDF together: paragraphs, headings, list items, notes, over columns and pages.
struct PDFParagraphs {
  /// The extracted text: a line a line, empty lines between paragraphs, a form feed between pages.
  private(set) var text: [UInt8] = []
  private let lines: [PDFLine]
  private let bodyHeight: Double
  private var groups: [Group] = []

  private struct Group {
    var kind: Block.Kind
    /// Stretches of `text`.
    var ranges: [Range<Int>]
    /// Marks of notes and where in `text` they stood.
    var markers: [(marker: String, offset: Int)] = []
    var startsPage: Bool
  }

  init(_ pages: PDFPages) {
    let sorted = PDFLines(pages)
    lines = sorted.lines
    bodyHeight = sorted.bodyHeight
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, continues(end) { end += 1 }
      addGroup(start..<end)
      start = end
    }
  }

  /// The blocks of the text as drafts.
  func drafts(words: DocumentWords) -> [Draft] {
    let source = SourceText(text)
    var drafts: [Draft] = []
    var followsBreak = false
    for group in groups {
      var clean = CleanText(words: words)
      for (number, range) in group.ranges.enumerated() {
        if number > 0 {
          clean.addSpace(group.ranges[number - 1].upperBound..<range.lowerBound, isLineEnd: true)
        }
        copy(source, range, group.markers, &clean)
      }
      guard let block = clean.block(group.kind) else { continue }
      if group.startsPage { followsBreak = true }
      var draft = Draft(block)
      draft.followsBreak = followsBreak
      if block.kind == .paragraph { draft.classifyParagraph() }
      if draft.isFlow { followsBreak = false }
      drafts += draft.runInItems()
    }
    return drafts
  }

  private func copy(
    _ source: SourceText, _ range: Range<Int>, _ markers: [(marker: String, offset: Int)],
    _ clean: inout CleanText
  ) {
    var start = range.lowerBound
    for mark in markers where range.contains(mark.offset) || mark.offset == range.upperBound {
      clean.copyPlain(source, start..<mark.offset)
      clean.addNoteMarker(mark.marker)
      start = min(range.upperBound, mark.offset + mark.marker.utf8.count)
    }
    clean.copyPlain(source, start..<range.upperBound)
  }

  // MARK: grouping

  /// Whether a line goes on with the paragraph of the line before.
  private func continues(_ index: Int) -> Bool {
    let previous = lines[index - 1]
    let line = lines[index]
    guard line.role == previous.role, line.page == previous.page, line.role != .furniture else {
      return false
    }
    if line.role == .footnote { return PDFLines.noteNumber(line.line) == nil }
    let height = PDFLines.height(line.line)
    guard abs(height - PDFLines.height(previous.line)) < bodyHeight * 0.12 else { return false }
    let text = line.line.text
    if ListMarker(text[...])?.isUnmistakable ?? false { return false }
    let shape = LineShape(previous.line.text[...])
    let nextShape = LineShape(text[...])
    if nextShape.isSpeakerTurn { return false }
    if line.line.block != previous.line.block {
      // Blocks are columns and paragraphs; a sentence may run from one into the next.
      return !shape.endsSentence && nextShape.startsLowercase
    }
    let gap = line.line.box.top - previous.line.box.bottom
    if gap > height * 0.75 { return !shape.endsSentence && nextShape.startsLowercase && gap < height * 1.6 }
    if let marker = ListMarker(text[...]),
      shape.endsSentence || shape.endsWithComma || marker.isNumber && gap > height * 0.4
    {
      return false
    }
    let (left, right) = margins(around: index)
    let isShort = previous.line.box.right < right - (right - left) * 0.12
    let isSetIn = line.line.box.left > left + height * 0.8 && previous.line.box.left <= left + height * 0.3
    if shape.endsFully, isShort || isSetIn { return false }
    if isShort, shape.looksLikeHeading, nextShape.startsLikeTitle,
      previous.line.box.right < left + (right - left) * 0.6
    {
      return false
    }
    return true
  }

  /// Left and right edge of the lines of the same block.
  private func margins(around index: Int) -> (Double, Double) {
    var left = lines[index].line.box.left
    var right = lines[index].line.box.right
    for step in [-1, 1] {
      var other = index + step
      var count = 0
      while lines.indices.contains(other), lines[other].line.block == lines[index].line.block, count < 40 {
        left = min(left, lines[other].line.box.left)
        right = max(right, lines[other].line.box.right)
        other += step
        count += 1
      }
    }
    return (left, right)
  }

  private mutating func addGroup(_ group: Range<Int>) {
    let first = lines[group.lowerBound]
    let isNewPage = group.lowerBound > 0 && lines[group.lowerBound - 1].page != first.page
    if isNewPage { text += [12] } else if !text.isEmpty { text.append(10) }
    var result = Group(kind: .paragraph, ranges: [], startsPage: isNewPage)
    let notes = notesOfPage(first.page)
    for index in group {
      let start = text.count
      for (number, word) in lines[index].line.words.enumerated() {
        if number > 0 { text.append(0x20) }
        if first.role == .text, let marker = marker(word, in: lines[index].line, isFirst: number == 0, notes)
        {
          result.markers.append((marker, text.count + word.text.count - marker.utf8.count))
        }
        text += word.text
      }
      result.ranges.append(start..<text.count)
      text.append(10)
    }
    decide(&result, group)
    groups.append(result)
  }

  private func decide(_ result: inout Group, _ group: Range<Int>) {
    let first = lines[group.lowerBound]
    let start = result.ranges[0].lowerBound
    switch first.role {
    case .furniture: result.kind = .furniture
    case .footnote:
      guard let number = PDFLines.noteNumber(first.line) else {
        result.kind = .footnote(marker: "")
        return
      }
      result.kind = .footnote(marker: number.marker)
      result.ranges[0] = start + number.marker.utf8.count..<result.ranges[0].upperBound
    case .text:
      let whole = LineShape(text[start..<(result.ranges.last?.upperBound ?? start)])
      if PDFLines.height(first.line) > bodyHeight * 1.15, whole.wordCount <= 40, !whole.endsFully {
        result.kind = .heading(level: PDFLines.height(first.line) > bodyHeight * 1.5 ? 1 : 2)
      } else if let marker = ListMarker(text[result.ranges[0]]) {
        let item = LineShape(text[result.ranges[0].dropFirst(marker.length)])
        // A numbered line that stands alone and is no sentence is a heading.
        if marker.isNumber, group.count == 1, item.looksLikeHeading, item.wordCount <= 10 {
          result.kind = .heading(level: 3)
        } else {
          result.kind = .listItem
          result.ranges[0] = start + marker.length..<result.ranges[0].upperBound
        }
      }
    }
  }

  // MARK: marks of notes

  private func notesOfPage(_ page: Int) -> Set<String> {
    var notes: Set<String> = []
    var index = lines.partitioningIndex { $0.page >= page }
    while index < lines.count, lines[index].page == page {
      if lines[index].role == .footnote, let number = PDFLines.noteNumber(lines[index].line) {
        notes.insert(number.marker)
      }
      index += 1
    }
    return notes
  }

  /// The mark of a note that a word is, or ends with: a small raised number, or a number that a note of the page has.
  private func marker(_ word: PDFPages.Word, in line: PDFPages.Line, isFirst: Bool, _ notes: Set<String>)
    -> String?
  {
    let digits = word.text.reversed().prefix { $0 >= 48 && $0 <= 57 }
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    let marker = String(decoding: digits.reversed(), as: UTF8.self)
    if digits.count == word.text.count {
      let height = PDFLines.height(line)
      let isRaised = word.box.height < height * 0.8 && word.box.bottom < line.box.bottom - height * 0.15
      return isRaised && !isFirst ? marker : nil
    }
    guard notes.contains(marker) else { return nil }
    let before = word.text[word.text.count - digits.count - 1]
    let isEnd = ".,;:)".utf8.contains(before) || before == 0x22 || before >= 0x80
    return isEnd || before >= 97 && before <= 122 && word.text.count - digits.count >= 3 ? marker : nil
  }
}

extension Array {
  /// First index whose element satisfies a predicate that is false before and true from there on.
  func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
