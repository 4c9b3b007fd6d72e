/// The values that rows have for named attributes: a column an attribute.
public struct AttributeColumns: Sendable {
  public typealias Value = AttributedGraph.Value

  /// Names of the columns, in the order in which they came.
  public private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]
  /// A column may end before the last row: what is not there is missing.
  private var columns: [[Value?]] = []

  init() {}

  /// The values of an attribute by row, shorter than the rows where all further ones lack it; `nil` where no row has it.
  /// - Complexity: O(1).
  public subscript(name: String) -> [Value?]? { numbers[name].map { columns[$0] } }

  /// What a row has.
  /// - Complexity: O(columns).
  public func row(_ row: Int) -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, column) in zip(names, columns) where row < column.count { values[name] = column[row] }
    return values
  }

  mutating func set(_ values: [String: Value], at row: Int) {
    for (name, value) in values { set(value, at: row, column: column(named: name)) }
  }

  /// The number of a column, which is made where there is none.
  mutating func column(named name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = columns.count
    names.append(name)
    columns.append([])
    return columns.count - 1
  }

  /// - Complexity: O(1) where rows come in order.
  mutating func set(_ value: Value?, at row: Int, column: Int) {
    if row < columns[column].count {
      columns[column][row] = value
    } else {
      while columns[column].count < row { columns[column].append(nil) }
      columns[column].append(value)
    }
  }

  /// Gives a value to each of the first `rows` rows that has none.
  mutating func fill(_ value: Value, rows: Int, column: Int) {
    for row in columns[column].indices where columns[column][row] == nil { columns[column][row] = value }
    while columns[column].count < rows { columns[column].append(value) }
  }

  /// Forgets a column in which no row has a value; numbers of others may change.
  mutating func removeIfEmpty(_ column: Int) {
    guard columns[column].allSatisfy({ $0 == nil }) else { return }
    columns.remove(at: column)
    names.remove(at: column)
    numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
  }
}
