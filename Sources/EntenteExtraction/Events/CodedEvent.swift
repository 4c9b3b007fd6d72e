package import EntenteModel

/// Code of an actor: a country or kind of body, then sectors: `USAGOV`, `IGO`, `---REB`.
package struct ActorCode: Hashable, Sendable, CustomStringConvertible {
  /// ISO 3166 alpha-3, `IGO`, `NGO`, `MNC`, `IMG`, a code of a dictionary, or `---` where it is not known.
  package var base: String
  /// Sectors of PLOVER, the wider first.
  package var sectors: [String]

  package static let nobody = ActorCode(base: "---")

  package init(base: String, sectors: [String] = []) {
    self.base = base
    self.sectors = sectors
  }

  package var isUnplaced: Bool { base == "---" }

  /// The code with one more sector, unless it says so already.
  package func adding(_ sector: String) -> ActorCode {
    guard !sectors.contains(sector), !base.hasSuffix(sector) else { return self }
    return ActorCode(base: base, sectors: sectors + [sector])
  }

  package var description: String { base + sectors.joined() }
}

/// One event of a text, coded: who did what to whom, how, and whether it is so.
///
/// Several sources or targets are a list, not several events: a meeting of four is one record.
package struct CodedEvent: Sendable {
  package var sources: [ActorCode]
  /// Empty where the text names nobody.
  package var targets: [ActorCode]
  /// Whether the sources act on one another (then `targets` repeats them).
  package var isReciprocal: Bool
  /// PLOVER type; `nil` for a dyad whose verb no frame knows.
  package var plover: String?
  package var mode: String?
  package var contexts: [String]
  package var cameo: String?
  package var polarity: Polarity
  package var modality: Modality
  /// The innermost speaker by name; `author` or `unnamed` where it is nobody else.
  package var speaker: String
  package var validity: Validity?
  /// Name of the place.
  package var place: String?
  package var evidence: Evidence?
  /// Frame or operators that gave it, and what decided.
  package var explanation: [String]

  /// The pairs of one source and one target, as dyadic formats want them; `---` for nobody.
  package var dyads: [(source: ActorCode, target: ActorCode)] {
    let left = sources.isEmpty ? [ActorCode.nobody] : sources
    let right = targets.isEmpty ? [ActorCode.nobody] : targets
    let straight = left.flatMap { source in
      right.filter { !isReciprocal || $0 != source }.map { (source, $0) }
    }
    guard isReciprocal, left != right else { return straight }
    return straight + right.flatMap { source in left.filter { $0 != source }.map { (source, $0) } }
  }
}
