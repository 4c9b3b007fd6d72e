/// A set of edges of one graph, one bit an edge.
public struct EdgeSet: Sendable, Equatable {
  private var bits: BitVector

  /// The empty set, or the set of all edges.
  public init(edgeCount: Int, full: Bool = false) { bits = BitVector(count: edgeCount, repeating: full) }

  public init(edgeCount: Int, _ members: some Sequence<EdgeID>) {
    self.init(edgeCount: edgeCount)
    for e in members { insert(e) }
  }

  public var edgeCount: Int { bits.count }
  /// The number of members. - Complexity: O(E / 64).
  public var memberCount: Int { bits.memberCount }
  /// Members, ascending.
  public var members: [EdgeID] { bits.members.map { EdgeID($0) } }

  public func contains(_ edge: EdgeID) -> Bool { bits[edge.int] }
  public mutating func insert(_ edge: EdgeID) { bits[edge.int] = true }
  public mutating func remove(_ edge: EdgeID) { bits[edge.int] = false }
  public mutating func formUnion(_ other: Self) { bits.combine(with: other.bits, |) }
  public mutating func formIntersection(_ other: Self) { bits.combine(with: other.bits, &) }
}
