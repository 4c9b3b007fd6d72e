public import EntenteModel

/// A written form and what it stands for.
public struct NameEntry: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Name or alias.
    case name
    case acronym
    /// "Chinese", "North Korean".
    case adjective
    /// First part of a compound: "Sino" in "Sino-Russian".
    case combining
    /// "Frenchman", "Danes".
    case demonym
    /// A name that it had before.
    case former
    /// "the Alliance": stands for it only where it was named before.
    case nominal
    /// The capital for the government.
    case capital
    /// Another city or building for the government: the Kremlin, The Hague.
    case seat
    /// "President", "NATO Secretary General".
    case title
    /// A person by the family name alone.
    case family
  }

  /// Without a leading article.
  public let surface: String
  public let entity: EntityID
  public let kind: Kind
  /// The surface names a place and stands for its government. The place itself has an entry of its own.
  public let isMetonym: Bool
  /// Other entities have the same surface, metonyms apart; entries of one surface stand in order of preference.
  public let isAmbiguous: Bool
  /// Must stand in the text as written here; where not, letter case plays no part.
  public let isCaseSensitive: Bool
  /// Preference among entries of one surface, 0 first: states before territories, current before former.
  public let rank: Int
}

extension Ontology {
  /// Every written form with what it stands for, sorted by surface and rank: what linkers and gazetteers are made of.
  ///
  /// Made anew at each call: keep it. Titles stand in the singular and the plural; of a role held in many bodies the
  /// entity is the general position (`position:foreign-minister`).
  /// - Complexity: O(n log n) in the number of forms (about ten thousand).
  public var nameTable: [NameEntry] {
    var table = NameCollector()
    for state in states { table.add(state) }
    for organization in organizations { table.add(organization) }
    for role in roles { table.add(role) }
    for office in offices {
      table.add(office)
      for form in composedNames(of: office) { table.add(form, office.id, .title, rank: 3, exact: false) }
    }
    for person in persons { table.add(person) }
    for event in events { table.add(event.id, [event.name] + event.aliases, rank: 2) }
    for treaty in treaties { table.add(treaty.id, [treaty.name] + treaty.aliases, rank: 2) }
    for programme in programmes { table.add(programme.id, [programme.name] + programme.aliases, rank: 2) }
    for place in places { table.add(place) }
    for topic in topics {
      for form in [topic.name] + topic.aliases {
        table.add(form, topic.id, .name, rank: 6, exact: isAcronym(form))
      }
    }
    for entity in entities() where entity.id.kind == "place" && !table.hasPlace(entity.id) {
      table.add(entity.id, [entity.name] + entity.aliases, rank: 3)
    }
    for name in ambiguousNames {
      // A city that several stand behind: Brussels.
      let isCity = table.hasPlace(Ontology.placeID(name.surface))
      for candidate in name.candidates {
        if isCity, candidate.kind != "place" {
          table.add(name.surface, candidate, .seat, rank: 3, metonym: true)
        } else {
          table.add(name.surface, candidate, .name, rank: 1)
        }
      }
    }
    return table.finish(preferring: ambiguousNames)
  }
}

/// Whether a form is written in capitals: "NATO", "G20", "P5+1", "U.S.", "UNSC".
func isAcronym(_ form: String) -> Bool {
  var capitals = 0
  for byte in form.utf8 {
    switch byte {
    case 65...90: capitals += 1
    case 97...122, 32: return false
    default: break
    }
  }
  return capitals > 0 && form.utf8.count <= 12
}

/// Gathers forms, drops repetitions, and marks what is ambiguous.
struct NameCollector {
  private struct Key: Hashable {
    let surface: String
    let entity: EntityID
    let isMetonym: Bool
  }

  private var entries: [NameEntry] = []
  private var seen: Set<Key> = []
  private var places: Set<EntityID> = []

  mutating func add(
    _ surface: String, _ entity: EntityID, _ kind: NameEntry.Kind, rank: Int, metonym: Bool = false,
    exact: Bool = true
  ) {
    let surface = withoutArticle(surface)
    guard !surface.isEmpty, seen.insert(Key(surface: surface, entity: entity, isMetonym: metonym)).inserted
    else {
      return
    }
    if entity.kind == "place" { places.insert(entity) }
    entries.append(
      NameEntry(
        surface: surface, entity: entity, kind: kind, isMetonym: metonym, isAmbiguous: false,
        isCaseSensitive: exact,
        rank: rank))
  }

  /// Names and acronyms of one entity.
  mutating func add(_ entity: EntityID, _ forms: [String], rank: Int) {
    for form in forms { add(form, entity, isAcronym(form) ? .acronym : .name, rank: rank) }
  }

  func hasPlace(_ id: EntityID) -> Bool { places.contains(id) }

  mutating func add(_ state: StateRecord) {
    let rank =
      switch state.status {
      case .member: 0
      case .observer, .partiallyRecognised: 1
      case .territory: 4
      case .former: 5
      }
    add(state.id, [state.name] + [state.officialName].compactMap { $0 } + state.aliases, rank: rank)
    for form in state.formerNames { add(form, state.id, .former, rank: rank + 1) }
    for form in state.adjectives { add(form, state.id, .adjective, rank: rank) }
    for form in state.combiningForms { add(form, state.id, .combining, rank: rank) }
    for form in state.demonyms {
      add(form, state.id, .demonym, rank: rank)
      if let plural = plural(ofDemonym: form, adjectives: state.adjectives) {
        add(plural, state.id, .demonym, rank: rank)
      }
    }
    // A city state's capital has the state's own name: the state is meant.
    if let capital = state.capital {
      if capital.name == state.name { places.insert(Ontology.placeID(capital.name)) }
      for form in [capital.name] + capital.aliases where form != state.name {
        add(form, Ontology.placeID(capital.name), .name, rank: rank + 2)
        if capital.isMetonym { add(form, state.id, .capital, rank: rank + 3, metonym: true) }
      }
      for form in capital.formerNames { add(form, state.id, .capital, rank: rank + 4, metonym: true) }
    }
    for seat in state.seats where seat.isMetonym {
      for form in [seat.name] + seat.aliases where form != state.name {
        add(form, state.id, .seat, rank: rank + 3, metonym: true)
      }
    }
  }

  mutating func add(_ organization: OrganizationRecord) {
    let rank = organization.dissolved == nil ? 1 : 3
    // An id is a written form only where it is an acronym: "Wassenaar" is an id, and a town.
    let isWritten =
      isAcronym(organization.code) && !organization.code.utf8.contains { $0 == 0x2D || $0 == 0x5F }
    let codes = [organization.short, isWritten ? organization.code : nil].compactMap { $0 }
    add(organization.id, [organization.name] + codes + organization.aliases, rank: rank)
    for form in organization.formerNames { add(form, organization.id, .former, rank: rank + 1) }
    for form in organization.adjectives { add(form, organization.id, .adjective, rank: rank) }
    for form in organization.nominals {
      add(form, organization.id, .nominal, rank: rank + 4, exact: startsWithCapital(form))
    }
  }

  mutating func add(_ role: Role) {
    for form in [role.name, role.plural] + role.aliases {
      add(form, role.id, .title, rank: 4, exact: role.isCapitalised || isAcronym(form))
    }
  }

  mutating func add(_ office: Office) {
    for form in [office.name] + office.aliases {
      add(form, office.id, .title, rank: 2, exact: isAcronym(form))
    }
  }

  mutating func add(_ person: PersonRecord) {
    add(person.id, [person.name] + person.aliases, rank: 2)
    if let family = person.family { add(family, person.id, .family, rank: 5) }
  }

  mutating func add(_ place: PlaceRecord) {
    let names = [place.name] + place.aliases
    add(place.id, names, rank: place.type == "City" ? 3 : 2)
    for form in place.adjectives { add(form, place.id, .adjective, rank: 3) }
    if let body = place.metonymOf {
      for form in names { add(form, body, .seat, rank: 4, metonym: true) }
    }
  }

  /// "Canadians", "Frenchmen"; `nil` for words that are plural already or have none ("Chinese", "Dutch").
  private func plural(ofDemonym form: String, adjectives: [String]) -> String? {
    if ["s", "sh", "ch", "ese", "men", "women", "x", "z"].contains(where: { form.hasSuffix($0) }) {
      return nil
    }
    // German is a German, a Dutchman is no Dutchmans.
    if form.hasSuffix("man"), !adjectives.contains(form) { return form.dropLast(2) + "en" }
    return form + "s"
  }

  /// Entries sorted by surface, rank, id, with ambiguity marked.
  consuming func finish(preferring names: [AmbiguousName]) -> [NameEntry] {
    let preferred = Dictionary(
      names.map { ($0.surface, $0.preferred) }, uniquingKeysWith: { first, _ in first })
    var order = Array(entries.indices)
    order.sort { entries[$0].surface < entries[$1].surface }
    var table: [NameEntry] = []
    table.reserveCapacity(entries.count)
    var start = 0
    while start < order.count {
      let surface = entries[order[start]].surface
      var end = start + 1
      while end < order.count, entries[order[end]].surface == surface { end += 1 }
      let group = order[start..<end].map { entries[$0] }
      table += Self.marked(group, preferred: preferred[surface] ?? nil)
      start = end
    }
    return table
  }

  /// Entries of one surface in order of preference, with ambiguity marked. The reading that the data prefer stands first.
  private static func marked(_ group: [NameEntry], preferred: EntityID?) -> [NameEntry] {
    if group.count == 1, preferred == nil { return group }
    let owners = Set(group.lazy.filter { !$0.isMetonym }.map(\.entity))
    func rank(_ entry: NameEntry) -> Int {
      guard let preferred, !entry.isMetonym else { return entry.rank }
      return preferred == entry.entity ? 0 : max(1, entry.rank)
    }
    let marked = group.map { entry in
      NameEntry(
        surface: entry.surface, entity: entry.entity, kind: entry.kind, isMetonym: entry.isMetonym,
        isAmbiguous: owners.count > 1 && !entry.isMetonym, isCaseSensitive: entry.isCaseSensitive,
        rank: rank(entry))
    }
    if marked.count == 1 { return marked }
    return marked.sorted { a, b in
      if a.rank != b.rank { return a.rank < b.rank }
      if a.entity != b.entity { return a.entity.rawValue < b.entity.rawValue }
      return a.kind.rawValue < b.kind.rawValue
    }
  }

  private func withoutArticle(_ form: String) -> String {
    // "The Hague" keeps its article, which is part of the name.
    form.utf8.starts(with: "the ".utf8) ? String(form.dropFirst(4)) : form
  }

  private func startsWithCapital(_ form: String) -> Bool {
    let first = (form.hasPrefix("the ") ? form.dropFirst(4) : form[...]).utf8.first ?? 0
    return (65...90).contains(first)
  }
}
