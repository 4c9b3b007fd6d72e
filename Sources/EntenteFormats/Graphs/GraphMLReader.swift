/// Reads GraphML through libxml2's SAX interface.
///
/// Refused with file, line and column: what is not well-formed, undeclared keys, values of a wrong type, nodes that stand
/// twice, edges without their nodes, nested graphs, hyperedges, mixed directions, entities of the file's own.
/// Nothing is fetched, and the parser's limits on depth and size hold.
enum GraphMLReader {
  static func read(_ bytes: [UInt8], file: String) throws(GraphError) -> AttributedGraph {
    let session = SAXParsing.parse(bytes)
    if let stop = session.builder.stop { throw error(stop, file) }
    if let failure = session.failure {
      throw .malformedXML(
        file: file, line: failure.place.line, column: failure.place.column, reason: failure.reason)
    }
    do throws(GraphMLStop) {
      return try session.builder.finished()
    } catch {
      throw self.error(error, file)
    }
  }

  private static func error(_ stop: GraphMLStop, _ file: String) -> GraphError {
    .invalid(file: file, line: stop.place.line, column: stop.place.column, problem: stop.problem)
  }
}

/// A place in a file, both counted from 1.
struct XMLPlace {
  var line = 1
  var column = 1
}

/// A problem and where it stands.
struct GraphMLStop: Error {
  var problem: GraphMLProblem
  var place: XMLPlace
}
