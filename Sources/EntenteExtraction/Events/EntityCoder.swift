import EntenteModel
import EntenteOntology

/// Codes entities by what the ontology and the document know of them: state, kind of body, office on the day.
struct EntityCoder: Sendable {
  private let ontology: Ontology
  private let rolesByKey: [String: Role]
  private let places: [EntityID: PlaceRecord]
  private let persons: [EntityID: PersonRecord]
  private let officesOfPerson: [EntityID: [Office]]
  /// Cities and buildings of government → their state.
  private let seats: [EntityID: String]
  private let armedGroups: Set<String>
  /// Names of peoples in lower case, plural and singular → state.
  private let peoples: [String: String]
  private let stateless: Set<String>

  init(_ ontology: Ontology) {
    self.ontology = ontology
    rolesByKey = Dictionary(ontology.roles.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    places = Dictionary(ontology.places.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    persons = Dictionary(ontology.persons.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var offices: [EntityID: [Office]] = [:]
    for office in ontology.offices {
      for person in Set(office.holders.map(\.person)) { offices[person, default: []].append(office) }
    }
    officesOfPerson = offices
    var seats: [EntityID: String] = [:]
    for state in ontology.states {
      for seat in [state.capital].compactMap({ $0 }) + state.seats {
        seats[Ontology.placeID(seat.name)] = state.code
      }
    }
    self.seats = seats
    var peoples: [String: String] = [:]
    for place in ontology.places {
      guard let state = place.state else { continue }
      for name in place.adjectives { peoples[name.lowercased()] = String(state.key) }
    }
    for state in ontology.states where state.status != .former {
      for name in state.adjectives + state.demonyms {
        let name = name.lowercased()
        for form in [name, name + "s"] where peoples[form] == nil || state.status == .member {
          peoples[form] = state.code
        }
      }
    }
    self.peoples = peoples
    armedGroups = ontology.lexicon.classes["armed groups", default: []]
    stateless = ontology.lexicon.classes["stateless groups", default: []]
  }

  /// Codes of an entity of the document's table; several for a group, none where nothing is known.
  func codes(of index: Int, in analysis: DocumentAnalysis, on date: PartialDate?, depth: Int = 0)
    -> [ActorCode]
  {
    let entity = analysis.entities[index]
    switch entity.id.kind {
    case "state": return [ActorCode(base: country(String(entity.id.key)))]
    case "org": return organization(entity).map { [$0] } ?? []
    case "person": return person(index, in: analysis, on: date, depth: depth).map { [$0] } ?? []
    case "place": return state(of: entity.id).map { [ActorCode(base: $0)] } ?? []
    default:
      guard depth < 2, !entity.members.isEmpty, entity.members.count <= 40,
        entity.type != "Relationship"
      else { return [] }
      return entity.members.flatMap { member in
        analysis.entities.index(of: member).map { codes(of: $0, in: analysis, on: date, depth: depth + 1) }
          ?? []
      }
    }
  }

  /// Codes of an entity of a graph, by what the ontology knows of it; of a group those of its members.
  func codes(of entity: Entity, in graph: KnowledgeGraph, on date: PartialDate?) -> [ActorCode] {
    switch entity.id.kind {
    case "state": return [ActorCode(base: country(String(entity.id.key)))]
    case "org": return organization(entity).map { [$0] } ?? []
    case "place": return state(of: entity.id).map { [ActorCode(base: $0)] } ?? []
    case "person": return known(entity.id, on: date, said: nil).map { [$0] } ?? []
    default:
      guard entity.type != "Relationship", entity.members.count <= 40 else { return [] }
      return entity.members.compactMap { graph.entity($0) }.filter { $0.members.isEmpty }
        .flatMap { codes(of: $0, in: graph, on: date) }
    }
  }

  /// Code of the state of a people: "ghanaians" `GHA`.
  func state(ofPeople name: String) -> String? { peoples[name].map { country($0) } }

  /// Territories without a code of ISO's are their sovereign's: Gaza is Palestine.
  private func country(_ code: String) -> String {
    guard code.hasPrefix("X"), let state = ontology.state(code), let sovereign = state.sovereign else {
      return code
    }
    return sovereign
  }

  /// Code of the state that a place lies in.
  func state(of place: EntityID) -> String? {
    if place.kind == "state" { return country(String(place.key)) }
    if let seat = seats[place] { return country(seat) }
    var current: EntityID? = place
    for _ in 0..<4 {
      guard let id = current, let record = places[id] else { return nil }
      if let state = record.state { return country(String(state.key)) }
      current = record.partOf
    }
    return nil
  }

  // MARK: bodies

  private func organization(_ entity: Entity) -> ActorCode? {
    let key = String(entity.id.key)
    guard let record = ontology.organization(key) else {
      // Bodies composed for a state: `org:PER-foreign-ministry`.
      let state = key.prefix { $0 != "-" }
      guard state.count == 3, key.count > 4, ontology.state(String(state)) != nil else {
        return unknownBody(entity)
      }
      return ActorCode(base: String(state), sectors: [bodySector(entity.name)])
    }
    if stateless.contains(key) { return ActorCode(base: "IMG") }
    let sector = sector(of: record)
    if let state = record.state.map({ country($0) }) {
      return ActorCode(base: state, sectors: [sector].compactMap { $0 })
    }
    for parent in record.partOf where parent.kind == "org" {
      if let above = ontology.organization(String(parent.key)), let state = above.state {
        return ActorCode(base: state, sectors: [sector].compactMap { $0 })
      }
    }
    switch record.type {
    case "NonGovernmentalOrganization": return ActorCode(base: "NGO")
    case "Company": return ActorCode(base: "MNC")
    case "MediaOutlet", "ResearchInstitute":
      return record.seatState.map { ActorCode(base: $0, sectors: [sector].compactMap { $0 }) }
    default: return ActorCode(base: "IGO", sectors: sector == "MIL" ? ["MIL"] : [])
    }
  }

  /// A body that only the document knows: its type is all there is.
  private func unknownBody(_ entity: Entity) -> ActorCode? {
    switch entity.type {
    case "NonGovernmentalOrganization": ActorCode(base: "NGO")
    case "IntergovernmentalOrganization", "Alliance": ActorCode(base: "IGO")
    default: Self.isAssociation(entity.name) ? ActorCode(base: "NGO") : nil
    }
  }

  private static func isAssociation(_ name: String) -> Bool {
    let words = Set(name.lowercased().split(separator: " "))
    return !words.isDisjoint(with: [
      "association", "foundation", "forum", "society", "watch", "institute", "federation", "amnesty",
      "charity",
    ])
  }

  private func sector(of record: OrganizationRecord) -> String? {
    if armedGroups.contains(record.code) { return "REB" }
    switch record.type {
    case "GovernmentBody": return record.state == nil && record.partOf.isEmpty ? nil : bodySector(record.name)
    case "MilitaryUnit":
      let isOfState = Set(record.name.lowercased().split(separator: " ")).contains {
        $0 == "army" || $0 == "brigade"
      }
      return record.state != nil && !isOfState && isArmedGroup(record.name) ? "REB" : "MIL"
    case "Company": return "BUS"
    case "MediaOutlet": return "JRN"
    case "ResearchInstitute": return "EDU"
    case "NonGovernmentalOrganization": return "SOC"
    case "Organization" where record.state != nil: return isArmedGroup(record.name) ? "REB" : "PTY"
    default: return nil
    }
  }

  /// Parliaments, courts, police and services among the bodies of a state.
  private func bodySector(_ name: String) -> String {
    let name = name.lowercased()
    func has(_ words: String...) -> Bool { words.contains { name.contains($0) } }
    if has(
      "parliament", "senate", "congress", "assembly", "duma", "knesset", "bundestag", "diet", "legislat",
      "house of ")
    {
      return "LEG"
    }
    if has("court", "tribunal", "prosecut") { return "JUD" }
    if has("police", "gendarm", "bureau of investigation", "border guard") { return "COP" }
    if has("intelligence", "security service", "mossad", "spy") { return "SPY" }
    if has(
      "army", "armed forces", "navy", "air force", "military", "pentagon", "general staff", "guard corps")
    {
      return "MIL"
    }
    return "GOV"
  }

  private func isArmedGroup(_ name: String) -> Bool {
    let words = Set(name.lowercased().split(separator: " "))
    return !words.isDisjoint(with: [
      "liberation", "resistance", "army", "brigade", "brigades", "front", "tigers", "jihad", "mujahideen",
      "militia",
      "guerrilla", "insurgent", "rebels", "fighters", "revolutionary",
    ])
  }

  // MARK: persons

  private func person(
    _ index: Int, in analysis: DocumentAnalysis, on date: PartialDate?, depth: Int
  ) -> ActorCode? {
    let id = analysis.entities[index].id
    let said = analysis.roles[index]?.compactMap { rolesByKey[$0]?.sector }.first
    if officesOfPerson[id] != nil, let code = known(id, on: date, said: said) { return code }
    if let body = analysis.affiliations[index], depth < 2 {
      let codes = codes(of: body, in: analysis, on: date, depth: depth + 1)
      if let first = codes.first {
        return first.sectors.isEmpty ? said.map { first.adding($0) } ?? first : first
      }
    }
    return known(id, on: date, said: said)
  }

  /// A person of the ontology: the office of the day, else the state.
  private func known(_ id: EntityID, on date: PartialDate?, said: String?) -> ActorCode? {
    if let office = office(of: id, on: date) {
      return body(office.office.of)?.adding(office.isCurrent ? said ?? sector(office.office) : "ELI")
    }
    return persons[id]?.citizen.map { ActorCode(base: $0, sectors: [said].compactMap { $0 }) }
  }

  /// The office of the day; without one that of the past, `ELI`.
  private func office(of person: EntityID, on date: PartialDate?) -> (office: Office, isCurrent: Bool)? {
    guard let offices = officesOfPerson[person], let last = offices.last else { return nil }
    guard let date else { return (offices[0], true) }
    let current = offices.first { office in
      office.holders.contains { $0.person == person && $0.validity.covers(date) }
    }
    if let current { return (current, true) }
    let day = date.description
    let wasHeld = offices.contains { office in
      office.holders.contains { holder in
        holder.person == person && (holder.validity.to.map { $0.description < day } ?? false)
      }
    }
    return (last, !wasHeld)
  }

  private func body(_ id: EntityID) -> ActorCode? {
    if id.kind == "state" { return ActorCode(base: String(id.key)) }
    return ontology.entity(id).flatMap { organization($0) }
  }

  private func sector(_ office: Office) -> String { rolesByKey[office.role]?.sector ?? "GOV" }
}
