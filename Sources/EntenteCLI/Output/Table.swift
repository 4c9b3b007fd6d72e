/// One cell of an answer.
enum Cell {
  case text(String)
  case integer(Int)
  /// Shown rounded in tables, in full elsewhere.
  case number(Double)
  /// A part of 1: percents with two places for people, the number itself for machines.
  case share(Double)
  case list([String])
  case missing

  static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .missing }
  static func optional(_ number: Double?) -> Cell { number.map { .number($0) } ?? .missing }
}

/// An answer in rows. The same rows serve every form: table, JSON, JSON Lines, CSV, Markdown.
struct Table {
  struct Column {
    /// Key in JSON and CSV.
    let key: String
    /// Heading for people.
    let title: String
    /// Left out of tables and Markdown, where it would only be in the way.
    let isForMachines: Bool

    init(_ key: String, _ title: String? = nil, forMachines: Bool = false) {
      self.key = key
      self.title = title ?? key
      isForMachines = forMachines
    }
  }

  var title: String?
  var columns: [Column]
  var rows: [[Cell]] = []
  /// Lines under each row of a table (`--explain`); one entry a row, or none at all.
  var notes: [[String]] = []

  init(_ title: String? = nil, columns: [Column]) {
    self.title = title
    self.columns = columns
  }

  mutating func add(_ cells: [Cell], notes: [String] = []) {
    precondition(cells.count == columns.count, "a row has one cell a column")
    rows.append(cells)
    self.notes.append(notes)
  }
}
