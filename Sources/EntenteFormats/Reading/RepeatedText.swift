/// Finds which of many short texts stand in a long one.
///
/// Source: Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987: one pass with a rolling hash over
/// windows of the texts' first letters, then comparison.
struct RepeatedText {
  private let text: [UInt8]
  /// Shorter texts stand in others by chance.
  private static let window = 20
  private static let base: UInt64 = 1_099_511_628_211

  init(_ text: [UInt8]) { self.text = text }

  /// Indices of the patterns that stand in the text, ascending; patterns of fewer than twenty bytes never do.
  ///
  /// - Complexity: O(text + patterns), but for patterns that begin alike.
  func repeated(_ patterns: [[UInt8]]) -> [Int] {
    var byHash: [UInt64: [Int]] = [:]
    for (index, pattern) in patterns.enumerated() where pattern.count >= Self.window {
      byHash[Self.hash(pattern[..<Self.window]), default: []].append(index)
    }
    guard !byHash.isEmpty, text.count >= Self.window else { return [] }
    var found: Set<Int> = []
    var power: UInt64 = 1
    for _ in 1..<Self.window { power = power &* Self.base }
    var hash = Self.hash(text[..<Self.window])
    var start = 0
    while true {
      if let candidates = byHash[hash] {
        for index in candidates where !found.contains(index) && text[start...].starts(with: patterns[index]) {
          found.insert(index)
        }
      }
      guard start + Self.window < text.count else { return found.sorted() }
      hash = (hash &- UInt64(text[start]) &* power) &* Self.base &+ UInt64(text[start + Self.window])
      start += 1
    }
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 &* base &+ UInt64($1) }
  }
}
