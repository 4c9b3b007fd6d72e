public import EntenteGraph

/// Who points to whom and how strongly, laid out for measures that add up neighbours' scores again and again.
///
/// Of the simple view. Made once, it serves several measures.
public struct StrengthRows: Sendable {
  /// Every vertex gathers from those that point to it.
  let gathering: Gathering
  /// The same by halves, where edges have no directions.
  let tiles: SymmetricTiles?
  /// The sum of all edges' strengths.
  let total: Double
  /// The largest sum of strengths at a vertex, out of it or into it: no eigenvalue is larger.
  let largest: Double
  let edgeCount: Int

  public var vertexCount: Int { gathering.rows.vertexCount }

  /// - Parameter weighted: edges count by their weight; otherwise 1.
  /// - Throws: ``AlgorithmError/invalidWeight(edge:weight:)``.
  /// - Complexity: O(V + E).
  public init(of graph: SimpleGraph, weighted: Bool = false) throws(AlgorithmError) {
    let strengths = try graph.strengths(weighted: weighted)
    gathering = graph.gathering(strengths, weighted: weighted)
    tiles = graph.isDirected ? nil : SymmetricTiles(gathering)
    total = strengths.reduce(0, +)
    largest = graph.largestStrength(strengths)
    edgeCount = graph.edgeCount
  }

  /// Numbers that ``multiply(_:into:spare:_:)`` needs room for.
  var spareCount: Int { tiles?.spareCount ?? 0 }

  /// `y` = what every vertex gathers from `x`, both as ``gathering`` numbers vertices.
  func multiply(
    _ x: borrowing Cells<Double>, into y: borrowing Cells<Double>, spare: borrowing Cells<Double>,
    _ crew: Crew
  ) {
    if let tiles {
      tiles.multiply(x, into: y, spare: spare, crew)
    } else {
      gathering.sums(of: x, into: y, crew)
    }
  }
}
