/// A multi-class perceptron with averaged weights, in training.
///
/// Features exist once they took part in an update; a feature's row lists only the labels that were updated, which keeps
/// millions of features in memory.
///
/// - Source: M. Collins, "Discriminative Training Methods for Hidden Markov Models", 2002; averaging with time stamps as in
///   H. Daumé III, "Practical Structured Learning Techniques for Natural Language Processing", 2006, section 2.1.
struct Perceptron {
  private struct Slot {
    var hash: UInt64 = 0  // 0: empty
    var start: UInt32 = 0
    var count: UInt16 = 0
    var capacity: UInt16 = 0
  }

  private struct Entry {
    var total: Int64 = 0  // sum of the weight over all steps before `stamp`
    var weight: Int32 = 0
    var stamp: Int32 = 0
    var label: UInt8 = 0
  }

  let labelCount: Int
  private var slots: [Slot]
  private var used = 0
  private var entries: [Entry] = []
  private var now: Int32 = 1

  /// - Precondition: 1 to ``LinearModel/maximumLabelCount`` labels.
  init(labelCount: Int) {
    precondition((1...LinearModel.maximumLabelCount).contains(labelCount), "\(labelCount) labels")
    self.labelCount = labelCount
    slots = Array(repeating: Slot(), count: 1 << 16)
  }

  /// Sums of the current (not averaged) weights, by label.
  func score(_ features: FeatureVector, into scores: inout [Int32]) {
    precondition(scores.count == LinearModel.maximumLabelCount)
    for label in 0..<labelCount { scores[label] = 0 }
    for hash in features.hashes {
      let slot = slots[find(hash)]
      guard slot.hash != 0 else { continue }
      for i in Int(slot.start)..<Int(slot.start) + Int(slot.count) {
        scores[Int(entries[i].label)] &+= entries[i].weight
      }
    }
  }

  /// Counts one decision; averages are over all decisions.
  mutating func step() { now += 1 }

  /// Moves the features' weights towards `truth` and away from `guess`.
  mutating func update(_ features: FeatureVector, truth: Int, guess: Int) {
    guard truth != guess else { return }
    for hash in features.hashes {
      let slot = insert(hash)
      change(slot, UInt8(truth), by: 1)
      change(slot, UInt8(guess), by: -1)
    }
  }

  private func find(_ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func insert(_ hash: UInt64) -> Int {
    var slot = find(hash)
    if slots[slot].hash == 0 {
      if used * 2 >= slots.count {
        grow()
        slot = find(hash)
      }
      slots[slot].hash = hash
      used += 1
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.hash != 0 { slots[find(slot.hash)] = slot }
  }

  private mutating func change(_ slot: Int, _ label: UInt8, by amount: Int32) {
    let start = Int(slots[slot].start), count = Int(slots[slot].count)
    for i in start..<start + count where entries[i].label == label {
      entries[i].total += Int64(entries[i].weight) * Int64(now - entries[i].stamp)
      entries[i].stamp = now
      entries[i].weight += amount
      return
    }
    if count == Int(slots[slot].capacity) { move(slot) }
    entries[Int(slots[slot].start) + count] = Entry(total: 0, weight: amount, stamp: now, label: label)
    slots[slot].count += 1
  }

  /// Gives a full row twice the room at the end of the pool.
  private mutating func move(_ slot: Int) {
    let start = Int(slots[slot].start), count = Int(slots[slot].count)
    let capacity = max(2, count * 2)
    slots[slot].start = UInt32(entries.count)
    slots[slot].capacity = UInt16(capacity)
    for i in start..<start + count { entries.append(entries[i]) }
    for _ in count..<capacity { entries.append(Entry()) }
  }

  /// The averaged weights, rounded to 8 bits. The scale lets one weight in a thousand saturate, so that a few large weights do not
  /// cost the precision of all others.
  ///
  /// - Parameter threshold: weights below this many units of the scale are dropped
  func averaged(droppingBelow threshold: Int = 1) -> LinearModel {
    var means: [(hash: UInt64, entries: [(label: UInt8, mean: Float)])] = []
    var magnitudes: [Float] = []
    means.reserveCapacity(used)
    for slot in slots where slot.hash != 0 {
      var row: [(label: UInt8, mean: Float)] = []
      for entry in entries[Int(slot.start)..<Int(slot.start) + Int(slot.count)] {
        let total = entry.total + Int64(entry.weight) * Int64(now - entry.stamp)
        let mean = Float(Double(total) / Double(now))
        row.append((entry.label, mean))
        magnitudes.append(abs(mean))
      }
      row.sort { $0.label < $1.label }
      means.append((slot.hash, row))
    }
    magnitudes.sort()
    let top = magnitudes.isEmpty ? 1 : magnitudes[magnitudes.count * 999 / 1000]
    let scale = 127 / max(top, .leastNormalMagnitude)
    let rows = means.map { row in
      let kept = row.entries.compactMap { entry -> (label: UInt8, weight: Int8)? in
        let weight = Int((max(-127, min(127, entry.mean * scale))).rounded())
        return abs(weight) >= threshold ? (entry.label, Int8(weight)) : nil
      }
      return (hash: row.hash, entries: kept)
    }
    return LinearModel(rows: rows, labelCount: labelCount)
  }
}
