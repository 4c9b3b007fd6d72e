import EntenteOntology
import EntenteText

/// An argument of a predicate after normalisation: a word in a slot, and how sure we are of it.
struct ClauseArgument: Equatable, Sendable {
  /// Where the argument was found; later ones are used only where earlier ones give nothing.
  enum Origin: UInt8, Comparable, Sendable {
    /// The tree says so.
    case direct
    /// Through a relative clause, control, a copula, an apposition or a support verb.
    case carried
    /// Shared with a coordinated predicate.
    case shared
    /// Attached to a neighbour in the tree, as parsers often do with prepositions.
    case neighbour

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// Factor on confidence.
    var quality: Double {
      switch self {
      case .direct: 1
      case .carried: 0.95
      case .shared: 0.88
      case .neighbour: 0.75
      }
    }
  }

  var slot: FrameStep.Slot
  /// The preposition or marker as a whole and its last word (`together with`, `with`); empty where there is none.
  var prepositions: [String]
  var word: Int
  var origin: Origin

  init(_ slot: FrameStep.Slot, _ word: Int, prepositions: [String] = [], origin: Origin = .direct) {
    self.slot = slot
    self.word = word
    self.prepositions = prepositions
    self.origin = origin
  }

  func fits(_ step: FrameStep) -> Bool {
    guard
      slot == step.slot
        || (step.slot == .complement && (slot == .openComplement || slot == .closedComplement))
    else { return false }
    return step.prepositions.isEmpty || step.prepositions.contains { prepositions.contains($0) }
  }

  func moved(_ origin: Origin) -> Self {
    var copy = self
    copy.origin = max(self.origin, origin)
    return copy
  }
}

/// A predicate (verb, noun or adjective) with its arguments, diathesis undone.
struct Clause: Equatable, Sendable {
  var predicate: Int
  var isPassive = false
  var arguments: [ClauseArgument] = []

  /// Words that stand as grammatical subject on the surface.
  var surfaceSubjects: [Int] { isPassive ? words(.object) : words(.subject) }

  func words(_ slot: FrameStep.Slot) -> [Int] { arguments.filter { $0.slot == slot }.map(\.word) }

  func has(_ slot: FrameStep.Slot) -> Bool { arguments.contains { $0.slot == slot } }

  /// Adds an argument unless its word stands in that slot already.
  mutating func add(_ argument: ClauseArgument) {
    guard argument.word != predicate,
      !arguments.contains(where: { $0.word == argument.word && $0.slot == argument.slot })
    else { return }
    arguments.append(argument)
  }

  /// Arguments that fit a step, best origin only.
  func arguments(fitting step: FrameStep) -> [ClauseArgument] {
    let fitting = arguments.filter { $0.fits(step) }
    guard let best = fitting.map(\.origin).min() else { return [] }
    return fitting.filter { $0.origin == best }
  }
}
