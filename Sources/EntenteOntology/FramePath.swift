/// One step from a predicate to an argument, after diathesis, coordination and control are normalised.
public struct FrameStep: Hashable, Sendable {
  public enum Slot: UInt8, CaseIterable, Sendable {
    /// Who acts: deep subject; of a noun: subject of its support verb or copula.
    case subject
    /// What is acted on: deep object (subject of a passive).
    case object
    case indirectObject
    /// A prepositional dependent, attached to the predicate or, where the parser was wrong, next to it.
    case prepositional
    /// `Norway's`, `its`.
    case possessor
    /// `NATO-China` before a noun.
    case compound
    /// `Chinese` before a noun.
    case adjective
    /// A complement clause, with a subject of its own or without.
    case complement
    /// One without a subject of its own: "agreed to meet".
    case openComplement
    /// One with a subject or a complementiser: "said that they met".
    case closedComplement
    /// An adverbial clause; with a preposition its marker.
    case adverbial
    /// A noun set beside another.
    case apposition
    /// The noun that a relative or participial clause or an adjective belongs to.
    case modified
    /// The predicate itself.
    case itself

    /// Names in the pattern language; UD's own where there is one.
    public static let names: [(name: String, slot: Slot)] = [
      ("nsubj", .subject), ("obj", .object), ("nsubj:pass", .object), ("iobj", .indirectObject),
      ("obl", .prepositional), ("nmod", .prepositional), ("poss", .possessor), ("nmod:poss", .possessor),
      ("compound", .compound), ("amod", .adjective), ("compl", .complement), ("xcomp", .openComplement),
      ("ccomp", .closedComplement), ("advcl", .adverbial), ("appos", .apposition), ("modified", .modified),
      ("self", .itself),
    ]
  }

  public var slot: Slot
  /// Prepositions or markers, any of which fits; empty: any.
  public var prepositions: [String]

  public init(_ slot: Slot, prepositions: [String] = []) {
    self.slot = slot
    self.prepositions = prepositions
  }
}

/// A path of one or more steps: `obj`, `obl:with`, `obl(due to | because of)`, `obj/nmod:of`.
public struct FramePath: Hashable, Sendable {
  public var steps: [FrameStep]

  public init(_ steps: [FrameStep]) {
    self.steps = steps
  }

  /// Reads one path; `nil` where it is none of the pattern language.
  public init?(_ text: some StringProtocol) {
    var steps: [FrameStep] = []
    for part in Self.split(String(text), at: "/") {
      guard let step = Self.step(part) else { return nil }
      steps.append(step)
    }
    guard !steps.isEmpty else { return nil }
    self.init(steps)
  }

  /// Reads alternatives, `nsubj | obl:by`; the text of the first that is no path is returned in `wrong`.
  static func alternatives(_ text: String) -> (paths: [FramePath], wrong: String?) {
    var paths: [FramePath] = []
    for part in split(text, at: "|") {
      guard let path = FramePath(part) else { return (paths, part) }
      paths.append(path)
    }
    return (paths, nil)
  }

  private static func step(_ text: String) -> FrameStep? {
    for (name, slot) in FrameStep.Slot.names where text == name { return FrameStep(slot) }
    let slots: [(String, FrameStep.Slot)] = [
      ("obl", .prepositional), ("nmod", .prepositional), ("advcl", .adverbial), ("compl", .complement),
      ("xcomp", .openComplement), ("ccomp", .closedComplement),
    ]
    for (name, slot) in slots where text.hasPrefix(name) {
      let rest = text.dropFirst(name.count)
      if rest.first == ":" {
        let word = trimmed(rest.dropFirst())
        return word.isEmpty ? nil : FrameStep(slot, prepositions: [word])
      }
      if rest.first == "(", rest.last == ")" {
        let words = rest.dropFirst().dropLast().split(separator: "|").map(trimmed)
        return words.isEmpty || words.contains("") ? nil : FrameStep(slot, prepositions: words)
      }
    }
    return nil
  }

  /// Splits at a separator outside parentheses.
  private static func split(_ text: String, at separator: Character) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == separator && depth == 0 {
        parts.append(trimmed(part))
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(trimmed(part))
    return parts
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var view = text[...]
    while let first = view.first, first == " " { view = view.dropFirst() }
    while let last = view.last, last == " " { view = view.dropLast() }
    return String(view)
  }
}
