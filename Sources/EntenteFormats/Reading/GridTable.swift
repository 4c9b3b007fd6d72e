/// A table drawn with `+`, `-` and `|`, cells over several lines.
struct GridTable {
  /// A cell, or a paragraph or list item of one.
  struct Cell {
    /// A stretch for every line.
    var ranges: [Range<Int>]
  }

  private(set) var cells: [Cell] = []
  /// Index of the first line behind the table.
  private(set) var end: Int

  static func begins(_ text: SourceText, _ line: SourceText.Line) -> Bool {
    let content = text.bytes[line.content]
    return content.count >= 5 && content.first == UInt8(ascii: "+") && content.last == UInt8(ascii: "+")
      && content.allSatisfy { "+-=:".utf8.contains($0) }
  }

  /// `nil` where no grid begins at the line.
  init?(_ text: SourceText, _ lines: [SourceText.Line], from start: Int) {
    guard Self.begins(text, lines[start]) else { return nil }
    var row: [[Range<Int>]] = []
    end = start
    while end < lines.count, !lines[end].isBlank {
      let content = lines[end].content
      let first = text.bytes[content.lowerBound]
      if first == UInt8(ascii: "+") {
        finish(&row, text)
      } else if first == UInt8(ascii: "|") {
        for (column, cell) in Self.columns(text, content).enumerated() {
          if column >= row.count { row.append([]) }
          row[column].append(cell)
        }
      } else {
        break
      }
      end += 1
    }
    finish(&row, text)
    guard end > start + 1 else { return nil }
  }

  /// An empty line parts paragraphs of a cell, a bullet begins an item.
  private mutating func finish(_ row: inout [[Range<Int>]], _ text: SourceText) {
    for cell in row {
      var open: [Range<Int>] = []
      for line in cell {
        let marker = line.isEmpty ? nil : ListMarker(text.bytes[line])
        if line.isEmpty || marker.map({ !$0.isNumber }) ?? false {
          if !open.isEmpty { cells.append(Cell(ranges: open)) }
          open = []
        }
        if !line.isEmpty {
          open.append(line.lowerBound + (marker.map { $0.isNumber ? 0 : $0.length } ?? 0)..<line.upperBound)
        }
      }
      if !open.isEmpty { cells.append(Cell(ranges: open)) }
    }
    row = []
  }

  /// The stretches between the bars of a line, without white space around.
  static func columns(_ text: SourceText, _ content: Range<Int>) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    var start = content.lowerBound
    if text.bytes[start] == UInt8(ascii: "|") { start += 1 }
    var position = start
    while position < content.upperBound {
      if text.bytes[position] == UInt8(ascii: "|"), text.bytes[position - 1] != UInt8(ascii: "\\") {
        columns.append(text.trimmed(start..<position))
        start = position + 1
      }
      position += 1
    }
    if start < content.upperBound { columns.append(text.trimmed(start..<content.upperBound)) }
    return columns
  }
}
