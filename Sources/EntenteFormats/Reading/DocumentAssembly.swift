import EntenteModel

/// Makes the blocks of a document out of drafts: head matter is told apart, torn paragraphs are put together,
/// captions and pull quotes are recognised.
struct DocumentAssembly {
  private var drafts: [Draft]
  private let words: DocumentWords
  private(set) var metadata: DocumentMetadata

  init(_ drafts: [Draft], words: DocumentWords, metadata: DocumentMetadata) {
    self.drafts = drafts
    self.words = words
    self.metadata = metadata
  }

  /// - Complexity: O(n).
  mutating func blocks() -> [Block] {
    cutPictureDebris()
    markCaptions()
    var head = HeadMatter(drafts, metadata: metadata)
    head.read()
    drafts = head.drafts
    metadata = head.metadata
    markPullQuotes()
    unmarkTornHeadings()
    joinTorn()
    markQuotes()
    return drafts.map(\.block)
  }

  /// `caption of a picture]] The text begins`: what is left of a picture of a wiki's text is a caption.
  private mutating func cutPictureDebris() {
    guard drafts.contains(where: { $0.block.text.contains("]]") }) else { return }
    drafts = drafts.flatMap { draft -> [Draft] in
      let bytes = Array(draft.block.text.utf8)
      guard let end = SourceText.firstIndex(of: Array("]]".utf8), in: bytes[...]), end <= 240,
        !bytes[..<end].contains(UInt8(ascii: "[")), var caption = draft.block.part(0..<end + 2)
      else { return [draft] }
      caption.kind = .caption
      var start = end + 2
      while start < bytes.count, bytes[start] == 0x20 { start += 1 }
      guard let rest = draft.block.part(start..<bytes.count) else { return [Draft(caption)] }
      var behind = draft
      behind.block = rest
      return [Draft(caption), behind]
    }
  }

  private mutating func markCaptions() {
    for index in drafts.indices {
      switch drafts[index].block.kind {
      case .paragraph, .heading: if drafts[index].shape.isCaption { drafts[index].block.kind = .caption }
      default: break
      }
    }
  }

  /// What looked like a heading but goes on with a small letter behind notes or furniture is half a sentence.
  private mutating func unmarkTornHeadings() {
    for index in drafts.indices where drafts[index].isGuessedHeading {
      guard case .heading = drafts[index].block.kind else { continue }
      let next = drafts[(index + 1)...].first { !$0.isInterruption }
      if let next, next.block.kind == .paragraph, next.shape.startsLowercase {
        drafts[index].block.kind = .paragraph
      }
    }
  }

  /// The paragraph after `… said:` holds the words that were said.
  private mutating func markQuotes() {
    for (index, next) in zip(drafts.indices, drafts.indices.dropFirst()) {
      guard drafts[index].block.kind == .paragraph, drafts[next].block.kind == .paragraph,
        drafts[index].shape.introducesQuote, drafts[next].shape.startsLikeTitle
      else { continue }
      drafts[next].block.kind = .quote
    }
  }

  /// A paragraph that stops without an end and goes on behind notes, furniture or a page's end is one paragraph.
  private mutating func joinTorn() {
    var result: [Draft] = []
    var open: Int?  // index in `result` of the last flowing block
    var wasInterrupted = false
    for draft in drafts {
      if draft.isInterruption {
        wasInterrupted = true
      } else if let index = open, draft.block.kind == .paragraph,
        Self.goesOn(result[index], draft, interrupted: wasInterrupted || draft.followsBreak)
      {
        result[index].block = result[index].block.joined(with: draft.block, words: words)
        wasInterrupted = false
        continue
      } else if draft.isFlow {
        open = result.count
        wasInterrupted = false
      } else {
        open = nil
        wasInterrupted = false
      }
      result.append(draft)
    }
    drafts = result.flatMap { $0.runInItems() }
  }

  private static func goesOn(_ first: Draft, _ second: Draft, interrupted: Bool) -> Bool {
    let end = first.shape
    let start = second.shape
    guard !end.endsFully, !start.isSpeakerTurn, first.isEmphasised == second.isEmphasised else {
      return false
    }
    if start.startsLowercase { return interrupted || !end.endsSentence }
    // A name can begin the second half; only a long run of text without an end is torn then.
    // Items of a list often lack a full stop, so that they must be longer still.
    return interrupted && !end.endsSentence && start.wordCount >= 3
      && end.wordCount >= (first.block.kind == .paragraph ? 10 : 16)
  }

  /// A paragraph set apart (italics, quotation marks, rules, a block quote) whose words stand in the text again.
  private mutating func markPullQuotes() {
    let candidates = drafts.indices.filter { isCandidate(drafts[$0]) }
    guard !candidates.isEmpty else { return }
    let excluded = Set(candidates)
    var flow: [UInt8] = []
    for index in drafts.indices
    where !excluded.contains(index) && (drafts[index].isFlow || drafts[index].isGuessedHeading) {
      flow.append(contentsOf: Self.letters(drafts[index].block.text))
    }
    let search = RepeatedText(flow)
    for index in search.repeated(candidates.map { Self.letters(drafts[$0].block.text) }) {
      drafts[candidates[index]].block.kind = .pullQuote
    }
  }

  private func isCandidate(_ draft: Draft) -> Bool {
    switch draft.block.kind {
    case .quote: return true
    case .paragraph, .heading:
      let text = draft.block.text
      let isQuoted = text.hasPrefix("“") || text.hasPrefix("\"") || text.hasPrefix("‘") || text.hasPrefix("«")
      // A heading's few words may well stand in the text without being taken from it.
      return isQuoted
        || draft.shape.wordCount >= 6 && (draft.isEmphasised || draft.isBetweenRules || draft.isStrong)
    default: return false
    }
  }

  private static func letters(_ text: String) -> [UInt8] {
    text.utf8.compactMap { byte in
      if byte >= 65 && byte <= 90 { return byte | 0x20 }
      return byte >= 97 && byte <= 122 || byte >= 48 && byte <= 57 ? byte : nil
    }
  }
}
