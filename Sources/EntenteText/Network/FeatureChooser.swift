/// Chooses morphological features among those that a tag allows.
struct FeatureChooser: Sendable {
  /// Feature strings as in CoNLL-U; empty for none.
  let features: [String]
  /// The features that tag `t` allows are `allowed[offsets[t] ..< offsets[t + 1]]`.
  let offsets: [Int]
  let allowed: [Int]
  /// A row of weights for each feature string.
  let weights: MappedArray<Float>
  let biases: [Float]

  /// The best features of a word with this tag, the first of equally good ones; none where the tag allows none.
  ///
  /// - Parameter encoded: as many floats as a row of weights has, a multiple of sixteen
  func choose(tag: Int, encoded: UnsafePointer<Float>, count: Int) -> String {
    let candidates = allowed[offsets[tag]..<offsets[tag + 1]]
    guard candidates.count > 1 else { return candidates.first.map { features[$0] } ?? "" }
    return weights.withSpan { weights in
      var best = -1
      var bestScore: Float = 0
      for candidate in candidates {
        let row = weights.extracting(candidate * count..<(candidate + 1) * count)
        let score = Self.product(encoded, row) + biases[candidate]
        if best < 0 || score > bestScore { (best, bestScore) = (candidate, score) }
      }
      return features[best]
    }
  }

  /// Inner product: sixteen sums, then their sum from the first to the last.
  private static func product(_ vector: UnsafePointer<Float>, _ weights: Span<Float>) -> Float {
    let sums = weights.withUnsafeBytes { bytes in
      var sums = Lanes.zero
      let source = UnsafeRawPointer(vector)
      for start in stride(from: 0, to: bytes.count, by: MemoryLayout<Lanes>.size) {
        sums +=
          source.loadUnaligned(fromByteOffset: start, as: Lanes.self)
          * bytes.loadUnaligned(fromByteOffset: start, as: Lanes.self)
      }
      return sums
    }
    var sum: Float = 0
    for lane in 0..<Lanes.scalarCount { sum += sums[lane] }
    return sum
  }
}
