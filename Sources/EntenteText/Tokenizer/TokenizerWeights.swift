/// A linear classifier over hashed features: row `r` of `weights` holds one weight a class.
struct TokenizerWeights: Sendable {
  let classCount: Int
  let bits: Int
  let weights: MappedArray<Int16>

  init(classCount: Int, bits: Int, weights: MappedArray<Int16>) {
    precondition(weights.count == classCount << bits)
    self.classCount = classCount
    self.bits = bits
    self.weights = weights
  }

  /// Reads a section; the number of rows follows from its length.
  init(_ section: String, classCount: Int, from file: ModelFile) throws(ModelFileError) {
    let weights = try file.array(section, of: Int16.self)
    let rows = weights.count / classCount
    guard rows > 0, rows & (rows - 1) == 0, rows * classCount == weights.count else {
      throw file.malformed(section, "\(weights.count) weights are not \(classCount) times a power of two")
    }
    self.init(classCount: classCount, bits: rows.trailingZeroBitCount, weights: weights)
  }
}

/// The class of highest score under `features`; the lowest of equals.
@inline(__always)
func bestClass(_ weights: Span<Int16>, _ features: FeatureBuffer, classCount: Int) -> Int {
  var best = 0
  var bestScore = Int32.min
  for c in 0..<classCount {
    var score: Int32 = 0
    for row in features.rows { score += Int32(weights[Int(row) * classCount + c]) }
    if score > bestScore { (best, bestScore) = (c, score) }
  }
  return best
}
