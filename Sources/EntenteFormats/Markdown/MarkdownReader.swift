import EntenteModel

/// Turns Markdown into drafts of blocks and the metadata of its front matter.
struct MarkdownReader {
  private let text: SourceText
  private let words: DocumentWords
  private let front: FrontMatter

  init(_ text: SourceText, words: DocumentWords) {
    self.text = text
    self.words = words
    front = FrontMatter(text)
  }

  var metadata: DocumentMetadata { front.metadata }

  /// - Complexity: O(n).
  func read() -> [Draft] {
    let blocks = MarkdownBlocks(text, from: front.end)
    var drafts: [Draft] = []
    var followsBreak = false
    var lastRule: Int?
    for leaf in blocks.leaves {
      switch leaf.kind {
      case .rule:
        if let start = lastRule, drafts.count == start + 1 { drafts[start].isBetweenRules = true }
        lastRule = drafts.count
        followsBreak = true
        continue
      case .gap: continue
      default: break
      }
      guard let found = draft(leaf, linkLabels: blocks.linkLabels) else { continue }
      for var draft in found.runInItems() {
        draft.followsBreak = followsBreak
        followsBreak = false
        drafts.append(draft)
      }
    }
    return drafts
  }

  private func draft(_ leaf: MarkdownLeaf, linkLabels: Set<String>) -> Draft? {
    var lines = leaf.lines
    var kind = Self.kind(leaf.kind)
    if case .paragraph = leaf.kind, let first = lines.first {
      if LineShape(text, first).isRule && lines.count == 1 { return nil }
      if let note = NoteMarks.leading(in: text.bytes, first) {
        kind = .footnote(marker: note.marker)
        lines[0] = note.end..<first.upperBound
        if lines.count == 1, text.trimmed(lines[0]).isEmpty { return nil }
      }
    }
    var inline = MarkdownInline(text, lines, linkLabels: linkLabels)
    let clean = inline.read(words: words)
    guard let block = clean.block(kind) else { return nil }
    var draft = Draft(block)
    draft.isEmphasised = inline.isEmphasised
    draft.isStrong = inline.isStrong
    draft.isStarNote = inline.isStarNote
    if case .paragraph = leaf.kind, kind == .paragraph {
      draft.classifyParagraph()
    }
    return draft
  }

  private static func kind(_ kind: MarkdownLeaf.Kind) -> Block.Kind {
    switch kind {
    case .paragraph, .rule, .gap: .paragraph
    case .heading(let level): .heading(level: level)
    case .listItem: .listItem
    case .quote: .quote
    case .tableCell: .tableCell
    case .footnote(let marker): .footnote(marker: marker)
    }
  }
}
