import EntenteModel

extension OntologyReader {
  mutating func readRole(_ record: YAMLRecord) {
    let what = "a role"
    let name = record.requiredText("name", what)
    let role = Role(
      key: record.requiredText("id", what), name: name, plural: record.text("plural") ?? name + "s",
      aliases: record.texts("aliases"), sector: record.requiredText("sector", what),
      scope: record.choice("scope", Role.Scope.self) ?? .any, isTitle: record.flag("title") ?? true,
      isCapitalised: record.flag("capitalised") ?? false)
    record.close(what)
    log.define(role.id, at: record.place)
    parts.roles.append(role)
  }

  mutating func readOffice(_ record: YAMLRecord) {
    let what = "an office"
    let role = record.requiredText("role", what)
    log.refer(to: EntityID("position:" + role), as: "the role", at: record.place(of: "role"))
    let body = actor(record.requiredText("of", what))
    log.refer(to: body, as: "the state or organisation", at: record.place(of: "of"))
    let holders = record.records("holders").map { row in
      let holder = Office.Holder(
        person: EntityID("person:" + row.requiredText("person", "a holder")),
        validity: row.period() ?? Validity(from: nil, to: nil), isActing: row.flag("acting") ?? false)
      log.refer(to: holder.person, as: "the person", at: row.place(of: "person"))
      row.close("a holder")
      return holder
    }
    let office = Office(
      role: role, of: body, name: record.requiredText("name", what), aliases: record.texts("aliases"),
      wikidata: record.wikidata(), holders: holders)
    record.close(what)
    log.define(office.id, at: record.place)
    parts.offices.append(office)
  }

  mutating func readPerson(_ record: YAMLRecord) {
    let what = "a person"
    let citizen = record.text("citizen")
    if let citizen {
      log.refer(to: Ontology.stateID(citizen), as: "the state", at: record.place(of: "citizen"))
    }
    let name = record.requiredText("name", what)
    let person = PersonRecord(
      key: record.text("id") ?? Ontology.slug(name), name: name, family: record.text("family"),
      aliases: record.texts("aliases"), citizen: citizen, wikidata: record.wikidata())
    record.close(what)
    log.define(person.id, at: record.place)
    parts.persons.append(person)
  }

  mutating func readEvent(_ record: YAMLRecord) {
    let what = "an event"
    let name = record.requiredText("name", what)
    let type = EntityType(record.text("type") ?? "Event")
    checkType(type, under: [.event], at: record.place(of: "type"))
    let event = EventRecord(
      key: record.text("id") ?? Ontology.slug(name), name: name, type: type, aliases: record.texts("aliases"),
      validity: when(record), place: reference("place", record, ground),
      hosts: references("hosts", record, actor),
      participants: references("participants", record, actor),
      partOf: reference("part_of", record) { EntityID($0.contains(":") ? $0 : "event:" + $0) },
      wikidata: record.wikidata())
    record.close(what)
    log.define(event.id, at: record.place)
    parts.events.append(event)
  }

  mutating func readTreaty(_ record: YAMLRecord) {
    let what = "a treaty"
    let name = record.requiredText("name", what)
    let type = EntityType(record.text("type") ?? "Treaty")
    checkType(type, under: [.agreement], at: record.place(of: "type"))
    var parties = references("parties", record, actor).map { TreatyRecord.Party(party: $0, validity: nil) }
    for row in record.records("dated_parties") {
      let party = actor(row.requiredText("party", "a party"))
      log.refer(to: party, as: "the party", at: row.place(of: "party"))
      parties.append(TreatyRecord.Party(party: party, validity: row.period()))
      row.close("a party")
    }
    let treaty = TreatyRecord(
      key: record.text("id") ?? Ontology.slug(name), name: name, type: type, aliases: record.texts("aliases"),
      signed: record.date("signed"), inForce: record.period(), place: reference("place", record, ground),
      parties: parties, signatories: references("signatories", record, actor),
      partOf: reference("part_of", record) { EntityID($0.contains(":") ? $0 : "agreement:" + $0) },
      wikidata: record.wikidata())
    record.close(what)
    log.define(treaty.id, at: record.place)
    parts.treaties.append(treaty)
  }

  mutating func readProgramme(_ record: YAMLRecord) {
    let what = "a programme"
    let name = record.requiredText("name", what)
    let programme = ProgrammeRecord(
      key: record.text("id") ?? Ontology.slug(name), name: name, aliases: record.texts("aliases"),
      leaders: references("by", record, actor), validity: record.period(), wikidata: record.wikidata())
    record.close(what)
    log.define(programme.id, at: record.place)
    parts.programmes.append(programme)
  }

  mutating func readPlace(_ record: YAMLRecord) {
    let what = "a place"
    let name = record.requiredText("name", what)
    let type = EntityType(record.requiredText("type", what))
    checkType(type, under: [.place], at: record.place(of: "type"))
    let place = PlaceRecord(
      key: record.text("id") ?? Ontology.slug(name), name: name, type: type, aliases: record.texts("aliases"),
      adjectives: record.texts("adjectives"), state: reference("state", record) { Ontology.stateID($0) },
      partOf: reference("part_of", record, ground), metonymOf: reference("metonym_of", record, actor),
      wikidata: record.wikidata())
    record.close(what)
    log.define(place.id, at: record.place)
    parts.places.append(place)
  }

  mutating func readTopic(_ record: YAMLRecord) {
    let name = record.requiredText("name", "a topic")
    let topic = TopicRecord(
      key: record.text("id") ?? Ontology.slug(name), name: name, aliases: record.texts("aliases"),
      wikidata: record.wikidata())
    record.close("a topic")
    log.define(topic.id, at: record.place)
    parts.topics.append(topic)
  }

  mutating func readAmbiguous(_ record: YAMLRecord) {
    let surface = record.requiredText("name", "an ambiguous name")
    let preferred = reference("default", record, actor)
    parts.ambiguousNames.append(
      AmbiguousName(
        surface: surface, candidates: references("candidates", record, actor), preferred: preferred))
    _ = record.text("note")
    record.close("an ambiguous name")
  }

  // MARK: References

  /// A state's code, or the key of a place.
  private func ground(_ text: String) -> EntityID {
    if text.contains(":") { return EntityID(text) }
    return stateCodes.contains(text) ? Ontology.stateID(text) : EntityID("place:" + text)
  }

  private func reference(_ key: String, _ record: YAMLRecord, _ make: (String) -> EntityID) -> EntityID? {
    guard let text = record.text(key), !text.isEmpty else { return nil }
    let id = make(text)
    log.refer(to: id, as: "'\(key)'", at: record.place(of: key))
    return id
  }

  private func references(_ key: String, _ record: YAMLRecord, _ make: (String) -> EntityID) -> [EntityID] {
    record.items(key).map { item in
      let id = make(item.text)
      log.refer(to: id, as: "an entry of '\(key)'", at: item.place)
      return id
    }
  }

  /// `date`, or the period of `from` and `to`.
  private func when(_ record: YAMLRecord) -> Validity? {
    let period = record.period()
    guard let date = record.date("date") else { return period }
    if period != nil { log.report("give 'date' or 'from' and 'to', not both", at: record.place(of: "date")) }
    return Validity(on: date)
  }
}
