import EntenteModel

extension OntologyParts {
  /// One entity for each record, and one for each capital, sorted by id; the first of two with the same id stays.
  func entities() -> [Entity] {
    var entities: [Entity] = []
    entities.reserveCapacity(states.count * 2 + organizations.count + persons.count + 1024)
    for state in states { entities.append(state.entity) }
    for organization in organizations { entities.append(organization.entity) }
    for role in roles { entities.append(role.entity) }
    for office in offices { entities.append(office.entity) }
    for person in persons { entities.append(person.entity) }
    for event in events { entities.append(event.entity) }
    for treaty in treaties { entities.append(treaty.entity) }
    for programme in programmes { entities.append(programme.entity) }
    for place in places { entities.append(place.entity) }
    for topic in topics { entities.append(topic.entity) }
    var seen = Set(places.map(\.id))
    for state in states {
      if let capital = state.capital {
        add(capital, "capital of \(state.name)", to: &entities, unless: &seen)
      }
      for seat in state.seats { add(seat, nil, to: &entities, unless: &seen) }
    }
    for organization in organizations {
      guard let city = organization.seatCity, seen.insert(Ontology.placeID(city)).inserted else { continue }
      entities.append(known(Ontology.placeID(city), "City", city, []))
    }
    return entities.sorted { $0.id.rawValue < $1.id.rawValue }
  }

  private func add(
    _ seat: Seat, _ description: String?, to entities: inout [Entity], unless seen: inout Set<EntityID>
  ) {
    let id = Ontology.placeID(seat.name)
    guard seat.kind != .body, seen.insert(id).inserted else { return }
    entities.append(
      known(
        id, seat.kind == .city ? "City" : "Facility", seat.name, seat.aliases, wikidata: seat.wikidata,
        description: description))
  }
}

/// An entity of the ontology: its aliases sorted, without the name and without repetitions.
private func known(
  _ id: EntityID, _ type: EntityType, _ name: String, _ aliases: [String], iso3: String? = nil,
  wikidata: String? = nil, description: String? = nil
) -> Entity {
  var forms = aliases.filter { $0 != name && !$0.isEmpty }
  if forms.count > 1 {
    forms.sort()
    var kept = 1
    for index in 1..<forms.count where forms[index] != forms[kept - 1] {
      forms[kept] = forms[index]
      kept += 1
    }
    forms.removeLast(forms.count - kept)
  }
  return Entity(
    id: id, type: type, name: name, aliases: forms, iso3: iso3, wikidata: wikidata, description: description,
    layer: .ontology)
}

extension StateRecord {
  var entity: Entity {
    let names = aliases + formerNames + [officialName, iso2].compactMap { $0 }
    return known(id, type, name, names, iso3: code.count == 3 ? code : nil, wikidata: wikidata)
  }
}

extension OrganizationRecord {
  var entity: Entity {
    let names = aliases + formerNames + [name, short].compactMap { $0 }
    return known(id, type, shownName, names, wikidata: wikidata, description: shownName == name ? nil : name)
  }

  /// The acronym where the name is too long for tables and pictures: NATO, not North Atlantic Treaty Organization.
  private var shownName: String {
    guard let short, name.utf8.count > 24, short.utf8.count <= 8 else { return name }
    return short
  }
}

extension Role {
  var entity: Entity { known(id, .position, name, aliases) }
}

extension Office {
  var entity: Entity { known(id, .position, name, aliases, wikidata: wikidata) }
}

extension PersonRecord {
  var entity: Entity { known(id, .person, name, aliases, wikidata: wikidata) }
}

extension EventRecord {
  var entity: Entity { known(id, type, name, aliases, wikidata: wikidata) }
}

extension TreatyRecord {
  var entity: Entity { known(id, type, name, aliases, wikidata: wikidata) }
}

extension ProgrammeRecord {
  var entity: Entity { known(id, .programme, name, aliases, wikidata: wikidata) }
}

extension PlaceRecord {
  var entity: Entity { known(id, type, name, aliases, wikidata: wikidata) }
}

extension TopicRecord {
  var entity: Entity { known(id, .topic, name, aliases, wikidata: wikidata) }
}
