/// The kinds of document that can be read.
public enum DocumentFormat: String, Sendable, CaseIterable, Codable {
  case text
  case markdown
  case html
  case pdf
  /// One JSON object a line, an article each.
  case jsonLines = "jsonl"

  /// Endings of file names without the point, lower-case.
  public var endings: [String] {
    switch self {
    case .text: ["txt", "text"]
    case .markdown: ["md", "markdown", "mdown", "mkd"]
    case .html: ["html", "htm", "xhtml"]
    case .pdf: ["pdf"]
    case .jsonLines: ["jsonl", "ndjson"]
    }
  }

  /// The format that the ending of a path or URL stands for; `nil` where the ending is unknown or absent.
  public init?(path: String) {
    let ending = Self.ending(of: path)
    guard !ending.isEmpty, let format = Self.allCases.first(where: { $0.endings.contains(ending) }) else {
      return nil
    }
    self = format
  }

  /// The ending of a path without the point, lower-case; empty where there is none.
  static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  static var knownEndings: String {
    allCases.flatMap(\.endings).map { "." + $0 }.joined(separator: " ")
  }

  /// The format of a document: what its first bytes cannot be mistaken for, then its ending, then its content.
  ///
  /// Text that is written in Markdown is Markdown, whatever its ending says.
  public static func detect(bytes: [UInt8], path: String?) -> DocumentFormat {
    if bytes.starts(with: Array("%PDF-".utf8)) { return .pdf }
    let ending = path.flatMap { DocumentFormat(path: $0) }
    if let ending, ending != .text { return ending }
    let start = FormatEvidence(bytes)
    if start.isHTML { return .html }
    if ending == nil, start.isJSONLines { return .jsonLines }
    return start.isMarkdown ? .markdown : .text
  }
}
