/// Turns UTF-8 byte offsets of a text into offsets in Unicode scalars, as Python's `str` counts them.
///
/// - Complexity: O(n) to make; O(1) a question (a running count for every 64 bytes).
public struct ScalarOffsets: Sendable {
  private let bytes: [UInt8]
  /// Number of scalars that start before byte `64 * i`.
  private let counts: [Int]

  public init(_ text: String) { self.init(utf8: Array(text.utf8)) }

  public init(utf8 bytes: [UInt8]) {
    self.bytes = bytes
    var counts: [Int] = []
    counts.reserveCapacity(bytes.count / 64 + 1)
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if offset & 63 == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    if bytes.count & 63 == 0 { counts.append(count) }
    self.counts = counts
  }

  /// Scalars before the byte offset.
  /// - Precondition: `0...utf8Count`.
  public func scalar(at byteOffset: Int) -> Int {
    precondition(byteOffset >= 0 && byteOffset <= bytes.count, "byte offset \(byteOffset) outside the text")
    var count = counts[byteOffset >> 6]
    for offset in (byteOffset & ~63)..<byteOffset where bytes[offset] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  public func scalars(_ range: Range<Int>) -> Range<Int> {
    scalar(at: range.lowerBound)..<scalar(at: range.upperBound)
  }
}
