/// Marks of notes in running text: `[3]`, `[note 2]`, `¹`, `*` after a word.
enum NoteMarks {
  /// The mark that begins at `position` and where it ends; `nil` where none does.
  /// - Parameter start: where the text of the block begins: a mark needs something before it to hang on.
  static func mark(in bytes: [UInt8], at position: Int, from start: Int, to end: Int) -> (
    marker: String, end: Int
  )? {
    guard position > start, bytes[position - 1] > 0x20 else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "["): return bracketed(bytes, position, end)
    case 0xC2, 0xE2: return superscript(bytes, position, start, end)
    default: return nil
    }
  }

  /// `[12]`, `[note 3]`, `[a]`, `[citation needed]`; of any other content `nil`.
  static func bracketed(_ bytes: [UInt8], _ position: Int, _ end: Int) -> (marker: String, end: Int)? {
    guard let close = bytes[position..<min(end, position + 26)].firstIndex(of: UInt8(ascii: "]")),
      close > position + 1
    else { return nil }
    let content = String(decoding: bytes[position + 1..<close], as: UTF8.self)
    guard isMarker(content) else { return nil }
    // `[a]` in the middle of a word is an editor's letter.
    if content.utf8.count == 1, content.utf8.first.map({ $0 >= 97 }) ?? false, close + 1 < end,
      DocumentWords.isLetter(bytes[close + 1])
    {
      return nil
    }
    return (content, close + 1)
  }

  static func isMarker(_ content: String) -> Bool {
    let bytes = Array(content.utf8)
    if bytes.count <= 4, bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }) { return true }
    if bytes.count == 1, bytes[0] >= 97 && bytes[0] <= 122 { return true }
    for word in ["note ", "nb ", "n ", "fn "] where content.hasPrefix(word) {
      return content.dropFirst(word.count).allSatisfy(\.isNumber)
    }
    return ["citation needed", "clarification needed", "update", "when?", "who?", "which?"].contains(content)
  }

  /// Superscript digits after a word that is no unit.
  private static func superscript(_ bytes: [UInt8], _ position: Int, _ start: Int, _ end: Int) -> (
    String, Int
  )? {
    var cursor = position
    var digits = ""
    while let (digit, length) = superscriptDigit(bytes, cursor, end) {
      digits.append(digit)
      cursor += length
    }
    guard !digits.isEmpty, !isUnit(bytes, before: position, from: start) else { return nil }
    return (digits, cursor)
  }

  static func superscriptDigit(_ bytes: [UInt8], _ position: Int, _ end: Int) -> (Character, Int)? {
    if position + 1 < end, bytes[position] == 0xC2 {
      switch bytes[position + 1] {
      case 0xB9: return ("1", 2)
      case 0xB2: return ("2", 2)
      case 0xB3: return ("3", 2)
      default: return nil
      }
    }
    guard position + 2 < end, bytes[position] == 0xE2, bytes[position + 1] == 0x81 else { return nil }
    switch bytes[position + 2] {
    case 0xB0: return ("0", 3)
    case 0xB4...0xB9: return (Character(UnicodeScalar(48 + bytes[position + 2] - 0xB0)), 3)
    default: return nil
    }
  }

  /// Whether the word before stands for a length, so that a raised digit is a power.
  static func isUnit(_ bytes: [UInt8], before position: Int, from start: Int) -> Bool {
    var low = position
    while low > start, (bytes[low - 1] | 0x20) >= 97 && (bytes[low - 1] | 0x20) <= 122 { low -= 1 }
    let word = String(decoding: bytes[low..<position], as: UTF8.self)
    return ["m", "km", "cm", "mm", "dm", "ft", "mi", "yd", "in", "s", "CO", "W/m"].contains(word)
  }

  /// The marker with which a note begins (`[3] Text`, `³ Text`) and where its text begins; `nil` where it is no note.
  static func leading(in bytes: [UInt8], _ range: Range<Int>) -> (marker: String, end: Int)? {
    guard let first = range.first else { return nil }
    if bytes[first] == UInt8(ascii: "["), let mark = bracketed(bytes, first, range.upperBound),
      mark.end == range.upperBound || bytes[mark.end] <= 0x20
    {
      return mark
    }
    var cursor = first
    var digits = ""
    while let (digit, length) = superscriptDigit(bytes, cursor, range.upperBound) {
      digits.append(digit)
      cursor += length
    }
    return digits.isEmpty ? nil : (digits, cursor)
  }
}

extension CleanText {
  /// Copies plain text; marks of notes are taken out of it and remembered.
  mutating func copyPlain(_ text: SourceText, _ range: Range<Int>) {
    let bytes = text.bytes
    var start = range.lowerBound
    var position = start
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == UInt8(ascii: "[") || byte == 0xC2 || byte == 0xE2,
        let mark = NoteMarks.mark(in: bytes, at: position, from: range.lowerBound, to: range.upperBound)
      {
        copy(text, start..<position)
        addNoteMarker(mark.marker)
        position = mark.end
        start = position
      } else {
        position += 1
      }
    }
    copy(text, start..<range.upperBound)
  }
}
