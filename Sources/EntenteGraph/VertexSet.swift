/// A set of vertices of one graph, one bit a vertex.
public struct VertexSet: Sendable, Equatable {
  private var bits: BitVector

  /// The empty set, or the set of all vertices.
  public init(vertexCount: Int, full: Bool = false) { bits = BitVector(count: vertexCount, repeating: full) }

  public init(vertexCount: Int, _ members: some Sequence<VertexID>) {
    self.init(vertexCount: vertexCount)
    for v in members { insert(v) }
  }

  public var vertexCount: Int { bits.count }
  /// The number of members. - Complexity: O(V / 64).
  public var memberCount: Int { bits.memberCount }
  /// Members, ascending.
  public var members: [VertexID] { bits.members.map { VertexID($0) } }

  public func contains(_ vertex: VertexID) -> Bool { bits[vertex.int] }
  public mutating func insert(_ vertex: VertexID) { bits[vertex.int] = true }
  public mutating func remove(_ vertex: VertexID) { bits[vertex.int] = false }
  public mutating func formUnion(_ other: Self) { bits.combine(with: other.bits, |) }
  public mutating func formIntersection(_ other: Self) { bits.combine(with: other.bits, &) }
}
