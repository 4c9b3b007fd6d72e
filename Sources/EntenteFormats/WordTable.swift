/// Numbers words in the order in which they first appear: a hash table with open addressing over places in
/// the file, so that no string is made for an edge. The hash decides only where a word is looked for, never
/// its number.
struct WordTable {
  private(set) var words: [Range<Int>] = []
  /// 0 is free, otherwise a word's number + 1; a power of two, at most half full.
  private var slots = [UInt32](repeating: 0, count: 1024)

  mutating func number(of word: Range<Int>, in bytes: Span<UInt8>) -> Int {
    if words.count * 2 >= slots.count { grow(bytes) }
    var slot = Self.hash(word, bytes) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if Self.equal(words[known], word, bytes) { return known }
      slot = (slot + 1) & (slots.count - 1)
    }
    words.append(word)
    slots[slot] = UInt32(words.count)
    return words.count - 1
  }

  private mutating func grow(_ bytes: Span<UInt8>) {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, word) in words.enumerated() {
      var slot = Self.hash(word, bytes) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private static func equal(_ a: Range<Int>, _ b: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where bytes[a.lowerBound + i] != bytes[b.lowerBound + i] { return false }
    return true
  }

  /// FNV-1a with its high bits folded down.
  private static func hash(_ word: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in word { hash = (hash ^ UInt64(bytes[i])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF_FFFF_FFFF)
  }
}
