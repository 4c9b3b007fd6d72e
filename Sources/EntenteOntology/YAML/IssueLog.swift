import EntenteModel

/// A place in a source file.
struct SourcePlace: Hashable, Sendable {
  let file: String
  let line: Int
  let column: Int
}

/// Gathers problems, definitions and references while the files are read; references are resolved when all are in.
final class IssueLog {
  private(set) var issues: [OntologyIssue] = []
  private var definitions: [EntityID: SourcePlace] = [:]
  private var references: [(id: EntityID, place: SourcePlace, what: String)] = []

  func report(_ message: String, at place: SourcePlace, severity: OntologyIssue.Severity = .error) {
    issues.append(
      OntologyIssue(file: place.file, line: place.line, column: place.column, severity: severity, message: message))
  }

  /// Notes that `id` is defined here; a second definition is a problem.
  func define(_ id: EntityID, at place: SourcePlace) {
    if let first = definitions[id] {
      report("'\(id)' is defined twice, first at \(first.file):\(first.line); remove or rename one", at: place)
    } else {
      definitions[id] = place
    }
  }

  /// Notes that the file speaks of `id`, which some file must define.
  func refer(to id: EntityID, as what: String, at place: SourcePlace) {
    references.append((id, place, what))
  }

  func place(of id: EntityID) -> SourcePlace? { definitions[id] }

  /// Reports every reference to something that no file defines.
  func resolveReferences() {
    var finder: EntityFinder?
    for reference in references where definitions[reference.id] == nil {
      if finder == nil {
        let known = definitions.keys.sorted()
        finder = EntityFinder(entities: known.map { Entity(id: $0, type: .unknown, name: String($0.key)) })
      }
      let near = finder?.find(String(reference.id.key), limit: 3).map { "'\($0.entity.key)'" } ?? []
      let hint = near.isEmpty ? "define it or correct the id" : "did you mean \(near.joined(separator: ", "))?"
      report("\(reference.what) '\(reference.id.key)' is not defined; \(hint)", at: reference.place)
    }
  }
}
