import EntenteModel

extension Draft {
  /// The items of a list whose line ends were lost: `First. - Second. - Third`, `1. One thing. 2. Another.`;
  /// this draft alone where it holds no such list.
  func runInItems() -> [Draft] {
    guard block.kind == .listItem else { return [self] }
    let bytes = Array(block.text.utf8)
    let cuts = Self.dashes(bytes)
    let marks = cuts.isEmpty ? Self.numbers(bytes) : cuts
    guard !marks.isEmpty else { return [self] }
    var drafts: [Draft] = []
    var start = 0
    for mark in marks + [bytes.count..<bytes.count] {
      if let part = block.part(start..<mark.lowerBound) {
        var draft = self
        draft.block = part
        drafts.append(draft)
      }
      start = mark.upperBound
    }
    return drafts
  }

  /// ` - ` after a sentence's end and before a capital; or at least two of them before capitals.
  private static func dashes(_ bytes: [UInt8]) -> [Range<Int>] {
    var afterEnd: [Range<Int>] = []
    var all: [Range<Int>] = []
    for position in bytes.indices.dropFirst().dropLast(3) {
      guard bytes[position] == 0x20, bytes[position + 1] == UInt8(ascii: "-"), bytes[position + 2] == 0x20
      else { continue }
      let next = bytes[position + 3]
      guard next >= 65 && next <= 90 || next >= 0x80 else { continue }
      all.append(position..<position + 3)
      if ".;!?".utf8.contains(bytes[position - 1]) { afterEnd.append(position..<position + 3) }
    }
    return afterEnd.isEmpty && all.count >= 2 ? all : afterEnd
  }

  /// `2. ` after a sentence's end in an item that was the first, then `3. ` and so on.
  private static func numbers(_ bytes: [UInt8]) -> [Range<Int>] {
    var cuts: [Range<Int>] = []
    var number = 2
    var position = 1
    while position + 4 < bytes.count {
      let mark = Array(" \(number). ".utf8)
      if ".;:".utf8.contains(bytes[position - 1]), position + mark.count < bytes.count,
        bytes[position..<position + mark.count].elementsEqual(mark),
        bytes[position + mark.count] >= 65 && bytes[position + mark.count] <= 90
      {
        cuts.append(position..<position + mark.count)
        position += mark.count
        number += 1
      } else {
        position += 1
      }
    }
    return cuts
  }
}

extension Block {
  /// The block of a range of the clean text; `nil` where it is empty.
  func part(_ range: Range<Int>) -> Block? {
    let bytes = Array(text.utf8)
    guard !range.isEmpty else { return nil }
    var part = self
    part.text = String(decoding: bytes[range], as: UTF8.self)
    part.pieces = pieces.compactMap { piece in
      let low = max(piece.clean, range.lowerBound)
      let high = min(piece.clean + piece.length, range.upperBound)
      guard low < high else { return nil }
      guard piece.length == piece.sourceLength else {
        return Piece(
          clean: low - range.lowerBound, length: high - low, source: piece.source,
          sourceLength: piece.sourceLength)
      }
      return Piece(
        clean: low - range.lowerBound, length: high - low, source: piece.source + low - piece.clean,
        sourceLength: high - low)
    }
    part.noteMarkers = noteMarkers.compactMap { mark in
      guard mark.offset > range.lowerBound || range.lowerBound == 0, mark.offset <= range.upperBound else {
        return nil
      }
      return NoteMarker(marker: mark.marker, offset: mark.offset - range.lowerBound)
    }
    part.emphasis = emphasis.compactMap { span in
      let clamped = span.clamped(to: range)
      return clamped.isEmpty
        ? nil : clamped.lowerBound - range.lowerBound..<clamped.upperBound - range.lowerBound
    }
    return part
  }
}
