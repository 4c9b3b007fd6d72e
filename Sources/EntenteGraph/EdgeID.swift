/// An edge of one graph: an index in `0 ..< edgeCount`, in the order in which edges were given.
public struct EdgeID: Hashable, Comparable, Sendable, Codable {
  public let index: UInt32

  /// - Precondition: `0 <= index <= UInt32.max`.
  public init(_ index: Int) { self.index = UInt32(index) }

  public init(index: UInt32) { self.index = index }

  /// The index as Swift's arrays want it.
  public var int: Int { Int(index) }

  public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

extension EdgeID: CustomStringConvertible {
  public var description: String { "e\(index)" }
}
