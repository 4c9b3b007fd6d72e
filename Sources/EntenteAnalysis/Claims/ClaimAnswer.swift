public import EntenteModel

public enum ClaimVerdict: String, Sendable, Codable, CaseIterable {
  case confirmed, contradicted
  case notCheckable = "not checkable"
}

/// What becomes of one claim of a document.
public struct ClaimAnswer: Sendable, Codable, Equatable {
  /// Where the date comes from as of which the claim was held.
  public enum DateSource: String, Sendable, Codable {
    case claim, document, option
  }

  /// A number with those who make it up, from a day on.
  public struct Finding: Sendable, Codable, Equatable {
    public let count: Int
    public let members: [NamedEntity]
    /// First day; `nil` where one number holds throughout.
    public let from: PartialDate?
  }

  public let kind: String
  /// Bodies, offices and members that the claim names.
  public let about: [NamedEntity]
  /// What is claimed, in words: "21 of the members of NATO are members of the European Union".
  public let statement: String
  public let verdict: ClaimVerdict
  /// Why it is contradicted or cannot be checked.
  public let reason: String?
  public let asOf: PartialDate?
  public let dateSource: DateSource?
  /// Date of the document, where the claim has another of its own.
  public let documentDate: PartialDate?
  /// What the ontology has for the date; several where it changed within it.
  public let found: [Finding]
  /// The same as of the document's date, where that is another.
  public let foundAtDocument: [Finding]
  /// The sentence, and the words of the claim in it as Unicode scalars.
  public let sentence: String
  public let words: Range<Int>
  /// The sentence in the document's text, Unicode scalars.
  public let place: Range<Int>
}
