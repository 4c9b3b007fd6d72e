import EntenteModel

/// Who is a member, since when and as which; who held an office.
extension ClaimReading {
  /// "Norway and Sweden are both members of the Nordic Council"
  mutating func list(at index: Int) {
    guard index > 0, let belonging = phrases.belonging(at: index), belonging.isUniversal,
      let actors = phrases.actors(before: index), actors.actors.count > 1
    else { return }
    add(
      .each(actors.actors, in: belonging.body, isNegated: belonging.isNegated), actors.start..<belonging.end,
      isPast: belonging.isPast, isHypothetical: belonging.isHypothetical)
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
    (max(0, index - 3)..<index).contains { ["became", "become"].contains(form($0)) }
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
    guard let first = phrases.date(at: end), ["from", "since", "until"].contains(first.preposition) else {
      return
    }
    var from: PartialDate? = first.date
    var to: PartialDate?
    var last = first.end
    if first.preposition == "until" { (from, to) = (nil, first.date) }
    if first.preposition == "from", ["to", "until", "-", "through"].contains(form(last)),
      let second = phrases.plainDate(at: last + 1)
    {
      to = second.date
      last = second.end
    }
    add(
      .office(person.id, office: office, from: from, to: to), min(person.at, index)..<last, date: first.date)
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
