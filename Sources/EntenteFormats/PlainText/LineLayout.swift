/// How the lines of a text are meant: whether an editor broke them at a width, or each is a paragraph.
struct LineLayout {
  /// Columns at which the lines were wrapped; `nil` where every line is a paragraph.
  let wrapWidth: Int?

  /// Looks at the lines that another one follows directly. Wrapped text has many of nearly one length
  /// that stop in the middle of a sentence.
  init(_ text: SourceText, _ lines: [SourceText.Line]) {
    var widths: [Int] = []
    var unfinished = 0
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
      widths.append(Self.width(text, line))
      if !LineShape(text, line.content).endsSentence { unfinished += 1 }
    }
    guard widths.count >= 2 else {
      wrapWidth = nil
      return
    }
    let sorted = widths.sorted()
    let width = sorted[sorted.count * 9 / 10]
    let near = widths.lazy.filter { $0 * 5 >= width * 3 }.count
    // Among narrow lines are addresses and verses, so that more of them must look alike.
    let share = width >= 50 ? 8 : 13
    let isWrapped =
      width >= 30 && width <= 132 && near * 20 >= widths.count * share && unfinished * 20 >= widths.count * 8
    wrapWidth = isWrapped ? width : nil
  }

  /// Columns up to the end of the line's content; a scalar is one column.
  static func width(_ text: SourceText, _ line: SourceText.Line) -> Int {
    line.indent + text.bytes[line.content].lazy.filter { $0 & 0xC0 != 0x80 }.count
  }

  /// Whether `next` goes on where `line` was wrapped, or begins something new.
  func continues(_ text: SourceText, _ line: SourceText.Line, _ next: SourceText.Line, inItem: Bool) -> Bool {
    let shape = LineShape(text, line.content)
    let nextShape = LineShape(text, next.content)
    if shape.endsWithCutWord { return true }
    guard let wrapWidth else {
      return !shape.endsSentence && (nextShape.startsLowercase || shape.isAllCaps && nextShape.isAllCaps)
    }
    if nextShape.isSpeakerTurn { return false }
    if shape.isAllCaps != nextShape.isAllCaps, shape.isAllCaps || nextShape.wordCount > 2,
      !shape.endsSentence,
      text.bytes[line.content].count > 3
    {
      return shape.isAllCaps ? false : nextShape.wordCount <= 2
    }
    let firstWord = text.bytes[next.content].prefix { $0 > 0x20 }.lazy.filter { $0 & 0xC0 != 0x80 }.count
    let wouldHaveFitted = Self.width(text, line) + 1 + firstWord <= wrapWidth - 3
    if wouldHaveFitted, shape.endsSentence { return false }
    if wouldHaveFitted, !nextShape.startsLowercase, Self.width(text, line) * 2 < wrapWidth { return false }
    // A first line set in from the margin begins a paragraph.
    if !inItem, next.indent >= line.indent + 2, shape.endsSentence { return false }
    return true
  }
}
