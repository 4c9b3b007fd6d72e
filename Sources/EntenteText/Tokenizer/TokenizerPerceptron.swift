/// Averaged perceptron over hashed features, several classes.
///
/// Source: M. Collins, "Discriminative training methods for hidden Markov models", 2002 (averaging).
struct TokenizerPerceptron {
  let classCount: Int
  let bits: Int
  private var weights: [Int32]
  /// Sum over all steps of the weights' changes, each times the step it was made in.
  private var totals: [Int64]
  private var step: Int64 = 1

  init(classCount: Int, bits: Int) {
    self.classCount = classCount
    self.bits = bits
    weights = Array(repeating: 0, count: classCount << bits)
    totals = Array(repeating: 0, count: classCount << bits)
  }

  /// Predicts, corrects the weights where the prediction is not `gold`, and returns it.
  mutating func learn(_ features: FeatureBuffer, gold: Int, margin: Int32 = 0) -> Int {
    var scores = [Int32](repeating: 0, count: classCount)
    for row in features.rows {
      for c in 0..<classCount { scores[c] += weights[Int(row) * classCount + c] }
    }
    var best = 0, rival = gold == 0 ? 1 : 0
    for c in 0..<classCount {
      if scores[c] > scores[best] { best = c }
      if c != gold && scores[c] > scores[rival] { rival = c }
    }
    if scores[gold] - scores[rival] <= margin {
      for row in features.rows {
        change(Int(row) * classCount + gold, by: 1)
        change(Int(row) * classCount + rival, by: -1)
      }
    }
    step += 1
    return best
  }

  private mutating func change(_ i: Int, by delta: Int32) {
    weights[i] += delta
    totals[i] += Int64(delta) * step
  }

  /// The mean of the weights over all steps, scaled into 16 bits.
  func averaged() -> TokenizerWeights {
    let means = weights.indices.map { Double(weights[$0]) - Double(totals[$0]) / Double(step) }
    let largest = means.reduce(0) { max($0, abs($1)) }
    let scale = largest > 0 ? min(256, 32767 / largest) : 1
    return TokenizerWeights(
      classCount: classCount, bits: bits, weights: MappedArray(means.map { Int16(($0 * scale).rounded()) }))
  }
}
