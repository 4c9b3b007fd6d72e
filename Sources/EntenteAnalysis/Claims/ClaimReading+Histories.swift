import EntenteModel

/// Who is a member, since when and as which; who held an office.
extension ClaimReading {
  /// "Norway and Sweden are both members of the Nordic Council", "India was a non-permanent member in 2021"
  mutating func list(at index: Int) {
    guard index > 0, let belonging = phrases.belonging(at: index),
      let actors = phrases.actors(before: index),
      belonging.isMembership || belonging.isUniversal && actors.actors.count > 1
    else { return }
    let range = actors.start..<belonging.end
    if form(belonging.end) == "since" { return }
    if let period = phrases.period(at: belonging.end), !belonging.isNegated, !belonging.isHypothetical {
      add(
        .tenure(actors.actors, belonging.body, from: period.from, to: period.to), actors.start..<period.end,
        date: period.from ?? period.to)
      return
    }
    add(
      .each(
        actors.actors, in: .init(body: belonging.body, kind: belonging.kind), isNegated: belonging.isNegated),
      range, isPast: belonging.isPast,
      isHypothetical: belonging.isHypothetical || isHypothetical(before: index))
  }

  /// "Germany sat on the Security Council from 2019 to 2020", "was elected to the Council for 2021–22"
  mutating func seat(at index: Int) {
    var end = index + 1
    switch (form(index), form(end)) {
    case ("sat", "on"), ("served", "on"), ("sits", "on"), ("serves", "on"), ("elected", "to"), ("seat", "on"),
      ("seat", "in"):
      end += 1
    default: return
    }
    while form(end) == "the" { end += 1 }
    guard let body = phrases.body(at: end), form(end + 1) != "'s" else { return }
    var before = index
    while before > 0,
      ["a", "its", "their", "non", "-", "permanent", "elected", "won", "held", "took", "up", "was", "were"]
        .contains(form(before - 1))
    { before -= 1 }
    guard let actors = phrases.actors(before: before), !isHypothetical(before: index) else { return }
    if let period = phrases.period(at: end + 1) {
      add(
        .tenure(actors.actors, body, from: period.from, to: period.to), actors.start..<period.end,
        date: period.from ?? period.to)
    } else if let when = phrases.date(at: end + 1), when.preposition == "in", form(index) != "elected" {
      add(
        .each(actors.actors, in: .init(body: body), isNegated: false), actors.start..<when.end,
        date: when.date)
    }
  }

  /// "Kenya became independent in 1963", "gained its independence from Britain on 12 December 1963"
  mutating func independence(at index: Int) {
    var end = index + 1
    switch form(index) {
    case "independent":
      guard becomes(before: index) || form(index - 1) == "been" else { return }
      if ["state", "country", "nation", "republic"].contains(form(end)) { end += 1 }
    case "independence":
      let verb = ["its", "their", "full"].contains(form(index - 1)) ? index - 2 : index - 1
      guard
        ["gained", "won", "achieved", "obtained", "got", "attained", "received", "regained"].contains(
          form(verb))
      else { return }
      if form(end) == "from" {
        end += 1
        while form(end) == "the" { end += 1 }
        guard tokens[safe: end]?.entity != nil else { return }
        end += 1
      }
    default: return
    }
    guard let when = phrases.date(at: end), ["in", "on", "since"].contains(when.preposition) else { return }
    var before = index
    while before > 0,
      [
        "an", "its", "their", "full", "gained", "won", "achieved", "obtained", "got", "attained", "received",
        "regained", "became", "become", "been", "has", "have", "had",
      ].contains(form(before - 1))
    { before -= 1 }
    guard let actors = phrases.actors(before: before), actors.actors.allSatisfy({ $0.kind == "state" }),
      !isHypothetical(before: index)
    else { return }
    add(.independence(actors.actors, when.date), actors.start..<when.end, date: when.date)
  }

  /// "Spain joined NATO in 1982", "a member of NATO since 1952"
  mutating func entry(at index: Int) {
    var end = index + 1
    var isSince = false
    switch form(index) {
    case "joined", "entered": break
    case "acceded" where form(end) == "to": end += 1
    case "admitted" where ["to", "into"].contains(form(end)): end += 1
    case "member", "members":
      guard form(end) == "of" else { return }
      end += 1
      isSince = true
    default: return
    }
    while form(end) == "the" { end += 1 }
    guard let body = phrases.body(at: end), let when = date(behind: end + 1) else { return }
    guard isSince ? when.preposition == "since" || becomes(before: index) : when.preposition != "since" else {
      return
    }
    var before = index
    if isSince {
      while before > 0,
        ["a", "an", "full", "been", "became", "become", "is", "are", ",", "has", "have", "was", "were"]
          .contains(form(before - 1))
      { before -= 1 }
    }
    guard let actors = phrases.actors(before: before), !isHypothetical(before: index) else { return }
    add(.joined(actors.actors, body, when.date), actors.start..<when.end, date: when.date)
  }

  private func becomes(before index: Int) -> Bool {
    (max(0, index - 3)..<index).contains { ["became", "become", "becoming"].contains(form($0)) }
  }

  /// "left the EU in 2020"
  mutating func departure(at index: Int) {
    var end = index + 1
    switch form(index) {
    case "left", "quit": break
    case "withdrew" where form(end) == "from": end += 1
    default: return
    }
    while form(end) == "the" { end += 1 }
    guard let body = phrases.body(at: end), let when = date(behind: end + 1),
      let actors = phrases.actors(before: index),
      !isHypothetical(before: index)
    else { return }
    add(.left(actors.actors, body, when.date), actors.start..<when.end, date: when.date)
  }

  /// "became the 31st member of NATO", "NATO's 31st member"
  mutating func rank(at index: Int) {
    guard case .ordinal(let value)? = tokens[safe: index]?.kind,
      let noun = phrases.noun(at: form(index + 1) == "full" ? index + 2 : index + 1, isAfterName: false)
    else { return }
    var start = index
    var end = noun.end
    var body: EntityID?
    if index > 1, form(index - 1) == "'s", let owner = phrases.body(at: index - 2) {
      body = owner
      start = index - 2
    } else if let owner = phrases.body(at: index - 1) {
      body = owner
      start = index - 1
    } else if form(end) == "of" {
      end += 1
      while form(end) == "the" { end += 1 }
      body = phrases.body(at: end)
      end += 1
    }
    while start > 0, ["the", "as", "became", "become", "becomes", "is", "was", ","].contains(form(start - 1))
    { start -= 1 }
    guard let body, start < index, let actors = phrases.actors(before: start), actors.actors.count == 1,
      !isHypothetical(before: index)
    else { return }
    add(.rank(actors.actors[0], body, value), actors.start..<end)
  }

  /// "Smith, Secretary General of NATO from 1999 to 2003"
  mutating func office(at index: Int) {
    guard case .entity(let office, _)? = tokens[safe: index]?.kind, office.kind == "position" else { return }
    guard let person = holder(of: index) else { return }
    var end = index + 1
    if ["of", "for"].contains(form(end)) {
      end += 1
      while form(end) == "the" { end += 1 }
      if tokens[safe: end]?.entity != nil { end += 1 }
    }
    while [",", "in", "office"].contains(form(end)), phrases.date(at: end) == nil, end - index < 6 {
      end += 1
    }
    guard let period = phrases.period(at: end), ["from", "since", "until"].contains(form(end)) else { return }
    add(
      .office(person.id, office: office, from: period.from, to: period.to),
      min(person.at, index)..<period.end, date: period.from ?? period.to)
  }

  /// The person before or right behind a title.
  private func holder(of title: Int) -> (id: EntityID, at: Int)? {
    func person(_ at: Int) -> EntityID? {
      tokens[safe: at]?.entity.flatMap { $0.kind == "person" ? $0 : nil }
    }
    if let id = person(title + 1) { return (id, title + 1) }
    let between: Set<String> = [
      ",", "was", "is", "has", "been", "became", "served", "serves", "as", "the", "a", "who", "had", "its",
      "their", "'s", "worked", "acted",
    ]
    var index = title - 1
    while index >= 0, title - index < 8 {
      if let id = person(index) { return (id, index) }
      guard between.contains(form(index)) || phrases.body(at: index) != nil || phrases.actor(at: index) != nil
      else { return nil }
      index -= 1
    }
    return nil
  }
}
