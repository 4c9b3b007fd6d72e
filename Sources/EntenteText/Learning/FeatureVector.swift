/// The features of one decision as 64-bit hashes: what a linear model looks up.
///
/// Filled and emptied once per decision without allocating; the values depend on nothing but their input, so a model
/// trained on one machine reads the same features on another.
public struct FeatureVector: Sendable {
  public private(set) var hashes: [UInt64] = []

  public init() { hashes.reserveCapacity(160) }

  public mutating func removeAll() { hashes.removeAll(keepingCapacity: true) }

  /// Drops each feature that `isDropped` says.
  mutating func drop(where isDropped: (UInt64) -> Bool) { hashes.removeAll(where: isDropped) }

  /// Adds the feature "template `t` has value `a`".
  @inline(__always)
  public mutating func add(_ t: UInt64, _ a: UInt64) {
    hashes.append(finish(mix(t &* seed, a)))
  }

  @inline(__always)
  public mutating func add(_ t: UInt64, _ a: UInt64, _ b: UInt64) {
    hashes.append(finish(mix(mix(t &* seed, a), b)))
  }

  @inline(__always)
  public mutating func add(_ t: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
    hashes.append(finish(mix(mix(mix(t &* seed, a), b), c)))
  }

  @inline(__always)
  public mutating func add(_ t: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
    hashes.append(finish(mix(mix(mix(mix(t &* seed, a), b), c), d)))
  }

  @inline(__always) private var seed: UInt64 { 0x9e37_79b9_7f4a_7c15 }

  @inline(__always)
  private func mix(_ h: UInt64, _ x: UInt64) -> UInt64 {
    let k = (h ^ x) &* 0xff51_afd7_ed55_8ccd
    return k ^ (k >> 32)
  }

  @inline(__always)
  private func finish(_ h: UInt64) -> UInt64 {
    let k = (h ^ (h >> 29)) &* 0xc4ce_b9fe_1a85_ec53
    return k ^ (k >> 32)
  }
}

/// FNV-1a of bytes: equal on every machine and in every run, unlike Swift's `Hasher`.
@inline(__always)
func stableHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  return hash
}
