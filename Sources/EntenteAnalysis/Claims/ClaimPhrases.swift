import EntenteModel

/// The parts that claims are made of, read from tokens: members of a body, being a member, dates, lists of actors.
struct ClaimPhrases {
  let tokens: [ClaimToken]

  /// "the 30 NATO members"
  struct Members: Equatable {
    var set: Claim.MemberSet
    var count: Claim.Count?
    /// "the", "its", "NATO's", "all": the whole set, not some of it.
    var isDefinite: Bool
    var isNone = false
    /// "the members that use the euro": only some of them.
    var isRestricted: Bool
    var tokens: Range<Int>
  }

  /// "are not members of the EU"
  struct Belonging: Equatable {
    var body: EntityID
    var kind = Claim.MemberSet.Kind.full
    /// "is a member", "belongs to", and not only "is in".
    var isMembership = false
    var isNegated: Bool
    var isPast: Bool
    var isHypothetical: Bool
    /// "are all members", "are both members"
    var isUniversal: Bool
    var end: Int
  }

  func form(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].form : "" }
  private func number(_ index: Int) -> Int? { tokens.indices.contains(index) ? tokens[index].number : nil }

  /// A body that has members, and where its name ends.
  func body(at index: Int) -> EntityID? {
    guard tokens.indices.contains(index), case .entity(let id, _) = tokens[index].kind,
      ["org", "group", "agreement"].contains(String(id.kind))
    else { return nil }
    return id
  }

  /// A part of the world whose states are counted.
  func region(at index: Int) -> EntityID? {
    guard tokens.indices.contains(index), case .entity(let id, "Region") = tokens[index].kind else {
      return nil
    }
    return id
  }

  func actor(at index: Int) -> EntityID? {
    guard tokens.indices.contains(index), case .entity(let id, _) = tokens[index].kind,
      id.kind == "state" || id.kind == "org"
    else { return nil }
    return id
  }

  private func place(at index: Int) -> EntityID? {
    guard let id = tokens.indices.contains(index) ? tokens[index].entity : nil, id.kind == "place" else {
      return nil
    }
    return id
  }

  // MARK: members of a body

  private static let modifiers: Set<String> = [
    "current", "present", "existing", "full", "eu", "sovereign", "independent", "new",
  ]
  /// After these words the members meant are only some.
  private static let restricting: Set<String> = [
    "that", "which", "who", "whose", "with", "without", "on", "along", "from", "outside", "except",
    "bordering", "near", "around",
    "most", "least", "under", "plus", "minus",
  ]

  func members(at start: Int) -> Members? {
    var index = start
    var isDefinite = false
    var isNone = false
    var count: Claim.Count?
    while ["the", "all", "each", "every", "both", "no", "of"].contains(form(index)), index - start < 3 {
      switch form(index) {
      case "all", "each", "every":
        count = .all
        isDefinite = true
      case "no": isNone = true
      case "of": if index == start { return nil }
      default: isDefinite = true
      }
      index += 1
    }
    if let value = number(index), value < 300 {
      count = .number(value)
      index += 1
    }
    guard var read = named(at: index, count) ?? unnamed(at: index, count) else { return nil }
    if read.count == nil { read.count = count }
    read.isDefinite = read.isDefinite || isDefinite
    read.isNone = isNone
    read.tokens = start..<read.tokens.upperBound
    read.isRestricted = isRestricted(after: read.tokens.upperBound)
    return read
  }

  /// "NATO's 30 members", "EU member states", "current NATO allies"
  private func named(at start: Int, _ count: Claim.Count?) -> Members? {
    var index = start
    var kind = Claim.MemberSet.Kind.full
    skipModifiers(&index, &kind)
    guard let body = body(at: index) ?? region(at: index) else { return nil }
    let isRegion = region(at: index) != nil
    index += 1
    var isDefinite = ["its", "their", "our"].contains(form(index - 1))
    var count = count
    if form(index) == "'s" {
      isDefinite = true
      index += 1
    }
    if let value = number(index), value < 300 {
      count = .number(value)
      index += 1
    }
    skipModifiers(&index, &kind)
    // "the three African members" are those of another body.
    guard let noun = noun(at: index, isAfterName: true), !isRegion || noun.isOfStates else { return nil }
    return Members(
      set: .init(body: body, kind: kind, isOfStates: noun.isOfStates), count: count, isDefinite: isDefinite,
      isRestricted: false, tokens: start..<noun.end)
  }

  /// "member states of the EU"; "permanent members" by themselves are those of the Security Council.
  private func unnamed(at start: Int, _ count: Claim.Count?) -> Members? {
    var index = start
    var kind = Claim.MemberSet.Kind.full
    skipModifiers(&index, &kind)
    guard let noun = noun(at: index, isAfterName: false) else { return nil }
    var end = noun.end
    if ["of", "in"].contains(form(end)) {
      end += 1
      while ["the", "both"].contains(form(end)) { end += 1 }
      if let body = body(at: end) {
        return Members(
          set: .init(body: body, kind: kind, isOfStates: noun.isOfStates), count: count, isDefinite: false,
          isRestricted: false, tokens: start..<end + 1)
      }
      return nil
    }
    guard kind == .permanent || isNonPermanent(before: index), count != nil else { return nil }
    return Members(
      set: .init(body: EntityID("org:UNSC"), kind: kind), count: count, isDefinite: false,
      isRestricted: false,
      tokens: start..<noun.end)
  }

  func skipModifiers(_ index: inout Int, _ kind: inout Claim.MemberSet.Kind) {
    while body(at: index) == nil {
      switch form(index) {
      case "permanent": kind = .permanent
      case "founding", "original": kind = .founding
      case "elected", "rotating", "nonpermanent": kind = .elected
      case "non" where form(index + 1) == "-" && form(index + 2) == "permanent":
        kind = .elected
        index += 2
      case let form where Self.modifiers.contains(form): break
      default: return
      }
      index += 1
    }
  }

  private func isNonPermanent(before index: Int) -> Bool {
    form(index - 1) == "nonpermanent" || form(index - 1) == "permanent" && form(index - 2) == "-"
  }

  /// "members", "member states", after a name also "countries" and "allies".
  func noun(at index: Int, isAfterName: Bool) -> (end: Int, isOfStates: Bool)? {
    let states: Set<String> = ["state", "states", "country", "countries", "nation", "nations"]
    switch form(index) {
    case "member", "members":
      let next = form(index + 1) == "-" ? index + 2 : index + 1
      return form(index) == "member" && states.contains(form(next)) ? (next + 1, true) : (index + 1, false)
    case "countries", "states", "nations": return isAfterName ? (index + 1, true) : nil
    case "allies": return isAfterName ? (index + 1, false) : nil
    default: return nil
    }
  }

  private func isRestricted(after end: Int) -> Bool {
    let next = form(end)
    if Self.restricting.contains(next) || (next.hasSuffix("ing") && next.count > 4) { return true }
    // "the members in the Baltic"; "the members in 2017" are all of them.
    if next == "in" || next == "of" || next == "at" { return date(at: end) == nil && number(end + 1) == nil }
    return false
  }

  // MARK: being a member

  private static let adverbs: Set<String> = [
    "also", "currently", "now", "still", "today", "already", "both", "all", "each", "themselves", "likewise",
    "simultaneously",
    "either", "full",
  ]

  /// A predicate that says of what something is a member.
  func belonging(at start: Int) -> Belonging? {
    var index = start
    var read = Belonging(
      body: "", isNegated: false, isPast: false, isHypothetical: false, isUniversal: false, end: start)
    var isVerbal = false
    loop: while tokens.indices.contains(index), index - start < 7 {
      switch form(index) {
      case "is", "are", "be", "been", "remain", "remains": isVerbal = true
      case "was", "were":
        isVerbal = true
        read.isPast = true
      case "have", "has": break
      case "will", "would", "could", "may", "might", "should", "must": read.isHypothetical = true
      case "not", "n't", "'t": read.isNegated = true
      case "do", "does": break
      case "did": read.isPast = true
      case let adverb where Self.adverbs.contains(adverb):
        if ["all", "both", "each"].contains(adverb) { read.isUniversal = true }
      default: break loop
      }
      index += 1
    }
    if ["belong", "belongs", "belonged"].contains(form(index)) {
      if form(index) == "belonged" { read.isPast = true }
      read.isMembership = true
      index += 1
      while Self.adverbs.contains(form(index)) { index += 1 }
      guard form(index) == "to" else { return nil }
      return completed(&read, at: index + 1)
    }
    guard isVerbal else { return nil }
    if ["a", "an", "the"].contains(form(index)) { index += 1 }
    skipModifiers(&index, &read.kind)
    if let body = body(at: index), let noun = noun(at: index + 1, isAfterName: true) {
      read.body = body
      read.end = noun.end
      read.isMembership = !["'s", "-"].contains(form(noun.end))
      return read
    }
    if let noun = noun(at: index, isAfterName: false) {
      read.isMembership = true
      guard form(noun.end) == "of" || form(noun.end) == "in" else { return nil }
      return completed(&read, at: noun.end + 1)
    }
    if form(index) == "part", form(index + 1) == "of" { return completed(&read, at: index + 2) }
    return form(index) == "in" ? completed(&read, at: index + 1) : nil
  }

  private func completed(_ read: inout Belonging, at start: Int) -> Belonging? {
    var index = start
    while form(index) == "the" { index += 1 }
    guard let body = body(at: index), form(index + 1) != "'s" else { return nil }
    read.body = body
    read.end = index + 1
    return read
  }

  // MARK: lists and dates

  /// Actors joined by commas and "and" that end right before a token; adverbs and auxiliaries between are passed over.
  func actors(before end: Int) -> (actors: [EntityID], start: Int)? {
    let passed: Set<String> = [
      "has", "have", "had", "also", "both", "all", "then", "finally", "only", "officially", "formally", "who",
      "which", ",", "was", "were",
      "each", "together", "later", "first", "itself",
    ]
    var index = end - 1
    while index >= 0, passed.contains(form(index)), end - index < 5 { index -= 1 }
    guard let last = actor(at: index) else { return nil }
    var actors = [last]
    while index > 0 {
      var before = index - 1
      while before > 0, ["and", ",", "the"].contains(form(before)) { before -= 1 }
      // A place that is no state, or is misspelt past knowing, is in the list all the same.
      guard before < index - 1, let actor = actor(at: before) ?? place(at: before),
        (before + 1..<index).contains(where: { ["and", ","].contains(form($0)) })
      else { break }
      actors.insert(actor, at: 0)
      index = before
    }
    // "a province of Denmark left": who left is not Denmark.
    if ["of", "in", "from", "within", "by", "with"].contains(form(index - 1))
      || (index > 1 && form(index - 1) == "the" && form(index - 2) == "of")
    {
      return nil
    }
    return (actors, index)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// A date with its preposition: "in 2017", "on 1 July 2013", "as of June 2020", "since 1952".
  func date(at start: Int) -> (date: PartialDate, preposition: String, end: Int)? {
    var index = start
    var preposition = form(index)
    guard ["in", "on", "since", "as", "by", "during", "until", "from", "to", "at"].contains(preposition)
    else { return nil }
    index += 1
    if preposition == "as", form(index) == "of" { index += 1 } else if preposition == "as" { return nil }
    if preposition == "as" { preposition = "in" }
    while ["the", "end", "beginning", "start", "of", "year", "early", "late", "mid", "-"].contains(
      form(index)), index - start < 6
    {
      index += 1
    }
    guard let read = plainDate(at: index) else { return nil }
    return (read.date, preposition, read.end)
  }

  /// "from 1999 to 2003", "since 2014", "until 2003", "for 2021–22", "in 2019 and 2020"; an end that is not told is `nil`.
  func period(at start: Int) -> (from: PartialDate?, to: PartialDate?, end: Int)? {
    var index = start
    let preposition = form(index)
    guard ["from", "since", "until", "in", "for", "during"].contains(preposition) else { return nil }
    index += 1
    while ["the", "a", "term", "period", "two", "-", "year", "years", "of"].contains(form(index)),
      index - start < 7
    { index += 1 }
    guard let first = plainDate(at: index) else { return nil }
    index = first.end
    switch preposition {
    case "since": return (first.date, nil, index)
    case "until": return (nil, first.date, index)
    default: break
    }
    guard ["to", "until", "through", "-", "\u{2013}", "and"].contains(form(index)) else {
      return preposition == "from" ? (first.date, nil, index) : nil
    }
    if let last = plainDate(at: index + 1) { return (first.date, last.date, last.end) }
    // "2021–22"
    guard let short = number(index + 1), (0..<100).contains(short),
      let last = PartialDate(year: first.date.year / 100 * 100 + short), last.firstDay > first.date.firstDay
    else { return nil }
    return (first.date, last, index + 2)
  }

  /// "2017", "July 2013", "1 July 2013", "July 1, 2013"
  func plainDate(at index: Int) -> (date: PartialDate, end: Int)? {
    func month(_ place: Int) -> Int? { Self.months.firstIndex(of: form(place)).map { $0 + 1 } }
    func year(_ place: Int) -> Int? { number(place).flatMap { (1800...2199).contains($0) ? $0 : nil } }
    func made(_ year: Int, _ month: Int?, _ day: Int?, _ end: Int) -> (PartialDate, Int)? {
      PartialDate(year: year, month: month, day: day).map { ($0, end) }
    }
    if let value = year(index) { return made(value, nil, nil, index + 1) }
    if let day = number(index), let month = month(index + 1), let value = year(index + 2) {
      return made(value, month, day, index + 3)
    }
    guard let month = month(index) else { return nil }
    if let value = year(index + 1) { return made(value, month, nil, index + 2) }
    let comma = form(index + 2) == "," ? index + 3 : index + 2
    guard let day = number(index + 1), let value = year(comma) else { return nil }
    return made(value, month, day, comma + 1)
  }
}
