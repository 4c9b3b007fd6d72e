import EntenteGraph

/// Arithmetic on lanes. They are told apart by the bits of their numbers, since masks of doubles compile to loops
/// over lanes here: that was half of all time.
extension LaneBetweenness {
  typealias Bits = SIMD8<UInt64>

  /// What each path carries back, in the lanes that have paths.
  @inline(__always)
  static func share(_ dependency: Lanes, _ count: Lanes) -> Lanes {
    keep((dependency + 1) / count, where: nonZero(count))
  }

  /// Two sums, so that an addition need not wait for the one before it.
  @inline(__always)
  static func sum(_ rows: RowView, _ v: Int, _ values: borrowing Cells<Lanes>) -> Lanes {
    var even = Lanes.zero
    var odd = Lanes.zero
    var slot = rows.start(v)
    let end = rows.start(v + 1)
    while slot + 1 < end {
      even += values[rows.target(slot)]
      odd += values[rows.target(slot + 1)]
      slot += 2
    }
    if slot < end { even += values[rows.target(slot)] }
    return even + odd
  }

  /// All bits of the lanes that are not +0.
  @inline(__always)
  static func nonZero(_ lanes: Lanes) -> Bits {
    let bits = unsafeBitCast(lanes, to: Bits.self)
    return 0 &- ((bits | (0 &- bits)) &>> 63)
  }

  @inline(__always)
  static func keep(_ lanes: Lanes, where mask: Bits) -> Lanes {
    unsafeBitCast(unsafeBitCast(lanes, to: Bits.self) & mask, to: Lanes.self)
  }

  @inline(__always)
  static func isZero(_ lanes: Lanes) -> Bool {
    let bits = unsafeBitCast(lanes, to: Bits.self)
    let half = bits.lowHalf | bits.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] == 0
  }

  /// All bits of the lanes that are named.
  @inline(__always)
  static func mask(_ lanes: UInt8) -> Bits {
    let named = Bits(repeating: UInt64(lanes)) & [1, 2, 4, 8, 16, 32, 64, 128]
    return 0 &- ((named | (0 &- named)) &>> 63)
  }

  /// The lanes that a mask keeps, a bit each.
  @inline(__always)
  static func bits(_ mask: Bits) -> UInt8 {
    let named = mask & [1, 2, 4, 8, 16, 32, 64, 128]
    let half = named.lowHalf | named.highHalf
    let quarter = half.lowHalf | half.highHalf
    return UInt8(truncatingIfNeeded: quarter[0] | quarter[1])
  }

  @inline(__always)
  static func total(_ lanes: Lanes) -> Double {
    let half = lanes.lowHalf + lanes.highHalf
    let quarter = half.lowHalf + half.highHalf
    return quarter[0] + quarter[1]
  }
}
