import EntenteModel

/// Builds the clean text of a block out of stretches of a document, and keeps the way back.
///
/// White space of any kind and length becomes one space, none at the ends; soft hyphens and characters of no width go.
/// A word that was cut at a line's end is put together again (``DocumentWords``).
struct CleanText {
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Block.Piece] = []
  var noteMarkers: [Block.NoteMarker] = []
  var emphasis: [Range<Int>] = []
  private let words: DocumentWords
  /// White space that is written only when something follows it.
  private var pendingSpace: Range<Int>?
  private var pendingHasLineEnd = false

  init(words: DocumentWords) { self.words = words }

  var isEmpty: Bool { bytes.isEmpty }

  /// Copies a stretch of the document.
  ///
  /// - Complexity: O(n).
  mutating func copy(_ text: SourceText, _ range: Range<Int>) {
    let source = text.bytes
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = source[position]
      if byte > 0x20 && byte < 0x7F {
        var end = position + 1
        while end < range.upperBound, source[end] > 0x20, source[end] < 0x7F { end += 1 }
        append(source, position..<end)
        position = end
        continue
      }
      if byte <= 0x20 || byte == 0x7F {
        addSpace(position..<position + 1, isLineEnd: byte == 10 || byte == 13 || byte == 12)
        position += 1
        continue
      }
      let length = min(Self.scalarLength(byte), range.upperBound - position)
      let scalar = position..<position + length
      switch Self.whiteness(source, scalar) {
      case .visible: append(source, scalar)
      case .space: addSpace(scalar, isLineEnd: false)
      case .nothing: break
      }
      position += length
    }
  }

  /// Writes `replacement` for a stretch of the document: a decoded entity.
  mutating func replace(_ replacement: String, for range: Range<Int>) {
    let new = Array(replacement.utf8)
    guard !new.isEmpty else { return }
    if new.allSatisfy({ $0 <= 0x20 }) || replacement == "\u{A0}" {
      addSpace(range, isLineEnd: false)
      return
    }
    flushSpace(before: new, at: 0)
    add(
      Block.Piece(clean: bytes.count, length: new.count, source: range.lowerBound, sourceLength: range.count))
    bytes.append(contentsOf: new)
  }

  /// White space that stands for markup: between cells, blocks, after a hard line break.
  mutating func addSpace(_ range: Range<Int>, isLineEnd: Bool) {
    guard !bytes.isEmpty else { return }
    if let pending = pendingSpace {
      pendingSpace = min(pending.lowerBound, range.lowerBound)..<max(pending.upperBound, range.upperBound)
      if isLineEnd { pendingHasLineEnd = true }
    } else {
      pendingSpace = range
      pendingHasLineEnd = isLineEnd
    }
  }

  mutating func addNoteMarker(_ marker: String) {
    noteMarkers.append(Block.NoteMarker(marker: marker, offset: bytes.count))
  }

  /// Where the next visible byte will stand; pending white space counts where `flush` is needed for it.
  var nextOffset: Int { bytes.count + (pendingSpace == nil || bytes.isEmpty ? 0 : 1) }

  mutating func addEmphasis(from start: Int) {
    if start < bytes.count { emphasis.append(start..<bytes.count) }
  }

  /// The finished block; `nil` where nothing visible was copied.
  func block(_ kind: Block.Kind) -> Block? {
    guard !bytes.isEmpty else { return nil }
    return Block(
      kind: kind, text: String(decoding: bytes, as: UTF8.self), pieces: pieces, noteMarkers: noteMarkers,
      emphasis: emphasis.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
  }

  private mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    flushSpace(before: source, at: range.lowerBound)
    add(
      Block.Piece(
        clean: bytes.count, length: range.count, source: range.lowerBound, sourceLength: range.count))
    bytes.append(contentsOf: source[range])
  }

  private mutating func flushSpace(before source: [UInt8], at position: Int) {
    guard let space = pendingSpace else { return }
    pendingSpace = nil
    switch words.joint(after: bytes, before: source, at: position, acrossLines: pendingHasLineEnd) {
    case .space:
      add(Block.Piece(clean: bytes.count, length: 1, source: space.lowerBound, sourceLength: space.count))
      bytes.append(0x20)
    case .hyphen: break
    case .nothing: removeLastByte()
    }
  }

  private mutating func removeLastByte() {
    bytes.removeLast()
    guard var piece = pieces.popLast() else { return }
    guard piece.length > 1, piece.length == piece.sourceLength else { return }
    piece.length -= 1
    piece.sourceLength -= 1
    pieces.append(piece)
  }

  private mutating func add(_ piece: Block.Piece) {
    if let last = pieces.last, last.length == last.sourceLength, piece.length == piece.sourceLength,
      last.source + last.sourceLength == piece.source
    {
      pieces[pieces.count - 1].length += piece.length
      pieces[pieces.count - 1].sourceLength += piece.length
    } else {
      pieces.append(piece)
    }
  }

  private enum Whiteness { case visible, space, nothing }

  static func scalarLength(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  private static func whiteness(_ bytes: [UInt8], _ scalar: Range<Int>) -> Whiteness {
    let first = bytes[scalar.lowerBound]
    if first == 0xC2, scalar.count == 2 {
      switch bytes[scalar.lowerBound + 1] {
      case 0xA0: return .space  // no-break space
      case 0xAD: return .nothing  // soft hyphen
      case 0x80..<0xA0: return .space  // C1 controls, among them next line
      default: return .visible
      }
    }
    guard scalar.count == 3 else { return .visible }
    let second = bytes[scalar.lowerBound + 1]
    let third = bytes[scalar.lowerBound + 2]
    switch (first, second, third) {
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
      (0xE3, 0x80, 0x80):
      return .space
    case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0),
      (0xEF, 0xBB, 0xBF):
      return .nothing  // zero width, marks of direction, byte order mark
    default: return .visible
    }
  }
}
