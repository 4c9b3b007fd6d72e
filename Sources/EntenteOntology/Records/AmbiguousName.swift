public import EntenteModel

/// A surface that several entities share by right: "Congo".
public struct AmbiguousName: Hashable, Sendable {
  public let surface: String
  public let candidates: [EntityID]
  /// What it means where the context is silent; `nil` where only the context can tell.
  public let preferred: EntityID?
}
