/// A trained linear classifier as it is shipped: sparse rows of small integer weights behind a hash table.
///
/// A feature's row lists only the labels with a weight. Scores are integer sums, so they are equal on every machine.
/// A slot holds 24 bits of the feature's hash, the length of its row (8 bits) and its start (32 bits), or 0 where it is empty; a row
/// holds `label << 8 | code`, see ``weight(_:)``. Rows of one or two entries, which are most, stand in the slot itself: their
/// length is 0, and the lower 32 bits hold the entries (the second with code 0 where there is one).
public struct LinearModel: Sendable {
  /// At most this many labels, so that a label fits a byte.
  public static let maximumLabelCount = 256

  private let slots: MappedArray<UInt64>
  private let rows: MappedArray<UInt16>
  public let labelCount: Int

  init(slots: [UInt64], rows: [UInt16], labelCount: Int) {
    precondition(!slots.isEmpty && (1...Self.maximumLabelCount).contains(labelCount))
    self.slots = MappedArray(slots)
    self.rows = MappedArray(rows)
    self.labelCount = labelCount
  }

  /// Reads the sections `name.slots` and `name.rows`.
  public init(from file: ModelFile, name: String, labelCount: Int) throws(ModelFileError) {
    slots = try file.array("\(name).slots", of: UInt64.self)
    rows = try file.array("\(name).rows", of: UInt16.self)
    self.labelCount = labelCount
    guard slots.count > 0, slots.count < 1 << 31 else { throw file.malformed("\(name).slots", "no slots") }
    guard (1...Self.maximumLabelCount).contains(labelCount) else {
      throw file.malformed("\(name).rows", "\(labelCount) labels")
    }
  }

  public func write(to file: inout ModelFileWriter, name: String) {
    file.add("\(name).slots", slots)
    file.add("\(name).rows", rows)
  }

  /// Sums of the weights of the features, by label; entries beyond `labelCount` are not touched.
  ///
  /// - Complexity: O(features × labels with a weight)
  func score(_ features: FeatureVector, into scores: inout Scores) {
    scores.clear(labelCount)
    let hashes = features.hashes.span
    slots.withSpan { slots in
      rows.withSpan { rows in
        var first = 0
        while first < hashes.count {
          let block = hashes.extracting(first..<min(first + Scores.blockSize, hashes.count))
          Self.look(up: block, in: slots, &scores.lookups)
          if rows.count > 0 { scores.touched &+= Self.touch(rows, scores.lookups, block.count) }
          Self.add(rows, scores.lookups, block.count, to: &scores.sums)
          first += block.count
        }
      }
    }
  }

  /// Finds the slot of each feature; 0 for a feature without weights.
  @inline(__always)
  private static func look(up block: Span<UInt64>, in slots: Span<UInt64>, _ found: inout [UInt64]) {
    var found = found.mutableSpan
    for k in block.indices { found[k] = slots[home(block[k], slotCount: slots.count)] }
    for k in block.indices { found[k] = resolve(block[k], found[k], in: slots) }
  }

  @inline(__always)
  private static func add(_ rows: Span<UInt16>, _ lookups: [UInt64], _ count: Int, to sums: inout [Int32]) {
    var sums = sums.mutableSpan
    let found = lookups.span
    for k in 0..<count where found[k] != 0 {
      let content = found[k]
      if content & lengthBits == 0 {
        add(UInt16(truncatingIfNeeded: content), to: &sums)
        add(UInt16(truncatingIfNeeded: content >> 16), to: &sums)
        continue
      }
      var i = Int(content & 0xffff_ffff)
      // Content that fails the digest must not crash the reader, hence the bound instead of trust.
      let end = min(i + Int((content >> 32) & 0xff), rows.count)
      while i < end {
        add(rows[i], to: &sums)
        i += 1
      }
    }
  }

  private static let lengthBits: UInt64 = 0xff << 32

  @inline(__always)
  private static func add(_ entry: UInt16, to sums: inout MutableSpan<Int32>) {
    sums[Int(entry >> 8)] &+= weight(Int8(truncatingIfNeeded: entry))
  }

  /// Asks for the beginning of each row that stands elsewhere, so that the processor waits for all of them at once; the sum
  /// is of no use but to keep the loads.
  @inline(__always)
  private static func touch(_ rows: Span<UInt16>, _ lookups: [UInt64], _ count: Int) -> UInt16 {
    let found = lookups.span
    var sum: UInt16 = 0
    for k in 0..<count {
      // Without a branch, which would be guessed wrong: what has no row of its own asks for the first.
      let isRow: UInt64 = found[k] & lengthBits == 0 ? 0 : 1
      let start = Int((found[k] & 0xffff_ffff) &* isRow)
      sum &+= rows[start < rows.count ? start : 0]
    }
    return sum
  }

  /// The slot of the feature, whose home slot holds `content`; 0 for a feature without weights.
  @inline(__always)
  private static func resolve(_ hash: UInt64, _ content: UInt64, in slots: Span<UInt64>) -> UInt64 {
    let key = fingerprint(hash)
    if content == 0 || content >> 40 == key { return content }
    var slot = home(hash, slotCount: slots.count)
    for _ in 0..<slots.count {
      slot += 1
      if slot == slots.count { slot = 0 }
      let content = slots[slot]
      if content == 0 || content >> 40 == key { return content }
    }
    return 0
  }

  /// A stored byte is the signed square root of its weight: fine steps for the many small weights, room for the few large ones.
  @inline(__always)
  static func weight(_ code: Int8) -> Int32 { Int32(code) * Int32(abs(Int32(code))) }

  /// The byte whose weight is nearest to `value`, at most 127² in size.
  static func code(_ value: Float) -> Int8 {
    let root = min(127, abs(value).squareRoot().rounded())
    return Int8(value < 0 ? -root : root)
  }

  /// The largest weight that a byte holds.
  static let largestWeight: Float = 127 * 127

  /// The upper 24 bits of the hash, never 0.
  @inline(__always)
  static func fingerprint(_ hash: UInt64) -> UInt64 { max(hash >> 40, 1) }

  /// The lower half of the hash, scaled to the number of slots.
  @inline(__always)
  static func home(_ hash: UInt64, slotCount: Int) -> Int {
    Int(((hash & 0xffff_ffff) &* UInt64(slotCount)) >> 32)
  }
}

extension LinearModel {
  /// Lays out rows of `(label, code)`; rows without entries are left out, and what a row has beyond 255 entries.
  init(rows content: [(hash: UInt64, entries: [(label: UInt8, code: Int8)])], labelCount: Int) {
    let filled = content.filter { !$0.entries.isEmpty }
    // Sparser tables make for fewer steps until an absent feature is known to be absent.
    var slots = [UInt64](repeating: 0, count: max(16, filled.count * 8 / 5))
    var rows: [UInt16] = []
    for (hash, entries) in filled {
      var slot = Self.home(hash, slotCount: slots.count)
      while slots[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
      let kept = entries.prefix(255).map { UInt16($0.label) << 8 | UInt16(UInt8(bitPattern: $0.code)) }
      slots[slot] = Self.fingerprint(hash) << 40
      if kept.count <= 2 {
        slots[slot] |= UInt64(kept[0]) | UInt64(kept.count > 1 ? kept[1] : 0) << 16
      } else {
        slots[slot] |= UInt64(kept.count) << 32 | UInt64(rows.count)
        rows += kept
      }
    }
    self.init(slots: slots, rows: rows, labelCount: labelCount)
  }
}
