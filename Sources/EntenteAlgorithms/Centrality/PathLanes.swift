import EntenteGraph

/// Path counts of eight searches side by side.
///
/// 32-bit whole numbers where the counts fit, as they nearly always do: they take half the memory of doubles, and
/// reading them is most of the work. Doubles where they do not fit.
protocol PathLanes: BitwiseCopyable {
  static var zero: Self { get }
  static var one: Self { get }
  var isZero: Bool { get }
  var doubles: SIMD8<Double> { get }
  /// All bits that are set in some lane, as far as sums have to be watched.
  var allBits: UInt32 { get }

  /// Of several counts that have no other bits than `allBits`, so many can be added up without overflow.
  static func safe(_ allBits: UInt32) -> Int
  static func | (a: Self, b: Self) -> Self
  static func plus(_ a: Self, _ b: Self) -> Self
  /// Counts that are not of `lanes`, a bit each, made 0.
  func keeping(_ lanes: UInt8) -> Self
  /// The lanes that are not 0, a bit each.
  var named: UInt8 { get }
  /// The sum of `values` over the row of `v`; `nil` where it does not fit.
  static func checkedSum(_ rows: RowView, _ v: Int, _ values: borrowing Cells<Self>) -> Self?
}

extension PathLanes {
  /// Two sums, so that an addition need not wait for the one before it.
  @inline(__always)
  static func sum(_ rows: RowView, _ v: Int, _ values: borrowing Cells<Self>) -> Self {
    var even = zero
    var odd = zero
    var slot = rows.start(v)
    let end = rows.start(v + 1)
    while slot + 1 < end {
      even = plus(even, values[rows.target(slot)])
      odd = plus(odd, values[rows.target(slot + 1)])
      slot += 2
    }
    if slot < end { even = plus(even, values[rows.target(slot)]) }
    return plus(even, odd)
  }
}

/// Path counts of less than 2³².
struct WholeCounts: PathLanes {
  typealias Lanes = SIMD8<UInt32>
  private let lanes: Lanes

  private static var bitOfLane: Lanes { Lanes(1, 2, 4, 8, 16, 32, 64, 128) }
  static var zero: Self { Self(lanes: .zero) }
  static var one: Self { Self(lanes: .one) }

  /// All bits of the lanes that are not 0: comparisons would compile to loops over lanes.
  @inline(__always)
  private static func nonZero(_ lanes: Lanes) -> Lanes { 0 &- ((lanes | (0 &- lanes)) &>> 31) }

  @inline(__always)
  private static func union(_ lanes: Lanes) -> UInt32 {
    let half = lanes.lowHalf | lanes.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1]
  }

  @inline(__always)
  var isZero: Bool { Self.union(lanes) == 0 }

  @inline(__always)
  var allBits: UInt32 { Self.union(lanes) }

  /// 2⁵² + x is a double whose lowest bits are x.
  @inline(__always)
  var doubles: SIMD8<Double> {
    let bits = SIMD8<UInt64>(truncatingIfNeeded: lanes) | 0x4330_0000_0000_0000
    return unsafeBitCast(bits, to: SIMD8<Double>.self) - 0x1p52
  }

  @inline(__always)
  static func safe(_ allBits: UInt32) -> Int { Int(UInt32.max / max(allBits, 1)) }

  @inline(__always)
  static func | (a: Self, b: Self) -> Self { Self(lanes: a.lanes | b.lanes) }

  @inline(__always)
  static func plus(_ a: Self, _ b: Self) -> Self { Self(lanes: a.lanes &+ b.lanes) }

  @inline(__always)
  func keeping(_ named: UInt8) -> Self {
    Self(lanes: lanes & Self.nonZero(Lanes(repeating: UInt32(named)) & Self.bitOfLane))
  }

  @inline(__always)
  var named: UInt8 { UInt8(truncatingIfNeeded: Self.union(Self.nonZero(lanes) & Self.bitOfLane)) }

  @inline(never)
  static func checkedSum(_ rows: RowView, _ v: Int, _ values: borrowing Cells<Self>) -> Self? {
    var sum = SIMD8<UInt64>.zero
    for slot in rows.row(v) { sum &+= SIMD8<UInt64>(truncatingIfNeeded: values[rows.target(slot)].lanes) }
    return sum.max() <= UInt64(UInt32.max) ? Self(lanes: Lanes(truncatingIfNeeded: sum)) : nil
  }
}

extension SIMD8: PathLanes where Scalar == Double {
  private static var bitOfLane: SIMD8<UInt64> { SIMD8<UInt64>(1, 2, 4, 8, 16, 32, 64, 128) }

  @inline(__always)
  var isZero: Bool {
    let bits = unsafeBitCast(self, to: SIMD8<UInt64>.self)
    let half = bits.lowHalf | bits.highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] == 0
  }

  @inline(__always)
  var doubles: Self { self }

  @inline(__always)
  var allBits: UInt32 { 0 }

  @inline(__always)
  static func safe(_ allBits: UInt32) -> Int { .max }

  @inline(__always)
  static func | (a: Self, b: Self) -> Self {
    let bits = unsafeBitCast(a, to: SIMD8<UInt64>.self) | unsafeBitCast(b, to: SIMD8<UInt64>.self)
    return unsafeBitCast(bits, to: Self.self)
  }

  @inline(__always)
  static func plus(_ a: Self, _ b: Self) -> Self { a + b }

  @inline(__always)
  func keeping(_ lanes: UInt8) -> Self {
    let named = SIMD8<UInt64>(repeating: UInt64(lanes)) & Self.bitOfLane
    return keeping(0 &- ((named | (0 &- named)) &>> 63))
  }

  @inline(__always)
  var named: UInt8 {
    let named = nonZero & Self.bitOfLane
    let half = named.lowHalf | named.highHalf
    let quarter = half.lowHalf | half.highHalf
    return UInt8(truncatingIfNeeded: quarter[0] | quarter[1])
  }

  static func checkedSum(_ rows: RowView, _ v: Int, _ values: borrowing Cells<Self>) -> Self? {
    sum(rows, v, values)
  }

  /// All bits of the lanes that are not +0: masks of doubles would compile to loops over lanes, once half of all
  /// time.
  @inline(__always)
  var nonZero: SIMD8<UInt64> {
    let bits = unsafeBitCast(self, to: SIMD8<UInt64>.self)
    return 0 &- ((bits | (0 &- bits)) &>> 63)
  }

  @inline(__always)
  func keeping(_ mask: SIMD8<UInt64>) -> Self {
    unsafeBitCast(unsafeBitCast(self, to: SIMD8<UInt64>.self) & mask, to: Self.self)
  }

  @inline(__always)
  var total: Double {
    let half = lowHalf + highHalf
    let quarter = half.lowHalf + half.highHalf
    return quarter[0] + quarter[1]
  }
}
