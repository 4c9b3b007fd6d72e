/// A table drawn with `+`, `-` and `|`, cells over several lines.
struct GridTable {
  struct Cell {
    /// A stretch for every line of the cell that holds something.
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
        finish(&row)
      } else if first == UInt8(ascii: "|") {
        for (column, cell) in Self.columns(text, content).enumerated() {
          if column >= row.count { row.append([]) }
          if !cell.isEmpty { row[column].append(cell) }
        }
      } else {
        break
      }
      end += 1
    }
    finish(&row)
    guard end > start + 1 else { return nil }
  }

  private mutating func finish(_ row: inout [[Range<Int>]]) {
    for cell in row where !cell.isEmpty { cells.append(Cell(ranges: cell)) }
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
