import EntenteModel

/// A verdict with what it rests on.
struct ClaimJudgement {
  var verdict: ClaimVerdict
  var reason: String
  var found: [ClaimAnswer.Finding]

  static func notCheckable(_ reason: String, _ found: [ClaimAnswer.Finding] = []) -> Self {
    Self(verdict: .notCheckable, reason: reason, found: found)
  }
}

/// Decides whether a claim holds on a date.
struct ClaimJudge {
  let snapshot: KnowledgeGraph
  let states: StateRoll

  func judge(_ content: Claim.Content, asOf date: PartialDate) -> ClaimJudgement {
    switch content {
    case .size(let set, let count): size(set, count, date)
    case .overlap(let set, let other, let count, let isNegated): overlap(set, other, count, isNegated, date)
    case .each(let members, let set, let isNegated): each(members, set, isNegated, date)
    case .tenure(let members, let body, let from, let to): tenure(members, body, from, to)
    case .independence(let states, let when): independence(states, when)
    case .joined(let members, let body, let when): moved(members, body, when, entering: true)
    case .left(let members, let body, let when): moved(members, body, when, entering: false)
    case .rank(let member, let body, let rank): self.rank(member, body, rank)
    case .office(let person, let office, let from, let to): self.office(person, office, from, to)
    }
  }

  private func finding(_ members: [EntityID], from day: Int?) -> ClaimAnswer.Finding {
    let named = members.map { snapshot.named($0) }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    return ClaimAnswer.Finding(
      count: named.count, members: named, from: day.flatMap { PartialDate(dayNumber: $0) })
  }

  /// What is wrong with a roll; `nil` where it can answer.
  private func gap(_ roll: MemberRoll, _ set: Claim.MemberSet) -> String? {
    if roll.isEmpty {
      let members = set.body.kind == "place" ? "states" : "members"
      return "no \(members) of \(snapshot.name(of: set.body)) are known"
    }
    if set.kind == .full && roll.isPartial {
      return "only the permanent members of \(snapshot.name(of: set.body)) are known"
    }
    return nil
  }

  // MARK: numbers

  private func size(_ set: Claim.MemberSet, _ count: Claim.Count, _ date: PartialDate) -> ClaimJudgement {
    let roll = MemberRoll(of: set, in: snapshot, states: states)
    if let gap = gap(roll, set) { return .notCheckable(gap) }
    guard case .number(let claimed) = count else { return .notCheckable("no number is claimed") }
    // Founders are counted over all time: their number does not change.
    let times =
      set.kind == .founding
      ? [MemberRoll.Attendance(day: 0, members: Set(roll.rows.map(\.member)).sorted(), open: [])]
      : roll.attendance(in: date)
    // "the three African states" are three that the text has named.
    if set.body.kind == "place", let most = times.map(\.members.count).max(), claimed * 2 < most {
      return .notCheckable("it may speak of some of the \(most) only")
    }
    return verdict(claimed, times, isKnown: set.kind == .founding || roll.isKnown(on: date.firstDay))
  }

  private func overlap(
    _ set: Claim.MemberSet, _ other: EntityID, _ count: Claim.Count, _ isNegated: Bool, _ date: PartialDate
  ) -> ClaimJudgement {
    let second = Claim.MemberSet(body: other)
    let (whole, part) = (
      MemberRoll(of: set, in: snapshot, states: states), MemberRoll(of: second, in: snapshot, states: states)
    )
    if let gap = gap(whole, set) ?? gap(part, second) { return .notCheckable(gap) }
    var times: [MemberRoll.Attendance] = []
    var totals: [Int] = []
    for (first, other) in Self.paired(whole.attendance(in: date), part.attendance(in: date)) {
      let inside = Set(other.members)
      let members = first.members.filter { inside.contains($0) != isNegated }
      let open = Set(members).intersection(first.open.union(other.open))
      if times.last?.members == members, totals.last == first.members.count { continue }
      times.append(MemberRoll.Attendance(day: max(first.day, other.day), members: members, open: open))
      totals.append(first.members.count)
    }
    let isKnown = whole.isKnown(on: date.firstDay) && part.isKnown(on: date.firstDay)
    switch count {
    case .number(let claimed): return verdict(claimed, times, isKnown: isKnown)
    case .all:
      let holds = zip(times, totals).contains { $0.members.count == $1 && $1 > 0 }
      let found = times.map { finding($0.members, from: times.count > 1 ? $0.day : nil) }
      if holds { return ClaimJudgement(verdict: .confirmed, reason: "", found: found) }
      guard isKnown, let last = times.last, let total = totals.last else {
        return .notCheckable("the dates of some memberships are not known", found)
      }
      return ClaimJudgement(
        verdict: .contradicted, reason: "\(last.members.count) of \(total) are", found: found)
    }
  }

  /// Two rows of times as one: each pair that holds at once.
  private static func paired(_ a: [MemberRoll.Attendance], _ b: [MemberRoll.Attendance]) -> [(
    MemberRoll.Attendance, MemberRoll.Attendance
  )] {
    let days = Set(a.map(\.day) + b.map(\.day)).sorted()
    return days.compactMap { day in
      guard let first = a.last(where: { $0.day <= day }), let second = b.last(where: { $0.day <= day }) else {
        return nil
      }
      return (first, second)
    }
  }

  private func verdict(_ claimed: Int, _ times: [MemberRoll.Attendance], isKnown: Bool) -> ClaimJudgement {
    let found = times.map { finding($0.members, from: times.count > 1 ? $0.day : nil) }
    if times.contains(where: { $0.admits(claimed) }) {
      return ClaimJudgement(verdict: .confirmed, reason: "", found: found)
    }
    guard isKnown else { return .notCheckable("the dates of some memberships are not known", found) }
    let numbers = found.map { "\($0.count)" + ($0.from.map { " from \($0)" } ?? "") }
    return ClaimJudgement(
      verdict: .contradicted, reason: numbers.joined(separator: ", ") + ", not \(claimed)", found: found)
  }

  // MARK: members by name

  private func each(_ members: [EntityID], _ set: Claim.MemberSet, _ isNegated: Bool, _ date: PartialDate)
    -> ClaimJudgement
  {
    let roll = MemberRoll(of: set, in: snapshot, states: states)
    let body = set.body
    if roll.isEmpty { return .notCheckable("no members of \(snapshot.name(of: body)) are known") }
    let present = Set(roll.attendance(in: date).flatMap(\.members))
    if let stranger = members.first(where: { $0.kind == "place" }) {
      return .notCheckable("\(snapshot.name(of: stranger)) is no state that is known")
    }
    let wrong = members.filter { present.contains($0) == isNegated }
    let found = [finding(members.filter { present.contains($0) }, from: nil)]
    if wrong.isEmpty { return ClaimJudgement(verdict: .confirmed, reason: "", found: found) }
    if roll.isPartial, set.kind != .permanent {
      return .notCheckable("only the permanent members of \(snapshot.name(of: body)) are known", found)
    }
    guard roll.isKnown(on: date.firstDay) else {
      return .notCheckable("the dates of some memberships are not known", found)
    }
    let names = wrong.map { snapshot.name(of: $0) }.joined(separator: ", ")
    return ClaimJudgement(
      verdict: .contradicted, reason: names + (isNegated ? " is a member" : " is no member"), found: found)
  }

  private func moved(_ members: [EntityID], _ body: EntityID, _ date: PartialDate, entering: Bool)
    -> ClaimJudgement
  {
    let roll = MemberRoll(of: .init(body: body), in: snapshot, states: states)
    if roll.isEmpty { return .notCheckable("no members of \(snapshot.name(of: body)) are known") }
    var wrong: [String] = []
    for member in members {
      let periods = roll.periods(of: member)
      guard !periods.isEmpty else {
        // What a territory did is not kept: "Greenland left in 1985".
        guard snapshot.entity(member)?.type == .state else {
          return .notCheckable("\(snapshot.name(of: member)) is no state, and no member by itself")
        }
        wrong.append("\(snapshot.name(of: member)) was never a member")
        continue
      }
      let ends = periods.compactMap { entering ? $0?.from : $0?.to }
      if ends.isEmpty, entering {
        return .notCheckable("since when \(snapshot.name(of: member)) is a member is not known")
      }
      let days = date.firstDay...date.lastDay
      if ends.contains(where: { ($0.firstDay...$0.lastDay).overlaps(days) }) { continue }
      let known = ends.isEmpty ? "it is still a member" : ends.map(\.description).joined(separator: ", ")
      wrong.append("\(snapshot.name(of: member)): \(known)")
    }
    let verdict: ClaimVerdict = wrong.isEmpty ? .confirmed : .contradicted
    return ClaimJudgement(verdict: verdict, reason: wrong.joined(separator: "; "), found: [])
  }

  /// Members by the day of entry; those who came on one day share their places.
  private func rank(_ member: EntityID, _ body: EntityID, _ rank: Int) -> ClaimJudgement {
    let roll = MemberRoll(of: .init(body: body), in: snapshot, states: states)
    if roll.isEmpty { return .notCheckable("no members of \(snapshot.name(of: body)) are known") }
    guard let own = roll.periods(of: member).compactMap({ $0?.from?.firstDay }).min() else {
      return roll.periods(of: member).isEmpty
        ? ClaimJudgement(
          verdict: .contradicted, reason: "\(snapshot.name(of: member)) was never a member", found: [])
        : .notCheckable("since when \(snapshot.name(of: member)) is a member is not known")
    }
    let first = Dictionary(grouping: roll.rows, by: \.member).mapValues { rows in
      rows.map { $0.validity?.from?.firstDay }.min { ($0 ?? .min) < ($1 ?? .min) } ?? nil
    }
    guard first.values.allSatisfy({ $0 != nil }) else {
      return .notCheckable("the dates of some memberships are not known")
    }
    let same = max(1, first.values.count { $0 == own })
    // Some count all who ever came, others those who were in on the day: South Sudan is the 193rd of the United Nations.
    let earlier = first.values.count { ($0 ?? .max) < own }
    let present = Set(roll.rows.filter { $0.validity?.dayRange.contains(own) ?? true }.map(\.member)).count
    let places = [present - same + 1...max(present, 1), earlier + 1...earlier + same]
    if places.contains(where: { $0.contains(rank) }) {
      return ClaimJudgement(verdict: .confirmed, reason: "", found: [])
    }
    let right =
      same == 1
      ? "no. \(places[0].lowerBound)" : "among no. \(places[0].lowerBound) to \(places[0].upperBound)"
    return ClaimJudgement(verdict: .contradicted, reason: right, found: [])
  }
}
