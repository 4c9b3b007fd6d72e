import EntenteModel

/// A block on its way: what the readers hand to ``DocumentAssembly``.
struct Draft {
  var block: Block
  /// The whole of it stood in italics.
  var isEmphasised = false
  /// The whole of it stood in bold.
  var isStrong = false
  /// Stood between two rules.
  var isBetweenRules = false
  /// A page, a rule or notes of the page's foot came right before it.
  var followsBreak = false
  /// A heading by its look only; what goes on after it with a small letter shows it to be half a sentence.
  var isGuessedHeading = false
  /// An author's or translator's note, called by `*` or `†`.
  var isStarNote = false

  init(_ block: Block) { self.block = block }

  var shape: LineShape { LineShape(Array(block.text.utf8)[...]) }

  /// Paragraphs and list items: what the text flows through. Everything else only interrupts it.
  var isFlow: Bool { block.kind == .paragraph || block.kind == .listItem }

  /// Tells what a paragraph is that nothing marks: one that stands in bold or italics from end to end and is short,
  /// or that has the look of a title, is a heading; a page number or a rule is furniture.
  mutating func classifyParagraph() {
    let shape = shape
    if shape.isPageNumber || shape.isRule {
      block.kind = .furniture
    } else if isStarNote {
      block.kind = .byline
    } else if isStrong || isEmphasised {
      let isShort = shape.wordCount <= 30 && block.text.utf8.count <= 220
      if isShort, !shape.endsSentence, !shape.endsWithComma, shape.hasLetters {
        block.kind = .heading(level: 4)
      }
    } else if !shape.hasLetters, !block.text.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) {
      block.kind = .furniture
    } else if shape.looksLikeHeading {
      block.kind = .heading(level: 5)
      isGuessedHeading = true
    }
  }

  var isInterruption: Bool {
    switch block.kind {
    case .footnote, .furniture, .pullQuote, .caption: true
    default: false
    }
  }
}

extension Block {
  /// This block with another that goes on where it stops; the stretch between them stands as one space,
  /// or as nothing after a hyphen that cut a word.
  func joined(with next: Block, words: DocumentWords) -> Block {
    var result = self
    var text = Array(self.text.utf8)
    let nextBytes = Array(next.text.utf8)
    let end = pieces.last.map { $0.source + $0.sourceLength } ?? 0
    let start = next.pieces.first?.source ?? end
    switch words.joint(after: text, before: nextBytes, at: 0, acrossLines: true) {
    case .space:
      result.pieces.append(
        Piece(clean: text.count, length: 1, source: end, sourceLength: max(0, start - end)))
      text.append(0x20)
    case .hyphen: break
    case .nothing:
      text.removeLast()
      if var piece = result.pieces.popLast(), piece.length > 1, piece.length == piece.sourceLength {
        piece.length -= 1
        piece.sourceLength -= 1
        result.pieces.append(piece)
      }
    }
    let shift = text.count
    text.append(contentsOf: nextBytes)
    result.text = String(decoding: text, as: UTF8.self)
    for var piece in next.pieces {
      piece.clean += shift
      result.pieces.append(piece)
    }
    result.noteMarkers += next.noteMarkers.map { NoteMarker(marker: $0.marker, offset: $0.offset + shift) }
    result.emphasis += next.emphasis.map { $0.lowerBound + shift..<$0.upperBound + shift }
    return result
  }
}
