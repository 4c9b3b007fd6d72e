/// What repeated rounds share: norms, scaling and when to stop.
///
/// All sums run in the order of vertices, so that results are the same on every run.
enum PowerIteration {
  /// How long to go on: small graphs with close eigenvalues may take 100,000 rounds, large ones must end in
  /// minutes.
  static func rounds(edgeCount: Int) -> Int {
    min(100_000, max(1_000, 10_000_000_000 / max(edgeCount, 1)))
  }

  static func norm(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  static func sum(_ x: [Double]) -> Double { x.reduce(0, +) }

  static func maximum(_ x: [Double]) -> Double { x.reduce(0) { max($0, $1) } }

  static func scale(_ x: inout [Double], by factor: Double) {
    for v in x.indices { x[v] *= factor }
  }

  /// The largest change of an entry.
  static func change(_ x: [Double], _ y: [Double]) -> Double {
    var largest = 0.0
    for v in x.indices { largest = max(largest, abs(x[v] - y[v])) }
    return largest
  }
}
