/// Lines of a paged text that belong to the page: running heads, running feet, page numbers.
struct PageFurniture {
  /// Indices of lines.
  let lines: Set<Int>

  init(_ text: SourceText, _ lines: [SourceText.Line]) {
    var furniture: Set<Int> = []
    let pages = Self.pages(lines)
    if pages.count > 1 {
      var counts: [[UInt8]: Int] = [:]
      let edges = pages.map { Self.edges(of: $0, lines) }
      for edge in edges {
        for key in Set(edge.map { Self.key(text, lines[$0]) }) { counts[key, default: 0] += 1 }
      }
      for edge in edges {
        for index in edge {
          let repeats = counts[Self.key(text, lines[index])] ?? 0
          if repeats >= 2 && repeats * 2 >= pages.count || LineShape(text, lines[index].content).isPageNumber
          {
            furniture.insert(index)
          }
        }
      }
    }
    for (index, line) in lines.enumerated() where !line.isBlank {
      let isAlone =
        (index == 0 || lines[index - 1].isBlank || lines[index - 1].startsPage)
        && (index + 1 == lines.count || lines[index + 1].isBlank || lines[index + 1].startsPage)
      if isAlone, text.bytes[line.content.lowerBound] != UInt8(ascii: "["),
        LineShape(text, line.content).isPageNumber
      {
        furniture.insert(index)
      }
    }
    self.lines = furniture
  }

  private static func pages(_ lines: [SourceText.Line]) -> [Range<Int>] {
    var starts = [0]
    for (index, line) in lines.enumerated() where line.startsPage && index > 0 { starts.append(index) }
    return starts.enumerated().map { $1..<($0 + 1 < starts.count ? starts[$0 + 1] : lines.count) }
  }

  /// The first two and the last two lines with content.
  private static func edges(of page: Range<Int>, _ lines: [SourceText.Line]) -> [Int] {
    let full = page.filter { !lines[$0].isBlank }
    guard full.count > 4 else { return full.count > 1 ? [full[0], full[full.count - 1]] : [] }
    return Array(full.prefix(2)) + Array(full.suffix(2))
  }

  /// Content with every run of digits as one `#`: page 3 and page 12 look alike.
  private static func key(_ text: SourceText, _ line: SourceText.Line) -> [UInt8] {
    var key: [UInt8] = []
    for byte in text.bytes[line.content] {
      let isDigit = byte >= 48 && byte <= 57
      if isDigit, key.last == UInt8(ascii: "#") { continue }
      key.append(isDigit ? UInt8(ascii: "#") : byte)
    }
    return key
  }
}
