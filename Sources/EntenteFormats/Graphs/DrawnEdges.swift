import EntenteModel

/// Lines of a picture: the relations between two entities that agree in sign, polarity and firmness are one line.
struct DrawnEdge {
  var subject: EntityID
  var object: EntityID
  var sign: Sign
  var polarity: Polarity
  /// `solid`, `dashed` or `dotted`.
  var line: String
  /// Relations by name with their evidence counts.
  var relations: [(name: RelationName, weight: Double)]
  /// First and last year that a date names.
  var years: ClosedRange<Int>?
  /// A sentence that says so.
  var example: String?

  var weight: Double { relations.reduce(0) { $0 + $1.weight } }

  /// At most three relations, the rest as a number; then the years.
  var labelLines: [String] {
    let sorted = relations.sorted { ($1.weight, $0.name) < ($0.weight, $1.name) }
    var lines = sorted.prefix(3).map { relation in
      let count = relation.weight >= 2 ? " ×\(Int(relation.weight.rounded()))" : ""
      return (polarity == .negated ? "not: " : "") + relation.name.words + count
    }
    if sorted.count > 3 { lines[2] += " +\(sorted.count - 3)" }
    if let years {
      lines.append(years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)")
    }
    return lines
  }

  /// The lines of a graph, sorted by ends; loops are left out.
  /// - Complexity: O(R log R).
  static func edges(of content: GraphContent) -> [DrawnEdge] {
    var index: [String: Int] = [:]
    var edges: [DrawnEdge] = []
    for relation in content.graph.relations where relation.subject != relation.object {
      let line = DOTStyle.line(modality: relation.modality.rawValue)
      let key = [
        relation.subject.rawValue, relation.object.rawValue, relation.sign.rawValue,
        relation.polarity.rawValue, line,
      ].joined(separator: "\u{1}")
      let at = index[key] ?? edges.count
      if at == edges.count {
        index[key] = at
        edges.append(
          DrawnEdge(
            subject: relation.subject, object: relation.object, sign: relation.sign,
            polarity: relation.polarity,
            line: line, relations: []))
      }
      edges[at].add(relation, content)
    }
    return edges.sorted {
      ($0.subject, $0.object, $0.sign.rawValue, $0.polarity.rawValue) < (
        $1.subject, $1.object, $1.sign.rawValue, $1.polarity.rawValue
      )
        || ($0.subject, $0.object, $0.sign, $0.polarity) == ($1.subject, $1.object, $1.sign, $1.polarity)
          && $0.line < $1.line
    }
  }

  private mutating func add(_ relation: Relation, _ content: GraphContent) {
    if let known = relations.firstIndex(where: { $0.name == relation.name }) {
      relations[known].weight += relation.weight
    } else {
      relations.append((relation.name, relation.weight))
    }
    for year in [relation.validity?.from?.year, relation.validity?.to?.year].compactMap({ $0 }) {
      years = min(years?.lowerBound ?? year, year)...max(years?.upperBound ?? year, year)
    }
    if example == nil {
      example =
        relation.assertions.lazy.compactMap { content.sentence(of: content.graph.assertions[$0]) }.first
    }
  }
}
