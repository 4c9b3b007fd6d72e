internal import ArgumentParser
internal import EntenteFormats
internal import Foundation

/// The form of an answer.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, jsonl, csv, markdown
}

extension Table {
  func print(as format: AnswerFormat) throws {
    switch format {
    case .table: Terminal.print(plainLines())
    case .json: Terminal.print(JSON.array(rows.map(object)).text(indented: true))
    case .jsonl: Terminal.print(rows.map { object($0).text() })
    case .csv: Terminal.print(csvLines())
    case .markdown: Terminal.print(markdownLines())
    }
  }

  private func object(_ row: [Cell]) -> JSON {
    .object(zip(columns, row).map { ($0.key, $1.json) })
  }

  private var shown: [Int] { columns.indices.filter { !columns[$0].isForMachines } }

  private func plainLines() -> [String] {
    var lines: [String] = []
    if let title { lines += [Style.bold(title), ""] }
    guard !rows.isEmpty else { return lines }
    let texts = rows.map { row in shown.map { row[$0].plain } }
    let heads = shown.map { columns[$0].title }
    var widths = heads.map(\.columnCount)
    for row in texts { for (i, text) in row.enumerated() { widths[i] = max(widths[i], text.columnCount) } }
    shrink(&widths)
    let isNumber = shown.map { column in rows.allSatisfy { $0[column].isNumber } }
    lines += lay(heads, widths, isNumber).map { Style.dim($0) }
    for (index, row) in texts.enumerated() {
      lines += lay(row, widths, isNumber)
      if index < notes.count { lines += notes[index].flatMap { wrapNote($0) } }
    }
    return lines
  }

  /// Makes the widest columns narrower until the table fits the terminal.
  private func shrink(_ widths: inout [Int]) {
    guard let width = Terminal.width else {
      widths = widths.map { min($0, 60) }
      return
    }
    let gaps = 2 * (widths.count - 1)
    while widths.reduce(0, +) + gaps > width,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 12
    { widths[widest] -= 1 }
  }

  private func lay(_ cells: [String], _ widths: [Int], _ isNumber: [Bool]) -> [String] {
    let wrapped = zip(cells, widths).map { TextWrap.lines($0, width: $1) }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      var text = ""
      for (column, parts) in wrapped.enumerated() {
        let part = line < parts.count ? parts[line] : ""
        let padding = String(repeating: " ", count: max(0, widths[column] - part.columnCount))
        text += isNumber[column] ? padding + part : part + padding
        text += "  "
      }
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
  }

  private func wrapNote(_ note: String) -> [String] {
    TextWrap.lines(note, width: (Terminal.width ?? 110) - 4).map { $0.isEmpty ? "" : "    " + $0 }
  }

  private func csvLines() -> [String] {
    [columns.map { CSV.field($0.key) }.joined(separator: ",")]
      + rows.map { row in row.map { CSV.field($0.full) }.joined(separator: ",") }
  }

  private func markdownLines() -> [String] {
    var lines = title.map { ["**\($0)**", ""] } ?? []
    lines.append("| " + shown.map { columns[$0].title }.joined(separator: " | ") + " |")
    lines.append("|" + shown.map { _ in " --- |" }.joined())
    for row in rows {
      let cells = shown.map { row[$0].plain.replacingOccurrences(of: "|", with: "\\|") }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines
  }
}

extension Cell {
  var json: JSON {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .number(let number), .share(let number): number.isFinite ? .number(number) : .null
    case .list(let list): .array(list.map { .string($0) })
    case .missing: .null
    }
  }

  var isNumber: Bool {
    switch self {
    case .integer, .number, .share, .missing: true
    default: false
    }
  }

  /// For people: numbers to four places.
  var plain: String {
    switch self {
    case .text(let text): text.replacingOccurrences(of: "\n", with: " ")
    case .integer(let number): String(number)
    case .number(let number): Self.rounded(number)
    case .share(let number): String(format: "%.2f", 100 * number)
    case .list(let list): list.joined(separator: ", ")
    case .missing: ""
    }
  }

  /// For machines: full precision.
  var full: String {
    switch self {
    case .number(let number), .share(let number): "\(number)"
    case .list(let list): list.joined(separator: "; ")
    default: plain
    }
  }

  static func rounded(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    if number == number.rounded() && abs(number) < 1e9 { return String(Int(number)) }
    let digits = abs(number) >= 100 ? 1 : abs(number) >= 1 ? 3 : 5
    var text = String(format: "%.\(digits)f", number)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? text + "0" : text
  }
}

/// Comma-separated values, RFC 4180; a field that a spreadsheet would take for a formula is kept from it by an apostrophe.
enum CSV {
  static func field(_ text: String) -> String {
    var text = text
    if let first = text.first, "=+-@\t".contains(first), Double(text) == nil { text = "'" + text }
    guard text.contains(where: { "\",\n\r".contains($0) }) else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

enum Style {
  static func bold(_ text: String) -> String { Terminal.usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  static func dim(_ text: String) -> String { Terminal.usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
