public import EntenteModel

/// What happened to an entity, or between two, in the order of dates.
public struct TimelineQuestion: Sendable, Equatable {
  public var entity: EntityID
  /// The other side; `nil` for all that concerns the entity.
  public var other: EntityID?
  /// Assertions that count. Its date keeps what touches a period; see also `since` and `until`.
  public var filter: GraphFilter
  public var since: PartialDate?
  public var until: PartialDate?
  /// Whether undated assertions are listed, after the dated ones.
  public var includesUndated: Bool

  public init(
    of entity: EntityID, and other: EntityID? = nil, filter: GraphFilter = .all, since: PartialDate? = nil,
    until: PartialDate? = nil, includesUndated: Bool = false
  ) {
    self.entity = entity
    self.other = other
    self.filter = filter
    self.since = since
    self.until = until
    self.includesUndated = includesUndated
  }
}

/// Entries in the order of their first day; of equal ones the longer first, then by subject, relation,
/// object.
public struct Timeline: Sendable, Codable, Equatable {
  /// One fact in one period, or one event, with all statements that tell it.
  public struct Entry: Sendable, Codable, Hashable {
    /// `nil` for the undated.
    public let validity: Validity?
    public let subject: NamedEntity
    public let relation: RelationName
    public let object: NamedEntity
    public let polarity: Polarity
    public let modality: Modality
    public let sign: Sign
    public let statements: [Statement]
  }

  public let entries: [Entry]

  /// The same fact in two separate periods is two entries; periods that overlap or follow day on day are one.
  /// A date is never joined with a period or with another date: two meetings are two.
  ///
  /// Between two entities stands what one says, does or is to the other, what concerns their relationship,
  /// and the events that both have to do with.
  /// - Throws: ``AnalysisError/unknownEntity(_:)``.
  /// - Complexity: O(A log A).
  public init(in snapshot: KnowledgeGraph, _ question: TimelineQuestion) throws(AnalysisError) {
    for id in [question.entity] + [question.other].compactMap({ $0 }) {
      _ = try snapshot.requireVertex(of: id)
    }
    let scope = TimelineScope(snapshot, question)
    var groups: [Key: [Int]] = [:]
    for (index, assertion) in snapshot.assertions.enumerated() where scope.admits(assertion) {
      groups[Key(assertion), default: []].append(index)
    }
    let parts = groups.values.flatMap { Self.periods($0, snapshot) }
    entries = parts.sorted { Self.precedes($0, $1, snapshot) }.map { Self.entry($0, snapshot) }
  }

  private struct Key: Hashable {
    let subject: EntityID
    let relation: RelationName
    let object: EntityID
    let polarity: Polarity
    let modality: Modality

    init(_ assertion: Assertion) {
      subject = assertion.subject
      relation = assertion.relation
      object = assertion.object
      polarity = assertion.polarity
      modality = assertion.modality
    }
  }

  private struct Part {
    var validity: Validity?
    var members: [Int]
  }

  private static func periods(_ group: [Int], _ snapshot: KnowledgeGraph) -> [Part] {
    var parts: [Part] = []
    let sorted = group.sorted { a, b in
      let (x, y) = (snapshot.assertions[a].validity, snapshot.assertions[b].validity)
      return (x?.dayRange.lowerBound ?? .min, a) < (y?.dayRange.lowerBound ?? .min, b)
    }
    for index in sorted {
      let validity = snapshot.assertions[index].validity
      if let known = parts.firstIndex(where: { $0.validity == validity }) {
        parts[known].members.append(index)
      } else if let known = parts.firstIndex(where: { joins($0.validity, validity) }) {
        parts[known].members.append(index)
        parts[known].validity = union(parts[known].validity, validity)
      } else {
        parts.append(Part(validity: validity, members: [index]))
      }
    }
    return parts
  }

  private static func joins(_ a: Validity?, _ b: Validity?) -> Bool {
    guard let a, let b, !a.isPoint, !b.isPoint else { return false }
    let (first, second) =
      a.dayRange.lowerBound <= b.dayRange.lowerBound ? (a.dayRange, b.dayRange) : (b.dayRange, a.dayRange)
    return first.upperBound == .max || second.lowerBound <= first.upperBound + 1
  }

  private static func union(_ a: Validity?, _ b: Validity?) -> Validity? {
    guard let a, let b else { return a ?? b }
    let from = a.dayRange.lowerBound <= b.dayRange.lowerBound ? a.from : b.from
    let to = a.dayRange.upperBound >= b.dayRange.upperBound ? a.to : b.to
    return Validity(from: from, to: to)
  }

  private static func precedes(_ a: Part, _ b: Part, _ snapshot: KnowledgeGraph) -> Bool {
    let (x, y) = (days(a.validity), days(b.validity))
    if x.lowerBound != y.lowerBound { return x.lowerBound < y.lowerBound }
    if x.upperBound != y.upperBound { return x.upperBound > y.upperBound }
    return a.members[0] < b.members[0]  // the order of the snapshot: subject, relation, object
  }

  /// The undated come last; a period without a beginning stands before what begins when it ends: "until 2002" before
  /// "since 2002".
  private static func days(_ validity: Validity?) -> ClosedRange<Int> {
    guard let range = validity?.dayRange else { return .max ... .max }
    guard range.lowerBound == .min else { return range }
    let day = (validity?.to?.firstDay ?? range.upperBound) - 1
    return day...day
  }

  private static func entry(_ part: Part, _ snapshot: KnowledgeGraph) -> Entry {
    let first = snapshot.assertions[part.members[0]]
    let signs = Set(part.members.map { snapshot.assertions[$0].sign })
    return Entry(
      validity: part.validity, subject: snapshot.named(first.subject), relation: first.relation,
      object: snapshot.named(first.object), polarity: first.polarity, modality: first.modality,
      sign: signs.count == 1 ? first.sign : .neutral, statements: part.members.map { snapshot.statement($0) })
  }
}

/// Which assertions a timeline is made of.
private struct TimelineScope {
  private let question: TimelineQuestion
  /// Relationships of the two, and events that both have to do with.
  private let shared: Set<EntityID>
  private let days: ClosedRange<Int>

  init(_ snapshot: KnowledgeGraph, _ question: TimelineQuestion) {
    self.question = question
    let first = question.since?.firstDay ?? .min
    days = first...max(first, question.until?.lastDay ?? .max)
    guard let other = question.other else {
      shared = []
      return
    }
    var touched: [EntityID: Set<EntityID>] = [:]
    for assertion in snapshot.assertions {
      for (end, event) in [(assertion.subject, assertion.object), (assertion.object, assertion.subject)]
      where (end == question.entity || end == other) && event.kind == "event" {
        touched[event, default: []].insert(end)
      }
    }
    let relationships = Factors.relationships(in: snapshot, between: question.entity, and: other).map(\.id)
    shared = Set(relationships + touched.filter { $0.value.count == 2 }.keys)
  }

  func admits(_ assertion: Assertion) -> Bool {
    guard concerns(assertion), question.filter.admits(assertion) else { return false }
    guard let validity = assertion.validity else { return question.includesUndated }
    return validity.dayRange.overlaps(days)
  }

  private func concerns(_ assertion: Assertion) -> Bool {
    let ends = [assertion.subject, assertion.object]
    guard let other = question.other else { return ends.contains(question.entity) }
    if ends.contains(question.entity), ends.contains(other) { return true }
    return ends.contains { shared.contains($0) }
  }
}
