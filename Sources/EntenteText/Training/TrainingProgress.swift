/// How far a training is.
public struct TrainingProgress: Sendable {
  /// What is learnt one after the other.
  public enum Part: String, CaseIterable, Sendable {
    case tokenizer = "tokeniser and splitter"
    case classes = "word classes"
    case tagger
    case morphology = "features"
    case lemmas
    case tags = "tags for the parser"
    case parser
    case names

    /// Shares of the time that the parts of the English model took, in percent: what is left is estimated by them.
    var cost: Double {
      switch self {
      case .tokenizer: 10
      case .classes: 15
      case .tagger: 6
      case .morphology: 2
      case .lemmas: 1
      case .tags: 14
      case .parser: 30
      case .names: 22
      }
    }
  }

  public var part: Part
  /// Which one of how many, from 1.
  public var number: Int
  public var count: Int
  /// Passes over the part's data that are done, of how many.
  public var epoch: Int
  public var epochs: Int
  /// Of annotated text; `nil` before the first pass has ended.
  public var wordsPerSecond: Double?
  /// Estimated; `nil` where there is nothing to estimate from.
  public var secondsLeft: Double?
  /// What the part has to say, as its number of errors.
  public var detail = ""
}

/// What a training tells while it runs.
public enum TrainingEvent: Sendable {
  case progress(TrainingProgress)
  /// A part of an interrupted training is used again.
  case reused(TrainingProgress.Part)
  case remark(String)
}

/// Keeps the time of a training.
final class TrainingClock {
  private let parts: [TrainingProgress.Part]
  private let words: Int
  private let report: (TrainingEvent) -> Void
  private let start = ContinuousClock.now
  private var partStart = ContinuousClock.now
  private var costDone = 0.0
  private var costReused = 0.0
  private var current: TrainingProgress

  /// - Parameter words: of annotated text, what one pass reads
  init(parts: [TrainingProgress.Part], words: Int, report: @escaping (TrainingEvent) -> Void) {
    self.parts = parts
    self.words = words
    self.report = report
    current = TrainingProgress(part: parts[0], number: 0, count: parts.count, epoch: 0, epochs: 1)
  }

  func begin(_ part: TrainingProgress.Part, epochs: Int) {
    partStart = .now
    current.part = part
    current.number = (parts.firstIndex(of: part) ?? 0) + 1
    (current.epoch, current.epochs) = (0, max(1, epochs))
    tell("")
  }

  /// A pass has ended.
  func epochEnded(_ detail: String = "") {
    current.epoch += 1
    tell(detail)
  }

  func end() { costDone += current.part.cost }

  func reuse(_ part: TrainingProgress.Part) {
    costReused += part.cost
    report(.reused(part))
  }

  func remark(_ text: String) { report(.remark(text)) }

  private func tell(_ detail: String) {
    let partSeconds = Self.seconds(since: partStart)
    current.wordsPerSecond =
      current.epoch > 0 && partSeconds > 0 ? Double(words * current.epoch) / partSeconds : nil
    let share = min(1, Double(current.epoch) / Double(current.epochs))
    let done = costDone + current.part.cost * share
    let all = parts.reduce(0) { $0 + $1.cost } - costReused
    current.secondsLeft = done > 0 ? Self.seconds(since: start) * max(0, all - done) / done : nil
    current.detail = detail
    report(.progress(current))
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    Double((ContinuousClock.now - start) / .microseconds(1)) / 1e6
  }
}
