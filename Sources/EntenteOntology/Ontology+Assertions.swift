public import EntenteModel

extension Ontology {
  /// What the ontology states, sorted by id: memberships with their periods, capitals, borders, seats, offices held,
  /// parts of larger wholes, parties of treaties, participants of events.
  ///
  /// Layer `ontology`, no evidence; the argument `source` names where a date is from. Borders stand once, from the
  /// smaller id. Made anew at each call.
  /// - Complexity: O(n log n) in the number of statements.
  public func assertions() -> [Assertion] {
    var writer = AssertionWriter(ontology: self)
    for state in states { writer.add(state) }
    for organization in organizations { writer.add(organization) }
    for membership in memberships { writer.add(membership) }
    for office in offices { writer.add(office) }
    for person in persons where person.citizen != nil {
      writer.add(person.id, "citizenOf", Self.stateID(person.citizen ?? ""))
    }
    for event in events { writer.add(event) }
    for treaty in treaties { writer.add(treaty) }
    for programme in programmes {
      for leader in programme.leaders { writer.add(leader, "leads", programme.id, programme.validity) }
    }
    for place in places { writer.add(place) }
    return writer.finish()
  }
}

private struct AssertionWriter {
  let ontology: Ontology
  private var assertions: [Assertion] = []
  private var seen: Set<String> = []

  init(ontology: Ontology) { self.ontology = ontology }

  mutating func add(
    _ subject: EntityID, _ relation: RelationName, _ object: EntityID, _ validity: Validity? = nil,
    source: String? = nil, arguments: [String: String] = [:]
  ) {
    // An open period says nothing.
    let validity = validity.flatMap { $0.from == nil && $0.to == nil ? nil : $0 }
    let kind = arguments["kind"].map { "|" + $0 } ?? ""
    let id = "ontology:\(subject)|\(relation)|\(object)|\(validity?.description ?? "")\(kind)"
    guard seen.insert(id).inserted else { return }
    var arguments = arguments
    arguments["source"] = source ?? "ontology"
    assertions.append(
      Assertion(
        id: id, subject: subject, relation: relation, object: object,
        sign: ontology.relation(relation)?.sign ?? .neutral, validity: validity, arguments: arguments,
        rule: "ontology",
        layer: .ontology))
  }

  mutating func add(_ state: StateRecord) {
    // A state's beginning is no beginning of its place on the map.
    let validity = state.status == .former ? state.validity : nil
    if let place = state.capitalID {
      add(place, "capitalOf", state.id, validity)
      add(place, "locatedIn", state.id, validity)
    }
    for seat in state.seats where seat.kind != .body {
      add(Ontology.placeID(seat.name), "locatedIn", state.id, validity)
    }
    for neighbour in state.borders where state.code < neighbour {
      add(state.id, "borders", Ontology.stateID(neighbour), validity)
    }
    if let sovereign = state.sovereign {
      add(
        state.id, "partOf", Ontology.stateID(sovereign),
        arguments: state.isDisputed ? ["status": "disputed"] : [:])
    }
    for successor in state.successors { add(Ontology.stateID(successor), "succeeds", state.id) }
  }

  mutating func add(_ organization: OrganizationRecord) {
    // A format of states has no headquarters, only a place where its secretariat sits.
    let isGroup = ontology.topType(organization.type) == .group
    let hasSeatIn: RelationName = isGroup ? "locatedIn" : "headquarteredIn"
    if let city = organization.seatCity {
      add(organization.id, hasSeatIn, Ontology.placeID(city), source: organization.source)
      if let state = organization.seatState {
        add(Ontology.placeID(city), "locatedIn", Ontology.stateID(state), source: organization.source)
      }
    } else if let state = organization.seatState {
      add(organization.id, hasSeatIn, Ontology.stateID(state), source: organization.source)
    }
    for whole in organization.partOf + [organization.state.map { Ontology.stateID($0) }].compactMap({ $0 }) {
      add(organization.id, "partOf", whole, source: organization.source)
    }
    for successor in organization.successors {
      add(successor, "succeeds", organization.id, source: organization.source)
    }
  }

  mutating func add(_ membership: Membership) {
    // An observer or partner is no member: it works together with it.
    let relation: RelationName =
      switch membership.kind {
      case .member, .permanent, .elected, .associate, .suspended: "memberOf"
      case .partner, .dialoguePartner: "partnerOf"
      case .observer: "cooperatesWith"
      case .candidate, .applicant: "plans"
      }
    var arguments = ["kind": membership.kind.rawValue]
    if membership.kind == .candidate || membership.kind == .applicant { arguments["topic"] = "membership" }
    if let note = membership.note { arguments["note"] = note }
    add(
      membership.member, relation, membership.organization, membership.validity, source: membership.source,
      arguments: arguments)
  }

  mutating func add(_ office: Office) {
    add(office.id, "partOf", office.of)
    for holder in office.holders {
      var arguments = ["organisation": office.of.rawValue]
      if holder.isActing { arguments["acting"] = "yes" }
      add(holder.person, "holdsPosition", office.id, holder.validity, arguments: arguments)
    }
  }

  mutating func add(_ event: EventRecord) {
    if let place = event.place { add(event.id, "locatedIn", place, event.validity) }
    for host in event.hosts { add(host, "hosts", event.id, event.validity) }
    for participant in event.participants { add(participant, "participatesIn", event.id, event.validity) }
    if let whole = event.partOf { add(event.id, "partOf", whole) }
  }

  mutating func add(_ treaty: TreatyRecord) {
    for party in treaty.parties {
      // A text that was never in force binds nobody.
      if let validity = party.validity ?? treaty.inForce { add(party.party, "memberOf", treaty.id, validity) }
      let isOriginal = party.validity == nil || party.validity?.from == treaty.inForce?.from
      if let signed = treaty.signed, isOriginal { add(party.party, "signs", treaty.id, Validity(on: signed)) }
    }
    if let signed = treaty.signed {
      for signatory in treaty.signatories { add(signatory, "signs", treaty.id, Validity(on: signed)) }
    }
    if let whole = treaty.partOf { add(treaty.id, "partOf", whole) }
  }

  mutating func add(_ place: PlaceRecord) {
    if let state = place.state { add(place.id, "locatedIn", state) }
    if let whole = place.partOf { add(place.id, "partOf", whole) }
  }

  consuming func finish() -> [Assertion] {
    assertions.sorted { $0.id < $1.id }
  }
}
