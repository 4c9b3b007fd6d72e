/// A fixed number of bits in 64-bit words; bits past `count` are 0.
struct BitVector: Sendable, Equatable {
  let count: Int
  private var words: [UInt64]

  init(count: Int, repeating bit: Bool = false) {
    self.count = count
    words = [UInt64](repeating: bit ? .max : 0, count: (count + 63) / 64)
    if bit, count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
  }

  subscript(index: Int) -> Bool {
    get {
      precondition(index < count, "bit \(index) of \(count)")
      return words[index >> 6] & (1 << UInt64(index & 63)) != 0
    }
    set {
      precondition(index < count, "bit \(index) of \(count)")
      let bit: UInt64 = 1 << UInt64(index & 63)
      if newValue { words[index >> 6] |= bit } else { words[index >> 6] &= ~bit }
    }
  }

  var memberCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  var members: [Int] {
    var result: [Int] = []
    for (w, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(w << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return result
  }

  mutating func combine(with other: Self, _ operation: (UInt64, UInt64) -> UInt64) {
    precondition(count == other.count, "sets of different graphs: \(count) and \(other.count)")
    for w in words.indices { words[w] = operation(words[w], other.words[w]) }
  }
}
