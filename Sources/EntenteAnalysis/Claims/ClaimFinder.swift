public import EntenteModel

/// Finds claims with numbers about memberships and offices in sentences.
///
/// Reads the surface: numbers, names that extraction found, and the few ways in which English says that a body has so
/// many members. What it does not read for certain it leaves alone.
public enum ClaimFinder {
  /// The claims of one sentence in their order.
  ///
  /// - Parameter mentions: those inside of the sentence.
  /// - Complexity: linear in the words.
  public static func claims(in sentence: StoredSentence, mentions: [Mention]) -> [Claim] {
    var reading = ClaimReading(tokens: ClaimTokens.tokens(of: sentence, mentions: mentions))
    return reading.claims()
  }
}

/// One sentence while its claims are read.
struct ClaimReading {
  let phrases: ClaimPhrases
  private var found: [Claim] = []

  var tokens: [ClaimToken] { phrases.tokens }

  init(tokens: [ClaimToken]) { phrases = ClaimPhrases(tokens: tokens) }

  mutating func claims() -> [Claim] {
    var index = 0
    while index < tokens.count {
      index = max(
        index + 1,
        partOfMembers(at: index) ?? quantified(at: index) ?? compound(at: index) ?? having(at: index) ?? index
          + 1)
    }
    for index in tokens.indices {
      list(at: index)
      seat(at: index)
      independence(at: index)
      entry(at: index)
      departure(at: index)
      rank(at: index)
      office(at: index)
    }
    return found.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  func form(_ index: Int) -> String { phrases.form(index) }

  mutating func add(
    _ content: Claim.Content, _ range: Range<Int>, date: PartialDate? = nil, isPast: Bool = false,
    isHypothetical: Bool = false
  ) {
    guard let first = tokens[safe: range.lowerBound], let last = tokens[safe: range.upperBound - 1] else {
      return
    }
    let claim = Claim(
      content: content, range: first.range.lowerBound..<last.range.upperBound,
      date: date ?? nearestDate(to: range), isPast: isPast, isHypothetical: isHypothetical)
    if !found.contains(claim) { found.append(claim) }
  }

  // MARK: some of the members

  /// "Of the 30 NATO members, 21 are also members of the EU", "three of the five permanent members belong to NATO"
  private mutating func partOfMembers(at start: Int) -> Int? {
    guard form(start) == "of", let whole = phrases.members(at: start + 1) else { return nil }
    let after = form(whole.tokens.upperBound) == "," ? whole.tokens.upperBound + 1 : whole.tokens.upperBound
    if let count = count(at: after), let belonging = phrases.belonging(at: count.end) {
      overlap(whole, count, belonging, start..<belonging.end)
      return belonging.end
    }
    guard let count = count(endingAt: start), let belonging = phrases.belonging(at: whole.tokens.upperBound)
    else { return nil }
    overlap(whole, count, belonging, count.start..<belonging.end)
    return belonging.end
  }

  /// "the 30 NATO members", alone or with what they belong to
  private mutating func quantified(at start: Int) -> Int? {
    guard let members = phrases.members(at: start) else { return nil }
    guard let belonging = phrases.belonging(at: members.tokens.upperBound), !members.isRestricted else {
      size(members)
      return members.tokens.upperBound
    }
    let range = start..<belonging.end
    if members.isNone {
      overlap(members, PartCount(start: start, end: start, count: .number(0)), belonging, range)
    } else if case .number(let value)? = members.count, !members.isDefinite {
      overlap(members, PartCount(start: start, end: start, count: .number(value)), belonging, range)
    } else if belonging.isUniversal || members.count == .all {
      overlap(members, PartCount(start: start, end: start, count: .all), belonging, range)
    } else {
      size(members)
    }
    return belonging.end
  }

  private mutating func overlap(
    _ whole: ClaimPhrases.Members, _ part: PartCount, _ belonging: ClaimPhrases.Belonging, _ range: Range<Int>
  ) {
    guard !whole.isRestricted || part.start < whole.tokens.lowerBound else { return }
    if whole.isDefinite { size(whole) }
    add(
      .overlap(whole.set, in: belonging.body, part.count, isNegated: belonging.isNegated), range,
      isPast: belonging.isPast, isHypothetical: belonging.isHypothetical)
  }

  private mutating func size(_ members: ClaimPhrases.Members) {
    guard members.isDefinite, !members.isRestricted, case .number(let value)? = members.count, value > 1
    else { return }
    // "two of the other 29 members": then 29 is what is left over.
    if (max(0, members.tokens.lowerBound - 2)..<members.tokens.upperBound).contains(where: {
      ["other", "remaining", "new", "first", "last"].contains(form($0))
    }) {
      return
    }
    add(.size(members.set, .number(value)), members.tokens)
  }

  private struct PartCount {
    var start: Int
    var end: Int
    var count: Claim.Count
  }

  private func count(at start: Int) -> PartCount? {
    var index = start
    while ["only", "just", "some", "as", "many", "fully", "exactly", "at", "least"].contains(form(index)),
      index - start < 3
    { index += 1 }
    if let value = tokens[safe: index]?.number, value < 300 {
      return PartCount(start: start, end: index + 1, count: .number(value))
    }
    switch form(index) {
    case "all", "each": return PartCount(start: start, end: index + 1, count: .all)
    case "none": return PartCount(start: start, end: index + 1, count: .number(0))
    default: return nil
    }
  }

  private func count(endingAt end: Int) -> PartCount? {
    guard end > 0, var count = count(at: end - 1), count.end == end else { return nil }
    count.start = end - 1
    return count
  }

  // MARK: how many there are

  /// "the 27-member EU", "a 27-nation European Union"
  private mutating func compound(at start: Int) -> Int? {
    guard let value = tokens[safe: start]?.number, form(start + 1) == "-",
      ["member", "nation", "state", "country", "strong"].contains(form(start + 2)),
      let body = phrases.body(at: start + 3)
    else { return nil }
    add(.size(.init(body: body, isOfStates: form(start + 2) != "member"), .number(value)), start..<start + 4)
    return start + 4
  }

  /// "NATO now has 32 members", "the EU, with its 27 member states"
  private mutating func having(at start: Int) -> Int? {
    guard let body = phrases.body(at: start) ?? phrases.region(at: start) else { return nil }
    let isRegion = phrases.region(at: start) != nil
    var index = start + 1
    while [
      ",", "which", "now", "currently", "today", "already", "that", "still", "would", "will", "could", "may",
      "might", "should", "soon",
    ]
    .contains(form(index)), index - start < 4 { index += 1 }
    var isPast = false
    switch form(index) {
    case "has", "have", "counts", "comprises", "includes", "numbers", "unites", "with": break
    case "had", "counted", "comprised", "numbered", "united":
      isPast = true
    case "consists" where form(index + 1) == "of", "consisted" where form(index + 1) == "of":
      isPast = form(index) == "consisted"
      index += 1
    default: return nil
    }
    index += 1
    while ["its", "now", "currently", "a", "total", "of", "only", "the", "today"].contains(form(index)),
      index - start < 9
    { index += 1 }
    guard let value = tokens[safe: index]?.number, value < 300 else { return nil }
    index += 1
    var kind = Claim.MemberSet.Kind.full
    phrases.skipModifiers(&index, &kind)
    guard let noun = phrases.noun(at: index, isAfterName: isRegion), noun.isOfStates || !isRegion else {
      return nil
    }
    guard
      !["in", "that", "which", "with", "from", "of"].contains(form(noun.end))
        || phrases.date(at: noun.end) != nil
    else { return nil }
    add(
      .size(.init(body: body, kind: kind, isOfStates: noun.isOfStates), .number(value)), start..<noun.end,
      isPast: isPast,
      isHypothetical: isHypothetical(before: index))
    return noun.end
  }

  func isHypothetical(before index: Int) -> Bool {
    (max(0, index - 6)..<index).contains {
      ["will", "would", "could", "may", "might", "should", "if"].contains(form($0))
    }
  }

  // MARK: dates

  func date(behind start: Int) -> (date: PartialDate, preposition: String, end: Int)? {
    (start..<start + 4).lazy.compactMap { phrases.date(at: $0) }.first
  }

  /// The date of the sentence that stands nearest; after "than", what is compared has a date of its own.
  private func nearestDate(to range: Range<Int>) -> PartialDate? {
    var best: (distance: Int, date: PartialDate)?
    for index in tokens.indices {
      guard let read = phrases.date(at: index), ["in", "on", "at", "by", "during"].contains(read.preposition)
      else { continue }
      if index > 0, ["than", "unlike", "like"].contains(form(index - 1)) { continue }
      let distance = index < range.lowerBound ? range.lowerBound - read.end : index - range.upperBound
      if best.map({ distance < $0.distance }) ?? true { best = (distance, read.date) }
    }
    return best?.date
  }
}

extension Array {
  /// The element at an index, `nil` outside.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
