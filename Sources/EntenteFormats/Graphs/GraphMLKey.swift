/// What a `<key>` declares, and how text becomes its values.
struct GraphMLKey {
  let id: String
  let name: String
  let type: AttributedGraph.ValueType
  let isForNodes: Bool
  let isForEdges: Bool
  var defaultValue: AttributedGraph.Value?
  /// The columns of its values; `nil` before the first.
  var nodeColumn: Int?
  var edgeColumn: Int?

  /// Whether the text is an empty number, which is a missing one: some writers leave the element standing.
  func isMissing(_ text: [UInt8]) -> Bool {
    guard type != .string else { return false }
    guard let first = text.first else { return true }
    guard first <= 0x20 || first >= 0x80 else { return false }
    return String(decoding: text, as: UTF8.self).trimmingWhitespace().isEmpty
  }

  func value(_ text: [UInt8]) throws(GraphMLProblem) -> AttributedGraph.Value {
    switch type {
    case .string: return .string(String(decoding: text, as: UTF8.self))
    case .int: if let number = PlainNumber(text), number.decimals == 0 { return .int(number.digits) }
    case .double: if let number = PlainNumber(text) { return .double(number.value) }
    case .bool: break
    }
    return try value(String(decoding: text, as: UTF8.self).trimmingWhitespace())
  }

  /// - Parameter plain: without white space around it.
  private func value(_ plain: String) throws(GraphMLProblem) -> AttributedGraph.Value {
    switch type {
    case .string: return .string(plain)
    case .int:
      guard let number = Int64(plain) else { throw .badValue(key: id, type: "integer", value: plain) }
      return .int(number)
    case .double:
      // Double reads `inf` and `nan` in either case, as it reads numbers.
      guard let number = Double(plain) else { throw .badValue(key: id, type: "number", value: plain) }
      return .double(number)
    case .bool:
      switch plain.lowercased() {
      case "true", "1": return .bool(true)
      case "false", "0": return .bool(false)
      default: throw .badValue(key: id, type: "boolean", value: plain)
      }
    }
  }
}

/// A number of nothing but at most fifteen digits, with or without a sign and a point between them, as nearly all are.
///
/// Its digits and the power of ten that divides them are doubles exactly, so that their quotient is the double nearest to
/// the number.
///
/// Source: W. D. Clinger, "How to read floating point numbers accurately", 1990.
struct PlainNumber {
  let digits: Int64
  /// How many of the digits stand behind the point; 0 where there is none.
  let decimals: Int

  /// `nil` for any other text, which may be a number still.
  init?(_ text: [UInt8]) {
    let isNegative = text.first == UInt8(ascii: "-")
    var (value, count, point) = (Int64(0), 0, -1)
    for i in (isNegative ? 1 : 0)..<text.count {
      let digit = text[i] &- UInt8(ascii: "0")
      if digit <= 9 {
        value = value &* 10 &+ Int64(digit)
        count += 1
      } else if text[i] == UInt8(ascii: "."), point < 0, count > 0 {
        point = count
      } else {
        return nil
      }
    }
    // Nothing behind the point, or a negative zero: left to those who know every form.
    guard 1...15 ~= count, point != count, !(isNegative && value == 0) else { return nil }
    digits = isNegative ? -value : value
    decimals = point < 0 ? 0 : count - point
  }

  var value: Double { decimals == 0 ? Double(digits) : Double(digits) / Self.powers[decimals] }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}

extension String {
  func trimmingWhitespace() -> String {
    // Numbers and most words begin and end with ASCII beyond the space.
    if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first),
      (0x21..<0x7F).contains(last)
    {
      return self
    }
    return self[...].trimmed { !$0.isWhitespace }
  }
}
