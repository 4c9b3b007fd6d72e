/// The scores of one decision by label, with room for the look-ups behind them.
///
/// Nearly all time of an analysis goes into waiting for memory: a feature is looked up somewhere in many megabytes. So all look-ups of a
/// decision are begun before the first is used, and the processor waits for many at once.
struct Scores {
  /// Sums by label; ``LinearModel/maximumLabelCount`` entries.
  var sums = [Int32](repeating: 0, count: LinearModel.maximumLabelCount)
  /// What was found for each feature of a block.
  var lookups = [UInt64](repeating: 0, count: blockSize)

  /// Keeps loads that only warm the cache from being left out by the compiler.
  var touched: UInt16 = 0

  /// At most so many features are looked up at once.
  static let blockSize = 128

  subscript(label: Int) -> Int32 { sums[label] }

  mutating func clear(_ labelCount: Int) {
    for label in 0..<labelCount { sums[label] = 0 }
  }
}
