/// Words with what is known of them beyond the trees: a vector for the network, classes and lists for the linear name tagger.
///
/// Vectors come from a pretrained network, lists from a census and a gazetteer of places; `tools/network/lexicon.py` makes them.
struct ListedWords: Sendable {
  let vocabulary: Vocabulary
  /// Of each row of the vocabulary: bits 0–6 its class of 128, bits 7–16 its class of 1,024, the rest the lists that it is on.
  let classes: MappedArray<Int32>

  struct Entry {
    var broad: UInt64 = 0
    var narrow: UInt64 = 0
    var lists: UInt64 = 0
  }

  /// - Parameter key: ``WordForm/lower``
  /// - Returns: `nil` for a word that is not listed
  func entry(_ key: UInt64) -> Entry? {
    let row = vocabulary.row(of: key)
    guard row > 0 else { return nil }
    let bits = UInt64(UInt32(bitPattern: classes[row]))
    return Entry(broad: 1 + bits & 127, narrow: 1 + bits >> 7 & 1023, lists: 1 + bits >> 17)
  }
}
