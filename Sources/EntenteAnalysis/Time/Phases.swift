public import EntenteModel

/// The phases of a timeline: stretches in which what two did to each other was of one sign.
///
/// Only what is dated, fact and cooperative or conflictual counts; what is denied of cooperation stands on the other side. A
/// phase goes from its first event to the one that opens the next.
public struct Phases: Sendable, Codable, Equatable {
  public struct Phase: Sendable, Codable, Hashable {
    public let sign: Sign
    /// `nil` where only its end is known.
    public let from: PartialDate?
    /// First date of the next phase; `nil` for the last.
    public let until: PartialDate?
    /// Number of entries of the timeline.
    public let count: Int
    /// What opened it.
    public let opening: Timeline.Entry
  }

  public let phases: [Phase]

  /// - Complexity: O(entries).
  public init(_ timeline: Timeline) {
    var runs: [(sign: Sign, entries: [Timeline.Entry])] = []
    for entry in timeline.entries {
      guard entry.validity != nil, entry.modality == .fact, let sign = Self.sign(of: entry) else { continue }
      if let last = runs.last, last.sign == sign {
        runs[runs.count - 1].entries.append(entry)
      } else {
        runs.append((sign, [entry]))
      }
    }
    phases = runs.enumerated().map { index, run in
      Phase(
        sign: run.sign, from: run.entries[0].validity?.from,
        until: index + 1 < runs.count ? Self.start(runs[index + 1].entries[0]) : nil,
        count: run.entries.count,
        opening: run.entries[0])
    }
  }

  private static func start(_ entry: Timeline.Entry) -> PartialDate? {
    entry.validity?.from ?? entry.validity?.to
  }

  /// Factors count by their direction.
  private static func sign(of entry: Timeline.Entry) -> Sign? {
    let directions = Set(entry.statements.compactMap { $0.arguments["direction"] })
    let isFor = directions.contains("favourably") || directions.contains("favourable")
    let isAgainst = directions.contains("unfavourably") || directions.contains("unfavourable")
    let plain: Sign = isFor == isAgainst ? entry.sign : isFor ? .cooperative : .conflictual
    switch (plain, entry.polarity) {
    case (.neutral, _): return nil
    case (.cooperative, .affirmed), (.conflictual, .negated): return .cooperative
    case (.conflictual, .affirmed), (.cooperative, .negated): return .conflictual
    }
  }
}
