internal import EntenteModel

/// Joins what single documents found to the entities of the whole store. A pure function of the candidates, the known
/// names and the corrections; the order of documents plays no part.
///
/// A candidate goes elsewhere only for one of three reasons, each with exactly one possible goal, so that no chain of near
/// matches joins strangers: a surname of one person, a short form that another document introduces, an equal written name.
struct LinkPass {
  struct Candidate {
    /// Row of the document.
    let document: Int64
    /// Hash of the document.
    let hash: String
    let entity: Entity
  }

  struct Link: Equatable {
    let document: Int64
    let candidate: EntityID
    let entity: EntityID
    let reason: String
  }

  let candidates: [Candidate]
  /// Entities of the ontology.
  let background: [Entity]
  let corrections: [Correction]

  func run() -> (entities: [Entity], links: [Link]) {
    let goals = automaticGoals()
    let merges = mergeGoals()
    var links: [Link] = []
    var records: [EntityID: Entity] = [:]
    var named: Set<EntityID> = []
    for candidate in candidates {
      var (goal, reason) = goals[candidate.entity.id] ?? (candidate.entity.id, "same id")
      if let split = split(of: goal, in: candidate) { (goal, reason) = (split, "split by hand") }
      if let merged = merges[goal] { (goal, reason) = (merged, "merged by hand") }
      links.append(
        Link(document: candidate.document, candidate: candidate.entity.id, entity: goal, reason: reason))
      var record = candidate.entity
      record.id = goal
      absorb(record, isOwn: candidate.entity.id == goal, into: &records, &named)
    }
    resolveMembers(&records, goals: goals, merges: merges)
    apply(&records)
    return (records.values.sorted { $0.id < $1.id }, links)
  }

  /// The record under the goal's own id gives the name; others add aliases.
  ///
  /// - Parameter named: goals whose own record was among those so far.
  private func absorb(
    _ record: Entity, isOwn: Bool, into records: inout [EntityID: Entity], _ named: inout Set<EntityID>
  ) {
    let isNamed = named.contains(record.id)
    if isOwn { named.insert(record.id) }
    guard var held = records[record.id] else {
      records[record.id] = record
      return
    }
    if held.name != record.name, isOwn == isNamed ? prefers(record, over: held) : isOwn {
      var better = record
      better.absorb(held)
      records[record.id] = better
    } else {
      held.absorb(record)
      records[record.id] = held
    }
  }

  /// Independent of the order of documents: the longer name, then the smaller in code units.
  private func prefers(_ a: Entity, over b: Entity) -> Bool {
    if (a.layer == .ontology) != (b.layer == .ontology) { return a.layer == .ontology }
    if a.name.utf8.count != b.name.utf8.count { return a.name.utf8.count > b.name.utf8.count }
    return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
  }

  private func automaticGoals() -> [EntityID: (EntityID, String)] {
    var known: [EntityID: Entity] = [:]
    for entity in background { known[entity.id] = entity }
    for candidate in candidates {
      if known[candidate.entity.id] == nil {
        known[candidate.entity.id] = candidate.entity
      } else {
        known[candidate.entity.id]?.absorb(candidate.entity)
      }
    }
    let persons = known.values.filter { $0.type == .person }
    let bySurname = Dictionary(grouping: persons.filter { $0.name.contains(" ") }) {
      Self.folded(String($0.name.split(separator: " ").last ?? ""))
    }
    let byName = namesOfGroups(known.values)
    var goals: [EntityID: (EntityID, String)] = [:]
    for entity in known.values where entity.layer == .documents {
      if entity.type == .person, !entity.name.contains(" ") {
        let matches = bySurname[Self.folded(entity.name)] ?? []
        if matches.count == 1, matches[0].id != entity.id {
          goals[entity.id] = (matches[0].id, "surname of one person")
        }
      } else if entity.type != .person, let goal = byName[Self.folded(entity.name)], goal != entity.id,
        goals[goal] == nil, known[goal].map({ sameKind($0, entity) }) ?? false
      {
        goals[entity.id] = (goal, "written name of one entity")
      }
    }
    // A goal must itself stay where it is.
    return goals.filter { goals[$0.value.0] == nil }
  }

  /// Names and aliases that belong to exactly one entity whose own name is another; organisations and the like only.
  private func namesOfGroups(_ entities: some Sequence<Entity>) -> [String: EntityID] {
    var owners: [String: Set<EntityID>] = [:]
    for entity in entities where Self.linkable.contains(String(entity.id.kind)) {
      for alias in entity.aliases { owners[Self.folded(alias), default: []].insert(entity.id) }
    }
    return owners.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  private static let linkable: Set<String> = [
    "org", "group", "event", "agreement", "programme", "place", "state",
  ]

  private func sameKind(_ a: Entity, _ b: Entity) -> Bool { a.id.kind == b.id.kind || a.type == b.type }

  static func folded(_ name: String) -> String { name.lowercased() }

  private func split(of goal: EntityID, in candidate: Candidate) -> EntityID? {
    corrections.last {
      $0.kind == .split && $0.target == goal.rawValue && $0.document == candidate.hash
    }?.value.map { EntityID($0) }
  }

  /// Where each merged entity ends up, chains followed.
  private func mergeGoals() -> [EntityID: EntityID] {
    var step: [String: String] = [:]
    for correction in corrections where correction.kind == .merge {
      step[correction.target] = correction.value
    }
    var goals: [EntityID: EntityID] = [:]
    for start in step.keys {
      var here = start
      var seen: Set<String> = []
      while let next = step[here], seen.insert(here).inserted { here = next }
      if here != start { goals[EntityID(start)] = EntityID(here) }
    }
    return goals
  }

  private func resolveMembers(
    _ records: inout [EntityID: Entity], goals: [EntityID: (EntityID, String)], merges: [EntityID: EntityID]
  ) {
    for (id, record) in records where !record.members.isEmpty {
      records[id]?.members = record.members.map { member in
        let goal = goals[member]?.0 ?? member
        return merges[goal] ?? goal
      }
    }
  }

  private func apply(_ records: inout [EntityID: Entity]) {
    for correction in corrections {
      let id = EntityID(correction.target)
      guard let value = correction.value, records[id] != nil || correction.kind == .split else { continue }
      switch correction.kind {
      case .rename:
        if var record = records[id], record.name != value {
          record.aliases = Set(record.aliases + [record.name]).subtracting([value]).sorted()
          record.name = value
          records[id] = record
        }
      case .retype: records[id]?.type = EntityType(value)
      case .split:
        if let note = correction.note { records[EntityID(value)]?.name = note }
      case .merge, .reject: break
      }
    }
  }
}
