import EntenteGraph

/// Numbers words in the order in which they first appear: a hash table with open addressing over their bytes, so that
/// no string is made for an edge. The hash decides only where a word is looked for, never its number.
struct WordTable: ~Copyable {
  var count: Int { starts.count - 1 }
  /// The bytes of all words, one after the other, and where each begins.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// A power of two, at most half full.
  private var slots = Cells(repeating: Slot(), count: 1024)

  /// What is known of a word in the slot itself: of one of at most eight bytes all, so that finding it reads one place of
  /// memory. Three reads at random, of slot, place and bytes, took most of the time of looking up.
  struct Slot: BitwiseCopyable {
    var beginning: UInt64 = 0
    var length: UInt32 = 0
    /// The word's number + 1; 0 where the slot is free.
    var word: UInt32 = 0
  }

  mutating func number(of word: Span<UInt8>) -> Int {
    if count * 2 >= slots.count { grow() }
    let length = UInt32(word.count)
    let (beginning, hash) = Self.hash(word)
    var place = hash & (slots.count - 1)
    while slots[place].word != 0 {
      let slot = slots[place]
      if slot.beginning == beginning, slot.length == length {
        let known = Int(slot.word) - 1
        if length <= 8 || isEqual(known, to: word) { return known }
      }
      place = (place + 1) & (slots.count - 1)
    }
    for i in word.indices { bytes.append(word[i]) }
    starts.append(bytes.count)
    slots[place] = Slot(beginning: beginning, length: length, word: UInt32(count))
    return count - 1
  }

  private mutating func grow() {
    let larger = Cells(repeating: Slot(), count: slots.count * 4)
    for number in 0..<count {
      let word = bytes.span.extracting(starts[number]..<starts[number + 1])
      let (beginning, hash) = Self.hash(word)
      var place = hash & (larger.count - 1)
      while larger[place].word != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = Slot(beginning: beginning, length: UInt32(word.count), word: UInt32(number + 1))
    }
    slots = larger
  }

  /// Compares two words of one length behind their first eight bytes.
  private func isEqual(_ known: Int, to word: Span<UInt8>) -> Bool {
    let start = starts[known]
    for i in 8..<word.count where bytes[start + i] != word[i] { return false }
    return true
  }

  /// The first eight bytes of a word, and a hash of all: eight at a time, of a product the high bits.
  private static func hash(_ word: Span<UInt8>) -> (beginning: UInt64, hash: Int) {
    var (beginning, hash, at) = (UInt64(0), UInt64(word.count), 0)
    repeat {
      var eight: UInt64 = 0
      for i in at..<min(at + 8, word.count) { eight = eight << 8 | UInt64(word[i]) }
      if at == 0 { beginning = eight }
      hash = (hash ^ eight) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      at += 8
    } while at < word.count
    return (beginning, Int(truncatingIfNeeded: (hash &* 0xD6E8_FEB8_6659_FD93) >> 32))
  }
}
