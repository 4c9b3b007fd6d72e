internal import EntenteModel
public import EntenteOntology

extension Ontology {
  /// Names for the name tagger: persons `PER`, organisations `ORG`, states and places `LOC`.
  ///
  /// Adjectives, titles and descriptions are no names in its sense; what may mean two kinds of things is left to context.
  public var gazetteer: [(name: String, type: String)] {
    var types: [String: Set<String>] = [:]
    for entry in nameTable where Self.nameKinds.contains(entry.kind) && !entry.isMetonym {
      guard let type = Self.tagTypes[String(entry.entity.kind)] else { continue }
      types[entry.surface, default: []].insert(type)
    }
    return types.filter { $0.value.count == 1 }.sorted { $0.key < $1.key }
      .flatMap { surface, types in types.map { (name: surface, type: $0) } }
  }

  private static var nameKinds: Set<NameEntry.Kind> { [.name, .acronym, .former] }

  private static var tagTypes: [String: String] {
    ["person": "PER", "org": "ORG", "group": "ORG", "state": "LOC", "place": "LOC"]
  }
}
