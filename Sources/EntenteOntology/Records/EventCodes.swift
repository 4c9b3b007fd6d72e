/// Quad class of an event.
public enum QuadClass: Int, Sendable, CaseIterable {
  case verbalCooperation = 1
  case materialCooperation, verbalConflict, materialConflict
}

/// A code of CAMEO with its values.
public struct CAMEOCode: Hashable, Sendable {
  /// Two digits (root) to four: `04`, `036`, `0312`.
  public let code: String
  public let label: String
  public let quad: QuadClass
  /// Goldstein's scale, -10...10.
  public let goldstein: Double
  /// PLOVER type; `nil` for statements and appeals, which PLOVER does not code.
  public let plover: String?
  public let mode: String?
  public let contexts: [String]

  /// The first two digits.
  public var root: String { String(code.prefix(2)) }
}

/// An event type of PLOVER.
public struct PLOVERType: Hashable, Sendable {
  public struct Mode: Hashable, Sendable {
    public let name: String
    /// PLOVER's scale; `nil` where the manual gives none.
    public let score: Double?
  }

  public let name: String
  public let label: String
  public let quad: QuadClass
  /// PLOVER's scale, -10...10.
  public let score: Double
  public let requiresRecipient: Bool
  public let modes: [Mode]
}

/// The tables of event coding: CAMEO and PLOVER. The two scales are kept apart: they do not measure the same.
///
/// - Source: P. Schrodt, "CAMEO Codebook 1.1b3", 2012; J. Goldstein, "A Conflict-Cooperation Scale for WEIS Events
///   Data", 1992, as tabulated by GDELT; PLOVER manual, draft 0.8, 2021. Labels are our own.
public struct EventCodes: Sendable {
  /// Sorted by code.
  public let cameo: [CAMEOCode]
  public let plover: [PLOVERType]
  public let contexts: [String]
  /// Code and meaning of the sectors of actors.
  public let sectors: [Sector]
  private let cameoIndex: [String: Int]
  private let ploverIndex: [String: Int]

  public struct Sector: Hashable, Sendable {
    public let code: String
    public let label: String
  }

  init(cameo: [CAMEOCode] = [], plover: [PLOVERType] = [], contexts: [String] = [], sectors: [Sector] = []) {
    self.cameo = cameo.sorted { $0.code < $1.code }
    self.plover = plover
    self.contexts = contexts
    self.sectors = sectors
    cameoIndex = Dictionary(
      self.cameo.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    ploverIndex = Dictionary(
      plover.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func cameo(_ code: String) -> CAMEOCode? { cameoIndex[code].map { cameo[$0] } }
  public func plover(_ type: String) -> PLOVERType? { ploverIndex[type].map { plover[$0] } }

  /// PLOVER's score of a type and mode; that of the type where the mode is unknown or has none.
  public func score(_ type: String, mode: String? = nil) -> Double? {
    guard let type = plover(type) else { return nil }
    return type.modes.first { $0.name == mode }?.score ?? type.score
  }

  /// Goldstein's value of a code; of its nearest ancestor where the code itself is unknown.
  public func goldstein(_ code: String) -> Double? {
    var code = Substring(code)
    while code.count >= 2 {
      if let found = cameo(String(code)) { return found.goldstein }
      code.removeLast()
    }
    return nil
  }

  /// Most general CAMEO root of a PLOVER type: the one whose events it gathers (`COOPERATE` `06`).
  public func cameoRoot(_ type: String) -> String? {
    cameo.first { $0.code.count == 2 && $0.plover == type }?.code
  }
}
