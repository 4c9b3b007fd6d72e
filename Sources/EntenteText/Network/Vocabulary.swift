/// Words with a row each in a table, found by the hashes of their lower-case forms.
struct Vocabulary: Sendable {
  /// Hashes, ascending; the word number `i` has row `i + 1` of the table, unknown words have row 0.
  let keys: MappedArray<UInt64>
  let table: WordEmbeddings.Table

  /// Row of a word, 0 where it is unknown.
  ///
  /// Hashes are spread evenly, so that the search begins close to where the key must be.
  /// - Complexity: O(log distance) from there, O(log words) for keys however spread
  func row(of key: UInt64) -> Int {
    keys.withSpan { keys in
      guard keys.count > 0 else { return 0 }
      let guess = Int(key.multipliedFullWidth(by: UInt64(keys.count)).high)
      var low = guess
      var high = guess
      var step = 16
      while low > 0, keys[low] > key {
        high = low
        low = max(0, low - step)
        step *= 2
      }
      step = 16
      while high < keys.count, keys[high] < key {
        low = high + 1
        high = min(keys.count, high + step)
        step *= 2
      }
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return low < keys.count && keys[low] == key ? low + 1 : 0
    }
  }
}
