import EntenteModel

/// Claims about how long: offices, seats for a term, independence.
extension ClaimJudge {
  func office(_ person: EntityID, _ office: EntityID, _ from: PartialDate?, _ to: PartialDate?)
    -> ClaimJudgement
  {
    let held = snapshot.assertions.filter {
      $0.relation == "holdsPosition" && $0.object == office && $0.layer == .ontology && $0.validity != nil
    }
    let own = held.filter { $0.subject == person }.compactMap(\.validity)
    guard !held.isEmpty else { return .notCheckable("who was \(snapshot.name(of: office)) is not known") }
    guard !own.isEmpty else {
      return .notCheckable("\(snapshot.name(of: person)) is not among the known holders")
    }
    let periods = own.map(\.description).joined(separator: ", ")
    let holds = own.contains { Self.agrees(from, $0.from) && Self.agrees(to, $0.to) }
    return ClaimJudgement(
      verdict: holds ? .confirmed : .contradicted, reason: holds ? "" : "in office \(periods)", found: [])
  }

  /// "sat on the Council from 2019 to 2020": one period of each member begins and ends so.
  func tenure(_ members: [EntityID], _ body: EntityID, _ from: PartialDate?, _ to: PartialDate?)
    -> ClaimJudgement
  {
    let roll = MemberRoll(of: .init(body: body), in: snapshot, states: states)
    if roll.isEmpty { return .notCheckable("no members of \(snapshot.name(of: body)) are known") }
    var wrong: [String] = []
    for member in members {
      let periods = roll.periods(of: member).compactMap(\.self)
      if periods.contains(where: { Self.agrees(from, $0.from) && Self.agrees(to, $0.to) }) { continue }
      guard !periods.isEmpty || roll.periods(of: member).isEmpty else {
        return .notCheckable("since when \(snapshot.name(of: member)) is a member is not known")
      }
      let known = periods.isEmpty ? "was never a member" : periods.map(\.description).joined(separator: ", ")
      wrong.append("\(snapshot.name(of: member)): \(known)")
    }
    return ClaimJudgement(
      verdict: wrong.isEmpty ? .confirmed : .contradicted, reason: wrong.joined(separator: "; "), found: [])
  }

  func independence(_ claimed: [EntityID], _ date: PartialDate) -> ClaimJudgement {
    var wrong: [String] = []
    for state in claimed {
      guard let day = states.beginning(of: state) else {
        return .notCheckable("the day of independence of \(snapshot.name(of: state)) is not known")
      }
      if !Self.agrees(date, day) { wrong.append("\(snapshot.name(of: state)): \(day)") }
    }
    return ClaimJudgement(
      verdict: wrong.isEmpty ? .confirmed : .contradicted, reason: wrong.joined(separator: "; "), found: [])
  }

  /// Whether a date that is claimed, if one is, lies within the one known or the other way about.
  private static func agrees(_ claimed: PartialDate?, _ known: PartialDate?) -> Bool {
    guard let claimed else { return true }
    guard let known else { return false }
    return (claimed.firstDay...claimed.lastDay).overlaps(known.firstDay...known.lastDay)
  }
}
