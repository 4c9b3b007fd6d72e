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
  /// Defined by the way, as a capital is by its state: once or several times.
  private var implied: Set<EntityID> = []
  private var references: [(id: EntityID, place: SourcePlace, what: String)] = []

  func report(_ message: String, at place: SourcePlace, severity: OntologyIssue.Severity = .error) {
    issues.append(
      OntologyIssue(
        file: place.file, line: place.line, column: place.column, severity: severity, message: message))
  }

  /// Notes that `id` is defined here; a second definition is a problem.
  func define(_ id: EntityID, at place: SourcePlace) {
    if let first = definitions[id] {
      report(
        "'\(id)' is defined twice, first at \(first.file):\(first.line); remove or rename one", at: place)
    } else {
      definitions[id] = place
    }
  }

  /// Notes that `id` exists without an entry of its own.
  func imply(_ id: EntityID) { implied.insert(id) }

  /// Notes that the file speaks of `id`, which some file must define.
  func refer(to id: EntityID, as what: String, at place: SourcePlace) {
    references.append((id, place, what))
  }

  func place(of id: EntityID) -> SourcePlace? { definitions[id] }

  /// Reports every reference to something that no file defines.
  func resolveReferences() {
    var finders: [Substring: EntityFinder] = [:]
    for reference in references where definitions[reference.id] == nil && !implied.contains(reference.id) {
      let kind = reference.id.kind
      let finder = finders[kind] ?? self.finder(of: kind)
      finders[kind] = finder
      let near = finder.find(String(reference.id.key), limit: 3).map { "'\($0.entity.key)'" }
      let hint =
        near.isEmpty ? "define it or correct the id" : "did you mean \(near.joined(separator: ", "))?"
      report("\(reference.what) '\(reference.id.key)' is not defined; \(hint)", at: reference.place)
    }
  }

  private func finder(of kind: Substring) -> EntityFinder {
    let known = (Array(definitions.keys) + Array(implied)).filter { $0.kind == kind }.sorted()
    return EntityFinder(entities: known.map { Entity(id: $0, type: .unknown, name: String($0.key)) })
  }
}
