/// The words of one document, as evidence of whether a hyphen before a gap was made by a line's end.
struct DocumentWords: Sendable {
  enum Joint { case space, hyphen, nothing }

  /// FNV-1a of the words in lower case, hyphenated ones as a whole too; empty where no hyphen stands before a gap.
  private let seen: Set<UInt64>

  /// - Complexity: O(n).
  init(_ text: SourceText) {
    guard Self.hasGapAfterHyphen(text.bytes) else {
      seen = []
      return
    }
    var seen: Set<UInt64> = []
    let bytes = text.bytes
    var position = 0
    while position < bytes.count {
      guard Self.isLetter(bytes[position]) else {
        position += 1
        continue
      }
      var whole = Hash()
      var part = Hash()
      var lastWasHyphen = false
      while position < bytes.count {
        let byte = bytes[position]
        if Self.isLetter(byte) {
          whole.add(byte)
          part.add(byte)
          lastWasHyphen = false
        } else if byte == UInt8(ascii: "-"), position + 1 < bytes.count, Self.isLetter(bytes[position + 1]) {
          whole.add(byte)
          seen.insert(part.value)
          part = Hash()
        } else {
          lastWasHyphen = byte == UInt8(ascii: "-")
          break
        }
        position += 1
      }
      // A word before a hyphen and a gap is perhaps half a word: no evidence.
      if !lastWasHyphen {
        seen.insert(part.value)
        seen.insert(whole.value)
      }
    }
    self.seen = seen
  }

  /// What belongs between text that ends in a hyphen and the word that follows after a gap.
  func joint(after text: [UInt8], before source: [UInt8], at position: Int, acrossLines: Bool) -> Joint {
    guard text.count >= 2, text[text.count - 1] == UInt8(ascii: "-"), Self.isLetter(text[text.count - 2]),
      position < source.count, Self.isLetter(source[position])
    else { return .space }
    var start = text.count - 1
    while start > 0, Self.isLetter(text[start - 1]) { start -= 1 }
    let first = text[start..<text.count - 1]
    var end = position
    while end < source.count, Self.isLetter(source[end]) { end += 1 }
    let second = source[position..<end]
    let isSuspended = Self.conjunctions.contains(String(decoding: second, as: UTF8.self))
    if isSuspended && !seen.contains(Hash(first, hyphen: true, second).value) { return .space }
    if seen.contains(Hash(first, hyphen: true, second).value) { return .hyphen }
    let isLower = second.first.map { $0 >= 97 } ?? false
    let prefix = String(decoding: first, as: UTF8.self).lowercased()
    if seen.contains(Hash(first, hyphen: false, second).value), isLower { return .nothing }
    if Self.compounding.contains(prefix) { return .hyphen }
    guard acrossLines else {
      return end < source.count && source[end] == UInt8(ascii: "-") ? .hyphen : .space
    }
    if !isLower { return .hyphen }
    let bothAreWords = seen.contains(Hash(first).value) && seen.contains(Hash(second).value)
    return bothAreWords ? .hyphen : .nothing
  }

  private static let conjunctions: Set<String> = [
    "and", "or", "to", "nor", "but", "as", "through", "versus", "than", "und",
  ]

  /// First parts that keep their hyphen.
  private static let compounding: Set<String> = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "self", "well", "long",
    "short",
    "high", "low", "non", "ex", "vice", "all", "half", "cross", "mid", "sino", "indo", "euro", "afro",
    "anglo", "franco",
    "russo", "greco", "quasi", "large", "small", "deep", "full", "first", "second", "third", "one", "two",
    "three",
    "four", "five",
  ]

  private static func hasGapAfterHyphen(_ bytes: [UInt8]) -> Bool {
    var position = 1
    while position + 1 < bytes.count {
      if bytes[position] == UInt8(ascii: "-"), isLetter(bytes[position - 1]),
        bytes[position + 1] <= 0x20 || bytes[position + 1] == 0xC2
      {
        return true
      }
      position += 1
    }
    return false
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || ((byte | 0x20) >= 97 && (byte | 0x20) <= 122)
  }

  private struct Hash {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325

    init() {}
    init(_ word: ArraySlice<UInt8>) { for byte in word { add(byte) } }
    init(_ first: ArraySlice<UInt8>, hyphen: Bool, _ second: ArraySlice<UInt8>) {
      self.init(first)
      if hyphen { add(UInt8(ascii: "-")) }
      for byte in second { add(byte) }
    }

    mutating func add(_ byte: UInt8) {
      let lower = byte >= 65 && byte <= 90 ? byte | 0x20 : byte
      value = (value ^ UInt64(lower)) &* 0x100_0000_01b3
    }
  }
}
