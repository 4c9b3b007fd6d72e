/// A JSON value that keeps the order of its keys. Source: RFC 8259.
enum JSON {
  case object([(String, JSON)])
  case array([JSON])
  case string(String)
  case integer(Int)
  /// Finite; printed with the shortest digits that read back the same.
  case number(Double)
  case bool(Bool)
  case null

  static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  func text(indented: Bool = false) -> String {
    var output = ""
    write(to: &output, indentation: indented ? 0 : nil)
    return output
  }

  private func write(to output: inout String, indentation: Int?) {
    switch self {
    case .object(let members):
      Self.write(members, "{", "}", to: &output, indentation) { member, output, inner in
        Self.write(member.0, to: &output)
        output += indentation == nil ? ":" : ": "
        member.1.write(to: &output, indentation: inner)
      }
    case .array(let elements):
      Self.write(elements, "[", "]", to: &output, indentation) { element, output, inner in
        element.write(to: &output, indentation: inner)
      }
    case .string(let text): Self.write(text, to: &output)
    case .integer(let number): output += String(number)
    case .number(let number): output += "\(number)"
    case .bool(let flag): output += flag ? "true" : "false"
    case .null: output += "null"
    }
  }

  private static func write<T>(
    _ parts: [T], _ opening: String, _ closing: String, to output: inout String, _ indentation: Int?,
    each: (T, inout String, Int?) -> Void
  ) {
    output += opening
    let inner = indentation.map { $0 + 1 }
    for (index, part) in parts.enumerated() {
      if index > 0 { output += "," }
      if let inner { output += "\n" + String(repeating: " ", count: inner) }
      each(part, &output, inner)
    }
    if let indentation, !parts.isEmpty { output += "\n" + String(repeating: " ", count: indentation) }
    output += closing
  }

  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case let control where control.value < 0x20:
        let digits = String(control.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
