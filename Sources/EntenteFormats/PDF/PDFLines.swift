/// A line of a PDF with what its place on the page says of it.
struct PDFLine {
  enum Role { case text, furniture, footnote }

  var line: PDFPages.Line
  var page: Int
  var role: Role = .text
}

/// Sorts the lines of all pages into text, notes and furniture.
struct PDFLines {
  private(set) var lines: [PDFLine] = []
  /// The height of most of the text, in points.
  let bodyHeight: Double

  init(_ pages: PDFPages) {
    bodyHeight = Self.bodyHeight(pages)
    let furniture = Self.furniture(pages, bodyHeight: bodyHeight)
    for (number, page) in pages.pages.enumerated() {
      var inNotes = false
      for (index, line) in page.lines.enumerated() {
        var placed = PDFLine(line: line, page: number)
        if furniture.contains([number, index]) {
          placed.role = .furniture
        } else if isNote(line, page: page, inNotes: inNotes) {
          placed.role = .footnote
        }
        inNotes = placed.role == .footnote || inNotes && placed.role == .furniture
        lines.append(placed)
      }
    }
  }

  /// The height of lines that holds most letters.
  private static func bodyHeight(_ pages: PDFPages) -> Double {
    var letters: [Int: Int] = [:]
    for page in pages.pages {
      for line in page.lines {
        letters[Int((height(line) * 2).rounded()), default: 0] += line.words.reduce(0) { $0 + $1.text.count }
      }
    }
    return letters.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Double($0.key) / 2 } ?? 10
  }

  /// The height of most words of a line; a raised number or one big initial does not count.
  static func height(_ line: PDFPages.Line) -> Double {
    let heights = line.words.map(\.box.height).sorted()
    return heights.isEmpty ? line.box.height : heights[heights.count / 2]
  }

  /// Lines at the upper or lower edge that come again on other pages, and page numbers there.
  private static func furniture(_ pages: PDFPages, bodyHeight: Double) -> Set<[Int]> {
    var places: [[UInt8]: Set<Int>] = [:]
    var edges: [(page: Int, index: Int, key: [UInt8], text: [UInt8])] = []
    for (number, page) in pages.pages.enumerated() {
      for (index, line) in page.lines.enumerated() {
        guard line.box.bottom < page.height * 0.12 || line.box.top > page.height * 0.88 else { continue }
        // A title in large letters is no running head, though running heads repeat it.
        guard height(line) <= bodyHeight * 1.15 else { continue }
        let text = line.text
        let key = key(text)
        edges.append((number, index, key, text))
        places[key, default: []].insert(number)
      }
    }
    var found: Set<[Int]> = []
    let needed = max(2, pages.pages.count / 4)
    for edge in edges {
      let repeats = places[edge.key]?.count ?? 0
      if repeats >= needed || LineShape(edge.text[...]).isPageNumber {
        found.insert([edge.page, edge.index])
      }
    }
    return found
  }

  private static func key(_ text: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    for byte in text {
      let isDigit = byte >= 48 && byte <= 57
      if isDigit, key.last == UInt8(ascii: "#") { continue }
      key.append(isDigit ? UInt8(ascii: "#") : byte)
    }
    return key
  }

  /// Small print in the lower part of a page that begins with a number, and small print that follows it.
  private func isNote(_ line: PDFPages.Line, page: PDFPages.Page, inNotes: Bool) -> Bool {
    guard Self.height(line) < bodyHeight * 0.94, line.box.top > page.height * 0.4 else { return false }
    return inNotes || Self.noteNumber(line) != nil
  }

  /// The number with which a note begins; glued to the first word where it was raised.
  static func noteNumber(_ line: PDFPages.Line) -> (marker: String, rest: [UInt8])? {
    guard let first = line.words.first else { return nil }
    let digits = first.text.prefix { $0 >= 48 && $0 <= 57 }
    let rest = Array(first.text.dropFirst(digits.count))
    if !digits.isEmpty, digits.count <= 3 {
      if rest.isEmpty { return line.words.count > 1 ? (String(decoding: digits, as: UTF8.self), []) : nil }
      guard DocumentWords.isLetter(rest[0]) || rest[0] == 0x22 else { return nil }
      return rest.starts(with: "th".utf8) || rest.starts(with: "st".utf8)
        ? nil : (String(decoding: digits, as: UTF8.self), rest)
    }
    if first.text.elementsEqual("*".utf8) || first.text.elementsEqual("†".utf8) {
      return (String(decoding: first.text, as: UTF8.self), [])
    }
    return nil
  }
}
