/// Words that turn the event they govern into another: "refused to give aid" is a refusal, "agreed to meet" a promise.
///
/// What it makes depends on the event below it: ``makes`` is asked with its CAMEO code, digit by digit from the right, then with
/// its PLOVER type, then with `any`. An event that it makes nothing of stays what it is.
public struct EventOperator: Hashable, Sendable {
  /// Who stands behind the event that is made.
  public enum Actor: UInt8, CaseIterable, Sendable {
    /// The subject of the operator is the one who would do the event: "promised to send troops".
    case same
    /// The subject wants or allows something of another, who becomes the target: "urged Chad to send troops".
    case other

    public static let names = ["same", "other"]
  }

  public struct Making: Hashable, Sendable {
    /// CAMEO code or its beginning, PLOVER type, or `any`.
    public var event: String
    /// CAMEO code of what is made; `=`: the event stays what it is, under the operator.
    public var cameo: String

    public init(event: String, cameo: String) {
      self.event = event
      self.cameo = cameo
    }
  }

  public var name: String
  public var words: [FrameWord]
  /// Where the event below stands; empty for operators beside the predicate (`not`, `will`, `must`).
  public var governs: [FramePath]
  public var actor: Actor
  /// Where the target stands, for ``Actor/other``; empty: object, then the subject of the complement.
  public var target: [FramePath]
  public var makes: [Making]
  /// `file:line`, for messages.
  public var origin: String

  public init(
    name: String, words: [FrameWord], governs: [FramePath] = [], actor: Actor = .same,
    target: [FramePath] = [],
    makes: [Making] = [], origin: String = ""
  ) {
    self.name = name
    self.words = words
    self.governs = governs
    self.actor = actor
    self.target = target
    self.makes = makes
    self.origin = origin
  }

  /// CAMEO code of what it makes of an event; `nil`: nothing.
  public func code(of plover: String?, cameo: String?) -> String? {
    guard let making = making(of: plover, cameo: cameo) else { return nil }
    return making.cameo == "=" ? cameo : making.cameo
  }

  private func making(of plover: String?, cameo: String?) -> Making? {
    var code = Substring(cameo ?? "")
    while !code.isEmpty {
      if let making = makes.first(where: { $0.event == code }) { return making }
      code.removeLast()
    }
    return makes.first { $0.event == plover } ?? makes.first { $0.event == "any" }
  }
}

/// A sentence of our own and the events that it must give: a test of frames, operators and conventions.
public struct EventExample: Hashable, Sendable {
  /// Key of the entry that it belongs to.
  public var name: String
  public var text: String
  public var expectations: [EventExpectation]
  /// `file:line`, for messages.
  public var origin: String

  public init(name: String, text: String, expectations: [EventExpectation], origin: String = "") {
    self.name = name
    self.text = text
    self.expectations = expectations
    self.origin = origin
  }
}

/// An event as an example writes it: `POLGOV > RUSGOV 161`, or with a PLOVER type for the code.
public struct EventExpectation: Hashable, Sendable, CustomStringConvertible {
  public var source: String
  public var target: String
  /// CAMEO code or PLOVER type.
  public var code: String

  public init(source: String, target: String, code: String) {
    self.source = source
    self.target = target
    self.code = code
  }

  /// Reads the written form; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 4, parts[1] == ">" else { return nil }
    self.init(source: parts[0], target: parts[2], code: parts[3])
  }

  public var description: String { "\(source) > \(target) \(code)" }
}
