/// A multi-class perceptron with averaged weights, in training.
///
/// A feature gets weights from its n-th update on (`leastUpdates`): most features are seen once or twice and only cost memory.
/// Its row lists only the labels that were updated.
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
  private let leastUpdates: UInt8
  /// Updates of the features without weights, by some bits of their hash: a few share a counter.
  private var sightings: [UInt8]

  /// - Precondition: 1 to ``LinearModel/maximumLabelCount`` labels.
  init(labelCount: Int, leastUpdates: UInt8 = 1) {
    precondition((1...LinearModel.maximumLabelCount).contains(labelCount), "\(labelCount) labels")
    self.labelCount = labelCount
    self.leastUpdates = leastUpdates
    sightings = Array(repeating: 0, count: leastUpdates > 1 ? 1 << 24 : 1)
    slots = Array(repeating: Slot(), count: 1 << 16)
  }

  /// Sums of the current (not averaged) weights, by label.
  func score(_ features: FeatureVector, into scores: inout Scores) {
    scores.clear(labelCount)
    let hashes = features.hashes.span
    var first = 0
    while first < hashes.count {
      let block = hashes.extracting(first..<min(first + Scores.blockSize, hashes.count))
      look(up: block, &scores.lookups)
      add(scores.lookups, block.count, to: &scores.sums)
      first += block.count
    }
  }

  /// The row of each feature as `start << 16 | count`; 0 for a feature without weights.
  private func look(up block: Span<UInt64>, _ found: inout [UInt64]) {
    var found = found.mutableSpan
    let slots = slots.span
    let mask = slots.count - 1
    for k in block.indices { found[k] = slots[Int(truncatingIfNeeded: block[k]) & mask].hash }
    for k in block.indices where found[k] != 0 {
      var i = Int(truncatingIfNeeded: block[k]) & mask
      while slots[i].hash != block[k], slots[i].hash != 0 { i = (i + 1) & mask }
      found[k] = UInt64(slots[i].start) << 16 | UInt64(slots[i].count)
    }
  }

  private func add(_ lookups: [UInt64], _ count: Int, to sums: inout [Int32]) {
    var sums = sums.mutableSpan
    let entries = entries.span
    let found = lookups.span
    for k in 0..<count where found[k] != 0 {
      let start = Int(found[k] >> 16)
      for e in start..<start + Int(found[k] & 0xffff) { sums[Int(entries[e].label)] &+= entries[e].weight }
    }
  }

  /// Counts one decision; averages are over all decisions.
  mutating func step() { now += 1 }

  /// Moves the features' weights towards `truth` and away from `guess`.
  mutating func update(_ features: FeatureVector, truth: Int, guess: Int) {
    guard truth != guess else { return }
    for hash in features.hashes {
      guard let slot = insert(hash) else { continue }
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

  /// The feature's slot; `nil` where it has not been updated often enough to get one.
  private mutating func insert(_ hash: UInt64) -> Int? {
    var slot = find(hash)
    if slots[slot].hash == 0 {
      guard isFrequent(hash) else { return nil }
      if used * 2 >= slots.count {
        grow()
        slot = find(hash)
      }
      slots[slot].hash = hash
      used += 1
    }
    return slot
  }

  private mutating func isFrequent(_ hash: UInt64) -> Bool {
    guard leastUpdates > 1 else { return true }
    let counter = Int(truncatingIfNeeded: hash >> 20) & (sightings.count - 1)
    sightings[counter] = min(sightings[counter] + 1, leastUpdates)
    return sightings[counter] >= leastUpdates
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.hash != 0 { slots[find(slot.hash)] = slot }
  }

  private mutating func change(_ slot: Int, _ label: UInt8, by amount: Int32) {
    let start = Int(slots[slot].start)
    let count = Int(slots[slot].count)
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
    let start = Int(slots[slot].start)
    let count = Int(slots[slot].count)
    let capacity = max(2, count * 2)
    slots[slot].start = UInt32(entries.count)
    slots[slot].capacity = UInt16(capacity)
    for i in start..<start + count { entries.append(entries[i]) }
    for _ in count..<capacity { entries.append(Entry()) }
  }

  /// The averaged weights, rounded to 8 bits (``LinearModel/weight(_:)``).
  ///
  /// - Parameter threshold: averages smaller than this are dropped; an update changes a weight by 1
  func averaged(droppingBelow threshold: Float = 0) -> LinearModel {
    var rows: [(hash: UInt64, entries: [(label: UInt8, mean: Float)])] = []
    rows.reserveCapacity(used)
    var largest: Float = 1
    for slot in slots where slot.hash != 0 {
      let row = means(slot).filter { abs($0.mean) >= threshold }
      largest = row.reduce(largest) { max($0, abs($1.mean)) }
      if !row.isEmpty { rows.append((slot.hash, row)) }
    }
    let scale = LinearModel.largestWeight / largest
    let coded = rows.map { row in
      let entries = row.entries.map { (label: $0.label, code: LinearModel.code($0.mean * scale)) }
      return (hash: row.hash, entries: entries.filter { $0.code != 0 })
    }
    return LinearModel(rows: coded, labelCount: labelCount)
  }

  private func means(_ slot: Slot) -> [(label: UInt8, mean: Float)] {
    let row = entries[Int(slot.start)..<Int(slot.start) + Int(slot.count)]
    return row.map { entry in
      let total = entry.total + Int64(entry.weight) * Int64(now - entry.stamp)
      return (entry.label, Float(Double(total) / Double(now)))
    }.sorted { $0.label < $1.label }
  }
}
