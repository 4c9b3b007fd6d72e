import EntenteModel

/// What stands around the text of a document and says whose it is: title, authors, date, publisher, times.
struct HeadMatter {
  private(set) var drafts: [Draft]
  private(set) var metadata: DocumentMetadata

  init(_ drafts: [Draft], metadata: DocumentMetadata) {
    self.drafts = drafts
    self.metadata = metadata
  }

  mutating func read() {
    markTimes()
    markLetterHead()
    let head = headRange()
    takeTitle(in: head)
    markAuthors(in: head)
    markDates(in: head)
    markTailDate(after: head)
    markPublisher(in: head)
    markStarNotes()
    markPlaces(in: head)
  }

  /// Up to the second long paragraph, at most thirty blocks: an abstract may come before the authors.
  private func headRange() -> Range<Int> {
    var long = 0
    for (index, draft) in drafts.prefix(30).enumerated() {
      if draft.isFlow, draft.block.text.utf8.count > 300 { long += 1 }
      if long == 2 { return 0..<index }
    }
    return 0..<min(30, drafts.count)
  }

  private mutating func markTimes() {
    for index in drafts.indices where drafts[index].isFlow || isHeading(index) {
      let shape = drafts[index].shape
      if shape.isTimeOfDay { drafts[index].block.kind = .byline }
    }
  }

  /// `From: …`, `To: …`, `Subject: …` at the top of a letter.
  private mutating func markLetterHead() {
    for index in drafts.indices.prefix(8) where drafts[index].isFlow || isHeading(index) {
      let text = drafts[index].block.text
      guard let colon = text.firstIndex(of: ":"), text.utf8.count <= 200 else { continue }
      let label = text[..<colon].lowercased()
      guard ["from", "to", "cc", "sent", "subject", "re"].contains(label) else { continue }
      drafts[index].block.kind = .byline
      if label == "subject" || label == "re", metadata.title == nil {
        metadata.title = text[text.index(after: colon)...].trimmed { !$0.isWhitespace }
      }
    }
  }

  private func isHeading(_ index: Int) -> Bool {
    if case .heading = drafts[index].block.kind { return true }
    return false
  }

  /// `AUKUS: what it costs` as the first line looks like a turn of a transcript; where no other turn follows it is the title.
  private mutating func unmarkLoneTurn() {
    guard let first = drafts.firstIndex(where: { $0.block.kind != .furniture && $0.block.kind != .byline }),
      drafts[first].block.kind == .paragraph, first + 1 < drafts.count
    else { return }
    let shape = drafts[first].shape
    guard shape.isSpeakerTurn, shape.wordCount <= 16, !shape.endsSentence,
      !drafts[(first + 1)...].contains(where: { $0.shape.isSpeakerTurn })
    else { return }
    drafts[first].block.kind = .heading(level: 1)
  }

  private mutating func takeTitle(in head: Range<Int>) {
    unmarkLoneTurn()
    for index in head {
      switch drafts[index].block.kind {
      case .heading:
        if DateLine(drafts[index].block.text) != nil { continue }
        if isFirstText(index), metadata.title == nil {
          drafts[index].block.kind = .heading(level: 1)
          drafts[index].isGuessedHeading = false
          metadata.title = drafts[index].block.text
        }
        return
      case .furniture, .byline: continue
      default: return
      }
    }
  }

  private func isFirstText(_ index: Int) -> Bool {
    drafts[..<index].allSatisfy { draft in
      switch draft.block.kind {
      case .furniture, .byline: true
      case .heading: DateLine(draft.block.text) != nil
      default: false
      }
    }
  }

  /// `By …`, or names with the star of an author's note.
  private mutating func markAuthors(in head: Range<Int>) {
    for index in head where drafts[index].isFlow || isHeading(index) {
      let block = drafts[index].block
      guard block.text.utf8.count <= 160 else { continue }
      let hasStar = block.noteMarkers.contains { $0.marker == "*" || $0.marker == "†" }
      let lower = block.text.lowercased()
      let label = ["by ", "author: ", "authors: ", "written by "].first { lower.hasPrefix($0) }
      guard hasStar || label != nil else { continue }
      let names = Self.names(String(block.text.dropFirst(label?.count ?? 0)))
      guard !names.isEmpty else { continue }
      // A title can bear a star too: it is no line of names when it is the only heading so far.
      if label == nil, isHeading(index), metadata.title == block.text { continue }
      drafts[index].block.kind = .byline
      if metadata.authors.isEmpty { metadata.authors = names }
    }
  }

  /// `Wang Yiwei & Wu Xinze` → two names; empty where some word cannot be part of a name.
  static func names(_ text: String) -> [String] {
    let parts = text.replacing(" and ", with: ",").replacing("&", with: ",").replacing(";", with: ",")
      .split(separator: ",").map { $0.trimmed(to: { !$0.isWhitespace && $0 != "*" && $0 != "†" }) }
      .filter { !$0.isEmpty }
    for part in parts {
      let words = part.split(whereSeparator: \.isWhitespace)
      guard (1...6).contains(words.count),
        words.allSatisfy({ ($0.first?.isUppercase ?? false) || particles.contains(String($0)) }),
        !part.contains(where: \.isNumber)
      else { return [] }
    }
    return parts
  }

  private static let particles: Set<String> = [
    "de", "da", "di", "du", "del", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ibn", "dos",
    "ten", "y",
  ]

  private mutating func markDates(in head: Range<Int>) {
    for index in head where drafts[index].isFlow || isHeading(index) {
      guard let line = DateLine(drafts[index].block.text) else { continue }
      drafts[index].block.kind = .byline
      if metadata.date == nil { metadata.date = line.date }
    }
  }

  /// A date as one of the last lines counts where the head has none.
  private mutating func markTailDate(after head: Range<Int>) {
    for index in drafts.indices.suffix(4)
    where index >= head.upperBound && (drafts[index].isFlow || isHeading(index)) {
      guard let line = DateLine(drafts[index].block.text) else { continue }
      drafts[index].block.kind = .byline
      if metadata.date == nil { metadata.date = line.date }
    }
  }

  /// A short line next to the date, under a line of authors, names the journal.
  private mutating func markPublisher(in head: Range<Int>) {
    guard metadata.publisher == nil,
      let authors = head.first(where: {
        drafts[$0].block.kind == .byline && DateLine(drafts[$0].block.text) == nil
          && !drafts[$0].shape.isTimeOfDay
      })
    else { return }
    for index in head where index > authors && isHeading(index) && drafts[index].shape.wordCount <= 6 {
      let isNextToDate = [index - 1, index + 1].contains { neighbour in
        head.contains(neighbour) && DateLine(drafts[neighbour].block.text) != nil
      }
      guard isNextToDate else { continue }
      drafts[index].block.kind = .byline
      metadata.publisher = drafts[index].block.text
      return
    }
  }

  /// Short lines right above the time of day say where it was spoken.
  private mutating func markPlaces(in head: Range<Int>) {
    for time in head where drafts[time].shape.isTimeOfDay {
      var index = time - 1
      while index >= 0, isHeading(index), drafts[index].isGuessedHeading, drafts[index].shape.wordCount <= 8 {
        drafts[index].block.kind = .byline
        index -= 1
      }
      return
    }
  }

  private mutating func markStarNotes() {
    for index in drafts.indices where drafts[index].isStarNote { drafts[index].block.kind = .byline }
  }
}

extension Substring {
  func trimmed(to keep: (Character) -> Bool) -> String {
    guard let first = firstIndex(where: keep), let last = lastIndex(where: keep) else { return "" }
    return String(self[first...last])
  }
}
