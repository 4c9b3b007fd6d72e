/// How a perceptron is trained.
struct PerceptronOptions {
  /// Passes over the training data.
  var epochs: Int
  var seed: UInt64
  /// A feature gets weights from this number of updates on.
  var leastUpdates: UInt8 = 3
  /// Averaged weights smaller than this are not shipped; an update changes a weight by 1.
  var leastWeight: Float = 1
}
