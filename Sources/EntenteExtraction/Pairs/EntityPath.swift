import EntenteText

/// The way through a tree from one word to another.
struct EntityPath {
  /// The words from the first upwards, itself first, without the topmost.
  let up: [Int]
  /// The word under which both stand; `nil` where they have different roots.
  let top: Int?
  /// The words from the second upwards, itself first, without the topmost.
  let down: [Int]

  init(from first: Int, to second: Int, in tree: SyntaxTree) {
    let above = Self.chain(first, tree)
    let places = Dictionary(zip(above, above.indices), uniquingKeysWith: { a, _ in a })
    var down: [Int] = []
    for word in Self.chain(second, tree) {
      if let place = places[word] {
        self.init(up: Array(above[..<place]), top: word, down: down)
        return
      }
      down.append(word)
    }
    self.init(up: above, top: nil, down: down)
  }

  private init(up: [Int], top: Int?, down: [Int]) {
    self.up = up
    self.top = top
    self.down = down
  }

  /// The word and all above it; a circle is walked once.
  private static func chain(_ word: Int, _ tree: SyntaxTree) -> [Int] {
    var chain = [word]
    var seen: Set<Int> = [word]
    while let last = chain.last, let head = tree.head(of: last), seen.insert(head).inserted {
      chain.append(head)
    }
    return chain
  }
}
