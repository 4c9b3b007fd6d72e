public import EntenteGraph

/// Rows in which every slot has a length: what searches by length walk.
///
/// Where all lengths are whole numbers and no path can be longer than 2^32, they are kept and added up as such:
/// half the memory, and as exact as doubles.
public struct ArcRows: Sendable, Equatable {
  /// A slot: where it leads and how long it is, side by side in memory.
  struct Arc<Length: ArcLength>: BitwiseCopyable, Sendable, Equatable {
    let target: UInt32
    let length: Length
  }

  /// Where edges crowd at few vertices these are numbered anew, hubs first, so that most of what a search
  /// fetches lies close together: `number[v]` is what vertex `v` is called inside. Empty where it is `v`.
  let number: [UInt32]
  let offsets: [UInt32]
  let whole: [Arc<UInt32>]?
  let real: [Arc<Double>]
  /// The longest arc; 0 where there is none.
  let longest: Double

  public var vertexCount: Int { offsets.count - 1 }

  /// - Parameter lengths: one entry a slot, 0 or more and finite.
  /// - Complexity: O(V + E).
  public init(rows: Rows, lengths: [Double]) {
    self.init(rows: rows, lengths: lengths, order: rows.isCrowded ? rows.orderByDegree() : nil)
  }

  /// - Parameter order: the new order of vertices; `nil` keeps theirs.
  init(rows: Rows, lengths: [Double], order: [VertexID]?) {
    precondition(lengths.count == rows.slotCount, "\(lengths.count) lengths for \(rows.slotCount) slots")
    var longest = 0.0
    var isWhole = true
    for length in lengths {
      precondition(length >= 0 && length < .infinity, "an arc of length \(length)")
      longest = max(longest, length)
      if length.rounded(.towardZero) != length { isWhole = false }
    }
    self.longest = longest
    var number: [UInt32] = []
    if let order {
      number = [UInt32](repeating: 0, count: order.count)
      for (place, v) in order.enumerated() { number[v.int] = UInt32(place) }
    }
    self.number = number
    if isWhole, longest * Double(max(rows.vertexCount, 1)) < Double(UInt32.max) / 2 {
      (offsets, whole) = Self.arcs(rows, number, order) { UInt32(lengths[$0]) }
      real = []
    } else {
      whole = nil
      (offsets, real) = Self.arcs(rows, number, order) { lengths[$0] }
    }
  }

  private static func arcs<Length>(
    _ rows: Rows, _ number: [UInt32], _ order: [VertexID]?, _ length: (Int) -> Length
  ) -> (offsets: [UInt32], arcs: [Arc<Length>]) {
    let targets = rows.targets
    guard let order else {
      return (rows.offsets, targets.indices.map { Arc(target: targets[$0].index, length: length($0)) })
    }
    var offsets: [UInt32] = [0]
    var arcs: [Arc<Length>] = []
    arcs.reserveCapacity(targets.count)
    for v in order {
      for slot in Int(rows.offsets[v.int])..<Int(rows.offsets[v.int + 1]) {
        arcs.append(Arc(target: number[targets[slot].int], length: length(slot)))
      }
      offsets.append(UInt32(arcs.count))
    }
    return (offsets, arcs)
  }

  /// What vertex `v` is called inside.
  func inside(_ v: VertexID) -> Int { number.isEmpty ? v.int : Int(number[v.int]) }

  /// The rows of a network, out of its vertices and into them.
  public static func of(_ network: PathNetwork) -> (out: ArcRows, in: ArcRows) {
    let rows = network.out.rows
    let order = rows.isCrowded ? rows.orderByDegree() : nil  // the same for both
    let out = ArcRows(rows: rows, lengths: network.outLengths, order: order)
    if network.in.edges == network.out.edges && network.in.targets == network.out.targets {
      return (out, out)
    }
    return (out, ArcRows(rows: network.in.rows, lengths: network.inLengths, order: order))
  }

  /// Rows of edges that may be walked both ways.
  /// - Parameter weights: one length an edge.
  /// - Complexity: O(V + E).
  public init(
    undirectedVertexCount vertexCount: Int, sources: [VertexID], targets: [VertexID], weights: [Double]
  ) {
    let adjacency = Adjacency(undirectedVertexCount: vertexCount, sources: sources, targets: targets)
    self.init(
      rows: adjacency.rows,
      lengths: weights.isEmpty
        ? [Double](repeating: 1, count: adjacency.slotCount) : adjacency.edges.map { weights[$0.int] })
  }
}

/// Numbers that lengths of paths are added up in.
protocol ArcLength: BitwiseCopyable, Comparable, Sendable, AdditiveArithmetic {
  /// Longer than any path.
  static var unreached: Self { get }
  var double: Double { get }
  /// `self + length`, which is known not to overflow.
  func plus(_ length: Self) -> Self
  /// The bucket of a distance.
  func bucket(_ scale: BucketScale) -> Int
}

/// How wide the buckets of a search are.
struct BucketScale {
  /// Whole lengths: a bucket holds 2^shift of them.
  var shift: UInt32 = 0
  /// Real lengths: buckets a unit of length.
  var perUnit = 0.0
  /// As many as the longest arc spans, and one more; a power of two.
  let count: Int

  /// Buckets of one whole number each settle a vertex once; a few thousand are quick to look through.
  init(longest: Double, isWhole: Bool) {
    if isWhole {
      while longest / Double(UInt64(1) << UInt64(shift)) > 4094 { shift += 1 }
      count = Self.powerOfTwo(above: Int(longest / Double(UInt64(1) << UInt64(shift))) + 2)
    } else {
      // Lengths near the least number there is: the inverse of none may be infinite.
      perUnit = longest > 0 ? min(510 / longest, .greatestFiniteMagnitude) : 0
      count = 1024
    }
  }

  private static func powerOfTwo(above count: Int) -> Int {
    var power = 1
    while power < count { power *= 2 }
    return power
  }
}

extension UInt32: ArcLength {
  static var unreached: UInt32 { .max / 2 }
  var double: Double { self >= .unreached ? .infinity : Double(self) }
  @inline(__always) func plus(_ length: UInt32) -> UInt32 { self &+ length }
  @inline(__always) func bucket(_ scale: BucketScale) -> Int { Int(self &>> scale.shift) }
}

extension Double: ArcLength {
  static var unreached: Double { .infinity }
  var double: Double { self }
  @inline(__always) func plus(_ length: Double) -> Double { self + length }
  @inline(__always) func bucket(_ scale: BucketScale) -> Int { Int(self * scale.perUnit) }
}
