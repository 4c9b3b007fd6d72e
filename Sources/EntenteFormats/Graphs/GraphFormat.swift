/// The formats in which graphs are written and read.
public enum GraphFormat: String, Sendable, CaseIterable {
  /// The project's own complete form: a document, sentence, entity or assertion a line.
  case jsonLines = "jsonl"
  case graphML = "graphml"
  /// Graphviz; written only.
  case dot
  /// `source target` a line; read only.
  case edgeList = "el"
  /// `source target weight` a line; read only.
  case weightedEdgeList = "wel"

  public var ending: String {
    switch self {
    case .jsonLines: "jsonl"
    case .graphML: "graphml"
    case .dot: "dot"
    case .edgeList: "el"
    case .weightedEdgeList: "wel"
    }
  }

  public var canBeWritten: Bool { self != .edgeList && self != .weightedEdgeList }
  public var canBeRead: Bool { self != .dot }

  /// The format that the ending of a path stands for.
  public init?(path: String) {
    switch DocumentFormat.ending(of: path) {
    case "jsonl", "ndjson": self = .jsonLines
    case "graphml", "xml": self = .graphML
    case "dot", "gv": self = .dot
    case "el": self = .edgeList
    case "wel": self = .weightedEdgeList
    default: return nil
    }
  }

  static var writable: String { allCases.filter(\.canBeWritten).map(\.rawValue).joined(separator: ", ") }
}
