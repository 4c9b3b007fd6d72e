import EntenteModel

/// The memberships of one body with their periods, as the snapshot states them.
struct MemberRoll {
  struct Row {
    var member: EntityID
    var kind: String
    var validity: Validity?
  }

  /// Members at one time, and those of whom the dates leave open whether they were.
  struct Attendance: Equatable {
    /// Day on which this set begins to hold within the date asked for; days since 1970-01-01.
    var day: Int
    /// Sorted by id; the open ones among them.
    var members: [EntityID]
    var open: Set<EntityID>

    /// Whether a number of members is possible.
    func admits(_ number: Int) -> Bool { (members.count - open.count...members.count).contains(number) }
  }

  let body: EntityID
  private(set) var rows: [Row] = []

  /// Only memberships in full, or those of the given kind; the states of a region, where the body is one.
  init(of set: Claim.MemberSet, in snapshot: KnowledgeGraph, states: StateRoll) {
    body = set.body
    if body.kind == "place" {
      rows = states.rows(of: body)
      return
    }
    let kinds: Set<String> =
      switch set.kind {
      case .permanent: ["permanent"]
      case .elected: ["elected"]
      case .full, .founding: ["member", "permanent", "elected"]
      }
    for assertion in snapshot.assertions
    where assertion.relation == "memberOf" && assertion.object == set.body {
      guard GraphFilter.plain.admits(assertion) else { continue }
      let kind = assertion.arguments["kind"] ?? "member"
      guard kinds.contains(kind) else { continue }
      if set.isOfStates, assertion.subject.kind != "state" { continue }
      rows.append(Row(member: assertion.subject, kind: kind, validity: assertion.validity))
    }
    if set.kind == .founding { keepFounders() }
  }

  private mutating func keepFounders() {
    let first = rows.compactMap { $0.validity?.from?.firstDay }.min()
    rows = rows.filter { $0.validity?.from?.firstDay == first && first != nil }
  }

  var isEmpty: Bool { rows.isEmpty }

  /// A council of which only the permanent members are kept.
  var isPartial: Bool { !rows.isEmpty && rows.allSatisfy { $0.kind == "permanent" } }

  /// Last day on which the roll is known to have changed; after it the roll is that of today.
  private var lastChange: Int {
    rows.flatMap { [$0.validity?.from?.firstDay, $0.validity?.to?.lastDay] }.compactMap { $0 }.max() ?? .min
  }

  /// The day on which the first of the last known terms ends: who follows is not known.
  private var horizon: Int {
    let terms = rows.filter { $0.kind == "elected" }.compactMap(\.validity)
    let last = terms.compactMap { $0.from?.firstDay }.max() ?? .max
    return terms.compactMap { $0.to?.lastDay }.filter { $0 >= last }.min() ?? .max
  }

  /// Whether the roll of a day is known: rows without a beginning may have begun later. Those of a region are states
  /// from of old then.
  func isKnown(on day: Int) -> Bool {
    guard day <= horizon else { return false }
    return body.kind == "place" || day >= lastChange || rows.allSatisfy { $0.validity?.from != nil }
  }

  func periods(of member: EntityID) -> [Validity?] { rows.filter { $0.member == member }.map(\.validity) }

  /// The members throughout a date, one entry for each change within it.
  /// - Complexity: O(rows × changes).
  func attendance(in date: PartialDate) -> [Attendance] {
    let span = date.firstDay...date.lastDay
    var days: Set<Int> = [span.lowerBound]
    for row in rows {
      if let from = row.validity?.from { days.insert(from.firstDay) }
      // The day after an end is the first without it.
      if let to = row.validity?.to { days.insert(to.lastDay + 1) }
    }
    var found: [Attendance] = []
    for day in days.filter({ span.contains($0) }).sorted() {
      let next = attendance(on: day)
      if let last = found.last, last.members == next.members, last.open == next.open { continue }
      found.append(next)
    }
    return found
  }

  private func attendance(on day: Int) -> Attendance {
    var certain: Set<EntityID> = []
    var possible: Set<EntityID> = []
    for row in rows {
      guard row.validity?.dayRange.contains(day) ?? true else { continue }
      possible.insert(row.member)
      let began = row.validity?.from.map { $0.lastDay <= day || $0.firstDay == $0.lastDay } ?? true
      let goesOn = row.validity?.to.map { $0.firstDay >= day || $0.firstDay == $0.lastDay } ?? true
      if began && goesOn { certain.insert(row.member) }
    }
    return Attendance(day: day, members: possible.sorted(), open: possible.subtracting(certain))
  }
}
