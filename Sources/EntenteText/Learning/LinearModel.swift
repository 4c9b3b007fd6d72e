/// A trained linear classifier as it is shipped: sparse rows of small integer weights behind a hash table.
///
/// A feature's row lists only the labels with a weight. Scores are integer sums, so they are equal on every machine.
/// A slot holds the upper half of the feature's hash (0: empty) and the start of its row; a row is its length followed by
/// `label << 8 | weight`.
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
  /// - Precondition: `scores` has ``maximumLabelCount`` entries.
  /// - Complexity: O(features × labels with a weight)
  public func score(_ features: FeatureVector, into scores: inout [Int32]) {
    precondition(scores.count == Self.maximumLabelCount)
    for label in 0..<labelCount { scores[label] = 0 }
    var sums = scores.mutableSpan
    slots.withSpan { slots in
      rows.withSpan { rows in
        for hash in features.hashes {
          let start = Self.row(of: hash, in: slots)
          // Content that fails the digest must not crash the reader, hence the bounds instead of trust.
          guard start >= 0, start < rows.count else { continue }
          let end = start + Int(rows[start])
          guard end < rows.count else { continue }
          for i in start..<end {
            let entry = rows[i + 1]
            sums[Int(entry >> 8)] &+= Int32(Int8(truncatingIfNeeded: entry))
          }
        }
      }
    }
  }

  /// Start of the feature's row; -1 for a feature without weights.
  @inline(__always)
  private static func row(of hash: UInt64, in slots: Span<UInt64>) -> Int {
    let key = fingerprint(hash)
    var slot = home(hash, slotCount: slots.count)
    for _ in 0..<slots.count {
      let content = slots[slot]
      if content >> 32 == key { return Int(content & 0xffff_ffff) }
      if content == 0 { return -1 }
      slot += 1
      if slot == slots.count { slot = 0 }
    }
    return -1
  }

  /// The upper half of the hash, never 0.
  @inline(__always)
  static func fingerprint(_ hash: UInt64) -> UInt64 { max(hash >> 32, 1) }

  /// The lower half of the hash, scaled to the number of slots.
  @inline(__always)
  static func home(_ hash: UInt64, slotCount: Int) -> Int {
    Int(((hash & 0xffff_ffff) &* UInt64(slotCount)) >> 32)
  }
}

extension LinearModel {
  /// Lays out rows of `(label, weight)`; rows without entries are left out.
  init(rows content: [(hash: UInt64, entries: [(label: UInt8, weight: Int8)])], labelCount: Int) {
    let filled = content.filter { !$0.entries.isEmpty }
    var slots = [UInt64](repeating: 0, count: max(16, filled.count * 4 / 3))
    var rows: [UInt16] = []
    for (hash, entries) in filled {
      var slot = Self.home(hash, slotCount: slots.count)
      while slots[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
      slots[slot] = Self.fingerprint(hash) << 32 | UInt64(rows.count)
      rows.append(UInt16(entries.count))
      for (label, weight) in entries { rows.append(UInt16(label) << 8 | UInt16(UInt8(bitPattern: weight))) }
    }
    self.init(slots: slots, rows: rows, labelCount: labelCount)
  }
}
