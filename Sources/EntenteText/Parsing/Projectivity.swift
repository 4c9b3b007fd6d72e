/// Heads of a tree without crossing arcs: each crossing dependent is lifted to the nearest ancestor that crosses nothing,
/// shortest arcs first.
///
/// - Parameter heads: head of every node 1...n, 0 for the root; index 0 unused
/// - Returns: the same tree where it is projective already.
/// - Complexity: O(lifts × n²); few English sentences need any.
/// - Source: J. Nivre, J. Nilsson, "Pseudo-Projective Dependency Parsing", 2005 (without encoding the lifts in labels).
func projectivized(_ heads: [Int]) -> [Int] {
  var heads = heads
  while let word = smallestNonProjective(heads) { heads[word] = heads[heads[word]] }
  return heads
}

/// The dependent of the shortest arc that covers a word which its head does not dominate.
private func smallestNonProjective(_ heads: [Int]) -> Int? {
  var best: (word: Int, length: Int)?
  for word in 1..<max(1, heads.count) {
    let head = heads[word]
    let length = abs(head - word)
    guard head > 0, length < best?.length ?? .max else { continue }
    if !(min(word, head) + 1..<max(word, head)).allSatisfy({ dominates(head, $0, heads) }) {
      best = (word, length)
    }
  }
  return best?.word
}

private func dominates(_ ancestor: Int, _ word: Int, _ heads: [Int]) -> Bool {
  var node = word
  while node != ancestor, node > 0 { node = heads[node] }
  return node == ancestor
}
