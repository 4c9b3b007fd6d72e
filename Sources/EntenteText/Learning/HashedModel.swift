/// A linear classifier whose features share a fixed number of rows: a row holds one 16-bit weight a label.
///
/// Smaller and faster than ``LinearModel`` where labels are few: no lookup, no keys; features that fall on the same row share
/// their weights, which costs little while rows outnumber the features that matter.
///
/// - Source: K. Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009.
struct HashedModel: Sendable {
  let labelCount: Int
  /// Logarithm of the number of rows.
  let bits: Int
  /// `labelCount` weights a row.
  let weights: MappedArray<Int16>

  init(labelCount: Int, bits: Int, weights: MappedArray<Int16>) {
    precondition(
      weights.count == labelCount << bits, "\(weights.count) weights for 2^\(bits) rows of \(labelCount)")
    self.labelCount = labelCount
    self.bits = bits
    self.weights = weights
  }

  /// Reads a section; the number of rows follows from its length.
  init(_ section: String, labelCount: Int, from file: ModelFile) throws(ModelFileError) {
    let weights = try file.array(section, of: Int16.self)
    let rows = weights.count / labelCount
    guard rows > 0, rows & (rows - 1) == 0, rows * labelCount == weights.count else {
      throw file.malformed(section, "\(weights.count) weights are not \(labelCount) times a power of two")
    }
    self.init(labelCount: labelCount, bits: rows.trailingZeroBitCount, weights: weights)
  }

  /// The row of a feature: the upper bits of its hash.
  @inline(__always)
  static func row(_ hash: UInt64, bits: Int) -> Int { Int(hash >> UInt64(64 - bits)) }

  /// Sum of the weights of one label.
  @inline(__always)
  static func score(
    _ label: Int, _ features: FeatureVector, _ weights: Span<Int16>, labelCount: Int, bits: Int
  ) -> Int32 {
    var score: Int32 = 0
    let hashes = features.hashes.span
    for i in hashes.indices { score &+= Int32(weights[row(hashes[i], bits: bits) * labelCount + label]) }
    return score
  }
}

/// An averaged perceptron in training whose features share rows as in ``HashedModel``.
///
/// - Source: M. Collins, "Discriminative Training Methods for Hidden Markov Models", 2002.
struct HashedPerceptron {
  let labelCount: Int
  let bits: Int
  private(set) var weights: [Int32]
  /// Sum over all changes of each weight, times the step they were made in.
  private var totals: [Int64]
  private var now: Int64 = 1

  init(labelCount: Int, bits: Int) {
    self.labelCount = labelCount
    self.bits = bits
    weights = Array(repeating: 0, count: labelCount << bits)
    totals = Array(repeating: 0, count: labelCount << bits)
  }

  /// Counts one decision; averages are over all decisions.
  mutating func step() { now += 1 }

  @inline(__always)
  func score(_ label: Int, _ features: FeatureVector) -> Int32 {
    var score: Int32 = 0
    for hash in features.hashes { score &+= weights[HashedModel.row(hash, bits: bits) * labelCount + label] }
    return score
  }

  /// Adds `amount` to the weight of every feature for `label`.
  mutating func change(_ features: FeatureVector, _ label: Int, by amount: Int32) {
    for hash in features.hashes {
      let i = HashedModel.row(hash, bits: bits) * labelCount + label
      weights[i] += amount
      totals[i] += Int64(amount) * now
    }
  }

  /// One decision: predicts, corrects where `gold` does not win by more than `margin`, returns the prediction.
  mutating func learn(_ features: FeatureVector, gold: Int, margin: Int32) -> Int {
    var best = 0
    var bestScore = Int32.min
    var rival = 0
    var rivalScore = Int32.min
    var goldScore: Int32 = 0
    for label in 0..<labelCount {
      let score = self.score(label, features)
      if score > bestScore { (best, bestScore) = (label, score) }
      if label == gold {
        goldScore = score
      } else if score > rivalScore {
        (rival, rivalScore) = (label, score)
      }
    }
    if goldScore - rivalScore <= margin {
      change(features, gold, by: 1)
      change(features, rival, by: -1)
    }
    step()
    return best
  }

  /// The mean of the weights over all steps, scaled into 16 bits.
  func averaged() -> HashedModel { averagedWithScale().model }

  /// The same, and the factor by which weights were multiplied.
  func averagedWithScale() -> (model: HashedModel, scale: Double) {
    let means = weights.indices.map { Double(weights[$0]) - Double(totals[$0]) / Double(now) }
    let largest = means.reduce(0) { max($0, abs($1)) }
    let scale = largest > 0 ? min(256, 32767 / largest) : 1
    let model = HashedModel(
      labelCount: labelCount, bits: bits, weights: MappedArray(means.map { Int16(($0 * scale).rounded()) }))
    return (model, scale)
  }
}
