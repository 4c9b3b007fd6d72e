/// How words are capitalised where nothing asks for a capital: a capital on a word that is commonly written small
/// says that a sentence begins.
struct CaseHabits: Sendable {
  /// Hashes of folded letters, ascending.
  let words: [UInt64]
  /// 1 (never capitalised) to 5 (always), by word.
  let habits: [UInt8]

  static let unknown: UInt8 = 0

  init(words: [UInt64] = [], habits: [UInt8] = []) {
    precondition(words.count == habits.count)
    self.words = words
    self.habits = habits
  }

  /// - Complexity: O(log words)
  func habit(_ word: UInt64) -> UInt8 {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low] == word ? habits[low] : Self.unknown
  }
}

/// Counts capitals in raw text, without a tokeniser: only words between plain words count, where no sentence can begin.
struct CaseHabitsBuilder {
  private var counts: [UInt64: (small: UInt32, capital: UInt32)] = [:]

  /// Takes in a text in UTF-8.
  mutating func add(_ text: [UInt8]) {
    var chunk = TextChunk()
    var position = 0
    var afterPlain = false
    while chunk.read(text, from: &position, to: text.count) {
      let letters = letterCount(chunk)
      if letters > 1 || chunk.count == 1 && letters == 1 {
        if afterPlain && chunk.gapBefore == .space { count(chunk, letters) }
      }
      afterPlain = letters == chunk.count
    }
  }

  /// Length of the run of letters that the chunk begins with, 0 where capitals follow one another.
  private func letterCount(_ chunk: TextChunk) -> Int {
    let end = chunk.classes.firstIndex { !$0.isLetter } ?? chunk.count
    let isShouted = end > 1 && chunk.classes[1] == .upper
    return isShouted ? 0 : end
  }

  private mutating func count(_ chunk: TextChunk, _ letters: Int) {
    let word = chunk.hash(0..<min(letters, 24))
    if chunk.classes[0] == .upper {
      counts[word, default: (0, 0)].capital += 1
    } else {
      counts[word, default: (0, 0)].small += 1
    }
  }

  /// Habits of the words seen at least `leastCount` times.
  func build(leastCount: UInt32 = 5) -> CaseHabits {
    let words = counts.filter { $0.value.small + $0.value.capital >= leastCount }.keys.sorted()
    return CaseHabits(words: words, habits: words.map { habit(counts[$0] ?? (0, 0)) })
  }

  private func habit(_ count: (small: UInt32, capital: UInt32)) -> UInt8 {
    let share = Double(count.capital) / Double(max(1, count.small + count.capital))
    return share < 0.02 ? 1 : share < 0.25 ? 2 : share < 0.75 ? 3 : share < 0.98 ? 4 : 5
  }
}
