/// A user's word that outranks what was found. Keyed by names and hashes, not by rows, so that it survives a rebuild.
public struct Correction: Sendable, Equatable, Codable {
  public enum Kind: String, Sendable, Codable {
    /// `target` is the same as `value`: all of it goes there.
    case merge
    /// `target` in document `document` is another: it becomes the new entity `value` there.
    case split
    /// `target` is called `value`.
    case rename
    /// `target` has the type `value`.
    case retype
    /// Assertion `target` is wrong.
    case reject
  }

  /// Number in the list of corrections; `nil` before it is stored.
  public var number: Int?
  public var kind: Kind
  /// Entity id, or of `reject` an assertion id.
  public var target: String
  public var value: String?
  /// Hash of the document that a split holds for.
  public var document: String?
  public var note: String?

  public init(
    number: Int? = nil, kind: Kind, target: String, value: String? = nil, document: String? = nil,
    note: String? = nil
  ) {
    self.number = number
    self.kind = kind
    self.target = target
    self.value = value
    self.document = document
    self.note = note
  }
}
