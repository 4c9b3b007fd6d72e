/// How much of what is right was found: counts, and the shares that follow from them.
public struct Score: Sendable, Equatable {
  /// What the system has and what is right.
  public var correct: Int
  /// What there is in the gold file.
  public var gold: Int
  /// What the system says there is.
  public var system: Int
  /// Words that both files have; `nil` where a measure is not one of matched words.
  public var aligned: Int?

  public init(correct: Int = 0, gold: Int = 0, system: Int = 0, aligned: Int? = nil) {
    self.correct = correct
    self.gold = gold
    self.system = system
    self.aligned = aligned
  }

  /// Share of the system's that is right, in [0, 1]; 0 where the system has nothing.
  public var precision: Double { Self.share(correct, system) }
  /// Share of the gold's that was found, in [0, 1]; 0 where there is nothing to find.
  public var recall: Double { Self.share(correct, gold) }
  /// Harmonic mean of precision and recall, in [0, 1].
  public var f1: Double { Self.share(2 * correct, gold + system) }
  /// Share of the matched words that is right, in [0, 1]; `nil` without matched words to speak of.
  public var alignedAccuracy: Double? { aligned.map { Self.share(correct, $0) } }

  static func share(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}
