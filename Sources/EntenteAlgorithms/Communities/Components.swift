public import EntenteGraph

/// A division of all vertices into parts, numbered from 0 in the order of their lowest vertices.
public struct Components: Sendable, Equatable {
  /// The part of each vertex.
  public let labels: [Int32]
  /// The number of vertices of each part.
  public let sizes: [Int]

  public var count: Int { sizes.count }

  /// The vertices of each part, ascending.
  public var members: [[VertexID]] {
    var members = [[VertexID]](repeating: [], count: count)
    for (v, label) in labels.enumerated() { members[Int(label)].append(VertexID(v)) }
    return members
  }

  init(labels: [Int32], sizes: [Int]) {
    self.labels = labels
    self.sizes = sizes
  }

  /// - Parameter raw: a label a vertex, 0 or more and below the number of vertices; equal means the same part.
  public init(renumbering raw: [Int32]) {
    var number = [Int32](repeating: -1, count: raw.count)
    var sizes: [Int] = []
    labels = raw.map { label in
      if number[Int(label)] < 0 {
        number[Int(label)] = Int32(sizes.count)
        sizes.append(0)
      }
      sizes[Int(number[Int(label)])] += 1
      return number[Int(label)]
    }
    self.sizes = sizes
  }
}
