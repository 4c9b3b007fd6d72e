/// Positions in a queue that are asked at once: every so manieth block of 16.
///
/// Vertices that stand beside each other in a file are often tied; asked at once, they would not know of each other.
package struct Batch {
  private let first: Int
  private let stride: Int
  package let count: Int

  /// Every position of a queue once, in `count` batches; after them an empty one.
  package static func all(of positions: Int, count: Int) -> [Batch] {
    let blocks = (positions + 15) / 16
    let stride = min(count, blocks)
    return (0...stride).map { first in
      guard first < stride else { return Batch(first: 0, stride: 1, count: 0) }
      let mine = (blocks - first + stride - 1) / stride
      let isCut = (blocks - 1) % stride == first
      return Batch(first: first, stride: stride, count: mine * 16 - (isCut ? blocks * 16 - positions : 0))
    }
  }

  @inline(__always)
  package func position(_ i: Int) -> Int { ((i >> 4) &* stride &+ first) << 4 | i & 15 }
}
