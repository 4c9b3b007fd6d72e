public import Foundation

/// Reads edge lists: an edge a line, `source target [weight]`, separated by blanks or tabs. Lines that begin
/// with `#` or `%` and empty lines are passed over; loops and repeated edges are kept; an edge without weight
/// weighs 1.
///
/// Digits are read straight from the mapped file, and names are kept as places in it until all edges are
/// known.
public struct EdgeListReader: Sendable {
  public enum Numbering: Sendable {
    /// Vertices are any words, numbered in the order in which the file names them.
    case byAppearance
    /// Vertices are whole numbers, and so are their indices; numbers that no edge names are vertices too.
    case byNumber
  }

  public let numbering: Numbering

  public init(numbering: Numbering = .byAppearance) { self.numbering = numbering }

  /// - Throws: ``EdgeListError`` for what the file says, an error of Foundation where it cannot be read.
  /// - Complexity: O(bytes + V + E).
  public func read(contentsOf file: URL) throws -> EdgeList {
    try read(try Data(contentsOf: file, options: .mappedIfSafe))
  }

  /// How many vertices a file of so many edges may number: a slip such as a year or an identifier among the numbers
  /// must not ask for all the memory there is.
  static func plausibleVertexCount(edges: Int) -> Int { (1 << 24) + 64 * edges }

  public func read(_ data: Data) throws(EdgeListError) -> EdgeList {
    var scan = EdgeListScan(numbering: numbering)
    try scan.run(data.span)
    let plausible = Self.plausibleVertexCount(edges: scan.edgeCount)
    if scan.vertexCount > plausible {
      // Read again to the line that says so: nobody else pays for counting lines.
      var again = EdgeListScan(numbering: numbering, plausible: plausible, edges: scan.edgeCount)
      try again.run(data.span)
    }
    return try scan.finished(data.span)
  }
}
