public import EntenteGraph

/// A walk along edges: `vertices.count == edges.count + 1`, and `edges[i]` joins `vertices[i]` and
/// `vertices[i + 1]`.
///
/// Paths are ordered by length, then by number of edges, then by their vertices: this is the order in which
/// questions for several paths answer, and what decides between equal ones.
public struct Path: Hashable, Sendable, Comparable {
  public let vertices: [VertexID]
  public let edges: [EdgeID]
  /// The sum of the lengths of `edges` from first to last.
  public let length: Double

  public init(vertices: [VertexID], edges: [EdgeID], length: Double) {
    precondition(vertices.count == edges.count + 1, "a path of \(edges.count) edges has one vertex more")
    self.vertices = vertices
    self.edges = edges
    self.length = length
  }

  /// Whether no vertex stands in it twice.
  public var isLoopless: Bool { Set(vertices).count == vertices.count }

  public static func < (a: Self, b: Self) -> Bool {
    if a.length != b.length { return a.length < b.length }
    if a.edges.count != b.edges.count { return a.edges.count < b.edges.count }
    if a.vertices != b.vertices { return a.vertices.lexicographicallyPrecedes(b.vertices) }
    return a.edges.lexicographicallyPrecedes(b.edges)
  }

  /// This path and then `next`, which begins where this one ends.
  func followed(by next: Path) -> Path {
    precondition(vertices.last == next.vertices.first, "the second path does not begin where the first ends")
    return Path(
      vertices: vertices + next.vertices.dropFirst(), edges: edges + next.edges, length: length + next.length)
  }
}
