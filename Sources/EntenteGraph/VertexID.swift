/// A vertex of one graph: an index in `0 ..< vertexCount`, without meaning in any other graph.
public struct VertexID: Hashable, Comparable, Sendable, Codable, BitwiseCopyable {
  public let index: UInt32

  /// - Precondition: `0 <= index <= UInt32.max`.
  public init(_ index: Int) { self.index = UInt32(index) }

  public init(index: UInt32) { self.index = index }

  /// The index as Swift's arrays want it.
  public var int: Int { Int(index) }

  public static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

extension VertexID: CustomStringConvertible {
  public var description: String { "v\(index)" }
}
