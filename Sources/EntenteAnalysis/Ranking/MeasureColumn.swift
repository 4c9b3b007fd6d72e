/// One measure of every vertex of a graph.
public struct MeasureColumn: Sendable, Equatable {
  public let measure: Measure
  /// One entry a vertex; `nil` where the measure is not defined there.
  public let values: [Double?]
  /// What exactly was measured, in words.
  public let convention: String
}

extension MeasureColumn {
  /// Vertices in the order of the measure, the highest first, or the lowest where that is what stands out; undefined
  /// ones last, equal ones by their numbers.
  public var ranked: [Int] {
    values.indices.sorted { a, b in
      switch (values[a], values[b]) {
      case (let x?, let y?): x == y ? a < b : (x > y) != measure.ranksLowestFirst
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): a < b
      }
    }
  }
}
