import EntenteModel
import Yams

extension OntologyReader {
  mutating func readState(_ record: YAMLRecord) {
    let what = "a state"
    let code = record.requiredText("id", what)
    let isCode =
      code.utf8.count == 3 && code.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
    if !code.isEmpty && !isCode {
      log.report(
        "'\(code)' is no code of a state; write three capitals (ISO 3166-1 alpha-3)",
        at: record.place(of: "id"))
    }
    let borders = record.items("borders")
    for border in borders {
      borderPlaces[BorderKey(state: code, neighbour: border.text)] = border.place
      log.refer(to: Ontology.stateID(border.text), as: "the neighbour", at: border.place)
    }
    let sovereign = record.text("sovereign")
    if let sovereign {
      log.refer(to: Ontology.stateID(sovereign), as: "the sovereign", at: record.place(of: "sovereign"))
    }
    let successors = record.items("successors")
    for item in successors { log.refer(to: Ontology.stateID(item.text), as: "the successor", at: item.place) }
    let status = record.choice("status", StateRecord.Status.self)
    if status == nil && !record.has("status") {
      log.report("state '\(code)' lacks 'status'; add it", at: record.place)
    }
    let entry = StateRecord(
      code: code, name: record.requiredText("name", what), officialName: record.text("official"),
      aliases: record.texts("aliases"), formerNames: formerNames(record),
      adjectives: record.texts("adjectives"),
      combiningForms: record.texts("combining"), demonyms: record.texts("demonyms"),
      demonym: record.text("demonym"),
      capital: record.record("capital").map(seat), seats: record.records("seats").map(seat),
      iso2: record.text("iso2"),
      numeric: record.text("numeric").map { String(repeating: "0", count: max(0, 3 - $0.count)) + $0 },
      wikidata: record.wikidata(), status: status ?? .member, sovereign: sovereign,
      isDisputed: record.flag("disputed") ?? false, region: record.text("region"),
      subregion: record.text("subregion"),
      borders: borders.map(\.text).sorted(), validity: record.period(), successors: successors.map(\.text))
    record.close(what)
    log.define(entry.id, at: record.place)
    parts.states.append(entry)
  }

  private func seat(_ record: YAMLRecord) -> Seat {
    let seat = Seat(
      name: record.requiredText("name", "a seat"), aliases: record.texts("aliases"),
      formerNames: formerNames(record),
      isMetonym: record.flag("metonym") ?? true, kind: record.choice("kind", Seat.Kind.self) ?? .city,
      wikidata: record.wikidata())
    record.close("a seat")
    if seat.kind != .body { log.imply(Ontology.placeID(seat.name)) }
    return seat
  }

  /// Earlier names: texts, or mappings with `name` and dates.
  private func formerNames(_ record: YAMLRecord) -> [String] {
    guard let node = record.node("former") else { return [] }
    guard case .sequence(let items) = node else { return record.texts("former") }
    return items.compactMap { item in
      if case .scalar(let scalar) = item { return scalar.string }
      guard let former = YAMLRecord(item, file: record.file, log: log, what: "a former name") else {
        return nil
      }
      let name = former.requiredText("name", "a former name")
      _ = former.period()
      former.close("a former name")
      return name.isEmpty ? nil : name
    }
  }

  mutating func readOrganization(_ record: YAMLRecord) {
    let what = "an organisation"
    let code = record.requiredText("id", what)
    let id = Ontology.organizationID(code)
    let type = EntityType(record.requiredText("type", what))
    checkType(type, under: ["Organization", "Group"], at: record.place(of: "type"))
    let seat = record.record("seat")
    let seatState = seat?.text("state")
    if let seat, let seatState {
      log.refer(to: Ontology.stateID(seatState), as: "the state", at: seat.place(of: "state"))
    }
    let state = record.text("state")
    if let state { log.refer(to: Ontology.stateID(state), as: "the state", at: record.place(of: "state")) }
    let organization = OrganizationRecord(
      code: code, name: record.requiredText("name", what), short: record.text("short"), type: type,
      aliases: record.texts("aliases"), formerNames: formerNames(record), nominals: record.texts("nominals"),
      adjectives: record.texts("adjectives"), state: state, seatCity: seat?.text("city"),
      seatState: seatState,
      founded: record.date("founded"), dissolved: record.date("dissolved"), partOf: bodies("part_of", record),
      successors: bodies("successors", record), wikidata: record.wikidata(), source: record.text("source"))
    seat?.close("a seat")
    if let city = organization.seatCity { log.imply(Ontology.placeID(city)) }
    _ = record.text("note")
    if let founded = organization.founded, let dissolved = organization.dissolved,
      founded.firstDay > dissolved.lastDay
    {
      log.report(
        "founded \(founded) after it was dissolved \(dissolved); correct one", at: record.place(of: "founded")
      )
    }
    var rows: [Membership] = []
    for row in record.records("memberships") { readMembership(row, of: organization, to: &rows) }
    parts.memberships += rows
    record.close(what)
    log.define(id, at: record.place)
    parts.organizations.append(organization)
  }

  private func readMembership(
    _ record: YAMLRecord, of organization: OrganizationRecord, to rows: inout [Membership]
  ) {
    let text = record.requiredText("member", "a membership")
    let member = actor(text)
    if !text.isEmpty { log.refer(to: member, as: "the member", at: record.place(of: "member")) }
    let kind = record.choice("kind", Membership.Kind.self) ?? .member
    let membership = Membership(
      member: member, organization: organization.id,
      validity: record.period() ?? Validity(from: nil, to: nil),
      kind: kind, source: record.text("source") ?? organization.source, note: record.text("note"))
    record.close("a membership")
    for other in rows where other.member == member && other.kind == kind {
      // A day of leaving may be the day of coming back, no more.
      let (a, b) = (other.validity.dayRange, membership.validity.dayRange)
      if a.lowerBound < b.upperBound && b.lowerBound < a.upperBound {
        log.report(
          "'\(text)' is a \(kind.rawValue) of \(organization.code) twice at the same time (\(other.validity) and "
            + "\(membership.validity)); end the first period or remove one", at: record.place)
      }
    }
    rows.append(membership)
  }

  private func bodies(_ key: String, _ record: YAMLRecord) -> [EntityID] {
    record.items(key).map { item in
      let id = actor(item.text)
      log.refer(to: id, as: "the body", at: item.place)
      return id
    }
  }

  /// The entity of a bare code: a state where three capitals name one, else an organisation; a full id is itself.
  ///
  /// States are read before the other tables only by chance of the files' names, so the answer must not depend on
  /// what is read already: codes of states are known by a first look at all files.
  func actor(_ code: String) -> EntityID {
    if code.contains(":") { return EntityID(code) }
    return stateCodes.contains(code) ? Ontology.stateID(code) : Ontology.organizationID(code)
  }

  func checkType(_ type: EntityType, under tops: [EntityType], at place: SourcePlace) {
    guard !type.rawValue.isEmpty else { return }
    guard parts.schema.entityType(type) != nil else {
      log.report("type '\(type)' is not in schema.yaml; correct it or define it there", at: place)
      return
    }
    if !tops.contains(where: { parts.schema.isSubtype(type, of: $0) }) {
      let names = tops.map(\.rawValue).joined(separator: " or ")
      log.report("type '\(type)' does not fit here; choose \(names) or a subtype", at: place)
    }
  }
}
