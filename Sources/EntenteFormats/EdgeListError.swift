/// What is wrong with an edge list. Lines count from 1.
public enum EdgeListError: Error, Equatable, Sendable {
  case columns(line: Int, found: Int)
  case weight(line: Int, text: String)
  case notUTF8(line: Int)
  case vertexNumber(line: Int, text: String)
  /// A number so large that nearly all vertices up to it would have no edge.
  case implausibleNumber(line: Int, number: Int, edges: Int)
  /// An edge of a graph with attributes, counted from 1, whose weight is no finite number.
  case attribute(edge: Int, text: String)
}

extension EdgeListError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .columns(let line, let found):
      "line \(line) has \(found) \(found == 1 ? "column" : "columns"); an edge is `source target` or `source target weight`, "
        + "separated by white space"
    case .weight(let line, let text):
      "line \(line): '\(text)' is not a weight; write a finite number"
    case .notUTF8(let line):
      "line \(line) holds a name that is not UTF-8; convert the file first"
    case .vertexNumber(let line, let text):
      "line \(line): '\(text)' is not a vertex number from 0 to 2147483646; "
        + "name vertices by order of appearance instead"
    case .implausibleNumber(let line, let number, let edges):
      "line \(line): vertex \(number) is far beyond what \(edges) edges make plausible; all numbers up to the largest "
        + "are vertices: number them from 0 without gaps"
    case .attribute(let edge, let text):
      "edge \(edge) has weight '\(text)'; write a finite number, or leave the attribute out for 1"
    }
  }
}
