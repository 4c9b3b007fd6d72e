import EntenteModel

/// What no single record can tell.
extension OntologyReader {
  /// Borders are mutual.
  func checkBorders() {
    for state in parts.states {
      for neighbour in state.borders
      where borderPlaces[BorderKey(state: neighbour, neighbour: state.code)] == nil {
        guard let place = borderPlaces[BorderKey(state: state.code, neighbour: neighbour)],
          log.place(of: Ontology.stateID(neighbour)) != nil
        else { continue }
        log.report(
          "\(state.code) borders \(neighbour), but not the other way round; add \(state.code) there or remove it here",
          at: place)
      }
    }
  }

  /// A name of two entities of the same standing must be listed as ambiguous.
  func checkNames() {
    let ontology = Ontology(parts)
    let listed = Set(parts.ambiguousNames.map(\.surface))
    let clashing: Set<NameEntry.Kind> = [.name, .acronym, .adjective, .demonym]
    var first: NameEntry?
    for entry in ontology.nameTable where !entry.isMetonym && clashing.contains(entry.kind) {
      if let other = first, other.surface == entry.surface, other.rank == entry.rank,
        other.entity != entry.entity,
        !listed.contains(entry.surface), let place = log.place(of: entry.entity)
      {
        log.report(
          "'\(entry.surface)' names \(other.entity) and \(entry.entity); list it under 'ambiguous', or drop it from one",
          at: place, severity: .warning)
      }
      first = entry
    }
  }

  /// PLOVER types, modes, contexts and sectors that are named exist.
  func checkRelations() {
    let codes = parts.eventCodes
    let schema = SourcePlace(file: "schema.yaml", line: 0, column: 0)
    for relation in parts.schema.relations where !codes.plover.isEmpty {
      for type in [relation.plover].compactMap({ $0 }) + relation.openedBy + relation.closedBy
      where codes.plover(type) == nil {
        log.report("slot '\(relation.name)' names PLOVER type '\(type)', which is not defined", at: schema)
      }
    }
    for code in codes.cameo {
      guard let place = log.place(of: EntityID("cameo:" + code.code)) else { continue }
      if let plover = code.plover {
        if codes.plover(plover) == nil {
          log.report("code \(code.code) names PLOVER type '\(plover)', which is not defined", at: place)
        } else if let mode = code.mode,
          codes.plover(plover)?.modes.contains(where: { $0.name == mode }) != true
        {
          log.report("'\(mode)' is no mode of \(plover); correct it or add it there", at: place)
        }
      }
      for context in code.contexts where !codes.contexts.contains(context) {
        log.report("'\(context)' is no PLOVER context; correct it or add it under 'contexts'", at: place)
      }
      if code.code.utf8.count > 2 && codes.cameo(String(code.code.dropLast())) == nil {
        log.report("code \(code.code) has no parent \(code.code.dropLast()); add it", at: place)
      }
    }
    for role in parts.roles
    where !codes.sectors.isEmpty && !codes.sectors.contains(where: { $0.code == role.sector }) {
      guard let place = log.place(of: role.id) else { continue }
      log.report("'\(role.sector)' is no sector; correct it or add it under 'sectors'", at: place)
    }
  }
}
