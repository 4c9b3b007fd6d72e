/// A number of paths, which in roads and grids is soon more than a double can hold: `count` · 2^(512 · `power`).
///
/// Every share of such numbers matters, so they are neither infinite nor cut off.
struct PathCount: BitwiseCopyable {
  private static let large = 0x1p512
  private static let small = 0x1p-512

  private(set) var count: Double
  private(set) var power: Int32 = 0

  init(_ count: Double) { self.count = count }

  /// Terms more than one power apart differ by more than a double can tell.
  @inline(__always)
  mutating func add(_ other: PathCount) {
    if power == other.power {
      count += other.count
      if count >= Self.large {
        count *= Self.small
        power += 1
      }
    } else if power < other.power {
      count = other.count + (power + 1 == other.power ? count * Self.small : 0)
      power = other.power
    } else if power == other.power + 1 {
      count += other.count * Self.small
    }
  }

  /// What a vertex with these paths takes of `share`, which is given in parts of `beyond`, a number at least as
  /// large: to be multiplied by ``count``.
  @inline(__always)
  func scaled(_ share: Double, of beyond: PathCount) -> Double {
    if beyond.power == power { return share }
    return beyond.power == power + 1 ? share * Self.small : 0
  }
}
