/// Why a graph could not be written or read.
public enum GraphError: Error, Equatable, Sendable {
  case notFound(path: String)
  case notReadable(path: String, reason: String)
  /// The file that was there before is untouched.
  case notWritable(path: String, reason: String)
  case cannotWrite(format: GraphFormat)
  case cannotRead(format: GraphFormat, path: String)
  /// A line of JSON Lines that is no record of a graph.
  case malformedLine(file: String, line: Int, reason: String)
  /// XML that is not well-formed or goes beyond the parser's limits.
  case malformedXML(file: String, line: Int, column: Int, reason: String)
  /// Well-formed, but no graph of the kind that can be read.
  case invalid(file: String, line: Int, column: Int, problem: GraphMLProblem)
  case edgeList(path: String, error: EdgeListError)
  /// An attribute whose value is none of those it may have.
  case badAttribute(element: String, attribute: String, value: String, expected: String)
  case toolMissing(tool: String, package: String)
  case toolFailed(tool: String, reason: String)
  case empty
}

/// What is wrong with a GraphML file.
public enum GraphMLProblem: Error, Equatable, Sendable {
  case noGraph
  case undeclaredKey(String)
  case twoKeys(id: String)
  case unknownType(String)
  case badValue(key: String, type: String, value: String)
  case duplicateNode(String)
  case duplicateEdge(String)
  case danglingEdge(end: String)
  case missingAttribute(element: String, attribute: String)
  case nestedGraph
  case hyperedge
  case mixedDirections
  case twoGraphs
  case entity(String)
}

extension GraphMLProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noGraph: "no <graph> in the file"
    case .undeclaredKey(let key): "data of key '\(key)', which no <key> declares"
    case .twoKeys(let id): "key '\(id)' is declared twice"
    case .unknownType(let type): "'\(type)' is no type; use boolean, int, long, float, double or string"
    case .badValue(let key, let type, let value): "'\(value)' is no \(type), as key '\(key)' declares"
    case .duplicateNode(let id): "node '\(id)' stands twice"
    case .duplicateEdge(let id): "edge '\(id)' stands twice"
    case .danglingEdge(let end): "edge names vertex '\(end)', which no <node> declares"
    case .missingAttribute(let element, let attribute): "<\(element)> without '\(attribute)'"
    case .nestedGraph: "a graph inside a node: nested graphs are not read; flatten it first"
    case .hyperedge: "a hyperedge: edges of more than two ends are not read"
    case .mixedDirections: "an edge whose direction differs from the graph's: write a flag instead"
    case .entity(let name):
      "declares the entity '\(name)': entities of a file's own are not read; replace them by their text"
    case .twoGraphs: "a second graph: one file holds one graph"
    }
  }
}

extension GraphError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let path): "\(path): no such file; check the spelling"
    case .notReadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .notWritable(let path, let reason): "\(path): cannot be written: \(reason); nothing was changed"
    case .cannotWrite(let format):
      "cannot write the format '\(format.rawValue)'; choose one of \(GraphFormat.writable)"
    case .cannotRead(let format, let path):
      "\(path): the format '\(format.rawValue)' is written only; export to jsonl or graphml"
    case .malformedLine(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .malformedXML(let file, let line, let column, let reason):
      "\(file):\(line):\(column): no well-formed XML (\(reason)): is the file GraphML, and whole?"
    case .invalid(let file, let line, let column, let problem): "\(file):\(line):\(column): \(problem)"
    case .edgeList(let path, let error): "\(path): \(error)"
    case .badAttribute(let element, let attribute, let value, let expected):
      "\(element): \(attribute) is '\(value)'; it must be \(expected)"
    case .toolMissing(let tool, let package):
      "needs the program '\(tool)', which is not here; install \(package)"
    case .toolFailed(let tool, let reason): "\(tool) failed: \(reason)"
    case .empty: "nothing to draw: no relation passes the filter"
    }
  }
}
