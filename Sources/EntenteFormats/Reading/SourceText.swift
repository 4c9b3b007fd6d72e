/// The UTF-8 of a document with its lines: what every reader of text works on.
struct SourceText: Sendable {
  /// One line: `full` without its end, `content` without white space around.
  struct Line: Sendable {
    var full: Range<Int>
    var content: Range<Int>
    /// A form feed stands before it.
    var startsPage = false
    var isBlank: Bool { content.isEmpty }
    /// Columns of white space before the content; a tab reaches to the next multiple of four.
    var indent: Int
  }

  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Lines end with `\n`, `\r\n`, `\r` or a form feed.
  ///
  /// - Complexity: O(n).
  func lines() -> [Line] { lines(in: 0..<bytes.count) }

  func lines(in range: Range<Int>) -> [Line] {
    var lines: [Line] = []
    var start = range.lowerBound
    var startsPage = false
    var position = start
    while position < range.upperBound {
      let byte = bytes[position]
      guard byte == 10 || byte == 13 || byte == 12 else {
        position += 1
        continue
      }
      if byte != 12 || position > start { lines.append(line(start..<position, startsPage: startsPage)) }
      if byte != 12 || position > start { startsPage = false }
      if byte == 12 { startsPage = true }
      if byte == 13, position + 1 < range.upperBound, bytes[position + 1] == 10 { position += 1 }
      position += 1
      start = position
    }
    if start < range.upperBound { lines.append(line(start..<range.upperBound, startsPage: startsPage)) }
    return lines
  }

  private func line(_ full: Range<Int>, startsPage: Bool) -> Line {
    let content = trimmed(full)
    var indent = 0
    for position in full.lowerBound..<content.lowerBound {
      indent = bytes[position] == 9 ? (indent / 4 + 1) * 4 : indent + 1
    }
    return Line(full: full, content: content, startsPage: startsPage, indent: content.isEmpty ? 0 : indent)
  }

  /// `range` without ASCII white space and no-break spaces around.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      if bytes[low] <= 0x20 {
        low += 1
      } else if low + 1 < high, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 {
        low += 2
      } else {
        break
      }
    }
    while high > low {
      if bytes[high - 1] <= 0x20 {
        high -= 1
      } else if high - 1 > low, bytes[high - 1] == 0xA0, bytes[high - 2] == 0xC2 {
        high -= 2
      } else {
        break
      }
    }
    return low..<high
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  static func contains(_ needle: String, in haystack: ArraySlice<UInt8>) -> Bool {
    firstIndex(of: Array(needle.utf8), in: haystack) != nil
  }

  static func firstIndex(of needle: [UInt8], in haystack: ArraySlice<UInt8>) -> Int? {
    guard let first = needle.first, haystack.count >= needle.count else { return nil }
    var position = haystack.startIndex
    let last = haystack.endIndex - needle.count
    while position <= last {
      if haystack[position] == first, haystack[position..<position + needle.count].elementsEqual(needle) {
        return position
      }
      position += 1
    }
    return nil
  }
}
