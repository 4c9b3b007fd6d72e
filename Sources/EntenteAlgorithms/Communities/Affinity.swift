import EntenteGraph

/// How much ties a vertex, or several together, to each part: the parts met are listed once each, the first where
/// asked for, their weights beside them.
///
/// Working memory of one thread, wiped after each use by what it lists. Whether a neighbour's part has been met
/// cannot be foretold, so lists are written without branches.
final class Affinity: Sendable {
  let parts: Cells<UInt32>
  /// One entry a part listed, and 0 beyond.
  let weights: Cells<Double>
  /// Where each part is listed, counted from 1; 0 for parts that are not.
  private let places: Cells<UInt32>
  private let listed: Cells<Int>

  /// - Parameter count: the number of parts.
  init(count: Int) {
    // One more, to be written to in vain when all are listed.
    parts = Cells(unwritten: count + 1)
    weights = Cells(repeating: 0, count: count + 1)
    places = Cells(repeating: 0, count: count)
    listed = Cells(repeating: 0, count: 1)
  }

  var count: Int { listed[0] }

  func lists(_ part: Int) -> Bool { places[part] != 0 }

  func add(_ amount: Double, _ part: Int) {
    var count = listed[0]
    add(amount, UInt32(truncatingIfNeeded: part), &count)
    listed[0] = count
  }

  /// Adds the ties of `v` to the parts in which its neighbours stand.
  @inline(__always)
  func add(tiesOf v: Int, in network: CommunityNetwork, _ part: borrowing Cells<UInt32>) {
    var count = listed[0]
    if network.weights.count == 0 {
      for slot in network.row(v) { add(1, part[Int(network.targets[slot])], &count) }
    } else {
      for slot in network.row(v) { add(network.weights[slot], part[Int(network.targets[slot])], &count) }
    }
    listed[0] = count
  }

  /// Adds the ties of `v` to the pieces of its part, whose vertices have `places`; others count as ties of no
  /// weight to `own`, since which they are cannot be foretold.
  @inline(__always)
  func add(
    tiesOf v: Int, in network: CommunityNetwork, within places: Range<Int>, _ place: borrowing Cells<UInt32>,
    _ piece: borrowing Cells<UInt32>, own: Int
  ) {
    var count = listed[0]
    let isWeighted = network.weights.count > 0
    for slot in network.row(v) {
      let q = Int(place[Int(network.targets[slot])])
      let isInside = Self.has(places, q)
      let weight = isWeighted ? network.weights[slot] : 1
      add(weight * Double(isInside), piece[own &+ (q &- own) &* isInside], &count)
    }
    listed[0] = count
  }

  /// 1 if `places` has `place`, otherwise 0.
  @inline(__always)
  static func has(_ places: Range<Int>, _ place: Int) -> Int {
    UInt(bitPattern: place &- places.lowerBound) < UInt(bitPattern: places.count) ? 1 : 0
  }

  func wipe() {
    for i in 0..<listed[0] {
      places[Int(parts[i])] = 0
      weights[i] = 0
    }
    listed[0] = 0
  }

  @inline(__always)
  private func add(_ amount: Double, _ part: UInt32, _ count: inout Int) {
    let known = places[Int(part)]
    // 1 for a part that is new: arithmetic that no compiler turns into a branch.
    let new = (known &- 1) >> 31
    let place = known &+ new &* UInt32(truncatingIfNeeded: count &+ 1)
    places[Int(part)] = place
    parts[Int(place) &- 1] = part
    weights[Int(place) &- 1] += amount
    count &+= Int(new)
  }
}
